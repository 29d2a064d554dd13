"""What is printed keeps to the terminal's columns, and can be read line by line."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from investcase.cli.main import cli

ROOT = Path(__file__).parents[2]
KENT = str(ROOT / "examples" / "kent-at-home")
FIFE = str(ROOT / "examples" / "fife-at-home")
SAID = [
    ("run", FIFE),
    ("run", FIFE, "--set", "deadweight=20%"),
    ("simulate", FIFE, "--draws", "2000"),
    ("find-out", FIFE),
    ("sensitivity", FIFE),
    ("sensitivity", FIFE, "--against", "home_care_hours", "ccn.achievement"),
    ("explain", FIFE),
    ("explain", FIFE, "npsv", "--depth", "1"),
    ("compare", KENT, FIFE),
    ("list", "models"),
    ("list", "places", "--nation", "wales"),
    ("list", "checks", "equality"),
    ("library", "report"),
    ("reconcile", "ccn-independent-settings", "--nation", "northern_ireland"),
    ("reconcile", "ccn-independent-settings", "--place", "Kent"),
    ("show", "falls-exercise"),
]


@functools.cache
def printed(arguments: tuple[str, ...], columns: int | None) -> str:
    env = {"COLUMNS": None if columns is None else str(columns)}
    done = CliRunner().invoke(cli, list(arguments), env=env)
    assert not done.stderr, done.stderr
    return done.stdout


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("arguments", SAID, ids=" ".join)
def test_no_line_is_wider_than_the_terminal(arguments: tuple[str, ...], columns: int) -> None:
    too_wide = [line for line in printed(arguments, columns).splitlines() if len(line) > columns]
    # A word that is longer than a line, such as an address or a file, is not cut, so that it can be copied.
    assert [line for line in too_wide if max(len(word) for word in line.split()) < columns // 2] == []


def test_a_terminal_narrower_than_any_is_taken_for_forty_columns() -> None:
    assert printed(("run", FIFE), 12) == printed(("run", FIFE), 40)
    assert printed(("run", FIFE), 300) == printed(("run", FIFE), None) == printed(("run", FIFE), 80)


@pytest.mark.parametrize("arguments", SAID[:6], ids=" ".join)
def test_plain_has_neither_rules_nor_columns(arguments: tuple[str, ...]) -> None:
    text = printed((*arguments, "--plain"), 80)
    assert not re.search(r"--|==|\S {2,}\S", text)


def test_every_number_of_a_table_is_said_line_by_line_too() -> None:
    amount = re.compile(r"−?£[\d.,]+[km]?")
    assert set(amount.findall(printed(("run", KENT), 80))) == set(amount.findall(printed(("run", KENT, "--plain"), 80)))


def test_the_answer_begins_with_the_headline_and_what_is_asked() -> None:
    text = " ".join(printed(("run", KENT), 80).split())
    first = text.index("The council would spend £7.4m to help older people")
    asked = text.index("You are asked to - Approve £7.44m over five years from April 2027")
    assert first < asked < text.index("Effect on the budget: Council")
