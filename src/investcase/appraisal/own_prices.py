"""The case's own figures where a national claim settles how many people are helped."""

from __future__ import annotations

from investcase.catalogue.origins import CASE
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention, repicked


def own_figures_beside_a_claim(intervention: ResolvedIntervention) -> tuple[Resolved, ...]:
    """Figures that the case gives in place of those its claim was made at: they change what each person is worth, and
    not how many there are.

    None unless the intervention takes its people from a national claim shared out.
    """
    claim = intervention.document.claim
    if claim is None or intervention.choices[claim.route] != claim.top_down:
        return ()
    nationals = intervention.program.nationals & intervention.nation_values.keys()
    return tuple(figure for name, figure in intervention.values.items() if name in nationals and figure.origin == CASE)


def bottom_up_why_not(intervention: ResolvedIntervention) -> str | None:
    """Why local activity and prices cannot be used instead; None when they can."""
    claim = intervention.document.claim
    if claim is None:
        return "the model rests on no national claim"
    other = repicked(intervention, {claim.route: claim.bottom_up})
    return other if isinstance(other, str) else None
