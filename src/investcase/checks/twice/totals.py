"""Which line is the sum of others: all of its body and side, of a model, or of a budget line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from investcase.checks.twice.money import Money
from investcase.quantities.arrays import Array


def totals(found: Sequence[Money]) -> Iterator[tuple[Money, tuple[Money, ...]]]:
    """Each line that is all the others of its body and side together, or all of a model or a budget line: two or more.

    What the models work out for a body is one of them too: a total typed from the paper.
    """
    sums = _Sums(found)
    named = {name for money in found for name in money.apart_from}
    for whole in found:
        if whole.told_in != "line" or not whole.net.any():
            continue
        if not whole.apart_from and whole.owner not in named and not sums.may_hold(whole):
            continue
        for parts in _groups(whole, _others(whole, found)):
            if len(parts) > 1 and whole.equals(np.sum([part.net for part in parts], axis=0)):
                yield whole, tuple(parts)
                break


def _others(whole: Money, found: Sequence[Money]) -> list[Money]:
    return [
        other
        for other in found
        if other is not whole
        and other.told_in in ("line", "model")
        and other.body == whole.body
        and other.net.any()
        and (other.told_in == "model" or other.same_way(whole))
        and not whole.apart(other)
    ]


def _groups(whole: Money, others: list[Money]) -> Iterator[list[Money]]:
    """What a line may be the total of."""
    own = [other for other in others if other.told_in == "line"]
    models = [other for other in others if other.told_in == "model"]
    of_each = [[other for other in models if other.owner == owner] for owner in {other.owner: None for other in models}]
    for side in (own, *of_each, models, others):
        yield side
        yield [other for other in side if other.on_one_budget_line(whole)]


class _Sums:
    """What each such group comes to, worked out once: few lines are near any of them."""

    def __init__(self, found: Sequence[Money]) -> None:
        self._sums: dict[Hashable, Array] = defaultdict(lambda: np.zeros(1))
        self._owners = {money.owner for money in found if money.told_in == "model"}
        for money in found:
            for key in self._keys(money):
                self._sums[key] = self._sums[key] + money.net

    def _keys(self, money: Money) -> list[Hashable]:
        if money.told_in == "line":
            kinds: list[Hashable] = [("own", _side(money))]
        elif money.told_in == "model":
            kinds = [("models",), ("model", money.owner)]
        else:
            return []
        return [(money.body, kind, line) for kind in kinds for line in (None, *money.budget_lines)]

    def may_hold(self, whole: Money) -> bool:
        """Whether a line that nothing is told apart from is near a sum of others."""
        for line in (None, *whole.budget_lines):
            own = self._sums[whole.body, ("own", _side(whole)), line] - whole.net
            models = self._sums[whole.body, ("models",), line]
            of_each = (self._sums[whole.body, ("model", owner), line] for owner in self._owners)
            if any(
                np.allclose(whole.net, total, rtol=1e-6, atol=1.0) for total in (own, models, own + models, *of_each)
            ):
                return True
        return False


def _side(money: Money) -> int:
    return int(np.sign(money.net.sum()))
