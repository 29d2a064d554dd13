"""What an effect was measured by, on whom, and how far it may be carried."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from investcase.documents.base import Document
from investcase.documents.digits import Decimal, Whole
from investcase.documents.fields import Text, fault
from investcase.documents.nations import Nation
from investcase.documents.saying import said_of
from investcase.quantities import Kind, Quantity, QuantityError, Unit, combine_range


class EffectMeasure(StrEnum):
    """What kind of number an effect is. An odds ratio is no risk ratio: turning one into the other takes a baseline."""

    ODDS_RATIO = "odds_ratio"
    RISK_RATIO = "risk_ratio"
    RATE_RATIO = "rate_ratio"
    HAZARD_RATIO = "hazard_ratio"
    COST_RATIO = "cost_ratio"
    RETURN_RATIO = "return_ratio"
    RELATIVE_CHANGE = "relative_change"
    PERCENTAGE_POINTS = "percentage_points"
    DIFFERENCE = "difference"
    RATE = "rate"
    SHARE = "share"
    COUNT = "count"
    TIME = "time"
    COST = "cost"

    @property
    def is_ratio(self) -> bool:
        """Whether it sets one thing against another of its kind, so that it is printed by its name."""
        return _KINDS.get(self) == (Kind.RATIO,)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What a plain number of this measure may be, the likeliest first; none where only a unit can say it."""
        return _KINDS.get(self, ())


_KINDS = {
    **dict.fromkeys(
        (
            *(EffectMeasure.ODDS_RATIO, EffectMeasure.RISK_RATIO, EffectMeasure.RATE_RATIO),
            *(EffectMeasure.HAZARD_RATIO, EffectMeasure.COST_RATIO, EffectMeasure.RETURN_RATIO),
        ),
        (Kind.RATIO,),
    ),
    EffectMeasure.RELATIVE_CHANGE: (Kind.CHANGE, Kind.REDUCTION),
    EffectMeasure.PERCENTAGE_POINTS: (Kind.CHANGE, Kind.REDUCTION),
    EffectMeasure.DIFFERENCE: (Kind.PLAIN,),
    EffectMeasure.RATE: (Kind.COUNT_PER, Kind.SHARE),
    EffectMeasure.SHARE: (Kind.SHARE,),
    EffectMeasure.COUNT: (Kind.PLAIN, Kind.COUNT_PER),
}


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% interval, as its study gives it: how sure the study is, not a range chosen for sensitivity."""

    low: Decimal
    high: Decimal
    unit: Unit
    percent: bool = False

    def holds(self, value: Quantity) -> bool:
        """Whether the estimate lies inside."""
        return self.low <= value.central <= self.high

    def around(self, value: Quantity) -> Quantity:
        """The estimate with the interval as its range."""
        return Quantity(value.central, value.unit, self.low, self.high, percent=self.percent)


class Transfer(Document):
    """Where, and for whom, a result may be used. No nations: it is kept as context and is no effect to use."""

    nations: tuple[Nation, ...]
    groups: Text
    because: Text


class Study(Document):
    """The study behind an effect: its design, who was in it, how long they were followed, and how far it carries."""

    design: Text
    population: Text
    follow_up: Text
    country: Text
    comparator: Text | None = None
    n: Annotated[Whole | None, Field(gt=0)] = None
    transfer: Transfer


def _interval(value: object) -> Interval:
    if isinstance(value, Interval):
        return value
    low, _, high = str(value).partition(" to ")
    try:
        ends = combine_range(low, high, high)
    except QuantityError:
        expected = "the lower end, then the upper, in one unit: 0.71 to 0.83"
        raise fault("interval", said_of(value, "is not a 95% interval"), expected) from None
    return Interval(ends.ends[0], ends.ends[1], ends.unit, ends.percent)


IntervalField = Annotated[Interval, BeforeValidator(_interval)]
