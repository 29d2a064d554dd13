"""Values written into a document's own text: the lines that hold them change, and every other byte stays as it was."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from investcase.documents.edits import Edit, edited, same_key
from investcase.reading.nodes import Data, Path, parse
from investcase.reading.spans import Span, spans
from investcase.reading.text import SourceText

_STEP = 2
"""How far a level is set in that nothing in the document shows how far to set in."""


class UnwritableLineError(ValueError):
    """A value that cannot be written into the text without touching more than its own lines; says what to do."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that another text has otherwise: `line` is the first of them, from 1, or the one they are put before."""

    line: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


def written_into(text: str, edits: Iterable[Edit]) -> str:
    """A document's text with each edit made in it, so that reading it gives what `edited` gives.

    Args:
        text: YAML with whatever line ends it has, which are kept.
        edits: what stands where instead; a mapping where nothing stands yet.

    Raises:
        UnwritableLineError: the text cannot be read, or an edit cannot be made line by line.
    """
    for edit in edits:
        text = _written(text, edit)
    return text


def entry_added(text: str, path: Path, entry: dict[str, Data], *, behind: int) -> str:
    """A document's text with one more entry in a list of mappings, behind the one of a place, written as that is.

    Raises:
        UnwritableLineError: the text cannot be read, or the entry cannot be added line by line.
    """
    return _line_by_line(
        text,
        lambda plain, found: _behind(plain, found, (*path, behind), entry),
        lambda data: _longer(data, path, entry, behind),
    )


def hunks(before: str, after: str) -> tuple[Hunk, ...]:
    """The lines in which two texts differ, in order."""
    old, new = before.splitlines(), after.splitlines()
    return tuple(
        Hunk(first + 1, tuple(old[first:last]), tuple(new[start:end]))
        for kind, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    )


def _written(text: str, edit: Edit) -> str:
    return _line_by_line(
        text, lambda plain, found: _put(plain, found, edit.path, edit.value), lambda data: edited(data, [edit])
    )


def _line_by_line(
    text: str, write: Callable[[str, Span], str], expected: Callable[[dict[str, Data]], dict[str, Data]]
) -> str:
    """A text written into by one who knows where everything stands in it, and read again to see what it now says."""
    # The reader knows one line end: the others are put back at the end.
    plain = text.replace("\r\n", "\n")
    if "\r" in plain or (plain != text and plain.count("\n") != text.count("\r\n")):
        raise UnwritableLineError("its lines end in more than one way; save it again from your editor")
    before = parse(SourceText("", plain.removeprefix("\ufeff")))
    found = spans(plain.removeprefix("\ufeff")) if not before.problems and isinstance(before.data, dict) else None
    if found is None or not isinstance(before.data, dict):
        raise UnwritableLineError("it cannot be read as it stands; mend it first")
    mark = "\ufeff" if plain.startswith("\ufeff") else ""
    made = write(plain.removeprefix(mark), found)
    after = parse(SourceText("", made))
    if after.problems or after.data != expected(before.data):
        raise UnwritableLineError("the lines around it are written in a way of their own; write it in your editor")
    return mark + (made if plain == text else made.replace("\n", "\r\n"))


def _behind(text: str, node: Span, path: Path, entry: dict[str, Data]) -> str:
    flow = False
    for step in path:
        flow = node.flow
        node = node.items[step] if isinstance(step, int) else node.keys[step]
    if flow:
        return f"{text[: node.end]}, {_in_line(entry, flow=True)}{text[node.end :]}"
    line = text.rfind("\n", 0, node.start) + 1
    dash = text.rindex("-", line, node.start)
    (name, value), *others = entry.items()
    lines = [f"{' ' * (dash - line)}- {_in_line(name, flow=False)}: {_in_line(value, flow=False)}"]
    lines += [
        f"{' ' * (dash - line + _STEP)}{_in_line(key, flow=False)}: {_in_line(each, flow=False)}"
        for key, each in others
    ]
    at = text.find("\n", _content_end(node))
    added = "\n".join(lines)
    return f"{text}\n{added}" if at < 0 else f"{text[:at]}\n{added}{text[at:]}"


def _longer(data: Data, path: Path, entry: dict[str, Data], behind: int) -> Any:
    """The plain data with the entry in it."""
    if isinstance(data, list) and not path:
        return [*data[: behind + 1], entry, *data[behind + 1 :]]
    step, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(step, int):
        return [*data[:step], _longer(data[step], rest, entry, behind), *data[step + 1 :]]
    assert isinstance(data, dict)
    return {**data, str(step): _longer(data[str(step)], rest, entry, behind)}


def _put(text: str, node: Span, path: Path, value: Data, *, flow: bool = False) -> str:
    flow = flow or node.flow
    if not path:
        return _replaced(text, node, value, flow=flow)
    step, rest = path[0], path[1:]
    if node.items and isinstance(step, int):
        if step >= len(node.items):
            raise UnwritableLineError("the list it stands in has become shorter; look at the page again")
        return _put(text, node.items[step], rest, value, flow=flow)
    if node.is_scalar and not node.is_null and path == ("value",):
        return _replaced(text, node, value, flow=flow)  # The short form of a value without anything beside it.
    if node.items or (node.is_scalar and not node.is_null):
        raise UnwritableLineError("something else stands where it would be written; write it in your editor")
    key = same_key(str(step), node.keys)
    if key in node.keys:
        return _put(text, node.keys[key], rest, value, flow=flow)
    for name in reversed(rest):
        value = {str(name): value}
    return _added(text, node, str(step), value, flow=flow)


def _replaced(text: str, node: Span, value: Data, *, flow: bool) -> str:
    if (node.keys or node.items) and not node.flow:
        raise UnwritableLineError("what stands there is more than a value; write it in your editor")
    if node.is_null and not flow and isinstance(value, dict):
        lines = [line for name, each in value.items() for line in _in_lines(name, each, " " * (node.column + _STEP))]
        return "\n".join([text[: node.start], *lines]) + text[node.start :]
    words = _in_line(value, flow=flow)
    if node.is_null:  # `name:` with nothing behind it: its place is right behind the colon
        words = f" {words}"
    tail = "\n" if node.is_block and text[node.start : node.end].endswith("\n") else ""
    return text[: node.start] + words + tail + text[node.end :]


def _added(text: str, node: Span, name: str, value: Data, *, flow: bool) -> str:
    """A key that the mapping has not yet, after the last that it has."""
    if flow or node.flow:
        entry = f"{_in_line(name, flow=True)}: {_in_line(value, flow=True)}"
        if node.keys:
            end = max(each.end for each in node.keys.values())
            return f"{text[:end]}, {entry}{text[end:]}"
        return f"{text[: node.start]}{{{entry}}}{text[node.end :]}"
    indent = node.column if node.keys else node.column + _STEP
    lines = list(_in_lines(name, value, " " * indent))
    at = text.find("\n", _content_end(node))
    top = not indent and "\n\n" in text
    added = "\n".join([*([""] if top else []), *lines])
    if at < 0:
        return f"{text}\n{added}"
    return f"{text[:at]}\n{added}{text[at:]}"


def _content_end(node: Span) -> int:
    """Where what a mapping holds ends, before what lies between it and the next thing."""
    last = node
    while last.keys or last.items:
        if last.flow:
            return last.end
        last = max((*last.keys.values(), *last.items), key=lambda each: each.start)
    return last.end - 1 if last.is_block else last.end


def _in_lines(name: str, value: Data, indent: str) -> Iterable[str]:
    if isinstance(value, dict):
        yield f"{indent}{_in_line(name, flow=False)}:"
        for key, each in value.items():
            yield from _in_lines(key, each, f"{indent}{' ' * _STEP}")
    else:
        yield f"{indent}{_in_line(name, flow=False)}: {_in_line(value, flow=False)}"


def _in_line(value: Data, *, flow: bool) -> str:
    """A value as one line of YAML, without quotation marks wherever it does without."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_in_line(k, flow=True)}: {_in_line(v, flow=True)}" for k, v in value.items()) + "}"
    if not isinstance(value, str):
        raise UnwritableLineError("only values and what belongs to them are written")
    around = f"{{a: {value}}}" if flow else f"a: {value}"
    read = parse(SourceText("", around))
    fits = not read.problems and read.data == {"a": value} and "\n" not in value and "#" not in value
    if fits:
        return value
    return f'"{value}"' if not set('"\\') & set(value) else "'" + value.replace("'", "''") + "'"
