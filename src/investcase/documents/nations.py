"""The nations of the UK, and the UK itself."""

from __future__ import annotations

from enum import StrEnum


class Nation(StrEnum):
    """Where a figure holds, or a case is decided."""

    UK = "uk"
    ENGLAND = "england"
    SCOTLAND = "scotland"
    WALES = "wales"
    NORTHERN_IRELAND = "northern_ireland"
