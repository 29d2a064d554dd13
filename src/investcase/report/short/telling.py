"""What a section of the short paper is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.report.short.furniture import Numbering, Section
from investcase.report.view.paper import Paper


@dataclass(frozen=True, slots=True)
class Telling:
    """The case worked out, its evidence pack with the letter of each part, and the numbers that are given out."""

    appraisal: Appraisal
    evidence: Paper
    pack: Mapping[str, str]
    numbering: Numbering


Writer = Callable[[Telling], Section | None]
"""Writes a section, or None where the case has nothing to say of it."""
