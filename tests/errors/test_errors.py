"""Every mistake of the zoo is told once, where it was made, and what is offered is read when it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from errors.page import PAGE, page
from errors.zoo import (
    RIGHT,
    Mistake,
    kinds,
    mistakes,
    new_problems,
    problems_of,
    read_alike,
    told,
    tried,
)
from investcase.reading.blanks import BLANK
from investcase.reading.problems import Problem, Severity
from investcase.resolving.case import load_text
from mutated.shipped_once import shipped_once

ZOO = tuple(mistakes())
_OF_YAML = re.compile(
    r"mapping (values|keys)|block (sequence|mapping|end)|expected <|\btoken\b|flow (mapping|sequence)|simple key"
)


@pytest.fixture(scope="module", autouse=True)
def shipped() -> Iterator[None]:
    """The shipped library is read once for all of them."""
    with shipped_once():
        yield


def in_short(problems: list[Problem]) -> list[str]:
    return [f"{problem.code}: {problem.message}" for problem in problems]


@pytest.mark.parametrize("mistake", ZOO, ids=lambda mistake: mistake.name)
def test_it_is_told_where_it_was_made_and_every_remedy_works(mistake: Mistake) -> None:
    text = mistake.made()
    found = new_problems(text, reviewed=True)
    assert [line for problem in found for line in told(text, problem)] == list(mistake.told), (
        "see scripts/renew-mistakes"
    )
    assert found, "nothing is said of it"
    for problem in found:
        assert problem.position is not None
        assert problem.excerpt is not None
        assert not _OF_YAML.search(str(problem)), problem
        left_before = [other for other in found if other != problem]
        for number, mend in enumerate(problem.mends):
            assert BLANK not in mend.text, problem
            left = tried(text, mend, reviewed=True)
            assert not any(_is_same(other, problem) for other in left), in_short(left)
            if number == 0:
                assert len(left) <= len(left_before), in_short(left)
                assert {other.code for other in left} <= {other.code for other in left_before}, in_short(left)


def _is_same(other: Problem, problem: Problem) -> bool:
    return (other.code, other.position, other.message) == (problem.code, problem.position, problem.message)


def test_an_error_is_told_alone_and_brings_no_followers() -> None:
    many = {
        mistake.name: in_short(found)
        for mistake in ZOO
        if len(found := [p for p in new_problems(mistake.made(), reviewed=False) if p.severity is Severity.ERROR]) > 1
    }
    # Two values of one list, each wrong by itself.
    typed = {mistake.name: mistake.typed.strip() for mistake in ZOO}
    assert {typed[name]: len(found) for name, found in many.items()} == {"ramp: [50, 100]": 2}, many


@pytest.mark.parametrize("entry", [entry for _, entry in read_alike()], ids=lambda entry: entry["typed"].strip())
def test_what_is_plain_is_read_as_it_is_meant(entry: dict[str, str]) -> None:
    typed, meant = (RIGHT.text.replace(entry["right"], entry[name]) for name in ("typed", "means"))
    read, wanted = (load_text(type(RIGHT)(RIGHT.name, text), None).document for text in (typed, meant))
    assert read == wanted


def test_the_case_that_mistakes_are_made_in_has_none() -> None:
    found = problems_of(RIGHT, reviewed=True)
    assert not [p for p in found if p.severity in (Severity.ERROR, Severity.BLOCKER)], in_short(list(found))


def test_there_are_as_many_as_are_promised() -> None:
    assert len(ZOO) > 250
    assert len({(mistake.right, mistake.typed) for mistake in ZOO}) == len(ZOO)
    assert all(written["title"] for _, written in kinds())


def test_the_page_says_what_is_said() -> None:
    assert PAGE.read_text("utf-8") == page(), "see scripts/renew-mistakes"
