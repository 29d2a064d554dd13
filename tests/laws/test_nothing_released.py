"""Where no budget falls nobody is better off by it, and what needs no release is as it was: a payment that stops."""

from __future__ import annotations

import pytest
from law import Whole, law

from investcase.appraisal.measures import CASH
from investcase.appraisal.standing import standing_sensitivities

_PENNY = 0.01


@law(cases=40)
def test_nothing_released_helps_nobody(case: Whole) -> None:
    """Neither society nor the lead body, but that what would have been paid twice is not."""
    option, lead = case.appraisal.preferred, case.appraisal.case.lead
    twice = option.cash.where(lambda line: line.paid_twice)
    value = sum(float((line.amounts[0] * option.factors_of(line)).sum()) for line in twice.lines)
    cash = float(twice.of(body=lead).in_cash()[0].sum())
    for run in standing_sensitivities(case.appraisal):
        if run.id == "nothing-released":
            scale = 1e-9 * (1 + abs(run.npsv) + abs(run.lead_cash))
            assert run.npsv_change - value <= _PENNY + scale
            assert run.lead_cash_change - cash <= _PENNY + scale


@law(cases=40)
def test_only_what_waits_for_a_release_is_lost(case: Whole) -> None:
    """And not a payment that stops by itself, nor money that another body gives."""
    option = case.appraisal.preferred
    runs = {run.id: run for run in standing_sensitivities(case.appraisal)}
    gains = option.cash.of(kind="benefit", cash_types=CASH).where(lambda line: bool((line.amounts[0] > 0).any()))
    waiting = gains.where(lambda line: not (line.stops_by_itself or line.moves))
    assert ("nothing-released" in runs) == bool(waiting.lines)
    if waiting.lines and all(line.marginal_share is None for line in waiting.lines):
        lost = sum(float((line.amounts[0].clip(min=0) * option.factors_of(line)).sum()) for line in waiting.lines)
        twice = option.cash.where(lambda line: line.paid_twice).lines
        lost -= sum(float((line.amounts[0] * option.factors_of(line)).sum()) for line in twice)
        assert runs["nothing-released"].npsv_change == pytest.approx(-lost, rel=1e-9, abs=_PENNY)
