"""What two papers on the same people tell together, which neither tells alone."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.documents.equality import Equality
from investcase.documents.equality_counts import Count


def moved_by_few(first: Equality | None, second: Equality | None) -> tuple[str, ...]:
    """The tables and numbers whose true counts moved between two assessments, though in one group only or by few.

    Where the two protect counts by different rules it is every one that both hold, and `disclosure` before them: what
    one withholds or rounds the other bounds. What is told is where, and neither how many nor which group nor which way,
    nor which of the two reasons it is.
    """
    if first is None or second is None:
        return ()
    if first.disclosure != second.disclosure:
        held = dict(_tables(first))
        return ("disclosure", *(name for name, _ in _tables(second) if name in held))
    threshold = max(first.disclosure.threshold, second.disclosure.threshold)
    before, after = dict(_tables(first)), dict(_tables(second))
    return tuple(name for name in after if name in before and _by_few(before[name], after[name], threshold))


def _tables(equality: Equality) -> Iterator[tuple[str, dict[str, Count]]]:
    if equality.people_now is not None:
        yield "people now", {"": equality.people_now.count}
    for profile in equality.profiles:
        yield f"profile {profile.id}", profile.cells
    for gradient in equality.gradients:
        yield f"gradient {gradient.id}", {group.group: group.people for group in gradient.groups}
    if equality.health_equity is not None:
        yield "health equity", {f"{place}": people for place, people in enumerate(equality.health_equity.people)}
    for impact in equality.impacts:
        if impact.number is not None:
            yield f"finding {impact.id}", {"": impact.number.count}
    for place, care in enumerate(equality.unpaid_care, start=1):
        if care.carers is not None:
            yield f"unpaid care {place}", {"": care.carers}


def _by_few(before: dict[str, Count], after: dict[str, Count], threshold: int) -> bool:
    none = Count(0)
    moves = [
        (before.get(name, none).observed, after.get(name, none).observed) for name in dict.fromkeys([*before, *after])
    ]
    moved = [(was, now) for was, now in moves if was != now]
    known = [abs(was - now) for was, now in moved if was is not None and now is not None]
    alone = len(moved) == 1 < len(moves)
    return bool(moved) and (alone or len(known) < len(moved) or min(known) < threshold)
