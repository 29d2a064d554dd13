"""Fields that an earlier investcase had, and what to write in place of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Retired:
    """A field that is no more: a field that stood beside it, by which its document is known, and what to write."""

    beside: str
    remedy: str


RETIRED = {
    "saves": Retired(
        beside="irrecoverable_vat",
        remedy="remove saves, and move the line to benefits, its amounts without their minus, with cash_type, "
        "budget_line and owner: what is no longer spent is a benefit",
    )
}


def instead_of(name: str, allowed: Collection[str]) -> str | None:
    """What to write instead of a field that is no more, where it once stood; None for any other name."""
    retired = RETIRED.get(name)
    return retired.remedy if retired is not None and retired.beside in allowed else None
