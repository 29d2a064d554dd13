"""What moves the answer: each uncertain figure alone at its low and its high end, largest effect first."""

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.report.charts.chart import POUNDS, Chart, Measure, Table
from investcase.report.charts.drawing import WIDTH, Drawing, label_width
from investcase.report.charts.palette import AXIS, INK, MUTED, NAVY, RUST
from investcase.report.charts.rows import row_labels, rule_between
from investcase.report.charts.scale import Scale, spanning
from investcase.report.charts.words import listed, sentence, takes

_HEAD = 50.0
_ROW = 34.0
_BAR = 16.0
_GAP = 6.0


@dataclass(frozen=True)
class Swing:
    """One figure: its two ends in words (``12%``, ``22%``) and the result with the figure at each."""

    label: str
    low: str
    high: str
    at_low: float
    at_high: float

    @property
    def reach(self) -> float:
        """How far apart the two results are."""
        return abs(self.at_high - self.at_low)


def tornado(swings: Sequence[Swing], *, central: float, result: str, measure: Measure = POUNDS) -> Chart:
    """Bars from the central result to the result at each figure's ends.

    ``result`` names what is measured ("Net present social value"); results are in its unit. Raises
    ``ValueError`` when there are no figures.
    """
    if not swings:
        raise ValueError("tornado needs at least one figure")
    ordered = sorted(swings, key=lambda swing: -swing.reach)
    labels = row_labels(
        [swing.label for swing in ordered], most=200, notes=[f"{swing.low} to {swing.high}" for swing in ordered]
    )
    results = [central, *(value for swing in ordered for value in (swing.at_low, swing.at_high))]
    room = max(label_width(measure.label(value), bold=True) for value in results) + _GAP + 2
    scale = spanning(results, labels.wide + room, WIDTH - room, with_zero=False)

    drawing = Drawing()
    _key(drawing)
    if scale.low < 0 < scale.high and central:
        _zero(drawing, scale(0), _HEAD + labels.total_height(_ROW), measure.tick(0))
    y = _HEAD
    for index, swing in enumerate(ordered):
        high = labels.height(index, _ROW)
        rule_between(drawing, y, WIDTH)
        labels.draw(drawing, index, y + high / 2)
        _swing(drawing, scale, swing, central, y + high / 2, measure)
        y += high
    rule_between(drawing, y, WIDTH)
    _verticals(drawing, scale, central, y, f"{result}, central {measure.label(central)}")

    title = "What moves the answer"
    description = _description(ordered, central, result, measure)
    table = Table(
        f"{title}: {result}, central {measure.full(central)}",
        ("Figure", "Low end", "Result at low end", "High end", "Result at high end"),
        tuple((s.label, s.low, measure.full(s.at_low), s.high, measure.full(s.at_high)) for s in ordered),
    )
    return Chart(drawing.svg(y + 20, description), title, description, table)


def _key(drawing: Drawing) -> None:
    drawing.bar(0, 2, 13, 12, RUST, hatched=True)
    drawing.text(19, 12, "figure at its low end")
    x = 19 + label_width("figure at its low end") + 18
    drawing.bar(x, 2, 13, 12, NAVY)
    drawing.text(x + 19, 12, "figure at its high end")


def _verticals(drawing: Drawing, scale: Scale, central: float, foot: float, words: str) -> None:
    x = scale(central)
    drawing.line(x, _HEAD - 8, x, foot, colour=INK, weight=1.5)
    half = label_width(words, bold=True) / 2
    drawing.text(min(max(x, half), WIDTH - half), _HEAD - 14, words, anchor="middle", bold=True, colour=NAVY)


def _zero(drawing: Drawing, x: float, foot: float, words: str) -> None:
    drawing.line(x, _HEAD, x, foot + 4, dashed=True, colour=AXIS)
    drawing.text(x, foot + 15, words, anchor="middle", colour=MUTED)


def _swing(drawing: Drawing, scale: Scale, swing: Swing, central: float, middle: float, measure: Measure) -> None:
    # An end that moves nothing is written on the side the other end leaves free.
    low_leads_left = swing.at_low < central or (swing.at_low == central and swing.at_high >= central)
    high_leads_left = swing.at_high < central or (swing.at_high == central and swing.at_low > central)
    # Both ends on one side of the centre would hide each other: they share the height instead.
    shared = low_leads_left == high_leads_left
    ends = ((swing.at_low, low_leads_left, RUST, True), (swing.at_high, high_leads_left, NAVY, False))
    for place, (value, leads_left, colour, hatched) in enumerate(ends):
        top, high = (middle - 14 + 15 * place, 13.0) if shared else (middle - _BAR / 2, _BAR)
        if value != central:
            drawing.bar(scale(central), top, scale(value) - scale(central), high, colour, hatched=hatched)
        drawing.text(
            scale(value) + (-_GAP if leads_left else _GAP),
            top + high / 2 + 4,
            measure.label(value),
            anchor="end" if leads_left else "start",
            bold=True,
            colour=colour,
            cleared=True,
        )


def _description(swings: Sequence[Swing], central: float, result: str, measure: Measure) -> str:
    opening = f"{result} is {measure.label(central)} at central values."
    parts = [
        f"{swing.label} from {swing.low} to {swing.high} "
        f"{takes(measure.label(swing.at_low), measure.label(swing.at_high))}"
        for swing in swings[:3]
    ]
    count = len(swings)
    lead = "The figure that moves it" if count == 1 else f"The {min(count, 3)} figures that move it most"
    return f"{opening} {sentence(f'{lead}: {listed(parts)}')}"
