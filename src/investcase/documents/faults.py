"""Pydantic's complaints as problems a strategy lead can act on: one for each thing wrong, where it is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError

from investcase.documents.held_back import mark_taken_off_alone, still_held_back
from investcase.documents.model_fields import field_names, it_goes_under
from investcase.documents.retired import instead_of
from investcase.numbers.writing import number
from investcase.reading.mends import alone, as_value
from investcase.reading.names_that_count import counts_people
from investcase.reading.nodes import Path, Positions
from investcase.reading.problems import Mend, Position, Problem
from investcase.reading.suggest import did_you_mean, nearest, one_of, to_write
from investcase.reading.text import SourceText
from investcase.reading.veiling import veil


def translate(
    error: ValidationError, model: type[BaseModel], positions: Positions, unread: Collection[Path] = ()
) -> list[Problem]:
    """What pydantic found, one problem for one thing wrong; nothing of what parts lack that could not be read whole."""
    faults = [_placed(dict(fault), positions) for fault in error.errors(include_url=False)]
    faults = [fault for fault in faults if not _lacks_what_was_unread(fault, unread)]
    met = _Met(faults, model)
    found = [_one(fault, model, positions) for fault in faults if not _said_better(fault, met)]
    return mark_taken_off_alone(found, positions)


def places_of(error: ValidationError, positions: Positions) -> Iterator[tuple[Path, bool]]:
    """Where each thing stands that pydantic found wrong, and whether it is that nothing does."""
    for fault in error.errors(include_url=False):
        yield _placed(dict(fault), positions)["loc"], fault["type"] == "missing"


def dotted(path: Path) -> str:
    """A path as people read it: `options[0].costs[1].amount`. A name in it that counts a few people is veiled."""
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else f".{veil(part) if counts_people(part) else part}"
    return out.removeprefix(".")


def users(positions: Positions, path: Path) -> tuple[str, ...]:
    """Who has what stands at a path because it is like another, for a problem there."""
    user = positions.user(path)
    return () if user is None else (user,)


def said_of(value: object, words: str) -> str:
    """What is wrong with a value, such as `'x' is not a date`; lists and lines are called so, and not written out."""
    if _is_empty(value):
        return _NOTHING
    groups = ((dict, "a group of lines"), (list | tuple, "a list"))
    called = next((name for kind, name in groups if isinstance(value, kind)), None)
    return f"{called or repr(value)} {words}"


def _lacks_what_was_unread(fault: dict[str, Any], unread: Collection[Path]) -> bool:
    """Whether a part that could not be read whole is merely found not to be."""
    at: Path = fault["loc"][:-1] if fault["type"] == "missing" else fault["loc"]
    return at in unread


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _placed(fault: dict[str, Any], positions: Positions) -> dict[str, Any]:
    """The fault with `loc` a path of the document.

    Where a value may be of several kinds, pydantic tries each and names it in the path; `value` is then the path of
    that value, else None.
    """
    path: Path = ()
    value: Path | None = None
    last = len(fault["loc"]) - 1
    for index, part in enumerate(fault["loc"]):
        longer = (*path, part)
        if longer in positions.values or longer in positions.keys or (index == last and fault["type"] == "missing"):
            path = longer
        elif part != "[key]" and value is None:
            value = path
    return {**fault, "loc": path, "value": value, "on_key": fault["loc"][-1:] == ("[key]",)}


class _Met:
    """The faults of one document, by what each is to be held against."""

    def __init__(self, faults: list[dict[str, Any]], model: type[BaseModel]) -> None:
        self.model = model
        self.beneath = {
            fault["loc"][:length]
            for fault in faults
            if fault["type"] != "too_short"
            for length in range(len(fault["loc"]) + 1)
        }
        self.unknown: dict[Path, list[str]] = {}
        self.missing: dict[Path, list[str]] = {}
        self.rivals: dict[Path, list[dict[str, Any]]] = {}
        for fault in faults:
            if fault["type"] == "extra_forbidden":
                self.unknown.setdefault(fault["loc"][:-1], []).append(str(fault["loc"][-1]))
            if fault["type"] == "missing":
                self.missing.setdefault(fault["loc"][:-1], []).append(str(fault["loc"][-1]))
            if fault["value"] is not None:
                self.rivals.setdefault(fault["value"], []).append(fault)
        self._misspelt: dict[Path, set[str]] = {}
        self._fits: dict[Path, bool] = {}
        self._told_in_full: dict[Path, bool] = {}

    def misspelt(self, path: Path) -> set[str]:
        """The fields at a path that are most like an unknown name there, or the one missing beside the one unknown."""
        if path not in self._misspelt:
            fields = field_names(self.model, path) if path in self.unknown else []
            likely = [nearest(name, fields)[:1] for name in self.unknown.get(path, ())]
            if likely == [[]] and len(self.missing.get(path, ())) == 1:
                likely = [self.missing[path]]
            self._misspelt[path] = {name for names in likely for name in names}
        return self._misspelt[path]

    def fits(self, value: Path) -> bool:
        """Whether a value of several kinds is of one that it was held against, and wrong only inside."""
        if value not in self._fits:
            self._fits[value] = any(not _of_another_kind(rival) for rival in self.rivals[value])
        return self._fits[value]

    def told_in_full(self, value: Path) -> bool:
        """Whether one of the faults of a value of several kinds says in words what it may be."""
        if value not in self._told_in_full:
            self._told_in_full[value] = any(
                rival["type"] == "enum" or "message" in (rival.get("ctx") or {}) for rival in self.rivals[value]
            )
        return self._told_in_full[value]


def _said_better(fault: dict[str, Any], met: _Met) -> bool:
    """Whether another fault tells what is wrong here more nearly."""
    loc, kind, value = fault["loc"], fault["type"], fault["value"]
    if kind == "too_short":
        return loc in met.beneath
    if kind == "missing" and loc[-1] in met.misspelt(loc[:-1]):
        return True
    if value is None:
        return False
    if _of_another_kind(fault):
        return met.fits(value) or met.rivals[value][0] is not fault
    return kind == "literal_error" and loc == value and met.told_in_full(value)


def _of_another_kind(fault: dict[str, Any]) -> bool:
    """Whether a value was merely held against a kind it is not: text against lines, or lines against text."""
    at_the_value = fault["loc"] == fault["value"]
    return at_the_value and (fault["type"] in _NOT_TEXT or not isinstance(fault["input"], str))


def _one(fault: dict[str, Any], model: type[BaseModel], positions: Positions) -> Problem:
    loc: Path = fault["loc"]
    kind: str = _ALSO.get(fault["type"], fault["type"])
    if kind == "too_short":
        at = positions.at(loc)
        least, found = (fault["ctx"][name] for name in ("min_length", "actual_length"))
        said = "nothing is in this list" if not found else f"this list has {found}, which is too few"
        wanted = "at least one item" if least == 1 else f"at least {least} items"
        return _problem(positions, "too-short", said, at, loc, expected=wanted)
    context = fault.get("ctx") or {}
    name = str(loc[-1]) if loc else ""
    if kind == "missing":
        at = positions.at(loc)
        return _problem(
            positions, "missing", f"{name!r} is missing", at, loc[:-1], expected=f"a line '{name}: ...' here"
        )
    if kind == "extra_forbidden":
        at = positions.key_at(loc)
        allowed = field_names(model, loc[:-1])
        return _problem(
            positions,
            "unknown-field",
            f"{name!r} is not a field here",
            at,
            loc[:-1],
            expected=one_of(allowed) if allowed else None,
            **_instead_of_unknown(name, allowed, model, loc, positions),
        )
    at = positions.key_at(loc) if fault["on_key"] else positions.at(loc)
    if kind in ("enum", "literal_error"):
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return _problem(
            positions,
            "not-one-of",
            said_of(fault["input"], "is not allowed here"),
            at,
            loc,
            expected=one_of(allowed),
            remedy=_WRITE_IT if _is_empty(fault["input"]) else did_you_mean(str(fault["input"]), allowed),
            mends=() if _is_empty(fault["input"]) else positions.mends(loc, nearest(str(fault["input"]), allowed)),
        )
    if "message" in context:
        empty = _is_empty(fault["input"])
        instead = () if empty else context.get("instead", ())
        mends = positions.mends(loc, instead, on_key=fault["on_key"])
        words = context.get("remedy")
        if mends and words == to_write(instead):
            words = to_write(mend.text.strip() for mend in mends)
        return _problem(
            positions,
            kind,
            _NOTHING if empty else context["message"],
            at,
            loc,
            expected=context.get("expected"),
            remedy=_WRITE_IT if empty else words,
            mends=mends,
        )
    expected = _EXPECTED.get(kind)
    if kind == "string_too_long" and expected:
        expected = expected.format(most=number(context["max_length"]))
    if expected == _LINES and (inside := field_names(model, loc)):
        expected = f"{_LINES}; {one_of(inside)}"
    if kind in _BOUNDS:
        return _problem(
            positions, "out-of-range", "this is out of range", at, loc, expected=_BOUNDS[kind].format(**context)
        )
    if fault["input"] is None and (held := still_held_back(positions, loc)) is not None:
        code = kind.replace("_", "-")
        return _problem(positions, code, held.message, at, loc, expected=expected, remedy=held.remedy, mends=held.mends)
    remedy = _FILL_OR_HOLD_BACK if fault["input"] is None else _WRITE_IT if _is_empty(fault["input"]) else None
    words = _plain_words(kind, fault)
    mends = _as_list(fault, model, loc, positions) if kind in ("tuple_type", "list_type") else ()
    remedy = remedy or to_write(mend.text for mend in mends)
    return _problem(positions, kind.replace("_", "-"), words, at, loc, expected=expected, remedy=remedy, mends=mends)


def _instead_of_unknown(
    name: str, allowed: list[str], model: type[BaseModel], loc: Path, positions: Positions
) -> dict[str, Any]:
    """The remedy for a name that means nothing here, in words and as mends."""
    if "amount" in allowed and _A_YEAR.fullmatch(name):
        return {"remedy": _INSIDE_AMOUNT, "mends": _inside_amount(name, loc, positions)}
    retired = instead_of(name, allowed)
    if retired:
        return {"remedy": retired}
    free = [other for other in allowed if (*loc[:-1], other) not in positions.keys]
    near = nearest(name, free)
    if near:
        return {"remedy": did_you_mean(name, free), "mends": positions.mends(loc, near, on_key=True)}
    lacking = [other for other in field_names(model, loc[:-1], needed=True) if other in free]
    if len(lacking) == 1 and _is_alone(loc, allowed, positions):
        return {"remedy": f"did you mean {lacking[0]!r}, which is missing?"}
    under = it_goes_under(name, model, loc[:-1])
    above = next(((*loc[:end], name) for end in range(len(loc) - 1) if (*loc[:end], name) in positions.keys), None)
    out = alone(positions.source, positions.key_at(loc), name) if above else None
    if out is None or above is None:
        return {"remedy": under}
    kept = f"take this line out: {name!r} at line {positions.key_at(above).line} is for all of it"
    return {"remedy": f"{kept}; for one part alone, {under}" if under else kept, "mends": (out,)}


def _is_alone(loc: Path, allowed: list[str], positions: Positions) -> bool:
    """Whether no other name beside one that means nothing here means nothing either."""
    unknown = (path for path in positions.keys if path[:-1] == loc[:-1] and path[-1] not in allowed)
    return len(list(islice(unknown, 2))) == 1


def _inside_amount(name: str, loc: Path, positions: Positions) -> tuple[Mend, ...]:
    """A year and its amount in braces after amount:, where no other stands beside it."""
    beside = [path for path in positions.keys if path[:-1] == loc[:-1] and _A_YEAR.fullmatch(str(path[-1]))]
    if len(beside) > 1 or (*loc[:-1], "amount") in positions.keys or loc in positions.in_braces:
        return ()
    found = positions.mends(loc, (name,))
    source, key = positions.source, positions.key_at(loc)
    return tuple(
        replace(mend, start=key, text=f"amount: {{{name}: {as_value(_text_of(source, mend), in_braces=True)}}}")
        for mend in found
    )


def _text_of(source: SourceText, mend: Mend) -> str:
    return source.lines[mend.start.line - 1][mend.start.column - 1 : mend.end.column - 1]


def _as_list(fault: dict[str, Any], model: type[BaseModel], loc: Path, positions: Positions) -> tuple[Mend, ...]:
    """Values on one line, which stand in square brackets; none where each is a group of lines."""
    if not isinstance(fault["input"], str) or _is_empty(fault["input"]) or field_names(model, (*loc, 0)):
        return ()
    found = positions.mends(loc, (fault["input"],))
    inside = re.sub(r"^\((.*)\)$", r"\1", fault["input"].strip())
    return tuple(replace(mend, text=f"[{inside}]") for mend in found)


_BOUNDS = {
    "greater_than": "a number above {gt}",
    "greater_than_equal": "a number from {ge} up",
    "less_than_equal": "a number up to {le}",
}
_NOTHING = "nothing is written here"
_WRITE_IT = "write it here"
_A_YEAR = re.compile(r"\d{4}([-/]\d{2,4})?")
_INSIDE_AMOUNT = "a year and its amount stand under amount:, two spaces further in"
_FILL_OR_HOLD_BACK = "write it here, or on the lines below and two spaces further in; or put # before this line"
_NOT_TEXT = ("model_type", "dict_type", "model_attributes_type", "tuple_type", "list_type")
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


def _plain_words(kind: str, fault: dict[str, Any]) -> str:
    if _is_empty(fault["input"]):
        return _NOTHING
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
