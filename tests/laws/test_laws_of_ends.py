"""A range holds its centre: low, central, high, for every number that is told with its ends."""

from __future__ import annotations

from law import Whole, law

ROUNDING = 0.011


@law(cases=40)
def test_the_preferred_option_lies_between_its_ends(case: Whole) -> None:
    (option,) = [option for option in case.result.options if option.preferred]
    assert option.npsv.cautious - ROUNDING <= option.npsv.central <= option.npsv.favourable + ROUNDING


@law(cases=40)
def test_every_option_lies_between_its_own_ends(case: Whole) -> None:
    for option in case.result.options:
        if option.npsv.central is None:
            continue  # Nothing was worked out of it.
        assert option.npsv.cautious - ROUNDING <= option.npsv.central <= option.npsv.favourable + ROUNDING, option.id


@law(cases=40)
def test_the_cash_of_every_body_lies_between_its_own_ends(case: Whole) -> None:
    for option in case.result.options:
        for body in option.bodies:
            low, middle, high = (getattr(body.cash_releasing_npv, end) for end in ("cautious", "central", "favourable"))
            if middle is not None:
                assert low - ROUNDING <= middle <= high + ROUNDING, (option.id, body.body)
