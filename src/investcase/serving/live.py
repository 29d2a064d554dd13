"""The case that a live page is of: read when its files change, the last good drawing kept while they are broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock

from investcase.documents.written_into import hunks
from investcase.reading.problems import Problem, Problems
from investcase.reading.text import SourceText, decode, read_text
from investcase.resolving.case import load, load_text
from investcase.resolving.written_back import Lines, NotKeptError, Said, lines_of
from investcase.serving.drawing import Drawn, Tried, drawn, made_whole, tried
from investcase.serving.keeping import may_be_written, put
from investcase.serving.moving import Moved, moved
from investcase.serving.watching import print_of

_MOST = 20
"""Changes that are remembered."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A file saved since the drawing before: which, when, the first line that differs, and in which reading."""

    name: str
    at: dt.datetime
    line: int | None
    number: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What the page wrote last: `lines` of how many, or that this was taken back."""

    lines: tuple[int, int] | None
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Now:
    """What stands: `number` goes up with each reading.

    `own` is what problems call the file; `text` is it as read, None where it cannot be read as text; `problems` are
    those of this reading. `drawn` is the last case that could be worked out, and `broken` since when that is no longer
    what the file says. `why_not` says why nothing can be kept.
    """

    number: int
    own: str
    at: dt.datetime
    text: SourceText | None
    problems: tuple[Problem, ...]
    drawn: Drawn | None
    broken: dt.datetime | None
    changed: tuple[Changed, ...]
    why_not: str | None
    kept: Kept | None


@dataclass(frozen=True, slots=True, eq=False)
class WhatIf:
    """Some figures moved: what comes of it, and what keeping them would write; `refused` by the figure's id.

    `began` is the reading on which the first of them was moved. `problem` is why the case cannot be worked out so,
    `why_not` why the lines cannot be written.
    """

    moves: tuple[Moved, ...] = ()
    refused: Mapping[str, str] | None = None
    tried: Tried | None = None
    problem: str | None = None
    lines: Lines | None = None
    why_not: str | None = None
    began: int | None = None


class Live:
    """One case, and one at a time who asks of it."""

    def __init__(
        self,
        file: Path,
        library: Path | None,
        today: Callable[[], dt.date],
        clock: Callable[[], dt.datetime] = lambda: dt.datetime.now().astimezone(),
    ) -> None:
        self.file = file
        self._library, self._today, self._clock = library, today, clock
        self._lock = RLock()
        self._seen = print_of(file, library)
        self._undo: Lines | None = None
        self._last: tuple[Drawn, tuple[tuple[str, float], ...], Tried | None, str | None] | None = None
        self._now = self._read(None, None)

    @property
    def may_undo(self) -> bool:
        """Whether what the page wrote last can still be taken back."""
        return self._undo is not None

    def now(self) -> Now:
        """The case as its files are at this moment."""
        with self._lock:
            seen = print_of(self.file, self._library)
            if seen != self._seen:
                self._seen = seen
                self._now = self._read(self._now, None)
            elif self._now.drawn is not None and not self._now.drawn.whole:
                self._now = _made_whole(self._now, self._now.drawn)
            return self._now

    def what_if(self, typed: Mapping[str, str], said: Mapping[str, Said] | None = None) -> WhatIf:
        """What comes of some figures moved, by id and as typed; nothing is written."""
        with self._lock:
            now = self.now()
            if now.drawn is None or now.broken is not None:
                return WhatIf(refused={})
            moves, refused = moved(now.drawn.sliders, typed)
            if not moves:
                return WhatIf(refused=refused)
            found = self._tried(now.drawn, moves, refused)
            if found.problem is not None:
                return found
            try:
                return replace(
                    found,
                    lines=lines_of(now.drawn.case, self.file.read_bytes(), [each.move for each in moves], said or {}),
                )
            except NotKeptError as error:
                return replace(found, why_not=str(error))
            except OSError as error:
                return replace(found, why_not=f"{self.file.name} cannot be read: {error.strerror or error}.")

    def _tried(self, of: Drawn, moves: tuple[Moved, ...], refused: Mapping[str, str]) -> WhatIf:
        """Some figures moved, worked out unless they were the last that were: more is said of the same ones."""
        values = tuple((each.slider.key, each.value) for each in moves)
        if self._last is None or self._last[:2] != (of, values):
            try:
                self._last = of, values, tried(of, moves), None
            except Problems as problems:
                self._last = of, values, None, problems.problems[0].message
        return WhatIf(moves, refused, self._last[2], self._last[3])

    def keep(self, typed: Mapping[str, str], said: Mapping[str, Said], shown: str) -> Now:
        """Write moved figures into the file: the very lines that were shown, known by their name.

        Raises:
            NotKeptError: nothing was written.
        """
        with self._lock:
            found = self.what_if(typed, said)
            lines = found.lines
            if lines is None or found.refused:
                raise NotKeptError(found.why_not or found.problem or "There is nothing to keep: draw it again.")
            if lines.name != shown:
                raise NotKeptError(f"{self.file.name} has changed in these very lines since. Look at them again.")
            self._refuse_unreadable(lines)
            put(self.file, lines.before, lines.after)
            self._undo = lines
            first, last = lines.hunks[0], lines.hunks[-1]
            shift = sum(len(hunk.added) - len(hunk.removed) for hunk in lines.hunks[:-1])
            count = sum(len(hunk.added) for hunk in lines.hunks)
            return self._written(Kept((first.line, last.line + shift + max(len(last.added), 1) - 1), count))

    def undo(self) -> Now:
        """Take back what the page wrote last, if the file is still as the page left it.

        Raises:
            NotKeptError: nothing was written.
        """
        with self._lock:
            lines = self._undo
            if lines is None:
                raise NotKeptError("There is nothing to take back.")
            try:
                put(self.file, lines.after, lines.before)
            except NotKeptError:
                if self.file.exists() and self.file.read_bytes() != lines.after:
                    message = f"{self.file.name} was saved since, and undoing would take that back too."
                    raise NotKeptError(message) from None
                raise
            self._undo = None
            return self._written(Kept(None, 0))

    def _refuse_unreadable(self, lines: Lines) -> None:
        """Nothing is written that could not be read again as a case."""
        text = decode(lines.after, self.file.name)
        why = text.message if isinstance(text, Problem) else ""
        if isinstance(text, SourceText):
            try:
                load_text(text, self.file.parent, self._library, self._today())
            except Problems as problems:
                why = problems.problems[0].message
        if why:
            raise NotKeptError(f"Written so, the case could not be read: {why}.")

    def _written(self, kept: Kept) -> Now:
        self._seen = print_of(self.file, self._library)
        self._now = self._read(self._now, kept)
        return self._now

    def _read(self, before: Now | None, kept: Kept | None) -> Now:
        at, number = self._clock(), before.number + 1 if before is not None else 1
        earlier = before.changed if before is not None else ()
        text = read_text(self.file, self.file.name)
        good = before.drawn if before is not None else None
        found, broken = good, None
        try:
            found = drawn(load(self.file, self._library, self._today()), at, good)
            problems = found.appraisal.problems
        except Problems as told:
            problems = told.problems
            broken = before.broken if before is not None and before.broken is not None else at
        more = _changed(good, found, at, number) if good is not None and found is not None and kept is None else ()
        return Now(
            number=number,
            own=str(self.file),
            at=at,
            text=text if isinstance(text, SourceText) else None,
            problems=problems,
            drawn=found,
            broken=broken,
            changed=(*earlier, *more)[-_MOST:],
            why_not=self._why_not(),
            kept=kept,
        )

    def _why_not(self) -> str | None:
        try:
            may_be_written(self.file)
        except NotKeptError as error:
            return str(error)
        return None


def _made_whole(now: Now, quick: Drawn) -> Now:
    """The same with the evidence behind page 1, in a moment in which nobody waits; told where page 1 then differs."""
    found = made_whole(quick)
    return replace(now, drawn=found, number=now.number + (found.page != quick.page))


def _changed(before: Drawn, after: Drawn, at: dt.datetime, number: int) -> tuple[Changed, ...]:
    old, new = before.case.texts, after.case.texts
    found = []
    for name, text in new.items():
        was = old.get(name)
        if was is None or was.text != text.text:
            differing = hunks(was.text, text.text) if was is not None else ()
            found.append(Changed(Path(name).name, at, differing[0].line if differing else None, number))
    return tuple(found)
