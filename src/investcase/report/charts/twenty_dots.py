"""Chances as twenty dots: a row of them for one chance, and twenty equally likely answers stacked where they fall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.numbers.one_unit import one_unit
from investcase.report.charts import lettering
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import COLUMN, PLAIN, SHEET, SMALL, Drawing, label_width
from investcase.report.charts.palette import AXIS, INK, NAVY, RUST
from investcase.report.charts.scale import Scale, named_ticks, spanning
from investcase.report.charts.words import sentence

TWENTY = 20
_STEP = 11.6
_DOT = 4.3
_BETWEEN = 23.0


@dataclass(frozen=True, slots=True)
class Chance:
    """What may come true, the chance of it in words, and as a share."""

    label: str
    words: str
    share: float


def in_twenty(share: float) -> int:
    """How many of twenty dots a chance fills: the nearest number, as many as of twenty equally likely answers.

    The words beside them say where it is more than 99 in 100, and never that a thing is certain.
    """
    return round(share * TWENTY)


def chance_dots(label: str, words: str, share: float, *, wide: float = COLUMN) -> Chart:
    """One chance as a row of twenty dots under what comes true and, at the right, the chance in words.

    Raises:
        ValueError: the share is not between nought and one.
    """
    return chances_dots([Chance(label, words, share)], title=label, wide=wide)


def chances_dots(chances: Sequence[Chance], *, title: str, wide: float = SHEET) -> Chart:
    """One chance across the sheet or two side by side, each a row of twenty dots.

    Raises:
        ValueError: there are not one or two, or a share is not between nought and one.
    """
    if not 1 <= len(chances) <= 2 or any(not 0 <= chance.share <= 1 for chance in chances):
        raise ValueError("chances_dots needs one or two chances, each a share between 0 and 1")
    drawing = Drawing(wide, points=True)
    each = (wide - _BETWEEN * (len(chances) - 1)) / len(chances)
    high = max(
        _dots(drawing, chance, place * (each + _BETWEEN), min(each, COLUMN)) for place, chance in enumerate(chances)
    )
    told = (f"{c.label}: {c.words}, drawn as {in_twenty(c.share)} filled dots of {TWENTY}" for c in chances)
    description = " ".join(sentence(words) for words in told)
    table = Table(title, ("What comes true", "Chance"), tuple((c.label, c.words) for c in chances), words=(1,))
    return Chart(drawing.svg(high, description), title, description, table)


def _dots(drawing: Drawing, chance: Chance, left: float, wide: float) -> float:
    """One chance: its words over its dots; answers how far down it reaches."""
    room = wide - label_width(chance.words, bold=True, size=PLAIN) - 8
    lines = lettering.wrapped(chance.label, room, PLAIN, lines=2, bold=True)
    for line, said in enumerate(lines):
        drawing.text(left, 9 + line * 11, said, bold=True)
    drawing.text(left + wide, 9, chance.words, anchor="end", bold=True, colour=NAVY)
    middle = 22 + (len(lines) - 1) * 11
    filled = in_twenty(chance.share)
    for place in range(TWENTY):
        x = left + wide / TWENTY * (place + 0.5)
        drawing.dot(x, middle, NAVY if place < filled else AXIS, radius=_DOT, hollow=place >= filled)
    return middle + 7


def twenty_answers(answers: Sequence[float], *, title: str, worse: str, better: str, what: str) -> Chart:
    """Twenty equally likely answers in pounds, each a dot where it falls, crossed where it is below nothing.

    `worse` and `better` are what stands beside the dots on either side of £0; `what` names the answer, as a sentence
    begins.

    Raises:
        ValueError: there are not twenty.
    """
    if len(answers) != TWENTY:
        raise ValueError("twenty_answers needs twenty answers")
    ordered = sorted(answers)
    unit = one_unit(ordered)
    scale = spanning(ordered, 14, SHEET - 14)
    places = _stacked([scale(answer) for answer in ordered])
    tallest = max(height for _, height in places) + 1
    words_high = 42.0
    base = words_high + tallest * _STEP + 4

    drawing = Drawing(SHEET, points=True)
    drawing.line(0, base, SHEET, base, colour=INK, weight=0.8)
    zero = scale(0)
    drawing.line(zero, 6, zero, base + 4, colour=INK, weight=0.9)
    for answer, (x, height) in zip(ordered, places, strict=True):
        y = base - 6 - height * _STEP
        below = answer < 0
        drawing.dot(x, y, RUST if below else NAVY, radius=4.6, hollow=below)
        if below:
            drawing.line(x - 2.8, y - 2.8, x + 2.8, y + 2.8, colour=RUST, weight=1.1)
            drawing.line(x - 2.8, y + 2.8, x + 2.8, y - 2.8, colour=RUST, weight=1.1)
    lost = sum(answer < 0 for answer in ordered)
    _beside(drawing, zero, f"{lost} in 20", worse, leftward=True, colour=RUST)
    _beside(drawing, zero, f"{TWENTY - lost} in 20", better, leftward=False, colour=NAVY)
    _axis(drawing, named_ticks(scale, 6, unit.whole), scale, base)
    low, high = unit.signed(ordered[0]), unit.signed(ordered[-1])
    description = sentence(
        f"{what} in twenty equally likely answers: {lost} below £0 and {TWENTY - lost} at £0 or above,"
        f" from {low} to {high}"
    )
    rows = tuple((str(place), POUNDS.full(answer)) for place, answer in enumerate(ordered, start=1))
    return Chart(drawing.svg(base + 18, description), title, description, Table(title, ("Of twenty", what), rows))


def _stacked(places: Sequence[float]) -> list[tuple[float, int]]:
    """Each dot's column and how high it stands in it: dots that would touch share a column."""
    found: list[tuple[float, int]] = []
    for place in places:
        if found and place - found[-1][0] < _STEP:
            found.append((found[-1][0], found[-1][1] + 1))
        else:
            found.append((place, 0))
    return found


def _beside(drawing: Drawing, zero: float, count: str, words: str, *, leftward: bool, colour: str) -> None:
    """What one side of £0 means: beside the line where there is room, at the sheet's edge where there is not."""
    room = (zero if leftward else SHEET - zero) - 10
    lines = lettering.wrapped(words, max(room, 60), SMALL, lines=2)
    widest = max(label_width(count, bold=True, size=PLAIN), *(label_width(line, size=SMALL) for line in lines))
    if widest > room:
        return
    x, anchor = (zero - 8, "end") if leftward else (zero + 8, "start")
    drawing.text(x, 14, count, anchor=anchor, bold=True, colour=colour)
    for line, said in enumerate(lines):
        drawing.text(x, 25 + line * 10.5, said, anchor=anchor, size=SMALL)


def _axis(drawing: Drawing, ticks: dict[float, str], scale: Scale, base: float) -> None:
    taken: list[tuple[float, float]] = []
    for tick, words in sorted(ticks.items(), key=lambda entry: abs(entry[0])):
        half = label_width(words, bold=not tick, size=SMALL) / 2
        x = min(max(scale(tick), half), SHEET - half)
        if all(x + half + 6 <= left or right + 6 <= x - half for left, right in taken):
            drawing.text(x, base + 13, words, anchor="middle", bold=not tick, size=SMALL)
            taken.append((x - half, x + half))
