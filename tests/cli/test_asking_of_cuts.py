"""What `new` asks of a service that is made smaller, and what the draft then says of what is left open."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from cases import SMALLEST, solved
from investcase.checks.review import reviewed
from investcase.cli.main import cli
from investcase.reading.problems import Severity
from investcase.report.render import web_page

ANSWERS = [
    "Dundee council",
    "Lochee lunch clubs, a third less, July",
    "Cabinet, 14 January 2027",
    "130 people, most over 75",
    "£80k a year, Community meals 51720, Head of adult care",
    "nil because nothing is shared",
    "1 £20k from HR",
    "1 £28k a year from brokerage; 5 £4k a year from the market",
]
OPEN = "Hospital and GP: nobody has said how much of it comes back"


def asked(*answers: str) -> tuple[str, str]:
    """What was said, and the draft."""
    run = CliRunner().invoke(cli, ["new", "lunch", "--like", "cut"], input="\n".join([*answers, "", "", "", ""]))
    file = Path("lunch/case.yaml")
    return run.output, file.read_text("utf-8") if file.is_file() else ""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_of_a_smaller_service_it_is_asked_how_much_less_is_spent() -> None:
    assert "How much LESS a year would Dundee City Council spend" in asked(*ANSWERS)[0]


def test_of_one_that_closes_it_is_asked_what_is_spent() -> None:
    said, _ = asked(ANSWERS[0], "Lochee lunch clubs, close, July", *ANSWERS[2:])
    assert "What does Dundee City Council spend on it now" in said
    assert "LESS" not in said


def test_what_is_left_open_of_what_comes_back_is_named_and_printed() -> None:
    said, draft = asked(*ANSWERS)
    assert "Not counted, and the paper says so: a care home sooner" in said
    named = yaml.safe_load(draft)["narrative"]["unpriced_effects"]
    assert len(named) == 3
    assert OPEN in named
    assert OPEN in web_page(solved(f'{SMALLEST.rstrip()}\nnarrative:\n  unpriced_effects: ["{OPEN}"]\n'))


def test_where_nothing_is_said_of_what_comes_back_nothing_is_named() -> None:
    _, draft = asked(*ANSWERS[:7])
    assert "Community meals" in draft
    assert "nobody has said how much" not in draft


def test_a_line_of_a_pipe_that_is_not_read_says_why() -> None:
    said, draft = asked("Glasgow")
    assert "Not found: " in said
    assert draft == ""


CUT = """\
format: investcase/case/1
case: lunch
title: Lunch clubs
place: {name: Elsewhere, nation: scotland}
start: 2027-28
years: 3
price_base: 2026-27
options:
"""
OPTION = """\
  - id: option-SHARE
    title: SHARE per cent less
    PREFERREDdisinvestments:
      - id: clubs
        title: The clubs
        change: reduce
        share: SHARE%
        start: 2027-28
        saving: [{id: s, title: Grants, body: council, budget_line: Grants, owner: the chief, each_year: £SAVED}]
        demand: [{id: m, title: Meals, body: council, each_year: £1000}]
        exit_costs: {redundancy: {zero: No staff is employed.}, notice: {zero: Grants end in March.},
          clawback: {zero: Nothing was granted ahead.}, stranded_overheads: {zero: Nothing is shared.}}
        restart_cost: {amount: £1000, source: the grants officer}
"""


def levels(*options: tuple[str, str]) -> list[Severity]:
    texts = [
        OPTION.replace("SHARE", share)
        .replace("SAVED", saved)
        .replace("PREFERRED", "" if number or len(options) == 1 else "preferred: yes\n    ")
        for number, (share, saved) in enumerate(options)
    ]
    found = reviewed(solved(CUT + "".join(texts)))
    return [each.severity for each in found if each.code == "share-scales-nothing"]


def test_a_share_beside_own_amounts_is_mentioned_and_two_that_save_the_same_are_warned_of() -> None:
    assert levels(("33", "90000")) == [Severity.NOTE]
    assert levels(("33", "90000"), ("15", "40000")) == [Severity.NOTE, Severity.NOTE]
    assert levels(("33", "90000"), ("15", "90000")) == [Severity.WARNING, Severity.WARNING]
