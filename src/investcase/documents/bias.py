"""Optimism bias from a published table: bounds by kind of work, lowered by what mitigates it, never below the lower."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.digits import Decimal
from investcase.documents.fields import Id, OneShare, Share, Text, fault
from investcase.documents.figure import Status
from investcase.documents.reading_numbers import of_kind
from investcase.quantities import Quantity
from investcase.quantities.kinds import Rule

_UPLIFT = Rule(
    *("bias-bounds", "bound", "lies outside nil to ten times the whole"),
    "a share of the cost, or of the time planned, such as 24%",
    low=0,
    high=10,
    sign="beyond_one",
)
Uplift = Annotated[Quantity, of_kind(_UPLIFT)]


class BiasKind(Document):
    """The bounds of one kind of work, as shares of its cost (`upper`, `lower`) and of its planned duration."""

    title: Text
    of: Literal["capital", "revenue"]
    upper: Uplift
    lower: Uplift
    duration_upper: Uplift | None = None
    duration_lower: Uplift | None = None

    @model_validator(mode="after")
    def _in_order(self) -> BiasKind:
        for low, high in ((self.lower, self.upper), (self.duration_lower, self.duration_upper)):
            if low is None or high is None:
                continue
            if low.central > high.central:
                raise fault(
                    "bias-bounds", "the lower bound is not below the upper", "shares, lower then upper: 2%, 24%"
                )
        return self


class BiasTable(Document):
    """`investcase/bias/1`: starting values for optimism bias, by kind of work.

    `grades` holds corrections by grade of evidence, for a library that has such a table: shares that lower benefits.
    """

    bias: Id
    title: Text
    source: Id
    locator: Text
    status: Status
    kinds: dict[Id, BiasKind] = Field(default_factory=dict)
    grades: dict[Id, Share] = Field(default_factory=dict)
    note: Text | None = None


class RiskArea(Document):
    """One risk area: the share of the bias it explains, how far it has been managed, and what shows it."""

    risk_area: Text
    contribution: Share
    mitigated: Share
    evidence: Text


class TabledBias(Document):
    """A bias from a table: one kind of work, or several with their shares of the cost."""

    table: Id = "mott-macdonald-2002"
    kind: Id | None = None
    kinds: dict[Id, Share] = Field(default_factory=dict)
    mitigation: tuple[RiskArea, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> TabledBias:
        if (self.kind is None) == (not self.kinds):
            raise fault("bias-kind", "a bias is of one kind of work, or of several by share", "one of: kind, kinds")
        if self.kinds and abs(sum(share.central for share in self.kinds.values()) - 1) > 1e-6:
            raise fault(
                "bias-kind", "the shares of the kinds do not add to 100%", "shares of the cost that add to 100%"
            )
        if sum(area.contribution.central for area in self.mitigation) > 1 + 1e-9:
            raise fault(
                "bias-mitigation", "the contributions of the risk areas add to over 100%", "at most 100% in all"
            )
        return self

    @property
    def shares(self) -> dict[str, float]:
        """Every kind of work with its share of the cost."""
        return {self.kind: 1.0} if self.kind else {kind: share.central for kind, share in self.kinds.items()}

    @property
    def managed(self) -> float:
        """The share of the bias that has been managed: contributions times degrees of mitigation (MM 2002, 4.1)."""
        # Exact, so that the order in which they are written changes no digit.
        return math.fsum(area.contribution.central * area.mitigated.central for area in self.mitigation)


class GradeCorrection(Document):
    """A correction for the grade of the evidence, from a table in the council's own library, signed off by somebody."""

    table: Id
    grade: Id
    signed_off_by: Text


class SetUp(Document):
    """Work before the effect can begin: how long it is planned to take, and how far such plans run late."""

    months: Decimal = Field(gt=0, le=240)
    optimism_bias: OneShare | None = None
    optimism_bias_from: TabledBias | None = None
    reason: Text

    @model_validator(mode="after")
    def _one_bias(self) -> SetUp:
        if (self.optimism_bias is None) == (self.optimism_bias_from is None):
            raise fault("bias-twice", "the lateness is said in one way", "one of: optimism_bias, optimism_bias_from")
        return self
