"""A figure means the same given as one value as at the end of its range: in the answer, and in every body's cash."""

from __future__ import annotations

import pytest
from law import Whole, law

from cases import solved, with_model
from investcase.appraisal.appraise import Appraisal, appraise
from investcase.catalogue.origins import CASE
from investcase.flows.worlds import ENDS, alone
from investcase.quantities import Quantity
from investcase.reading.problems import Problems
from investcase.resolving.case import changes_in, settled_with
from investcase.resolving.figures import Resolved
from investcase.resolving.option import option_figures

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


def written_in_older_prices(figure: Resolved, found: Appraisal) -> bool:
    """Whether a price of the library grows, where the case says how, from another year than one that the case gives."""
    return figure.origin != CASE and figure.price_base not in (None, found.case.prices.base)


@law(cases=8, every=4)
def test_of_every_figure_that_has_a_range(case: Whole) -> None:
    """A case whose figure is changed to an end gives what the range's world at that end does."""
    ranged = case.appraisal
    lead = ranged.case.lead
    option = ranged.preferred
    for figure in option_figures(option.flows.option):
        if not figure.quantity.is_range or written_in_older_prices(figure, ranged):
            continue
        for end in ENDS:
            low, high = (figure.original if figure.origin == CASE else figure.quantity).ends
            value = Quantity(low if end == "low" else high, figure.unit)
            try:
                changed = appraise(settled_with(ranged.case, changes_in(ranged.case, {figure.key: str(value)})))
            except Problems:
                continue  # As it is where the file is edited: a value that cannot stand by itself.
            world = ranged.worlds.places[alone(figure, end).name]
            expected = [float(option.npsv[world]), float(option.cash_npv_of(lead)[world])]
            found = [float(changed.preferred.npsv[0]), float(changed.preferred.cash_npv_of(lead)[0])]
            size = 1 + float(abs(option.pv_costs[world])) + float(abs(option.pv_benefits[world]))
            assert found == pytest.approx(expected, abs=1e-9 * size + 0.006), (figure.key, end)
