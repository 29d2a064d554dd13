"""The ways of spoiling a document, each by number: the same number gives the same document, on every machine."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from mutated.bases import any_cases, base, shipped_cases, small_cases
from mutated.injected import injected
from mutated.libraries import spoilt_library
from mutated.nasty import NASTY
from mutated.nodes import CHANGES, changed
from mutated.outcome import Spoilt
from mutated.scratch import crossed, drawn, soup
from mutated.texts import spoilt
from mutated.trees import Place, places, put
from random_whole.draw import Tree
from random_whole.writing import rewritten, written

Cases = Callable[[], tuple[dict[str, Tree], ...]]

_STRIDE = 1_000_003
"""A prime: steps of it come to every place of a shorter list once before they come to any twice."""


@dataclass(frozen=True)
class Way:
    """A way of spoiling, and how many of a thousand documents are spoilt so."""

    name: str
    made: Callable[[int, random.Random], dict[str, bytes]]
    of_a_thousand: int

    def spoilt(self, number: int) -> Spoilt:
        """The document of a number."""
        return Spoilt(self.name, number, self.made(number, random.Random(f"{self.name} {number}")))


def _every_place(cases: Cases, number: int) -> dict[str, bytes]:
    """Every value at every place of some cases, in an order that comes everywhere soon."""
    found = _places(cases)
    at = number * _STRIDE % (len(found) * len(NASTY))
    case, place = found[at // len(NASTY)]
    return _case(put(case, place, NASTY[at % len(NASTY)]))


@cache
def _places(cases: Cases) -> list[tuple[Tree, Place]]:
    return [(case, place) for case in cases() for place in places(case)]


def _case(tree: Tree) -> dict[str, bytes]:
    return {"case.yaml": written(tree).encode("utf-8", "surrogatepass")}


def _small(number: int, chance: random.Random) -> dict[str, bytes]:
    return _every_place(small_cases, number)


def _shipped(number: int, chance: random.Random) -> dict[str, bytes]:
    return _every_place(shipped_cases, number)


def _nodes(number: int, chance: random.Random) -> dict[str, bytes]:
    """Each kind of change in turn, once or a few times over."""
    tree: Tree = base(chance)
    found = list(places(tree))
    tree = CHANGES[number % len(CHANGES)](tree, chance.choice(found), any_cases(), chance)
    return _case(changed(tree, any_cases(), chance, chance.choice((0, 0, 0, 1, 3))))


def _injected(number: int, chance: random.Random) -> dict[str, bytes]:
    return _case(injected(number, chance))


def _text(number: int, chance: random.Random) -> dict[str, bytes]:
    case = base(chance)
    return {"case.yaml": spoilt(written(case) if chance.random() < 0.6 else rewritten(case, number), chance)}


def _scratch(number: int, chance: random.Random) -> dict[str, bytes]:
    way = chance.random()
    if way < 0.5:
        return _case(crossed(chance))
    return {"case.yaml": (drawn(chance) if way < 0.8 else soup(chance)).encode("utf-8", "surrogatepass")}


def _library(number: int, chance: random.Random) -> dict[str, bytes]:
    case, files = spoilt_library(number, chance)
    return {"case.yaml": case.encode("utf-8"), **files}


WAYS: tuple[Way, ...] = (
    Way("every-place", _small, 330),
    Way("every-place-of-the-examples", _shipped, 80),
    Way("nodes", _nodes, 170),
    Way("injected", _injected, 130),
    Way("text", _text, 130),
    Way("scratch", _scratch, 80),
    Way("library", _library, 80),
)
"""Every way there is."""
