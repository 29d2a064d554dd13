"""What can be read of a document that cannot be read whole: the rest of it, so that its meaning is looked at too.

What is wrong is left out, and with it whatever cannot be without it; what stands where keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from investcase.documents.base import Document, Loaded, plain_data
from investcase.documents.edits import Edit
from investcase.documents.faults import places_of
from investcase.documents.saying import dotted
from investcase.reading.nodes import Data, Path, Positions
from investcase.reading.positions import Copy, paths_in
from investcase.reading.problems import Problem
from investcase.reading.text import SourceText

D = TypeVar("D", bound=Document)
_MOST_TURNS = 20
"""What is left out may be needed by what holds it, and so on outwards; no document is deeper than so many turns."""


@dataclass(frozen=True, slots=True)
class Partly(Generic[D]):
    """The rest of a document: `left_out` are the places of what is not in it, and `names` every name that is not.

    `stand_ins` are the fields without which there is no document, and which have a value of ours in their stead.
    """

    loaded: Loaded[D]
    left_out: frozenset[Path]
    names: frozenset[str]
    stand_ins: frozenset[str]

    def is_sound(self, problem: Problem) -> bool:
        """Whether a problem of the rest is one of the document too, and comes of nothing that was left out."""
        if self.stand_ins and not problem.code.startswith("unknown-"):
            return False
        if any(f"{name!r}" in problem.message for name in self.names):
            return False
        field = problem.field or ""
        return not any(_touch(field, dotted(_holder(path))) for path in self.left_out)


def read_partly(source: SourceText, kind: str, model: type[D], edits: Iterable[Edit] = ()) -> Partly[D] | None:
    """The rest of a document that cannot be read whole; None where there is none, or it is no such document at all."""
    found, _ = plain_data(source, kind, model, edits)
    if found is None:
        return None
    whole, positions, context = found
    gone = set(context.unread)
    stand_ins: set[str] = set()
    for _ in range(_MOST_TURNS):
        moved: dict[Path, Path] = {}
        rest = _without(whole, gone, (), (), moved)
        assert isinstance(rest, dict)
        rest |= {name: value for name in stand_ins if (value := model.STAND_INS[name]) is not None}
        here = _moved(positions, rest, moved)
        try:
            document = model.model_validate(rest, context=dict(context.context))
        except ValidationError as error:
            if not _leave_out(error, here, moved, gone, stand_ins, model):
                return None
            continue
        names = frozenset(name for path in gone for name in _names(_at(whole, path)))
        return Partly(Loaded(document, here, rest), frozenset(gone), names, frozenset(stand_ins))
    return None


def _leave_out(
    error: ValidationError,
    positions: Positions,
    moved: dict[Path, Path],
    gone: set[Path],
    stand_ins: set[str],
    model: type[Document],
) -> bool:
    """Leave out what is wrong; whether there was anything that could be."""
    before = (len(gone), len(stand_ins))
    for path, is_missing in places_of(error, positions):
        lacking = path[:-1] if is_missing else path
        if path and path[0] in model.STAND_INS and len(lacking) < 2:
            stand_ins.add(str(path[0]))
        if lacking:
            old = _old(lacking, moved)
            gone.add(old[:-1] if old in gone and len(old) > 1 else old)
    return (len(gone), len(stand_ins)) != before


def _without(node: Data, gone: set[Path], old: Path, new: Path, moved: dict[Path, Path]) -> Data:
    """Plain data without what is gone, and where in it each entry stood whose place in its list is another now."""
    if isinstance(node, dict):
        kept = {name: value for name, value in node.items() if (*old, name) not in gone}
        return {name: _without(value, gone, (*old, name), (*new, name), moved) for name, value in kept.items()}
    if isinstance(node, list):
        entries = [(number, entry) for number, entry in enumerate(node) if (*old, number) not in gone]
        made = []
        for place, (number, entry) in enumerate(entries):
            if (*new, place) != (*old, number):
                moved[(*new, place)] = (*old, number)
            made.append(_without(entry, gone, (*old, number), (*new, place), moved))
        return made
    return node


def _old(path: Path, moved: dict[Path, Path]) -> Path:
    """Where something stands in the whole that stands at a path of the rest."""
    for length in range(len(path), 0, -1):
        if path[:length] in moved:
            return (*moved[path[:length]], *path[length:])
    return path


def _moved(positions: Positions, rest: Data, moved: dict[Path, Path]) -> Positions:
    """The places of what is left."""
    here = Positions(positions.source)
    for path in paths_in(rest):
        old = _old(path, moved)
        for held, known in ((here.values, positions.values), (here.keys, positions.keys)):
            if old in known:
                held[path] = known[old]
        if path in moved or old in positions.copies:
            here.copies[path] = Copy(positions.as_written(old), positions.user(old))
    return here


def _at(data: Any, path: Path) -> Data:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    found: Data = data
    return found


def _names(value: Data) -> Iterator[str]:
    """Every name in what is left out that something else may refer to: its keys, and its short texts."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)
    elif isinstance(value, str) and " " not in value:
        yield value


def _holder(path: Path) -> Path:
    """The thing in a list, or the part of the document, in which something stands."""
    for length in range(len(path), 1, -1):
        if isinstance(path[length - 1], int):
            return path[:length]
    return path[:1]


def _touch(field: str, other: str) -> bool:
    """Whether one of two places lies within the other."""
    return _within(field, other) or _within(other, field)


def _within(field: str, other: str) -> bool:
    return field == other or field.startswith((f"{other}.", f"{other}["))
