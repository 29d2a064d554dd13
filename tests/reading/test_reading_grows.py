"""What is read and told grows as the text does: work is counted, and never timed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cases import SMALLEST, faults, loaded
from investcase.appraisal.appraise import appraise
from investcase.checks.review import reviewed
from investcase.reading import text as reading
from investcase.reading.problems import Problem

Problematic = Callable[[int], str]


def on_one_line(count: int) -> str:
    costs = "".join(f"{{id: c{n}, title: Cost, body: nobody, each_year: £1000}}, " for n in range(count))
    return SMALLEST.partition("    costs:")[0] + f"    costs: [{costs}]\n"


def a_line_each(count: int) -> str:
    costs = "".join(f"      - {{id: c{n}, title: C, body: nobody, each_year: £1000}}\n" for n in range(count))
    return SMALLEST.partition("    costs:")[0] + "    costs:\n" + costs


def in_an_assessment(count: int) -> str:
    impacts = "".join(f"    - {{id: i{n}, who: nobody, direction: 7 women}}\n" for n in range(count))
    return f"{SMALLEST}equality:\n  assessed_on: 2026-11-16\n  change_type: expand\n  impacts:\n{impacts}"


def unknown_names(count: int) -> str:
    return SMALLEST + "".join(f"name_{n}: x\n" for n in range(count))


def given_twice(count: int) -> str:
    return SMALLEST + "case: again\n" * count


def looked_at(monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[int, int]:
    """How many letters are held against the rules of what may be shown, and how many problems there are."""
    letters = [0]
    for name in ("veiled", "equality_lines"):
        real = getattr(reading, name)

        def counted(lines: tuple[str, ...], *at: int, real: Callable[..., object] = real, **how: bool) -> object:
            read = lines[at[0] - 1 : at[0] + 2] if at else lines
            letters[0] += sum(len(line) for line in read)
            return real(lines, *at, **how)

        monkeypatch.setattr(reading, name, counted)
    told = len(faults(text))
    monkeypatch.undo()
    return letters[0], told


@pytest.mark.parametrize("text", [on_one_line, a_line_each, in_an_assessment, unknown_names, given_twice])
def test_twice_as_many_problems_are_told_from_twice_as_many_letters(
    text: Problematic, monkeypatch: pytest.MonkeyPatch
) -> None:
    once, few = looked_at(monkeypatch, text(100))
    twice, many = looked_at(monkeypatch, text(200))
    assert many == 2 * few >= 200
    assert twice <= 2.1 * once


def told_of(text: str) -> list[Problem]:
    return [problem for problem in reviewed(appraise(loaded(text))) if problem.code == "E09"]


def test_many_counts_in_one_text_are_told_of_once_at_the_first() -> None:
    text = SMALLEST + "narrative:\n  risks:\n    - >-\n      Some wait\n      and 7 women and " + "5 men and " * 200
    (problem,) = told_of(text)
    assert "201 counts below 10, one of them of women" in problem.message
    assert problem.field == "narrative.risks[0]"
    assert problem.position is not None
    line = text.split("\n")[problem.position.line - 1]
    assert line[problem.position.column - 1 :].startswith("7 women")


@pytest.mark.parametrize(
    "written", ["plain words\n    that go on, 7 women", '"said,\n    and on: 7 women"', "at 7 women"]
)
def test_a_count_is_told_of_where_it_stands(written: str) -> None:
    text = f"{SMALLEST}narrative:\n  economic: {written}\n"
    (problem,) = told_of(text)
    assert problem.position is not None
    line = text.split("\n")[problem.position.line - 1]
    assert line[problem.position.column - 1 :].startswith("7 women")


def test_each_text_with_a_count_is_told_of() -> None:
    text = SMALLEST + "narrative:\n  risks:\n" + "".join(f"    - 'Risk {n}: that 7 women wait'\n" for n in range(20))
    assert len(told_of(text)) == 20


def test_a_comma_in_braces_on_a_long_line_is_told_without_the_whole_line() -> None:
    amounts = ", ".join(f"{{id: c{n}, title: C, body: council, each_year: £60,000}}" for n in range(50))
    told = faults(SMALLEST.partition("    costs:")[0] + f"    costs: [{amounts}]\n")
    assert {problem.code for problem in told} == {"comma-in-braces"}
    assert {problem.remedy for problem in told} == {"write £60000"}
