"""Which amounts look like one another: looked up by what they have in common, and not each held against every other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence

import numpy as np

from investcase.checks.twice.money import NEARLY, Money, plain
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED


def alike(
    found: Sequence[Money], known: Collection[frozenset[str]] = frozenset()
) -> Iterator[tuple[Money, Money, str]]:
    """Each amount that looks like an earlier one, after the first that it looks like, and why.

    Two that the case tells apart, or whose owners are `known` for another reason, are not held together.
    """
    for other, earlier in _earlier_that_may_be(found):
        for one in earlier:
            apart = one.apart(other) or frozenset((one.owner, other.owner)) in known
            why = None if apart else why_alike(one, other)
            if why is not None:
                yield one, other, why
                break


def why_alike(one: Money, other: Money) -> str | None:
    """Why two lines look like one, in words that the first one's name ends; None when they do not."""
    if one.body != other.body or not one.meets(other):
        return None
    if one.told_in == "model":
        return _why_like_a_model(one, other) if other.told_in == "line" else None
    if "funding" in (one.told_in, other.told_in):
        same = one.told_in == other.told_in and plain(one.title) == plain(other.title)
        return "money of the same name comes to the same body in the same years:" if same else None
    named = plain(one.title) == plain(other.title) and one.told_in == other.told_in == "line"
    if named and one.same_way(other):
        return "a line of the same name, for the same body, has money in the same years:"
    if one.on_one_budget_line(other) and one.nearly(other.net):
        what = "the same money" if one.equals(other.net) else "about the same money"
        return f"{what} leaves the same budget line in every year as by"
    if not other.equals(one.net):
        return None
    if one.told_in != other.told_in:
        return "the same money is paid by the same body in every year as for"
    if _nothing_tells_apart(one, other):
        return "it is the same money, for the same body, in every year as"
    return None


def _nothing_tells_apart(one: Money, other: Money) -> bool:
    """Whether two gains of the case's own name neither a budget line nor, both of them, what they count."""
    return bool(_unnamed(one) and _unnamed(other)) and None in (one.event, other.event)


def _unnamed(money: Money) -> Hashable | None:
    """What a gain of the case's own that names no budget line is looked up by."""
    gains = money.told_in == "line" and not money.budget_lines and money.net.sum() > 0
    return (money.body, "unnamed") if gains else None


def _why_like_a_model(model: Money, own: Money) -> str | None:
    """Why a line of the case's own looks like what a model works out.

    A line that says what it counts is held against the model by that; one that does not is read by its budget line.
    """
    if not model.same_way(own):
        return None
    if plain(model.title) == plain(own.title):
        return "a model has a line of the same name, for the same body, with money in the same years:"
    if own.equals(model.net):
        return "it is the same money, for the same body, in every year as a model's"
    if model.on_one_budget_line(own) and own.net.sum() > 0:
        if own.nearly(model.net):
            return "about the same money leaves the same budget line in every year as by a model's"
        if own.event is None:
            return "it does not say what it counts, and leaves the same budget line, in the same years, as a model's"
    return None


def _earlier_that_may_be(found: Sequence[Money]) -> Iterator[tuple[Money, list[Money]]]:
    """Each amount with those before it that have its name, a model's budget line, or about its money, in order."""
    named: dict[Hashable, list[int]] = defaultdict(list)
    near = _Near(found)
    for place, money in enumerate(found):
        before = {other for key in (_name(money), *_lines(money)) for other in named[key]} | set(near.of(money))
        yield money, [found[other] for other in sorted(before)]
        for key in (_name(money), *(_lines(money) if money.told_in == "model" else ())):
            named[key].append(place)
        near.add(place, money)


def _name(money: Money) -> Hashable:
    return money.body, "named", plain(money.title)


def _lines(money: Money) -> list[Hashable]:
    return [(money.body, "leaves", line) for line in money.budget_lines]


def _told(money: Money, told_in: str) -> Hashable:
    return money.body, "told in", told_in


class _Near:
    """Amounts by their sum over years of different weights: near in every year, they are near in that.

    They are kept by budget line, and by the part of the case that tells them, since the same money told in one part is
    only taken for one amount on one budget line.
    """

    def __init__(self, found: Sequence[Money]) -> None:
        years = max((len(money.net) for money in found), default=0)
        self._weights: Array = np.asarray(1.0 + np.arange(1, years + 1) * 0.6180339887498949 % 1.0)
        self._sums: dict[Hashable, list[tuple[float, int]]] = defaultdict(list)

    def add(self, place: int, money: Money) -> None:
        for key in filter(None, (*_lines(money), _told(money, money.told_in), _unnamed(money))):
            insort(self._sums[key], (float(money.net @ self._weights), place))

    def of(self, money: Money) -> Iterator[int]:
        size = float(np.abs(money.net) @ self._weights)
        reach = 1.02 * (UNPRINTED * float(self._weights.sum()) + NEARLY * size)
        at = float(money.net @ self._weights)
        others = {"line", "beside", "model"} - {money.told_in, "funding"}
        for key in (*_lines(money), *(_told(money, other) for other in others), *filter(None, (_unnamed(money),))):
            sums = self._sums[key]
            low, high = bisect_left(sums, (at - reach, -1)), bisect_right(sums, (at + reach, 1 << 60))
            yield from (place for _, place in sums[low:high])
