"""A figure means the same given as one value as at the end of its range: in the answer, and in every body's cash."""

from __future__ import annotations

import pytest

from cases import solved, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.flows.worlds import ENDS, alone
from investcase.quantities import Quantity
from investcase.resolving.figures import Resolved

MODELS = ("ccn-independent-settings", "ccn-home-care-hours")
RELEASE = "release: [{body: council, as: cash_releasing, budget_line: L, owner: O, from: 2027-28, refill: {none: x}}]"


def answers(found: Appraisal, world: int) -> list[float]:
    """Value to society, people, and the cash of every body, in one world."""
    option = found.preferred
    people = option.flows.mechanisms[0].people_settled[:, 0]
    cash = [option.cash_npv_of(body)[world] for body in option.bodies if body.public]
    return [float(option.npsv[world]), float(people[min(world, len(people) - 1)]), *map(float, cash)]


def given(figure: Resolved, value: float) -> list[str]:
    """The figure in the case as one value, as much as it is in the case's prices."""
    base = "price_base: 2026-27, " if figure.unit.power("£") else ""
    written = str(Quantity(value, figure.unit))
    return ["figures:", f"  {figure.key}: {{value: {written}, {base}source: x, reason: y}}"]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("claim_is", ["gross", "net"])
@pytest.mark.parametrize("route", ["top_down", "bottom_up"])
def test_of_every_figure_of_a_model_that_rests_on_a_claim(model: str, claim_is: str, route: str) -> None:
    lines = (f"choices: {{claim_is: {claim_is}, route: {route}}}", RELEASE)
    ranged = solved(with_model(*lines, model=model))
    figures = [figure for figure in ranged.case.register().values() if figure.quantity.is_range]
    assert len(figures) >= 3
    for figure in figures:
        for end, value in zip(ENDS, figure.quantity.ends, strict=True):
            single = solved(with_model(*lines, model=model, top=given(figure, value)))
            world = ranged.worlds.places[alone(figure, end).name]
            assert answers(single, 0) == pytest.approx(answers(ranged, world), rel=1e-9, abs=1e-6), (figure.key, end)
