"""Many changes of values alone, one after another, told apart at once.

Settling a case takes as long as the case is long, so that a settling for each change would take as long as the square
of it. Which figures a change moves is found as in group testing: with changes numbered in binary, the case is settled
with all those made whose number has a one in some place, and with all the others, for each place. A figure that one
change alone moves is moved in just those that hold the change, and so spells its number. Then every case on the way is
a row of figures, and all are worked out in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal

import numpy as np

from investcase.appraisal.comparing.comparison import Moved
from investcase.appraisal.comparing.measuring import Measure, Measured, by_key, measured, values_in
from investcase.flows.worlds import CENTRAL, Worlds, lay_out
from investcase.numbers.rounding import decimals
from investcase.quantities.arrays import Array
from investcase.reading.problems import Problems
from investcase.resolving.figures import Resolved
from investcase.resolving.option import option_figures
from investcase.resolving.resolved_case import ResolvedCase

Figures = Mapping[str, Resolved]
_ROWS = 500
"""How many cases are worked out in one go, so that many lines of many cases fit in memory."""
_SAME = 1e-6
"""Pounds: as far as sums in another order may differ."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the case comes to after each of some changes, in pounds to the penny, and the figures each moves.

    `end` is the case with all of them made.
    """

    values: tuple[Decimal, ...]
    moved: tuple[tuple[Moved, ...], ...]
    end: Measured


def stretch(count: int, settled: Callable[[Sequence[int]], ResolvedCase | None], measure: Measure) -> Stretch | None:
    """Some changes made one after another; None where they do more than move figures, each its own.

    Args:
        count: how many changes.
        settled: the case with those made whose numbers are given, None where they cannot stand.
        measure: what the case is measured by.
    """
    try:
        start, end = settled(()), settled(range(count))
        if start is None or end is None or not _same_build(start, end):
            return None
        before, after = _figures(start), _figures(end)
        owners = _owners(count, before, after, lambda made: _figures_if(settled(made), start))
        if owners is None:
            return None
        rows = _rows(count, end, measure, before, after, owners)
        half = count // 2
        midway = settled(range(half))
        if midway is None:
            return None
        # A rule that looks at the central row alone would make a row of the others wrong.
        for row, case in ((half - 1, midway), (count - 1, end)):
            if abs(rows[row] - values_in(case, _central(case), measure)[0]) > _SAME:
                return None
        moved: list[list[Moved]] = [[] for _ in range(count)]
        for key, owner in owners.items():
            old, new = before[key], after[key]
            if (old.original, old.price_base) != (new.original, new.price_base):
                moved[owner].append(Moved(key, old, new))
        return Stretch(tuple(decimals(row, 2) for row in rows), tuple(map(tuple, moved)), measured(end, measure))
    except Problems:
        return None


def _owners(
    count: int, before: Figures, after: Figures, figures: Callable[[Sequence[int]], Figures | None]
) -> dict[str, int] | None:
    """Which change each figure that moves is moved by; None where one is moved by more than one of them."""
    owners = {key: 0 for key, figure in before.items() if figure != after[key]}
    for place in range((count - 1).bit_length()):
        ones = [number for number in range(count) if number >> place & 1]
        others = [number for number in range(count) if not number >> place & 1]
        with_ones, with_others = figures(ones), figures(others)
        if with_ones is None or with_others is None:
            return None
        for key, old in before.items():
            found, beside, new = with_ones[key], with_others[key], after[key]
            if (found, beside) == (new, old):
                if key in owners:
                    owners[key] |= 1 << place
            elif (found, beside) != (old, new):
                return None
    return owners if all(owner < count for owner in owners.values()) else None


def _rows(
    count: int, case: ResolvedCase, measure: Measure, before: Figures, after: Figures, owners: Mapping[str, int]
) -> Array:
    """What the case comes to after each change, [change]."""
    columns = {}
    numbers = np.arange(count)
    for key, owner in owners.items():
        old, new = before[key].quantity.central, after[key].quantity.central
        columns[key] = np.where(numbers < owner, old, new)
    found = []
    for first in range(0, count, _ROWS):
        part = {key: column[first : first + _ROWS] for key, column in columns.items()}
        rows = len(numbers[first : first + _ROWS])
        central = _central(case)
        worlds = Worlds(central.worlds, central.values, rows - 1).with_values(part)
        found.append(np.broadcast_to(values_in(case, worlds, measure), rows))
    return np.concatenate(found)


def _central(case: ResolvedCase) -> Worlds:
    return lay_out(option_figures(case.preferred), [CENTRAL])


def _figures(case: ResolvedCase) -> Figures:
    return by_key(option_figures(case.preferred))


def _figures_if(case: ResolvedCase | None, like: ResolvedCase) -> Figures | None:
    """The figures of a case that is built as another is; None when it is not."""
    return _figures(case) if case is not None and _same_build(case, like) else None


def _same_build(one: ResolvedCase, other: ResolvedCase) -> bool:
    """Whether two cases differ in what their figures are alone, in all that a measure looks at."""
    return all(
        _alike(getattr(one, name), getattr(other, name))
        for name in ("preferred", "schedule", "health_schedule", "horizon", "lead")
    )


def _alike(one: object, other: object) -> bool:
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Resolved) and isinstance(other, Resolved):
        return (one.key, one.quantity.unit, one.price_base) == (other.key, other.quantity.unit, other.price_base)
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return bool(np.array_equal(one, other))
    if is_dataclass(one):
        return all(_alike(getattr(one, each.name), getattr(other, each.name)) for each in fields(one) if each.compare)
    return bool(one == other)
