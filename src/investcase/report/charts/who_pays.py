"""Who pays and who gains: three panels on one scale, side by side and never added together."""

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.numbers.writing import signed_pounds_short
from investcase.report.charts import lettering
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import TYPE_SIZE, WIDTH, Drawing, label_width
from investcase.report.charts.palette import AXIS, GREEN, INK, MUTED, NAVY, RUST
from investcase.report.charts.rows import row_labels, rule_between
from investcase.report.charts.scale import Scale, spanning
from investcase.report.charts.words import DOWN, UP, listed, sentence

_PANELS = (
    ("Budget effect", "cash in or out"),
    ("Capacity freed", "not cash"),
    ("Wider value", "not to a budget"),
)
_GAP = 18.0
_HEAD = 42.0
_ROW = 42.0
_CLEAR = 5.0


@dataclass(frozen=True)
class BodyPosition:
    """One body's three positions, in pounds of one price base; positive where it is better off."""

    body: str
    budget: float
    capacity: float
    wider: float

    @property
    def values(self) -> tuple[float, float, float]:
        """The three, in the order of the panels."""
        return self.budget, self.capacity, self.wider


def who_pays(positions: Sequence[BodyPosition], *, basis: str) -> Chart:
    """Diverging bars by body in three panels that share a scale.

    ``basis`` says what the pounds are ("present value over 10 years, 2027-28 prices"). Raises ``ValueError``
    when there are no bodies.
    """
    if not positions:
        raise ValueError("who_pays needs at least one body")
    labels = row_labels([position.body for position in positions], most=150, bold=True)
    panel = (WIDTH - labels.wide - 2 * _GAP) / 3
    scale = _panel_scale([value for position in positions for value in position.values], panel)

    drawing = Drawing()
    starts = [labels.wide + index * (panel + _GAP) for index in range(3)]
    for start, (name, meaning) in zip(starts, _PANELS, strict=True):
        drawing.text(start, 12, name, bold=True, colour=NAVY)
        drawing.text(start, 28, lettering.shortened(meaning, panel, TYPE_SIZE), colour=MUTED)
    y = _HEAD
    for index, position in enumerate(positions):
        high = labels.height(index, _ROW)
        rule_between(drawing, y, WIDTH)
        labels.draw(drawing, index, y + high / 2, bold=True)
        for start, value in zip(starts, position.values, strict=True):
            _panel_bar(drawing, scale, start, y + (high - _ROW) / 2, value)
        y += high
    for start in starts:
        drawing.line(start + scale(0), _HEAD, start + scale(0), y)
    rule_between(drawing, y, WIDTH)

    title = "Who pays and who gains"
    description = _description(positions, basis)
    table = Table(
        f"{title}: {basis}",
        ("Body", *(name for name, _ in _PANELS)),
        tuple((position.body, *(POUNDS.full(value) for value in position.values)) for position in positions),
    )
    return Chart(drawing.svg(y + 2, description), title, description, table)


def _words(value: float) -> str:
    words = signed_pounds_short(value)
    return words if words == "£0" else f"{UP if value > 0 else DOWN} {words}"


def _panel_scale(values: Sequence[float], panel: float) -> Scale:
    """One scale for all panels, its zero standing where the words on either side of it have room."""
    plain = spanning(values, 0, panel)
    room_left = max((label_width(_words(value), bold=True) + _CLEAR for value in values if value < 0), default=0.0)
    room_right = max((label_width(_words(value), bold=True) + _CLEAR for value in values if value >= 0), default=0.0)
    zero = max(min(plain(0), panel - room_right), room_left)
    a_pound = min(
        zero / -plain.low if plain.low < 0 else float("inf"),
        (panel - zero) / plain.high if plain.high > 0 else float("inf"),
    )
    return Scale(0.0, 1.0, zero, zero + a_pound)


def _panel_bar(drawing: Drawing, scale: Scale, start: float, top: float, value: float) -> None:
    zero = scale(0)
    drawing.text(
        start + zero + (-_CLEAR if value < 0 else _CLEAR),
        top + 17,
        _words(value),
        anchor="end" if value < 0 else "start",
        bold=bool(value),
        colour=RUST if value < 0 else INK if value else MUTED,
    )
    if value:
        reach = scale(value) - zero
        # A bar too small to see is still there to be seen.
        reach = max(reach, 1.0) if value > 0 else min(reach, -1.0)
        drawing.bar(start + zero, top + 23, reach, 12, GREEN if value > 0 else RUST, hatched=value < 0)
    else:
        drawing.line(start + zero, top + 23, start + zero, top + 35, colour=AXIS, weight=2)


def _description(positions: Sequence[BodyPosition], basis: str) -> str:
    sentences = [f"Who pays and who gains, {basis}, in three separate measures that are never added together."]
    for index, (name, _) in enumerate(_PANELS):
        parts = [
            f"{position.body} {signed_pounds_short(position.values[index])}"
            for position in positions
            if position.values[index]
        ]
        sentences.append(sentence(f"{name}: {listed(parts) if parts else 'none for any body'}"))
    return " ".join(sentences)
