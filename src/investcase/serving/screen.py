"""What stands on the page, in words: everything that its templates lay out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from investcase.reading.problems import Problem, Severity, in_order, told
from investcase.report.short.page_1 import PageOne
from investcase.report.short.voice import begun, spelled, the
from investcase.report.view.bands import Band
from investcase.report.view.counting import counted
from investcase.report.view.tables import listed
from investcase.report.words import lowered
from investcase.serving.asked import Item, groups_of, line_of
from investcase.serving.drawing import how_sure
from investcase.serving.figure_views import FigureView, figure_views
from investcase.serving.live import Changed, Now, WhatIf
from investcase.serving.moving import Moved

_FEW = 3


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the file with the problems that stand at it."""

    number: int
    text: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is said across the page; it may offer to undo, or a line to go to."""

    kind: str
    lead: str
    words: str
    undo: bool = False
    line: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Screen:
    """The whole page. `page` is page 1, of the last good file, with what is moved; `was` are the amounts across its
    head that are others for it: what each is of, what it is, and what the file makes it.
    """

    state: str
    number: int
    title: str
    file: str
    saved: str
    lead: str
    bands: tuple[Band, ...]
    sure: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Item, ...]], ...]
    counts: str
    first: tuple[Item, ...]
    notes: tuple[Note, ...]
    ribbon: tuple[str, str] | None
    was: tuple[tuple[str, str, str], ...]
    page: PageOne | None
    figures: tuple[FigureView, ...]
    lines: tuple[LineView, ...]
    elsewhere: tuple[Problem, ...]
    moves: tuple[Moved, ...]
    may_keep: bool
    what_if: WhatIf
    error: str | None

    @property
    def items(self) -> int:
        """How many things there are to do or to read."""
        return sum(len(items) for _, items in self.groups)

    @property
    def said(self) -> str:
        """What a screen reader is told when figures have been moved, in one sentence each."""
        if not self.moves:
            return ""
        figures = ". ".join(f"{each.slider.title} {each.said}, was {each.was}" for each in self.moves)
        return ". ".join([figures, *map(begun, self.sure), *([self.page.headline] if self.page else [])])


def screen(now: Now, file: str, what_if: WhatIf, *, may_undo: bool, error: str | None = None) -> Screen:
    """The page as it stands, with some figures moved."""
    drawn, tried = now.drawn, what_if.tried
    appraisal = tried.appraisal if tried is not None else drawn.appraisal if drawn is not None else None
    page = tried.page if tried is not None else drawn.page if drawn is not None else None
    lead = the(drawn.case.lead) if drawn is not None else "whoever leads"
    groups = tuple(groups_of(now, drawn))
    return Screen(
        state=_state(now, what_if),
        number=now.number,
        title=drawn.case.document.title if drawn is not None else file,
        file=file,
        saved=_saved(now, what_if),
        lead=lead,
        bands=page.bands if page is not None else (),
        sure=how_sure(appraisal) if appraisal is not None else (),
        groups=groups,
        counts=", ".join(f"{len(items)} {title[:1].lower()}{title[1:]}" for title, items in groups),
        first=tuple(item for _, items in groups for item in items)[:_FEW],
        notes=tuple(_notes(now, file, what_if, may_undo=may_undo)),
        ribbon=_ribbon(now, what_if),
        was=tuple(_was(drawn.page, tried.page)) if drawn is not None and tried is not None else (),
        page=page,
        figures=tuple(figure_views(drawn, lead, what_if)) if drawn is not None else (),
        lines=tuple(_lines(now)),
        elsewhere=tuple(_elsewhere(now)),
        moves=what_if.moves,
        may_keep=now.why_not is None,
        what_if=what_if,
        error=error,
    )


def clock(at: dt.datetime) -> str:
    """A time of day, to the second."""
    return f"{at:%H:%M:%S}"


def _state(now: Now, what_if: WhatIf) -> str:
    if now.broken is not None:
        return "broken"
    if what_if.moves:
        return "moved"
    return "kept" if now.kept is not None else "fresh"


def _saved(now: Now, what_if: WhatIf) -> str:
    if now.broken is not None:
        count = sum(problem.severity is Severity.ERROR for problem in now.problems)
        line = line_of(now, now.problems[0]) if now.problems else None
        where = f", the first at line {line}" if line is not None and count > 1 else f" at line {line}" if line else ""
        return f"Not drawn: {counted(count, 'problem')}{where}"
    if what_if.moves:
        count = len(what_if.moves)
        return f"{begun(spelled(count))} {'figure' if count == 1 else 'figures'} moved, not kept"
    return f"Drawn {clock(now.at)}"


def _notes(now: Now, file: str, what_if: WhatIf, *, may_undo: bool) -> Iterator[Note]:
    if now.broken is not None:
        line = line_of(now, now.problems[0]) if now.problems else None
        below = f"Below is the page of {clock(now.drawn.at)}; nothing is lost." if now.drawn is not None else ""
        yield Note("bad", f"The file cannot be read since {clock(now.broken)}.", below, line=line)
        return
    if now.kept is not None and now.kept.lines is not None:
        first, last = now.kept.lines
        where = f"line {first}" if first == last else f"lines {first} to {last}"
        words = f"{begun(counted(now.kept.count, 'line'))} of {file} changed, at {where}; every other is as it was."
        yield Note("ok", "Kept.", words, undo=may_undo)
    elif now.kept is not None:
        yield Note("ok", "Undone.", f"{file} is byte for byte what it was before.")
    if now.why_not is not None:
        words = "So nothing can be kept. You can still move figures, and copy the lines to whoever can write it."
        yield Note("warn", now.why_not, words)
    began = what_if.began
    since = [each for each in now.changed if began is not None and each.number > began]
    if what_if.moves and since:
        files = listed([_saved_words(each) for each in since])
        words = f"{files}. The page has it; what you moved is still on top of it, and not kept."
        yield Note("warn", "Changed on the disk while a figure was moved:", words)
    if what_if.problem is not None:
        yield Note("bad", "The case cannot be worked out so.", what_if.problem)


def _saved_words(saved: Changed) -> str:
    line = f", line {saved.line}" if saved.line is not None else ""
    return f"{saved.name} ({clock(saved.at)}{line})"


def _ribbon(now: Now, what_if: WhatIf) -> tuple[str, str] | None:
    if now.broken is not None and now.drawn is not None:
        return f"The page of {clock(now.drawn.at)}.", "It follows again as soon as the file can be read."
    if what_if.moves:
        moves = listed(
            [f"{lowered(each.slider.title)} at {each.said} (the file: {each.was})" for each in what_if.moves]
        )
        return "What if:", f"{moves}. A printed paper would still say what the file does."
    return None


def _was(before: PageOne, after: PageOne) -> Iterator[tuple[str, str, str]]:
    """The tiles that have changed; where there are others than before, none is the other of any."""
    if len(before.tiles) == len(after.tiles):
        for old, new in zip(before.tiles, after.tiles, strict=True):
            if old.figure != new.figure:
                yield str(new.words), str(new.figure), str(old.figure)


def _lines(now: Now) -> Iterator[LineView]:
    """The file, counts of people veiled as they are wherever a line is shown."""
    if now.text is None:
        return
    at: dict[int, list[Problem]] = {}
    for problem, _ in told(in_order(now.problems)):
        line = line_of(now, problem)
        if line is not None:
            at.setdefault(line, []).append(problem)
    lines = now.text.veiled_lines[:-1] if now.text.text.endswith("\n") else now.text.veiled_lines
    for number, text in enumerate(lines, start=1):
        yield LineView(number, text, tuple(at.get(number, ())))


def _elsewhere(now: Now) -> Iterator[Problem]:
    """Problems that stand in no line of the case's file."""
    for problem, _ in told(in_order(now.problems)):
        if line_of(now, problem) is None and problem.severity is not Severity.NOTE:
            yield problem
