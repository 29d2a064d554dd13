"""The schemas that editors read take every document that ships, and see what is misspelt."""

from __future__ import annotations

import copy
import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema.validators import Draft7Validator

from cases import KENT, SMALLEST
from investcase.catalogue.kinds_of_document import KINDS
from investcase.catalogue.layout import kind_written
from investcase.catalogue.shipped import assumptions_dir
from investcase.cli.schema import _KINDS, schema_of
from investcase.documents.json_schema import document_schema, editor_line
from investcase.reading.nodes import parse
from investcase.reading.text import SourceText
from mutated.bases import any_cases
from random_whole.solving import LIBRARY
from random_whole.writing import written


class Editors(yaml.SafeLoader):
    """YAML as editors read it (1.2): yes and no are words, and a date is a text."""


Editors.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", "^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", "^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    Editors.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def as_editors_read(text: str) -> Any:
    """The data of a text in an editor."""
    return yaml.load(text, Loader=Editors)


@cache
def validator(kind: str) -> Draft7Validator:
    schema = json.loads(schema_of(kind))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def wrong(kind: str, data: Any) -> list[str]:
    """What an editor would mark."""
    return [f"{list(error.absolute_path)}: {error.message[:160]}" for error in validator(kind).iter_errors(data)]


def shipped() -> list[tuple[str, Path]]:
    files = [(kind_written(path), path) for path in sorted(assumptions_dir().rglob("*.yaml"))]
    cases = [("case", path) for path in sorted(KENT.parents[1].glob("*/case.yaml"))]
    return [(kind, path) for kind, path in files if kind] + cases


def test_every_kind_has_a_schema() -> None:
    assert {kind for kind, _ in shipped()} <= set(KINDS)
    assert set(_KINDS) == {"result", "round", *KINDS}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_document_that_ships_is_taken(kind: str) -> None:
    for found, path in shipped():
        if found == kind:
            text = path.read_text("utf-8")
            assert wrong(kind, as_editors_read(text)) == [], path
            assert wrong(kind, parse(SourceText(path.name, text)).data) == [], path


def test_so_is_every_case_that_may_be_written() -> None:
    for tree in any_cases()[:12]:
        assert wrong("case", as_editors_read(written(tree))) == []


@pytest.mark.parametrize(
    "line",
    ["costs: [{like: grants, id: more}]", "paid_until: 2027-28", "interventions: [{like: other.home}]"],
)
def test_what_is_written_short_is_taken(line: str) -> None:
    text = SMALLEST + f"  - id: other\n    title: Other\n    {line}\n"
    assert wrong("case", as_editors_read(text)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Grants,", "titel: Grants,"),
        ("place:", "plaice:"),
        ("years: 3", "years: [3]"),
        ("preferred: yes", "preferred: maybe"),
        ("cash_type: capacity", "cash_type: capasity"),
        ("body: council", "body: The Council"),
        ("start: 2026-27", "start: soon"),
        ("format: investcase/case/1", "format: investcase/case/2"),
        ("    costs:\n", "    costs: {}\n    benefit:\n"),
        ("2027-28: £45k", "2027-28: lots"),
        ("id: grants, ", ""),
    ],
)
def test_a_slip_is_seen(old: str, new: str) -> None:
    assert wrong("case", as_editors_read(SMALLEST)) == []
    assert wrong("case", as_editors_read(SMALLEST.replace(old, new, 1)))


@pytest.mark.parametrize("seed", range(25))
def test_a_misspelt_name_is_seen_anywhere(seed: int) -> None:
    """In any document that ships, wherever a field has a name."""
    chance = random.Random(f"misspelt {seed}")
    kind, path = chance.choice(shipped())
    data = as_editors_read(path.read_text("utf-8"))
    if kind == "case":
        data = copy.deepcopy(data)
    held = chance.choice([node for node in mappings(data) if fields_of(kind) & set(node)])
    name = chance.choice(sorted(fields_of(kind) & set(map(str, held))))
    held[f"{name}x"] = held.pop(name)
    assert wrong(kind, data), (path, name)


def mappings(data: Any) -> list[dict[str, Any]]:
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [*([data] if isinstance(data, dict) else []), *(found for each in inner for found in mappings(each))]


@cache
def fields_of(kind: str) -> frozenset[str]:
    """Names that no mapping of names has, so that one of them is a field wherever it stands."""
    schema = document_schema(kind, KINDS[kind])
    parts = [schema, *schema["definitions"].values()]
    return frozenset(name for part in parts for name in part["properties"] if "_" in name or name in ("format", "id"))


def test_fields_are_explained_in_the_words_of_the_guide() -> None:
    ramp = json.loads(schema_of("case"))["definitions"]["Intervention"]["properties"]["ramp"]
    assert ramp["description"].startswith("The share of the full effort in each year from the first")
    assert "For example: ramp: [40%, 70%, 100%]" in ramp["description"]


def test_ids_of_the_library_are_offered_and_with_a_library_held_to() -> None:
    text = SMALLEST + "    interventions: [{id: home, model: our-own}]\n"
    assert wrong("case", as_editors_read(text)) == []
    strict = Draft7Validator(json.loads(schema_of("case", LIBRARY)))
    assert list(strict.iter_errors(as_editors_read(text)))
    assert not list(strict.iter_errors(as_editors_read(text.replace("our-own", "reablement"))))
    assert not list(strict.iter_errors(as_editors_read(KENT.read_text("utf-8"))))


def test_the_line_that_turns_it_on_is_a_note_to_the_reader() -> None:
    line = editor_line(".investcase/case-1.json")
    assert line == "# yaml-language-server: $schema=.investcase/case-1.json"
    assert not parse(SourceText("case.yaml", f"{line}\n{SMALLEST}")).problems


def test_the_words_of_the_fields_are_those_of_the_guide() -> None:
    root = Path(__file__).parents[2]
    script = root / "scripts" / "renew-words-of-fields"
    if not script.is_file() or not (root / "docs").is_dir():
        pytest.skip("the guide is not part of the wheel")
    made: dict[str, Any] = {"__file__": str(script), "__name__": "words"}
    exec(compile(script.read_text("utf-8"), str(script), "exec"), made)
    assert made["WORDS"].read_text("utf-8") == made["words"](), "run: python3 scripts/renew-words-of-fields"
