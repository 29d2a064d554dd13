"""The words of every problem of the answer, and of what is asked about it."""

from __future__ import annotations

from investcase.reading.codes import GUESS, Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "model",
        (
            "money-beyond",
            "A line comes to over a thousand million million pounds in a year",
            "No budget holds so much: an amount, a growth or a year is a slip.",
            "Look at the amount, at how fast it or its price grows, and at the years.",
        ),
        (
            "worked-example",
            "A model does not come to what its worked example says",
            "One of the two is wrong, and a case would rest on it.",
            "Work the example out again by hand, or mend the formula.",
        ),
        (
            "worked-example-stops",
            "A model's worked example cannot be worked out",
            "Nothing then shows that the model works.",
            "Give what it asks for under inputs.",
        ),
        ("no-claim", "The model rests on no national claim", "There is nothing to reconcile.", "Name another model."),
        (
            "claim-figure",
            "A claim has no sourced figure",
            "It could not be shared out.",
            "Give its figure a source and a price base.",
        ),
    ),
    *codes(
        "case",
        (
            "unknown-number",
            "explain was asked for a number that the case does not hold",
            GUESS,
            "Take a name that investcase explain CASE lists.",
        ),
        (
            "against-unknown",
            "sensitivity was asked for a figure on which the answer does not rest",
            GUESS,
            "Take one that investcase sensitivity CASE lists.",
        ),
        (
            "against-several",
            "sensitivity was asked for a figure by a name that several have",
            "Each has a range of its own.",
            "The id of one of them.",
        ),
        (
            "against-itself",
            "sensitivity was asked for a figure against itself",
            "It cannot have two values at once, and every row of the table would be alike.",
            "Another figure for one of the two.",
        ),
        (
            "unknown-measure",
            "compare was asked for a measure there is not",
            GUESS,
            "npsv, lead_body_cash, or a body such as council.",
        ),
        (
            "no-year",
            "explain was asked for one year of a number that has none",
            "It is one number for all the years.",
            "Leave out @ and the year.",
        ),
        ("withheld", "A place's share cannot be worked out", "Its figure is withheld.", "Share by another basis."),
        ("undefined", "A result has no value", "It would divide by nothing.", "The paper prints the reason."),
    ),
)
