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
class Mixed:
    """A stream that has to do with others: the normal scores, each by its name and weight, whose sum its draws follow.

    Scores of two names have nothing to do with one another. A score is that of a stream, or of what a list shares.
    """

    stream: str
    scores: tuple[tuple[str, float], ...]


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


def together_of(moving: Sequence[Moving]) -> tuple[Mixed, ...]:
    """The streams that have to do with others.

    Those of one list share a score: of each there is a part of that and a part of its own. So a figure's draws come of
    itself and of the lists that name it, and another figure in the list changes no digit of its own. Where shared
    scores cannot make what is said (a figure is in lists that come to more than 100%, a pair stands in two lists, or
    three are each high where the others are low), all that are linked are weighed in the order of their names.
    """
    made: list[Mixed] = []
    for streams in _linked(moving):
        among = [each for each in moving if {figure.stream for figure in each.figures} & {*streams}]
        made.extend(_shared(streams, among) or _weighed(streams, _said(among)) or ())
    return tuple(made)


def _impossible(loaded: Loaded[Case], moving: Sequence[Moving]) -> Iterator[Problem]:
    for streams in _linked(moving):
        among = [each for each in moving if {figure.stream for figure in each.figures} & {*streams}]
        if _shared(streams, among) is None and _weighed(streams, _said(among)) is None:
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


def _score(rank: float) -> float:
    """The correlation of two normal scores of which the ranks have this correlation."""
    return 2 * math.sin(math.pi / 6 * rank)


def _shared(streams: Sequence[str], moving: Sequence[Moving]) -> tuple[Mixed, ...] | None:
    """Of each stream a part of what each of its lists shares, and a part of its own; None where that cannot be."""
    pairs = [pair for each in moving for pair in _pairs(sorted(figure.stream for figure in each.figures))]
    if len(pairs) != len(set(pairs)):
        return None
    parts: dict[str, dict[str, float]] = {stream: {} for stream in streams}
    for name, each in _named(moving):
        score = _score(each.correlation)
        members = sorted(figure.stream for figure in each.figures)
        if score < 0 and len(members) > 2:
            return None
        for place, stream in enumerate(members):
            parts[stream][name] = -math.sqrt(-score) if score < 0 and place else math.sqrt(abs(score))
    mixed = []
    for stream, held in parts.items():
        rest = 1 - sum(weight * weight for weight in held.values())
        if rest < -_ROUNDING:
            return None
        own = math.sqrt(rest) if rest > _ROUNDING else 0.0
        mixed.append(Mixed(stream, (*sorted(held.items()), (stream, own))))
    return tuple(mixed)


def _named(moving: Sequence[Moving]) -> Iterator[tuple[str, Moving]]:
    """Each list by what it shares, which is its reason; of two with one reason, by how many there were before."""
    seen: dict[str, int] = {}
    for each in sorted(moving, key=lambda one: (one.correlation, sorted(figure.stream for figure in one.figures))):
        reason = " ".join(each.reason.casefold().split()).rstrip(".")
        seen[reason] = seen.get(reason, 0) + 1
        yield (f"shared {reason}" if seen[reason] == 1 else f"shared {reason} ({seen[reason]})"), each


def _weighed(streams: Sequence[str], said: Mapping[Pair, float]) -> tuple[Mixed, ...] | None:
    """Of each stream itself and all before it (the Cholesky factor); None where what is said cannot hold at once."""
    rows: list[list[float]] = []
    for place, stream in enumerate(streams):
        row: list[float] = []
        for before in range(place):
            wanted = _score(said.get((streams[before], stream), 0.0))
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
    return tuple(
        Mixed(stream, tuple(zip(streams, row, strict=False))) for stream, row in zip(streams, rows, strict=True)
    )
