"""Carers' support: it helps carers and saves nothing, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2013-14 70.5952, 2020-21 82.2588, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import by_year, lines_of, printed
from worked_case import Worked

from investcase.catalogue.library import Library

MODEL = "carers-support"
INPUTS = {"carers_supported": "200 people / year", "lead_share": "50%"}
OWN = {**INPUTS, "own_cost": "£300 / person", "qaly_gain": "0.02 qalys / person"}
PENNY = 0.005

STEPS = [
    ("cost_each", 364.12, "£364.12"),  # 252 x 102.0057 / 70.5952
    ("cost_lead", 36_412.44, "£36,412"),  # 200 x 364.124422 x 0.5
    ("cost_nhs", 36_412.44, "£36,412"),
    ("qaly_value", 86_804.07, "£86,804"),  # 70,000 x 102.0057 / 82.2588
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    worked = work(MODEL, inputs=INPUTS)
    value = (
        worked.mechanism.intervention.values["qaly_value"].quantity.central if name == "qaly_value" else worked[name]
    )
    assert value == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def test_what_each_carer_would_have_to_gain(work: Callable[..., Worked]) -> None:
    # 364.124422 / 86,804.074458
    assert work(MODEL, inputs=INPUTS)["break_even_qalys"] == pytest.approx(0.00419478, abs=1e-8)
    printed(MODEL, "0.0042")


def test_your_own_cost_and_your_own_value(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"cost": "own", "wellbeing": "own_qalys"}, OWN)
    assert worked["cost_lead"] == pytest.approx(30_000)  # 200 x 300 x 0.5
    assert worked["wellbeing_worth"] == pytest.approx(347_216.30, abs=PENNY)  # 200 x 0.02 x 86,804.074458
    printed(MODEL, "£30,000", "£347,216")


def test_the_trials_own_gain_is_a_choice_with_its_interval_and_not_the_centre(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"wellbeing": "trial_qalys"}, INPUTS)
    gain = worked.mechanism.intervention.values["trial_qaly_gain"].quantity
    assert gain.central == pytest.approx(0.03)
    assert gain.ends == pytest.approx((-0.01, 0.08))  # the interval spans nil, harm included
    assert worked["wellbeing_worth"] == pytest.approx(520_824.45, abs=PENNY)  # 200 x 0.03 x 86,804.074458
    assert worked.mechanism.steady["wellbeing_worth"].least() < 0
    assert work(MODEL, inputs=INPUTS)["wellbeing_worth"] == 0
    printed(MODEL, "£520,824")


def test_the_range_is_the_trials_interval(work: Callable[..., Worked]) -> None:
    cost = work(MODEL, inputs=INPUTS).mechanism.intervention.values["trial_net_cost"].original
    assert (cost.central, cost.ends) == (252, (-28, 565))


def test_no_saving_is_counted_for_anybody_and_well_being_is_in_no_budget(work: Callable[..., Worked]) -> None:
    lines = lines_of(work(MODEL, inputs=INPUTS))
    assert lines == {
        "programme-lead": ("council", "cost", None),
        "programme-nhs": ("nhs", "cost", None),
        "carers-wellbeing": ("carers", "benefit", "wider_value"),
    }
    assert by_year(work(MODEL, inputs=INPUTS), "carers-wellbeing") == [0] * 8


def test_the_care_home_interval_is_printed_and_priced_nowhere(library: Library) -> None:
    loaded = library.model(MODEL)
    assert loaded is not None
    assert loaded.document.standing is not None
    assert "0.88, 0.58 to 1.35" in loaded.document.standing.why
    assert any("0.58 to 1.35" in effect.words for effect in loaded.document.unpriced_effects)
    assert not any("care-home" in (entry.figure or "") for entry in loaded.document.inputs.values())


def test_it_appraises_in_scotland_on_the_same_trial(work: Callable[..., Worked]) -> None:
    assert work(MODEL, inputs=INPUTS, place="Fife")["cost_lead"] == pytest.approx(36_412.44, abs=PENNY)
