"""What comes back of a cut, on whom, and which choice is gentler."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.disinvestment import cut_appraisals
from investcase.documents.bodies import Body
from investcase.report.short.facts import Facts, facts_of
from investcase.report.short.value import Unit, Value
from investcase.report.view.keyed import prefix

_WAYS = ("cash", "capacity", "wider_value")


def back_on(facts: Facts) -> tuple[tuple[Body, str, Value], ...]:
    """What comes back of every cut of an option, by body and way (`cash`, `capacity`, `wider_value`): present values.

    Minus is bad for the body; less of it that falls on somebody is plus.
    """
    of = prefix(facts.option).rstrip(".")
    sums: dict[tuple[Body, str], float] = {}
    for found in cut_appraisals(facts.appraisal, facts.option):
        for part in found.demand:
            key = (part.body, part.falls_as)
            sums[key] = sums.get(key, 0.0) - float(part.pv[0])
    return tuple(
        (body, way, Value(amount + 0.0, f"back.{way}", of, body))
        for (body, way), amount in sorted(sums.items(), key=lambda item: (_WAYS.index(item[0][1]), item[0][0]))
    )


def back_at_worst(facts: Facts) -> Value:
    """All that comes back with every figure at the option's own cautious end, minus."""
    of = prefix(facts.option).rstrip(".")
    cuts = cut_appraisals(facts.appraisal, facts.option)
    worst = sum(facts.appraisal.at(facts.option, part.pv).cautious for found in cuts for part in found.demand)
    return Value(-float(worst) + 0.0, "back", of, end="cautious")


@dataclass(frozen=True, slots=True, eq=False)
class Gentler:
    """A choice that saves the lead body less and costs everyone less: `kept` of its saving, `harm` of the net harm.

    `harm` is None where it does no net harm, or the cut itself does none.
    """

    facts: Facts
    kept: Value
    harm: Value | None


def gentler(facts: Facts) -> Gentler | None:
    """The gentlest other choice that still saves the lead body something; None where there is none."""
    found = [
        other
        for other in (facts_of(facts.appraisal, option) for option in facts.appraisal.options)
        if _may_be_chosen(other)
        and 0 < other.left.amount < facts.left.amount
        and other.worth.amount > facts.worth.amount
    ]
    if not found:
        return None
    best = max(found, key=lambda other: other.worth.amount)
    kept = Value(best.left.amount / facts.left.amount, "kept", best.option.id, unit=Unit.SHARE)
    harmed = facts.worth.amount < 0 and best.worth.amount < 0
    harm = Value(best.worth.amount / facts.worth.amount, "harm", best.option.id, unit=Unit.SHARE) if harmed else None
    return Gentler(best, kept, harm)


def _may_be_chosen(facts: Facts) -> bool:
    own = facts.option.flows.option
    return not (own.preferred or own.rejected or own.business_as_usual or facts.option.why_unknown)
