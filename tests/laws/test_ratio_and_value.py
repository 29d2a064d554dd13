"""The ratio and the value to society never say two things."""

from __future__ import annotations

import math

from law import Whole, law

_NEAR = 1.0


@law(cases=60, also=(602,))
def test_a_ratio_is_above_one_just_where_the_value_is_above_nil(case: Whole) -> None:
    """And where nothing is gained, or nothing is spent on balance, there is none."""
    for option in case.appraisal.options:
        ratio, npsv, cost = (float(found[0]) for found in (option.bcr_net_public, option.npsv, option.net_public_cost))
        if math.isnan(ratio):
            assert option.no_ratio is not None
        elif abs(npsv) > _NEAR:
            assert option.no_ratio is None
            assert ratio >= 0
            assert cost > 0
            assert (ratio > 1) == (npsv > 0)
