"""A draft of a model that lies beside a case: it holds up the case that uses it, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cases import with_lines, with_model
from investcase.cli.main import cli
from investcase.reading.problems import Problems, Severity
from investcase.resolving.case import load


@pytest.mark.parametrize("typed", ["my-model", '"my-model"', r'"my\x2dmodel"'])
def test_a_draft_holds_up_the_case_that_names_it_alone(tmp_path: Path, typed: str) -> None:
    written = CliRunner().invoke(cli, ["new-model", "my-model", "--output", str(tmp_path)], standalone_mode=False)
    assert written.exception is None, written.output
    for name, text in {
        "other": with_lines(["id: a, title: A, body: council, each_year: £1m"]),
        "own": with_model(),
    }.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.yaml").write_text(text.replace("ccn-independent-settings", typed), "utf-8")
    (told,) = [each for each in load(tmp_path / "other").problems if each.code == "model-draft"]
    assert told.severity is Severity.NOTE
    assert "my-model is a draft that this case does not use: " in told.message
    with pytest.raises(Problems) as refused:
        load(tmp_path / "own")
    assert {each.code for each in refused.value.problems} == {"still-blank"}


def test_a_model_that_is_wrong_and_no_draft_still_stops_every_case(tmp_path: Path) -> None:
    CliRunner().invoke(cli, ["new-model", "my-model", "--output", str(tmp_path)], standalone_mode=False)
    file = tmp_path / "assumptions" / "models" / "my-model" / "model.yaml"
    file.write_text(f"{file.read_text('utf-8')}\nnot_a_field: 3\n", "utf-8")
    (tmp_path / "case.yaml").write_text(with_lines(["id: a, title: A, body: council, each_year: £1m"]), "utf-8")
    with pytest.raises(Problems, match="not_a_field"):
        load(tmp_path / "case.yaml")
