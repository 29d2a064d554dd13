"""What turns each line's real pounds into cash: the body's own prices, else general inflation, year by year.

Method: a line's cash is what it is in the prices of its own year times its own price's growth since that year, on costs
and benefits alike, so that the year in which a case is reported changes no cash. The relative price effect is that
growth over the GDP deflator's since the same year (Green Book 2018, 5.13), so that real amount x relative price effect
x deflator = cash whether or not the effect is taken into the value to society.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import PriceKind
from investcase.documents.lines import LocalValue
from investcase.documents.prices import PriceAssumption
from investcase.quantities import Quantity, Year
from investcase.reading.nodes import Path
from investcase.resolving.context import Context
from investcase.resolving.figure_key import FigureKey
from investcase.resolving.figures import Prices, Resolved

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


@dataclass(frozen=True)
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

    @cached_property
    def general(self) -> tuple[float, ...]:
        """General inflation since the price base, by year of the horizon; every line asks for it."""
        return tuple(self.prices.index.factor(self.prices.base, year) for year in self.horizon)

    @cached_property
    def _known(self) -> dict[tuple[Body, PriceKind, float | None, Year], tuple[float, ...]]:
        """The levels asked for before: many lines of one body follow one price."""
        return {}

    @property
    def figures(self) -> tuple[Resolved, ...]:
        """Every rate the case gives."""
        return tuple(figure for path in self.own.values() for figure in path.figures)

    def shifted(self, kind: PriceKind, points: float) -> PricePaths:
        """The same with a kind of price growing faster by so many hundredths a year, whoever pays it."""
        return replace(self, points={**self.points, kind: points})

    def given(self, body: Body, kind: PriceKind) -> OwnPath | None:
        """A body's own assumption, else the one for all; None where general inflation stands in."""
        return self.own.get((body.id, kind)) or self.own.get((ALL, kind))

    def levels(
        self, body: Body, kind: PriceKind, over_general: float | None = None, since: Year | None = None
    ) -> tuple[float, ...]:
        """What makes a pound of the case's prices cash of each year of the horizon, at one line's own price.

        Args:
            body: whose prices.
            kind: of what.
            over_general: a line's own growth over general inflation, which rules in place of the body's.
            since: the year of the line's own prices, from which its price grows; None for the case's price base. What
                it was in that year came to the case's prices by general inflation, and goes back by it.
        """
        year = since or self.prices.base
        if over_general is None and self.given(body, kind) is None and not self.points.get(kind):
            return self.general
        asked = (body, kind, over_general, year)
        if asked not in self._known:
            self._known[asked] = self._levels(body, kind, over_general, year)
        return self._known[asked]

    def _levels(self, body: Body, kind: PriceKind, over_general: float | None, since: Year) -> tuple[float, ...]:
        known = self._chained(body, kind, over_general, since)
        back = self.prices.index.factor(self.prices.base, since)
        then = _level_in(since, known)
        return tuple(back * known[t] / then for t in self.horizon)

    def as_written(self, kind: PriceKind) -> tuple[float, ...]:
        """What makes a pound that came from cash of each year cash again; a sensitivity alone moves it.

        What is added for a sensitivity starts after the first year of the case, which is in that year's cash already.
        """
        more, general = self.points.get(kind, 0.0), self.general
        found = list(general[:1])
        for before, after in pairwise(general):
            found.append(found[-1] * (after / before + more))
        return tuple(found)

    def growth(self, body: Body, kind: PriceKind, over_general: float | None, year: Year) -> float:
        """The growth of a price into a year, a share; what is added for a sensitivity starts with the case."""
        general = self.prices.index.factor(Year(year.start - 1, year.financial), year) - 1
        path = self.given(body, kind)
        rate = path.rate(year) if path else None
        own = general if rate is None else rate
        if over_general is not None:
            own = (1 + general) * (1 + over_general) - 1
        return own + (self.points.get(kind, 0.0) if year >= self.horizon[0] else 0.0)

    def _chained(self, body: Body, kind: PriceKind, over_general: float | None, since: Year) -> dict[Year, float]:
        """A price in every year from its own, or the first of the horizon, to the last of the two: the first is 1."""
        kept = self.horizon[0].financial
        apart = 1 if since.financial != kept else 0
        year = Year(min(since.start - apart, self.horizon[0].start), kept)
        last = Year(max(since.start + apart, self.horizon[-1].start), kept)
        found = {year: 1.0}
        while year < last:
            level, year = found[year], year + 1
            found[year] = level * (1 + self.growth(body, kind, over_general, year))
        return found


def _level_in(year: Year, known: Mapping[Year, float]) -> float:
    """A price in a year of either kind: that of a year of the other kind lies between two, as the index's does."""
    if year in known:
        return known[year]
    if year.financial:
        return 0.75 * known[Year(year.start, financial=False)] + 0.25 * known[Year(year.start + 1, financial=False)]
    return 0.25 * known[Year(year.start - 1)] + 0.75 * known[Year(year.start)]


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
        local = LocalValue.model_construct(value=rate, source=given.source, status=given.status)
        return context.given(FigureKey(None, key), f"{KIND_WORDS[kind]}, {whose}, {when}", local)

    key = f"prices.{body}.{kind.value.replace('_', '-')}"
    if given.each_year is not None:
        yield figure(key, "each year", given.each_year)
    by_year = given.by_year or {}
    for year, rate in sorted(by_year.items()):
        when = f"{year} and every year after" if year == max(by_year) else str(year)
        yield figure(f"{key}.{year}", when, rate)
