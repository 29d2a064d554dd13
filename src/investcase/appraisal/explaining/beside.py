"""What comes with a line, down to its figures: irrecoverable VAT, an asset's worth at the end, a transfer's other side.

And what an overlap leaves of an effect: the events as counted over those that it would avoid alone.
"""

from __future__ import annotations

import math
from typing import Protocol

from investcase.appraisal.explaining.explanation import Explanation, How, factor, multiplied, summed
from investcase.appraisal.explaining.figures import figure_node
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.worked import Worked
from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.numbers.writing import number
from investcase.quantities import NUMBER, Year
from investcase.resolving.figures import Resolved
from investcase.resolving.line_id import Derived
from investcase.resolving.terms import DirectLine

_BESIDE = (Derived.VAT, Derived.RESIDUAL, Derived.OTHER_SIDE)
_LATER = (PartKind.PRICE, PartKind.RELEASE)


class Lines(Protocol):
    """The lines of an option as they are explained, of which this asks for the parts of a line beside another."""

    appraisal: Worked
    option: OptionAppraisal
    horizon: tuple[Year, ...]

    def part(self, line: FlowLine, part: Part, year: int) -> Explanation:
        """A part of a line in a year."""


def beside_node(lines: Lines, line: FlowLine, part: Part, year: int, value: float) -> Explanation | None:
    """What makes a part of such a line in a year; None where it is no such part, or is made of more than that."""
    made = _overlap(lines, line, year) if part.kind is PartKind.OVERLAP else _of_a_line(lines, line, part, year)
    if made is None or made.value is None or not math.isclose(made.value, value, rel_tol=1e-9, abs_tol=1e-6):
        return None
    return made


def _of_a_line(lines: Lines, line: FlowLine, part: Part, year: int) -> Explanation | None:
    relation, first = line.labels.id.relation, line.labels.id.parent
    if relation not in _BESIDE or part.kind is not PartKind.OTHER or part.title != line.title:
        return None
    given = next((each for each in lines.option.flows.option.lines if each.labels.id == first), None)
    parent = next((each for each in lines.option.cash.lines if each.labels.id == first), None)
    if given is None or parent is None:
        return None
    if relation is Derived.OTHER_SIDE:
        return _times(lines, parent, year, factor("Seen from the other side", 1.0, "What one pays the other receives."))
    if relation is Derived.VAT:
        return _vat(lines, parent, given, year)
    return _residual(lines, parent, given)


def _vat(lines: Lines, parent: FlowLine, given: DirectLine, year: int) -> Explanation | None:
    if given.vat is None:
        return None
    figure = figure_node(given.vat, lines.appraisal.case.prices)
    return _times(lines, parent, year, figure) if given.vat.unit.is_number else figure


def _residual(lines: Lines, parent: FlowLine, given: DirectLine) -> Explanation | None:
    if given.residual_value is not None:
        return figure_node(given.residual_value, lines.appraisal.case.prices)
    if given.life is None:
        return None
    bought = []
    for year in range(len(lines.horizon)):
        left = _life_left(lines, given.life, len(lines.horizon) - year)
        if left is not None and parent.amounts[0, year]:
            bought.append(_times(lines, parent, year, left, without=(PartKind.BIAS, *_LATER)))
    value = sum(each.value or 0.0 for each in bought)
    return summed(None, f"{parent.title}: its cost before optimism bias, by what is left of its life", value, bought)


def _life_left(lines: Lines, life: Resolved, used: int) -> Explanation | None:
    """The share of an asset's life that is left after so many years of use; None when none is."""
    if life.quantity.central <= used:
        return None
    years = factor("Years of use by the end", used, "The year of purchase counts as one.")
    parts = (years, figure_node(life, lines.appraisal.case.prices))
    gone = Explanation(
        None, "Share of its life used", used / life.quantity.central, NUMBER, How.RATIO, parts, is_factor=True
    )
    value = 1 - used / life.quantity.central
    return Explanation(None, "Share of its life left", value, NUMBER, How.ONE_MINUS, (gone,), is_factor=True)


def _times(
    lines: Lines, parent: FlowLine, year: int, by: Explanation, without: tuple[PartKind, ...] = _LATER
) -> Explanation:
    """A line's amount in a year, before prices of its own and what growth takes, times something."""
    parts = [lines.part(parent, each, year) for each in parent.parts if each.kind not in without]
    parts.append(by)
    value = math.prod(each.value or 0.0 for each in parts)
    return multiplied(None, f"{parent.title}, {lines.horizon[year]}", value, parts)


def _overlap(lines: Lines, line: FlowLine, year: int) -> Explanation | None:
    shared = [each for each in lines.option.flows.shared_events if line.intervention in each.alone]
    if len(shared) != 1 or line.intervention is None:
        return None
    (events,) = shared
    alone, counted = (float(each[line.intervention][0, year]) for each in (events.alone, events.counted))
    if not alone:
        return None
    baseline = events.events.baseline
    of = f"Of {number(baseline.quantity.central)} in all: {baseline.title[:1].lower()}{baseline.title[1:]}."
    parts = (
        Explanation(None, "Events avoided, each counted once", counted, baseline.unit, figure=baseline, notes=(of,)),
        Explanation(None, "Events it would avoid alone", alone, baseline.unit, figure=baseline, notes=(of,)),
    )
    return Explanation(None, "Left after overlap", counted / alone, NUMBER, How.RATIO, parts, is_factor=True)
