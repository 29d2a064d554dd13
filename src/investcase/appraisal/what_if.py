"""What a case's answer becomes when some of its figures are changed: what was changed, and what moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.paybacks import payback_years
from investcase.appraisal.worked import Worked
from investcase.quantities import Year
from investcase.resolving.figures import Resolved


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """A figure before and after; None where the case did not have it, or no longer has."""

    title: str
    before: Resolved | None
    after: Resolved | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The preferred option before and after, in pounds of each case's price base, central.

    `figures` are those that were given other values. Amounts are pairs, before and after: the value to society, the
    lead body's cash as a present value, and the year by which that cash is repaid, None where it is not.
    """

    figures: tuple[MovedFigure, ...]
    npsv: tuple[float, float]
    lead_cash: tuple[float, float]
    repaid: tuple[Year | None, Year | None]


def what_if(before: Worked, after: Worked) -> WhatIf:
    """What moved from a case as it stands to the same case changed."""
    both = (before, after)
    npsv, later = (float(each.preferred.npsv[0]) for each in both)
    cash, then = (float(each.preferred.cash_npv_of(each.case.lead)[0]) for each in both)
    first, last = (payback_years(each, each.preferred)["lead_body_cash"] for each in both)
    return WhatIf(tuple(_moved(before, after)), (npsv, later), (cash, then), (first, last))


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
