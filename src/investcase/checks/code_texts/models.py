"""The words of the catalogue of problems for a prevention model."""

from __future__ import annotations

from investcase.checks.code_texts.entries import GUESS, Entries

MODEL: Entries = (
    ("model-folder", "A model is in another's folder", "It would not be found.", "Make the two names agree."),
    (
        "nobody-supplies",
        "An input comes from nowhere",
        "No case could run the model.",
        "Add figure:, place:, nation:, value: or ask:.",
    ),
    ("no-dossier", "A model has no technical notes", "It asks to be believed.", "Write technical-notes.md beside it."),
    ("input-origin", "An input has two origins", "The two could differ.", "Keep one."),
    ("choice", "A choice's default is not an alternative", GUESS, "Name one of its alternatives."),
    (
        "cash-type",
        "A benefit lacks its cash type, or a cost has one",
        "Cash and capacity never share a total.",
        "Mend the line.",
    ),
    ("formula", "A formula cannot be read", GUESS, "Look at the caret."),
    (
        "formula-unit",
        "A formula gives another unit than its step says",
        "Something is multiplied wrongly.",
        "Mend one of the two.",
    ),
    (
        "formula-value",
        "A formula has no finite value",
        "It divides by zero, or grows without end.",
        "Look at its inputs.",
    ),
    (
        "money-beyond",
        "A line comes to over a thousand million million pounds in a year",
        "No budget holds so much: an amount, a growth or a year is a slip.",
        "Look at the amount, at how fast it or its price grows, and at the years.",
    ),
    ("line-unit", "A line is not in pounds a year", "It could not be added up.", "Use a step in £ / year."),
    (
        "followed-unit",
        "A follow-up is not in years",
        "It could not be held against the years of a case.",
        "followed_for: an input or a step in years.",
    ),
    ("name-twice", "A name is defined twice", "One would silently win.", "Rename one."),
    ("unknown-name", "A formula uses a name that means nothing", GUESS, "Use the name suggested."),
    (
        "unpriced-effect",
        "An effect without a price does not say what it is to people",
        "A cut could not tell what is lost from what ends.",
        "Write gain:, harm:, either: or note: before its words.",
    ),
    ("circle", "Steps define one another", "None could be worked out first.", "Break the circle."),
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
    ("no-claim", "The model rests on no national claim", "There is nothing to reconcile.", "Name another model."),
    (
        "claim-figure",
        "A claim has no sourced figure",
        "It could not be shared out.",
        "Give its figure a source and a price base.",
    ),
)
