"""Every number that a field of the case's own holds, against the table of what such a number may be."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.checks.plausible.bounds import BOUNDS, Bound
from investcase.checks.plausible.scale import spends_there, whole_spend
from investcase.documents.bodies import Body
from investcase.documents.release import Refill, Release
from investcase.documents.walk import Written, values_in
from investcase.numbers.writing import percent_to, pounds
from investcase.quantities import Quantity, parse_unit
from investcase.quantities.typed import typed
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

_POUND, _NUMBER = parse_unit("£"), parse_unit("1")


OUT_OF_BOUNDS = Card(
    "out-of-bounds",
    Severity.WARNING,
    title="A rate, a share, a price or a length of time lies outside what its field can mean",
    why="A loan at 50%, a vacancy rate of 0.11% or a refill worth a hundred times its cost is a slip of the hand.",
    remedy="The number that looks meant; what is meant as it stands may stand.",
)


@check(OUT_OF_BOUNDS)
def fields_out_of_bounds(appraisal: Appraisal) -> Iterator[Problem]:
    """Each number of a case that lies outside what its field may hold."""
    considered = {index for index, _ in options_of(appraisal)}
    for written in values_in(appraisal.case.document):
        if written.path[0] == "options" and written.path[1] not in considered:
            continue
        yield from _of(appraisal, written)


def _of(appraisal: Appraisal, written: Written) -> Iterator[Problem]:
    held = BOUNDS.get(f"{type(written.holder).__name__}.{written.name}")
    if held is None or written.on_key or isinstance(written.value, bool):
        return
    if isinstance(written.value, int):
        value = Quantity(float(written.value), _NUMBER)
    elif isinstance(written.value, Quantity):
        value = written.value
    else:
        return
    if isinstance(held, dict):
        found = held.get(str(value.unit))
        if found is None:
            return
        held = found
    if held.low >= 0 and value.central < 0:
        return  # Told as below zero.
    if value.unit == _POUND and written.name == "irrecoverable_vat":
        yield from _vat(appraisal, written, value)
        return
    held = _in_place(appraisal, written, held)
    if not held.holds(value.central):
        yield _told(appraisal, written.path, value, held, _beside(written, value))


def within_its_unit(name: str, value: Quantity) -> bool:
    """Whether a price lies within what its unit allows, so that it has not been told of; `name` is as in the table."""
    held = BOUNDS[name]
    bound = held.get(str(value.unit)) if isinstance(held, dict) else held
    return bound is None or bound.holds(value.central)


def _in_place(appraisal: Appraisal, written: Written, held: Bound) -> Bound:
    """A bound with all that the place spends on adult social care as its end, where that is the smaller."""
    whole = whole_spend(appraisal) if held.place else None
    body: Body | None = getattr(written.holder, "body", None)
    spends = body is None or spends_there(appraisal, body)
    if whole is None or whole.value is None or not spends or whole.value >= held.high:
        return held
    return replace(held, high=whole.value)


def _vat(appraisal: Appraisal, written: Written, value: Quantity) -> Iterator[Problem]:
    """VAT in pounds, which is paid in each year of a line: from 1% to 20% of what the line comes to in a year."""
    holder = written.holder
    amounts = [getattr(holder, "each_year", None), *(getattr(holder, "amount", None) or {}).values()]
    paid = [abs(amount.central) for amount in amounts if amount is not None and amount.central]
    yearly = sum(paid) / len(paid) if paid else 0.0
    if not yearly or yearly * 0.01 <= value.central <= yearly * 0.2 * 1.005:
        return
    meant = value.central / 100
    percent = Quantity(meant, _NUMBER, percent=True)
    yield OUT_OF_BOUNDS.problem(
        appraisal.case.loaded,
        f"{typed(value)} is {percent_to(value.central / yearly, 2)} of what the line comes to in a year, "
        f"{pounds(yearly)}, and hardly its VAT",
        written.path,
        expected="from 1% to 20% of the line, in pounds, or a share of it",
        instead=(typed(percent, percent=True),) if 0.01 <= meant <= 0.2 else (),
        remedy=None if 0.01 <= meant <= 0.2 else "look at its digits and its k or m",
    )


def _beside(written: Written, value: Quantity) -> float | None:
    """Another price that the same release gives in the same unit, near which the one that was meant may lie."""
    holder = written.holder
    refill = holder if isinstance(holder, Refill) else holder.refill if isinstance(holder, Release) else None
    others = [] if refill is None else [refill.value if written.name != "value" else None, refill.cost]
    near = (each.central for each in others if each is not None and each.unit == value.unit and each.central > 0)
    return next((each for each in near if each != value.central), None)


def _told(appraisal: Appraisal, path: Path, value: Quantity, held: Bound, near: float | None) -> Problem:
    percent = value.unit.is_number and (value.percent or held.high <= 1)
    low, high = (typed(Quantity(end, value.unit), percent=percent) for end in (max(held.low, held.least), held.high))
    if held.low < 0:
        low = typed(Quantity(held.low, value.unit), percent=percent)
    fits = [slip for slip in held.slips if held.holds(round(value.central * slip, 12))]
    if near is not None:
        fits.sort(key=lambda slip: abs(math.log(value.central * slip / near)))
    return OUT_OF_BOUNDS.problem(
        appraisal.case.loaded,
        f"{typed(value, percent=percent)} is hardly {held.what}: {held.why}",
        path,
        expected=f"nil, or from {low} to {high}",
        instead=(typed(value.scaled(fits[0]), percent=percent),) if fits else (),
        remedy=None if fits else "look at its digits and its unit",
    )
