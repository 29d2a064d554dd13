"""The words of every problem of keeping a library up."""

from __future__ import annotations

from investcase.reading.codes import GUESS, Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "library",
        ("no-figure", "The library holds no figure of that id", GUESS, "investcase list figures."),
        ("source-not-cited", "No value that stands is of that source", GUESS, "investcase library report."),
        (
            "value-not-whole",
            "The next value of a figure lacks something that is asked of every value of it",
            "It could not be told from a guess, or held against the value before.",
            "Say each of them as its source does.",
        ),
        (
            "which-value",
            "A figure has several values, or one that nobody can add to as a number",
            "The wrong one would be followed.",
            "Say which, as --holds-for England; or write it by hand, with its study.",
        ),
        (
            "value-before",
            "A next value is to stand from a day on which one does already",
            "One of the two would silently win.",
            "A later day; one of an earlier year is written by hand, in its place.",
        ),
        (
            "review-order",
            "A value is to be looked at again before it was looked at",
            "It would be overdue at once.",
            "A review after the day of the check.",
        ),
        (
            "unwritable",
            "A file cannot be written into line by line",
            "Nothing else that somebody typed may move.",
            "Write it by hand.",
        ),
    ),
)
