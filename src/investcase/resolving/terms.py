"""Money that the case gives directly, as sums of products of figures over years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from investcase.documents.bodies import Body
from investcase.documents.funding import StreamRule
from investcase.quantities import Year
from investcase.resolving.figures import Resolved
from investcase.resolving.labels import Labelled, Labels


class Use(StrEnum):
    """How a figure enters a product."""

    AS_IT_IS = "as it is"
    ONE_PLUS = "one plus"
    ONE_MINUS = "one minus"


@dataclass(frozen=True, slots=True)
class Factor:
    """A figure and how it multiplies."""

    figure: Resolved
    use: Use = Use.AS_IT_IS


@dataclass(frozen=True, slots=True)
class Term:
    """`profile` [year] times every factor: pounds of the case's price base, a year.

    `deflated` [year] brings pounds written as cash of each year to the case's prices; None where they are in prices.
    """

    profile: tuple[float, ...]
    factors: tuple[Factor, ...]
    deflated: tuple[float, ...] | None = None

    @property
    def by_year(self) -> tuple[float, ...]:
        """What the factors are multiplied by in each year, [year]."""
        if self.deflated is None:
            return self.profile
        return tuple(share * to_base for share, to_base in zip(self.profile, self.deflated, strict=True))


@dataclass(frozen=True, slots=True)
class DirectLine(Labelled):
    """A cost or benefit line of the case's own.

    `price_growth` is the figure of its relative price; `from_cash` [year] brings a line written as cash of each year to
    the case's prices.
    """

    labels: Labels
    terms: tuple[Term, ...]
    adjustments: tuple[Factor, ...] = ()
    price_growth: Resolved | None = None
    transfer_with: Body | None = None
    vat: Resolved | None = None
    life: Resolved | None = None
    residual_value: Resolved | None = None
    from_cash: tuple[float, ...] | None = None

    @property
    def figures(self) -> tuple[Resolved, ...]:
        """Every figure of the line, in the order met."""
        factors = [*(factor for term in self.terms for factor in term.factors), *self.adjustments]
        beside = [
            figure
            for figure in (self.price_growth, self.vat, self.life, self.residual_value, self.marginal_share)
            if figure is not None
        ]
        return (*(factor.figure for factor in factors), *beside)


@dataclass(frozen=True, slots=True)
class Stream:
    """A funding stream in pounds by year of the horizon, as promised: cash, not the case's prices.

    `body` receives it; `paid_by` is the partner that pays it, when it is one of the case's own bodies. `rule` is what
    the register of funding says of money of its kind; `balance` is what a reserve holds before the first draw; `exit`
    says what pays once it ends.
    """

    id: str
    title: str
    body: Body
    paid_by: Body | None
    by_year: tuple[float, ...]
    recurrent: bool
    ring_fence: str | None
    confirmed: bool
    rule: StreamRule | None = None
    balance: float | None = None
    exit: str | None = None

    @property
    def last(self) -> int | None:
        """The index of the last year in which it pays; None when it never does."""
        return max((t for t, amount in enumerate(self.by_year) if amount), default=None)

    @property
    def is_capital(self) -> bool:
        """Whether it may pay for capital alone."""
        return self.rule is not None and self.rule.spend == "capital"


@dataclass(frozen=True, slots=True)
class Loan:
    """Borrowing by one body: for a capital line of its own, or cash amounts by year of the horizon.

    `first` is the index of the first year in which principal is repaid, if the case says so; `years` how many years of
    repayment there are; `rate` a share a year.
    """

    id: str
    title: str
    body: Body
    line: str | None
    by_year: tuple[float, ...]
    rate: Resolved
    years: int
    first: int | None
    equal_principal: bool


def terms_priced_in(terms: Iterable[Term]) -> Year | None:
    """The year of the prices of some terms: the latest that their money is written in; None when none is said."""
    return latest_prices(factor.figure for term in terms for factor in term.factors)


def latest_prices(figures: Iterable[Resolved]) -> Year | None:
    """The latest year of prices among figures that hold money; None when none says one."""
    return max((figure.price_base for figure in figures if figure.price_base is not None), default=None)


def one_year(index: int, years: int) -> tuple[float, ...]:
    """A profile of one year alone."""
    return tuple(1.0 if t == index else 0.0 for t in range(years))


def always(years: int, *factors: Factor) -> Term:
    """The product of some factors in every year."""
    return Term((1.0,) * years, factors)


def part_of_last(horizon: tuple[Year, ...], first: Year | None, month: int | None) -> float:
    """The part of the last year in which something runs: less than 1 where it starts in a later month of that year."""
    starts_then = (first or horizon[0]) == horizon[-1]
    return horizon[-1].share_left_from(month) if month and starts_then else 1.0


def span(horizon: tuple[Year, ...], first: Year | None, last: Year | None, month: int | None) -> tuple[float, ...]:
    """A profile of every year from `first` to `last`, the first in part when it starts in a later month."""
    start = first or horizon[0]
    end = last or horizon[-1]
    part = start.share_left_from(month) if month else 1.0
    return tuple(0.0 if year < start or year > end else part if year == start else 1.0 for year in horizon)
