"""The words of the catalogue of problems for settling a case."""

from __future__ import annotations

from investcase.checks.code_texts.entries import GUESS, Entries

CASE: Entries = (
    ("years-reversed", "A last year comes before the first", GUESS, "Put them in order."),
    (
        "bias-spend",
        "A bias for one kind of spend is put on another",
        "The table does not hold there.",
        "Use another kind.",
    ),
    ("bias-duration", "The table has no value for that duration", GUESS, "Give a share of your own."),
    ("unknown-kind-of-work", "The table has no such kind of work", GUESS, "Use one of those listed."),
    ("unknown-table-of-optimism-bias", "There is no such table", GUESS, "Use the name suggested."),
    ("unknown-grade-of-evidence", "The table has no such grade", GUESS, "Use one of those listed."),
    ("release-body", "A release is for a body that gains nothing", "It would release nothing.", "Name one that gains."),
    ("release-twice", "A body has two releases", "One would silently win.", "Keep one."),
    (
        "release-step-unit",
        "A step is in another unit than what is freed",
        "Beds cannot be counted off against hours.",
        "Use the unit shown, or name the lines it is for.",
    ),
    (
        "release-price-unit",
        "A price is not for each unit of what is freed",
        "It could not be multiplied.",
        "Use the unit shown.",
    ),
    ("unknown-line-to-release", "The model has no such line to release", GUESS, "investcase show MODEL."),
    ("withheld", "A place's share cannot be worked out", "Its figure is withheld.", "Share by another basis."),
    (
        "preferred",
        "There is not exactly one preferred option",
        "The paper recommends one.",
        "Mark one with preferred: yes.",
    ),
    ("business-as-usual", "Business as usual holds something", "The others are measured against it.", "Empty it."),
    ("id-twice", "Two things have one id", "A total could not say which it holds.", "Give one another id."),
    ("price-base", "The price base is before the index begins", "Prices could not be compared.", "A later year."),
    ("price-base-taken", "A local amount has no price base", "The case's own is taken.", "Add 'price_base: ...'."),
    ("outside-horizon", "A year is not one of the case's", "Its money would be lost.", "A year of the case."),
    ("no-reason", "A replaced figure or adjustment has no reason", "A reader would ask.", "Add the reason."),
    ("not-given", "What is already achieved is not said", "It would be counted twice.", "Add 'already_achieved: ...'."),
    (
        "input-missing",
        "An input has no value",
        "The model cannot be worked out.",
        "Give it under inputs, or choose another basis.",
    ),
    (
        "figure-unit",
        "A figure is in another unit than the model needs",
        "Nothing converts by itself.",
        "Mend one of the two.",
    ),
    (
        "drop-off-on-stock",
        "A drop-off on a model that runs down by itself",
        "The fading would count twice.",
        "Remove drop_off.",
    ),
    ("ramp-range", "A ramp holds a range", "A ramp is one share for each year.", "Give single shares."),
    ("transferred", "Another nation's figure is used", "Law and prices differ.", "Give your own figure."),
    ("unknown-model", "There is no such model", GUESS, "investcase list models."),
    ("unknown-profile", "No national profile of that name is published here", GUESS, "investcase list profiles."),
    ("unknown-figure", "There is no such figure", GUESS, "investcase list figures."),
    ("unknown-choice", "The model has no such choice", GUESS, "investcase show MODEL."),
    ("unknown-alternative", "The choice has no such alternative", GUESS, "Use one of those listed."),
    ("unknown-input", "The model has no such input", GUESS, "investcase show MODEL."),
    ("unknown-omitted-cost", "The model omits no such cost", GUESS, "Use one of those listed."),
    ("unknown-cost-line", "There is no such cost line", GUESS, "Use the id of a line under costs."),
    ("undefined", "A result has no value", "It would divide by nothing.", "The paper prints the reason."),
    ("unknown-id", "Nothing has that name", GUESS, "investcase list."),
    ("already-there", "A file is already there", "A draft may hold a week's work.", "Another name, or --force."),
)
