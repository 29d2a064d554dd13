"""The case's own prices where a national claim settles the money."""

from __future__ import annotations

from investcase.catalogue.library import CASE
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention, repicked


def prices_that_move_people(intervention: ResolvedIntervention) -> tuple[Resolved, ...]:
    """Prices that the case gives and that, with the claim fixed, change how many people are helped and not the saving.

    None unless the intervention takes its saving from a national claim shared out.
    """
    claim = intervention.document.claim
    if claim is None or intervention.choices[claim.route] != claim.top_down:
        return ()
    behind = intervention.program.inputs_for({intervention.document.people}) - {claim.input}
    return tuple(
        figure
        for name, figure in intervention.values.items()
        if name in behind and figure.origin == CASE and figure.unit.power("£")
    )


def bottom_up_why_not(intervention: ResolvedIntervention) -> str | None:
    """Why local activity and prices cannot be used instead; None when they can."""
    claim = intervention.document.claim
    if claim is None:
        return "the model rests on no national claim"
    other = repicked(intervention, {claim.route: claim.bottom_up})
    return other if isinstance(other, str) else None
