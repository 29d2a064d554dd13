"""The outside view: what others found for something like this, held against the case and never multiplied by.

Like is compared with like: a published return counts all that everyone gains over all that anyone spends or loses, and
so does the return here. It goes by what a line is to its body in each year and never by whether it was written as a
cost or a benefit, and money that moves from one body to another is on neither side. An option whose gains are cash
alone has a cash ratio, and one that takes a service away has no return: neither is compared at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.measures import OptionAppraisal, is_public_cash
from investcase.appraisal.worked import Worked
from investcase.documents.guidance import OutsideView
from investcase.flows.lines import FlowLine
from investcase.quantities.tolerance import NEGLIGIBLE


@dataclass(frozen=True, slots=True)
class Outside:
    """A published average and the option's own return, central; `transferred`: the average is another nation's."""

    view: OutsideView
    ratio: float
    transferred: bool

    @property
    def is_above_average(self) -> bool:
        """Whether the case claims more than the average of those chosen for having worked."""
        return self.ratio > self.view.average

    @property
    def is_above_the_best(self) -> bool:
        """Whether the case claims more than the best of them."""
        return self.ratio > self.view.highest


def gained_and_lost(option: OptionAppraisal) -> tuple[float, float]:
    """What everyone gains, and what anyone spends or loses, as two positive present values, central.

    Each line counts by its sign in each year. Both sides of a transfer are left out: together they are nothing.
    """
    worth = [line.net[0] * option.factors_of(line) for line in _made(option)]
    return (
        sum((float(row.clip(min=0.0).sum()) for row in worth), start=0.0),
        -sum((float(row.clip(max=0.0).sum()) for row in worth), start=0.0),
    )


def outside_view(appraisal: Worked, option: OptionAppraisal) -> Iterator[Outside]:
    """Every published average that an option's return can be held against."""
    gained, lost = gained_and_lost(option)
    beyond_cash = any((line.net[0] > NEGLIGIBLE).any() for line in _made(option) if not is_public_cash(line))
    if option.is_cut or lost <= NEGLIGIBLE or not beyond_cash:
        return
    for view in appraisal.case.outside_views:
        yield Outside(view, gained / lost, appraisal.case.nation not in view.nations)


def _made(option: OptionAppraisal) -> list[FlowLine]:
    """The lines that make or lose value, not those that move it."""
    return [line for line in option.cash.lines if not line.moves]
