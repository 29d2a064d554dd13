"""Values put in place of what a document says, before it is read: as if its file had been edited there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from investcase.reading.nodes import Data, Path, Positions
from investcase.reading.positions import Copy

_YEARS = re.compile(r"(\d{4})[-/–](?:\d\d)?(\d\d)")


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands at a path instead: a text as YAML would have it, or a mapping of them."""

    path: Path
    value: Data


@dataclass(frozen=True, slots=True)
class Changed:
    """A change by name: the value as it was given, and what it edits."""

    name: str
    value: str
    edits: tuple[Edit, ...]


def edited(data: dict[str, Data], edits: Iterable[Edit]) -> dict[str, Data]:
    """The document's plain data with the edits made in it; what is given in no field yet is added."""
    made: Data = data
    for edit in edits:
        made = _put(made, edit.path, edit.value)
    assert isinstance(made, dict)
    return made


def edited_positions(positions: Positions, edits: Iterable[Edit]) -> Positions:
    """The places of a document with those of the edits, each at the nearest thing that the document has written."""
    values = dict(positions.values)
    for edit in edits:
        within = [(key,) for key in edit.value] if isinstance(edit.value, dict) else []
        for path in (
            *(edit.path[:end] for end in range(1, len(edit.path) + 1)),
            *((*edit.path, *one) for one in within),
        ):
            values.setdefault(path, positions.at(path))
    own = {edit.path: Copy(edit.path) for edit in edits} if positions.copies else {}
    return replace(positions, values=values, copies={**positions.copies, **own})


def plain_years(name: str) -> str:
    """A name with its years written in one way, whichever way each was typed."""
    return _YEARS.sub(r"\1-\2", name)


def _put(node: Data, path: Path, value: Data) -> Data:
    if not path:
        # Of what is written with its reason beside it, such as an adjustment, the share alone is another.
        return (
            {**node, "share": value} if isinstance(node, dict) and "share" in node and isinstance(value, str) else value
        )
    step, rest = path[0], path[1:]
    if isinstance(node, list) and isinstance(step, int):
        return [*node[:step], _put(node[step], rest, value), *node[step + 1 :]]
    if isinstance(node, str) and rest == () and step == "value":
        return value  # The short form of a value without anything beside it.
    held = node if isinstance(node, dict) else {}
    key = same_key(str(step), held)
    return {**held, key: _put(held.get(key), rest, value)}


def same_key(name: str, held: Collection[str]) -> str:
    """A key as it was typed: a year may be 2027-28, 2027/28 or 2027-2028."""
    if name in held:
        return name
    same = (key for key in held if plain_years(key) == plain_years(name))
    return next(same, name)
