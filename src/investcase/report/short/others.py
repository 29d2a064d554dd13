"""What else could be done: the proposed option beside its rivals, each with its own cautious end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from investcase.report.short.column import Scale, scale_for
from investcase.report.short.facts import Facts, facts_of
from investcase.report.short.value import Sign, Value
from investcase.report.short.voice import begun, the
from investcase.report.view.counting import counted
from investcase.report.view.tables import Row

_MOST = 4
CARRY_ON = "Carry on as now"
_AT_WORST = "At worst: every figure at its bad end for that choice."
_BELOW = "1 in 10 below: one chance in ten of less."


@dataclass(frozen=True, slots=True)
class OptionsTable:
    """The rows in one unit: to approve, the lead body's cash, everyone, and everyone at the option's own worst."""

    unit: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    chosen: int
    left_out: str
    worst: str


def options_table(facts: Facts) -> OptionsTable | None:
    """The options that may be chosen, the proposed one first; None where there is no other to set beside it."""
    every = [facts_of(facts.appraisal, option) for option in facts.appraisal.options]
    others = [other for other in every if _stands(other)]
    if not others:
        return None
    kept = _kept(facts, others)
    told = (facts, *kept)
    scale = scale_for(value for each in told for value in (each.asked, each.left, each.worth, bad_end(each)))
    drawn = all(each.option.why_unknown or each.chances for each in told)
    more = len(others) - len(kept)
    lead = begun(the(facts.lead).removeprefix("the "))
    first = "To approve" if not facts.option.is_cut else "To spend"
    return OptionsTable(
        unit=scale.head,
        heads=("Choice", first, lead, "Everyone", "1 in 10 below" if drawn else "At worst"),
        rows=tuple(_row(each, scale) for each in told),
        chosen=0,
        worst=_BELOW if drawn else _AT_WORST,
        left_out=f"And {counted(more, 'more choice')}, in the evidence pack." if more else "",
    )


def bad_end(facts: Facts) -> Value:
    """What an option is worth to everyone where it goes badly: 1 answer in 10 is below it, or else its own worst."""
    found = facts.chances
    return facts.at_worst if found is None else replace(facts.at_worst, amount=found.npsv.p10, end="p10")


def _stands(facts: Facts) -> bool:
    own = facts.option.flows.option
    return not (own.preferred or own.rejected)


def _kept(facts: Facts, others: list[Facts]) -> list[Facts]:
    """The best rival, the cheapest, and carrying on; the rest as far as there is room, in the case's order."""
    rivals = [other for other in others if not other.option.flows.option.business_as_usual]
    known = [other for other in rivals if not other.option.why_unknown]
    wanted = [other for other in others if other.option.flows.option.business_as_usual]
    if known:
        wanted.append(max(known, key=lambda other: other.worth.amount))
        wanted.append(min(known, key=lambda other: other.asked.amount))
    for other in rivals:
        if len({each.option.id for each in wanted}) >= _MOST - 1:
            break
        wanted.append(other)
    chosen = {each.option.id for each in wanted}
    last = [other for other in others if other.option.flows.option.business_as_usual]
    return [*(other for other in rivals if other.option.id in chosen), *last]


def _row(facts: Facts, scale: Scale) -> Row:
    own = facts.option.flows.option
    title = CARRY_ON if own.business_as_usual else own.title
    if facts.option.why_unknown:
        return Row(title, ("?", "?", "?", "?"))
    cells = (
        scale.cell(facts.asked, Sign.NONE),
        scale.cell(facts.left),
        scale.cell(facts.worth),
        scale.cell(bad_end(facts)),
    )
    return Row(title, cells)
