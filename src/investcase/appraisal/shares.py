"""A national amount shared out over every place of a nation, and summed back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from investcase.numbers.rounding import decimals, rounded


@dataclass(frozen=True, slots=True)
class PlaceShare:
    """A place's part of a national amount, in pounds to the penny; None where its figure is withheld."""

    code: str
    name: str
    count: float | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Shares:
    """Every place's share of an amount on one basis.

    The shares use the published national total. What they do not add up to stands in one row, `residual`: figures
    withheld and rounding. It is never spread over the places.
    """

    basis: str
    amount: Decimal
    total: float
    places: tuple[PlaceShare, ...]
    residual: Decimal

    @property
    def withheld(self) -> int:
        """How many places have no figure on this basis."""
        return sum(1 for place in self.places if place.amount is None)

    @property
    def summed(self) -> Decimal:
        """All the places and the residual: the amount, to the penny."""
        return sum((place.amount for place in self.places if place.amount is not None), Decimal(0)) + self.residual


def share_out(basis: str, amount: float, total: float, counts: Sequence[tuple[str, str, float | None]]) -> Shares:
    """An amount in pounds shared over places by their counts (code, name, count) out of a published total."""
    whole = decimals(amount, 2)
    places = tuple(PlaceShare(code, name, count, _part(whole, count, total)) for code, name, count in counts)
    given = sum((place.amount for place in places if place.amount is not None), Decimal(0))
    return Shares(basis, whole, total, places, whole - given)


def _part(amount: Decimal, count: float | None, total: float) -> Decimal | None:
    if count is None:
        return None
    return rounded(amount * Decimal(repr(count)) / Decimal(repr(total)), 2)
