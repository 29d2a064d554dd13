"""Gains and costs by group as bars on one scale: gains above, what the group pays beneath, both in words as well."""

from __future__ import annotations

from collections.abc import Sequence

from investcase.appraisal.groups.split import MoneySplit
from investcase.numbers.writing import pounds_short
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import WIDTH, Drawing, label_width
from investcase.report.charts.palette import AXIS, GREEN, INK, RUST
from investcase.report.charts.rows import row_labels, rule_between
from investcase.report.charts.scale import spanning
from investcase.report.view.people_words import plain

_ROW = 46.0
_BAR = 14.0
_CLEAR = 5.0


def split_chart(split: MoneySplit, basis: str) -> Chart:
    """A pair of bars for each group; `basis` says what the pounds are."""
    names = [plain(group) for group in split.groups]
    pairs = [(split.benefits(group) / 100, split.costs(group) / 100) for group in split.groups]
    words = [
        (_words("Gains", "Loses", gain), _words("No longer pays", "Pays", pays) if pays else "Pays nothing")
        for gain, pays in pairs
    ]
    labels = row_labels(names, most=150, bold=True)
    room = max(label_width(text, bold=True) for pair in words for text in pair) + _CLEAR
    scale = spanning([value for pair in pairs for value in pair], labels.wide + room, WIDTH - room)
    drawing = Drawing()
    y = 2.0
    for index, (values, said) in enumerate(zip(pairs, words, strict=True)):
        high = labels.height(index, _ROW)
        rule_between(drawing, y, WIDTH)
        labels.draw(drawing, index, y + high / 2, bold=True)
        for number, (value, text) in enumerate(zip(values, said, strict=True)):
            top = y + high / 2 - _BAR - 1 + number * (_BAR + 2)
            _bar(drawing, scale(0), scale(value), top, text)
        y += high
    drawing.line(scale(0), 2, scale(0), y, colour=AXIS)
    rule_between(drawing, y, WIDTH)
    title = split_title(split)
    description = f"{title}, {basis}. " + " ".join(
        f"{name}: {gain.lower()}, {pays.lower()}." for name, (gain, pays) in zip(names, words, strict=True)
    )
    rows = tuple((n, POUNDS.full(g), POUNDS.full(p)) for n, (g, p) in zip(names, pairs, strict=True))
    table = Table(f"{title}: {basis}", ("Group", "Gains", "Pays"), rows)
    return Chart(drawing.svg(y + 2, description), title, description, table)


def split_title(split: MoneySplit) -> str:
    """What a split shows, by which way it goes: of a cut, who loses."""
    gains = _ways([split.benefits(group) for group in split.groups], "gains", "loses")
    pays = _ways([-split.costs(group) for group in split.groups], "pays", "no longer pays")
    return f"Who {gains} and who {pays}, by {plain(split.profile.by).lower()}"


def _ways(pence: Sequence[int], above: str, below: str) -> str:
    """The word for each way that amounts go: one where they all go one way, and the first where none goes any."""
    up, down = any(amount > 0 for amount in pence), any(amount < 0 for amount in pence)
    return f"{above} or {below}" if up and down else below if down else above


def _words(above: str, below: str, value: float) -> str:
    """What a bar says; which way it goes is in the word, not in a sign."""
    if not value:
        return f"{above} nothing"
    return f"{below if value < 0 else above} {pounds_short(abs(value))}"


def _bar(drawing: Drawing, zero: float, end: float, top: float, words: str) -> None:
    left = end < zero
    drawing.bar(zero, top, end - zero, _BAR, RUST if left else GREEN, hatched=left)
    place = min(zero, end) - _CLEAR if left else max(zero, end) + _CLEAR
    drawing.text(place, top + _BAR - 3, words, anchor="end" if left else "start", colour=RUST if left else INK)
