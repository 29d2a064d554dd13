"""Figures that a case says lie high or low together: who they are, and how far each pair goes together.

Figures are known here by their streams, so that a line of two options is one. What is said of pairs must be able to
hold at once: where A goes with B and B with C, A and C cannot have nothing to do with one another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.reading.problems import Problem, Severity, has_errors
from investcase.reading.suggest import did_you_mean
from investcase.resolving.figure_names import names_in
from investcase.resolving.figures import Resolved
from investcase.resolving.option import ResolvedOption
from investcase.resolving.unstated import graded
from investcase.resolving.without_ids import name_now

Pair = tuple[str, str]
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Moving:
    """What the case says of some figures, one of each stream: a rank correlation, -1 to 1, and why."""

    figures: tuple[Resolved, ...]
    correlation: float
    reason: str


@dataclass(frozen=True, slots=True)
class Together:
    """Streams that have to do with one another, in the order of their names.

    `weights` make of normal scores that have nothing to do with one another such as go together as they should: of each
    stream those of itself and of all before it.
    """

    streams: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]


def settle_moving(
    loaded: Loaded[Case], options: Sequence[ResolvedOption], figures: Mapping[str, Resolved]
) -> tuple[tuple[Moving, ...], list[Problem]]:
    """What a case says of figures that move together, and what is wrong with it."""
    problems: list[Problem] = []
    known = names_in(options, figures)
    found: list[Moving] = []
    said: dict[Pair, float] = {}
    for number, group in enumerate(loaded.document.moves_with):
        path = ("moves_with", number)
        named: list[Resolved] = []
        for place, name in enumerate(group.figures):
            keys = known.get(name, set())
            at = (*path, "figures", place)
            if len({figures[key].stream for key in keys}) != 1:
                problems.append(_unknown(loaded, name, keys, known, at))
                continue
            figure = figures[min(keys)]
            if not _moves(figure, by_grade=loaded.document.unstated_ranges is not None):
                problems.append(
                    loaded.problem(
                        "moves-with-held",
                        f"{figure.title} has no range, so it moves with nothing",
                        at,
                        severity=Severity.WARNING,
                        remedy="give it a range, or take it out of the list",
                    )
                )
            named.append(figure)
        correlation = group.correlation.central
        for one, other in _pairs(sorted(figure.stream for figure in named)):
            if one == other or said.setdefault((one, other), correlation) != correlation:
                what = "stands here twice" if one == other else "was said to go with another otherwise, above"
                title = next(figure.title for figure in named if figure.stream == other)
                expected = "each figure once, and one correlation for each pair"
                problems.append(loaded.problem("moves-with-twice", f"{title} {what}", path, expected=expected))
                break
        found.append(Moving(tuple(named), correlation, group.reason))
    if not has_errors(problems):
        problems.extend(_impossible(loaded, found))
    return tuple(found), problems


def together_of(moving: Sequence[Moving]) -> tuple[Together, ...]:
    """The streams that have to do with one another, those that are linked in any way in one."""
    return tuple(made for made in (_weighed(streams, _said(moving)) for streams in _linked(moving)) if made)


def _impossible(loaded: Loaded[Case], moving: Sequence[Moving]) -> Iterator[Problem]:
    for streams in _linked(moving):
        if _weighed(streams, _said(moving)) is None:
            number = next(n for n, each in enumerate(moving) if {figure.stream for figure in each.figures} & {*streams})
            titles = {figure.stream: figure.title for each in moving for figure in each.figures}
            yield loaded.problem(
                "moves-with-impossible",
                f"{', '.join(titles[stream] for stream in streams)}: they cannot go together in all of these ways at "
                "once; a pair of which nothing is said has nothing to do with one another",
                ("moves_with", number),
                expected="correlations that can hold at once",
                remedy="put them all in one list with one correlation above nil, or make the correlations smaller",
            )


def _unknown(
    loaded: Loaded[Case], name: str, keys: set[str], known: Mapping[str, set[str]], at: tuple[str | int, ...]
) -> Problem:
    if keys:
        message = f"{name!r} is the name of several figures"
        return loaded.problem("moves-with-several", message, at, expected=f"one of {', '.join(sorted(keys))}")
    return loaded.problem(
        "moves-with-unknown",
        f"the answer rests on no figure called {name[:80]!r}",
        at,
        expected="a figure that investcase explain CASE lists",
        remedy=did_you_mean(name_now(name, loaded.document)[:80], known),
    )


def _moves(figure: Resolved, *, by_grade: bool) -> bool:
    return figure.quantity.is_range or figure.interval is not None or (by_grade and graded(figure).is_range)


def _pairs(names: Sequence[str]) -> Iterator[Pair]:
    for place, one in enumerate(names):
        yield from ((one, other) for other in names[place + 1 :])


def _said(moving: Sequence[Moving]) -> dict[Pair, float]:
    return {
        pair: each.correlation for each in moving for pair in _pairs(sorted(figure.stream for figure in each.figures))
    }


def _linked(moving: Sequence[Moving]) -> list[tuple[str, ...]]:
    groups: list[set[str]] = []
    for each in moving:
        held = {figure.stream for figure in each.figures}
        apart = [group for group in groups if not group & held]
        groups = [*apart, held.union(*(group for group in groups if group & held))]
    return [tuple(sorted(group)) for group in groups if len(group) > 1]


def _weighed(streams: Sequence[str], said: Mapping[Pair, float]) -> Together | None:
    """The weights of each stream (the Cholesky factor); None where the correlations cannot hold at once."""
    rows: list[list[float]] = []
    for place, stream in enumerate(streams):
        row: list[float] = []
        for before in range(place):
            # The correlation of two normal scores of which the ranks have the correlation that is wanted.
            wanted = 2 * math.sin(math.pi / 6 * said.get((streams[before], stream), 0.0))
            left = wanted - sum(mine * theirs for mine, theirs in zip(row, rows[before], strict=False))
            own = rows[before][before]
            if own <= 0 and abs(left) > 1e-6:
                return None
            row.append(left / own if own > 0 else 0.0)
        rest = 1 - sum(weight * weight for weight in row)
        if rest < -_ROUNDING:
            return None
        row.append(math.sqrt(rest) if rest > _ROUNDING else 0.0)
        rows.append(row)
    return Together(tuple(streams), tuple(map(tuple, rows)))
