"""What the figures leave out, and what it would have to cost for nothing to be gained."""

from __future__ import annotations

from investcase.appraisal.left_out import Per, undone_by
from investcase.report.short.facts import Facts
from investcase.report.short.headline import plainly
from investcase.report.short.value import Value
from investcase.report.view.keyed import Said, say
from investcase.report.view.tables import listed
from investcase.report.words import lowered

_MOST = 4


def left_out(facts: Facts) -> Said | None:
    """A sentence or two; None where the evidence leaves nothing out that is not counted."""
    waiting = dict.fromkeys(
        lowered(answer.cost.title)
        for mechanism in facts.option.flows.mechanisms
        for answer in mechanism.intervention.omitted
        if answer.awaiting
    )
    if not waiting:
        return None
    named = list(waiting)
    kept = [*named[:_MOST], *([f"{len(named) - _MOST} more"] if len(named) > _MOST else [])]
    found = min(undone_by(facts.option), key=lambda each: (each.per is not Per.PERSON_WEEK, each.amount), default=None)
    if found is None:
        return say("{what}.", what=listed(kept))
    each = "a week for each person helped" if found.per is Per.PERSON_WEEK else "for each person helped"
    amount = Value(found.amount, f"{found.intervention}.undone")
    return say("{what}. At {amount} {each}, no gain is left.", what=listed(kept), amount=plainly(amount), each=each)
