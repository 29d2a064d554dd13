"""The words of the catalogue of problems, continued: numbers that can hardly be meant as they stand."""

from __future__ import annotations

from investcase.checks.code_texts.entries import Entries

PLAUSIBLE: Entries = (
    (
        "year-far",
        "A year or a date lies far from the years of the case",
        "Two digits the wrong way round move money by decades of inflation, or a review to when nobody is there.",
        "Write the year that is meant; where it is meant as it stands, nothing need be done.",
    ),
)
