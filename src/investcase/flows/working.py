"""How a part of a line comes of what stands before it and of figures: enough to work it out again elsewhere.

A part that comes of one figure says so by its `factor`, and a sum by its `terms`; what comes about in another way says
it here. A part that says nothing can be read, and cannot be worked out again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from investcase.formulas.product import Product
from investcase.resolving.line_id import LineId
from investcase.resolving.terms import Factor


class Effort(StrEnum):
    """Whose quantities a model gives: by what effort it was run."""

    UNDER_WAY = "under way"
    DELIVERED = "delivered"
    STAFFED = "staffed"
    LATE = "late"
    ON_TIME = "on time"
    STAFFED_LATE = "staffed, late"
    STAFFED_ON_TIME = "staffed, on time"
    CUT = "cut"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Given:
    """It rests on dates, steps and shares that the case sets, and on no figure."""


@dataclass(frozen=True, slots=True)
class OfModel:
    """A quantity of the model that an intervention or a cut puts to work, by its name in the formulas."""

    entry: str
    name: str
    effort: Effort


@dataclass(frozen=True, slots=True)
class Turning:
    """A factor that is turned the other way, two less it, where what it multiplies is below nil, or of a cost above."""

    factor: Factor
    above: bool = False


@dataclass(frozen=True, slots=True)
class CountedAt:
    """What stands above nil counts at a share, or at nil without one; the rest is counted whole."""

    share: Factor | None


@dataclass(frozen=True, slots=True)
class InWholeSteps:
    """Of what a model's line frees, the share that comes in whole steps, or what is left of it."""

    entry: str
    line: str
    step: float
    left: bool


@dataclass(frozen=True, slots=True, eq=False)
class NotReleased:
    """What a model's line frees and does not release: all before the release, and what is less than a whole step."""

    entry: str
    line: str
    step: float | None
    released_from: Product


@dataclass(frozen=True, slots=True)
class FilledPosts:
    """The share of the posts of an entry of the workforce that can be filled."""

    entry: str


@dataclass(frozen=True, slots=True)
class Leavers:
    """How many leave the filled posts of an entry of the workforce in the year."""

    entry: str


@dataclass(frozen=True, slots=True)
class DeliveredOf:
    """The share of a model's quantity that is delivered with the posts that can be filled."""

    entry: str
    name: str


@dataclass(frozen=True, slots=True)
class NotInPlan:
    """The share of what an intervention saves that no approved plan counts yet."""

    entry: str


@dataclass(frozen=True, slots=True)
class CountedOnce:
    """What is left of an intervention's effect on shared events when each is counted once."""

    events: str
    entry: str


@dataclass(frozen=True, slots=True)
class PartsOf:
    """The product of the first so many parts of another line."""

    line: LineId
    parts: int


@dataclass(frozen=True, slots=True)
class VatOn:
    """Irrecoverable tax on a line: a share of it, or pounds in each year in which there is an amount of it.

    `to_base` brings pounds of each year to the case's prices, [year].
    """

    of: PartsOf
    factor: Factor
    a_share: bool
    to_base: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class WornLeft:
    """What straight-line wear over a life leaves of purchases at the end; `prices` are those of each year, [year]."""

    of: PartsOf
    life: Factor
    prices: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class ValueLeft:
    """What is given as the value at the end."""

    factor: Factor


@dataclass(frozen=True, slots=True)
class FurtherReleased:
    """What a line comes to above the most of any year before."""

    of: PartsOf


@dataclass(frozen=True, slots=True)
class StillPaid:
    """Of what is further released in each year, all that is still paid so many years on."""

    of: PartsOf
    years: float


Working = (
    Given
    | OfModel
    | Turning
    | CountedAt
    | InWholeSteps
    | NotReleased
    | FilledPosts
    | Leavers
    | DeliveredOf
    | NotInPlan
    | CountedOnce
    | PartsOf
    | VatOn
    | WornLeft
    | ValueLeft
    | FurtherReleased
    | StillPaid
)
