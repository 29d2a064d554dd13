"""Plain data to frozen documents, and pydantic's complaints to problems a strategy lead can act on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from investcase.reading.nodes import Path, Positions, parse
from investcase.reading.problems import Position, Problem, Severity
from investcase.reading.suggest import did_you_mean, one_of
from investcase.reading.text import SourceText


class Document(BaseModel):
    """What every part of a document keeps: frozen, no unknown keys, no NaN."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, arbitrary_types_allowed=True)


D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[D]):
    """A document with the place of everything in it."""

    document: D
    positions: Positions

    @property
    def file(self) -> str:
        """The name of the file it came from."""
        return self.positions.source.name

    def problem(
        self,
        code: str,
        message: str,
        path: Path = (),
        *,
        severity: Severity = Severity.ERROR,
        expected: str | None = None,
        remedy: str | None = None,
        on_key: bool = False,
        offset: int = 0,
    ) -> Problem:
        """A problem at a path of this document; `offset` moves right along a one-line value."""
        at = self.positions.key_at(path) if on_key else self.positions.at(path)
        at = Position(at.file, at.line, at.column + offset)
        return Problem(
            code=code,
            message=message,
            severity=severity,
            position=at,
            field=dotted(path) or None,
            expected=expected,
            remedy=remedy,
            excerpt=self.positions.source.excerpt(at.line, at.column),
        )


def dotted(path: Path) -> str:
    """A path as people read it: `options[0].costs[1].amount`."""
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else f".{part}"
    return out.removeprefix(".")


_FORMAT = re.compile(r"investcase/(?P<kind>[a-z-]+)/(?P<version>\d+)")


def read_document(source: SourceText, kind: str, model: type[D]) -> tuple[Loaded[D] | None, list[Problem]]:
    """A document of one kind from its text; None with at least one error when it cannot be had."""
    parsed = parse(source)
    problems = parsed.problems
    if problems:
        return None, problems
    start = source.position(1, 1)
    if not isinstance(parsed.data, dict):
        expected = f"lines of the form 'name: value', beginning format: investcase/{kind}/1"
        return None, [source.problem("not-a-document", "this is not an investcase document", start, expected=expected)]
    wrong = _wrong_format(parsed.data, kind, source, parsed.positions)
    if wrong:
        return None, [wrong]
    data = {key: value for key, value in parsed.data.items() if key != "format"}
    try:
        document = model.model_validate(data)
    except ValidationError as error:
        return None, _translate(error, model, parsed.positions)
    return Loaded(document, parsed.positions), []


def _wrong_format(data: dict[str, Any], kind: str, source: SourceText, positions: Positions) -> Problem | None:
    written = data.get("format")
    expected = f"format: investcase/{kind}/1"
    at = positions.at(("format",))
    if not isinstance(written, str):
        return source.problem(
            "no-format",
            "the document does not say what it is",
            at,
            expected=expected,
            remedy=f"begin it with {expected}",
        )
    match = _FORMAT.fullmatch(written)
    if match is None or match["kind"] != kind:
        return source.problem("wrong-format", f"{written!r} is not a {kind} document", at, expected=expected)
    if match["version"] != "1":
        return source.problem(
            "newer-format",
            f"{written!r} was written for another edition of investcase",
            at,
            expected=expected,
            remedy="install the newer investcase, or use a document written for this one",
        )
    return None


def _translate(error: ValidationError, model: type[Document], positions: Positions) -> list[Problem]:
    return [_one(dict(fault), model, positions) for fault in error.errors(include_url=False)]


def _one(fault: dict[str, Any], model: type[Document], positions: Positions) -> Problem:
    loc: Path = tuple(part for part in fault["loc"] if part != "[key]")
    kind: str = fault["type"]
    context = fault.get("ctx") or {}
    name = str(loc[-1]) if loc else ""
    if kind == "missing":
        at = positions.at(loc)
        return _problem(
            positions, "missing", f"{name!r} is missing", at, loc[:-1], expected=f"a line '{name}: ...' here"
        )
    if kind == "extra_forbidden":
        at = positions.key_at(loc)
        allowed = _field_names(model, loc[:-1])
        return _problem(
            positions,
            "unknown-field",
            f"{name!r} is not a field here",
            at,
            loc[:-1],
            expected=one_of(allowed) if allowed else None,
            remedy=did_you_mean(name, allowed),
        )
    at = positions.key_at(loc) if fault["loc"] and fault["loc"][-1] == "[key]" else positions.at(loc)
    if kind in ("enum", "literal_error"):
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return _problem(
            positions,
            "not-one-of",
            f"{fault['input']!r} is not allowed here",
            at,
            loc,
            expected=one_of(allowed),
            remedy=did_you_mean(str(fault["input"]), allowed),
        )
    if "message" in context:
        return _problem(
            positions,
            kind,
            context["message"],
            at,
            loc,
            expected=context.get("expected"),
            remedy=context.get("remedy"),
        )
    return _problem(positions, kind.replace("_", "-"), _plain_words(kind, fault), at, loc, expected=_EXPECTED.get(kind))


_EXPECTED = {
    "string_type": "text",
    "int_parsing": "a whole number",
    "dict_type": "lines of the form 'name: value', indented under it",
    "model_type": "lines of the form 'name: value', indented under it",
    "model_attributes_type": "lines of the form 'name: value', indented under it",
    "tuple_type": "a list, each item beginning with '- '",
    "list_type": "a list, each item beginning with '- '",
    "string_too_short": "some text",
}


def _plain_words(kind: str, fault: dict[str, Any]) -> str:
    if fault["input"] is None:
        return "nothing is written here"
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
) -> Problem:
    return Problem(
        code=code,
        message=message,
        position=at,
        field=dotted(path) or None,
        expected=expected,
        remedy=remedy,
        excerpt=positions.source.excerpt(at.line, at.column),
    )


def _field_names(model: type[Document], loc: Path) -> list[str]:
    """The fields allowed at a place, found by walking the models along the path."""
    current: Any = model
    for part in loc:
        current = _step(current, part)
        if current is None:
            return []
    found = next(iter(_models_in(current)), None)
    return [name for name in found.model_fields if name != "format"] if found else []


def _step(annotation: Any, part: str | int) -> Any:
    for model in _models_in(annotation):
        if isinstance(part, str) and part in model.model_fields:
            return model.model_fields[part].annotation
    inner = [arg for arg in get_args(annotation) if arg is not type(None)]
    for arg in inner:
        if list(_models_in(arg)):
            return arg
    return None


def _models_in(annotation: Any) -> list[type[Document]]:
    if isinstance(annotation, type) and issubclass(annotation, Document):
        return [annotation]
    return [model for arg in get_args(annotation) for model in _models_in(arg)]
