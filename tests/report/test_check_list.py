"""The short list of `check`: every problem in one item, by what moves the answer, and never wider than the terminal."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import replace
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from cases import SMALLEST, loaded
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import appraised
from investcase.checks.short_list import Group, ShortList, list_of_faults, short_list
from investcase.cli.every_code import CODES
from investcase.reading.problems import MOST_ALIKE, Problem, Problems, Severity
from investcase.report.check_json import check_json, check_schema_text
from investcase.report.check_list import item_text, list_text
from investcase.resolving.case import load

ROOT = Path(__file__).resolve().parents[2]
# From here, as somebody in the repository would type them: a line that holds a longer path takes two.
EXAMPLES = sorted(Path(os.path.relpath(path.parent)) for path in (ROOT / "examples").glob("*/case.yaml"))
TODAY = dt.date(2026, 11, 30)
SCHEMA = ROOT / "docs" / "check.schema.json"


@cache
def listed(example: Path) -> tuple[Appraisal, ShortList]:
    appraisal = appraised(load(example, as_of=TODAY))
    return appraisal, short_list(appraisal)


def text_of(example: Path, width: int) -> str:
    appraisal, found = listed(example)
    return list_text(appraisal, found, CODES, f"investcase check {example.name}", width).replace(
        str(example), example.name
    )


def test_the_worked_example_s_list_is_short() -> None:
    kent = next(example for example in EXAMPLES if example.name == "kent-at-home")
    assert len(text_of(kent, 80).splitlines()) <= 31
    assert len(text_of(kent, 60).splitlines()) <= 43


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_problem_is_in_one_item(example: Path) -> None:
    appraisal, found = listed(example)
    now = [problem for item in found.items if not item.if_final for problem in item.problems]
    assert sorted(map(str, now)) == sorted(map(str, appraisal.problems))
    assert len(now) == len(appraisal.problems)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("width", [40, 41, 60, 79, 80, 100])
def test_no_line_is_wider_than_the_terminal(example: Path, width: int) -> None:
    """But for a name of a file that cannot be broken, and the command to type."""
    appraisal, found = listed(example)
    lines = text_of(example, width).splitlines()
    assert [line for line in lines if len(line) > width and " " in line.strip() and "/" not in line] == []
    for number, item in enumerate(found.items, 1):
        whole = item_text(number, item, CODES.get(item.code), appraisal.case.loaded.file, width).splitlines()
        typed = [line for line in whole if "/" in line or line.startswith("        at: ")]
        assert [line for line in whole if len(line) > width and line not in typed] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_what_stops_comes_first_and_then_what_moves_most(example: Path) -> None:
    _, found = listed(example)
    assert [item.group for item in found.items] == sorted((i.group for i in found.items), key=list(Group).index)
    for group in Group:
        for about in {item.about for _, item in found.of(group)}:
            moves = [item.moves or 0.0 for _, item in found.of(group) if item.about is about and not item.if_final]
            assert moves == sorted(moves, reverse=True)
    stops = {Severity.ERROR, Severity.BLOCKER}
    later = [item for item in found.items if item.group is not Group.BEFORE_FINAL]
    assert not [problem for item in later for problem in item.problems if problem.severity in stops]


def test_what_would_block_a_final_case_is_listed_before_it_is_final() -> None:
    draft = appraised(loaded(SMALLEST))
    then = {item.code for item in short_list(draft).items if item.if_final or item.group is Group.BEFORE_FINAL}
    final = appraised(loaded(SMALLEST.replace("discount:", "standing: final\ndiscount:")))
    blockers = {problem.code for problem in final.problems if problem.severity is Severity.BLOCKER}
    assert then == blockers == {"final-unsourced", "not-assessed"}
    assert not short_list(draft).could_be_final


def test_the_schema_of_the_list_is_the_one_in_the_docs() -> None:
    if not SCHEMA.is_file():
        pytest.skip("the schema stands beside the pages, which are not part of the wheel")
    assert SCHEMA.read_text("utf-8") == check_schema_text()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_json_is_as_its_schema_says(example: Path) -> None:
    appraisal, found = listed(example)
    document = appraisal.case.document
    told = (document.case, document.standing)
    data = json.loads(check_json(found, appraisal.problems, CODES, appraisal.case.loaded.file, told))
    jsonschema.validate(data, json.loads(check_schema_text()))
    assert sorted(n for item in data["list"] for n in item["problems"]) == list(range(len(data["problems"])))
    assert data["counts"]["warnings"] == sum(p.severity is Severity.WARNING for p in appraisal.problems)
    for item in data["list"]:
        assert {data["problems"][n]["code"] for n in item["problems"]} == {item["code"]}


def test_a_case_that_cannot_be_worked_out_is_listed_too() -> None:
    problems: tuple[Problem, ...] = ()
    try:
        appraised(loaded(SMALLEST.replace("years: 3", "years: three").replace("body: nhs", "body: nsh")))
    except Problems as found:
        problems = found.problems
    data = json.loads(check_json(list_of_faults(problems, "case.yaml"), problems, CODES, "case.yaml", None))
    jsonschema.validate(data, json.loads(check_schema_text()))
    assert data["can_be_worked_out"] is False
    assert data["counts"]["errors"] == len(problems) > 0
    assert sorted(n for item in data["list"] for n in item["problems"]) == list(range(len(problems)))


def test_an_item_with_thousands_of_problems_shows_as_many_as_anybody_reads() -> None:
    kent = next(example for example in EXAMPLES if example.name == "kent-at-home")
    appraisal, found = listed(kent)
    item = replace(found.items[0], problems=(found.items[0].problems[0],) * 4_000)
    text = item_text(1, item, CODES[item.code], appraisal.case.loaded.file, 80)
    said = f"{item.problems[0].severity}[{item.code}]"
    assert f"... and 3,975 more of the same kind: {said}" in " ".join(text.split())
    assert text.count(f": {said}\n") == MOST_ALIKE + 1  # the words for those left out end so too
    assert len(text) < 50_000


def test_an_item_says_where_why_what_to_do_and_how_to_accept_it() -> None:
    kent = next(example for example in EXAMPLES if example.name == "kent-at-home")
    appraisal, found = listed(kent)
    number, item = next((n, each) for n, each in enumerate(found.items, 1) if each.code == "W06")
    text = item_text(number, item, CODES["W06"], appraisal.case.loaded.file, 80)
    for words in ("carers-offer", "Why ", "Do ", "investcase show W06", "accepted:\n      - check: W06\n"):
        assert words in text
    number, blocked = next((n, each) for n, each in enumerate(found.items, 1) if each.group is Group.BEFORE_FINAL)
    assert "accepted:" not in item_text(number, blocked, CODES[blocked.code], appraisal.case.loaded.file, 80)
