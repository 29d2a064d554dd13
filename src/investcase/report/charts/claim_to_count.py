"""How a claim becomes what is counted: bars that shrink with each share taken off, of which only the last is solid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from investcase.numbers.one_unit import one_unit
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import lettering
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import PLAIN, SHEET, SMALL, Drawing, label_width
from investcase.report.charts.palette import AXIS, MUTED, NAVY
from investcase.report.charts.words import listed, sentence

_LABEL = 196.0
_ROW, _LINE = 23.0, 11.5
_COUNTED = "what this paper counts"


@dataclass(frozen=True, slots=True)
class Left:
    """What is left after one step, in pounds: the words say what is taken off."""

    words: str
    amount: float


def claim_to_count(steps: Sequence[Left], *, title: str) -> Chart:
    """The claim, then what each step leaves of it; the last is what is counted.

    Raises:
        ValueError: there are fewer than two steps, or one of them is below nothing.
    """
    if len(steps) < 2 or any(step.amount < 0 for step in steps):
        raise ValueError("claim_to_count needs a claim and at least one step, none of them below nothing")
    unit = one_unit([step.amount for step in steps], figures=3)
    changes = [after.amount - before.amount for before, after in pairwise(steps)]
    last = len(steps) - 1
    notes = ["", *(f"({unit.signed(change)})" for change in changes)]
    notes[last] = f"{notes[last]} {_COUNTED}"
    beside = max(
        label_width(unit.plain(step.amount), bold=True, size=PLAIN) + label_width(note, size=SMALL) + 14
        for step, note in zip(steps, notes, strict=True)
    )
    most = max(step.amount for step in steps)
    a_pound = (SHEET - _LABEL - beside) / most if most > UNPRINTED else 0.0

    drawing = Drawing(SHEET, points=True)
    y = 0.0
    for index, (step, note) in enumerate(zip(steps, notes, strict=True)):
        lines = lettering.wrapped(step.words, _LABEL - 8, PLAIN, lines=3, bold=index == last)
        high = max(_ROW, len(lines) * _LINE + 6)
        for line, words in enumerate(lines):
            drawing.text(0, y + high / 2 + 3 + (line - (len(lines) - 1) / 2) * _LINE, words, bold=index == last)
        wide = max(step.amount * a_pound, 0.8)
        if index == last:
            drawing.bar(_LABEL, y + (high - 16) / 2, wide, 16, NAVY)
        else:
            drawing.striped(_LABEL, y + (high - 16) / 2, wide, 16, AXIS)
        said = unit.plain(step.amount)
        drawing.text(_LABEL + wide + 5, y + high / 2 + 3, said, bold=True)
        after = _LABEL + wide + 9 + label_width(said, bold=True, size=PLAIN)
        if note:
            drawing.text(after, y + high / 2 + 3, note, colour=MUTED, size=SMALL)
        y += high

    parts = [f"{step.words} leaves {unit.plain(step.amount)}" for step in steps[1:]]
    description = sentence(f"{steps[0].words} is {unit.plain(steps[0].amount)}: {listed(parts)}, {_COUNTED}")
    rows = tuple(
        (step.words, POUNDS.full(step.amount), "" if index == 0 else POUNDS.full(changes[index - 1]))
        for index, step in enumerate(steps)
    )
    return Chart(
        drawing.svg(y + 2, description), title, description, Table(title, ("Step", "Leaves", "Takes off"), rows)
    )
