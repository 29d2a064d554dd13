"""Values on their way into a document, and how they stand there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from investcase.cli.written import scalar
from investcase.quantities import Kind, Quantity
from investcase.quantities.typed import typed

_OF_BRACES = frozenset(",[]{}")


class Raw(str):
    """A text that stands as it is: an id, a quantity, a year, a word of the format."""

    __slots__ = ()


class Short(dict[str, "Value"]):
    """A mapping on one line, in braces."""


@dataclass(frozen=True, slots=True)
class Held:
    """A line of a mapping that is held back behind one mark, with a word beside it."""

    text: str
    beside: str = ""


Value = str | Raw | Held | Mapping[str, "Value"] | Sequence["Value"]


def quantity(value: Quantity, kind: Kind | None = None) -> Raw:
    """A quantity as a person would type it, without commas, so that it holds inside braces."""
    return Raw(typed(value, percent=kind is not None and kind.is_percent))


def inline(value: Value) -> str:
    """A value on one line, inside braces or out."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, str):
        plain = scalar(value)
        return plain if plain.startswith('"') or not _OF_BRACES & set(plain) else f'"{plain}"'
    if isinstance(value, Held):
        raise TypeError("a line that is held back has no place inside braces")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {inline(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(inline, value)) + "]"


def entry(key: str, value: Value, indent: int) -> list[str]:
    """The lines of a key with its value."""
    before = " " * indent
    if isinstance(value, Held):
        return [f"{before}# {key}: {value.text}{f'     # {value.beside}' if value.beside else ''}"]
    if isinstance(value, str):
        return [f"{before}{key}: {value if isinstance(value, Raw) else scalar(value)}"]
    if isinstance(value, Short) or not value or (not isinstance(value, Mapping) and isinstance(value[0], str)):
        return [f"{before}{key}: {inline(value)}"]
    lines = [f"{before}{key}:"]
    if isinstance(value, Mapping):
        for name, each in value.items():
            lines += entry(name, each, indent + 2)
        return lines
    for each in value:
        lines += item(each, indent + 2)
    return lines


def item(value: Value, indent: int) -> list[str]:
    """The lines of one item of a list."""
    before = " " * indent
    if isinstance(value, Short) or not isinstance(value, Mapping):
        return [f"{before}- {inline(value)}"]
    lines = [line for name, each in value.items() for line in entry(name, each, indent + 2)]
    return [f"{before}- {lines[0].lstrip()}", *lines[1:]]
