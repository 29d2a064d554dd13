"""The labels of what a model makes: of a line of its own, put to work or cut."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from investcase.documents.bodies import Body, body_of
from investcase.documents.model import ModelLine
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.labels import CutPart, Labels, Role
from investcase.resolving.line_id import LineId, MadeBy

STOPS_BY_ITSELF = "nobody: it stops by itself"
"""Who makes such a budget line fall, as it is printed."""


def model_labels(entry: ResolvedIntervention, key: str, option: str, lead: Body, **changes: Any) -> Labels:
    """The labels of a model's line at work; `changes` are what is said to differ, such as what of it is cash."""
    line = entry.document.lines[key]
    stops = line.budget_line is not None
    return replace(
        _in_model(entry, key, option, lead),
        has_end=entry.rollout.stops is not None,
        marginal_share=entry.marginal_share,
        budget_line=line.budget_line,
        owner=STOPS_BY_ITSELF if stops else None,
        stops_by_itself=stops,
        **changes,
    )


def cut_labels(
    service: ResolvedIntervention, key: str, option: str, lead: Body, in_cut: CutPart, **changes: Any
) -> Labels:
    """The labels of a model's line where its service is cut; `changes` are what is said to differ."""
    return replace(_in_model(service, key, option, lead), in_cut=in_cut, **changes)


def claimed_labels(service: ResolvedIntervention, key: str, written: Labels) -> Labels:
    """The labels of a saving that is what a part of delivery costs: as they are written, and as the model says."""
    line = service.document.lines[key]
    return replace(
        written,
        intervention=service.id,
        made_from=line.amount,
        follows_effect=line.adjusted,
        last_part=service.rollout.last_part,
        capital=line.spend == "capital",
        role=_role(line),
        health=line.discount == "health",
        priced_in=service.priced_in(line.amount),
    )


def _in_model(entry: ResolvedIntervention, key: str, option: str, lead: Body) -> Labels:
    line = entry.document.lines[key]
    return Labels(
        id=LineId(key, MadeBy.MODEL, entry.id),
        title=line.title,
        option=option,
        body=body_of(line.body, lead, entry.instead),
        kind=line.kind,
        intervention=entry.id,
        made_from=line.amount,
        capital=line.spend == "capital",
        follows_effect=line.adjusted,
        last_part=entry.rollout.last_part,
        role=_role(line),
        health=line.discount == "health",
        prices_as=line.prices_as,
        prices_of=entry.instead.get("lead") if line.contribution else None,
        priced_in=entry.priced_in(line.amount),
    )


def _role(line: ModelLine) -> Role:
    return "contribution" if line.contribution else "plain"
