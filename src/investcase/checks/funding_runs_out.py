"""Money that ends, or pays less, before the cost that it met does."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.passing_money import Money, PassingMoney, passing_money
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.numbers.writing import pounds
from investcase.quantities.tolerance import NEGLIGIBLE, UNPRINTED
from investcase.reading.blanks import BLANK
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving.terms import Stream

FUNDING_RUNS_OUT = Card(
    "funding-runs-out",
    Severity.BLOCKER,
    title="Costs go on after the money ends or is less",
    why="The budget would have a hole.",
    remedy="exit: on the stream, or money that recurs.",
)


@check(FUNDING_RUNS_OUT)
def recurring_cost_on_passing_money(appraisal: Appraisal) -> Iterator[Problem]:
    """A recurring cost that goes on in a year when money that does not last is less, with nothing to pay for it."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        made = flows[option.id]
        for body in made.bodies:
            found = passing_money(made, body, appraisal.case.horizon)
            told = next(_unanswered(found), None)
            if told is not None:
                t, money = told
                expected, remedy = _remedy(found, money, t)
                yield FUNDING_RUNS_OUT.problem(
                    appraisal.case.loaded,
                    f"{_what_happens(money, t, found)} {pounds(found.uncovered[t])} of recurring cost goes on in "
                    f"{found.years[t]} that no money of that year meets",
                    _place(index, option, money),
                    expected=expected,
                    remedy=remedy,
                )


SAVING_COMES_LATER = Card(
    "saving-comes-later",
    Severity.WARNING,
    title="Costs go on after the money ends, and what is saved comes later",
    why="Until it comes the budget has a hole, whatever is to pay in the end.",
    remedy="Money for the years between.",
)


@check(SAVING_COMES_LATER)
def saving_after_the_money(appraisal: Appraisal) -> Iterator[Problem]:
    """Money that names its `exit` and ends in a year when the option saves the body nothing yet, and does later."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        made = flows[option.id]
        for body in made.bodies:
            found = passing_money(made, body, appraisal.case.horizon)
            begins = next((t for t, saved in enumerate(found.saved) if saved > UNPRINTED), 0)
            between = [t for t in range(begins) if found.uncovered[t] > UNPRINTED]
            if not between or next(_unanswered(found), None) is not None:
                continue
            t, money = between[0], found.last_to_fall(between[0])[0]
            yield SAVING_COMES_LATER.problem(
                appraisal.case.loaded,
                f"{money.source.title} says what pays once it is less, and nothing is saved before "
                f"{found.years[begins]}: {pounds(found.uncovered[t])} of recurring cost goes on in {found.years[t]} "
                "that no money of that year meets",
                _place(index, option, money),
                expected=f"money that meets it to {found.years[between[-1]]}: here, or as another stream with "
                "recurrent: yes",
            )


def _unanswered(found: PassingMoney) -> Iterator[tuple[int, Money]]:
    """Each year of uncovered cost, with the money that fell last and of which nothing says what pays in its place.

    An `exit` says what pays once money ends, and so nothing of a year after which it pays more again.
    """
    for t in np.flatnonzero(found.uncovered > NEGLIGIBLE).tolist():
        unnamed = [each for each in found.last_to_fall(t) if each.exit is None or each.pays_again(t)]
        if unnamed:
            yield t, unnamed[0]


def _what_happens(money: Money, t: int, found: PassingMoney) -> str:
    title = money.source.title
    if money.pays_again(t):
        return f"{title} pays less in {found.years[t]} than before it and after it, and"
    if money.recurs:
        return f"{title} is said to recur and pays nothing in some year after it has begun, and"
    does_not = f"{title} does not recur"
    return f"{does_not}, and after it ends" if money.has_ended(t) else f"{does_not} and pays less than it did, and"


def _remedy(found: PassingMoney, money: Money, t: int) -> tuple[str, str | None]:
    last = max((year for year in range(t) if money.by_year[year] > NEGLIGIBLE), default=0)
    if money.pays_again(t):
        return (
            f"money that meets it in {found.years[t]} too: a larger amount here, or another stream with recurrent: yes",
            None,
        )
    if isinstance(money.source, Stream):
        return "exit: (what pays for it then, or how the cost ends), on this stream", None
    ends = f"to: {found.years[last]} on the costs that end with it"
    payer = money.payer
    if payer is None or not payer.public:
        return f"a stream under funding that meets it from then on, with recurrent: yes; or {ends}", None
    funded = f"under funding write body: {money.source.body}, paid_by: {payer}, exit: {BLANK}"
    return (
        f"a stream of money from {payer} with exit: (what pays for it then, or how the cost ends); or {ends}",
        f"in place of this benefit, {funded}, with the id, the title and the amounts as they are",
    )


def _place(index: int, option: Option, money: Money) -> Path:
    if isinstance(money.source, Stream):
        part, ids = "funding", [entry.id for entry in option.funding]
    else:
        part, ids = "benefits", [entry.id for entry in option.benefits]
    return ("options", index, part, ids.index(money.source.id))
