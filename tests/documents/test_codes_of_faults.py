"""Whatever limit a document has, to break it has a code that is explained: none is told under pydantic's own name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from investcase.catalogue.kinds_of_document import KINDS
from investcase.cli.every_code import CODES

OF_TEXT = {"min_length": "string-too-short", "max_length": "string-too-long", "pattern": "string-pattern-mismatch"}
OF_MANY = {"min_length": "too-short", "max_length": "too-long"}
OF_NUMBERS = dict.fromkeys(("ge", "gt", "le"), "out-of-range") | {"lt": "less-than", "multiple_of": "multiple-of"}
LIMITS = {"str": OF_TEXT} | dict.fromkeys(("list", "tuple", "dict", "set"), OF_MANY)
LIMITS |= dict.fromkeys(("int", "float", "decimal"), OF_NUMBERS)


def limits(schema: Any) -> Iterator[tuple[str, str]]:
    """Every kind of value in a schema with each limit set to it."""
    if isinstance(schema, Mapping):
        kind = schema.get("type")
        if isinstance(kind, str):
            yield from ((kind, name) for name in LIMITS.get(kind, {}) if schema.get(name) is not None)
        for inner in schema.values():
            yield from limits(inner)
    elif isinstance(schema, list | tuple):
        for inner in schema:
            yield from limits(inner)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_limit_has_a_code(kind: str) -> None:
    model = KINDS[kind]
    model.model_rebuild(force=True)
    found = set(limits(model.__pydantic_core_schema__))
    assert found, "a document without a single limit is not looked at"
    assert {LIMITS[of][name] for of, name in found} <= {*CODES}
