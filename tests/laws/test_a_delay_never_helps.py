"""To be late is never to gain: whatever comes late, and by whatever it comes late, no case is worth more for it."""

from __future__ import annotations

import copy
import itertools

import numpy as np
import pytest
from law import Whole, law
from test_bias_never_helps import programme

from investcase.appraisal.appraise import Appraisal, appraise
from investcase.appraisal.standing import Standing, standing_sensitivities
from random_whole.changes import direct, without
from random_whole.draw import Tree
from random_whole.models import model_called, model_names
from random_whole.solving import settled
from random_whole.writing import written

MOST = 3
BIASES = ("0%", "25%", "60%", "100%")


@pytest.mark.parametrize("name", model_names())
def test_set_up_that_takes_longer_never_helps_a_model(name: str) -> None:
    """A model at work by itself, whatever evidence it takes; nor does a year late of all of it."""
    model = model_called(name)
    answers = list(itertools.product(*(choice.alternatives for choice in model.choices.values())))
    for seed, picked in enumerate(answers[:: -(-len(answers) // MOST)]):
        tree = programme(name, seed, dict(zip(model.choices, picked, strict=True)))
        worth, size = [], 1.0
        for bias in BIASES:
            work = tree["options"][0]["interventions"][0]
            work["set_up"] = {"months": "24", "optimism_bias": bias, "reason": "as others found"}
            found = appraise(settled(written(tree)))
            worth.append(float(found.preferred.npsv[0]))
            size = max(size, size_of(found))
            late = year_late(found)
            assert late is None or late.npsv_change <= 1e-9 * size
        assert all(more <= less + 1e-9 * size for less, more in itertools.pairwise(worth)), (picked, worth)


@law(cases=12, every=15, also=(13619,))
def test_a_year_late_helps_nobody_with_lines_of_ones_own(case: Whole) -> None:
    """Neither society nor the lead body, whatever prices do, where no demand grows.

    A lead body that only gives money to others for the effect pays a year less of it: that is no gain of lateness.
    """
    tree = without(direct(case.tree), "life", "residual_value")
    tree.pop("demand", None)
    found = case.changed(tree).appraisal
    late = year_late(found)
    if late is not None:
        assert late.npsv_change <= 1e-9 * size_of(found)
        lead = found.case.lead
        gives = any(line.moves and line.body == lead and line.net[0].sum() < 0 for line in found.preferred.cash.lines)
        assert gives or late.lead_cash_change <= 1e-9 * size_of(found)


@law(cases=12, every=15, also=(523,))
def test_set_up_that_takes_longer_never_helps_a_case(case: Whole) -> None:
    """Each set-up in turn twice as long again."""
    places = [
        (o, i)
        for o, option in enumerate(case.tree["options"])
        for i, work in enumerate(option.get("interventions", []))
        if "set_up" in work
    ]
    for option, place in places[:2]:
        worth = []
        for bias in ("0%", "100%"):
            tree = copy.deepcopy(case.tree)
            on_time: dict[str, Tree] = tree["options"][option]["interventions"][place]
            on_time["set_up"] = {"months": "6", "optimism_bias": bias, "reason": "as others found"}
            found = case.changed(tree).appraisal
            changed = next(each for each in found.options if each.id == str(tree["options"][option]["id"]))
            worth.append(float(changed.npsv[0]))
        assert worth[1] <= worth[0] + 1e-9 * size_of(found)


def year_late(found: Appraisal) -> Standing | None:
    """The case with every effect a year late."""
    return next((run for run in standing_sensitivities(found) if run.id == "year-late"), None)


def size_of(found: Appraisal) -> float:
    """All the pounds that move."""
    return 1.0 + sum(float(np.abs(line.amounts).sum()) for option in found.options for line in option.cash.lines)
