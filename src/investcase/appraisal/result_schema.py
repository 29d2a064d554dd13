"""The JSON Schema of the result, made from the classes that write it, and so saying what they do."""

from __future__ import annotations

import json
import types
from typing import Any, Literal, Union, get_args, get_origin

from investcase.appraisal.part import Part
from investcase.appraisal.result import SCHEMA, Result

_PLAIN: dict[object, str] = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
_RULE = (
    "Plus is good for the body named and minus is bad; where no body is named, for everyone together. A cost is minus, "
    "a saving plus, a net amount plus where the body is better off. Fields with x-sign: amount are plain amounts of "
    "what their names say, such as pv_costs and peak_exposure. Null is undefined, with the reason in problems; no "
    "number is ever NaN or infinite. By year: one for each of years, in their order."
)


def result_schema() -> dict[str, Any]:
    """The schema as plain data (JSON Schema 2020-12); every field is described, and every money field says its sign."""
    return schema_of(Result, SCHEMA, _RULE)


def schema_of(whole: type[Part], name: str, rule: str) -> dict[str, Any]:
    """The schema of a whole document of ours by the name it bears, as plain data; `rule` says what holds in all."""
    parts: dict[str, dict[str, Any]] = {}
    top = _object(whole, parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": name,
        "title": name,
        "description": f"{_summary(whole)} {rule}",
        **{key: value for key, value in top.items() if key not in ("title", "description")},
        "$defs": dict(sorted(parts.items())),
    }


def schema_text() -> str:
    """The schema as JSON, with a final newline."""
    return json.dumps(result_schema(), ensure_ascii=False, indent=1) + "\n"


def _object(part: type[Part], parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    fields = {name.rstrip("_"): field for name, field in part.model_fields.items()}
    return {
        "title": part.__name__,
        "description": _summary(part),
        "type": "object",
        "properties": {name: _field(field, parts) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.is_required() or name in ("schema", "forming")],
        "additionalProperties": False,
    }


def _field(field: Any, parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    extra = field.json_schema_extra or {}
    return {"description": field.description, **extra, **_type(field.annotation, parts)}


def _type(annotation: Any, parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if annotation in _PLAIN:
        return {"type": _PLAIN[annotation]}
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return {"const": inner[0]} if len(inner) == 1 else {"enum": list(inner)}
    if origin in (Union, types.UnionType):
        return _either([_type(each, parts) for each in inner])
    if origin is tuple:
        return {"type": "array", "items": _type(inner[0], parts)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(inner[1], parts)}
    if annotation.__name__ not in parts:
        parts[annotation.__name__] = {}
        parts[annotation.__name__] = _object(annotation, parts)
    return {"$ref": f"#/$defs/{annotation.__name__}"}


def _either(kinds: list[dict[str, Any]]) -> dict[str, Any]:
    plain = [kind["type"] for kind in kinds if list(kind) == ["type"]]
    return {"type": plain} if len(plain) == len(kinds) else {"anyOf": kinds}


def _summary(part: type[Part]) -> str:
    return " ".join((part.__doc__ or "").split())
