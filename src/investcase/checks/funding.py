"""Money that is more than there is to pay for, or that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.funding import BodyFunding, balance_left
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.numbers.writing import pounds
from investcase.quantities.tolerance import NEGLIGIBLE, UNPRINTED
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving.terms import Stream

FUNDING_BEYOND_COST = Card(
    "funding-beyond-cost",
    Severity.WARNING,
    title="More money comes than there is to pay for",
    why="The case would show a budget as gaining from money meant for its costs.",
    remedy="Less money, or the costs that it pays for.",
)


@check(FUNDING_BEYOND_COST)
def money_beyond_all_cost(appraisal: Appraisal) -> Iterator[Problem]:
    """More funding, reserves and loans over the years than there is to pay for."""
    for index, option, found in _funded(appraisal):
        if found.surplus <= UNPRINTED:
            continue
        yield FUNDING_BEYOND_COST.problem(
            appraisal.case.loaded,
            f"{pounds(found.surplus)} more money comes to the {found.body} over these years than goes out of its "
            "budget",
            _place(index, option, found.streams[0]),
            expected="less of it; or the costs that it pays for",
        )


RESERVE_OVERDRAWN = Card(
    "reserve-overdrawn",
    Severity.BLOCKER,
    title="A reserve is drawn below nil",
    why="Money that is not there pays for nothing.",
    remedy="Draw less, or from something else as well.",
)


RESERVE_BALANCE = Card(
    "reserve-balance",
    Severity.WARNING,
    title="Nothing says what a reserve holds",
    why="Nobody could see whether it lasts.",
    remedy="Add 'balance: ...'.",
)


@check(RESERVE_OVERDRAWN, RESERVE_BALANCE)
def reserve_overdrawn(appraisal: Appraisal) -> Iterator[Problem]:
    """A reserve that is drawn below nil, or whose balance nobody gives."""
    for index, option, found in _funded(appraisal):
        for stream in found.streams:
            left = balance_left(stream)
            if left is not None and min(left) < -NEGLIGIBLE:
                year = next(y for y, amount in zip(found.years, left, strict=True) if amount < -NEGLIGIBLE)
                yield RESERVE_OVERDRAWN.problem(
                    appraisal.case.loaded,
                    f"{stream.title} holds {pounds(stream.balance or 0.0)} and is drawn below nil in {year}: "
                    f"{pounds(-min(left))} short by the end",
                    _place(index, option, stream),
                    expected="draws that the balance meets",
                )
            elif left is None and stream.paid_by == stream.body:
                yield RESERVE_BALANCE.problem(
                    appraisal.case.loaded,
                    f"{stream.title} is a reserve, and nothing says what it holds",
                    _place(index, option, stream),
                    expected="balance: (what it holds before the first draw)",
                )


def _funded(appraisal: Appraisal) -> Iterator[tuple[int, Option, BodyFunding]]:
    """Each body's funding in each option that may be chosen."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        for found in appraisal.funding(flows[option.id]):
            yield index, option, found


def _place(index: int, option: Option, stream: Stream) -> Path:
    number = next((i for i, written in enumerate(option.funding) if written.id == stream.id), 0)
    return ("options", index, "funding", number)
