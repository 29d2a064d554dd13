"""The figures with their sliders in words: what the answer is at either end, and where it turns between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from investcase.appraisal.switching import Turn
from investcase.appraisal.switching_worlds import Answer
from investcase.numbers.writing import signed_pounds_short
from investcase.report.short.voice import begun
from investcase.report.view.tables import listed
from investcase.report.words import status_words
from investcase.serving.drawing import Drawn
from investcase.serving.live import WhatIf
from investcase.serving.moving import Moved
from investcase.serving.sliders import Run, Slider


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


def figure_views(drawn: Drawn, lead: str, what_if: WhatIf) -> Iterator[FigureView]:
    """Each slider as it stands, with what was typed that cannot be."""
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
