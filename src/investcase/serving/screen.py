"""What stands on the page, in words: everything that its templates lay out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.switching import Turn
from investcase.appraisal.switching_worlds import Answer
from investcase.numbers.writing import signed_pounds_short
from investcase.reading.problems import Problem, Severity, in_order, told
from investcase.reading.veiling import FILLER, veiled
from investcase.report.short.page_1 import PageOne
from investcase.report.short.voice import begun, spelled, the
from investcase.report.view.bands import Band
from investcase.report.view.counting import counted
from investcase.report.view.tables import listed
from investcase.report.words import lowered, status_words
from investcase.serving.drawing import Drawn, how_sure
from investcase.serving.live import Now, WhatIf
from investcase.serving.moving import Moved
from investcase.serving.sliders import GAIN, LOSS, WORSE, Run, Slider

_FEW = 3
_GROUPS = {
    Severity.ERROR: "To mend first",
    Severity.BLOCKER: "Before it can be final",
    Severity.WARNING: "Would make it better",
    Severity.NOTE: "Only said",
}
STATES = {
    WORSE: "worth less than carrying on",
    LOSS: "worth doing, and a loss of cash to {lead}",
    GAIN: "worth doing, and {lead} gains cash",
}


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure with its slider: `moved` is where it stands on the page, where that is not where the file does."""

    slider: Slider
    tag: str
    told: str
    value: str
    at: int
    moved: Moved | None
    refused: str | None

    @property
    def runs(self) -> tuple[Run, ...]:
        """Where along it the answer is what."""
        return self.slider.runs


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the file with the problems that stand at it."""

    number: int
    text: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do next: `line` of the case's file, where it is there; `more` counts those of its kind left out."""

    title: str
    line: int | None
    place: str
    moves: str
    expected: str
    remedy: str
    code: str
    more: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is said across the page; `action` is undo, a line to go to, or nothing."""

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
    groups = tuple(_groups(now, drawn))
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
        counts=", ".join(f"{_number_of(items)} {title[:1].lower()}{title[1:]}" for title, items in groups),
        first=tuple(item for _, items in groups for item in items)[:_FEW],
        notes=tuple(_notes(now, file, what_if, may_undo=may_undo)),
        ribbon=_ribbon(now, what_if),
        was=tuple(_was(drawn.page, tried.page)) if drawn is not None and tried is not None else (),
        page=page,
        figures=tuple(_figures(drawn, lead, what_if)) if drawn is not None else (),
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
        line = _line(now, now.problems[0]) if now.problems else None
        where = f", the first at line {line}" if line is not None and count > 1 else f" at line {line}" if line else ""
        return f"Not drawn: {counted(count, 'problem')}{where}"
    if what_if.moves:
        count = len(what_if.moves)
        return f"{begun(spelled(count))} {'figure' if count == 1 else 'figures'} moved, not kept"
    return f"Drawn {clock(now.at)}"


def _notes(now: Now, file: str, what_if: WhatIf, *, may_undo: bool) -> Iterator[Note]:
    if now.broken is not None:
        line = _line(now, now.problems[0]) if now.problems else None
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
    if what_if.moves and now.changed:
        files = listed(
            [
                f"{each.name} ({clock(each.at)}{f', line {each.line}' if each.line is not None else ''})"
                for each in now.changed
            ]
        )
        words = f"{files}. The page has it; what you moved is still on top of it, and not kept."
        yield Note("warn", "Changed on the disk while a figure was moved:", words)
    if what_if.problem is not None:
        yield Note("bad", "The case cannot be worked out so.", what_if.problem)


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


def _groups(now: Now, drawn: Drawn | None) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for severity, title in _GROUPS.items():
        ours = [problem for problem in in_order(now.problems) if problem.severity is severity]
        items = [_item(now, problem, more) for problem, more in told(ours)]
        if severity is Severity.BLOCKER and drawn is not None and now.broken is None:
            items = [*_own_figures(drawn.appraisal), *items]
        if items:
            yield title, tuple(items)


def _own_figures(appraisal: Appraisal) -> Iterator[Item]:
    """That the figures that move the answer most are nobody's measurement, where that is so."""
    ours = [swing for swing in appraisal.swings if swing.figure.is_illustrative][:_FEW]
    if ours:
        names = listed([lowered(swing.figure.title) for swing in ours])
        moves = f"moves it from {_pounds(ours[0].at_low, ours[0].at_high)}"
        title = f"Give your own for what matters most: {names}"
        yield Item(title, None, "", moves, "", "measure it here, or take it from a source, and give that", "", "")


def _pounds(*ends: float) -> str:
    low, high = sorted(ends)
    return f"{signed_pounds_short(low)} to {signed_pounds_short(high)}"


def _item(now: Now, problem: Problem, more: str) -> Item:
    at = problem.position
    line = _line(now, problem)
    place = f"line {line}" if line is not None else f"{at.file}, line {at.line}" if at is not None else ""
    return Item(
        begun(problem.message), line, place, "", problem.expected or "", problem.remedy or "", problem.code, more
    )


def _line(now: Now, problem: Problem) -> int | None:
    """The line of the case's own file at which a problem stands."""
    own = now.drawn.case.loaded.file if now.drawn is not None else None
    at = problem.position
    if at is None or now.text is None or not (at.file == own or at.file.endswith(now.text.name)):
        return None
    return at.line


def _lines(now: Now) -> Iterator[LineView]:
    """The file, counts of people veiled as they are wherever a line is shown."""
    if now.text is None:
        return
    at: dict[int, list[Problem]] = {}
    for problem, _ in told(in_order(now.problems)):
        line = _line(now, problem)
        if line is not None:
            at.setdefault(line, []).append(problem)
    lines = now.text.lines[:-1] if now.text.text.endswith("\n") else now.text.lines
    for number in range(1, len(lines) + 1):
        text = veiled(now.text.lines, number - 1, in_equality=now.text.is_private(number)).replace(FILLER, "")
        yield LineView(number, text, tuple(at.get(number, ())))


def _elsewhere(now: Now) -> Iterator[Problem]:
    """Problems that stand in no line of the case's file."""
    for problem, _ in told(in_order(now.problems)):
        if _line(now, problem) is None and problem.severity is not Severity.NOTE:
            yield problem


def _number_of(items: Sequence[Item]) -> str:
    return str(len(items))


def _figures(drawn: Drawn, lead: str, what_if: WhatIf) -> Iterator[FigureView]:
    moves: Mapping[str, Moved] = {each.slider.key: each for each in what_if.moves}
    refused = what_if.refused or {}
    for slider in drawn.sliders:
        move = moves.get(slider.key)
        value = slider.stops[slider.at].typed
        if move is not None:
            value = slider.typed(move.value)
        at = move.at if move is not None else slider.at
        yield FigureView(slider, _tag(slider), _told(slider, lead), value, at, move, refused.get(slider.key))


def _tag(slider: Slider) -> str:
    year = slider.figure.price_base
    of_then = slider.is_the_cases and year is not None and slider.factor != 1
    return f"{status_words(slider.figure)}{f', {year} prices' if of_then else ''}"


def _told(slider: Slider, lead: str) -> str:
    """What the answer is at either end, and where it turns between them."""
    low, high = slider.shown.ends
    swing = slider.swing
    ends = (
        f"{slider.typed(low)}: {signed_pounds_short(swing.at_low)}; "
        f"{slider.typed(high)}: {signed_pounds_short(swing.at_high)}."
    )
    return " ".join([ends, *_turns(slider, lead)])


def _turns(slider: Slider, lead: str) -> Iterator[str]:
    words = {Answer.NPSV: "Worth doing", Answer.LEAD_CASH: f"{begun(lead)} gains cash"}
    low, high = slider.shown.ends
    for found in slider.turns:
        turns = [turn for turn in (found.below, found.above) if turn is not None]
        inside = [turn for turn in turns if low < turn.value / slider.factor < high]
        if inside:
            where = listed([_from_or_up_to(slider, turn) for turn in inside])
        else:
            where = "at every value" if found.holds_today else "at no value"
        yield f"{words[found.answer]} {where}."


def _from_or_up_to(slider: Slider, turn: Turn) -> str:
    return f"{'from' if turn.holds_above else 'up to'} {slider.typed(float(f'{turn.value / slider.factor:.4g}'))}"
