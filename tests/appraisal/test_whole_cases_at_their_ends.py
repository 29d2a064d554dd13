"""Whole cases that say everything a case may: their ends in order, and their years that rest on no later one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.discounting import discount_factors
from investcase.appraisal.horizons import STEP
from investcase.appraisal.measures import OptionAppraisal
from investcase.flows.build import build_flows
from investcase.flows.shorter import cut_short
from investcase.flows.worlds import CENTRAL, lay_out
from investcase.reading.problems import Problems
from investcase.resolving.again import preferred_over
from investcase.resolving.behind import figures_behind, is_definition
from investcase.resolving.option import option_figures
from random_whole.solving import worked_out
from random_whole.whole import whole_case

SEEDS = range(40)


def whole() -> Iterator[Appraisal]:
    for seed in SEEDS:
        try:
            yield worked_out(whole_case(seed))
        except Problems:
            continue


@pytest.fixture(scope="module")
def cases() -> list[Appraisal]:
    found = list(whole())
    assert len(found) > len(SEEDS) / 3, "too few of the seeds are valid cases for this to try anything"
    return found


def test_the_centre_lies_between_the_ends_of_every_answer(cases: list[Appraisal]) -> None:
    for appraisal in cases:
        for option in appraisal.result().options:
            spreads = [option.npsv, *(body.cash_releasing_npv for body in option.bodies)]
            for spread in spreads:
                if spread.central is not None:
                    assert spread.cautious <= spread.central <= spread.favourable  # type: ignore[operator]


def test_whatever_moves_an_answer_is_counted_among_the_figures_behind_it(cases: list[Appraisal]) -> None:
    for appraisal in cases:
        for option, written in zip(appraisal.options, appraisal.result().options, strict=True):
            settled = option.flows.option
            behind = {figure.key for figure in figures_behind(settled)}
            behind |= {figure.key for figure in option_figures(settled) if is_definition(figure)}
            ends = [
                written.npsv_ends,
                *(b.cash_releasing_npv_ends for b in written.bodies if b.cash_releasing_npv_ends),
            ]
            for end in (each for pair in ends for each in (pair.cautious, pair.favourable)):
                assert end.figures.keys() <= behind
                assert end.figures_moved == len(end.figures)


def test_nothing_in_a_year_rests_on_a_later_one(cases: list[Appraisal]) -> None:
    """Settled over three years more and cut short again, an option is what it was over each number of years."""
    for appraisal in cases:
        case, told = appraisal.case, appraisal.horizons
        option = preferred_over(case, len(case.horizon) + STEP)
        assert not isinstance(option, str)
        worlds = lay_out(option_figures(option), [CENTRAL])
        horizon = tuple(case.horizon[0] + t for t in range(len(case.horizon) + STEP))
        flows = build_flows(option, worlds, horizon, case.lead)
        size = sum(float(abs(line.amounts[0]).sum()) for line in flows.cash.lines)
        for over in (*told.shorter, told.own):
            less = OptionAppraisal(
                cut_short(flows, worlds.values, over.years),
                discount_factors(case.schedule.bands, over.years),
                discount_factors(case.health_schedule.bands, over.years) if case.health_schedule else None,
            )
            near = pytest.approx(over.npsv, abs=1e-9 * size + 1e-3)
            assert float(less.npsv[0]) == near
        assert told.own.npsv == pytest.approx(float(appraisal.preferred.npsv[0]), abs=1e-9 * size + 1e-3)
