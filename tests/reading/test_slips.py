"""The slips people make in YAML, told in plain words on the line where they were made, with what to write instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import faults
from investcase.reading.nodes import parse
from investcase.reading.text import SourceText

CASE = """\
format: investcase/case/1
case: grants-2026
title: Community grants
place: {name: Elsewhere, nation: england}
start: 2026-27
years: 3
price_base: 2026-27
# decision:
#   resolution: To approve
#   body: Cabinet
options:
  - id: programme
    title: Grants programme
    preferred: yes
    costs:
      - id: grants
        title: Grants
        body: council
        amount:
          2026-27: £60,000
          2027-28: £45k
"""
JARGON = ("mapping", "token", "block", "expected key", "indicator", "context", "scalar", "flow")


def test_the_case_itself_is_good() -> None:
    assert not faults(CASE)


@pytest.mark.parametrize(
    ("old", "new", "where", "words", "remedy"),
    [
        # lines that do not line up
        (
            "        body: c",
            "          body: c",
            "18:11",
            "begins ten spaces in, and 'title'",
            "put eight spaces before it",
        ),
        (
            "        body: c",
            "       body: c",
            "18:8",
            "begins seven spaces in, and 'title'",
            "put eight spaces before it",
        ),
        ("years: 3", " years: 3", "6:2", "begins one space in, and 'start'", "put no spaces before it"),
        ("    preferred", "   preferred", "14:4", "begins three spaces in", "put four spaces before it"),
        ("    costs:", "     costs:", "15:6", "begins five spaces in, and 'preferred'", "put four spaces before it"),
        (
            "      - id: grants",
            "    - id: grants",
            "17:9",
            "begins eight spaces in",
            "put six spaces before it, as 'id'",
        ),
        ("          2027-28", "         2027-28", "21:10", "begins nine spaces in, and '2026-27'", "put ten spaces"),
        # the mark taken off a line and not off its heading
        (
            "#   resolution",
            "  resolution",
            "9:3",
            "belongs under 'decision' above it",
            "off 'decision' too, or put # back",
        ),
        # colons and dashes without their space
        ("title: Community", "title:Community", "3:6", "no space after the colon", "write title: Community grants"),
        ("        title: G", "        title:G", "17:14", "no space after the colon", "write title: Grants"),
        ("preferred: yes", "preferred:yes", "14:14", "no space after the colon", "write preferred: yes"),
        ("      - id: grants", "      -id: grants", "16:7", "no space after the dash", "write - id: grants"),
        ("years: 3", "years 3", "6:1", "no name, or no colon after it", ""),
        # text that YAML would read as something else
        ("Community grants", "Grants: phase two", "3:8", "holds a colon", 'write title: "Grants: phase two"'),
        ("Community grants", "“Grants: two”", "3:8", "holds a colon", 'write title: "Grants: two"'),
        ("Community grants", "@home", "3:8", "cannot begin with @", 'write title: "@home"'),
        ("Community grants", '%5 "more"', "3:8", "cannot begin with %", "write title: '%5 \"more\"'"),
        ("Community grants", "*bold*", "3:8", "cannot begin with *", 'write title: "*bold*"'),
        ("Community grants", "- dash", "3:8", "cannot begin with -", 'write title: "- dash"'),
        ("Community grants", "[draft] grants", "3:8", "cannot begin with [", 'write title: "[draft] grants"'),
        (
            "Community grants",
            '"Grants" and more',
            "3:16",
            "goes on after its closing",
            "write title: \"'Grants' and more\"",
        ),
        ("Community grants", '"C:\\x"', "3:11", "a \\ has a meaning of its own", "use single quotation marks"),
        ("Community grants", '"Grants', "3:8", "is never closed", ""),
        ("nation: england}", "nation: england", "4:8", "what this { opens is never closed", ""),
        ("Elsewhere, nation", "Elsewhere nation", "4:8", "something that a comma should part", ""),
        # what looks like a space and is none
        ("        body: c", "\tbody: c", "18:1", "a tab stands at the beginning", "put spaces there"),
        ("        body: c", "      \tbody: c", "18:7", "a tab stands at the beginning", "put spaces there"),
        ("        body: c", "\u00a0       body: c", "18:1", "looks like a space and is none", "put spaces there"),
    ],
)
def test_a_slip_is_told_where_it_was_made_with_the_line_to_write(
    old: str, new: str, where: str, words: str, remedy: str
) -> None:
    assert CASE.count(old) == 1
    (problem,) = faults(CASE.replace(old, new))
    assert problem.position is not None
    assert (problem.code, f"{problem.position.line}:{problem.position.column}") == ("yaml-syntax", where), str(problem)
    assert words in problem.message
    assert remedy in (problem.remedy or "")
    assert not any(word in str(problem).casefold() for word in JARGON)


@pytest.mark.parametrize(
    "line",
    ["title: @home", "title: Grants: phase two", "title: [draft] x", 'title: "Grants" and more', "title: *bold*"],
)
def test_the_line_offered_is_a_line_that_can_be_read(line: str) -> None:
    (problem,) = parse(SourceText("case.yaml", f"{line}\n")).problems
    assert problem.remedy is not None
    mended = parse(SourceText("case.yaml", problem.remedy.removeprefix("write ") + "\n"))
    assert not mended.problems
    assert isinstance(mended.data, dict)
    assert isinstance(mended.data["title"], str)


def test_a_heading_whose_lines_are_still_held_back_is_told_what_to_do() -> None:
    (problem,) = faults(CASE.replace("    costs:", "    funding:\n    # - id: x\n    costs:"))
    assert problem.message == "nothing is written here"
    assert problem.remedy is not None
    assert problem.remedy.endswith("or put # before this line")


def test_a_year_outside_its_amount_is_told_where_years_stand() -> None:
    found = faults(CASE.replace("          2027-28", "        2027-28"))
    assert [problem.remedy for problem in found] == ["a year and its amount stand under amount:, two spaces further in"]


def test_a_count_of_people_never_stands_in_what_is_told() -> None:
    text = CASE + "equality:\n  assessed_on: 2026-11-16\n  impacts:\n    - {id: a}\n    mechanism: 7 people: lose\n"
    (problem,) = faults(text)
    assert "7" not in f"{problem.message} {problem.remedy} {problem.excerpt}"


@given(
    st.lists(
        st.sampled_from([*CASE.splitlines(), "\t", "  - ", "a:", '"', "{", "x: [", "# a:", "- : -", "%"]), max_size=9
    )
)
def test_whatever_the_lines_the_answer_is_a_problem_with_a_place(lines: list[str]) -> None:
    text = "\n".join(lines)
    for problem in parse(SourceText("case.yaml", text)).problems:
        assert problem.position is not None
        assert 1 <= problem.position.line <= max(len(lines), 1)


@pytest.mark.parametrize("title", ["Grants: {}", "@{}", "[x] {}", '"x" {}', "{{x: £1,250, y: {}}}"])
def test_a_line_too_long_to_be_told_whole_is_not_offered_in_part(title: str) -> None:
    def told(length: int) -> str:
        problem = faults(CASE.replace("Community grants", title.format("very " * length)))[0]
        assert problem.code in ("yaml-syntax", "comma-in-braces")
        return problem.remedy or ""

    assert "very very very" in told(3)
    assert told(900)
    assert "very" not in told(900)
