"""What a document's classes allow at a place in it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel

from investcase.reading.nodes import Path

_DEEPEST = 4


def field_names(model: type[BaseModel], loc: Path, *, needed: bool = False) -> list[str]:
    """The fields allowed at a place, or those that it needs, found by walking the models along the path."""
    current: Any = model
    for part in loc:
        current = _step(current, part)
        if current is None:
            return []
    found = next(iter(_models_in(current)), None)
    fields = found.model_fields.items() if found else ()
    return [info.alias or name for name, info in fields if not needed or info.is_required()]


def it_goes_under(name: str, model: type[BaseModel], loc: Path) -> str | None:
    """Where a name that means nothing here has its place: the nearest field below that has it, and the way there."""
    way = _ways_below(model, tuple(part if isinstance(part, str) else 0 for part in loc)).get(name)
    return f"it goes under {way}" if way else None


@lru_cache(maxsize=64)
def _ways_below(model: type[BaseModel], loc: Path) -> dict[str, str]:
    """The way from a place to each name that means something below it, the shortest and first."""
    current: Any = model
    for part in loc:
        current = _step(current, part)
    ways: dict[str, str] = {}
    reached: list[tuple[str, Any]] = [("", current)]
    for _ in range(_DEEPEST):
        reached = [
            (f"{way}, {info.alias or field}" if way else str(info.alias or field), info.annotation)
            for way, kind in reached
            for field, info in _fields_of(kind)
        ]
        for way, kind in reached:
            for field, info in _fields_of(kind):
                for called in (field, info.alias):
                    if called is not None:
                        ways.setdefault(called, way)
    return ways


def _fields_of(annotation: Any) -> list[tuple[str, Any]]:
    if annotation is None:
        return []
    return [entry for found in _models_in(annotation) for entry in found.model_fields.items()]


def is_needed(model: type[BaseModel], path: Path) -> bool:
    """Whether a document cannot do without what stands at a path."""
    current: Any = model
    for part in path[:-1]:
        current = _step(current, part)
    for found in _models_in(current) if current is not None and path else ():
        for name, info in found.model_fields.items():
            if path[-1] in (name, info.alias):
                return info.is_required()
    return False


def _step(annotation: Any, part: str | int) -> Any:
    for model in _models_in(annotation):
        for name, info in model.model_fields.items():
            if part in (name, info.alias):
                return info.annotation
    inner = [arg for arg in get_args(annotation) if arg is not type(None)]
    for arg in inner:
        if list(_models_in(arg)):
            return arg
    return None


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for arg in get_args(annotation) for model in _models_in(arg)]
