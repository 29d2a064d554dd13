"""A name that is given and is none, or of the wrong kind: misuse, and one sentence, wherever it was asked for."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cases import SMALLEST
from investcase.cli.failure import MISUSE
from investcase.cli.main import cli

LONG = "x" * 5000
NOTHING = {
    "nosuch": "nothing of that name",
    "": "is empty",
    " ": "is empty",
    LONG: "no name is as long",
    "a\nb": "a\\nb",
}
READ = {
    **NOTHING,
    "loop": "a link that leads only to itself",
    "dangling": "a link to what is not there",
    "case.yaml/x": "is a file",
    "/dev/null": "is a device",
}
READING = [
    ("check", "{}"),
    ("compare", "{}", "case.yaml"),
    ("compare", "case.yaml", "{}"),
    ("equality", "case.yaml", "--with", "{}"),
    ("check", "case.yaml", "--library", "{}"),
    ("list", "models", "--library", "{}"),
    ("budget-round", "{}"),
    ("compare", "case.yaml", "case.yaml", "--second-library", "{}"),
]
WRITTEN = {
    "": "",
    " ": "",
    "a\nb.pdf": "a line break",
    "a\nb/c.pdf": "a line break",
    LONG: "too long",
    "loop": "itself",
}
WRITING = [
    ("pdf", "case.yaml", "-o", "{}"),
    ("equality", "case.yaml", "-o", "{}"),
    ("across", "case.yaml", "--places", "england", "-o", "{}"),
    ("budget-round", "case.yaml", "-o", "{}"),
    ("new", "kent", "--place", "Kent", "--model", "ccn-home-care-hours", "--no-input", "--output", "{}"),
]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("case.yaml").write_text(SMALLEST, "utf-8")
    Path("loop").symlink_to("loop.pdf")
    Path("loop.pdf").symlink_to("loop")
    Path("dangling").symlink_to("nosuch")


def refused(command: tuple[str, ...], name: str) -> str:
    before = sorted(Path().iterdir())
    ended = CliRunner().invoke(cli, [part.format(name) for part in command])
    assert ended.exit_code == MISUSE, ended.output
    sentences = [line for line in ended.output.splitlines() if line.startswith("Error: ")]
    assert len(sentences) == 1
    assert len(sentences[0]) < 400
    assert ended.output.splitlines()[-1] == sentences[0], "a sentence is one line"
    assert sorted(Path().iterdir()) == before
    return sentences[0]


@pytest.mark.parametrize("command", READING, ids=" ".join)
@pytest.mark.parametrize("name", READ, ids=lambda name: repr(name[:12]))
def test_what_is_to_be_read_and_is_not_there_is_told(command: tuple[str, ...], name: str) -> None:
    assert READ[name] in refused(command, name)


@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
@pytest.mark.parametrize("name", WRITTEN, ids=lambda name: repr(name[:12]))
def test_a_name_that_no_file_should_have_is_refused_before_any_work(command: tuple[str, ...], name: str) -> None:
    if command[0] == "new" and not name.strip():
        pytest.skip("the folder here has no name of its own")
    assert WRITTEN[name] in refused(command, name)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "--years", "ten"), "'ten' is not a whole number from 1 to 60"),
        (("new", "--years", "61"), "'61' is not a whole number from 1 to 60"),
        (("simulate", "case.yaml", "--seed", "-1"), "'-1' is not a whole number from 0 up"),
        (("check", "case.yaml", "x"), "'x' is not a whole number from 1 up"),
    ],
)
def test_a_number_that_is_none_is_refused_in_plain_words(arguments, said):
    refused = CliRunner().invoke(cli, list(arguments))
    assert (refused.exit_code, said in refused.output) == (MISUSE, True), refused.output
