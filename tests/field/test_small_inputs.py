"""Small inputs on which an earlier reader went wrong, silently or with a traceback, and what each is owed.

Those that need a paper, a file or a terminal stand with the tests of those.
"""

from dataclasses import dataclass

import pytest

from cases import SMALLEST, solved, with_lines
from investcase.appraisal.appraise import appraise
from investcase.appraisal.paybacks import payback_years
from investcase.checks.review import reviewed
from investcase.reading.problems import Problem, Problems
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text

TEAM = "id: team, title: Team, body: council, each_year: £100k"
CASH = "body: council, cash_type: cash_releasing, budget_line: Day services, owner: Director"
SAVING = f"id: s, title: Saving, {CASH}"


@dataclass(frozen=True)
class Owed:
    """What is owed to an input: a problem with a code, at what is written there, whose words say some things."""

    text: str
    code: str
    at: str
    says: tuple[str, ...]


def at_place(place: str, start: str = "2026-27") -> str:
    return with_lines([TEAM], start=start).replace("{name: Elsewhere, nation: england}", place)


OWED = {
    "prices of a year that was typed the wrong way round": Owed(
        with_lines([TEAM], [f"{SAVING}, each_year: £100k, price_base: 2062-63"]),
        "year-far",
        "2062-63",
        ("2062-63", "2026-27"),
    ),
    "prices before the index, of a line": Owed(
        with_lines([TEAM], [f"{SAVING}, each_year: £100k, price_base: 1924-25"]), "price-base", "1924-25", ("1955-56",)
    ),
    "prices before the index, of a case": Owed(
        with_lines([TEAM], price_base="1950-51"), "price-base", "1950-51", ("1955-56",)
    ),
    "a county that is no more": Owed(
        at_place("Cumbria"), "place-not-listed", "Cumbria", ("Cumberland", "Westmorland and Furness")
    ),
    "a county that ends within the case": Owed(
        at_place("Surrey"), "place-ends", "Surrey", ("31 March 2027", "East Surrey", "West Surrey")
    ),
    "two places": Owed(at_place("[Cumberland, Westmorland and Furness]"), "one-place", "[Cumberland", ("one place",)),
    "a fund that is no stream of ours": Owed(
        with_lines([TEAM]) + "    funding:\n      - {id: f, title: Fund, body: council, stream: discharge-fund, "
        "amount: {2026-27: £100k}}\n",
        "unknown-funding-stream",
        "discharge-fund",
        ("discharge-fund",),
    ),
    "shares of nobody": Owed(
        SMALLEST + "equality:\n  assessed_on: 2026-11-16\n  change_type: reduce\n  profiles:\n"
        "    - {id: p, by: sex, shares: {}, source: x}\n",
        "too-short",
        "{}",
        ("nothing",),
    ),
    "one saving in two lines": Owed(
        with_lines([TEAM], [f"{SAVING}, each_year: £100k", f"{SAVING.replace('id: s', 'id: t')}, each_year: £100k"]),
        "line-twice",
        "{id: t",
        ("Saving",),
    ),
}


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        return tuple(reviewed(appraise(load_text(SourceText("case.yaml", text), None))))
    except Problems as problems:
        return problems.problems


@pytest.mark.parametrize("owed", OWED.values(), ids=OWED)
def test_each_is_told_where_it_stands(owed: Owed) -> None:
    (problem,) = [each for each in problems_of(owed.text) if each.code == owed.code]
    position = problem.position
    assert position is not None
    assert owed.text.splitlines()[position.line - 1][position.column - 1 :].startswith(owed.at)
    assert all(words in str(problem) for words in owed.says)


@pytest.mark.parametrize(
    ("text", "npsv"),
    [
        # -1000 + 500/1.08 + 300/1.08^2 + 800/1.08^3 = 355.23: the first year is not discounted.
        pytest.param(
            with_lines(
                ["id: c, title: Project, body: council, amount: {2026-27: £1000}"],
                [f"{SAVING}, amount: {{2027-28: £500, 2028-29: £300, 2029-30: £800}}"],
                years=4,
                discount="{flat: 8%}",
            ),
            355.23,
            id="year 0",
        ),
        # What one body saves and another pays is nothing to everybody: the team alone, 100k x (1 + ... + 1.035^-3).
        pytest.param(
            with_lines([TEAM], [f"{SAVING}, each_year: £200k, transfer_with: nhs"], years=4),
            -380_163.70,
            id="a cost that moves to a partner",
        ),
        # 100k a year from half-way through the first year, against a team of 100k: half of one year is missing.
        pytest.param(
            with_lines([TEAM], [f"{SAVING}, each_year: £100k, start_month: October"], years=4),
            -50_000.00,
            id="half a year",
        ),
    ],
)
def test_each_comes_to_its_sum(text: str, npsv: float) -> None:
    assert round(float(solved(text).preferred.npsv[0]), 2) == npsv


def test_it_is_repaid_in_the_fourth_year_and_discounted_in_the_sixth() -> None:
    # 1,000k: 4 x 250k by 2030-31; at 8% the first five are worth 998.2k, and the sixth, in 2032-33, is past it.
    text = with_lines(
        ["id: c, title: Project, body: council, amount: {2026-27: £1000k}"],
        [f"{SAVING}, each_year: £250k, from: 2027-28"],
        years=8,
        discount="{flat: 8%}",
    )
    found = solved(text)
    years = payback_years(found, found.preferred)
    assert (str(years["simple"]), str(years["discounted"])) == ("2030-31", "2032-33")


@pytest.mark.parametrize(("written", "read"), [("08", 8), ("8.0", 8), ("0x8", None), ("1:30", None), ("yes", None)])
def test_a_number_is_what_a_person_reads_or_is_refused(written: str, read: int | None) -> None:
    """YAML's own rules make 08 a text, 1:30 ninety, and yes a truth."""
    text = SMALLEST.replace("years: 3", f"years: {written}")
    if read is not None:
        assert solved(text).case.document.years == read
        return
    (problem,) = problems_of(text)
    assert (problem.code, problem.field) == ("int-parsing", "years")
    assert f"'{written}'" in problem.message


def test_a_welsh_place_is_found_by_its_welsh_name() -> None:
    assert solved(at_place("Sir Benfro")).case.place_name == "Pembrokeshire"
