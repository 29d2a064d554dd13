"""The words of every problem of money in settling a case: releases, funding, bias, borrowing and prices."""

from __future__ import annotations

from investcase.reading.codes import GUESS, Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "case",
        (
            "bias-spend",
            "A bias for one kind of spend is put on another",
            "The table does not hold there.",
            "Use another kind.",
        ),
        ("bias-duration", "The table has no value for that duration", GUESS, "Give a share of your own."),
        ("unknown-kind-of-work", "The table has no such kind of work", GUESS, "Use one of those listed."),
        ("unknown-table-of-optimism-bias", "There is no such table", GUESS, "Use the name suggested."),
        (
            "release-body",
            "A release is for a body that gains nothing",
            "It would release nothing.",
            "Name one that gains.",
        ),
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
        (
            "unknown-funding-stream",
            "The register of funding has no such stream",
            GUESS,
            "Use one of those listed, or leave stream out.",
        ),
        (
            "stream-nation",
            "The money belongs to another nation",
            "It would never be paid.",
            "Use money of this nation.",
        ),
        ("stream-body", "The money does not go to that body", "It would never be paid.", "Use a body it goes to."),
        (
            "stream-ends",
            "The money is not allowed so late",
            "It would not be there when it is counted on.",
            "Amounts up to the last year shown.",
        ),
        (
            "stream-ends-first",
            "The money ends before the case does",
            "What it paid for may go on.",
            "exit: what pays for it then, or how the cost ends.",
        ),
        (
            "stream-not-read",
            "Nobody read all the conditions of the money",
            "It may not pay for this.",
            "Ask whoever pays it.",
        ),
        (
            "stream-recurs",
            "Money set year by year is said to recur",
            "What is not promised may not come.",
            "recurrent: no and an exit, or name the promise.",
        ),
        ("price-base", "The price base is before the index begins", "Prices could not be compared.", "A later year."),
        ("price-base-taken", "A local amount has no price base", "The case's own is taken.", "Add 'price_base: ...'."),
        (
            "absorbed-body",
            "A body is said to absorb what does not come back to it",
            "It would change nothing.",
            "Name a body to which something comes back.",
        ),
        (
            "cost-below-zero",
            "A cost is below zero",
            "A saving written as a cost names no budget that falls, and escapes what is asked of a saving.",
            "A benefit with its cash_type, budget_line and owner.",
        ),
        ("saving-twice", "A cut claims a line of its model twice", "The saving would count twice.", "Keep one."),
        (
            "saving-body",
            "A saving is claimed by a body that does not pay for it",
            "Nobody saves what somebody else pays.",
            "Name the body that pays.",
        ),
        (
            "borrowing-line",
            "A loan is for a line that is not the body's own capital spending",
            "A public body borrows for capital, and for its own.",
            "Name a capital cost line of that body, or remove the loan.",
        ),
        (
            "discount-role",
            "A case is discounted at rates that are for something else",
            "Health rates are for lives and health alone; "
            "reduced and recommended ones are for a run beside the standard.",
            "Name a standard schedule.",
        ),
        (
            "no-health-rates",
            "Lines of life and health take the rates of everything else",
            "A flat rate, and some editions, have no health rates.",
            "Nothing, or name a schedule that has them.",
        ),
        (
            "price-years",
            "A year is missing between the rates of a price",
            "Nobody could say what it does in that year.",
            "Give every year in turn; the last rate is held on.",
        ),
    ),
)
