"""What is taken off an effect before it is counted."""

from __future__ import annotations

from pydantic import Field

from investcase.documents.base import Document
from investcase.documents.bias import GradeCorrection
from investcase.documents.fields import Name, Share, Text


class Adjustments(Document):
    """From the gross claim to what this place can expect: each a share, each named, with its reason.

    `illustrative` names those that nobody has measured.
    """

    deadweight: Share | None = None
    attribution: Share | None = None
    displacement: Share | None = None
    leakage: Share | None = None
    already_achieved: Share | None = None
    achievement: Share | None = None
    overlap: Share | None = None
    optimism_bias: Share | None = None
    evidence_grade: GradeCorrection | None = None
    reasons: dict[Name, Text] = Field(default_factory=dict)
    illustrative: tuple[Name, ...] = ()
