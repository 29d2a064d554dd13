"""What a case's answer becomes when some of its figures are changed: what was changed, and what moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.appraise import appraise
from investcase.appraisal.paybacks import payback_years
from investcase.appraisal.worked import Worked
from investcase.documents.edits import Changed
from investcase.quantities import Year
from investcase.reading.problems import Problems
from investcase.resolving.case import settled_with
from investcase.resolving.figures import Resolved
from investcase.resolving.option import ResolvedOption, option_figures


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """A figure before and after; None where the case did not have it, or no longer has."""

    title: str
    before: Resolved | None
    after: Resolved | None


@dataclass(frozen=True, slots=True)
class Alone:
    """One change by itself: by how much it moves the value to society and the lead body's cash; None where it cannot
    stand without the others.
    """

    name: str
    moves: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The preferred option before and after, in pounds of each case's price base, central.

    `figures` are those that were given other values. Amounts are pairs, before and after: the value to society, the
    lead body's cash as a present value, and the year by which that cash is repaid, None where it is not. `alone` is
    each change by itself where there are several.
    """

    figures: tuple[MovedFigure, ...]
    npsv: tuple[float, float]
    lead_cash: tuple[float, float]
    repaid: tuple[Year | None, Year | None]
    alone: tuple[Alone, ...] = ()

    @property
    def together(self) -> tuple[float, float] | None:
        """What the changes do together beyond what each does alone; None where one cannot stand alone."""
        moves = [each.moves for each in self.alone]
        if not moves or None in moves:
            return None
        sums = [sum(each[place] for each in moves if each is not None) for place in (0, 1)]
        return self.npsv[1] - self.npsv[0] - sums[0], self.lead_cash[1] - self.lead_cash[0] - sums[1]


def what_if(after: Worked) -> WhatIf:
    """What moved from a case as it stands to the same case changed, and what each change does by itself.

    Args:
        after: a case that was loaded with changes.
    """
    assert after.case.unchanged is not None
    before: Worked = appraise(after.case.unchanged)
    both = (before, after)
    (npsv, cash), (later, then) = (_answers(each) for each in both)
    first, last = (payback_years(each, each.preferred)["lead_body_cash"] for each in both)
    changes = after.case.changes if len(after.case.changes) > 1 else ()
    alone = tuple(_alone(before, change) for change in changes)
    return WhatIf(tuple(_moved(before, after)), (npsv, later), (cash, then), (first, last), alone)


def _alone(before: Worked, change: Changed) -> Alone:
    name = f"{change.name}={change.value}"
    try:
        found = appraise(settled_with(before.case, [change]))
    except Problems:
        return Alone(name, None)
    first, then = (_answers(each) for each in (before, found))
    return Alone(name, (then[0] - first[0], then[1] - first[1]))


def _answers(worked: Worked) -> tuple[float, float]:
    """The preferred option's value to society and the lead body's cash, central."""
    option = worked.preferred
    return float(option.npsv[0]), float(option.cash_npv_of(worked.case.lead)[0])


def _moved(before: Worked, after: Worked) -> Iterator[MovedFigure]:
    """Figures with another value where an option uses them, each once.

    By where it is used: a figure that the case now gives itself, or that one option now has for itself, has another id.
    """
    told: set[tuple[str, str]] = set()
    options = {option.id: _uses(option) for option in after.case.options}
    for option in before.case.options:
        old, new = _uses(option), options[option.id]
        for use in dict.fromkeys([*old, *new]):
            first, then = old.get(use), new.get(use)
            if first is not None and then is not None and first.quantity == then.quantity:
                continue
            pair = (first.key if first else "", then.key if then else "")
            if pair not in told:
                told.add(pair)
                titles = [figure.title for figure in (first, then) if figure is not None]
                yield MovedFigure(titles[0], first, then)


def _uses(option: ResolvedOption) -> dict[tuple[str, ...], Resolved]:
    """The figures of an option by what each is there: an input or an adjustment of an intervention, or by its own name,
    which no other option's changes.
    """
    uses: dict[tuple[str, ...], Resolved] = {}
    for entry in option.interventions:
        uses |= {(entry.id, "input", name): figure for name, figure in entry.values.items()}
        uses |= {(entry.id, "adjustment", each.kind): each.factor.figure for each in entry.adjustments}
    within = {figure.key for figure in uses.values()}
    return uses | {(figure.stream,): figure for figure in option_figures(option) if figure.key not in within}
