"""Judged ranges: pooled as the rule says, told with who said what, and never by nobody."""

from __future__ import annotations

import html
import re
from statistics import NormalDist

import numpy as np
import pytest

from cases import faults, solved
from investcase.flows.draws import Plan
from investcase.quantities import Shape
from investcase.quantities.pooling import Pooled, reach
from investcase.report.render import html_page

ANN, BO = (80.0, 140.0, 160.0), (165.0, 180.0, 200.0)
CASE = """
format: investcase/case/1
case: c
title: C
place: {name: Elsewhere, nation: england}
start: 2027-28
years: 5
price_base: 2026-27
options:
  - id: p
    title: P
    preferred: yes
    costs:
      - {id: team, title: Team, body: council, each_year: £100k}
    benefits:
      - {id: b, title: Gains, body: council, each_year: £150k, cash_type: cash_releasing, budget_line: Care,
         owner: Head}
judged:
  - {figure: b, who: "Ann Lee, head of reablement", on: 2026-10-03, range: "£80k to £160k, central £140k",
     reason: The pilot reached half of them}
  - {figure: b, who: Bo May, on: 2026-10-04, range: "£165k to £200k, central £180k", reason: As the provider says.}
"""


def test_one_person_s_pool_has_the_points_they_gave() -> None:
    low, middle, high = Pooled((ANN,)).at(np.array([0.1, 0.5, 0.9])).tolist()
    assert (low, middle, high) == pytest.approx(ANN, rel=1e-3)


def test_the_pool_is_the_average_of_what_each_expects() -> None:
    """Below any value lies the mean of the chances that each gives it; so its mean is that of their means."""
    wide = NormalDist().inv_cdf(0.9)

    def below(one: tuple[float, float, float], value: float) -> float:
        side = one[1] - one[0] if value < one[1] else one[2] - one[1]
        return NormalDist().cdf((value - one[1]) / side * wide)

    pool = Pooled((ANN, BO))
    for chance in (0.02, 0.1, 0.3, 0.5, 0.62, 0.9, 0.99):
        value = float(pool.at(np.array([chance]))[0])
        assert (below(ANN, value) + below(BO, value)) / 2 == pytest.approx(chance, abs=2e-3)
    assert pool.mean == pytest.approx((Pooled((ANN,)).mean + Pooled((BO,)).mean) / 2, rel=1e-3)
    assert Pooled(((90.0, 100.0, 110.0),)).mean == pytest.approx(100, rel=1e-6)


def test_whoever_is_asked_first_makes_no_difference_and_disagreement_widens_it() -> None:
    assert reach((ANN, BO)) == reach((BO, ANN))
    low, high = reach((ANN, BO))
    assert high - low > max(ANN[2] - ANN[0], BO[2] - BO[0])


def test_a_pool_goes_no_further_than_the_figure_can() -> None:
    tails = np.array([1e-6, 1 - 1e-6])
    low, high = Pooled(((0.02, 0.1, 0.9),), 0.0, 1.0).at(tails).tolist()
    assert (low, high) == (0.0, 1.0)


def test_people_say_where_it_may_lie_and_not_what_is_taken() -> None:
    appraisal, without = solved(CASE), solved(CASE[: CASE.index("judged:")])
    assert float(appraisal.preferred.npsv[0]) == float(without.preferred.npsv[0])
    assert without.chances is None
    assert appraisal.chances is not None
    (figure,) = appraisal.chances.random
    assert figure.quantity.shape is Shape.POOLED
    values = Plan((figure,)).worlds(range(10)).values[figure.key][2:, 0]
    # Below the end of one's range lie nine tenths of theirs, and what the other expects so low: a half of each.
    other = NormalDist().cdf((160 - 180) / (180 - 165) * NormalDist().inv_cdf(0.9))
    assert np.mean(values < 160_000) == pytest.approx((0.9 + other) / 2, abs=0.005)
    assert np.mean(values > 200_000) == pytest.approx(0.1 / 2, abs=0.005)


def test_who_said_what_and_that_they_disagree_is_told_with_the_figure() -> None:
    page = html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html_page(solved(CASE)))))
    assert "Ann Lee, head of reablement (2026-10-03): £80,000 to £160,000" in page.replace("£80000", "£80,000").replace(
        "£160000", "£160,000"
    )
    assert "since The pilot reached half of them" in page
    assert "the ranges of Ann Lee, head of reablement and Bo May do not meet" in page
    alike = solved(CASE.replace("£165k to", "£155k to"))
    assert "Every two of the ranges meet." in next(iter(alike.chances.random)).how  # type: ignore[union-attr,operator]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("who: Bo May", "who: officer view", "judged-by-nobody"),
        ("who: Bo May", "who: The expert panel", "judged-by-nobody"),
        ("£165k to £200k, central £180k", "£180k", "judged-range"),
        ("£165k to £200k, central £180k", "£165k to £200k, central £180k, uniform", "judged-range"),
        ("£165k to £200k, central £180k", "10% to 30%, central 20%", "judged-unit"),
        ("who: Bo May", 'who: "Ann Lee, head of reablement"', "judged-twice"),
        ("figure: b, who: Bo", "figure: bb, who: Bo", "judged-unknown"),
        ("each_year: £150k", "each_year: '£120k to £180k, central £150k'", "judged-and-given"),
    ],
)
def test_what_is_no_judgement_is_refused(old: str, new: str, code: str) -> None:
    assert old in CASE
    assert code in [problem.code for problem in faults(CASE.replace(old, new, 1))]


def test_a_value_that_somebody_does_not_expect_is_told() -> None:
    told = [problem for problem in solved(CASE).problems if problem.code == "judged-elsewhere"]
    assert [problem.field for problem in told] == ["judged[1].range"]
    assert told[0].message == "Gains is taken at £150,000, and 8 times in 10 Bo May expects it elsewhere"
