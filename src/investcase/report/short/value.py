"""A printed number as a value that knows what it is of: words, charts, tables and what is read aloud are made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from investcase.documents.bodies import Body
from investcase.numbers import writing
from investcase.quantities import Year
from investcase.report.view.keyed import Keyed


class Unit(StrEnum):
    """What a value counts."""

    POUNDS = "£"
    PEOPLE = "people"
    SHARE = "share"
    COUNT = "count"


class Rounding(StrEnum):
    """How far a value is rounded where it is written: `brief` £7.4m, £618k; `exact` £7.44m, £618k."""

    BRIEF = "brief"
    EXACT = "exact"


class Sign(StrEnum):
    """What stands before it: `both` + or −; `minus` where it is below nil; `none`, where words say which way."""

    BOTH = "both"
    MINUS = "minus"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Value:
    """An amount, central unless `end` says otherwise, and all that tells it from every other.

    `option` is the id of the option it is of, empty for the preferred one; `measure` is what `investcase explain` calls
    it, without body and year. Pounds are whole pounds, plus where they are good for the body named.
    """

    amount: float
    measure: str
    option: str = ""
    body: Body | None = None
    year: Year | None = None
    end: str = ""
    unit: Unit = Unit.POUNDS

    @property
    def name(self) -> str:
        """Its key: `hours-only.council.net@2027-28`, and `:cautious` after it at an end."""
        parts = [self.option, str(self.body) if self.body else "", self.measure]
        at = f"@{self.year}" if self.year else ""
        return f"{'.'.join(part for part in parts if part)}{at}{f':{self.end}' if self.end else ''}"

    @property
    def is_nil(self) -> bool:
        """Whether nothing of it would be printed."""
        return self.words(Rounding.BRIEF, Sign.NONE) in ("£0", "0", "0%")

    def words(self, rounding: Rounding = Rounding.BRIEF, sign: Sign = Sign.MINUS) -> str:
        """The value as it is written."""
        amount = abs(self.amount) if sign is Sign.NONE else self.amount
        written = _WRITERS[self.unit, rounding](amount)
        plus = sign is Sign.BOTH and self.amount > 0 and any(digit in written for digit in "123456789")
        return f"+{written}" if plus else written

    def said(self, rounding: Rounding = Rounding.BRIEF, sign: Sign = Sign.MINUS) -> Keyed:
        """The same, keyed: what goes into a sentence."""
        return Keyed(self.words(rounding, sign), self.name, self.amount)

    def __neg__(self) -> Value:
        """The same for whoever stands on the other side."""
        return replace(self, amount=-self.amount + 0.0)


_WRITERS: dict[tuple[Unit, Rounding], Callable[[float], str]] = {
    (Unit.POUNDS, Rounding.BRIEF): writing.pounds_said,
    (Unit.POUNDS, Rounding.EXACT): writing.pounds_short,
    (Unit.PEOPLE, Rounding.BRIEF): writing.people,
    (Unit.PEOPLE, Rounding.EXACT): writing.people,
    (Unit.SHARE, Rounding.BRIEF): lambda value: writing.percent(value, 0),
    (Unit.SHARE, Rounding.EXACT): lambda value: writing.percent(value, 1),
    (Unit.COUNT, Rounding.BRIEF): writing.number,
    (Unit.COUNT, Rounding.EXACT): writing.number,
}
