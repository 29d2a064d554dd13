"""YAML text to plain data in which every value keeps its place.

Scalars stay text: what a number or a year means is settled by the document that holds it, so `NO` is a word,
`12:30` is not seven hundred and fifty, and `£1.2m` needs no quotation marks. The parser's event stream is read
iteratively, because a composing parser can be made to overflow the stack, and what we have no use for (aliases,
tags, several documents) is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import yaml

from investcase.numbers.writing import number
from investcase.reading.depth import may_open, too_deep_at
from investcase.reading.mends import alone, as_value, pasted, whole_line
from investcase.reading.positions import Data as Data
from investcase.reading.positions import Path as Path
from investcase.reading.positions import Positions as Positions
from investcase.reading.problems import LONGEST, Mend, Position, Problem
from investcase.reading.suggest import to_write
from investcase.reading.syntax import slip_at
from investcase.reading.text import SourceText
from investcase.reading.yaml_faults import Told, every_comma_out, nameless, no_text, number_split, sign_in_text, tagged
from investcase.reading.yaml_words import in_plain_words

MAX_DEPTH = 40
MAX_EVENTS = 100_000


@dataclass(slots=True)
class Parsed:
    """A document as plain data, with positions, and whatever was wrong with the YAML itself."""

    data: Data
    positions: Positions
    problems: list[Problem]


@dataclass(slots=True)
class _Open:
    """A mapping or sequence not yet closed."""

    path: Path
    flow: bool
    container: dict[str, Data] | list[Data]
    key: str | None = None
    after_key: bool = False
    last_scalar: str = ""
    doomed: bool = False
    cut: tuple[Position, int] | None = None
    """Where the value begins of which commas cut off the rest, and which problem tells it."""
    nameless: bool = False
    """Whether it has been told that what is in it has no names."""
    run_on: bool = False
    """Whether a further entry of a list has begun in it, without its dash."""


def parse(source: SourceText) -> Parsed:
    """Read YAML text. Never raises: every fault is a Problem in the answer."""
    return _Builder(source).build()


_THOUSANDS_TAIL = re.compile(r"\d{3}(\.\d+)?\s*(k|m|bn|million|billion|thousand)?(\s*/.*)?$", re.IGNORECASE)
_LOOK = "look at this line and the one above: spaces at the beginning, colons, quotation marks and brackets"
_SHORT = 60
_COLON = re.compile(r"\s*:")
_NUMBER_HEAD = re.compile(r"[£\-−]?\s*[£]?\s*\d{1,3}$")


class _Builder:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.positions = Positions(source)
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.root: Data = None
        self.reached = 0

    def build(self) -> Parsed:
        try:
            self._read()
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except yaml.YAMLError as error:
            self._tell(no_text(self.source, error))
        return Parsed(self.root, self.positions, self.problems)

    def _read(self) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        documents = 0
        for count, event in enumerate(yaml.parse(self.source.text, Loader=loader)):
            at = self._position(event.start_mark)
            end: Any = event.end_mark
            self.reached = end.index
            if count > MAX_EVENTS:
                self._tell(Told("too-large", f"more than {number(MAX_EVENTS)} values in one document", at))
                return
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    mends = (whole_line(self.source, at.line, ""),)
                    remedy = "remove the line of three dashes"
                    self._tell(Told("two-documents", "a second document begins here", at, remedy=remedy, mends=mends))
                    return
            if isinstance(event, yaml.AliasEvent):
                self._tell(
                    Told("alias", f"the alias *{event.anchor} is not allowed", at, remedy="write the value out again")
                )
                self._value(None, at)
            elif isinstance(event, yaml.ScalarEvent):
                self._tell(tagged(event, at))
                self._scalar(event, at)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._tell(tagged(event, at))
                if len(self.stack) >= MAX_DEPTH:
                    self._too_deep(at)
                    return
                self._open(event, at)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                closed = self.stack.pop()
                if closed.flow and closed.path not in self.positions.ends:
                    self.positions.ends[closed.path] = self._position(event.end_mark)

    def _too_deep(self, at: Position) -> None:
        self._tell(Told("too-deep", f"more than {MAX_DEPTH} levels, one inside another", at))

    def _position(self, mark: Any) -> Position:
        # By index: YAML also ends a line at U+0085, U+2028 and U+2029, where editors and excerpts do not.
        return self.source.position_of(mark.index)

    def _tell(self, told: Told | None) -> None:
        if told is None:
            return
        remedy = told.remedy
        if remedy is None:
            remedy = to_write(pasted(self.source, mend) for mend in told.mends)
        if remedy is not None and len(remedy) > LONGEST:
            remedy = _LOOK  # a line that would be cut cannot be typed
        made = self.source.problem(told.code, told.message, told.at, expected=told.expected, remedy=remedy)
        private = any(self.source.is_private(mend.start.line) for mend in told.mends)
        self.problems.append(made if private else replace(made, mends=told.mends))

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        at = self._position(mark) if mark else self.source.position(1, 1)
        if mark and len(self.stack) + may_open(self.source.text, self.reached, mark.index) > MAX_DEPTH:
            deep = too_deep_at(self.source.text, MAX_DEPTH, mark.index)
            if deep is not None:
                self._too_deep(self.source.position_of(deep))
                return
        said = error.problem or "this is not YAML text"
        start = self._position(error.context_mark) if error.context_mark else None
        slip = slip_at(self.source.text, at.line, (start.line, start.column) if start else None, said)
        if slip is None:
            self._tell(Told("yaml-syntax", in_plain_words(said), at, remedy=_LOOK))
            return
        at = self.source.position(slip.line, slip.column)
        mends = () if slip.mended is None else (whole_line(self.source, slip.line, slip.mended),)
        self._tell(Told("yaml-syntax", slip.message, at, expected=slip.expected, remedy=slip.remedy, mends=mends))

    def _open(self, event: yaml.CollectionStartEvent, at: Position) -> None:
        container: dict[str, Data] | list[Data] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._value(container, at)
        self.stack.append(_Open(path, bool(event.flow_style), container))

    def _scalar(self, event: yaml.ScalarEvent, at: Position) -> None:
        text: str | None = event.value
        plain = event.implicit[0] and event.style in (None, "")
        if plain:
            self._tell(sign_in_text(self.source, event, bool(self.stack) and self.stack[-1].flow))
        if plain and text in ("", "~", "null"):
            text = None
        if self.stack and isinstance(self.stack[-1].container, dict) and not self.stack[-1].after_key:
            end: Any = event.end_mark
            if self.stack[-1].flow and not _COLON.match(self.source.text, end.index):
                self._cut_off(self.stack[-1], event, at)
            else:
                self._key(self.stack[-1], event.value, at)
            return
        if self.stack and self._split_number_in_list(self.stack[-1], event.value if plain else "", at):
            return
        path = self._value(text, at)
        if self.positions.values.get(path) == at:
            self.positions.ends[path] = self._position(event.end_mark)
            if self.stack and self.stack[-1].flow:
                self.positions.in_braces.add(path)

    def _key(self, parent: _Open, name: str, at: Position) -> None:
        parent.key, parent.after_key = name, True
        parent.doomed = parent.run_on
        parent.cut = None
        assert isinstance(parent.container, dict)
        path = (*parent.path, name)
        if name in parent.container and not parent.run_on:
            self._given_twice(parent, name, at)
            parent.doomed = True
        else:
            self.positions.keys[path] = at

    def _given_twice(self, parent: _Open, name: str, at: Position) -> None:
        assert isinstance(parent.container, dict)
        first = self.positions.key_at((*parent.path, name))
        line = self.source.lines[at.line - 1]
        listed = len(self.stack) > 1 and isinstance(self.stack[-2].container, list) and not self.stack[-2].flow
        if listed and name == next(iter(parent.container)) and not line[: at.column - 1].strip() and at.column > 2:
            parent.run_on = True
            dashed = f"{' ' * (at.column - 3)}- {line[at.column - 1 :]}"
            self._tell(
                Told(
                    "duplicate-key",
                    f"{name!r} begins another entry here, which no dash marks off from the one at line {first.line}",
                    at,
                    expected="- and a space before the first line of each entry",
                    remedy=f"write {dashed.strip()}",
                    mends=(whole_line(self.source, at.line, dashed),),
                )
            )
            return
        before = next(reversed(parent.container))
        if parent.container[before] is None and not line[: at.column - 1].strip():
            message = f"{name!r} is given twice; here it belongs under {before!r} above it, two spaces further in"
            further_in = (whole_line(self.source, at.line, f"  {line}"),)
            self._tell(Told("duplicate-key", message, at, remedy="put two spaces more before it", mends=further_in))
            return
        remedy = f"keep one: the first is at line {first.line}"
        again, once = (alone(self.source, key, name) for key in (at, first))
        mends = tuple(mend for mend in (again, once) if mend is not None) if again and once else ()
        self._tell(Told("duplicate-key", f"{name!r} is given twice", at, remedy=remedy, mends=mends))

    def _cut_off(self, parent: _Open, event: yaml.ScalarEvent, at: Position) -> None:
        """A name without its colon inside { }: what a comma has cut off from the value before it."""
        end: Any = event.end_mark
        mapped = parent.container
        assert isinstance(mapped, dict)
        before = next(reversed(mapped), None)
        begins = self.positions.values.get((*parent.path, before)) if before is not None else None
        parent.key, parent.after_key, parent.doomed = event.value, True, True
        if begins is None or not isinstance(mapped[before or ""], str):
            if not parent.nameless:  # told of the first, whose remedy is of them all
                self._tell(nameless(self.source, self.positions.at(parent.path), event.value, at))
            parent.nameless = True
            return
        if parent.cut is not None:
            begins = parent.cut[0]
            if self.source.position_of(end.index).line != begins.line or at.column - begins.column > LONGEST:
                # A remedy so long is no line to type, and of a part it mends nothing.
                told = self.problems[parent.cut[1]]
                remedy = f"put quotation marks around the whole of what stands after {before}:"
                self.problems[parent.cut[1]] = replace(told, mends=(), remedy=remedy)
                return
            del self.problems[parent.cut[1]]
        start = self.source.line_starts[begins.line - 1] + begins.column - 1
        whole = " ".join(self.source.text[start : end.index].split())
        parent.cut = (begins, len(self.problems))
        value = as_value(whole.strip("\"'") if whole[0] in "\"'" else whole, in_braces=True)
        finish = self._position(end)
        mends: tuple[Mend, ...] = (Mend(begins, finish, value),) if begins.line == finish.line else ()
        if "," not in value:
            shown = whole if len(whole) <= _SHORT else f"{whole[:_SHORT]} ..."
            message = f"the comma in {shown} ends the value here: inside {{ }} and [ ] a comma belongs to YAML"
            mends = every_comma_out(self.source, begins.line) or mends
            self._tell(Told("comma-in-braces", message, at, expected=f"{value}, without the comma", mends=mends))
            return
        message = (
            f"inside {{ }} a comma begins something new, so {event.value!r} was cut off from what stands before it"
        )
        self._tell(Told("comma-in-braces", message, at, expected="a text with a comma in quotation marks", mends=mends))

    def _split_number_in_list(self, parent: _Open, text: str, at: Position) -> bool:
        if not (isinstance(parent.container, list) and parent.flow):
            return False
        if "£" in parent.last_scalar and _THOUSANDS_TAIL.fullmatch(text) and _NUMBER_HEAD.search(parent.last_scalar):
            begins = self.positions.at((*parent.path, len(parent.container) - 1))
            self._tell(number_split(self.source, parent.last_scalar, begins, text, at))
            return True
        parent.last_scalar = text
        return False

    def _value(self, value: Data, at: Position) -> Path:
        if not self.stack:
            self.root = value
            self.positions.values[()] = at
            return ()
        parent = self.stack[-1]
        if isinstance(parent.container, list):
            path: Path = (*parent.path, len(parent.container))
            parent.container.append(value)
        else:
            if not parent.after_key:
                self._tell(Told("key-not-text", "a key must be plain text", at))
                parent.after_key, parent.doomed = True, True
                return (*parent.path, "?")
            name = parent.key or ""
            path = (*parent.path, name)
            parent.after_key = False
            parent.last_scalar = value if isinstance(value, str) else ""
            if parent.doomed:
                return path
            parent.container[name] = value
        self.positions.values[path] = at
        return path
