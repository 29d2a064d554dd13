"""Ids that two lines of an option would both have in print: what is asked of one would be answered of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from investcase.documents.base import Loaded
from investcase.documents.bodies import Body, body_of
from investcase.documents.case import Case, Option
from investcase.documents.kinds_of_money import CashType
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem
from investcase.resolving.cuts import ResolvedCut
from investcase.resolving.demand import ResolvedDemand
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.line_id import Derived, LineId, MadeBy
from investcase.resolving.option import ResolvedOption, ids_written
from investcase.resolving.releases import ResolvedRelease
from investcase.resolving.terms import DirectLine

_DERIVED = {
    Derived.VAT: "the irrecoverable VAT on",
    Derived.RESIDUAL: "what is left at the end of",
    Derived.OTHER_SIDE: "the other side of",
    Derived.BEFORE_RELEASE: "what comes before the release of",
    Derived.BELOW_STEP: "what is less than a whole step of",
    Derived.GROWTH: "the growth that is not needed by",
    Derived.ABOVE_GROWTH: "what is more than the growth of",
    Derived.REFILL: "what fills the place of",
    Derived.REFILL_COST: "the cost of what fills the place of",
    Derived.DOUBLE_RUNNING: "the double running of",
}
_MADE_BY = {
    MadeBy.AUTHOR: "the line",
    MadeBy.MODEL: "a line of the model of",
    MadeBy.OMITTED: "a cost that the evidence leaves out of",
    MadeBy.RELEASE: "a cost of the release of",
    MadeBy.POSTS: "the cost of recruiting for",
    MadeBy.CUT: "a cost of leaving",
}


def alike_ids(loaded: Loaded[Case], options: Sequence[ResolvedOption]) -> Iterator[Problem]:
    """An error for each line of an option that would be printed by the id of another."""
    written = {option.id: (option, index) for index, option in enumerate(loaded.document.options)}
    for option in options:
        document, index = written.get(option.id, (None, 0))
        if document is not None:
            yield from _alike(loaded, option, document, ("options", index))


def line_ids(option: ResolvedOption, lead: Body) -> Iterator[LineId]:
    """Every line that an option may have in print."""
    for line in option.lines:
        yield from _of_own(line, option.demand)
    for entry in option.interventions:
        yield from _of_model(entry, lead, option.demand)
    for posts in option.workforce:
        if posts.recruiting is not None:
            yield posts.recruiting.labels.id
    for cut in option.cuts:
        yield from _of_cut(cut, option.demand)


def _alike(loaded: Loaded[Case], option: ResolvedOption, document: Option, path: Path) -> Iterator[Problem]:
    places = dict(ids_written(document, path))
    places |= {entry.id: (*path, "workforce", index, "id") for index, entry in enumerate(document.workforce)}
    seen: dict[str, LineId] = {}
    for line in line_ids(option, loaded.document.lead_body):
        text = str(line)
        if text not in seen:
            seen[text] = line
            continue
        # What the author writes can be given another id.
        told, beside = (seen[text], line) if seen[text] == LineId(text) else (line, seen[text])
        yield loaded.problem(
            "id-twice",
            f"{text!r} is already the id of {_words(beside)}",
            places.get(told.own if told.entry is None else told.entry, path),
            expected="an id that no other line has",
            remedy="give one of the two another id",
        )


def _of_own(line: DirectLine, demands: Sequence[ResolvedDemand]) -> Iterator[LineId]:
    own = line.labels.id
    yield own
    if line.vat is not None:
        yield own.derived(Derived.VAT)
    if line.transfer_with is not None:
        yield own.derived(Derived.OTHER_SIDE)
    if line.life is not None or line.residual_value is not None:
        yield own.derived(Derived.RESIDUAL)
    if not line.moves:
        yield from _by_growth(own, line.body, line.cash_type, line.budget_line, demands)


def _of_model(entry: ResolvedIntervention, lead: Body, demands: Sequence[ResolvedDemand]) -> Iterator[LineId]:
    for key, line in entry.document.lines.items():
        own = LineId(key, MadeBy.MODEL, entry.id)
        yield own
        release = next((each for each in entry.releases if key in each.lines), None)
        if release is not None:
            yield from _released(own, release, demands)
        elif line.cash_type is not None and line.cash_type != "by_release":
            yield from _by_growth(
                own, body_of(line.body, lead, entry.instead), line.cash_type, line.budget_line, demands
            )


def _released(own: LineId, release: ResolvedRelease, demands: Sequence[ResolvedDemand]) -> Iterator[LineId]:
    told = release.release
    if told.refill is not None and told.refill.value_to is not None:
        yield own.derived(Derived.REFILL)
        yield own.derived(Derived.REFILL_COST)
    if release.cash_type is CashType.CAPACITY:
        return
    yield own.derived(Derived.BEFORE_RELEASE)
    if release.step is not None:
        yield own.derived(Derived.BELOW_STEP)
    if told.double_running is not None and told.double_running.months is not None:
        yield own.derived(Derived.DOUBLE_RUNNING)
    yield from _by_growth(own, told.body, release.cash_type, told.budget_line, demands)


def _of_cut(cut: ResolvedCut, demands: Sequence[ResolvedDemand]) -> Iterator[LineId]:
    for line in cut.lines():
        yield from _of_own(line, demands)
    for saving in cut.model_savings:
        own = saving.labels.id
        yield own
        yield own.derived(Derived.BEFORE_RELEASE)
        yield from _by_growth(own, saving.body, saving.cash_type, saving.budget_line, demands)
    if cut.service is not None:
        yield from (LineId(key, MadeBy.MODEL, cut.id) for key in cut.service.document.lines)


def _by_growth(
    own: LineId, body: Body, cash_type: CashType | None, budget_line: str | None, demands: Sequence[ResolvedDemand]
) -> Iterator[LineId]:
    if any(demand.holds(body, budget_line) for demand in demands):
        if cash_type is CashType.CASH_RELEASING:
            yield own.derived(Derived.GROWTH)
        if cash_type is CashType.AVOIDED_GROWTH:
            yield own.derived(Derived.ABOVE_GROWTH)


def _words(line: LineId) -> str:
    if line.relation is not None and line.parent is not None:
        return f"{_DERIVED[line.relation]} {str(line.parent)!r}"
    return f"{_MADE_BY[line.made_by]} {line.entry or line.own!r}"
