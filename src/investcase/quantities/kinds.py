"""What a plain number is: a share, a ratio, a change, a reduction, a count for each of something, or a mere number.

A unit tells people from pounds; it cannot tell 28% from the 28 of somebody who left the sign out, nor a share, which
ends at 100%, from a ratio, which does not. So every plain number says what it is, and is held to that: its centre and
both its ends.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from investcase.quantities.amounts import Quantity
from investcase.quantities.fitting import unfit
from investcase.quantities.shape import Family, Shape


class Kind(StrEnum):
    """What a plain number says of the world."""

    SHARE = "share"
    """A part of a whole: 0% to 100%."""
    RATIO = "ratio"
    """One thing against another of its kind, such as a relative risk: nil and up, past 100% where there is harm."""
    CHANGE = "change"
    """How much more (or, below zero, less): -100% and up."""
    REDUCTION = "reduction"
    """How much less (or, below zero, more): up to 100%."""
    COUNT_PER = "count_per"
    """How many for each of something: nil and up, and never a percentage."""
    PLAIN = "plain"
    """A score, a rank, a count of nothing in particular: any number, and never a percentage."""

    @property
    def is_percent(self) -> bool:
        """Whether it is read as a percentage: 0.9 is 90% of people, and an odds ratio of 0.9."""
        return self in (Kind.SHARE, Kind.CHANGE, Kind.REDUCTION)

    @property
    def takes_percent(self) -> bool:
        """Whether it may be written with a per cent sign."""
        return RULES[self].sign != "never"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a plain number must be in one place, and how its author is told when it is not.

    `low` and `high` bound it, ends included. `sign` says where a per cent sign may stand: never, anywhere, or
    `beyond_one`: whatever is larger than 1 must bear one, since 33 may be 33% or 3,300%.
    """

    code: str
    noun: str
    outside: str
    expected: str
    low: float = -math.inf
    high: float = math.inf
    sign: Literal["never", "anywhere", "beyond_one"] = "anywhere"

    @property
    def bounds(self) -> tuple[float, float]:
        """What it lies between, ends included."""
        return self.low, self.high


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a number is not what it should be; `instead` is what its author may have meant, the likeliest first."""

    code: str
    message: str
    expected: str
    instead: tuple[str, ...] = ()

    @property
    def meant(self) -> str | None:
        """What its author most likely meant, as it is to be written; a range in quotation marks."""
        return _quoted(self.instead[0]) if self.instead else None

    @property
    def remedy(self) -> str | None:
        """What was meant, as a question."""
        return f"did you mean {' or '.join(map(_quoted, self.instead))}?" if self.instead else None


def _quoted(text: str) -> str:
    """Inside { } the comma of a range would part it."""
    return f'"{text}"' if "," in text else text


SHARE = Rule("share", "share", "lies outside 0% to 100%", "a share between 0% and 100%, such as 18%", 0, 1)
RATIO = Rule("ratio", "ratio", "is below zero", "a ratio from nil up, such as 0.71 or 71%", 0)
RULES = {
    Kind.SHARE: SHARE,
    Kind.RATIO: RATIO,
    Kind.CHANGE: Rule(
        *("change", "change", "is below -100%, which is all there is"),
        "a change from -100% up, such as 33% or -18%",
        low=-1,
        sign="beyond_one",
    ),
    Kind.REDUCTION: Rule(
        *("reduction", "reduction", "is above 100%, which is all there is"),
        "a reduction of at most 100%, such as 18%, or -5% for a rise",
        high=1,
        sign="beyond_one",
    ),
    Kind.COUNT_PER: Rule(
        *("count-per", "count", "is below zero"), "how many for each, such as 0.4 or 2.5", low=0, sign="never"
    ),
    Kind.PLAIN: Rule("plain-number", "number", "is no number", "a number without %, such as 3.2", sign="never"),
}


def kind_words(kind: Kind | None) -> str:
    """A kind in a sentence, after `a`; a number with a unit has none."""
    if kind is None:
        return "number with a unit"
    named = {Kind.COUNT_PER: "count for each of something", Kind.PLAIN: "plain number"}
    return named.get(kind, RULES[kind].noun)


_TEN = 10.0
# The largest ratio of two like things that any trial printed in the library comes near; 71 stands for 71%.
_LARGEST_RATIO = 10


def misfit(value: Quantity, kind: Kind | Rule) -> Misfit | None:
    """Why a quantity, its ends included, is not of a kind; None when it is."""
    rule = RULES[kind] if isinstance(kind, Kind) else kind
    if not value.unit.is_number:
        return Misfit(rule.code, f"this is in {value.unit}", rule.expected)
    low, high = value.ends
    if low < rule.low or high > rule.high:
        return Misfit(rule.code, f"this {rule.noun} {rule.outside}", rule.expected, _within(value, rule))
    if value.counted and not _counts(kind):
        of = f"{value.as_written()} is a part of a whole, and this is a {rule.noun}"
        return Misfit(rule.code, of, rule.expected)
    if value.percent and not value.counted and rule.sign == "never":
        return Misfit(rule.code, f"this {rule.noun} is written as a percentage", rule.expected, (_text(value, ""),))
    if value.shape is Shape.INTERVAL and (why := unfit(value, family_of(rule))) is not None:
        return Misfit("interval", why.message, f"{why.expected}; {why.remedy}")
    if rule.sign == "beyond_one" and not value.percent and max(-low, high) > 1:
        message = f"this {rule.noun} is written without its per cent sign"
        meant = percent_meant(value, rule)
        return Misfit(rule.code, message, rule.expected, (meant,) if meant else ())
    return None


def _counts(kind: Kind | Rule) -> bool:
    """Whether so many of a hundred says what is wanted: a part of a whole, or how many for each."""
    return kind is Kind.COUNT_PER or (RULES[kind] if isinstance(kind, Kind) else kind).bounds == (0, 1)


def _within(value: Quantity, rule: Rule) -> tuple[str, ...]:
    """What a number out of bounds was likely meant as: with its per cent sign; or, if it has one, with its point, or a
    nought less.
    """
    if not value.percent:
        meant = percent_meant(value, rule)
        return (meant,) if meant else ()
    if not value.is_range and rule.code == SHARE.code and -1 <= value.central < 0:
        return (_text(value.scaled(-(_TEN**2)), "%"),)
    if value.is_range or (rule.low, rule.high) != (0, 1):
        return ()
    less = (value.scaled(1 / slip) for slip in (_TEN, _TEN**2))
    return tuple(_text(each.scaled(_TEN**2), "%") for each in less if 0 <= each.central <= 1)


def family_of(kind: Kind | Rule | None) -> Family:
    """Which curve a mean with a 95% interval follows, by what the number is: by its bounds."""
    rule = RULES[kind] if isinstance(kind, Kind) else kind
    if rule is None or rule.low != 0:
        return Family.NORMAL
    return Family.BETA if rule.high == 1 else Family.NORMAL if math.isfinite(rule.high) else Family.LOGNORMAL


def percent_meant(value: Quantity, rule: Rule) -> str | None:
    """What a number written without a per cent sign was likely meant as, where one as it stands is out of bounds."""
    low, high = value.ends
    if value.percent or max(-low, high) <= 1 or not rule.low <= low / 100 <= high / 100 <= rule.high:
        return None
    return _text(value, "%")


def unlikely(value: Quantity, kind: Kind) -> str | None:
    """What a ratio larger than any was likely meant as; None for what may well be so. To be asked, not refused."""
    if kind is not Kind.RATIO or value.percent or value.ends[1] <= _LARGEST_RATIO:
        return None
    return percent_meant(value, RATIO)


def _text(value: Quantity, sign: str) -> str:
    low, central, high = (f"{number:.10g}{sign}" for number in (value.ends[0], value.central, value.ends[1]))
    return f"{low} to {high}, central {central}" if value.is_range else central
