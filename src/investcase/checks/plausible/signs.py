"""Amounts below zero that nobody has said are meant: a minus pasted from a table of savings, on either side."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.checks.plausible.given import given_figures
from investcase.documents.amounts_typed import Sort, Typed, amounts_typed
from investcase.quantities import Quantity
from investcase.quantities.typed import typed
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving import codes

BENEFIT_BELOW_ZERO = Card(
    "benefit-below-zero",
    Severity.WARNING,
    title="A benefit or a saving is below zero",
    why="Tables of savings print them with a minus; pasted as it stands, a saving counts as a loss.",
    remedy="The amount without its minus, or loses: yes when a loss is meant.",
)
BELOW_ZERO = Card.of(codes.BELOW_ZERO, Severity.WARNING)

_SAID: dict[Sort, tuple[Card, str, str]] = {
    "benefit": (
        BENEFIT_BELOW_ZERO,
        "a benefit below zero is a loss. Here it lowers what the option is worth, though tables of savings often print "
        "a saving with a minus",
        "a saving without its minus; or, when a loss is meant, loses: yes",
    ),
    "money": (BELOW_ZERO, "money that comes is below zero, so it is paid out", "an amount above zero"),
    "plan": (BELOW_ZERO, "a saving in a plan is below zero, so nothing is taken off for it", "an amount above zero"),
    "held": (BELOW_ZERO, "this is below zero", "an amount from zero up; what is owed is a cost line of its own"),
}


@check(BENEFIT_BELOW_ZERO, BELOW_ZERO)
def below_zero(appraisal: Appraisal) -> Iterator[Problem]:
    """Each thing said in pounds that is below zero in some year, and not said to be meant so."""
    for index, option in options_of(appraisal):
        for entry in amounts_typed(option, ("options", index)):
            below = [(path, amount) for path, amount in entry.amounts if amount.central < 0]
            if entry.sort in _SAID and below and not _is_meant(entry):
                yield _told(appraisal, entry, below)
    for index, demand in enumerate(appraisal.case.document.demand):
        if demand.baseline.central < 0:
            path: Path = ("demand", index, "baseline")
            entry = Typed("held", demand.budget_line, demand.body, path, ((path, demand.baseline),))
            yield _told(appraisal, entry, list(entry.amounts))


@check(BELOW_ZERO)
def given_below_zero(appraisal: Appraisal) -> Iterator[Problem]:
    """A change given below zero where what it replaces is not; a count, a time or a price is refused before."""
    for given in given_figures(appraisal):
        before, value = given.before, given.value
        if value.central < 0 and before is not None and before.ends[0] >= 0:
            yield given.problem(
                BELOW_ZERO,
                "this is below zero",
                expected="a figure from zero up",
                instead=(typed(value.scaled(-1)),),
            )


def _is_meant(entry: Typed) -> bool:
    """Whether a minus is meant: said to be, or a reserve or a partner that is paid back what it gave."""
    if entry.sort == "money" and entry.meant_below:
        return sum(amount.central for _, amount in entry.amounts) >= 0
    return entry.meant_below


def _told(appraisal: Appraisal, entry: Typed, below: list[tuple[Path, Quantity]]) -> Problem:
    card, said, expected = _SAID[entry.sort]
    path, first = below[0]
    instead = typed(first.scaled(-1))
    alone = len(below) == 1
    return card.problem(
        appraisal.case.loaded,
        f"{entry.title}: {said}",
        path if path[-1] != "staff" and alone else entry.path,
        expected=expected,
        instead=(instead,) if alone else (),
        remedy=None if alone else f"write each without its minus, as in {instead}",
    )


SIGN_UNCLEAR = Card(
    "sign-unclear",
    Severity.WARNING,
    title="A line is said to lose, and its amounts are above zero",
    why="A loss would count as a gain.",
    remedy="The amounts with a minus, or the line without loses.",
)


@check(SIGN_UNCLEAR)
def said_below_zero_and_is_not(appraisal: Appraisal) -> Iterator[Problem]:
    """A benefit said to lose whose amounts are above zero: it counts as a gain."""
    for index, option in options_of(appraisal):
        for entry in amounts_typed(option, ("options", index)):
            amounts = [amount.central for _, amount in entry.amounts]
            if entry.sort != "benefit" or not entry.meant_below or not amounts or min(amounts) < 0:
                continue
            yield SIGN_UNCLEAR.problem(
                appraisal.case.loaded,
                f"{entry.title}: loses: yes says that it is a loss, and at its centre none is below zero: it counts as "
                "a gain",
                (*entry.path, "loses"),
                expected="amounts below zero, with a minus; or no such line",
                remedy="write the amounts with a minus, or leave loses out",
            )
