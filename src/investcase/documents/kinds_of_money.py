"""What money is to a budget, and which of a body's prices it follows."""

from __future__ import annotations

from enum import StrEnum


class CashType(StrEnum):
    """What a benefit is to a budget; the four never share a total."""

    CASH_RELEASING = "cash_releasing"
    AVOIDED_GROWTH = "avoided_growth"
    CAPACITY = "capacity"
    WIDER_VALUE = "wider_value"


class PriceKind(StrEnum):
    """Which of a body's own price assumptions a line follows; `general` is general inflation."""

    PAY = "pay"
    FEES = "fees"
    NON_PAY = "non_pay"
    INCOME = "income"
    GENERAL = "general"
