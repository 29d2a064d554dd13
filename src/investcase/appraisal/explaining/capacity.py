"""Why a benefit counts as capacity that is freed, and not as cash."""

from __future__ import annotations

from investcase.documents.kinds_of_money import CashType
from investcase.documents.lines import BenefitLine
from investcase.flows.lines import FlowLine
from investcase.resolving.line_id import Derived, MadeBy
from investcase.resolving.option import ResolvedOption
from investcase.resolving.resolved_case import ResolvedCase

_BY_RELATION = {
    Derived.BEFORE_RELEASE: "Capacity: it is freed before the year from which the case says that the budget falls.",
    Derived.BELOW_STEP: "Capacity: it is less than a whole step, which is what can close at one time.",
    Derived.ABOVE_GROWTH: "Capacity: it is more than the growth in the approved plan, which alone can be avoided.",
}


def why_capacity(case: ResolvedCase, option: ResolvedOption, line: FlowLine) -> tuple[str, ...]:
    """A sentence on why a line frees capacity and no cash; none of any other line."""
    if line.cash_type is not CashType.CAPACITY or line.kind != "benefit":
        return ()
    relation = line.labels.id.relation
    if relation is not None:
        return (_BY_RELATION[relation],) if relation in _BY_RELATION else ()
    if line.labels.id.made_by is MadeBy.MODEL:
        return (_of_a_model(option, line),)
    written = _written(case, option, line)
    if written is None:
        return ()
    if written.cash_type is CashType.CAPACITY:
        return ("Capacity: the case says that no budget falls by it.",)
    lacking = [name for name in ("budget_line", "owner") if getattr(written, name) is None]
    return (f"Capacity: the case calls it {written.cash_type}, and gives no {' and no '.join(lacking)} to release it.",)


def _of_a_model(option: ResolvedOption, line: FlowLine) -> str:
    entry = next((each for each in option.models_at_work if each.id == line.intervention), None)
    lines = entry.document.lines.values() if entry is not None else ()
    own = next((each for each in lines if each.amount == line.made_from), None)
    if own is None or own.cash_type != "by_release":
        return "Capacity: the model frees it, and closing nothing leaves every budget as it was."
    return "Capacity: the case gives no release that takes it out of a budget."


def _written(case: ResolvedCase, option: ResolvedOption, line: FlowLine) -> BenefitLine | None:
    document = next((each for each in case.document.options if each.id == option.id), None)
    if document is None:
        return None
    savings = [saving for cut in document.disinvestments for saving in cut.saving]
    return next((each for each in (*document.benefits, *savings) if each.id == line.labels.id.own), None)
