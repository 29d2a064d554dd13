"""The share of a line of money that only meets growing demand, told apart from the rest."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.formulas.product import Product
from investcase.resolving.line_id import Derived

ONLY_MEETS_GROWTH = "Share that only meets growing demand"
ABOVE_GROWTH = "Share above the growth in demand"


@dataclass(frozen=True, slots=True, eq=False)
class MeetsGrowth:
    """The share of what is saved on a budget line that only meets growth, [draw, year], and what it then counts as."""

    share: Product
    cash_type: CashType

    def split(self, line: FlowLine) -> tuple[FlowLine, FlowLine]:
        """What is left to take the budget below where it stands, and what only meets growth."""
        met = line.times(Part(PartKind.RELEASE, ONLY_MEETS_GROWTH, self.share))
        left = line.times(Part(PartKind.RELEASE, "Share below today's budget", 1 - self.share))
        title = f"{line.title}: growth that is not needed"
        return left, met.derived(Derived.GROWTH, title, told_apart_from=line.source, cash_type=self.cash_type)


def only_meets_growth(line: FlowLine) -> bool:
    """Whether a line is what growing demand takes up of what is saved."""
    return any(part.title == ONLY_MEETS_GROWTH for part in line.parts)


def told_apart_by_growth(line: FlowLine) -> bool:
    """Whether a line was claimed as cash and is what growing demand leaves as something else."""
    return any(part.title in (ONLY_MEETS_GROWTH, ABOVE_GROWTH) for part in line.parts)
