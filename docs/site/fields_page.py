"""Every field of every kind of document, from the classes that read them and the words that editors show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from words_of_markdown import code, entry, plain

from investcase.catalogue.kinds_of_document import KINDS
from investcase.documents.bodies import plain_bodies
from investcase.documents.json_schema import _PLAIN, document_schema
from investcase.quantities import Quantity, Year

Schema = Mapping[str, Any]
_WORDS = {str: "a text", int: "a whole number", float: "a number", bool: "`yes` or `no`", Year: "a year"}
_SHAPES = [(schema, _WORDS[kind]) for kind, schema in _PLAIN.items() if kind in _WORDS]
_SHAPES += [(_PLAIN[Quantity], "a number with its unit, or a range of them")]
_SHAPES += [(schema, "a date") for kind, schema in _PLAIN.items() if kind.__name__ == "date"]
_ALL_SHOWN = 20


def fields_page() -> str:
    """The kinds of document, each with its own fields, and then the parts that may stand in them."""
    parts: dict[str, Schema] = {}
    kinds = []
    for kind, model in KINDS.items():
        made = document_schema(kind, model)
        parts |= made["definitions"]
        kinds.append(_section(f"investcase/{kind}/1", "##", made, _summary(made["description"])))
    rest = [_section(_name(part), "###", parts[part], "", f"field-{part.casefold()}") for part in sorted(parts)]
    return "\n".join([*kinds, "## The parts of documents\n", *rest])


def _section(title: str, level: str, schema: Schema, summary: str, label: str = "") -> str:
    needed = set(schema.get("required", ())) | set(schema.get("else", {}).get("required", ()))
    fields = [_field(name, field, name in needed) for name, field in schema["properties"].items()]
    head = f"({label})=\n" if label else ""
    return f"{head}{level} {title}\n\n" + (f"{summary}\n\n" if summary else "") + "".join(fields)


def _field(name: str, field: Schema, needed: bool) -> str:
    said, _, example = field.get("description", "").partition("\n\nFor example: ")
    says, _, left_out = said.partition(". Left out: ")
    takes = _takes(field)
    lines = [f"{plain(says)}." if says and says[-1] not in ".?!" else plain(says)] if says else []
    lines += [f"Takes {takes}."] if takes else []
    lines += [f"Left out: {plain(left_out)}"] if left_out else []
    lines += [f"For example: {code(example)}"] if example else []
    return entry(code(name) + (" (needed)" if needed else ""), *(lines or ["Anything."]))


def _takes(schema: Schema) -> str:
    """In words, what may stand there."""
    bare = {name: value for name, value in schema.items() if name != "description"}
    if "const" in bare:
        return code(bare["const"])
    for shape, words in _SHAPES:
        if bare == shape:
            return words
    if "$ref" in bare:
        part = bare["$ref"].rpartition("/")[2]
        return f"[{_name(part).casefold()}](#field-{part.casefold()})"
    if "enum" in bare:
        words = [code(str(each)) for each in bare["enum"] if isinstance(each, str)]
        shown = words if len(words) <= _ALL_SHOWN else words[:_ALL_SHOWN]
        return "one of " + ", ".join(shown) + (" and others" if len(words) > len(shown) else "")
    if bare.get("type") == "array":
        of = _takes(bare["items"])
        return f"a list, each {of}" if of else "a list"
    if bare.get("type") == "object" and isinstance(bare.get("additionalProperties"), dict):
        of = _takes(bare["additionalProperties"])
        return f"names, and for each {of}" if of else "names with values"
    if "anyOf" in bare:
        return _one_of_these(bare["anyOf"])
    return ""


def _one_of_these(kinds: list[Schema]) -> str:
    bodies = [body.id for body in plain_bodies()]
    if kinds and list(kinds[0].get("enum", ())) == bodies:
        return "[a body](writing-a-case.md#naming-the-bodies)"
    told = list(dict.fromkeys(words for kind in kinds if (words := _takes(kind))))
    return ", or ".join(told)


def _name(part: str) -> str:
    """A class's name as words."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part).split()
    return " ".join([words[0], *(word.casefold() for word in words[1:])])


def _summary(text: str) -> str:
    """What a kind of document is, without its own name in front."""
    said = re.sub(r"^`[^`]+`[:.]?\s*", "", text)
    return plain(said[:1].upper() + said[1:])
