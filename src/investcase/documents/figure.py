"""Figures and the sources they come from."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Date, FigureId, Flag, Id, Measure, Name, Text, UnitField, YearField, fault
from investcase.documents.grades import GRADES
from investcase.documents.nations import Nation as Nation
from investcase.documents.reading_numbers import hold, needs_its_kind
from investcase.documents.study import EffectMeasure, Interval, IntervalField, Study
from investcase.quantities import Kind, Unit, Year
from investcase.quantities.kinds import kind_words


class Status(StrEnum):
    """How far a figure can be traced; it travels with the number into every output. Best first."""

    READ_AT_SOURCE = "read_at_source"
    LOCAL = "local"
    SECOND_HAND = "second_hand"
    ILLUSTRATIVE = "illustrative"
    DERIVED = "derived"


class Assumed(Document):
    """Something the source does not state, and why we take it so."""

    assumed: YearField
    because: Text


class Source(Document):
    """Where figures come from, and how far it was read.

    `url` is the publisher's own address, and `read_in` that of the copy which was read, where that is another. `basis`
    says that all its unit costs are averages of full cost, or what one fewer saves.
    """

    id: Id
    title: Text
    publisher: Text
    date: Text
    url: Text | None = None
    licence: Text | None = None
    read: Status
    reported_by: Text | None = None
    read_in: Text | None = None
    interest: Text | None = None
    basis: Literal["average", "marginal"] | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _second_hand_names_its_reporter(self) -> Source:
        if self.read not in (Status.READ_AT_SOURCE, Status.SECOND_HAND):
            raise fault("source-read", f"a source cannot be {self.read}", "read_at_source or second_hand")
        if self.read is Status.SECOND_HAND and not self.reported_by:
            raise fault("reported-by", "a second-hand source says who reports it", "a line 'reported_by: ...'")
        return self

    def cited(self) -> str:
        """The source in one line, saying when the original was not seen."""
        line = f"{self.publisher}, {self.title} ({self.date})"
        return f"{line}, as reported by {self.reported_by}; original not seen" if self.reported_by else line


class SourcesFile(Document):
    """`investcase/sources/1`: sources, each with an id."""

    sources: tuple[Source, ...]


PriceBase = YearField | Assumed


def price_year(base: Year | Assumed | None) -> Year | None:
    """The year of a price base, stated or assumed."""
    return base.assumed if isinstance(base, Assumed) else base


def _grade(grade: str | None) -> str | None:
    if grade is not None and grade not in GRADES:
        raise fault("grade", f"{grade!r} is not an evidence grade", "A (best) to E")
    return grade


class FigureValue(Document):
    """A figure's value where it holds: for the UK, one nation, or one place.

    A range in `value` is what sensitivity tries, and without one the `interval`: the 95% interval of the study, which
    need not be the same. `method` says how it was counted, where another way of counting gives a very different number.
    `since` is the day from which it stands in place of the value before it, which is kept: a case dated earlier still
    finds that one. `rests_on` names the figures that a derived value was made from.
    """

    value: Measure
    interval: IntervalField | None = None
    holds_for: Text = "uk"
    price_base: PriceBase | None = None
    period: Text | None = None
    source: Id | None = None
    locator: Text | None = None
    status: Status
    grade: Annotated[str | None, AfterValidator(_grade)] = None
    inputs_status: Status | None = None
    how: Text | None = None
    method: Text | None = None
    gross_or_net: Literal["gross", "net"] | None = None
    basis: Literal["average", "marginal"] | None = None
    study: Study | None = None
    rests_on: tuple[FigureId, ...] = ()
    since: Date | None = None
    checked: Date | None = None
    review_by: Date | None = None

    @field_validator("interval")
    @classmethod
    def _interval_holds_the_value(cls, interval: Interval | None, info: ValidationInfo) -> Interval | None:
        value = info.data.get("value")
        if interval is None or value is None:
            return interval
        if interval.unit != value.unit:
            raise fault("interval", f"the interval is in {interval.unit}, the value in {value.unit}", "one unit")
        if not interval.holds(value):
            raise fault("interval", "the value lies outside its own interval", "low <= value <= high")
        return interval

    @model_validator(mode="after")
    def _traceable(self) -> FigureValue:
        if self.status in (Status.READ_AT_SOURCE, Status.SECOND_HAND) and not self.source:
            raise fault("no-source", f"a {self.status} figure names its source", "a line 'source: ...'")
        if (self.status is Status.DERIVED) != (self.inputs_status is not None):
            raise fault(
                "inputs-status",
                "a derived figure, and only a derived one, gives the worst status of its inputs",
                "inputs_status: second_hand",
            )
        if self.status in (Status.DERIVED, Status.ILLUSTRATIVE) and not self.how:
            raise fault("no-how", f"a {self.status} figure says how it was come by", "a line 'how: ...'")
        return self


class Figure(Document):
    """One number or range, with its unit, wherever it holds.

    `is` says what a plain number is; `measure` how an effect was measured. `place` names the column of the tables of
    places that holds it place by place: where there is a number, that is the place's own, between the ends of its
    nation's. `carries_over: no` says that nations differ in law, so that another nation's value never stands in for a
    missing one: the case is asked. `category` keeps public spending apart from
    output lost and from well-being. `superseded_by` names the newer figure.
    """

    id: FigureId
    title: Text
    unit: UnitField
    is_: Kind | None = Field(alias="is", default=None)
    body: Text | None = None
    category: Literal["fiscal", "economic", "social"] | None = None
    measure: EffectMeasure | None = None
    place: Name | None = None
    carries_over: Flag = True
    superseded_by: FigureId | None = None
    values: tuple[FigureValue, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _says_what_it_is(self) -> Figure:
        allowed = self.measure.kinds if self.measure else ()
        needs_its_kind(self.unit, self.is_, self.id, allowed[0] if allowed else None)
        if self.measure is not None and self.is_ is not None and self.is_ not in allowed:
            message = f"{self.id}: a {self.measure.value.replace('_', ' ')} is no {kind_words(self.is_)}"
            raise fault("kind-of-measure", message, f"is: {' or '.join(allowed)}" if allowed else "a unit, and no is:")
        return self

    @model_validator(mode="after")
    def _values_agree(self) -> Figure:
        for value in self.values:
            if value.value.unit != self.unit:
                raise fault(
                    "unit",
                    f"{self.id}: a value is in {value.value.unit}, the figure in {self.unit}",
                    "one unit throughout",
                )
            if needs_price_base(self.unit) and value.price_base is None:
                raise fault("no-price-base", f"{self.id}: an amount of money needs a price base", "price_base: 2025-26")
            hold(value.value, self.is_, self.id)
            if value.interval is not None:
                hold(value.interval.around(value.value), self.is_, f"{self.id}: the interval")
        return self


class Finding(Document):
    """What a study found and gave no number for: kept, so that it is not forgotten."""

    id: FigureId
    title: Text
    finding: Text
    study: Study
    source: Id
    status: Status
    grade: Annotated[str | None, AfterValidator(_grade)] = None
    checked: Date | None = None
    review_by: Date | None = None


class Retired(Document):
    """An id that was used once, why it is not any more, and what to use instead."""

    id: FigureId
    reason: Text
    use: FigureId | None = None


class Renamed(Document):
    """An id that a figure had once, and the one it has now: whoever names the old one is given the figure, and told."""

    id: FigureId
    now: FigureId


class NotShipped(Document):
    """A figure that exists and that we do not give, with the reason, so that you can supply your own copy."""

    id: FigureId
    title: Text
    reason: Text
    where: Text | None = None


class FiguresFile(Document):
    """`investcase/figures/1`: the figures of one group; the file bears the group's name."""

    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...] = ()
    retired: tuple[Retired, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    not_shipped: tuple[NotShipped, ...] = ()


def needs_price_base(unit: Unit) -> bool:
    """Whether a figure in this unit is money, and so means nothing without its year."""
    return unit.power("£") != 0
