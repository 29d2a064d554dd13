"""Of a cut: what is saved, and under it what comes back and to whom, for each way of cutting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.numbers.one_unit import InOneUnit, one_unit
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import lettering
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import PLAIN, SHEET, SMALL, Drawing, label_width
from investcase.report.charts.palette import AXIS, GREEN, MUTED, NAVY, PAPER, RUST
from investcase.report.charts.words import listed, sentence

_LEFT = 128.0
_BAR, _ROW, _LINE = 19.0, 27.0, 11.0
_COLOURS = (RUST, AXIS, NAVY)


@dataclass(frozen=True, slots=True)
class CutAnswer:
    """One way of cutting, in pounds, none below nothing: what is saved, and what comes back by who bears it."""

    name: str
    saved: float
    comes_back: tuple[tuple[str, float], ...]


def saved_and_lost(answers: Sequence[CutAnswer], *, title: str, saves: str) -> Chart:
    """Two bars for each way of cutting, on one scale, in points; `saves` says who saves: `what the Board saves`.

    Raises:
        ValueError: there are none, or an amount is below nothing.
    """
    if not answers or any(min((a.saved, *(lost for _, lost in a.comes_back))) < 0 for a in answers):
        raise ValueError("saved_and_lost needs at least one answer, with no amount below nothing")
    unit = one_unit([value for a in answers for value in (a.saved, sum(lost for _, lost in a.comes_back))], 3)
    most = max(max(a.saved, sum(lost for _, lost in a.comes_back)) for a in answers)
    a_pound = (SHEET - _LEFT - 52) / most if most > UNPRINTED else 0.0

    # Who bears a part has one texture in every bar and in the key: nobody whose part is nothing takes one.
    borne = list(dict.fromkeys(name for a in answers for name, lost in a.comes_back if lost > UNPRINTED))

    drawing = Drawing(SHEET, points=True)
    y = 0.0
    for answer in answers:
        y = _answer(drawing, answer, y, a_pound, unit, saves, borne)
    y = _key(drawing, borne, y)

    description = " ".join(_said(answer, unit, saves) for answer in answers)
    names = list(dict.fromkeys(name for a in answers for name, _ in a.comes_back))
    rows = tuple(
        (a.name, POUNDS.full(a.saved), *(POUNDS.full(dict(a.comes_back).get(name, 0.0)) for name in names))
        for a in answers
    )
    table = Table(title, ("Choice", saves[:1].upper() + saves[1:], *names), rows)
    return Chart(drawing.svg(y, description), title, description, table)


def _answer(
    drawing: Drawing, answer: CutAnswer, top: float, a_pound: float, unit: InOneUnit, saves: str, borne: Sequence[str]
) -> float:
    names = lettering.wrapped(answer.name, _LEFT - 8, PLAIN, lines=2, bold=True)
    quiet = lettering.wrapped(saves, _LEFT - 8, SMALL, lines=2)
    y = top + 9
    for line in names:
        drawing.text(0, y, line, bold=True)
        y += _LINE
    for line in quiet:
        drawing.text(0, y, line, colour=MUTED, size=SMALL)
        y += _LINE
    drawing.bar(_LEFT, top + 2, max(answer.saved * a_pound, 0.6), _BAR, GREEN)
    said = unit.plain(answer.saved)
    if answer.saved * a_pound > label_width(said, bold=True, size=PLAIN) + 6:
        middle = _LEFT + answer.saved * a_pound / 2
        drawing.text(middle, top + 15, said, anchor="middle", bold=True, colour=PAPER)
    else:
        drawing.text(_LEFT + answer.saved * a_pound + 4, top + 15, said, bold=True)
    second = max(top + _ROW, y - 6)
    drawing.text(0, second + 13, "what comes back", colour=MUTED, size=SMALL)
    x = _LEFT
    for name, lost in answer.comes_back:
        if lost > UNPRINTED:
            wide = lost * a_pound
            _part(drawing, borne.index(name), x, second, wide, unit.plain(lost))
            x += wide
    total = unit.plain(sum(lost for _, lost in answer.comes_back))
    drawing.text(x + 4, second + 13, total, bold=True)
    return second + _ROW + 4


def _part(drawing: Drawing, place: int, x: float, top: float, wide: float, words: str) -> None:
    drawing.striped(x, top, wide, _BAR, _COLOURS[place % 3], falling=place % 2 == 1)
    half = label_width(words, bold=True, size=PLAIN) / 2 + 2
    if wide >= 2 * half + 4:
        drawing.bar(x + wide / 2 - half, top + 4, 2 * half, 11, PAPER)
        drawing.text(x + wide / 2, top + 13, words, anchor="middle", bold=True)


def _key(drawing: Drawing, names: Sequence[str], top: float) -> float:
    """Who bears each part, beside a patch of its texture, in as many lines as they need."""
    x, y = _LEFT, top + 2
    for place, name in enumerate(names):
        said = lettering.shortened(name, SHEET - _LEFT - 14, SMALL)
        wide = 14 + label_width(said, size=SMALL)
        if x > _LEFT and x + wide > SHEET:
            x, y = _LEFT, y + _LINE + 3
        drawing.striped(x, y, 9, 9, _COLOURS[place % 3], falling=place % 2 == 1)
        drawing.text(x + 13, y + 8, said, size=SMALL)
        x += wide + 12
    return y + 14 if names else top


def _said(answer: CutAnswer, unit: InOneUnit, saves: str) -> str:
    parts = [f"{unit.plain(lost)} {name}" for name, lost in answer.comes_back if lost > UNPRINTED]
    back = sum(lost for _, lost in answer.comes_back)
    comes = f"{unit.plain(back)} comes back ({listed(parts)})" if parts else "nothing is known to come back"
    return sentence(f"{answer.name}: {saves} is {unit.plain(answer.saved)}, and {comes}")
