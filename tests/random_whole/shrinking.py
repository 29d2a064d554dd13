"""The smallest case that still fails: whatever can be taken out of a case, taken out."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator

from random_whole.draw import Tree

Step = tuple[str | int, ...]


def smallest(tree: dict[str, Tree], fails: Callable[[dict[str, Tree]], bool], tries: int = 400) -> dict[str, Tree]:
    """A case that fails and from which nothing more can be taken, or what is left after so many tries.

    `fails` says whether a case fails in the same way; what is no longer a case does not.
    """
    left = tries
    shrunk = True
    while shrunk and left > 0:
        shrunk = False
        for place in sorted(_places(tree, ()), key=len):
            if left <= 0:
                break
            smaller = _taken_out(tree, place)
            if smaller is None:
                continue
            left -= 1
            if fails(smaller):
                tree, shrunk = smaller, True
    return tree


def _places(value: Tree, place: Step) -> Iterator[Step]:
    inner = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    for name, held in reversed(inner):
        yield (*place, name)
        yield from _places(held, (*place, name))


def _taken_out(tree: dict[str, Tree], place: Step) -> dict[str, Tree] | None:
    made = copy.deepcopy(tree)
    holder: Tree = made
    try:
        for step in place[:-1]:
            holder = holder[step]
        del holder[place[-1]]
    except (KeyError, IndexError, TypeError):
        return None  # It went with something taken out before.
    return made
