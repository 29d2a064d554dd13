"""A value that cannot be read, with what may be written instead: only what its own reader reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any, TypeVar

from pydantic_core import PydanticCustomError

from investcase.reading.suggest import to_write


def fault(
    code: str,
    message: str,
    expected: str,
    remedy: str | None = None,
    instead: Sequence[str] = (),
) -> PydanticCustomError:
    """A validation failure that carries what was expected and the remedy; `instead` are values to write, the likeliest
    first, which are the remedy where none is given in words.
    """
    context: dict[str, Any] = {
        "message": message,
        "expected": expected,
        "remedy": remedy or to_write(instead),
        "instead": tuple(instead),
    }
    return PydanticCustomError(code, "{message}", context)


R = TypeVar("R")
_TRIES = 3


def reads_its_remedies(read: Callable[[object], R]) -> Callable[[object], R]:
    """A reader that offers only what it reads itself: each value it would have written instead is given back to it, and
    what it says of that in its turn, until one is read.
    """

    @wraps(read)
    def reading(written: object) -> R:
        try:
            return read(written)
        except PydanticCustomError as error:
            context = dict(error.context or {})
            offered = context.get("instead", ())
            if not offered:
                raise
            kept = list(dict.fromkeys(value for each in offered for value in _until_read(read, each, _TRIES)))
            words = context["remedy"] if context["remedy"] != to_write(offered) else None
            raise fault(error.type, context["message"], context["expected"], words, kept) from None

    return reading


def _until_read(read: Callable[[object], R], offered: str, tries: int) -> Iterator[str]:
    try:
        read(offered)
    except PydanticCustomError as error:
        for each in (error.context or {}).get("instead", ()) if tries else ():
            yield from _until_read(read, each, tries - 1)
    else:
        yield offered
