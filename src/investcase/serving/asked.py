"""What there is to do next: everything that is asked of a case, in four groups, each thing with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.numbers.writing import from_to, signed_pounds_short
from investcase.reading.problems import Problem, Severity, in_order, told
from investcase.report.short.voice import begun
from investcase.report.view.tables import listed
from investcase.report.words import lowered
from investcase.serving.drawing import Drawn
from investcase.serving.live import Now

_FEW = 3
_GROUPS = {
    Severity.ERROR: "To mend first",
    Severity.BLOCKER: "Before it can be final",
    Severity.WARNING: "Would make it better",
    Severity.NOTE: "Only said",
}


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


def groups_of(now: Now, drawn: Drawn | None) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """What is asked, group by group: what stops it first, and none of a group that is empty."""
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
        moves = f"the first alone moves it from {_pounds(ours[0].at_low, ours[0].at_high)}"
        title = f"Give your own for what matters most: {names}"
        yield Item(title, None, "", moves, "", "measure it here, or take it from a source, and give that", "", "")


def _pounds(*ends: float) -> str:
    low, high = sorted(ends)
    return from_to(signed_pounds_short(low), signed_pounds_short(high))


def _item(now: Now, problem: Problem, more: str) -> Item:
    at = problem.position
    line = line_of(now, problem)
    place = f"line {line}" if line is not None else f"{at.file}, line {at.line}" if at is not None else ""
    return Item(
        begun(problem.message), line, place, "", problem.expected or "", problem.remedy or "", problem.code, more
    )


def line_of(now: Now, problem: Problem) -> int | None:
    """The line of the case's own file at which a problem stands."""
    at = problem.position
    return at.line if at is not None and now.text is not None and at.file == now.own else None
