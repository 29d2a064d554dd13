"""Plain data changed at one place, without copying the rest of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from investcase.reading.nodes import Data, parse
from investcase.reading.text import SourceText
from random_whole.draw import Tree
from random_whole.writing import Raw

Place = tuple[str | int, ...]


def read(text: str) -> Tree:
    """The data of a YAML text that is in order; nothing at all is read as nothing."""
    return _told(parse(SourceText("base.yaml", text)).data)


def _told(data: Data) -> Tree:
    if data is None:
        return Raw("")
    if isinstance(data, dict):
        return {name: _told(inner) for name, inner in data.items()}
    return [_told(inner) for inner in data] if isinstance(data, list) else data


def places(tree: Tree, place: Place = ()) -> Iterator[Place]:
    """Every place beneath the whole, each before what it holds."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for name, held in inner:
        yield (*place, name)
        yield from places(held, (*place, name))


def at(tree: Tree, place: Place) -> Tree:
    """What stands at a place."""
    for step in place:
        tree = tree[step]  # type: ignore[index,call-overload]
    return tree


def put(tree: Tree, place: Place, value: Tree) -> Tree:
    """The same data with another value at a place."""
    return _changed(tree, place, lambda _: [value])


def without(tree: Tree, place: Place) -> Tree:
    """The same data without what stands at a place."""
    return _changed(tree, place, lambda _: [])


def twice(tree: Tree, place: Place, times: int = 2) -> Tree:
    """The same data with an item of a list, or a name and its value, written so many times."""
    return _changed(tree, place, lambda value: [value] * times)


def renamed(tree: Tree, place: Place, name: str) -> Tree:
    """The same data with a name of a mapping changed, where it stands."""
    *way, last = place
    holder = at(tree, tuple(way))
    if not isinstance(holder, dict):
        return tree
    return put(tree, tuple(way), {name if key == last else key: value for key, value in holder.items()})


def _changed(tree: Tree, place: Place, change: Callable[[Tree], list[Tree]]) -> Tree:
    if not place:
        return (change(tree) or [Raw("")])[0]
    step, rest = place[0], place[1:]
    if isinstance(tree, list):
        assert isinstance(step, int)
        inner = [_changed(tree[step], rest, change)] if rest else change(tree[step])
        return [*tree[:step], *inner, *tree[step + 1 :]]
    assert isinstance(tree, dict)
    made: dict[str, Tree] = {}
    for name, held in tree.items():
        if name != step:
            made[name] = held
            continue
        for time, value in enumerate([_changed(held, rest, change)] if rest else change(held)):
            # A name that is written as it stands, with blanks after it, is the same name to YAML and another to Python.
            made[Raw(name + " " * time) if time else name] = value
    return made
