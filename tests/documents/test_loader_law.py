"""Whatever is done to a good case, loading it gives a case or Problems: never anything else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import KENT, SMALLEST, loaded
from investcase.appraisal.appraise import appraise
from investcase.checks.review import reviewed
from investcase.reading.problems import Problems, Severity

KENT_TEXT = KENT.read_text("utf-8")

SCALARS = (
    *("", "~", "-", "0", "-1", "1e9", "NaN", ".inf", "yes", "no", "£0", "-£5", "£1e5", "100%", "101%", "-3%", "0%"),
    *("2027-28", "2027", "1990", "1990-91", "9999-00", "0001-02", "2027-29", "October", "£5 / hour", "5 people", "x y"),
    *("{}", "[]", "{a: b}", "[a, b]", "[[a]]", "'", '"', "|", "&a x", "*a", "!!int 5", "top_down", "council", "lead"),
    *("none", "england", "{low: 1, central: 2, high: 3}", "12% to 22%, central 18%", "£999999999999999", "٣"),
)


def mutated(text: str, seed: int, changes: int) -> str:
    """A text with lines deleted, doubled, swapped, moved in or out, given another value, or broken by junk."""
    draw = random.Random(seed)
    lines = text.split("\n")
    for _ in range(changes):
        at = draw.randrange(len(lines))
        match draw.randrange(7):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2 | 3:
                key, colon, _ = lines[at].partition(": ")
                if colon:
                    lines[at] = f"{key}: {draw.choice(SCALARS)}"
            case 4:
                other = draw.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 5:
                lines[at] = lines[at][2:] if draw.random() < 0.5 else "  " + lines[at]
            case 6:
                junk = "".join(draw.choice("{}[],:#&*!|>%@`£ \t\x00\u2028é") for _ in range(draw.randrange(1, 6)))
                cut = draw.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + junk + lines[at][cut:]
        lines = lines or [""]
    return "\n".join(lines)


def law(text: str) -> bool:
    """Load, work out, write and review a text; whether it was a case. Anything but Problems is left to fly."""
    try:
        case = loaded(text)
        appraisal = appraise(case)
    except Problems as problems:
        told = problems.problems
    else:
        told = ()
    if told:
        assert any(problem.severity is Severity.ERROR for problem in told)
        assert all(problem.message and problem.position for problem in told)
        own = [problem.position for problem in told if problem.position and problem.position.file == "case.yaml"]
        assert all(1 <= at.line <= text.count("\n") + 1 for at in own)
        return False
    result = appraisal.result()
    assert type(result).from_json(result.to_json()) == result
    assert all(problem.severity is not Severity.ERROR for problem in case.problems)
    assert len(reviewed(appraisal)) >= len(appraisal.problems)
    return True


def test_the_law_holds_of_the_texts_themselves() -> None:
    assert law(SMALLEST)
    assert law(KENT_TEXT)


@settings(max_examples=250)
@given(st.integers(0, 2**32), st.integers(1, 3))
def test_the_smallest_case_however_changed_is_a_case_or_problems(seed: int, changes: int) -> None:
    law(mutated(SMALLEST, seed, changes))


@settings(max_examples=50)
@given(st.integers(0, 2**32), st.integers(1, 2))
def test_a_whole_case_however_changed_is_a_case_or_problems(seed: int, changes: int) -> None:
    law(mutated(KENT_TEXT, seed, changes))


@pytest.mark.parametrize("cut", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_case_cut_short_is_a_case_or_problems(cut: float) -> None:
    law(KENT_TEXT[: int(len(KENT_TEXT) * cut)])
