"""Plain data to frozen documents, each with the place of everything in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, ClassVar, Generic, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from investcase.documents.blanks import with_blanks
from investcase.documents.edits import Edit, edited, edited_positions
from investcase.documents.faults import translate
from investcase.documents.saying import dotted, users
from investcase.reading.blanks import BLANK
from investcase.reading.mends import mended, pasted
from investcase.reading.nodes import Data, Path, Positions, parse
from investcase.reading.problems import Position, Problem, Severity
from investcase.reading.spots import Spot
from investcase.reading.suggest import to_write
from investcase.reading.text import SourceText


class Document(BaseModel):
    """What every part of a document keeps: frozen, no unknown keys, no NaN."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        arbitrary_types_allowed=True,
        defer_build=True,
        # A prevention model is one of our words; pydantic before 2.10 keeps every name that begins so for itself.
        protected_namespaces=(),
    )

    STAND_INS: ClassVar[Mapping[str, Data]] = {}
    """The fields on which the meaning of all others rests, with what may stand in one's place while it cannot be read;
    None where the document can do without."""

    @classmethod
    def in_full(cls, data: dict[str, Data], positions: Positions) -> InFull:
        """The plain data of a document with all that is written short in it written out, and the places of that."""
        return InFull(data)


@dataclass(frozen=True, slots=True)
class InFull:
    """Plain data written out; what was wrong with that, and which parts are for that reason not whole.

    `context` is what the document's fields need to know of it while they are read.
    """

    data: dict[str, Data]
    problems: tuple[Problem, ...] = ()
    unread: frozenset[Path] = frozenset()
    context: dict[str, Any] = field(default_factory=dict)


D = TypeVar("D", bound=Document)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded(Generic[D]):
    """A document with the place of everything in it; `data` is the plain text of its values, where it was read."""

    document: D
    positions: Positions
    data: Data = None
    _kept: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """Something made of the document alone: it is made the first time only, and kept, since no document changes."""
        if what not in self._kept:
            self._kept[what] = make()
        return cast("T", self._kept[what])

    @property
    def file(self) -> str:
        """The name of the file it came from."""
        return self.positions.source.name

    @property
    def file_name(self) -> str:
        """The file's name without the folders it lies in."""
        return PurePath(self.file).name

    def problem(
        self,
        code: str,
        message: str,
        path: Path = (),
        *,
        severity: Severity = Severity.ERROR,
        expected: str | None = None,
        remedy: str | None = None,
        instead: Sequence[str] = (),
        on_key: bool = False,
        offset: int = 0,
    ) -> Problem:
        """A problem at a path of this document; `offset` moves along the text of the value. `instead` is what may be
        written in place of the whole value, or of the key, the likeliest first: the remedy, where no other is given.
        """
        at = self._along(self.positions.key_at(path) if on_key else self.positions.at(path), offset)
        mends = self.positions.mends(path, instead, on_key=on_key)
        return Problem(
            code=code,
            message=message,
            severity=severity,
            position=at,
            field=dotted(self.positions.as_written(path)) or None,
            expected=expected,
            remedy=remedy or to_write(mend.text.strip() for mend in mends) or to_write(instead),
            excerpt=self.positions.source.excerpt(at.line, at.column),
            used_by=users(self.positions, path),
            mends=mends,
        )

    def spot(self, path: Path) -> Spot:
        """Where the value at a path is written."""
        return Spot(self.positions.source, self.positions.at(path), dotted(self.positions.as_written(path)) or None)

    def placed(self, problem: Problem, path: Path) -> Problem:
        """A problem met elsewhere: where it says it stands, in whatever file; else at the path that led to it."""
        if problem.position is not None:
            return problem
        return self.problem(
            problem.code,
            problem.message,
            path,
            severity=problem.severity,
            expected=problem.expected,
            remedy=problem.remedy,
        )

    def _along(self, at: Position, offset: int) -> Position:
        """The place of a character of a value that begins at `at`: plain, quoted or a block."""
        if not offset:
            return at
        lines = self.positions.source.lines
        opener = lines[at.line - 1][at.column - 1 : at.column]
        if opener not in ("|", ">"):
            begins = at.column - 1 + (1 if opener in ("'", '"') else 0)
            for number in range(at.line, len(lines) + 1):
                line = lines[number - 1].rstrip()
                if begins + offset < len(line):
                    return Position(at.file, number, begins + offset + 1)
                offset -= len(line) - begins + 1
                following = lines[number] if number < len(lines) else ""
                begins = len(following) - len(following.lstrip(" "))
            return at
        indent = 0
        for number, line in enumerate(lines[at.line :], start=at.line + 1):
            indent = indent or len(line) - len(line.lstrip(" "))
            length = max(len(line) - indent, 0)
            if offset <= length:
                return Position(at.file, number, indent + offset + 1)
            offset -= length + 1
        return at


_READ_ON = 3
_FORMAT = re.compile(r"investcase/(?P<kind>[a-z-]+)/(?P<version>\d+)")


def read_document(
    source: SourceText, kind: str, model: type[D], edits: Iterable[Edit] = ()
) -> tuple[Loaded[D] | None, list[Problem]]:
    """A document of one kind from its text, with some values edited; None with at least one error when it cannot be."""
    found, problems = plain_data(source, kind, model, edits)
    if found is None:
        few = len(problems) <= _READ_ON  # each is a reading of the whole
        return None, [_read_on(problem, source, kind, model) for problem in problems] if few else problems
    return _as_model(found, source, model)


def _as_model(
    found: tuple[dict[str, Data], Positions, InFull], source: SourceText, model: type[D]
) -> tuple[Loaded[D] | None, list[Problem]]:
    data, positions, whole = found
    try:
        document = model.model_validate(data, context=dict(whole.context))
    except ValidationError as error:
        faults = [*whole.problems, *translate(error, model, positions, whole.unread)]
        return None, with_blanks(faults, data, model, positions)
    blanks = with_blanks(whole.problems, data, model, positions) if BLANK in source.text else [*whole.problems]
    return (None, blanks) if blanks else (Loaded(document, positions, data), [])


def plain_data(
    source: SourceText, kind: str, model: type[Document], edits: Iterable[Edit] = ()
) -> tuple[tuple[dict[str, Data], Positions, InFull] | None, list[Problem]]:
    """The plain data of a document, written out and edited, their places, and what was written out.

    None with at least one error where there are none.
    """
    parsed = parse(source)
    if parsed.problems:
        return None, parsed.problems
    start = source.position(1, 1)
    if not isinstance(parsed.data, dict):
        message = "this document is empty" if parsed.data is None else "this is not an investcase document"
        expected = f"lines of the form 'name: value', beginning format: investcase/{kind}/1"
        return None, [source.problem("not-a-document", message, start, expected=expected)]
    wrong = _wrong_format(parsed.data, kind, source, parsed.positions)
    if wrong:
        return None, [wrong]
    edits = tuple(edits)
    whole = model.in_full({key: value for key, value in parsed.data.items() if key != "format"}, parsed.positions)
    positions = edited_positions(parsed.positions, edits) if edits else parsed.positions
    return (edited(whole.data, edits), positions, whole), []


def _read_on(problem: Problem, source: SourceText, kind: str, model: type[D]) -> Problem:
    """A problem of the text with its remedy as the field that stands there reads it: the number that a comma cut in two
    may be by the week where a year is meant.
    """
    if len(problem.mends) != 1 or problem.mends[0].start.column == 1:
        return problem  # whole lines are mended for their layout
    (mend,) = problem.mends
    # Once: a text that is cut off in many places is cut off in as many but one when one is mended.
    read, _ = plain_data(again := mended(source, mend), kind, model)
    further = _as_model(read, again, model)[1] if read else []
    found = next((other.mends for other in further if other.mends and other.mends[0].start == mend.start), None)
    if found is None:
        return problem
    mends = tuple(replace(mend, text=other.text) for other in found)
    return replace(problem, mends=mends, remedy=to_write(pasted(source, other) for other in mends))


def _wrong_format(data: dict[str, Any], kind: str, source: SourceText, positions: Positions) -> Problem | None:
    written = data.get("format")
    expected = f"format: investcase/{kind}/1"
    at = positions.at(("format",))
    if not isinstance(written, str):
        return source.problem(
            "no-format",
            "the document does not say what it is",
            at,
            expected=expected,
            remedy=f"begin it with {expected}",
        )
    match = _FORMAT.fullmatch(written)
    if match is None or match["kind"] != kind:
        return source.problem("wrong-format", f"{written!r} is not a {kind} document", at, expected=expected)
    if match["version"] != "1":
        return source.problem(
            "newer-format",
            f"{written!r} was written for another edition of investcase",
            at,
            expected=expected,
            remedy="install the newer investcase, or use a document written for this one",
        )
    return None
