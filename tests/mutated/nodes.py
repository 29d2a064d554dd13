"""Changes of the nodes of a document: taken out, doubled, renamed, of another type, swapped, moved, grafted, nasty."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence

from mutated.nasty import NAMES, NASTY
from mutated.trees import Place, at, places, put, renamed, twice, without
from random_whole.draw import Tree
from random_whole.writing import Raw

Change = Callable[[Tree, Place, Sequence[Tree], random.Random], Tree]


def changed(tree: Tree, donors: Sequence[Tree], chance: random.Random, times: int = 1) -> Tree:
    """A document changed in some of its places by chance; what is grafted into it comes from the donors."""
    for _ in range(times):
        found = list(places(tree))
        if found:
            tree = chance.choice(CHANGES)(tree, chance.choice(found), donors, chance)
    return tree


def _nasty(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    return put(tree, place, chance.choice(NASTY))


def _gone(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    return without(tree, place)


def _doubled(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    return twice(tree, place)


def _repeated(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    """An item many times over, each under its own id so that it may stand."""
    value, holder = at(tree, place), at(tree, place[:-1])
    if not isinstance(holder, list):
        return twice(tree, place)
    copies = [
        value | {"id": f"{value['id']}-{time}"}
        if isinstance(value, dict) and isinstance(value.get("id"), str)
        else value
        for time in range(chance.choice((3, 10, 40)))
    ]
    return put(tree, place[:-1], [*holder, *copies])


def _renamed(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    name = str(place[-1])
    slips = (name[:-1], name + "s", name.upper(), name.replace("_", "-"), name.replace("_", " "), name[1:] + name[:1])
    return renamed(tree, place, chance.choice((*NAMES, *slips, _any_name(tree, chance))))


def _retyped(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    value = at(tree, place)
    name = str(place[-1])
    ways: list[Tree] = [[value], [value, value], {name: value}, {"x": value}, [{name: value}]]
    if isinstance(value, dict):
        ways += [list(value.values()), list(value), [{key: inner} for key, inner in value.items()], json.dumps(value)]
        ways += list(value.values())[:1]
    elif isinstance(value, list):
        ways += [{str(number): inner for number, inner in enumerate(value)}, json.dumps(value), value[::-1], *value[:1]]
    else:
        ways += [{value: value}, value.split(), Raw(value), f" {value} ", Raw(f"!!str {value}"), Raw(f"&x {value}")]
    return put(tree, place, chance.choice(ways))


def _swapped(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    other = chance.choice(list(places(tree)))
    if other[: len(place)] == place or place[: len(other)] == other:
        return tree
    one, two = at(tree, place), at(tree, other)
    return put(put(tree, place, two), other, one)


def _beside(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    """Something of a donor under its own name, beside what stands here."""
    donor = chance.choice(donors)
    taken = chance.choice(list(places(donor)) or [()])
    value, holder = at(donor, taken), at(tree, place[:-1])
    if isinstance(holder, dict):
        return put(tree, place[:-1], {**holder, str(taken[-1]) if taken else "x": value})
    return put(tree, place[:-1], [*holder, value])


def _grafted(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    """Something of a donor here: most often what stands there under the same name."""
    donor = chance.choice(donors)
    found = list(places(donor))
    alike = [other for other in found if other[-1] == place[-1]]
    return put(tree, place, at(donor, chance.choice(alike if alike and chance.random() < 0.7 else found)))


def _moved(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    return _beside(
        without(tree, place) or tree, _any_place(without(tree, place), place, chance), [at(tree, place)], chance
    )


def _another_leaf(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    """A text of this document, or of a donor, in the place of another: an id, a year, an amount, a name."""
    whole = tree if chance.random() < 0.5 else chance.choice(donors)
    texts = [value for other in places(whole) if isinstance(value := at(whole, other), str)]
    here = [other for other in places(tree) if isinstance(at(tree, other), str)]
    return put(tree, chance.choice(here), chance.choice(texts)) if here and texts else tree


def _slipped(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    """A text with a slip of the pen: a digit, a sign, a space, a letter more, fewer or other."""
    here = [other for other in places(tree) if isinstance(at(tree, other), str)]
    if not here:
        return tree
    place = chance.choice(here)
    return put(tree, place, slipped(str(at(tree, place)), chance))


def slipped(text: str, chance: random.Random) -> str:
    """A text with a slip of the pen."""
    spot = chance.randrange(len(text) + 1)
    sign = chance.choice("0123456789-–−£%.,:/ ()+*x\u200b'\"#£kmé")
    number = re.search(r"\d+", text)
    ways = [
        text[:spot] + sign + text[spot:],
        text[:spot] + text[spot + 1 :],
        text[:spot] + text[spot : spot + 2][::-1] + text[spot + 2 :],
        text[:spot] + sign + text[spot + 1 :],
        f"-{text}",
        f"{text} {text}",
        text.swapcase(),
        text[:spot],
    ]
    if number is not None:
        other = chance.choice(("0", "1", "7", "99", "1e300", "999999999999999999", "1950", "9999", "-3", "0.0001"))
        ways += [text[: number.start()] + other + text[number.end() :]] * 4
    return chance.choice(ways)


def _all_alike(tree: Tree, place: Place, donors: Sequence[Tree], chance: random.Random) -> Tree:
    """Every text of the same name given one value."""
    name, value = place[-1], chance.choice(NASTY)
    for other in [other for other in places(tree) if other[-1] == name and isinstance(at(tree, other), str)]:
        tree = put(tree, other, value)
    return tree


def _any_place(tree: Tree, otherwise: Place, chance: random.Random) -> Place:
    return chance.choice(list(places(tree)) or [otherwise[:1]])


def _any_name(tree: Tree, chance: random.Random) -> str:
    return str(chance.choice([place[-1] for place in places(tree)]))


CHANGES: tuple[Change, ...] = (
    *(_nasty, _gone, _doubled, _repeated, _renamed, _retyped, _swapped, _beside, _grafted, _grafted),
    *(_moved, _another_leaf, _another_leaf, _slipped, _slipped, _slipped, _all_alike),
)
