"""Chance, and the texts of numbers as people write them. One seed gives one case, on every machine."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from investcase.quantities import Quantity, Unit, Year

Tree = str | list["Tree"] | dict[str, "Tree"]
T = TypeVar("T")

NOUNS = [
    "team",
    "ward",
    "home",
    "offer",
    "service",
    "scheme",
    "visit",
    "grant",
    "course",
    "line",
    "clinic",
    "bus",
    "kitchen",
    "garden",
    "store",
    "review",
]
SAYINGS = (
    "The finance team, November 2026",
    "Contract register: the half-year to October",
    "Nobody has measured it",
    'The board calls it "home first", and means it',
    "Agreed with partners, and to be looked at again",
    "It's in the medium-term plan; see the appendix",
    "Ymateb y cyngor, â thoriad",
    "# 4 of the register",
    "100% of what was asked",
)


@dataclass
class Draw:
    """A seeded draw. `fullness` is how likely an optional field is written, 0 to 1."""

    random: random.Random
    fullness: float
    used: set[str] = field(default_factory=set)

    def maybe(self, chance: float = 1.0) -> bool:
        """Whether something optional is written."""
        return self.random.random() < self.fullness * chance

    def rarely(self, chance: float) -> bool:
        """Whether something odd happens, however full the case."""
        return self.random.random() < chance

    def one(self, items: Sequence[T]) -> T:
        """One of several."""
        return items[self.random.randrange(len(items))]

    def some(self, items: Sequence[T], least: int = 0, most: int | None = None) -> list[T]:
        """Several, each once, in any order."""
        upper = len(items) if most is None else min(most, len(items))
        return self.random.sample(list(items), self.random.randint(min(least, upper), upper))

    def whole(self, low: int, high: int) -> int:
        """A whole number, ends included."""
        return self.random.randint(low, high)

    def number(self, low: float, high: float, digits: int = 3) -> float:
        """A number of few digits."""
        return round(self.random.uniform(low, high), digits)

    def id(self, kind: str) -> str:
        """An id not yet taken."""
        made = f"{self.one(NOUNS)}-{kind}"
        while made in self.used:
            made = f"{self.one(NOUNS)}-{kind}-{self.whole(1, 999)}"
        self.used.add(made)
        return made

    def saying(self) -> str:
        """Some words."""
        return self.one(SAYINGS)

    def title(self) -> str:
        """A title."""
        return f"The {self.one(NOUNS)} and its {self.one(NOUNS)}"

    def yes_no(self) -> str:
        """A flag, as it may be spelt."""
        return self.one(["yes", "no", "true", "false"])

    def yes(self) -> str:
        """A flag that is set."""
        return self.one(["yes", "true", "Yes"])

    def pounds(self, low: float, high: float) -> str:
        """An amount of pounds, in one of the ways of writing it."""
        value = round(self.random.uniform(low, high))
        sign = "-" if value < 0 else ""
        value = abs(value)
        millions = f"{value / 1e6:.6f}".rstrip("0").rstrip(".")
        thousands = f"{value / 1e3:.3f}".rstrip("0").rstrip(".")
        return sign + self.one([f"£{value}", f"£{value:,}", f"£{thousands}k", f"£{millions} million", f"£{millions}m"])

    def pounds_range(self, low: float, high: float) -> Tree:
        """An amount with a range, on one line or on three."""
        ends = sorted(round(self.random.uniform(low, high)) for _ in range(3))
        return self._range([f"£{end}" if end >= 0 else f"-£{-end}" for end in ends])

    def share(self, low: float = 0.0, high: float = 1.0) -> str:
        """A share, as a percentage or in words."""
        value = f"{round(self.random.uniform(low * 100, high * 100), 1):g}"
        return self.one([f"{value}%", f"{value} per cent"])

    def share_range(self, low: float = 0.0, high: float = 1.0) -> Tree:
        """A share with a range."""
        ends = sorted(round(self.random.uniform(low * 100, high * 100), 1) for _ in range(3))
        return self._range([f"{end:g}%" for end in ends])

    def share_or_range(self, low: float = 0.0, high: float = 1.0) -> Tree:
        """A share, with a range or without."""
        return self.share_range(low, high) if self.maybe(0.6) else self.share(low, high)

    def share_alone(self, low: float = 0.0, high: float = 1.0) -> Tree:
        """A share without a range, by as many draws as one that may have it, so that what is drawn after it stays."""
        return alone(self.share_or_range(low, high))

    def around_one(self) -> Tree:
        """A likely range of an amount: its ends lie on either side of the amount itself, most of the time."""
        low, high = self.number(0.4, 1, 2), self.number(1, 2.2, 2)
        central = 1.0 if self.rarely(0.8) else self.number(low, high, 2)
        return self._range([f"{round(end * 100, 1):g}%" for end in (low, central, high)])

    def quantity(self, unit: Unit, low: float, high: float, *, percent: bool = False) -> Tree:
        """A number in a unit, or a percentage, sometimes with a range."""
        ends = sorted(self.number(low, high) for _ in range(3))
        texts = [f"{end * 100:.6g}%" if percent else str(Quantity(end, unit)) for end in ends]
        return self._range(texts) if self.maybe(0.4) else texts[1]

    def _range(self, ends: list[str]) -> Tree:
        low, central, high = ends
        if self.rarely(0.3):
            return {"low": low, "central": central, "high": high}
        return f"{low} to {high}, central {central}"


def alone(made: Tree) -> Tree:
    """What was drawn with a range, without it."""
    return made["central"] if isinstance(made, dict) else str(made).rsplit("central ", 1)[-1]


@dataclass
class Years:
    """The years of a case, each as it is written."""

    start: Year
    count: int
    draw: Draw

    def label(self, index: int) -> str:
        """A year by its index from the first, which may lie outside the case."""
        year = self.start + index
        text = str(year)
        return text.replace("-", "/") if year.financial and self.draw.rarely(0.15) else text

    def any(self, first: int = 0) -> str:
        """One of the case's years, from an index on."""
        return self.label(self.draw.whole(first, self.count - 1))

    def span(self) -> tuple[str, str]:
        """A first and a last year, in that order."""
        first = self.draw.whole(0, self.count - 1)
        return self.label(first), self.any(first)

    def amounts(self, low: float, high: float, *, ranged: bool = True) -> Tree:
        """Pounds by year, for one year or several."""
        chosen = self.draw.some(range(self.count), 1, 6)
        made: dict[str, Tree] = {}
        for index in chosen:
            wide = ranged and self.draw.maybe(0.15)
            made[self.label(index)] = self.draw.pounds_range(low, high) if wide else self.draw.pounds(low, high)
        return made

    def price_base(self) -> Tree:
        """The year of a price, stated or taken."""
        year = self.label(self.draw.whole(-8, 2))
        return {"assumed": year, "because": self.draw.saying()} if self.draw.rarely(0.25) else year

    def month(self) -> str:
        """A month of the year, whole or short."""
        return self.draw.one(
            [
                "January",
                "February",
                "Mar",
                "April",
                "May",
                "June",
                "July",
                "Aug",
                "Sept",
                "October",
                "November",
                "December",
            ]
        )

    def date(self) -> str:
        """A date about the time of the case."""
        return f"{self.start.start + self.draw.whole(-1, 1)}-{self.draw.whole(1, 12):02d}-{self.draw.whole(1, 28):02d}"
