"""Figures that people judged: their ranges pooled to a spread, and who said what told with the figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from investcase.catalogue.origins import CASE
from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.documents.judged import Judgement
from investcase.numbers.writing import number
from investcase.quantities import Quantity, Shape
from investcase.quantities.kinds import misfit
from investcase.reading.problems import Problem, Severity
from investcase.reading.suggest import did_you_mean, nearest
from investcase.resolving.figure_key import FigureKey
from investcase.resolving.figures import Resolved
from investcase.resolving.without_ids import name_now


def with_judged(case: Case, figure: Resolved) -> Resolved:
    """A figure with what people judged of it as its range, in place of any that the library has; else as it is.

    Its central value stays what it was: people say where it may lie. What cannot be judged so is left for
    `faults_of_judged` to tell.
    """
    judged = [each for each in case.judged if _is_of(each, figure)]
    written = figure.original
    if not judged or _misplaced(figure, judged):
        return figure
    from investcase.quantities.pooling import reach  # NumPy, which no other reading of a case needs

    pool = tuple((each.range.ends[0], each.range.central, each.range.ends[1]) for each in judged)
    low, high = reach(pool)
    central = written.central
    pooled = Quantity(
        central,
        written.unit,
        min(low, central),
        max(high, central),
        percent=written.percent,
        shape=Shape.POOLED,
        pool=pool,
        typed=written.typed or written,
    )
    factor = figure.quantity.central / central if central else 1.0
    told = " ".join(filter(None, (figure.how and f"{figure.how.rstrip('.')}.", _told(judged))))
    prices = replace(pooled.scaled(factor), percent=written.percent, typed=pooled.typed)
    return replace(figure, quantity=prices, original=pooled, how=told, interval=None)


def _is_of(judged: Judgement, figure: Resolved) -> bool:
    """Whether it is of a figure: by its id, or by the name that it has in whichever option it is of."""
    return judged.figure == figure.key or FigureKey(None, judged.figure).stream == figure.stream


def _misplaced(figure: Resolved, judged: Sequence[Judgement]) -> bool:
    """Whether a figure cannot have been judged so: it has a range of the case's, or a range is in another unit."""
    own = figure.origin == CASE and figure.original.is_range
    return own or any(each.range.unit != figure.unit for each in judged)


def _told(judged: Sequence[Judgement]) -> str:
    said = "; ".join(
        f"{each.who} ({each.on.isoformat()}): {each.range.as_written()}, since {each.reason.rstrip('.')}"
        for each in judged
    )
    if len(judged) == 1:
        return f"Judged by one person, 8 in 10: {said}."
    apart = [
        f"{one.who} and {other.who}"
        for one, other in combinations(judged, 2)
        if one.range.ends[1] < other.range.ends[0] or other.range.ends[1] < one.range.ends[0]
    ]
    agree = (
        f"They disagree: the ranges of {'; of '.join(apart)} do not meet." if apart else "Every two of the ranges meet."
    )
    return f"Judged by {number(len(judged))} people, each 8 in 10, pooled with equal weights: {said}. {agree}"


def faults_of_judged(loaded: Loaded[Case], figures: Mapping[str, Resolved]) -> Iterator[Problem]:
    """What cannot be judged so: no such figure, another unit, a range twice, one person twice; and a central value
    that lies outside what people expect, as a warning.
    """
    seen: set[tuple[str, str]] = set()
    for index, each in enumerate(loaded.document.judged):
        path = ("judged", index)
        figure = next((figure for figure in figures.values() if _is_of(each, figure)), None)
        if figure is None:
            meant = name_now(each.figure, loaded.document)[:80]
            yield loaded.problem(
                "judged-unknown",
                f"this case has no figure called {each.figure[:80]!r}",
                (*path, "figure"),
                expected="a figure that investcase explain CASE lists",
                remedy=did_you_mean(meant, figures),
                instead=nearest(meant, figures),
            )
            continue
        if (each.figure, each.who) in seen:
            yield loaded.problem(
                "judged-twice",
                f"{each.who} has judged {each.figure} already",
                (*path, "who"),
                expected="one range of each person: the one that they stand by",
            )
        seen.add((each.figure, each.who))
        yield from _of_one(loaded, index, each, figure)


def _of_one(loaded: Loaded[Case], index: int, each: Judgement, figure: Resolved) -> Iterator[Problem]:
    path = ("judged", index)
    if each.range.unit != figure.unit:
        yield loaded.problem(
            "judged-unit",
            f"this range is in {each.range.unit}, and {figure.title} in {figure.unit}",
            (*path, "range"),
            expected=f"a range in {figure.unit}",
        )
    elif (found := misfit(each.range, figure.kind) if figure.kind is not None else None) is not None:
        yield loaded.problem(found.code, found.message, (*path, "range"), expected=found.expected, remedy=found.remedy)
    elif figure.original.is_range and figure.original.shape is not Shape.POOLED:
        yield loaded.problem(
            "judged-and-given",
            f"{figure.title} has a range already, and this would be another",
            (*path, "figure"),
            expected="one value without a range beside what people judge",
            remedy="take the range off the value, or take these judgements out",
        )
    elif not each.range.ends[0] <= figure.original.central <= each.range.ends[1]:
        taken = replace(figure.original, low=None, high=None, pool=()).as_written()
        yield loaded.problem(
            "judged-elsewhere",
            f"{figure.title} is taken at {taken}, and 8 times in 10 {each.who} expects it elsewhere",
            (*path, "range"),
            severity=Severity.WARNING,
            expected="a value that those who judge it expect",
            remedy="take a value nearer to what they say, or say in its reason why not",
        )
