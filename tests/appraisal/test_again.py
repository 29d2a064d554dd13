"""An option built again is the one that is built from the first step, whatever of it was kept."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from cases import KENT, solved
from investcase.appraisal.again import again
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.standing import main_benefit
from investcase.documents.kinds_of_money import PriceKind
from investcase.flows.before_prices import needs_prices
from investcase.flows.build import OptionFlows, build_flows
from investcase.flows.effect import AS_IT_STANDS, EffectChange
from investcase.flows.worlds import CENTRAL, lay_out
from investcase.resolving.option import option_figures
from random_whole.solving import worked_out
from random_whole.whole import whole_case

# 5, 19 and 27 have plans or assets for which prices count before the lines have theirs; the others have none.
SEEDS = (5, 14, 19, 27)


@cache
def made(seed: int) -> Appraisal:
    return worked_out(whole_case(seed))


def same(one: OptionFlows, other: OptionFlows) -> None:
    assert [line.labels for line in one.cash.lines] == [line.labels for line in other.cash.lines]
    for mine, theirs in zip((*one.cash.lines, *one.vat.lines), (*other.cash.lines, *other.vat.lines), strict=True):
        np.testing.assert_array_equal(mine.amounts.whole(), theirs.amounts.whole())
        np.testing.assert_array_equal(mine.cash_terms, theirs.cash_terms)


def again_is_from_the_first(found: Appraisal) -> None:
    effects = [AS_IT_STANDS, EffectChange(late=1)]
    main = main_benefit(found.preferred)
    if main is not None:
        effects.append(EffectChange(main.saving, 1.2))
    for option in found.options:
        settled = option.flows.option
        worlds = lay_out(option_figures(settled), (CENTRAL,))
        for effect in effects:
            built = build_flows(settled, worlds, found.case.horizon, found.case.lead, effect)
            same(again(found, option, effect=effect).flows, built)
        for kind in (PriceKind.PAY, PriceKind.FEES):
            paths = settled.price_paths.shifted(kind, 0.02)
            dearer = again(found, option, paths=paths)
            assert dearer.flows.option.price_paths is paths
            same(dearer.flows, build_flows(dearer.flows.option, worlds, found.case.horizon, found.case.lead))


@pytest.mark.parametrize("seed", SEEDS)
def test_again_is_from_the_first(seed: int) -> None:
    again_is_from_the_first(made(seed))


def test_so_it_is_of_kent() -> None:
    again_is_from_the_first(solved(KENT.read_text("utf-8")))


def test_those_cases_have_prices_that_count_early_and_none() -> None:
    found = {needs_prices(option.flows.option) for seed in SEEDS for option in made(seed).options if option.cash.lines}
    assert found == {True, False}
