"""The page on writing a case: every field of a case stands in it, rightly described, and every example is read."""

import datetime as dt
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import create_model

from investcase.appraisal.appraise import appraise
from investcase.documents.base import Document
from investcase.documents.case import Case
from investcase.reading.nodes import parse
from investcase.reading.problems import Severity
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text

PAGE = Path(__file__).parents[2] / "docs" / "writing-a-case.md"
pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the page is not part of the wheel")
TEXT = PAGE.read_text("utf-8") if PAGE.is_file() else ""
BLOCKS = re.findall(r"^```yaml ([\w ]+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
TABLES = re.findall(r"<!-- fields: ([\w ]+) -->\n((?:\|.*\n)+)", TEXT)

HEAD = {
    "format": "format: investcase/case/1\n",
    "case": "case: example\n",
    "title": "title: An example\n",
    "place": "place: Kent\n",
    "start": "start: 2027-28\n",
    "years": "years: 5\n",
    "price_base": "price_base: 2026-27\n",
}
OPTION = "options:\n  - id: programme\n    title: The programme\n"
INTERVENTION = "    interventions:\n      - id: at-home\n        model: ccn-independent-settings\n"
TEAM = "    costs:\n      - {id: team, title: Team, body: council, each_year: £400000}\n"


def documents(of: object) -> Iterator[type[Document]]:
    """Every kind of document within a type."""
    if isinstance(of, type) and issubclass(of, Document):
        yield of
    for inner in typing.get_args(of):
        yield from documents(inner)


def reached() -> dict[str, type[Document]]:
    """Every kind of document that a case may hold, by name."""
    found: dict[str, type[Document]] = {}
    waiting: list[type[Document]] = [Case]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in found:
            found[kind.__name__] = kind
            for field in kind.model_fields.values():
                waiting.extend(documents(field.annotation))
    return found


def described() -> dict[str, dict[str, tuple[str, str, str]]]:
    """By kind and field, what the page says, what it says of leaving the field out, and its example line."""
    found: dict[str, dict[str, tuple[str, str, str]]] = {}
    for kinds, table in TABLES:
        for row in table.splitlines()[2:]:
            name, says, left_out, example = (cell.strip() for cell in row.strip().strip("|").split("|"))
            for kind in kinds.split():
                found.setdefault(kind, {})[name.strip("`")] = (says, left_out, example.strip("`"))
    return found


KINDS = reached()
DESCRIBED = described()
FIELDS = [(kind, name) for kind, fields in DESCRIBED.items() for name in fields]


def written(field: typing.Any, name: str) -> str:
    return field.alias or name


def test_every_kind_of_document_in_a_case_has_its_table():
    assert set(DESCRIBED) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_field_is_described_and_none_that_is_not_there(kind):
    fields = {written(field, name) for name, field in KINDS[kind].model_fields.items()}
    assert set(DESCRIBED[kind]) == fields
    assert all(says for says, _, _ in DESCRIBED[kind].values())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_needed_and_what_stands_when_it_is_left_out(kind):
    for name, field in KINDS[kind].model_fields.items():
        _, left_out, _ = DESCRIBED[kind][written(field, name)]
        assert (left_out == "needed") == field.is_required(), (kind, name)
        default = field.default
        if isinstance(default, bool):
            assert left_out.startswith("yes" if default else "no"), (kind, name)
        elif isinstance(default, str):
            assert left_out.startswith(str(default)), (kind, name)


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_every_example_line_is_one_that_the_field_takes(kind, name):
    _, _, example = DESCRIBED[kind][name]
    attribute, field = next((a, f) for a, f in KINDS[kind].model_fields.items() if written(f, a) == name)
    if not example:
        assert any(documents(field.annotation)), "only a field with a table of its own goes without an example"
        return
    parsed = parse(SourceText("example", example + "\n"))
    assert not parsed.problems
    assert isinstance(parsed.data, dict)
    assert list(parsed.data) == [name]
    alone = create_model("Alone", __base__=Document, **{attribute: (field.annotation, field)})
    assert getattr(alone.model_validate(parsed.data), attribute) is not None


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_every_word_a_field_may_take_is_named(kind, name):
    """Where a field takes one of a few words, its row says them all (bodies have a list of their own)."""
    fields = {written(field, each): field for each, field in KINDS[kind].model_fields.items()}
    says, _, _ = DESCRIBED[kind][name]
    for word in words_of(fields[name].annotation):
        assert (
            f"`{word}`" in says
            or f"`{word}`" in TEXT.partition("## Putting a model to work")[0]
            or (name in ("characteristic", "frame", "cash_type", "suppress_below", "round_to") and word in TEXT)
        ), word


def words_of(of: object) -> Iterator[str]:
    if typing.get_origin(of) is typing.Literal:
        yield from (str(word) for word in typing.get_args(of))
        return
    for inner in typing.get_args(of):
        yield from words_of(inner)


def whole(mark: str, block: str) -> str:
    """A whole case of which the block is part."""
    if mark == "whole case":
        return block
    top = re.findall(r"^(\w+):", block, re.MULTILINE)
    if mark == "part of the case":
        kept = "".join(line for key, line in HEAD.items() if key not in top)
        return kept + ("" if "options" in top else OPTION + INTERVENTION) + block
    indent = {"part of an option": 4, "part of an intervention": 8}[mark]
    part = "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in block.split("\n")[:-1])
    head = "".join(HEAD.values()) + OPTION
    return head + (INTERVENTION + part + TEAM if indent == 8 else part)


def test_every_block_of_yaml_is_marked():
    assert len(BLOCKS) == TEXT.count("```yaml") >= 8
    assert {mark for mark, _ in BLOCKS} == {
        "whole case",
        "part of the case",
        "part of an option",
        "part of an intervention",
    }


@pytest.mark.parametrize(("mark", "block"), BLOCKS, ids=[mark for mark, _ in BLOCKS])
def test_every_block_loads_and_is_worked_out(mark, block):
    case = load_text(SourceText("example/case.yaml", whole(mark, block)), None, as_of=dt.date(2026, 11, 22))
    appraisal = appraise(case)
    assert not [problem for problem in appraisal.problems if problem.severity is Severity.ERROR]
    assert appraisal.result().options


def test_every_link_within_the_page_leads_somewhere():
    def anchor(heading: str) -> str:
        return re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")

    anchors = {anchor(heading) for heading in re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", TEXT)) <= anchors
    for file in re.findall(r"\]\(([\w-]+\.md)", TEXT):
        assert (PAGE.parent / file).is_file()
