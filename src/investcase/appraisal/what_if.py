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
    """Figures with another value: one that the case now gives itself has another id, and is known by its title."""
    old, new = before.case.register(), after.case.register()
    given = [figure for key, figure in new.items() if key not in old]
    for key, figure in old.items():
        if key in new and new[key].quantity != figure.quantity:
            yield MovedFigure(figure.title, figure, new[key])
        elif key not in new:
            same = next((each for each in given if each.title == figure.title), None)
            if same is not None:
                given.remove(same)
            if same is None or same.quantity != figure.quantity:
                yield MovedFigure(figure.title, figure, same)
    yield from (MovedFigure(figure.title, None, figure) for figure in given)
