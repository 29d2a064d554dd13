"""Money that may not pay for this, is not there, or runs out before the cost does."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.funding import BodyFunding, balance_left
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.numbers.writing import pounds
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving.terms import Stream

FUNDING_RUNS_OUT = Card(
    "funding-runs-out",
    Severity.BLOCKER,
    title="Costs go on after the money ends",
    why="The budget would have a hole.",
    remedy="exit: on the stream, or money that recurs.",
)


@check(FUNDING_RUNS_OUT)
def recurring_cost_on_passing_money(appraisal: Appraisal) -> Iterator[Problem]:
    """A recurring cost that goes on in a year when money that does not recur has ended, with nothing to pay for it."""
    for index, option, found in _funded(appraisal):
        for t in np.flatnonzero(found.uncovered > NEGLIGIBLE).tolist():
            unnamed = [stream for stream in found.ended_before(t) if stream.exit is None]
            if not unnamed:
                continue
            yield FUNDING_RUNS_OUT.problem(
                appraisal.case.loaded,
                f"{unnamed[0].title} does not recur, and after it ends {pounds(found.uncovered[t])} of recurring cost "
                f"goes on in {found.years[t]} that no money of that year meets",
                _place(index, option, unnamed[0]),
                expected="exit: (what pays for it then, or how the cost ends), on this stream",
            )
            break


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
        if found.surplus <= NEGLIGIBLE:
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
