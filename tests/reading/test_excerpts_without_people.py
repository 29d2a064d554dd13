"""An excerpt shows nothing by which six people could be told from eight, however the document is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from investcase.documents.base import read_document
from investcase.documents.case import Case
from investcase.reading.problems import Problems
from investcase.reading.text import SourceText

HEAD = """format: investcase/case/1
case: grants-2026
title: Community grants
"""
COUNTS = ["{n}x", "{n} women", "x{n}", "women-{n}", "{w}", "'{n}' or so", "{n}.x", "{n} people", "[{n}", "{{{n}: {n}"]
STYLES: dict[str, Callable[[str], str]] = {
    "block": lambda c: f"{HEAD}equality:\n  people_now:\n    count: {c}\n    source: records\n",
    "flow": lambda c: f"{HEAD}equality: {{people_now: {{count: {c}, source: records}}}}\n",
    "flow-document": lambda c: f"{{format: investcase/case/1, title: T, equality: {{people_now: {{count: {c}}}}}}}\n",
    "json": lambda c: f'{{"format": "investcase/case/1",\n "equality":\n {{"people_now": {{"count": "{c}"}}}}}}\n',
    "json-unclosed": lambda c: f'{{"format": "investcase/case/1",\n "equality":\n {{"people_now": {{"count": "{c}"}}\n',
    "indented": lambda c: f" format: investcase/case/1\n equality:\n   people_now:\n     count: {c}\n",
    "escaped": lambda c: f'{HEAD}"equ\\u0061lity":\n  people_now:\n    count: {c}\n',
    "complex-key": lambda c: f"{HEAD}? equality\n: people_now:\n    count: {c}\n",
    "quoted": lambda c: f"{HEAD}'equality' :\n  people_now:\n    count: {c}\n",
    "alias": lambda c: f"{HEAD}more: &a\n  people_now:\n    count: {c}\nequality: *a\n",
    "merge": lambda c: f"{HEAD}more: &a {{people_now: {{count: {c}}}}}\nequality:\n  <<: *a\n",
    "anchored": lambda c: f"{HEAD}equality: &a\n  people_now:\n    count: {c}\n",
    "tagged": lambda c: f"{HEAD}equality: !!map\n  people_now:\n    count: !!int {c}\n",
    "folded": lambda c: f"{HEAD}equality:\n  summary: >-\n    It is\n    {c}\n  wrong: {c}\n",
    "literal": lambda c: f"{HEAD}equality:\n  wrong: |\n    It is\n    {c}\n",
    "quoted-lines": lambda c: f'{HEAD}equality:\n  wrong: "It is\n    {c}\n    and on"\n',
    "never-closed": lambda c: f'{HEAD}equality:\n  summary: "It is\n    {c}\n  wrong: {c}\n',
    "twice": lambda c: f"{HEAD}equality:\n  summary: x\nequality:\n  people_now: {c}\n",
    "key-twice": lambda c: f"{HEAD}equality:\n  summary: x\n  summary: {c}\n",
    "unknown-key": lambda c: f"{HEAD}equality:\n  {c}: x\n",
    "tab": lambda c: f"{HEAD}equality:\n  people_now:\n\t  count: {c}\n",
    "out-of-line": lambda c: f"{HEAD}equality:\n    people_now: x\n  count: {c}\n",
    "profile": lambda c: (
        f"{HEAD}equality:\n  profiles:\n    - {{id: sex, by: sex, groups: {{female: {c}, male: 40}}}}\n"
    ),
    "comment": lambda c: f"{HEAD}equality:\n  wrong: x  # it is {c}\n",
}


def told(text: str) -> str:
    read = read_document(SourceText("case.yaml", text), "case", Case)
    return str(Problems(read[1]))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("count", COUNTS)
def test_nobody_can_tell_six_from_eight(style: str, count: str) -> None:
    six, eight = (told(STYLES[style](count.format(n=n, w=word))) for n, word in ((6, "seven"), (8, "eight")))
    assert "case.yaml" in six
    assert six == eight


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("years: 3 or 4", "years: 3 or 4"),
        ("price_base: 2026-27 or 6", "price_base: 2026-27 or 6"),
        ("discount: {flat: 3.5 pounds}", "discount: {flat: 3.5 pounds}"),
        ("cost: 1200 pound", "cost: 1200 pound"),
        ("wrong: help for 7 women", "wrong: help for # women"),
    ],
)
@pytest.mark.parametrize("after", ["", "equality:\n  summary: x\n"])
def test_elsewhere_a_line_is_shown_as_it_is(line: str, shown: str, after: str) -> None:
    assert f" | {shown}\n" in told(f"{HEAD}{line}\n{after}")


def test_a_slip_before_the_section_is_shown_with_its_numbers() -> None:
    assert "years:3 of 7" in told(f"{HEAD}years:3 of 7\nequality:\n  summary: 7 women\n")
