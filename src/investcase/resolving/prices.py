"""What turns each line's real pounds into cash: the body's own prices, else general inflation, year by year.

Method: a line's cash is its real amount times its own price's growth since the case's price base, on costs and benefits
alike. The relative price effect is that growth over the GDP deflator's (Green Book 2018, 5.13), so that real amount x
relative price effect x deflator = cash whether or not the effect is taken into the value to society.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from investcase.documents.figure import Status
from investcase.documents.lines import LocalValue
from investcase.documents.model import Body, PriceKind
from investcase.documents.prices import PriceAssumption
from investcase.quantities import Quantity, Year
from investcase.reading.nodes import Path
from investcase.resolving.context import Context
from investcase.resolving.figures import Prices, Resolved, from_case

ALL = "all"
KIND_WORDS = {
    PriceKind.PAY: "Pay award",
    PriceKind.FEES: "Fee uplift",
    PriceKind.NON_PAY: "Other prices",
    PriceKind.INCOME: "Income and charges",
    PriceKind.GENERAL: "General inflation",
}


@dataclass(frozen=True, slots=True)
class OwnPath:
    """One kind of price of one body: its yearly growth in cash, a share, by year or the same in every year."""

    body: str
    kind: PriceKind
    rates: Mapping[Year, float]
    each_year: float | None
    source: str
    figures: tuple[Resolved, ...]

    def rate(self, year: Year) -> float | None:
        """The growth into a year, the last given being held on; None before the first."""
        figure = self.figure(year)
        return None if figure is None else figure.quantity.central

    def figure(self, year: Year) -> Resolved | None:
        """The figure behind the growth into a year, the last given being held on; None before the first."""
        if self.each_year is not None:
            return self.figures[0]
        given = [figure for known, figure in zip(sorted(self.rates), self.figures, strict=True) if known <= year]
        return given[-1] if given else None


@dataclass(frozen=True, slots=True)
class PricePaths:
    """Every line's way from the prices of `prices.base` to each year's cash.

    `relative` says that relative price effects are part of the value to society. `points` is added to the yearly growth
    of a kind of price, for a sensitivity.
    """

    prices: Prices
    horizon: tuple[Year, ...]
    lead: Body
    own: Mapping[tuple[str, PriceKind], OwnPath] = field(default_factory=dict)
    relative: bool = False
    points: Mapping[PriceKind, float] = field(default_factory=dict)

    @property
    def general(self) -> tuple[float, ...]:
        """General inflation since the price base, by year of the horizon."""
        return tuple(self.prices.index.factor(self.prices.base, year) for year in self.horizon)

    @property
    def figures(self) -> tuple[Resolved, ...]:
        """Every rate the case gives."""
        return tuple(figure for path in self.own.values() for figure in path.figures)

    def shifted(self, kind: PriceKind, points: float) -> PricePaths:
        """The same with a kind of price growing faster by so many hundredths a year, whoever pays it."""
        return replace(self, points={**self.points, kind: points})

    def given(self, body: Body, kind: PriceKind) -> OwnPath | None:
        """A body's own assumption, else the one for all; None where general inflation stands in."""
        return self.own.get((body.value, kind)) or self.own.get((ALL, kind))

    def levels(self, body: Body, kind: PriceKind, over_general: float | None = None) -> tuple[float, ...]:
        """A price in each year of the horizon, in cash, as a multiple of the price base's.

        `over_general` is a line's own growth over general inflation, which rules in place of the body's.
        """
        path, more = self.given(body, kind), self.points.get(kind, 0.0)
        if over_general is None and path is None and not more:
            return self.general
        base, last = self.prices.base, max(self.prices.base, self.horizon[-1])
        year, level = min(base, self.horizon[0]), 1.0
        found = {year: level}
        while year < last:
            growth, year = self._general_growth(year), year + 1
            rate = path.rate(year) if path else None
            if over_general is not None:
                growth = (1 + growth) * (1 + over_general) - 1
            elif rate is not None:
                growth = rate
            level *= 1 + growth + more
            found[year] = level
        return tuple(found[year] / found[base] for year in self.horizon)

    def _general_growth(self, year: Year) -> float:
        return self.prices.index.factor(year, year + 1) - 1


def resolve_prices(context: Context) -> PricePaths:
    """The case's own prices; problems are noted in the context."""
    written = context.case.prices
    own: dict[tuple[str, PriceKind], OwnPath] = {}
    for body, given in written.bodies.items() if written else ():
        for kind in PriceKind:
            assumption = given.of(kind)
            if assumption is not None:
                path: Path = ("prices", "bodies", str(body), kind.value)
                own[str(body), kind] = _own_path(context, str(body), kind, assumption, path)
    relative = written.relative_prices if written else False
    return PricePaths(context.prices, context.horizon, context.case.lead_body, own, relative)


def _own_path(context: Context, body: str, kind: PriceKind, given: PriceAssumption, path: Path) -> OwnPath:
    rates = {} if given.by_year is None else {year: rate.central for year, rate in given.by_year.items()}
    _one_after_another(context, list(rates), (*path, "by_year"))
    return OwnPath(
        body=body,
        kind=kind,
        rates=rates,
        each_year=None if given.each_year is None else given.each_year.central,
        source=given.source,
        figures=tuple(_figures(context, body, kind, given)),
    )


def _one_after_another(context: Context, years: list[Year], path: Path) -> None:
    for year in years:
        if not context.same_kind(year, path):
            return
    for before, after in zip(sorted(years), sorted(years)[1:], strict=False):
        if after - before != 1:
            context.report("price-years", f"no rate is given for {before + 1}", path, expected="every year in turn")


def _figures(context: Context, body: str, kind: PriceKind, given: PriceAssumption) -> Iterator[Resolved]:
    whose = "every body" if body == ALL else body

    def figure(key: str, when: str, rate: Quantity) -> Resolved:
        local = LocalValue(value=rate, source=given.source, status=Status(given.status))
        return from_case(key, f"{KIND_WORDS[kind]}, {whose}, {when}", local, context.prices, ())

    key = f"prices.{body}.{kind.value.replace('_', '-')}"
    if given.each_year is not None:
        yield figure(key, "each year", given.each_year)
    by_year = given.by_year or {}
    for year, rate in sorted(by_year.items()):
        when = f"{year} and every year after" if year == max(by_year) else str(year)
        yield figure(f"{key}.{year}", when, rate)
