"""What each field of the result is, said where the field is written: its words, whose pounds, and its sign.

Two kinds of money, and no third. A signed amount is good for the body named when it is plus. A plain amount is so much
of what its name says (costs, what is out of pocket, what is wanting) and is plus when there is some of it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

SIGNED = "plus_is_good"
AMOUNT = "amount"
_RULES = {
    SIGNED: "Plus is good for the body named, minus is bad.",
    AMOUNT: "A plain amount: plus is that much of it.",
}


class Terms(StrEnum):
    """Which pounds an amount is in."""

    PRESENT = "present_value"
    REAL = "real"
    REAL_DRAWN = "real_drawn"
    CASH = "cash"
    YEARLY = "yearly"
    PRICE = "price"


_TERMS = {
    Terms.PRESENT: "pounds of the price base, discounted to the first year",
    Terms.REAL: "pounds of the price base, undiscounted, central",
    Terms.REAL_DRAWN: "pounds of the price base, undiscounted, over the draws",
    Terms.CASH: "pounds of each year's cash, central",
    Terms.YEARLY: "pounds of the price base, the same in each year",
    Terms.PRICE: "pounds of the price base for each unit",
}


def signed(words: str, terms: Terms) -> Any:
    """Money that is good for the body named when it is plus; the body is everyone together where none is named."""
    return _money(words, terms, SIGNED)


def amount(words: str, terms: Terms) -> Any:
    """Money that is so much of what its name says, and is plus when there is some of it."""
    return _money(words, terms, AMOUNT)


def said(words: str) -> Any:
    """A field that holds no money."""
    return Field(description=words)


def _money(words: str, terms: Terms, sign: str) -> Any:
    return Field(
        description=f"{words} ({_TERMS[terms]}). {_RULES[sign]}",
        json_schema_extra={"x-sign": sign, "x-terms": str(terms)},
    )
