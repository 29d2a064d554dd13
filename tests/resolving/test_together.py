"""Figures that move together: by whatever name, refused where it cannot be, and told in words."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cases import KENT, faults, solved
from investcase.appraisal.chances_result import chances_result
from investcase.report.view.chances import chances_lines
from investcase.resolving.together import together_of

RATE, SUPPORT, SHARE = "home-care.hourly-rate", "home-care.other-support", "home-care.contribution-share"


def kent_with(*groups: str) -> str:
    listed = "".join(f"\n  - {{{group}}}" for group in groups)
    return KENT.read_text("utf-8").replace("\noptions:", f"\nmoves_with:{listed}\noptions:", 1)


def group(correlation: str, *figures: str) -> str:
    return f"figures: [{', '.join(figures)}], correlation: {correlation}, reason: One wage is behind both"


def test_it_is_told_beside_the_chances_and_in_the_result() -> None:
    found = solved(kent_with(group("60%", RATE, "home-first-team.likely-range")))
    (line,) = [line for line in chances_lines(found) if line.startswith("Not drawn each by itself")]
    assert "high or low together, by a rank correlation of 60%: one wage is behind both" in line
    result = chances_result(found)
    assert result is not None
    (told,) = result.together
    assert told.figures == (RATE, "at-home.home-first-team.likely-range")
    assert told.correlation == 0.6
    against = solved(kent_with(group("-60%", RATE, SUPPORT)))
    assert any("high when the other is low, by a rank correlation of 60%" in line for line in chances_lines(against))


def test_central_answers_and_ends_stay_as_they_were() -> None:
    before = solved(KENT.read_text("utf-8"))
    after = solved(kent_with(group("90%", RATE, SUPPORT)))
    np.testing.assert_array_equal(before.preferred.npsv, after.preferred.npsv)


@pytest.mark.parametrize(
    ("groups", "code", "words"),
    [
        ([group("60%", RATE, "home-care.hourly-rates")], "moves-with-unknown", "home-care.hourly-rates"),
        ([group("60%", RATE, RATE)], "moves-with-twice", "stands here twice"),
        ([group("60%", RATE, SUPPORT), group("50%", SUPPORT, RATE)], "moves-with-twice", "otherwise"),
        ([group("60%", RATE, "delivered")], "moves-with-unknown", "delivered"),
        ([group("90%", RATE, SUPPORT), group("90%", SUPPORT, SHARE)], "moves-with-impossible", "at once"),
        ([group("-60%", RATE, SUPPORT, SHARE)], "moves-with-impossible", "at once"),
        ([group("160%", RATE, SUPPORT)], "correlation", "outside -100% to 100%"),
        (['figures: [a, b], correlation: "50% to 70%, central 60%", reason: r'], "correlation", "is a range"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(groups: list[str], code: str, words: str) -> None:
    problem = next(problem for problem in faults(kent_with(*groups)) if problem.code == code)
    assert words in problem.message
    assert problem.position is not None
    assert (problem.field or "").startswith("moves_with[")
    assert problem.expected


def test_a_name_of_several_figures_is_refused_with_theirs() -> None:
    two = KENT.read_text("utf-8")
    assert "deadweight" in two
    problem = next(p for p in faults(kent_with(group("60%", RATE, "deadweight"))) if p.code == "moves-with-several")
    assert "deadweight" in (problem.expected or "")


def test_what_has_no_range_moves_with_nothing_and_is_told() -> None:
    found = solved(kent_with(group("60%", RATE, "at-home.home-first-team.salary")))
    (problem,) = [problem for problem in found.case.problems if problem.code == "moves-with-held"]
    assert "has no range" in problem.message
    result = chances_result(found)
    assert result is not None
    assert result.together == ()


@pytest.mark.parametrize("shares", [(0.6, -0.4), (0.5, 0.3)], ids=["weighed", "shared"])
def test_the_weights_are_those_of_the_normal_scores(shares: tuple[float, float]) -> None:
    one, other = shares
    found = solved(kent_with(group(f"{one:.0%}", SUPPORT, RATE), group(f"{other:.0%}", RATE, SHARE)))
    together = together_of(found.case.moving)
    assert [each.stream for each in together] == [SHARE, RATE, SUPPORT]
    names = sorted({name for each in together for name, _ in each.scores})
    weights = np.array([[dict(each.scores).get(name, 0.0) for name in names] for each in together])
    wanted = [[1, other, 0], [other, 1, one], [0, one, 1]]
    np.testing.assert_allclose(weights @ weights.T, [[2 * math.sin(math.pi * r / 6) for r in row] for row in wanted])
