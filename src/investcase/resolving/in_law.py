"""Whether an assessment speaks in the words of its own nation's law: Northern Ireland has nine of its own."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.documents.equality import Equality
from investcase.documents.equality_words import IN_LAW, Characteristic, key_of
from investcase.documents.figure import Nation
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem
from investcase.reading.suggest import one_of

_C = Characteristic
_PAIRS = (
    (_C.RACE, _C.RACIAL_GROUP),
    (_C.RELIGION_OR_BELIEF, _C.RELIGIOUS_BELIEF),
    (_C.MARRIAGE_AND_CIVIL_PARTNERSHIP, _C.MARITAL_STATUS),
)
_INSTEAD = {**dict(_PAIRS), **{ours: britain for britain, ours in _PAIRS}}
"""What the other law calls the matter that a word of one law is about; what has no entry has no like."""
_LAW = {Nation.NORTHERN_IRELAND: "section 75 of the Northern Ireland Act 1998"}
_BRITAIN = "the Equality Act 2010"


def words_of_another_law(loaded: Loaded[Case], nation: Nation) -> Iterator[Problem]:
    """An error for each characteristic that the nation's law does not name, with the word to write in its place."""
    equality, ours = loaded.document.equality, IN_LAW.get(nation)
    if equality is None or ours is None:
        return
    for path, written in _named(equality):
        # A profile, and who was asked or is watched, may be by what no law names.
        key = key_of(written)
        if key in set(Characteristic) and key not in ours:
            yield _problem(loaded, path, Characteristic(key), nation)


def _named(equality: Equality) -> Iterator[tuple[Path, str]]:
    for index, impact in enumerate(equality.impacts):
        if impact.who.characteristic:
            yield ("impacts", index, "who", "characteristic"), impact.who.characteristic
        for place, who in enumerate(impact.also):
            if who.characteristic:
                yield ("impacts", index, "also", place, "characteristic"), who.characteristic
    for index, entry in enumerate(equality.not_relevant):
        yield ("not_relevant", index, "characteristic"), entry.characteristic
    for index, profile in enumerate(equality.profiles):
        yield ("profiles", index, "by"), profile.by
    for index, asked in enumerate(equality.engagement):
        yield from ((("engagement", index, "groups", place), name) for place, name in enumerate(asked.groups))
    for index, watched in enumerate(equality.monitoring):
        yield from ((("monitoring", index, "by", place), name) for place, name in enumerate(watched.by))


def _problem(loaded: Loaded[Case], path: Path, written: Characteristic, nation: Nation) -> Problem:
    ours, instead = IN_LAW[nation], _INSTEAD.get(written)
    field = path[-1] if isinstance(path[-1], str) else path[-2]
    typed = f"{field}: {instead}" if isinstance(path[-1], str) else f"{instead}"
    return loaded.problem(
        "characteristic",
        f"{written.value!r} is not what {_LAW.get(nation, _BRITAIN)} names",
        ("equality", *path),
        expected=instead.value if instead else one_of(list(ours)),
        remedy=f"write {typed}" if instead else "write which of these it comes under, and name the group in group:",
    )
