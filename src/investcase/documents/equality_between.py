"""What two papers on the same people tell together, which neither tells alone."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass

from investcase.documents.equality import Equality
from investcase.documents.equality_counts import UNKNOWN, Count
from investcase.documents.equality_words import key_of


def moved_by_few(first: Equality | None, second: Equality | None) -> tuple[str, ...]:
    """The tables and numbers whose true counts moved between two assessments, though in one group only or by few.

    Where the two protect counts by different rules it is every one that both hold, and `disclosure` before them: what
    one withholds or rounds the other bounds. What is told is where, and neither how many nor which group nor which way,
    nor which of the two reasons it is.
    """
    if first is None or second is None:
        return ()
    before, after = tuple(_tables(first)), tuple(_tables(second))
    names = {one.name for one in before} & {other.name for other in after}
    pairs = [(one, other) for other in after for one in before if _of_the_same(one, other, names)]
    if first.disclosure != second.disclosure:
        return ("disclosure", *dict.fromkeys(other.name for _, other in pairs))
    threshold = max(first.disclosure.threshold, second.disclosure.threshold)
    moved = (other.name for one, other in pairs if _by_few(one.cells, other.cells, threshold))
    return tuple(dict.fromkeys((*moved, *_hours_by_two_ways(first, second))))


@dataclass(frozen=True, slots=True)
class _Table:
    """A table or a number: what it is called, of whom it is, whatever it is called, and its cells."""

    name: str
    of: Hashable
    cells: dict[str, Count]


def _of_the_same(one: _Table, other: _Table, names: Collection[str]) -> bool:
    """Whether two count the same people: by a name that both hold, or, where one was renamed, by what they divide."""
    if one.name in names or other.name in names:
        return one.name == other.name
    return one.of is not None and one.of == other.of


def _tables(equality: Equality) -> Iterator[_Table]:
    if equality.people_now is not None:
        yield _Table("people now", None, {"": equality.people_now.count})
    for profile in equality.profiles:
        yield _Table(f"profile {profile.id}", (profile.of, _groups(profile.cells)), profile.cells)
    for gradient in equality.gradients:
        cells = {group.group: group.people for group in gradient.groups}
        yield _Table(f"gradient {gradient.id}", ("users", _groups(cells)), cells)
    if equality.health_equity is not None:
        people = {f"{place}": people for place, people in enumerate(equality.health_equity.people)}
        yield _Table("health equity", None, people)
    for impact in equality.impacts:
        if impact.number is not None:
            whose = (impact.who.people, impact.who.key, key_of(impact.who.group))
            yield _Table(f"finding {impact.id}", whose, {"": impact.number.count})
    for place, care in enumerate(equality.unpaid_care, start=1):
        if care.carers is not None:
            yield _Table(f"unpaid care {place}", key_of(care.what), {"": care.carers})


def _groups(cells: dict[str, Count]) -> frozenset[str]:
    return frozenset(key_of(name) for name in cells if name != UNKNOWN)


def _hours_by_two_ways(first: Equality, second: Equality) -> Iterator[str]:
    """Hours of unpaid care that one gives outright and the other by carers: the first divided by the second's hours
    for each is how many carers there are, which neither tells.
    """
    for place, care in enumerate(second.unpaid_care, start=1):
        for other_place, other in enumerate(first.unpaid_care, start=1):
            same = place == other_place or key_of(care.what) == key_of(other.what)
            if same and (care.hours is None) != (other.hours is None):
                yield f"unpaid care {place}"


def _by_few(before: dict[str, Count], after: dict[str, Count], threshold: int) -> bool:
    none = Count(0)
    moves = [
        (before.get(name, none).observed, after.get(name, none).observed) for name in dict.fromkeys([*before, *after])
    ]
    moved = [(was, now) for was, now in moves if was != now]
    known = [abs(was - now) for was, now in moved if was is not None and now is not None]
    alone = len(moved) == 1 < len(moves)
    return bool(moved) and (alone or len(known) < len(moved) or min(known) < threshold)
