"""A national claim shared out, and prices of the case's own."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.own_prices import bottom_up_why_not, prices_that_move_people
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.reading.problems import Problem, Severity

OWN_PRICE_ON_CLAIM = Card(
    "own-price-on-claim",
    Severity.WARNING,
    title="Own prices are given where a national claim settles the money",
    why="A dearer place then means fewer people, and never a larger saving.",
    remedy="Choose the bottom-up route, or say why the claim stands.",
)


@check(OWN_PRICE_ON_CLAIM)
def own_prices_on_a_claim(appraisal: Appraisal) -> Iterator[Problem]:
    """Prices the case gives itself that cannot change a saving which the national claim has settled."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        for number, intervention in enumerate(flows[option.id].flows.option.interventions):
            own = prices_that_move_people(intervention)
            if not own:
                continue
            titles = ", ".join(figure.title[:1].lower() + figure.title[1:] for figure in own)
            why_not = bottom_up_why_not(intervention)
            claim = intervention.document.claim
            assert claim is not None
            yield OWN_PRICE_ON_CLAIM.problem(
                appraisal.case.loaded,
                f"{intervention.title}: the case gives its own prices ({titles}), and the national claim settles the "
                "money, so a dearer place means fewer people helped and no larger saving",
                ("options", index, "interventions", number),
                expected=f"choices: {{{claim.route}: {claim.bottom_up}}}, which builds the saving from your own prices"
                if why_not is None
                else f"{claim.route}: {claim.bottom_up} cannot be had here: {why_not}",
            )
