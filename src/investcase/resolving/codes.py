"""The words of every problem of settling a case."""

from __future__ import annotations

from investcase.reading.codes import GUESS, Code, codes

RELEASE_NOT_NAMED = Code(
    "release-not-named",
    "review",
    "Nothing says how money is released",
    "A saving nobody releases is not cash.",
    "budget_line and owner, or capacity.",
)
BELOW_ZERO = Code(
    "below-zero",
    "review",
    "Funding, a plan, a price or a count is below zero",
    "It would work the other way round from what its name says.",
    "The figure without its minus.",
)
YEAR_FAR = Code(
    "year-far",
    "review",
    "A year or a date lies far from the years of the case",
    "Two digits the wrong way round move money by decades of inflation, or a review to when nobody is there.",
    "Write the year that is meant; where it is meant as it stands, nothing need be done.",
)

CODES: tuple[Code, ...] = (
    *codes(
        "document",
        (
            "source-filler",
            "A source is a word that says nothing, such as TBC",
            "It would count as a source, and nobody could check the figure.",
            "Say who says so; or write not given.",
        ),
        (
            "ratio-taken",
            "A ratio is larger than any that a trial gives",
            "71 may be 71%, which is a hundredth of it.",
            "Write 71% if that is meant; else leave it.",
        ),
    ),
    *codes(
        "library",
        (
            "figure-renamed",
            "A figure has another id now",
            "The old one is taken for it, for now.",
            "Write the id it has now.",
        ),
        (
            "figure-given-twice",
            "A figure is given under the id it had and the one it has",
            "One of the two would silently win.",
            "Keep one.",
        ),
        (
            "figure-not-here",
            "A figure is not in the library, and why",
            "No other may stand for it.",
            "Add your own copy.",
        ),
    ),
    *codes(
        "case",
        ("years-reversed", "A last year comes before the first", GUESS, "Put them in order."),
        ("unknown-grade-of-evidence", "The table has no such grade", GUESS, "Use one of those listed."),
        ("demand-twice", "A budget line's demand is given twice", "One would silently win.", "Keep one."),
        (
            "preferred",
            "There is not exactly one preferred option",
            "The paper recommends one.",
            "Mark one with preferred: yes.",
        ),
        ("business-as-usual", "Business as usual holds something", "The others are measured against it.", "Empty it."),
        (
            "body-instead",
            "A body without a budget stands for one with a budget, or the other way round",
            "What one gains in cash the other could not.",
            "Name a body of the same sort.",
        ),
        (
            "unknown-body-of-this-model",
            "A stand-in is named for a body that the model does not name",
            "It would stand for nobody.",
            "Name one that the model does.",
        ),
        (
            "moves-with-unknown",
            "Figures are said to move together, and one is behind no answer",
            GUESS,
            "investcase explain CASE.",
        ),
        (
            "moves-with-several",
            "Figures are said to move together by the name of several",
            GUESS,
            "Use one of those listed.",
        ),
        (
            "moves-with-held",
            "A figure is said to move with others and has no range",
            "What is held as it is moves with nothing.",
            "Give it a range, or take it out of the list.",
        ),
        (
            "moves-with-twice",
            "A figure, or a pair of them, is said to move together twice",
            "One would silently win.",
            "Keep one.",
        ),
        (
            "moves-with-impossible",
            "Figures cannot move together in all the ways that are said",
            "Where A goes with B and B with C, A and C cannot have nothing to do with one another.",
            "One list of them all, or smaller correlations.",
        ),
        ("id-twice", "Two things have one id", "A total could not say which it holds.", "Give one another id."),
        ("outside-horizon", "A year is not one of the case's", "Its money would be lost.", "A year of the case."),
        ("no-reason", "A replaced figure or adjustment has no reason", "A reader would ask.", "Add the reason."),
        (
            "not-given",
            "What is already achieved is not said",
            "It would be counted twice.",
            "Add 'already_achieved: ...'.",
        ),
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
            "figure-kind",
            "A figure is of another kind than the model needs",
            "A ratio is no share.",
            "Mend one of the two.",
        ),
        (
            "unknown-intervention",
            "A portfolio names no intervention of its option",
            GUESS,
            "Use the id of one that is.",
        ),
        ("unknown-quantity", "A portfolio names no step of the model", GUESS, "Use the name of a step."),
        (
            "unknown-line-of-its-effect",
            "A portfolio names no line that the model's effect makes",
            GUESS,
            "Use the id of one that is.",
        ),
        ("events-unit", "Events are not in the baseline's unit", "Nothing converts by itself.", "Mend one of the two."),
        (
            "events-baseline",
            "A baseline is not a number of events a year",
            "No share of it could be taken.",
            "Give events a year, above nil.",
        ),
        (
            "events-twice",
            "A line shares its events in two groups",
            "The overlap would be taken off twice.",
            "Say which lines come of which events.",
        ),
        (
            "overlap-twice",
            "An overlap is counted from a shared baseline and under adjustments",
            "It would be taken off twice.",
            "Remove the overlap under adjustments.",
        ),
        (
            "ambition",
            "The preferred option and its ambition disagree",
            "The paper would call two options preferred.",
            "Mark the same option in both.",
        ),
        (
            "decay-on-stock",
            "A decay on a model that runs down by itself",
            "The fading would count twice.",
            "Remove decay, or change how long the effect lasts.",
        ),
        ("unknown-delivery-line", "A saving names no delivery line of the model", GUESS, "Use the id of one that is."),
        (
            "effect-of-stopping",
            "The effect of stopping is assumed to equal that of starting",
            "Nobody measured what stopping does.",
            "Give effect_of_stopping, with its source.",
        ),
        (
            "cut-without-bias",
            "A cut has no optimism bias",
            "Plans to cut hope for too much saved and too little that comes back.",
            "Give optimism_bias for the saving and for the demand, each with its reason.",
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
        ("no-profile-here", "A national profile is published for other nations alone", GUESS, "Count the people here."),
        ("unknown-profile", "No national profile of that name is published here", GUESS, "investcase list profiles."),
        (
            "figure-unused",
            "Nothing uses a figure that the case gives",
            "It looks counted, and is not.",
            "Use it, or remove it.",
        ),
        (
            "source-uncited",
            "Nothing cites a source of the case",
            "It looks relied on, and is not.",
            "Cite it, or remove it.",
        ),
        ("unknown-figure", "There is no such figure", GUESS, "investcase list figures."),
        ("unknown-choice", "The model has no such choice", GUESS, "investcase show MODEL."),
        ("unknown-alternative", "The choice has no such alternative", GUESS, "Use one of those listed."),
        ("unknown-input", "The model has no such input", GUESS, "investcase show MODEL."),
        (
            "unknown-intervention-or-benefit-line",
            "There is no such intervention or benefit line",
            GUESS,
            "Use the id of one of this option.",
        ),
        ("unknown-cost-line-with-staff", "There is no such cost line with staff", GUESS, "Use the id of a staff line."),
        (
            "workforce-twice",
            "Two entries limit or hold the same thing",
            "It would count twice.",
            "Name each in one entry.",
        ),
        ("unknown-omitted-cost", "The model omits no such cost", GUESS, "Use one of those listed."),
        ("unknown-cost-line", "There is no such cost line", GUESS, "Use the id of a line under costs."),
    ),
    *codes(
        "review",
        ("unknown-reference", "An impact names what is not there", GUESS, "Use the id of an entry."),
    ),
    RELEASE_NOT_NAMED,
    BELOW_ZERO,
    YEAR_FAR,
)
