"""What is wrong with the YAML at one place, and what to write in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import yaml

from investcase.reading.mends import LONG_LINE, whole_line
from investcase.reading.problems import Mend, Position
from investcase.reading.syntax import quoted
from investcase.reading.text import SourceText

_NOT_YAML_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_OF_YAML = "tag:yaml.org,2002:"
_NO_NOTE = re.compile(r"[ \t]+(#\w[^\s,\]}]*)")
_OF_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Told:
    """A fault of the YAML at a place. Where `remedy` is None, it is to write what the mends leave."""

    code: str
    message: str
    at: Position
    expected: str | None = None
    remedy: str | None = None
    mends: tuple[Mend, ...] = ()


def no_text(source: SourceText, error: yaml.YAMLError) -> Told:
    """A character that is no text."""
    found = _NOT_YAML_TEXT.search(source.text)
    at = source.position_of(found.start() if found else 0)
    detail = f"the character U+{ord(found[0]):04X} is not text" if found else str(error).split("\n")[0]
    remedy = "delete the invisible character under the caret" if found else None
    return Told("yaml-syntax", f"this is not YAML text: {detail}", at, remedy=remedy)


def tagged(event: yaml.NodeEvent, at: Position) -> Told | None:
    """A value that says of what kind it is; None of one that does not."""
    tag = getattr(event, "tag", None)
    if tag is None:
        return None
    written = tag.replace(_OF_YAML, "!!")
    remedy = f"remove {written}"
    if isinstance(event, yaml.ScalarEvent) and "\n" not in event.value:
        as_text = quoted(event.value) if event.style else event.value
        # Of a kind that YAML knows, the value alone is meant; of any other, words that happen to begin with a !.
        remedy = f"write {as_text}" if tag.startswith(_OF_YAML) else f"write {quoted(f'{written} {event.value}')}"
        remedy = remedy.rstrip()
    return Told("tag", f"{written} says of what kind a value is, and nothing here needs it", at, remedy=remedy)


def sign_in_text(source: SourceText, event: yaml.ScalarEvent, in_braces: bool) -> Told | None:
    """A note begins with # and a space; `Contract #45` and `Community #grants` would lose half without a word."""
    end: Any = event.end_mark
    note = _NO_NOTE.match(source.text, end.index)
    if note is None:
        return None
    return Told(
        "yaml-syntax",
        f"everything from {note[1]} on would be left out, as a note",
        source.position_of(note.start(1)),
        remedy="put the whole text in quotation marks; or put a space after # where it is a note",
        # A bracket ends the text before the line does.
        mends=() if in_braces else (_quoted_to_the_end(source, event),),
    )


def _quoted_to_the_end(source: SourceText, event: yaml.ScalarEvent) -> Mend:
    begins: Any = event.start_mark
    start = source.position_of(begins.index)
    text = source.lines[start.line - 1][start.column - 1 :].rstrip()
    return Mend(start, replace(start, column=start.column + len(text)), quoted(text))


def nameless(source: SourceText, opens: Position, value: str, at: Position) -> Told:
    """A value without a name inside { }, which open at a place."""
    start = source.line_starts[opens.line - 1] + opens.column - 1
    close = source.text.find("}", start)
    inside = source.text[start + 1 : close] if close > 0 and source.text[start] == "{" else ""
    mends: tuple[Mend, ...] = ()
    if inside and "\n" not in inside and not re.search(r"[\[\]{]", inside):
        named = re.sub(r"(?:(?<=^)|(?<=, ))\s*(\w+)\s*(?:=|:)\s*", r"\1: ", inside)
        instead = f"{{{named}}}" if named != inside else f"[{inside}]" if ":" not in inside else None
        if instead:
            mends = (Mend(opens, source.position_of(close + 1), instead),)
    message = f"inside {{ }} each value has a name and a colon and a space before it, and {value!r} has not"
    return Told("yaml-syntax", message, at, expected="{name: value}; or a list, in [ ]", mends=mends)


def number_split(source: SourceText, head: str, begins: Position, tail: str, at: Position) -> Told:
    """A number in [ ] that its comma has split in two, which begin at two places."""
    end = replace(at, column=at.column + len(tail))
    one = (Mend(begins, end, f"{head}{tail}"),) if begins.line == end.line else ()
    return Told(
        "comma-in-braces",
        f"the comma in {head},{tail} ends the value here: inside {{ }} and [ ] a comma belongs to YAML",
        at,
        expected=f"{head}{tail}, without the comma",
        mends=every_comma_out(source, at.line) or one,
    )


def every_comma_out(source: SourceText, line: int) -> tuple[Mend, ...]:
    """The whole line without the commas of its numbers, where it has several and is no longer than is read."""
    text = source.lines[line - 1]
    mended, count = _OF_THOUSANDS.subn("", text)
    return (whole_line(source, line, mended),) if count > 1 and len(text) <= LONG_LINE else ()
