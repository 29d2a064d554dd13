"""What the figures leave out, and what it would have to cost for nothing to be gained."""

from __future__ import annotations

from investcase.appraisal.left_out import Per, Undoing, undone_by
from investcase.flows.model_lines import Mechanism
from investcase.report.short.facts import Facts
from investcase.report.short.headline import main_mechanism, plainly
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
    every, main = undone_by(facts.option), main_mechanism(facts)
    # The people of the headline come first; of anybody else it is said who they are.
    found = min(
        every, key=lambda each: (not _is(each, main), each.per is not Per.PERSON_WEEK, each.amount), default=None
    )
    if found is None:
        return say("{what}.", what=listed(kept))
    each = "a week for each person helped" if found.per is Per.PERSON_WEEK else "for each person helped"
    amount = Value(found.amount, f"{found.intervention}.undone")
    whose = "" if _is(found, main) else f" (‘{found.title}’)"
    words = "{what}. At {amount} {each}{whose}, no gain is left."
    return say(words, what=listed(kept), amount=plainly(amount), each=each, whose=whose)


def _is(found: Undoing, main: Mechanism | None) -> bool:
    return main is not None and found.intervention == main.intervention.id
