"""A document given as it is by a program: its text, or a mapping of names to values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

import yaml

from investcase.quantities import Quantity, Unit, Year
from investcase.reading.nodes import MAX_DEPTH, Data
from investcase.reading.problems import Problem
from investcase.reading.text import SourceText, decode

NO_FILE = ""
"""The name of what stands in no file: a problem of it has a field, and no line that anybody could open."""
TEXT = "<text>"
_A_LINE = re.compile(r"^[^\S\n]*[\w-]+:(?:[ \n]|$)", re.MULTILINE)


def is_text(given: str) -> bool:
    """Whether what is given is a document itself and no path: several lines, some of the form `name: value`."""
    return "\n" in given and _A_LINE.search(given) is not None


def given_text(text: str) -> SourceText | Problem:
    """A text as if it were that of a file."""
    return decode(text.encode("utf-8", errors="surrogatepass"), TEXT)


def given_mapping(mapping: Mapping[str, object]) -> SourceText | Problem:
    """A mapping as its text.

    Numbers, dates, yes and no may be Python's; everything else is a text as a case writes it.

    Raises:
        TypeError: it holds something else, or holds itself.
    """
    text: str = yaml.safe_dump(_plain(mapping, ""), sort_keys=False, allow_unicode=True, width=10_000_000)
    return decode(text.encode("utf-8", errors="surrogatepass"), NO_FILE)


def _plain(value: object, where: str, depth: int = 0) -> Data:
    if depth > MAX_DEPTH:
        raise TypeError(f"this mapping is more than {MAX_DEPTH} levels deep")
    if isinstance(value, Mapping):
        return {_name(name, where): _plain(held, f"{where}.{name}", depth + 1) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held, f"{where}[{number}]", depth + 1) for number, held in enumerate(value)]
    if value is None or isinstance(value, str):
        return None if value is None else str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Quantity | Unit | Year):
        return str(value)
    if isinstance(value, float | Decimal):
        return f"{Decimal(repr(value) if isinstance(value, float) else value):f}"
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    at = f" at {where.removeprefix('.')}" if where else ""
    raise TypeError(f"a case holds texts, numbers, dates, lists and mappings; this{at} is a {type(value).__name__}")


def _name(name: object, where: str) -> str:
    if isinstance(name, str | Year) or (isinstance(name, int) and not isinstance(name, bool)):
        return str(name)
    at = f" at {where.removeprefix('.')}" if where else ""
    raise TypeError(f"a name in a case is a text; this{at} is a {type(name).__name__}")
