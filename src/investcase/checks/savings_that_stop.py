"""Whether a saving written year by year was meant to stop: amounts are what is saved in each year, and not steps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import isclose

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.documents.lines import BenefitLine, Line
from investcase.quantities import Quantity, Year
from investcase.quantities.typed import typed
from investcase.quantities.years import MONTHS
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

SAVING_STOPS = Card(
    "saving-stops",
    Severity.WARNING,
    title="A saving written year by year has no amount for the last years",
    why="Amounts by year are what is saved in each, and not steps: after the last nothing is saved.",
    remedy="each_year with from, an amount for each year, or recurrent: no.",
)


@check(SAVING_STOPS)
def cash_saving_that_stops(appraisal: Appraisal) -> Iterator[Problem]:
    """A cash saving of several years, never lower than before, with no amount for the last years of the case.

    One that fades is taken as meant, and so is one that says `recurrent: no`, or that another line of its budget
    takes up in the year it stops.
    """
    last = appraisal.case.horizon[-1]
    for index, option in options_of(appraisal):
        for line, path in _savings(option):
            years = _years(line)
            if years and years[-1][0] < last and not _taken_up(line, years[-1][0], option):
                ended = years[-1][0]
                yield SAVING_STOPS.problem(
                    appraisal.case.loaded,
                    f"{line.title} has no amount after {ended}, so nothing is saved from {ended + 1} to {last}",
                    ("options", index, *path, "amount"),
                    expected="the amount saved in each year, the last years too",
                    remedy=on_or_ended(line, years),
                )


def _savings(option: Option) -> Iterator[tuple[BenefitLine, Path]]:
    for i, benefit in enumerate(option.benefits):
        yield benefit, ("benefits", i)
    for i, cut in enumerate(option.disinvestments):
        for j, saving in enumerate(cut.saving):
            yield saving, ("disinvestments", i, "saving", j)


def _years(line: BenefitLine) -> list[tuple[Year, Quantity]]:
    """The years with an amount, in order, of a saving that looks meant to go on; none of any other line."""
    return rising_years(line) if line.cash_type in CASH else []


def rising_years(line: Line) -> list[tuple[Year, Quantity]]:
    """The years with an amount of a line given by year that is never lower than before, and not said to be for once."""
    if line.amount is None or line.recurrent is False or line.spend == "capital":
        return []
    years = sorted((year, value) for year, value in line.amount.items() if value.central)
    values = [value.central for _, value in years]
    rises = len(values) > 1 and values[0] > 0 and all(a <= b for a, b in pairwise(values))
    return years if rises else []


def _taken_up(line: BenefitLine, ended: Year, option: Option) -> bool:
    return any(
        goes_on_after(ended, other)
        for other, _ in _savings(option)
        if other is not line and line.saving is not None and other.saving == line.saving
    )


def goes_on_after(ended: Year, line: Line) -> bool:
    """Whether a line begins, or has an amount, after the year in which another ended."""
    return (line.from_ is not None and line.from_ > ended) or any(year > ended for year in line.amount or ())


def on_or_ended(line: Line, years: list[tuple[Year, Quantity]]) -> str:
    """What to write where it goes on, and where it stops, beside what the line says already."""
    instead = " in place of recurrent: yes" if line.recurrent else ""
    return f"where it goes on, write {level(years)}; where it stops, write recurrent: no{instead}"


def level(years: list[tuple[Year, Quantity]]) -> str:
    """What to write for a saving that reaches a level and stays there, with the month it starts where that is whole."""
    (first, least), (_, level) = years[0], years[-1]
    steady = all(isclose(value.central, level.central) for _, value in years[1:])
    months = 12 * least.central / level.central
    if not steady or level.is_range or not isclose(months, round(months), abs_tol=0.01):
        return "an amount for each year to the last"
    starts = MONTHS[(12 - round(months) + (3 if first.financial else 0)) % 12].capitalize()
    lines = [f"each_year: {typed(level)}", f"from: {first}"]
    if round(months) < 12:
        lines.append(f"start_month: {starts}")
    # Joined by words: with commas they could be typed in braces alone, and most cases have each on a line of its own.
    return f"{' and '.join(lines)} in place of amount"
