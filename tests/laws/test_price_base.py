"""The prices that results are reported in are a way of speaking: they move no cash, and value by the index alone."""

from __future__ import annotations

import numpy as np
import pytest
from law import Whole, law

from investcase.documents.bodies import plain_bodies
from investcase.quantities import parse_year
from random_whole.changes import pinned, without


@law(cases=12, every=15)
def test_the_price_base_moves_no_cash_where_all_prices_move_together(case: Whole) -> None:
    plain = without(case.tree, "relative_price")
    plain.pop("prices", None)
    _reported_in_other_prices(case.changed(plain))


@law(cases=25, every=15, also=(2385,))
def test_the_price_base_moves_no_cash_whatever_prices_a_body_plans_by(case: Whole) -> None:
    _reported_in_other_prices(case)


def _reported_in_other_prices(case: Whole) -> None:
    """The same case, every price given its year, reported in the prices of two years earlier and of three later."""
    base = parse_year(str(case.tree["price_base"]))
    tree = pinned(case.tree, str(base))
    ours = case.appraisal
    for years in (-2, 3):
        theirs = case.changed({**tree, "price_base": str(base + years)}).appraisal
        ratio = ours.case.prices.index.factor(base, base + years)
        for one, other in zip(ours.options, theirs.options, strict=True):
            size = 1.0 + sum(float(np.abs(line.amounts * line.cash_terms).sum()) for line in one.cash.lines)
            near = {"rtol": 1e-9, "atol": 1e-9 * size}
            assert [line.id for line in one.cash.lines] == [line.id for line in other.cash.lines]
            for line, again in zip(one.cash.lines, other.cash.lines, strict=True):
                cash, cash_again = (each.amounts * each.cash_terms for each in (line, again))
                np.testing.assert_allclose(cash_again, cash, err_msg=line.id, **near)
            np.testing.assert_allclose(other.npsv, one.npsv * ratio, **near)
            for body in plain_bodies():
                np.testing.assert_allclose(other.npv_of(body), one.npv_of(body) * ratio, **near)
            for body in [each for each in plain_bodies() if each.public]:
                net, net_again = (each.budget(option, body).net for each, option in ((ours, one), (theirs, other)))
                np.testing.assert_allclose(net_again, net, err_msg=str(body), **near)
                exposed = theirs.budget(other, body).peak_exposure
                assert exposed == pytest.approx(ours.budget(one, body).peak_exposure, rel=1e-9, abs=1e-9 * size)
