"""The words of every problem of working out the money of a case."""

from __future__ import annotations

from investcase.reading.codes import Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "model",
        (
            "formula-value",
            "A formula has no finite value",
            "It divides by zero, or grows without end.",
            "Look at its inputs.",
        ),
        (
            "bound",
            "A value lies outside what makes sense",
            "The model no longer describes anything.",
            "Look at the inputs it names.",
        ),
        (
            "plan-exceeds",
            "The approved plan already counts more than this saves",
            "In those years nothing of the saving is left to count again.",
            "Check already_in_plan: it is in cash, by year, and of this intervention alone.",
        ),
    ),
    *codes(
        "case",
        (
            "events-past-baseline",
            "More events would be avoided than there are",
            "Nobody can avoid what would not have happened.",
            "Look at the baseline, and at how many are reached.",
        ),
    ),
)
