"""The words of every problem of a model's formulas."""

from __future__ import annotations

from investcase.reading.codes import GUESS, Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "model",
        ("formula", "A formula cannot be read", GUESS, "Look at the caret."),
        (
            "formula-unit",
            "A formula gives another unit than its step says",
            "Something is multiplied wrongly.",
            "Mend one of the two.",
        ),
        ("line-unit", "A line is not in pounds a year", "It could not be added up.", "Use a step in £ / year."),
        (
            "followed-unit",
            "A follow-up is not in years",
            "It could not be held against the years of a case.",
            "followed_for: an input or a step in years.",
        ),
        ("unknown-name", "A formula uses a name that means nothing", GUESS, "Use the name suggested."),
        ("circle", "Steps define one another", "None could be worked out first.", "Break the circle."),
    ),
)
