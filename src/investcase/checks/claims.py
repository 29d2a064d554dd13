"""A national claim shared out, and figures of the case's own."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.own_prices import bottom_up_why_not, own_figures_beside_a_claim
from investcase.appraisal.reconcile import CALIBRATION_BAND
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.reading.problems import Problem, Severity

OWN_PRICE_ON_CLAIM = Card(
    "own-price-on-claim",
    Severity.NOTE,
    title="Own prices or hours are given where a national claim settles how many people are helped",
    why="They change what each person is worth, and never how many: that rests on the claim's own national figures.",
    remedy="Choose the bottom-up route, or say why the claim's number of people holds here.",
)


@check(OWN_PRICE_ON_CLAIM)
def own_prices_on_a_claim(appraisal: Appraisal) -> Iterator[Problem]:
    """Figures the case gives itself that cannot change how many people a national claim is for."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        for number, intervention in enumerate(flows[option.id].flows.option.interventions):
            own = own_figures_beside_a_claim(intervention)
            if not own:
                continue
            titles = ", ".join(figure.title[:1].lower() + figure.title[1:] for figure in own)
            why_not = bottom_up_why_not(intervention)
            claim = intervention.document.claim
            assert claim is not None
            yield OWN_PRICE_ON_CLAIM.problem(
                appraisal.case.loaded,
                f"{intervention.title}: the case gives its own figures ({titles}), which change what each person is "
                "worth; how many people are helped is settled by the national claim, at its own national figures",
                ("options", index, "interventions", number),
                expected=f"choices: {{{claim.route}: {claim.bottom_up}}}, which counts people from your own activity"
                if why_not is None
                else f"{claim.route}: {claim.bottom_up} cannot be had here: {why_not}",
            )


CALIBRATION = Card(
    "calibration",
    Severity.WARNING,
    title="The claim and England's activity differ by half or more",
    why="The claim may not fit these prices.",
    remedy="See reconcile.",
)


@check(CALIBRATION)
def claims_far_from_activity(appraisal: Appraisal) -> Iterator[Problem]:
    """A claim and local prices that are too far apart to stand for one another."""
    low, high = CALIBRATION_BAND
    for found in appraisal.reconciliations:
        if found.calibration is not None and not low <= found.calibration <= high:
            yield CALIBRATION.problem(
                found.intervention.model,
                f"{found.intervention.title}: the national claim is {found.calibration:.2f} of what England's activity "
                f"would give at this case's own prices and hours",
                ("claim",),
                expected=f"between {low} and {high}",
                remedy="look at the hours, rates, fees and the reading of the claim",
            )
