"""Decisions, risks, comments and next steps."""

from __future__ import annotations

from investcase.report.short.furniture import Section
from investcase.report.short.telling import Telling


def section(telling: Telling) -> Section | None:
    """The section, or None where there is nothing to say."""
    return None
