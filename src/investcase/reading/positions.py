"""Plain data in which every value keeps its place, also where it is copied to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from investcase.reading.mends import as_value
from investcase.reading.problems import Mend, Position
from investcase.reading.text import SourceText

Data = str | None | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a value is written that a document also has elsewhere, and who has it there: `hours-only, line 89`."""

    path: Path
    user: str | None = None


@dataclass(slots=True)
class Positions:
    """Where each value, and each key, of a document stands.

    `ends` is where each text ends, `in_braces` which of them stand inside { } or [ ]. `copies` are the places that have
    what is written at another, each with that other: the very place where it stands.
    """

    source: SourceText
    values: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)
    ends: dict[Path, Position] = field(default_factory=dict)
    in_braces: set[Path] = field(default_factory=set)
    copies: dict[Path, Copy] = field(default_factory=dict)

    def at(self, path: Path) -> Position:
        """The place of a value; for one that is not there, of the nearest thing that would hold it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path) or self.source.position(1, 1)

    def key_at(self, path: Path) -> Position:
        """The place of a key; else of its value."""
        return self.keys.get(path) or self.at(path)

    def mends(self, path: Path, texts: Iterable[str], *, on_key: bool = False) -> tuple[Mend, ...]:
        """The mends that write each of some texts there."""
        made = (self.mend(path, text, on_key=on_key) for text in texts)
        return tuple(mend for mend in made if mend is not None)

    def mend(self, path: Path, text: str, *, on_key: bool = False) -> Mend | None:
        """A mend that writes a text in place of a value that is text, or of a key; None where neither stands there.

        What is copied from elsewhere is mended where it is written.
        """
        path = self.as_written(path)
        start = self.keys.get(path) if on_key else self.values.get(path)
        if start is None or self.source.is_private(start.line):
            return None
        if on_key:
            name = str(path[-1])
            found = self.source.lines[start.line - 1][start.column - 1 :].startswith(name)
            return Mend(start, replace(start, column=start.column + len(name)), text) if found else None
        end = self.ends.get(path)
        if end is None:
            return None
        value = as_value(text, in_braces=path in self.in_braces)
        before = self.source.lines[start.line - 1][: start.column - 1]
        return Mend(start, end, value if start != end or before.endswith(" ") else f" {value}")

    def as_written(self, path: Path) -> Path:
        """The path under which a value is written: for one that is copied, that of what it is copied from."""
        for length in range(len(path), 0, -1) if self.copies else ():
            copy = self.copies.get(path[:length])
            if copy is not None:
                return (*copy.path, *path[length:])
        return path

    def user(self, path: Path) -> str | None:
        """Who has what is written at another place; None where a value is written at its own."""
        for length in range(len(path), 0, -1) if self.copies else ():
            copy = self.copies.get(path[:length])
            if copy is not None:
                return copy.user
        return None

    def copy(self, value: Data, source: Path, path: Path, user: str | None = None) -> None:
        """Let a value that stands at one path stand at another too, or in its stead."""
        copied = Copy(self.as_written(source), user or self.user(source))
        for inside in paths_in(value):
            for held in (self.values, self.keys):
                found = held.get((*source, *inside))
                if found is not None:
                    held[(*path, *inside)] = found
        self.copies[path] = copied


def paths_in(value: Data) -> Iterator[Path]:
    """The way to a value and to everything in it."""
    yield ()
    inner: Iterable[tuple[str | int, Data]] = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for name, held in inner:
        yield from ((name, *rest) for rest in paths_in(held))
