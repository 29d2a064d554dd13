"""The JSON Schema of a kind of document, for editors: names, words and shapes, made from the classes that read it.

An editor with it offers what may stand at a place, explains it, and marks what is misspelt. It takes whatever the
reader takes; what only the reader can tell (whether amounts add up, whether an id is known) it leaves to `check`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from importlib.resources import files
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from investcase.documents.base import Document
from investcase.documents.bodies import Body, plain_bodies
from investcase.documents.like import LIKE, LISTS, OPTIONS
from investcase.quantities import Quantity, Unit, Year

DIALECT = "http://json-schema.org/draft-07/schema#"
"""What editors know best."""
Schema = dict[str, Any]
_WORDS_OF_FIELDS = "words-of-fields.json"
_TRUTH = "^([Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE)$"
_TEXT: Schema = {"type": ["string", "number"]}
_RANGE_LINES: Sequence[Schema] = (
    {
        "type": "object",
        "properties": dict.fromkeys(("low", "central", "high", "shape"), _TEXT),
        "required": ["low", "central", "high"],
        "additionalProperties": False,
    },
    {
        "type": "object",
        "properties": {"mean": _TEXT, "95%": _TEXT},
        "required": ["mean", "95%"],
        "additionalProperties": False,
    },
    {
        "type": "object",
        "properties": {
            "outcomes": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"value": _TEXT, "chance": _TEXT},
                    "required": ["value", "chance"],
                    "additionalProperties": False,
                },
            }
        },
        "required": ["outcomes"],
        "additionalProperties": False,
    },
)
_PLAIN: dict[type, Schema] = {
    str: _TEXT,
    int: {"type": ["integer", "string"]},
    float: {"type": ["number", "string"]},
    bool: {"anyOf": [{"enum": ["yes", "no"]}, {"type": "boolean"}, {"type": "string", "pattern": _TRUTH}]},
    Quantity: {"anyOf": [{"type": "string", "pattern": "[0-9]"}, {"type": "number"}, *_RANGE_LINES]},
    Year: {"anyOf": [{"type": "string", "pattern": r"^\d{4}([-/–]\d{2}(\d{2})?)?$"}, {"type": "integer"}]},
    dt.date: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    Unit: _TEXT,
}


def document_schema(
    kind: str,
    model: type[Document],
    known: Mapping[tuple[str, str], Sequence[str]] | None = None,
    *,
    strictly: bool = False,
) -> Schema:
    """The JSON Schema of a kind of document, as plain data.

    Args:
        kind: the word after `investcase/` in its first line.
        model: what may stand in it.
        known: ids to offer, by the document's class and the field; of a field that is a mapping, for its names.
        strictly: whether nothing but those ids may stand there.
    """
    made = _Schemas(known or {}, strictly)
    top = made.of_document(model)
    first = {"const": f"investcase/{kind}/1", "description": "What the file is: its first line."}
    return {
        "$schema": DIALECT,
        "title": f"investcase/{kind}/1",
        "description": _summary(model),
        **top,
        "properties": {"format": first, **top["properties"]},
        "required": ["format", *top.get("required", ())],
        "definitions": dict(sorted(made.parts.items())),
    }


def editor_line(schema: str) -> str:
    """The line that turns a schema on in an editor, to stand first in a file; `schema` is its path from there."""
    return f"# yaml-language-server: $schema={schema}"


class _Schemas:
    def __init__(self, known: Mapping[tuple[str, str], Sequence[str]], strictly: bool) -> None:
        self.known, self.strictly = known, strictly
        self.parts: dict[str, Schema] = {}

    def of_document(self, kind: type[Document]) -> Schema:
        """The schema of a mapping that is a document, to stand where it is."""
        fields = [(info.alias or name, info) for name, info in kind.model_fields.items()]
        made: Schema = {
            "type": "object",
            "properties": {name: self._of_field(kind, name, info) for name, info in fields},
            "additionalProperties": False,
        }
        needed = [name for name, info in fields if info.is_required()]
        if kind.__name__ in _may_be_like():
            made["properties"][LIKE] = {**_TEXT, "description": _LIKE}
            if needed:
                made |= {"if": {"required": [LIKE]}, "else": {"required": needed}}
        elif needed:
            made["required"] = needed
        return made

    def _of_field(self, kind: type[Document], name: str, info: FieldInfo) -> Schema:
        annotation = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        made = self._of(annotation)
        ids = self.known.get((kind.__name__, name))
        if ids:
            made = self._offering(made, ids)
        says, left_out, example = _words().get(kind.__name__, {}).get(name, ("", "", ""))
        told = f"{says}. Left out: {left_out}." if left_out and left_out != "needed" else says
        made = dict(made)
        if told:
            made["description"] = f"{told}\n\nFor example: {example}" if example else told
        return made

    def _offering(self, made: Schema, ids: Sequence[str]) -> Schema:
        if made.get("type") == "object":
            names = dict.fromkeys(ids, made["additionalProperties"])
            return {**made, "properties": names, **({"additionalProperties": False} if self.strictly else {})}
        return {"enum": [*ids]} if self.strictly and "anyOf" not in made else {"anyOf": [{"enum": [*ids]}, made]}

    def _of(self, annotation: Any, marks: Sequence[Any] = ()) -> Schema:
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._of(inner[0], inner[1:])
        if origin in (Union, UnionType):
            kinds = [self._of(each) for each in inner if each is not NoneType]
            return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
        if origin is Literal:
            return _one_of([each.value if isinstance(each, Enum) else each for each in inner])
        if origin in (tuple, list):
            least = next((mark.min_length for mark in marks if hasattr(mark, "min_length")), None)
            return {"type": "array", "items": self._of(inner[0])} | ({"minItems": least} if least else {})
        if origin is dict:
            return {"type": "object", "additionalProperties": self._of(inner[1])}
        if annotation is Body:
            return {"anyOf": [{"enum": [body.id for body in plain_bodies()]}, {"type": "string", "pattern": _ID}]}
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            return _one_of([member.value for member in annotation])
        if isinstance(annotation, type) and issubclass(annotation, Document):
            return self._part(annotation)
        return _PLAIN.get(annotation, {})

    def _part(self, kind: type[Document]) -> Schema:
        if kind.__name__ not in self.parts:
            self.parts[kind.__name__] = {}
            self.parts[kind.__name__] = self.of_document(kind)
        return {"$ref": f"#/definitions/{kind.__name__}"}


_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
_LIKE = (
    "What this is like: the id of one above it in this option, or an option's id, a dot and the id of one in it. It "
    "has everything of that but what is written here."
)


def _one_of(words: Sequence[Any]) -> Schema:
    """One of some words; a word that is a number may be written as one."""
    texts = [str(word) for word in words]
    return {"enum": [*texts, *(int(text) for text in texts if text.isdigit())]}


@cache
def _may_be_like() -> frozenset[str]:
    """The classes of what may be like another thing."""
    from investcase.documents.case import Case, Option

    kinds = {Option.__name__} if OPTIONS in Case.model_fields else set()
    for part in LISTS:
        kinds |= {found.__name__ for found in _documents(Option.model_fields[part].annotation)}
    return frozenset(kinds)


def _documents(annotation: Any) -> list[type[Document]]:
    if isinstance(annotation, type):
        return [annotation] if issubclass(annotation, Document) else []
    return [found for each in get_args(annotation) for found in _documents(each)]


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    """By class and field: what the guide says of it, of leaving it out, and its example line."""
    text = files(__package__).joinpath(_WORDS_OF_FIELDS).read_text("utf-8")
    found: dict[str, dict[str, list[str]]] = json.loads(text)
    return found


def _summary(model: type[Document]) -> str:
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())
