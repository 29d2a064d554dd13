"""Lines of money, and the cash flows they make up."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.working import Working
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.resolving.labels import Labelled, Labels
from investcase.resolving.line_id import Derived
from investcase.resolving.terms import Factor, Term


class PartKind(StrEnum):
    """What a part of a line is, and so where to look for what is behind it."""

    QUANTITY = "quantity"
    TERMS = "terms"
    RANGE = "range"
    ADJUSTMENT = "adjustment"
    BIAS = "bias"
    PLAN = "plan"
    RELEASE = "release"
    PRICE = "price"
    LIMIT = "limit"
    OVERLAP = "overlap"
    SLIPPAGE = "slippage"
    COUNTED = "counted"
    OTHER = "other"


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One of the factors whose product a line's amounts are; `values` is of shape [draw or 1, year or 1].

    `factor` is the figure it comes from, where it comes from one alone; `terms` what it is the sum of, where it is one;
    `working` how it comes about, where that is in another way, and how it turns, where it may.
    A `hopeful` part corrects a hope: it is what is left of a gain, and raises a loss by as much.
    """

    kind: PartKind
    title: str
    values: Product
    factor: Factor | None = None
    terms: tuple[Term, ...] = ()
    hopeful: bool = False
    working: Working | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FlowLine(Labelled):
    """One line of one option with its labels, as its difference from business as usual.

    Attributes:
        labels: everything that is said of it.
        amounts: pounds of the case's price base, a year, of shape [draw, year]; positive on a cost line for spending,
            on a benefit line for value. A disbenefit is a negative benefit, a cost saved a negative cost.
        parts: what the amounts are the product of, in the order multiplied, so that any of them can be explained.
        cash_terms: what turns `amounts` into each year's cash, of shape [year].
    """

    labels: Labels
    amounts: Product
    parts: tuple[Part, ...] = ()
    cash_terms: Array = field(default_factory=lambda: np.ones(1))

    def times(self, part: Part, **changes: Any) -> FlowLine:
        """The line with its amounts multiplied by one more part, which it remembers; `changes` are of its labels."""
        labels = replace(self.labels, **changes) if changes else self.labels
        return FlowLine(labels, self.amounts * part.values, (*self.parts, part), self.cash_terms)

    def labelled(self, **changes: Any) -> FlowLine:
        """The same line with some of its labels changed."""
        return FlowLine(replace(self.labels, **changes), self.amounts, self.parts, self.cash_terms)

    def derived(self, relation: Derived, title: str, **changes: Any) -> FlowLine:
        """The same money as a line that comes from this one; `changes` are of its labels."""
        return replace(self, labels=self.labels.derived(relation, title, **changes))

    @property
    def at_average(self) -> Product:
        """What it comes to at the average cost, of shape [draw, year]: of freed capacity, whatever of it is counted."""
        if all(part.kind is not PartKind.COUNTED for part in self.parts):
            return self.amounts
        return Product.of(
            product_of(part.values for part in self.parts if part.kind is not PartKind.COUNTED), self.amounts.shape
        )

    @property
    def still_runs(self) -> bool:
        """Whether it recurs: it has no end of its own, and runs in the last year, centrally."""
        return self.recurrent and not self.has_end and self.amounts[0, -1] != 0

    @property
    def full_year(self) -> Array:
        """What it comes to in a year when everything temporary has ended, of shape [draw].

        It is that of the last year, made whole where the line starts within that year, and 0 for what does not recur.
        """
        return self.amounts[:, -1] / self.last_part if self.still_runs else np.zeros(len(self.amounts))

    @property
    def net(self) -> Product:
        """What the line adds to value, [draw, year]: a benefit as it is, a cost negative."""
        return self.amounts if self.kind == "benefit" else -self.amounts


@dataclass(frozen=True, slots=True)
class CashFlows:
    """The lines of one option. Every total is a sum over lines, so parts add to wholes."""

    lines: tuple[FlowLine, ...]
    draws: int
    years: int

    def where(self, wanted: Callable[[FlowLine], bool]) -> CashFlows:
        """The lines that a test picks."""
        return CashFlows(tuple(line for line in self.lines if wanted(line)), self.draws, self.years)

    def of(
        self,
        *,
        kind: str | None = None,
        body: Body | None = None,
        cash_types: Iterable[CashType] | None = None,
    ) -> CashFlows:
        """The lines with all of the given labels."""
        types = None if cash_types is None else set(cash_types)
        return self.where(
            lambda line: (
                (kind is None or line.kind == kind)
                and (body is None or line.body == body)
                and (types is None or line.cash_type in types)
            )
        )

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that appear, in the order of the vocabulary."""
        present = {line.body for line in self.lines}
        return tuple(sorted(present))

    def amounts(self) -> Array:
        """The sum of the lines' own amounts, [draw, year]; zeros when there are none."""
        return sum_of([line.amounts for line in self.lines], (self.draws, self.years))

    def net(self) -> Array:
        """Benefits less costs, [draw, year]."""
        return sum_of([line.net for line in self.lines], (self.draws, self.years))

    def in_cash(self) -> Array:
        """The sum of the lines' own amounts in each year's cash, [draw, year]; zeros when there are none."""
        return sum_of([line.amounts * line.cash_terms for line in self.lines], (self.draws, self.years))

    def at_average(self) -> Array:
        """Benefits at average cost, freed capacity whole whatever of it is counted, less costs: [draw, year]."""
        signed = (line.at_average if line.kind == "benefit" else -line.amounts for line in self.lines)
        return sum_of(signed, (self.draws, self.years))

    def net_in_cash(self) -> Array:
        """Benefits less costs in each year's cash, [draw, year]."""
        return sum_of([line.net * line.cash_terms for line in self.lines], (self.draws, self.years))

    def cube(self) -> Array:
        """Every line's net amounts, [line, draw, year]; made only on request."""
        shape = (self.draws, self.years)
        return np.stack([line.net.whole() for line in self.lines]) if self.lines else np.zeros((0, *shape))


def product_of(values: Iterable[Product]) -> Product:
    """The product of some amounts; 1 when there are none."""
    return math.prod(values, start=Product.of(1.0))


def sum_of(arrays: Iterable[ArrayLike], shape: tuple[int, ...]) -> Array:
    """A sum in the order given, from zeros of a shape."""
    total = np.zeros(shape)
    for array in arrays:
        total += np.asarray(array)
    return total
