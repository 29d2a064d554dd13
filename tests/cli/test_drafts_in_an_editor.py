"""A draft of `new` turns an editor's help on: its first line names a schema, which lies there and takes the draft."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from investcase.cli.asking.starters import starters
from investcase.cli.main import cli


@pytest.mark.parametrize("like", sorted(starters()))
def test_the_schema_that_the_first_line_names_takes_the_draft(
    like: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    model = ["--model", "telecare"] if starters()[like].models != "no" else []
    made = CliRunner().invoke(cli, ["new", "a-draft", "--place", "Swansea", "--like", like, *model, "--no-input"])
    assert made.exit_code == 0, made.output
    assert ".investcase" not in made.output
    case = tmp_path / "a-draft" / "case.yaml"
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", case.read_text("utf-8").splitlines()[0])
    assert named is not None
    schema = json.loads((case.parent / named[1]).read_text("utf-8"))
    text = case.read_text("utf-8").replace("£___", "£1").replace("___%", "1%")
    faults = list(jsonschema.Draft7Validator(schema).iter_errors(yaml.load(text, Loader=yaml.BaseLoader)))
    # What is still a blank is no date or number, and is to be seen in the editor.
    assert [fault.message for fault in faults if "___" not in str(fault.instance)] == []


def test_a_draft_that_stands_keeps_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ["new", "a-draft", "--place", "Swansea", "--like", "cut", "--no-input"]
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    held = (tmp_path / "a-draft" / "case.yaml").read_bytes()
    assert CliRunner().invoke(cli, arguments).exit_code != 0
    assert (tmp_path / "a-draft" / "case.yaml").read_bytes() == held
    assert sorted(path.name for path in (tmp_path / "a-draft").iterdir()) == [".investcase", "case.yaml"]
