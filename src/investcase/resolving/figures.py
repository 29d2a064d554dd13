"""One figure, settled: which value won, in which prices, from whom, and what it replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from investcase.catalogue.library import Library
from investcase.catalogue.origins import CASE
from investcase.catalogue.price_index import Index
from investcase.documents.figure import Assumed, FigureValue, Nation, Status, price_year
from investcase.documents.lines import LocalValue
from investcase.documents.study import EffectMeasure, Interval, Study
from investcase.quantities import Kind, Quantity, Unit, Year
from investcase.reading.spots import Spot
from investcase.resolving.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value that a stronger origin set aside."""

    value: Quantity
    origin: str
    source: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A figure as the case uses it.

    `quantity` is in the case's price base where it holds money; `original` is as written, in `price_base`. `key` names
    the figure: the same key moves together wherever it is used; and figures of the same `stream` lie high or low
    together in draws, such as the likely range of a line that two options have. `transferred` names the nation whose
    figure is used in another. `kind` says what a plain number is; `measure`, `interval` and `study` how an effect was
    measured. `is_likely_range` says that it is how far a line's amount may turn out, as a share of it: 300% for three
    times; `is_optimism_bias` that it is added or taken off for optimism. `review_by` is when it was to be looked at
    again, `superseded_by` the figure that took its place, and `since` the day from which the value stands. `spot` is
    where the value is written, unless that is in what ships with investcase.
    """

    key: str
    title: str
    quantity: Quantity
    original: Quantity
    price_base: Year | None
    price_base_because: str | None
    status: Status
    inputs_status: Status | None
    source: str
    locator: str | None
    how: str | None
    grade: str | None
    origin: str
    replaced: tuple[Replaced, ...] = ()
    transferred: Nation | None = None
    period: str | None = None
    kind: Kind | None = None
    measure: EffectMeasure | None = None
    interval: Interval | None = None
    study: Study | None = None
    basis: str | None = None
    is_likely_range: bool = False
    is_optimism_bias: bool = False
    review_by: dt.date | None = None
    superseded_by: str | None = None
    since: dt.date | None = None
    spot: Spot | None = field(default=None, compare=False, repr=False)
    moves_as: str | None = field(default=None, compare=False, repr=False)

    @property
    def stream(self) -> str:
        """What its draws come of: its key, or its name without the option whose own it is."""
        return self.key if self.moves_as is None else self.moves_as

    @property
    def standing(self) -> Status:
        """The worst status behind the number: a derived figure's is that of its inputs."""
        return self.inputs_status if self.inputs_status is not None else self.status

    @property
    def unit(self) -> Unit:
        """The unit, unchanged by prices."""
        return self.original.unit

    @property
    def is_illustrative(self) -> bool:
        """Whether the case, resting on this, must carry a band and cannot be final."""
        return self.standing is Status.ILLUSTRATIVE


@dataclass(frozen=True, slots=True)
class Prices:
    """The case's price base and the index that brings money to it."""

    base: Year
    index: Index

    def factor(self, year: Year | None, unit: Unit) -> float:
        """What multiplies money of a year to be in the case's prices; 1 for anything that is not money."""
        power = unit.power("£")
        if power == 0 or year is None or year == self.base:
            return 1.0
        return self.index.factor(year, self.base) ** power


def from_library(
    key: str, candidates: Sequence[Candidate], library: Library, prices: Prices, title: str | None = None
) -> Resolved:
    """The strongest candidate as a resolved figure that remembers the weaker ones."""
    first = candidates[0]
    value = first.value
    base = price_year(value.price_base)
    tried = _over_its_interval(value)
    return Resolved(
        key=key,
        title=title or first.found.figure.title,
        quantity=tried.scaled(prices.factor(base, tried.unit)),
        original=tried,
        price_base=base,
        price_base_because=value.price_base.because if isinstance(value.price_base, Assumed) else None,
        status=value.status,
        inputs_status=value.inputs_status,
        source=cite(value, library),
        locator=value.locator,
        how=value.how,
        grade=value.grade,
        origin=first.origin,
        replaced=tuple(as_replaced(candidate, library) for candidate in candidates[1:]),
        transferred=first.transferred,
        period=value.period,
        kind=first.found.figure.is_,
        measure=first.found.figure.measure,
        interval=value.interval,
        study=value.study,
        basis=value.basis or _basis(value, library),
        review_by=value.review_by,
        superseded_by=first.found.figure.superseded_by,
        since=value.since,
        spot=first.spot,
    )


def _over_its_interval(value: FigureValue) -> Quantity:
    """What sensitivity tries: the range that is written, else the 95% interval of the study."""
    if value.interval is None or value.value.is_range:
        return value.value
    return value.interval.around(value.value)


def _basis(value: FigureValue, library: Library) -> str | None:
    source = library.source(value.source) if value.source else None
    return source.basis if source else None


def from_case(
    key: str,
    title: str,
    local: LocalValue,
    prices: Prices,
    replaced: tuple[Replaced, ...],
    source: str | None = None,
    origin: str = CASE,
) -> Resolved:
    """A value the case gives, in its own words."""
    base = price_year(local.price_base) or prices.base
    money = local.value.unit.power("£") != 0
    return Resolved(
        key=key,
        title=title,
        quantity=local.value.scaled(prices.factor(base, local.value.unit)),
        original=local.value,
        price_base=base if money else None,
        price_base_because=local.price_base.because if isinstance(local.price_base, Assumed) else None,
        status=Status(local.status),
        inputs_status=None,
        source=source or local.source,
        locator=None,
        how=local.reason,
        grade=None,
        origin=origin,
        replaced=replaced,
    )


def cite(value: FigureValue, library: Library) -> str:
    """The source in one line; an illustrative figure without one says so."""
    if value.source is None:
        return "None: illustrative, for want of a source" if value.status is Status.ILLUSTRATIVE else "no source given"
    source = library.source(value.source)
    return source.cited() if source else value.source


def as_replaced(candidate: Candidate, library: Library) -> Replaced:
    """A library value as one set aside."""
    return Replaced(candidate.value.value, candidate.origin, cite(candidate.value, library))


def renamed(figure: Resolved, title: str) -> Resolved:
    """The same figure under the title its user gives it."""
    return replace(figure, title=title)
