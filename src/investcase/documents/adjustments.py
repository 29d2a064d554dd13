"""What is taken off an effect before it is counted."""

from __future__ import annotations

from pydantic import Field

from investcase.documents.base import Document
from investcase.documents.bias import GradeCorrection
from investcase.documents.fields import Measure, Name, Text


class Adjustments(Document):
    """From the gross claim to what this place can expect: each a share, each named, with its reason.

    `illustrative` names those that nobody has measured.
    """

    deadweight: Measure | None = None
    attribution: Measure | None = None
    displacement: Measure | None = None
    leakage: Measure | None = None
    already_achieved: Measure | None = None
    achievement: Measure | None = None
    overlap: Measure | None = None
    optimism_bias: Measure | None = None
    evidence_grade: GradeCorrection | None = None
    reasons: dict[Name, Text] = Field(default_factory=dict)
    illustrative: tuple[Name, ...] = ()
