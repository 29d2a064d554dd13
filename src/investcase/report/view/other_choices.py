"""What the value would have been had another answer been chosen, one at a time."""

from __future__ import annotations

from investcase.appraisal.alternatives import OtherChoice
from investcase.appraisal.appraise import Appraisal
from investcase.numbers.writing import pounds_short
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.tables import Grid, Row, grid


def other_choices_grid(appraisal: Appraisal) -> Grid | None:
    """Every alternative not picked; None when there is none. One outside the range of the answer picked is marked: an
    alternative is no end of a figure's range.
    """
    found = appraisal.other_choices
    if not found:
        return None
    central, low, high = appraisal.npsv_at(appraisal.preferred)
    outside = [high - low >= UNPRINTED and _beyond(other, low, high) for other in found]
    rows = [
        Row(other.question, (other.picked, other.alternative, _answer(other, outside=beyond)))
        for other, beyond in zip(found, outside, strict=True)
    ]
    return grid(
        "Had another answer been chosen, one at a time: the value to society would be, instead of "
        f"{pounds_short(central)}",
        ("Question", "Chosen", "Instead", "Value to society"),
        rows,
        money=False,
        note=(
            f"Another answer is no end of a figure's range. The range of those chosen is {pounds_short(low)} to "
            f"{pounds_short(high)}."
            if any(outside)
            else None
        ),
    )


def _beyond(other: OtherChoice, low: float, high: float) -> bool:
    return other.npsv is not None and not low - UNPRINTED <= other.npsv <= high + UNPRINTED


def _answer(other: OtherChoice, *, outside: bool) -> str:
    if other.npsv is None:
        return f"not available: {other.why_not}"
    return f"{pounds_short(other.npsv)}{', outside the range' if outside else ''}"
