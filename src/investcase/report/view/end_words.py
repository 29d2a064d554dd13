"""The ends of an answer in words, which count: how many figures moved, of how many that have a range, of how many."""

from __future__ import annotations

from typing import Literal

from investcase.appraisal.ends_result import EndResult, EndsResult

NPSV = "the value to society"
Does = Literal["lower", "raise"]


def end_words(end: EndResult, does: Does, what: str = "it") -> str:
    """One end: `with 9 of the 10 figures that have a range (of 35) at the end that lowers it`."""
    if not end.figures_moved:
        return f"with every figure central, as none {does}s {what}"
    undone = "" if end.together else " (others, moved with them, undo it)"
    return f"with {_some(end, str(end.figures_moved))} at the end that {does}s {what}{undone}"


def ends_words(ends: EndsResult, what: str = "it") -> str:
    """Both ends in one phrase, where each moves what it can together."""
    low, high = ends.cautious, ends.favourable
    if not all(end.figures_moved and end.together for end in (low, high)):
        return f"{end_words(low, 'lower', what)}; {end_words(high, 'raise', what)}"
    moved = [low.figures_moved, high.figures_moved]
    number = str(moved[0]) if moved[0] == moved[1] else f"{moved[0]}, or {moved[1]},"
    return f"with {_some(low, number)} at the end that lowers, or raises, {what}"


def moved_of(ends: EndsResult) -> str:
    """How many figures moved at the cautious, and at the favourable end, of how many: `9 of 35`, `9 and 8 of 35`."""
    low, high = ends.cautious.figures_moved, ends.favourable.figures_moved
    return f"{low if low == high else f'{low} and {high}'} of {_behind(ends.cautious)}"


def _some(end: EndResult, number: str) -> str:
    ranged = end.figures_with_a_range
    if ranged == 1:
        return f"the one figure that has a range (of {_behind(end)})"
    if number == str(ranged):
        return f"all {ranged} figures that have a range (of {_behind(end)})"
    return f"{number} of the {ranged} figures that have a range (of {_behind(end)})"


def _behind(end: EndResult) -> int:
    return end.figures_moved + end.figures_not_moved
