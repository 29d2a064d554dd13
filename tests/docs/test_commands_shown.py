"""Every command that a page shows is run as it stands there, and prints what the page says that it prints."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from investcase.cli.main import cli
from shown import DOCS, FIRST, PICTURE, ROOT, Shown, Written, fences, furnish, shown_on, steps_of, words_of_page_1

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="the docs are not part of the wheel")
PAGES = [*sorted(DOCS.glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"] if DOCS.is_dir() else []
WITH_COMMANDS = [page for page in PAGES if shown_on(page)]
ELSEWHERE = {"serve": "tests/serving", "across": "tests/many", "budget-round": "tests/rounds"}
"""Commands that run till they are stopped, for minutes or over many cases: their own tests run them; here their words
are read.
"""
_INLINE = re.compile(r"`investcase (?!\[)([^`\n]+)`")


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.stem)
def test_every_command_of_a_page_prints_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    furnish(tmp_path, library=page.stem == "keeping-the-figures")
    for step in steps_of(page):
        if isinstance(step, Written):
            file = tmp_path / step.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step.text, "utf-8")
        elif step.words[0] not in ELSEWHERE:
            code, printed = step.run()
            assert code in (0, 1), f"{page.name}: {step.command}\n{printed}"
            assert step.agrees(printed), f"{page.name}: {step.command} prints now\n{printed}"
    if page == FIRST:
        pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)
        kept = PICTURE.with_suffix(".txt").read_text("utf-8")
        assert words_of_page_1(tmp_path / "our-case.pdf") == kept, "the picture is stale: scripts/renew-papers"


def test_a_page_that_shows_other_words_is_seen() -> None:
    shown = Shown("a page", "investcase show x", "first\n…\nlast\n")
    assert shown.agrees("first\nand\nmore\nlast\n")
    assert shown.agrees("first\nlast\n")
    assert not shown.agrees("first\nand\nmore\n")
    assert not shown.agrees("first\nlast\nand more\n")


def test_what_stands_in_another_kind_of_block_is_run_as_well() -> None:
    """A block without `$` is read by people as commands too; each of them is one that a console block shows."""
    run = {shown.command for page in PAGES for shown in shown_on(page)}
    other = [
        (page.name, line.partition("#")[0].strip())
        for page in PAGES
        for mark, block in fences(page.read_text("utf-8"))
        if mark != "console"
        for line in block.splitlines()
        if line.startswith("investcase ")
    ]
    assert len(other) >= 4
    assert [each for each in other if each[1] not in run] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_in_a_sentence_has_the_options_that_it_is_said_to_have(page: Path) -> None:
    shown = [shown.command.removeprefix("investcase ") for shown in shown_on(page)]
    for words in [*_INLINE.findall(page.read_text("utf-8")), *shown]:
        assert unknown_in(words) == "", f"{page.name}: investcase {words}"


def unknown_in(words: str) -> str:
    """What of a command's words the parser does not know; nothing if it knows all."""
    name, *rest = words.split()
    if name.startswith("-"):
        return ""
    context = click.Context(cli)
    command = cli.get_command(context, name)
    while isinstance(command, click.Group) and rest:
        command, name = command.commands.get(rest[0]), rest.pop(0)
    if command is None:
        return name
    options = {each for param in command.get_params(context) for each in (*param.opts, *param.secondary_opts)}
    return " ".join(each for each in rest if re.match(r"--?[a-z]", each) and each.split("=")[0] not in options)


def test_a_command_or_an_option_that_is_not_there_is_seen() -> None:
    assert unknown_in("chek CASE") == "chek"
    assert unknown_in("check CASE --everything") == "--everything"
    assert unknown_in("check CASE --all") == ""
    assert unknown_in("library ad FIGURE") == "ad"
    assert unknown_in("library add FIGURE --everything --since DAY") == "--everything"


def test_what_is_run_elsewhere_has_tests_there() -> None:
    assert all((ROOT / folder).is_dir() for folder in ELSEWHERE.values())
    assert {shown.words[0] for page in PAGES for shown in shown_on(page)} >= set(ELSEWHERE)
