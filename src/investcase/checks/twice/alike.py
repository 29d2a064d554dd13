"""Which amounts look like one another: looked up by what they have in common, and not each held against every other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from investcase.checks.twice.money import HALF_A_POUND, SHARE, Array, Money
from investcase.documents.model import Body
from investcase.reading.nodes import Path

Found = tuple[int, str]
"""The place of an earlier amount that another looks like, and why, in words that the earlier one's name ends."""

_COSTS: Path = ("costs",)
_SAME_STREAM = "money of the same name comes to the same body in the same years:"
_SAME_NAME = "a line of the same name, for the same body, has money in the same years:"
_SAME_BUDGET = "the same money leaves the same budget line in every year as by"
_TOLD_TWICE = "the same money is paid by the same body in every year as for"
_BOTH_WAYS = "the same money is saved, as a cost and as a benefit, in every year as by"


def alike(found: Sequence[Money]) -> Iterator[tuple[Money, Money, str]]:
    """Each amount that looks like an earlier one, after the first that it looks like, and why; first ones in order."""
    named, same = _Named(), _SameMoney(found)
    pairs = []
    for place, money in enumerate(found):
        earlier = [*named.like(money), *same.like(money)]
        if earlier:
            first, why = min(earlier, key=lambda each: each[0])
            pairs.append((first, place, why))
        named.add(place, money)
        same.add(place, money)
    for first, place, why in sorted(pairs):
        yield found[first], found[place], why


class _Earlier:
    """Earlier amounts by what they have in common."""

    def __init__(self) -> None:
        self._by: dict[Hashable, list[tuple[int, Money]]] = defaultdict(list)

    def add(self, common: Hashable, place: int, money: Money) -> None:
        self._by[common].append((place, money))

    def first(self, common: Hashable, money: Money) -> Iterator[int]:
        """The place of the first that the case does not tell apart from an amount, if there is one."""
        for place, earlier in self._by.get(common, ()):
            if not earlier.is_apart(money):
                yield place
                return


class _Named:
    """Lines of one name, body and side, and streams of one name and body, by the years in which they have money."""

    def __init__(self) -> None:
        self._earlier = _Earlier()

    def add(self, place: int, money: Money) -> None:
        for common in self._common(money):
            self._earlier.add(common, place, money)

    def like(self, money: Money) -> Iterator[Found]:
        why = _SAME_STREAM if money.told_in == "funding" else _SAME_NAME
        for common in self._common(money):
            for place in self._earlier.first(common, money):
                yield place, why

    def _common(self, money: Money) -> list[Hashable]:
        if money.told_in == "beside":
            return []
        side = money.side if money.told_in == "line" else None
        return [(money.told_in, money.body, money.name, side, year) for year in money.years]


class _SameMoney:
    """Amounts that are the same in every year, by their budget line, the part of the case and the way they are told."""

    def __init__(self, found: Sequence[Money]) -> None:
        self._earlier = _Earlier()
        self._near = _near_sums([money for money in found if money.told_in != "funding" and money.years])
        self._parts = {money.part for money in found}

    def add(self, place: int, money: Money) -> None:
        if money.told_in != "funding":
            for common in (("budget", money.budget), ("told", money.told_in), ("part", money.part)):
                self._earlier.add((_sum_of(money), *common), place, money)

    def like(self, money: Money) -> Iterator[Found]:
        for near in self._near.get(_sum_of(money), ()) if money.told_in != "funding" else ():
            if money.budget:
                yield from self._found(money, (near, "budget", money.budget), _SAME_BUDGET)
            other_way = "beside" if money.told_in == "line" else "line"
            yield from self._found(money, (near, "told", other_way), _TOLD_TWICE)
            if money.net.sum() > 0:
                for part in self._parts - {money.part}:
                    if _COSTS in (part, money.part):
                        yield from self._found(money, (near, "part", part), _BOTH_WAYS)

    def _found(self, money: Money, common: Hashable, why: str) -> Iterator[Found]:
        for place in self._earlier.first(common, money):
            yield place, why


Sum = tuple[Body, bytes]


def _sum_of(money: Money) -> Sum:
    return money.body, money.net.tobytes()


def _near_sums(found: Sequence[Money]) -> dict[Sum, list[Sum]]:
    """Every sum of money that an amount may be taken for, itself among them, by its own.

    Two that are near in every year are near when the years are weighed, so that only those few are held together.
    """
    near: dict[Sum, list[Sum]] = {}
    for body in {money.body for money in found}:
        sums = {_sum_of(money): money for money in found if money.body is body}
        weights = _weights(len(next(iter(sums.values())).net))
        weighed = sorted((float(money.net @ weights), key) for key, money in sums.items())
        marks = [mark for mark, _ in weighed]
        for mark, key in weighed:
            money = sums[key]
            reach = 1.01 * (HALF_A_POUND * weights.sum() + SHARE * float(np.abs(money.net) @ weights))
            close = weighed[bisect_left(marks, mark - reach) : bisect_right(marks, mark + reach)]
            near[key] = [other for _, other in close if money.meets(sums[other]) and money.equals(sums[other].net)]
    return near


def _weights(years: int) -> Array:
    """Different ones, so that the same money in another year weighs otherwise."""
    return np.asarray(1.0 + np.arange(1, years + 1) * 0.6180339887498949 % 1.0)
