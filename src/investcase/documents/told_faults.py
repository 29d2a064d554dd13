"""One complaint of pydantic's in words: what is wrong, what was expected, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from investcase.documents.held_back import still_held_back
from investcase.documents.model_fields import field_names
from investcase.documents.saying import NOTHING, dotted, is_empty, said_of, users
from investcase.documents.unknown_fields import instead_of_unknown
from investcase.numbers.writing import number
from investcase.reading.nodes import Path, Positions
from investcase.reading.problems import Mend, Position, Problem
from investcase.reading.suggest import did_you_mean, nearest, one_of, to_write
from investcase.reading.veiling import veil

_BOUNDS = {
    "greater_than": "a number above {gt}",
    "greater_than_equal": "a number from {ge} up",
    "less_than_equal": "a number up to {le}",
}
_WRITE_IT = "write it here"
_FILL_OR_HOLD_BACK = "write it here, or on the lines below and two spaces further in; or put # before this line"
_LINES = "lines of the form 'name: value', indented under it"
_ALSO = {
    **dict.fromkeys(("int_type", "int_from_float", "int_parsing_size"), "int_parsing"),
    **dict.fromkeys(("float_type", "finite_number"), "float_parsing"),
}
"""Faults that are one to whoever reads of them."""
_EXPECTED = {
    "string_type": "text",
    "int_parsing": "a whole number",
    "float_parsing": "a number, such as 3.17",
    "dict_type": _LINES,
    "model_type": _LINES,
    "model_attributes_type": _LINES,
    "tuple_type": "a list, each item beginning with '- '",
    "list_type": "a list, each item beginning with '- '",
    "string_too_short": "some text",
    "string_too_long": "at most {most} characters",
}

_Tells = Callable[[dict[str, Any], type[BaseModel], Positions], Problem]


def told(fault: dict[str, Any], model: type[BaseModel], positions: Positions) -> Problem:
    """One fault of pydantic's in words: what is wrong at its `loc`, what was expected, and what to write."""
    kind: str = _ALSO.get(fault["type"], fault["type"])
    if kind in _TELLS:
        return _TELLS[kind](fault, model, positions)
    context = fault.get("ctx") or {}
    if "message" in context:
        return _in_our_words(fault, kind, positions)
    if kind in _BOUNDS:
        at, expected = _at(fault, positions), _BOUNDS[kind].format(**context)
        return _problem(positions, "out-of-range", "this is out of range", at, fault["loc"], expected=expected)
    return _of_the_wrong_kind(fault, kind, model, positions)


def _at(fault: dict[str, Any], positions: Positions) -> Position:
    return positions.key_at(fault["loc"]) if fault["on_key"] else positions.at(fault["loc"])


def _too_short(fault: dict[str, Any], model: type[BaseModel], positions: Positions) -> Problem:
    loc: Path = fault["loc"]
    least, found = (fault["ctx"][name] for name in ("min_length", "actual_length"))
    said = "nothing is in this list" if not found else "this list has too few items"
    wanted = "at least one item" if least == 1 else f"at least {least} items"
    return _problem(positions, "too-short", said, positions.at(loc), loc, expected=wanted)


def _too_long(fault: dict[str, Any], model: type[BaseModel], positions: Positions) -> Problem:
    loc: Path = fault["loc"]
    wanted = f"at most {fault['ctx']['max_length']} items"
    return _problem(positions, "too-long", "this list has too many items", positions.at(loc), loc, expected=wanted)


def _missing(fault: dict[str, Any], model: type[BaseModel], positions: Positions) -> Problem:
    loc: Path = fault["loc"]
    name = str(loc[-1]) if loc else ""
    expected = f"a line '{name}: ...' here"
    return _problem(positions, "missing", f"{name!r} is missing", positions.at(loc), loc[:-1], expected=expected)


def _unknown_field(fault: dict[str, Any], model: type[BaseModel], positions: Positions) -> Problem:
    loc: Path = fault["loc"]
    name = str(loc[-1]) if loc else ""
    allowed = field_names(model, loc[:-1])
    return _problem(
        positions,
        "unknown-field",
        f"{name!r} is not a field here",
        positions.key_at(loc),
        loc[:-1],
        expected=one_of(allowed) if allowed else None,
        **instead_of_unknown(name, allowed, model, loc, positions),
    )


def _not_one_of(fault: dict[str, Any], model: type[BaseModel], positions: Positions) -> Problem:
    loc, written = fault["loc"], fault["input"]
    allowed = re.findall(r"'([^']*)'", str((fault.get("ctx") or {}).get("expected", "")))
    return _problem(
        positions,
        "not-one-of",
        said_of(written, "is not allowed here"),
        _at(fault, positions),
        loc,
        expected=one_of(allowed),
        remedy=_WRITE_IT if is_empty(written) else did_you_mean(str(written), allowed),
        mends=() if is_empty(written) else positions.mends(loc, nearest(str(written), allowed)),
    )


def _in_our_words(fault: dict[str, Any], kind: str, positions: Positions) -> Problem:
    """A fault that a reader of ours found, which said what is wrong and what may be written instead."""
    loc, context, empty = fault["loc"], fault["ctx"], is_empty(fault["input"])
    instead = () if empty else context.get("instead", ())
    mends = positions.mends(loc, instead, on_key=fault["on_key"])
    words = context.get("remedy")
    if mends and words == to_write(instead):
        words = to_write(mend.text.strip() for mend in mends)
    return _problem(
        positions,
        kind,
        NOTHING if empty else context["message"],
        _at(fault, positions),
        loc,
        expected=context.get("expected"),
        remedy=_WRITE_IT if empty else words,
        mends=mends,
    )


def _of_the_wrong_kind(fault: dict[str, Any], kind: str, model: type[BaseModel], positions: Positions) -> Problem:
    loc, at, code = fault["loc"], _at(fault, positions), kind.replace("_", "-")
    expected = _EXPECTED.get(kind)
    if kind == "string_too_long" and expected:
        expected = expected.format(most=number(fault["ctx"]["max_length"]))
    if expected == _LINES and (inside := field_names(model, loc)):
        expected = f"{_LINES}; {one_of(inside)}"
    if fault["input"] is None and (held := still_held_back(positions, loc)) is not None:
        return _problem(positions, code, held.message, at, loc, expected=expected, remedy=held.remedy, mends=held.mends)
    remedy = _FILL_OR_HOLD_BACK if fault["input"] is None else _WRITE_IT if is_empty(fault["input"]) else None
    mends = _as_list(fault, model, loc, positions) if kind in ("tuple_type", "list_type") else ()
    remedy = remedy or to_write(mend.text for mend in mends)
    words = _plain_words(kind, fault)
    return _problem(positions, code, words, at, loc, expected=expected, remedy=remedy, mends=mends)


def _as_list(fault: dict[str, Any], model: type[BaseModel], loc: Path, positions: Positions) -> tuple[Mend, ...]:
    """Values on one line, which stand in square brackets; none where each is a group of lines."""
    if not isinstance(fault["input"], str) or is_empty(fault["input"]) or field_names(model, (*loc, 0)):
        return ()
    found = positions.mends(loc, (fault["input"],))
    inside = re.sub(r"^\((.*)\)$", r"\1", fault["input"].strip())
    return tuple(replace(mend, text=f"[{inside}]") for mend in found)


def _plain_words(kind: str, fault: dict[str, Any]) -> str:
    if is_empty(fault["input"]):
        return NOTHING
    if kind == "string_too_long":
        return f"this is longer than it may be: {number(len(fault['input']))} characters"
    if kind in _EXPECTED:
        return "this is not of the right kind"
    message: str = fault["msg"]
    return message[:1].lower() + message[1:]


def _problem(
    positions: Positions,
    code: str,
    message: str,
    at: Position,
    path: Path,
    *,
    expected: str | None = None,
    remedy: str | None = None,
    mends: tuple[Mend, ...] = (),
) -> Problem:
    private = positions.source.is_private(at.line)
    return Problem(
        code=code,
        message=veil(message) if private else message,
        position=at,
        field=dotted(positions.as_written(path)) or None,
        expected=expected,
        remedy=remedy,
        mends=mends,
        excerpt=positions.source.excerpt(at.line, at.column),
        used_by=users(positions, path),
    )


_TELLS: dict[str, _Tells] = {
    "too_short": _too_short,
    "too_long": _too_long,
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "enum": _not_one_of,
    "literal_error": _not_one_of,
}
