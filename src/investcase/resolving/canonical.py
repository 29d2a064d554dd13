"""The inputs of a case as one document: every figure used and where it came from, nothing of the author's files.

This is what a paper carries with it and what its fingerprint is taken of. Comments, file names and unused figures are
left out; values are written as text, so that reading it back loses nothing. Counts of people are protected before they
get here, so neither the document nor its fingerprint gives one away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from investcase.catalogue.profiles import GroupShare
from investcase.documents.base import Document
from investcase.documents.equality import Equality, protected
from investcase.documents.equality_counts import Count
from investcase.quantities import Quantity, Unit, Year
from investcase.resolving.canonical_text import canonical_text
from investcase.resolving.figures import Resolved
from investcase.resolving.resolved_case import ResolvedCase

FORMAT = "investcase/inputs/1"


def canonical_inputs(case: ResolvedCase) -> bytes:
    """The inputs as UTF-8 YAML; the same bytes for the same inputs."""
    models = {entry.document.model: entry.document for option in case.options for entry in option.models_at_work}
    content: dict[str, Any] = {
        "format": FORMAT,
        "case": _plain(case.document),
        "place": _place(case),
        "discount_schedule": _plain(case.schedule),
        "health_schedule": _plain(case.health_schedule),
        "compared_schedules": [
            {"schedule": _plain(rates.schedule), "health": _plain(rates.health)} for rates in case.compared
        ],
        "price_index": {
            "index": case.prices.index.document.index,
            "title": case.prices.index.document.title,
            "values": {str(Year(start)): repr(value) for start, value in sorted(case.prices.index.values.items())},
        },
        "models": {name: _plain(models[name]) for name in sorted(models)},
        "figures": [_figure(figure) for figure in _every_figure(case)],
    }
    if case.stand_ins:
        content["profiles"] = [_stand_in(row) for row in case.stand_ins]
    return canonical_text(content).encode("utf-8")


def fingerprint(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _every_figure(case: ResolvedCase) -> Iterable[Resolved]:
    return case.register().values()


def _figure(figure: Resolved) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": figure.key,
        "title": figure.title,
        "value": str(figure.quantity),
        "as_written": str(figure.original),
        "price_base": str(figure.price_base) if figure.price_base else None,
        "status": str(figure.status),
        "source": figure.source,
        "origin": figure.origin,
        "replaced": [{"value": str(old.value), "origin": old.origin, "source": old.source} for old in figure.replaced],
    }
    return {key: value for key, value in written.items() if value not in (None, [])}


def _stand_in(row: GroupShare) -> dict[str, Any]:
    said = row.said
    return {
        "population": said.population,
        "characteristic": said.characteristic,
        "group": said.group,
        "share": repr(row.share),
        "year": said.year,
        "nations": [str(nation) for nation in said.nations],
        "status": str(said.status),
        "source": said.source.cited(),
    }


def _place(case: ResolvedCase) -> dict[str, Any]:
    if case.place is None:
        return {"name": case.place_name, "nation": str(case.nation)}
    return {"code": case.place.code, "name": case.place.name, "nation": str(case.nation)}


def _plain(value: Any) -> Any:
    """Anything a document holds as text, lists and mappings; what was not given is left out."""
    if isinstance(value, Equality):
        value = protected(value)
    if isinstance(value, Document):
        pairs = ((info.alias or name, getattr(value, name)) for name, info in type(value).model_fields.items())
        return {name: _plain(inner) for name, inner in pairs if inner is not None and inner not in ((), {})}
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Quantity | Unit | Year | Count):
        return str(value)
    return None if value is None else str(value)
