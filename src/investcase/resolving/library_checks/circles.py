"""What leads from one figure to another comes to an end: a name it had, what replaced it, and what it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from investcase.catalogue.dated import before
from investcase.catalogue.library import Library
from investcase.catalogue.origins import Origin
from investcase.reading.problems import Problem

_T = TypeVar("_T")
_Value = tuple[str, str]
"""A figure's id, and what one of its values holds for."""


def renames_end(library: Library, origin: Origin) -> Iterator[Problem]:
    """A name that a figure had leads to the one it has, however often it was renamed."""
    for loaded in library.figures_files(origin):
        for index, entry in enumerate(loaded.document.renamed):
            if library.renamed_in_a_circle(entry.id):
                yield loaded.problem(
                    "figure-circle",
                    f"{entry.id} is renamed {entry.now}, and so on in a circle that comes to no figure",
                    ("renamed", index, "now"),
                    expected="the id of a figure that is there",
                    remedy="write the id that the figure has now",
                )


def supersessions_end(library: Library, origin: Origin) -> Iterator[Problem]:
    """A newer figure is not itself superseded by the older one."""

    def newer(name: str) -> Iterator[str]:
        yield from (f.figure.superseded_by for f in library.figure(name)[:1] if f.figure.superseded_by)

    for loaded in library.figures_files(origin):
        for index, figure in enumerate(loaded.document.figures):
            if figure.superseded_by is not None and _comes_back(figure.id, [figure.superseded_by], newer):
                yield loaded.problem(
                    "figure-circle",
                    f"{figure.id} is superseded by {figure.superseded_by}, and so on in a circle back to itself",
                    ("figures", index, "superseded_by"),
                    expected="a newer figure",
                    remedy="leave out superseded_by of the newest of them",
                )


def derivations_end(library: Library, origin: Origin) -> Iterator[Problem]:
    """A value is not made from itself; from an earlier one, or from that of another place, it may be."""

    def made_from(value: _Value) -> Iterator[_Value]:
        for found in library.figure(value[0])[:1]:
            for held in found.figure.values:
                if held.holds_for == value[1]:
                    for name in held.rests_on:
                        if name != found.figure.id or not before(found.kept, held):
                            yield from _values_for(library, name, value)

    for loaded in library.figures_files(origin):
        for index, figure in enumerate(loaded.document.figures):
            for number, held in enumerate(figure.values):
                for place, name in enumerate(held.rests_on):
                    if name == figure.id and before(figure, held):
                        continue
                    begin = _values_for(library, name, (figure.id, held.holds_for))
                    if _comes_back((figure.id, held.holds_for), begin, made_from):
                        yield loaded.problem(
                            "figure-circle",
                            f"{figure.id} is made from {name}, and so on in a circle back to itself",
                            ("figures", index, "values", number, "rests_on", place),
                            expected="figures that were there before it",
                            remedy="name only the figures that it was worked out from",
                        )


def _values_for(library: Library, name: str, made: _Value) -> list[_Value]:
    """The values of a figure that another value was made from: that of the same nation or place, else any.

    Where it is the same figure, those of other nations and places: only one that has no other is made from itself.
    """
    of = [(found.figure.id, held.holds_for) for found in library.figure(name)[:1] for held in found.figure.values]
    if made in of:
        return [value for value in of if value != made] or of
    return [value for value in of if value[1] == made[1]] or of


def _comes_back(start: _T, begin: Iterable[_T], after: Callable[[_T], Iterable[_T]]) -> bool:
    seen: set[_T] = set()
    waiting = list(begin)
    while waiting:
        here = waiting.pop()
        if here == start:
            return True
        if here not in seen:
            seen.add(here)
            waiting.extend(after(here))
    return False
