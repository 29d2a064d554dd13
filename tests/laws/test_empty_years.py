"""Years in which nothing happens change nothing: no answer, and none of the answers that stand beside it."""

from __future__ import annotations

import pytest
from law import Whole, law

from random_whole.changes import ended, longer, without
from random_whole.draw import Tree
from random_whole.models import has_stock, model_called

MORE = 5


def finite(tree: dict[str, Tree]) -> dict[str, Tree]:
    """The same case with nothing in it that goes on past its last year: each model stops, and nobody stays on."""
    made = ended(without(tree, "life", "residual_value", "borrowing", "drop_off", "portfolio", "set_up"))
    made = without(made, "equality", "committee", "only_if", "double_running", "funding_terms", "apart_from")
    made.pop("demand", None)
    for option in made["options"]:
        works = option.get("interventions", [])
        option["interventions"] = [work for work in works if not has_stock(model_called(str(work["model"])))]
        option["disinvestments"] = [cut for cut in option.get("disinvestments", []) if "model" not in cut]
        left = [str(each["id"]) for each in (*option["interventions"], *option.get("benefits", []))]
        for each in option.get("workforce", []):
            each["for"] = [name for name in each.get("for", left) if name in left]
        option["workforce"] = [each for each in option.get("workforce", []) if each["for"]]
    return made


def pair(case: Whole) -> tuple[Whole, Whole]:
    """A case in which everything ends, and the same over more years."""
    short = case.changed(finite(case.tree))
    return short, case.changed(longer(short.tree, MORE))


@law(cases=12, every=15)
def test_no_value_changes(case: Whole) -> None:
    for one, other in zip(*(each.result.options for each in pair(case)), strict=True):
        for ours, theirs in ((one.npsv, other.npsv), (one.pv_costs, other.pv_costs), (one.bcr, other.bcr)):
            assert ours == theirs
        assert one.payback_year == other.payback_year
        assert [(body.body, body.npv) for body in one.bodies] == [(body.body, body.npv) for body in other.bodies]
        assert one.gross_to_net == other.gross_to_net


@law(cases=12, every=15)
def test_no_edition_of_the_rates_and_no_other_choice_changes(case: Whole) -> None:
    short, long = pair(case)
    ours = {edition.id: edition.options for edition in short.result.vintages}
    theirs = {edition.id: edition.options for edition in long.result.vintages}
    for edition in ours:  # Over more years the reduced rates may stand beside the others.
        assert ours[edition] == theirs[edition], edition
    assert [other.npsv for other in short.appraisal.other_choices] == pytest.approx(
        [other.npsv for other in long.appraisal.other_choices], rel=1e-12, abs=1e-6
    )


@law(cases=25, every=15)
def test_no_sensitivity_changes(case: Whole) -> None:
    short, long = pair(case)
    for ours, theirs in zip(short.result.standing_sensitivities, long.result.standing_sensitivities, strict=True):
        assert ours == theirs, ours.title


@law(cases=12, every=15)
def test_no_equal_yearly_amount_changes(case: Whole) -> None:
    short, long = pair(case)
    for option, one, other in zip(short.appraisal.options, short.result.options, long.result.options, strict=True):
        if not all(
            line.capital for line in option.cash.lines if line.amounts.any()
        ):  # Which is in use for the years of the case.
            for ours, theirs in (
                (one.eanb.own_years, other.eanb.own_years),
                (one.eanb.after_purchase, other.eanb.after_purchase),
            ):
                # To the penny: the last bit of a sum may fall on either side of half of one.
                assert list(dict(ours).values()) == pytest.approx(list(dict(theirs).values()), abs=0.0101)
            assert (one.eanb.first_year, one.eanb.years) == (other.eanb.first_year, other.eanb.years)
