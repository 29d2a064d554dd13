"""What a change of the case does to its answer, where that is known beforehand."""

from __future__ import annotations

import sys
from decimal import Decimal
from unittest.mock import patch

import numpy as np
import pytest
from law import Whole, law

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.comparing import compare
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.paybacks import payback_years
from investcase.documents.bodies import plain_bodies
from random_whole.changes import direct, ended, line_split, longer, money_times, without, years_moved

Pairs = list[tuple[OptionAppraisal, OptionAppraisal]]


def both(one: Appraisal, other: Appraisal) -> Pairs:
    """The same options of two cases."""
    assert [option.id for option in one.options] == [option.id for option in other.options]
    return list(zip(one.options, other.options, strict=True))


def size(option: OptionAppraisal) -> float:
    """How much money moves in all."""
    return 1.0 + sum(float(np.abs(line.amounts).sum()) for line in option.cash.lines)


@law(cases=15, every=20)
def test_a_case_does_not_differ_from_itself(case: Whole) -> None:
    found = compare(case.appraisal.case, case.appraisal.case)
    assert found.start == found.end
    assert found.steps == ()
    assert found.total == Decimal(0)


@law(cases=4, every=20)
def test_many_changes_at_once_are_those_changes_one_by_one(case: Whole) -> None:
    """Every pound a tenth more: the steps that are told apart at once are those made one by one."""
    now, later = case.appraisal.case, case.changed(money_times(case.tree, 1.1)).appraisal.case
    comparing = sys.modules[compare.__module__]
    with patch.object(comparing, "_WORTH_IT", 2):
        at_once = compare(now, later)
    with patch.object(comparing, "_WORTH_IT", sys.maxsize):
        assert compare(now, later) == at_once


@law(cases=15, every=10)
def test_twice_the_money_is_twice_the_worth(case: Whole) -> None:
    """Three times every pound that the case gives, where the library gives none: three times everything."""
    small = case.changed(direct(case.tree))
    large = case.changed(money_times(small.tree, 3.0))
    for one, other in both(small.appraisal, large.appraisal):
        near = {"rtol": 1e-9, "atol": 1e-9 * size(other)}
        np.testing.assert_allclose(3 * one.npsv, other.npsv, **near)
        np.testing.assert_allclose(3 * one.pv_costs, other.pv_costs, **near)
        for body in [each for each in plain_bodies() if each.public]:
            ours, theirs = small.appraisal.budget(one, body), large.appraisal.budget(other, body)
            np.testing.assert_allclose(3 * ours.net, theirs.net, **near)
            assert 3 * ours.peak_exposure == pytest.approx(theirs.peak_exposure, abs=1e-9 * size(other))
    assert _paybacks(small.appraisal) == _paybacks(large.appraisal)


@law(cases=15, every=10)
def test_a_line_in_two_is_the_same_line(case: Whole) -> None:
    made = line_split(case.tree, 0.375)
    if made is None:
        return
    tree, name = made
    split = case.changed(tree)
    for one, other in both(case.appraisal, split.appraisal):
        near = {"rtol": 1e-9, "atol": 1e-9 * size(one)}
        for ours, theirs in ((one.npsv, other.npsv), (one.pv_costs, other.pv_costs)):
            np.testing.assert_allclose(ours[0], theirs[0], err_msg=name, **near)
        for body in plain_bodies():
            np.testing.assert_allclose(one.npv_of(body)[0], other.npv_of(body)[0], err_msg=name, **near)
            ours, theirs = case.appraisal.budget(one, body), split.appraisal.budget(other, body)
            np.testing.assert_allclose(ours.net, theirs.net, err_msg=name, **near)
            assert ours.full_year_net == pytest.approx(theirs.full_year_net, rel=1e-9, abs=1e-9 * size(one))
    assert _paybacks(case.appraisal) == _paybacks(split.appraisal)


@law(cases=15, every=10)
def test_in_real_terms_it_does_not_matter_when_it_all_happens(case: Whole) -> None:
    """Every year of the case seven years later: at prices that move together, the same value to everyone."""
    early = without(direct(case.tree), "price_base", "prices", "funding", "borrowing")
    early["price_base"] = case.tree["price_base"]
    now = case.changed(early)
    later = case.changed(years_moved(early, 7))
    for one, other in both(now.appraisal, later.appraisal):
        near = {"rtol": 1e-9, "atol": 1e-9 * size(one)}
        np.testing.assert_allclose(one.npsv, other.npsv, **near)
        for body in plain_bodies():
            np.testing.assert_allclose(one.npv_of(body), other.npv_of(body), **near)


@law(cases=15, every=10)
def test_years_in_which_nothing_happens_change_nothing(case: Whole) -> None:
    """Of lines that end: value, budgets and paybacks are those of the shorter case, and then nothing."""
    ends = ended(without(direct(case.tree), "life", "residual_value", "borrowing"))
    ends.pop("demand", None)
    short = case.changed(ends)
    long = case.changed(longer(short.tree, 6))
    years = len(short.appraisal.case.horizon)
    for one, other in both(short.appraisal, long.appraisal):
        near = {"rtol": 1e-12, "atol": 1e-9}
        for ours, theirs in ((one.npsv, other.npsv), (one.pv_costs, other.pv_costs)):
            np.testing.assert_allclose(ours, theirs, **near)
        for body in plain_bodies():
            np.testing.assert_allclose(one.npv_of(body), other.npv_of(body), **near)
            ours, theirs = short.appraisal.budget(one, body), long.appraisal.budget(other, body)
            np.testing.assert_allclose(ours.net, theirs.net[:years], **near)
            assert not theirs.net[years:].any()
    assert _paybacks(short.appraisal) == _paybacks(long.appraisal)


def _paybacks(appraisal: Appraisal) -> list[dict[str, str]]:
    return [{k: str(v) for k, v in payback_years(appraisal, option).items()} for option in appraisal.options]
