"""What is taken off an effect before it is counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.bias import GradeCorrection
from investcase.documents.fields import Name, Share, Text, fault
from investcase.documents.figure import Status
from investcase.reading.nodes import Data, Path, Positions


class AdjustmentGiven(Document):
    """One adjustment with its reason and its standing beside it: `{share: 20%, reason: Nobody knows it.}`."""

    share: Share
    reason: Text | None = None
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL


if TYPE_CHECKING:
    Adjustment = Share
else:
    # Whatever is rightly written the long way is a share, a reason and a name by the time that it is read.
    Adjustment = Share | AdjustmentGiven


class Adjustments(Document):
    """From the gross claim to what this place can expect: each a share, each named, with its reason.

    `illustrative` names those that nobody has measured.
    """

    deadweight: Adjustment | None = None
    attribution: Adjustment | None = None
    displacement: Adjustment | None = None
    leakage: Adjustment | None = None
    already_achieved: Adjustment | None = None
    achievement: Adjustment | None = None
    overlap: Adjustment | None = None
    optimism_bias: Adjustment | None = None
    evidence_grade: GradeCorrection | None = None
    reasons: dict[Name, Text] = Field(default_factory=dict)
    illustrative: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _each_reason_once(self) -> Adjustments:
        for name in _SHARES:
            if isinstance(getattr(self, name), AdjustmentGiven):
                raise fault(
                    "adjustment-twice",
                    f"{name} has its reason or its status beside it, and again under reasons or illustrative",
                    f"{name}: {{share: ..., reason: ..., status: ...}}, or reasons and illustrative",
                    f"remove {name} under reasons and illustrative",
                )
        return self


_SHARES = tuple(name for name in Adjustments.model_fields if name not in ("evidence_grade", "reasons", "illustrative"))
_GIVEN = frozenset(AdjustmentGiven.model_fields)


def apart(data: dict[str, Data], positions: Positions) -> dict[str, Data]:
    """The case with every adjustment that has its reason beside it parted into share, reason and standing.

    What is not rightly written so is left as it is, to be told.
    """
    options = data.get("options")
    if not isinstance(options, list):
        return data
    made = [_option(option, ("options", index), positions) for index, option in enumerate(options)]
    return {**data, "options": made}


def _option(option: Data, path: Path, positions: Positions) -> Data:
    if not isinstance(option, dict):
        return option
    made = dict(option)
    for part in ("interventions", "disinvestments"):
        entries = option.get(part)
        if isinstance(entries, list):
            made[part] = [_entry(entry, (*path, part, index), positions) for index, entry in enumerate(entries)]
    return made


def _entry(entry: Data, path: Path, positions: Positions) -> Data:
    given = entry.get("adjustments") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(given, dict):
        return entry
    reasons, illustrative = given.get("reasons", {}), given.get("illustrative", [])
    if not isinstance(reasons, dict) or not isinstance(illustrative, list):
        return entry
    reasons, illustrative, made = dict(reasons), list(illustrative), dict(given)
    at = (*path, "adjustments")
    for name, long in _long(given):
        if name in illustrative or (name in reasons and "reason" in long):
            continue
        made[name] = long["share"]
        for part in ("reasons", "illustrative"):
            positions.values.setdefault((*at, part), positions.at((*at, name)))
        if "reason" in long:
            reasons[name] = long["reason"]
            positions.copy(long["reason"], (*at, name, "reason"), (*at, "reasons", name))
        if long.get("status") == Status.ILLUSTRATIVE:
            illustrative.append(name)
            positions.copy(None, (*at, name, "status"), (*at, "illustrative", len(illustrative) - 1))
        positions.copy(long["share"], (*at, name, "share"), (*at, name))
    parts: dict[str, Data] = {"reasons": reasons, "illustrative": illustrative}
    return {**entry, "adjustments": made | {name: value for name, value in parts.items() if value or name in given}}


def _long(given: dict[str, Data]) -> Iterator[tuple[str, dict[str, Data]]]:
    for name, long in given.items():
        if name not in _SHARES or not isinstance(long, dict) or "share" not in long or not set(long) <= _GIVEN:
            continue
        if long.get("status", Status.LOCAL) in (Status.LOCAL, Status.ILLUSTRATIVE):
            yield name, long
