"""Where an option's money is worked out: in which worlds, over which years, at which prices, and who leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from investcase.documents.bodies import Body
from investcase.formulas.product import Product
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.resolving.demand import ResolvedDemand
from investcase.resolving.prices import PricePaths


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """What everything in one option is worked out in.

    Attributes:
        option: the option's id.
        values: every figure's value by its key, of shape [draw or 1, 1]: pounds of the case's price base where it is
            money.
        draws: how many worlds.
        horizon: the years of the case.
        lead: the body that leads the case.
        prices: what makes pounds of the case's price base each year's cash.
        demand: the budget lines whose demand the case gives.
        drawn: how many of the worlds are known by no name; they come last.
        every_line: whether a line is made that comes to nothing in any of these worlds, and may in another.
    """

    option: str
    values: Mapping[str, Product]
    draws: int
    horizon: tuple[Year, ...]
    lead: Body
    prices: PricePaths
    demand: tuple[ResolvedDemand, ...] = ()
    drawn: int = 0
    every_line: bool = False

    @property
    def named(self) -> int:
        """How many of the worlds are known by name."""
        return self.draws - self.drawn

    @property
    def years(self) -> int:
        """How many years there are."""
        return len(self.horizon)

    @property
    def shape(self) -> tuple[int, int]:
        """The shape of amounts by world and year: [draw, year]."""
        return self.draws, self.years


def figures_of(values: Mapping[str, Array]) -> dict[str, Product]:
    """Every figure's values [draw or 1, 1] as amounts, by its key."""
    return {key: Product.of(value) for key, value in values.items()}
