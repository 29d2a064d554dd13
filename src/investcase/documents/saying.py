"""How a place in a document, and what is written there, are said."""

from __future__ import annotations

from investcase.reading.names_that_count import counts_people
from investcase.reading.nodes import Path, Positions
from investcase.reading.veiling import veil

NOTHING = "nothing is written here"


def dotted(path: Path) -> str:
    """A path as people read it: `options[0].costs[1].amount`. A name in it that counts a few people is veiled."""
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else f".{veil(part) if counts_people(part) else part}"
    return out.removeprefix(".")


def users(positions: Positions, path: Path) -> tuple[str, ...]:
    """Who has what stands at a path because it is like another, for a problem there."""
    user = positions.user(path)
    return () if user is None else (user,)


def said_of(value: object, words: str) -> str:
    """What is wrong with a value, such as `'x' is not a date`; lists and lines are called so, and not written out."""
    if is_empty(value):
        return NOTHING
    groups = ((dict, "a group of lines"), (list | tuple, "a list"))
    called = next((name for kind, name in groups if isinstance(value, kind)), None)
    return f"{called or repr(value)} {words}"


def is_empty(value: object) -> bool:
    """Whether nothing is written."""
    return value is None or (isinstance(value, str) and not value.strip())
