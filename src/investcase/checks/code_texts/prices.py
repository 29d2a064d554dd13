"""The words of the catalogue of problems, continued: prices, rates and what stands in a budget alone."""

from __future__ import annotations

from investcase.checks.code_texts.entries import GUESS, Entries

PRICES_DOCUMENT: Entries = (
    ("growth", "This is not a yearly rate of growth", GUESS, "Write one rate a year, such as 3.5%."),
    (
        "price-rate",
        "A price moves in no way, or two",
        "The two could differ.",
        "Keep each_year or by_year.",
    ),
)
PRICES_CASE: Entries = (
    (
        "price-years",
        "A year is missing between the rates of a price",
        "Nobody could say what it does in that year.",
        "Give every year in turn; the last rate is held on.",
    ),
)
PRICES_REVIEW: Entries = (
    (
        "no-own-prices",
        "Pay or fees move with general inflation because the case gives no rate of its own",
        "Pay awards and fees seldom rise as prices do, and the budget is in cash.",
        "Give the rates of the medium-term plan under prices, with their source.",
    ),
)
