"""How old the evidence of a case is: what one case is told when it is set in 2024, in 2026 and in 2029."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from cases import KENT, SMALLEST, solved, with_model
from investcase.appraisal.ages import Age, aged, old_editions
from investcase.appraisal.appraise import Appraisal, appraise
from investcase.checks.ages import editions_that_are_old, figures_that_are_old
from investcase.checks.review import appraised
from investcase.equality.note import equality_note
from investcase.reading.problems import Severity
from investcase.report.view.register import make_register
from investcase.report.view.summary import make_summary
from investcase.resolving.case import load
from own_library import lay

TURNS = "alone enough to turn the sign of that value"


@cache
def kent(day: str) -> Appraisal:
    text = KENT.read_text("utf-8")
    assert "as_of: 2026-11-22" in text
    again = "  review_on: 2029-03-31\n"  # Of the decision, which later cases have behind them.
    assert again in text
    return solved(text.replace(again, "").replace("as_of: 2026-11-22", f"as_of: {day}"), KENT.parent)


def told(day: str) -> dict[str, str]:
    problems = [*figures_that_are_old(kent(day)), *editions_that_are_old(kent(day))]
    return {problem.code: problem.message for problem in problems if problem.severity is Severity.WARNING}


def test_in_2026_it_is_told_of_old_prices_and_counts_alone() -> None:
    found = told("2026-11-22")
    assert set(found) == {"figures-old"}
    assert "National claim, a year, at steady state (in prices of 2019-20)" in found["figures-old"]


def test_in_2029_it_is_told_in_three_lines_and_each_figure_once_for_each_reason() -> None:
    found = told("2029-06-01")
    assert set(found) == {"figures-old", "figures-past-review", "edition-old"}
    assert found["edition-old"] == "The GDP deflators of June 2026 are more than a year old"
    assert "(to be looked at again by 1 April 2027)" in found["figures-past-review"]
    of_review = [each.figure.key for each in aged(kent("2029-06-01")) if each.age is Age.REVIEW]
    assert len(of_review) == len(set(of_review))
    assert f", {len(of_review)} in all: " in found["figures-past-review"]


def test_in_2024_it_uses_what_was_there_and_is_told_what_was_not() -> None:
    """The rate of 2024-25 stood then; the deflators and the discount rates did not."""
    rate = kent("2024-11-01").case.register()["care-home.nhs-nursing-payment"]
    assert (rate.original.central, str(rate.price_base)) == (235.88, "2024-25")
    assert set(told("2024-11-01")) == {"figures-old"}
    later = [problem for problem in figures_that_are_old(kent("2024-11-01")) if "later" in problem.code]
    assert [problem.severity for problem in later] == [Severity.NOTE]
    assert [edition.field for edition in old_editions(kent("2024-11-01")) if edition.later] == ["deflator", "discount"]


@pytest.mark.parametrize("day", ["2026-11-22", "2029-06-01"])
def test_the_register_marks_each_and_no_other(day: str) -> None:
    marked = {(each.figure.title, each.why) for each in aged(kent(day))}
    rows = make_register(kent(day)).figures.rows
    written = {(row.label, why) for row in rows for _, why in marked if f"Look again: {why}" in str(row.cells[-1])}
    assert {title for title, _ in marked} == {title for title, _ in written}


def test_a_case_without_a_day_is_told_nothing() -> None:
    assert not aged(solved(with_model()))
    assert not list(old_editions(solved(with_model())))


def old_price(highest: str) -> str:
    grants = "amount: {2026-27: £60000, 2027-28: £45k}}"
    old = f"each_year: '£30k to {highest}, central £40k', price_base: 2019-20, source: Ledger}}"
    assert grants in SMALLEST
    return SMALLEST.replace("place:", "as_of: 2026-11-22\nplace:").replace(grants, old)


def how_sure(case: Appraisal) -> tuple[str, ...]:
    note = equality_note(case.case.equality, case.case.nation, case.case.duties)
    return make_summary(case, note, ()).how_sure


def test_page_1_says_that_an_old_figure_alone_would_turn_the_answer() -> None:
    case = appraised(solved(old_price("£150k")).case)
    (each,) = [found for found in aged(case) if found.age is Age.OLD]
    assert each.turns
    (problem,) = figures_that_are_old(case)
    assert problem.message.endswith(f"{each.figure.title} alone would turn the sign of the value to society")
    assert any(TURNS in line and "in prices of 2019-20" in line for line in how_sure(case))


def test_page_1_is_silent_where_no_old_figure_would() -> None:
    case = appraised(solved(old_price("£41k")).case)
    assert [found.turns for found in aged(case) if found.age is Age.OLD] == [False]
    assert not any(TURNS in line for line in how_sure(case))


def newer_deflators(folder: Path) -> Path:
    """A library that holds the edition of a year later, with the same table."""
    here = Path(__file__).parents[2] / "assumptions" / "guidance" / "prices"
    newer = (here / "gdp-deflators-2026-06.yaml").read_text("utf-8")
    for old, new in (("2026-06-30", "2027-06-30"), ("gdp-deflators-2026-06", "ours-2027"), ("June 2026", "June 2027")):
        newer = newer.replace(old, new)
    files = {"guidance/prices/ours-2027.yaml": newer}
    files["guidance/prices/ours-2027.csv"] = (here / "gdp-deflators-2026-06.csv").read_text("utf-8")
    return lay(folder / "assumptions", files)


def test_a_later_edition_in_a_library_is_named(tmp_path: Path) -> None:
    text = with_model() + "as_of: 2027-07-01\ndeflator: gdp-deflators-2026-06\n"
    case = solved(text, tmp_path, newer_deflators(tmp_path))
    assert case.case.as_of == dt.date(2027, 7, 1)
    (found,) = [edition.why for edition in old_editions(case) if edition.field == "deflator"]
    assert found.endswith("followed by The GDP deflators of June 2027: deflator: ours-2027")


def test_a_superseded_figure_is_told_with_the_one_that_took_its_place(tmp_path: Path) -> None:
    figure = """\
format: investcase/figures/1
figures:
  - id: home-care.hourly-rate
    title: Ours
    unit: £ / hour
    superseded_by: home-care.minimum-price
    values: [{value: £30 / hour, price_base: 2026-27, status: local}]
"""
    library = lay(tmp_path / "assumptions", {"figures/home-care.yaml": figure})
    case = solved(with_model() + "as_of: 2026-11-22\n", tmp_path, library)
    (found,) = [problem for problem in figures_that_are_old(case) if problem.code == "figures-superseded"]
    assert "(superseded by home-care.minimum-price)" in found.message


@pytest.mark.parametrize(("day", "expected"), [("2027-06-29", "gdp-deflators-2026-06"), ("2027-06-30", "ours-2027")])
def test_a_case_that_names_no_index_takes_the_newest_of_its_day(tmp_path: Path, day: str, expected: str) -> None:
    case = solved(with_model() + f"as_of: {day}\n", tmp_path, newer_deflators(tmp_path)).case
    assert case.prices.index.document.index == expected
    assert case.document.deflator == expected
    named = with_model() + f"as_of: {day}\ndeflator: gdp-deflators-2026-06\n"
    assert solved(named, tmp_path, newer_deflators(tmp_path)).case.document.deflator == "gdp-deflators-2026-06"


def test_a_rate_that_the_case_itself_gives_is_of_no_edition_and_follows_none(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(SMALLEST, "utf-8")
    flat = appraise(load(case, as_of=dt.date(2026, 11, 22)))
    assert [edition.field for edition in old_editions(flat)] == []
    case.write_text(SMALLEST.replace("discount: {flat: 3.5%}", "discount: green-book-2022"), "utf-8")
    named = appraise(load(case, as_of=dt.date(2026, 11, 22)))
    assert [edition.field for edition in old_editions(named)] == ["discount"]
