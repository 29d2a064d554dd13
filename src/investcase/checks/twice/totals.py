"""Which line is the sum of others, found from the sum of all: it is half of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from investcase.checks.twice.money import Array, Money

_FEWEST = 3
"""A sum and two parts of it."""


def totals(found: Sequence[Money]) -> Iterator[tuple[Money, tuple[Money, ...]]]:
    """Each line that is all the others of its body and side together, or all those of its budget line: two or more."""
    lines = [money for money in found if money.told_in == "line" and len(money.net)]
    groups = _Groups(lines)
    apart = _told_apart(lines)
    for whole in lines:
        for key in _keys(whole) if whole.years else ():
            parts = groups.parts_of(whole, key, apart[whole.id])
            if parts:
                yield whole, parts
                break


def _keys(line: Money) -> list[Hashable]:
    """The groups that a line belongs to."""
    side: tuple[Hashable, ...] = (line.body, line.side)
    return [side, (*side, line.budget)] if line.budget else [side]


def _told_apart(lines: Sequence[Money]) -> dict[str, list[Money]]:
    """The lines that the case tells apart from each, by its id."""
    by_id = {line.id: line for line in lines}
    apart: dict[str, dict[str, Money]] = defaultdict(dict)
    for line in lines:
        for name in line.apart_from:
            if name in by_id and name != line.id:
                apart[line.id][name] = by_id[name]
                apart[name][line.id] = line
    return defaultdict(list, {name: list(others.values()) for name, others in apart.items()})


class _Groups:
    """Lines that belong together, with what they come to."""

    def __init__(self, lines: Sequence[Money]) -> None:
        self._lines: dict[Hashable, list[Money]] = defaultdict(list)
        self._sums: dict[Hashable, Array] = {}
        for line in lines:
            for key in _keys(line):
                self._lines[key].append(line)
                self._sums[key] = self._sums[key] + line.net if key in self._sums else line.net

    def parts_of(self, whole: Money, key: Hashable, apart: Sequence[Money]) -> tuple[Money, ...]:
        """The others of a line's group that it is not told apart from, where it is the sum of two or more of them."""
        group = self._lines[key]
        others = self._sums[key] - whole.net - sum(line.net for line in apart if key in _keys(line))
        if len(group) < _FEWEST or not np.allclose(whole.net, others, rtol=1e-6, atol=1.0):
            return ()
        parts = [line for line in group if line is not whole and not line.is_apart(whole)]
        return tuple(parts) if len(parts) > 1 and whole.equals(np.sum([line.net for line in parts], axis=0)) else ()
