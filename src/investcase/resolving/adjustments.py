"""From the gross claim to what a place can expect: what is taken off, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from investcase.documents.case import Intervention, Option
from investcase.documents.figure import Status
from investcase.documents.lines import LocalValue
from investcase.documents.model import Model
from investcase.numbers.writing import percent
from investcase.reading.blanks import BLANK
from investcase.reading.nodes import Path
from investcase.reading.problems import Severity
from investcase.resolving.bias import table_of
from investcase.resolving.context import Context
from investcase.resolving.figures import renamed
from investcase.resolving.terms import Factor, Use

ADJUSTMENT_TITLES = {
    "already_achieved": "Already achieved since the claim's base year",
    "achievement": "Share of the claim achieved",
    "deadweight": "Deadweight: would have happened anyway",
    "attribution": "Attribution: share due to this",
    "displacement": "Displacement: moved from elsewhere",
    "leakage": "Leakage: goes to people outside the area",
    "overlap": "Overlap with another intervention",
    "optimism_bias": "Optimism bias on the effect",
    "evidence_grade": "Correction for the grade of the evidence",
}
_KEPT_SHARES = ("attribution", "achievement")
_OF_HOPE = ("optimism_bias", "evidence_grade")


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One step from the gross claim to what the place can expect."""

    kind: str
    factor: Factor

    @property
    def hopeful(self) -> bool:
        """Whether it corrects a hope, rather than saying whose the effect is: so it raises what is lost."""
        return self.kind in _OF_HOPE


def adjustments_of(
    context: Context, option: Option, model: Model, entry: Intervention, path: Path
) -> Iterator[Adjustment]:
    given = entry.adjustments
    defaults: dict[str, str] = {}
    if model.achievement:
        defaults["achievement"] = model.achievement
    for overlap in model.overlaps_with:
        if _loses_to(context, option, entry, overlap.model):
            defaults["overlap"] = overlap.figure
    for kind in ADJUSTMENT_TITLES:
        use = Use.AS_IT_IS if kind in _KEPT_SHARES else Use.ONE_MINUS
        where: Path = (*path, "adjustments", kind)
        if kind == "evidence_grade":
            yield from _graded(context, option, entry, where)
            continue
        value = getattr(given, kind)
        if value is not None:
            reason = given.reasons.get(kind)
            if reason is None:
                context.report(
                    "no-reason",
                    f"{ADJUSTMENT_TITLES[kind]}: nothing says why it is {percent(value.central, 0)}",
                    where,
                    severity=Severity.WARNING,
                    expected=f"reasons: {{{kind}: {BLANK}}}",
                )
            local = LocalValue.model_construct(
                value=value,
                source=reason or "no reason given",
                status=Status.ILLUSTRATIVE if kind in given.illustrative else Status.LOCAL,
            )
            figure = context.given(
                context.own_key(option.id, f"{entry.id}.{kind}", local), ADJUSTMENT_TITLES[kind], local
            )
            yield Adjustment(kind, Factor(replace(figure, is_optimism_bias=kind == "optimism_bias"), use))
        elif kind in defaults:
            found = context.figure(defaults[kind])
            if found is not None:
                yield Adjustment(kind, Factor(renamed(found, ADJUSTMENT_TITLES[kind]), use))
    if model.claim and given.already_achieved is None:
        context.report(
            "not-given",
            "how much of this has already been achieved since the claim's base year is not said: none is taken off",
            path,
            severity=Severity.WARNING,
            expected=f"adjustments: {{already_achieved: {BLANK}%, reasons: {{already_achieved: {BLANK}}}}}",
        )


def _graded(context: Context, option: Option, entry: Intervention, path: Path) -> Iterator[Adjustment]:
    """The correction that a council's own table gives a grade of evidence; none is shipped, since none was read."""
    given = entry.adjustments.evidence_grade
    if given is None:
        return
    table = table_of(context, given.table, (*path, "table"))
    if table is None:
        return
    if given.grade not in table.grades:
        context.unknown("grade of evidence", given.grade, table.grades, (*path, "grade"))
        return
    source = f"{table.title}, grade {given.grade}; signed off by {given.signed_off_by}"
    local = LocalValue.model_construct(value=table.grades[given.grade], source=source)
    title = ADJUSTMENT_TITLES["evidence_grade"]
    key = context.own_key(option.id, f"{entry.id}.evidence_grade", local)
    yield Adjustment("evidence_grade", Factor(context.given(key, title, local), Use.ONE_MINUS))


def _loses_to(context: Context, option: Option, entry: Intervention, model: str) -> bool:
    """Whether an overlap with a model is taken off here: once for each pair, and whatever order they stand in.

    Of two models that each name the other, the later loses; else the one that names the other. Where the two share
    events, their overlap is counted there; a service that is cut loses nothing to one that is put to work.
    """
    index = next((place for place, other in enumerate(option.interventions) if other is entry), None)
    if index is None:
        return False
    for place, other in enumerate(option.interventions):
        if other.model == model and place != index and not _sharing(option, entry.id, other.id):
            loaded = context.library.model(model)
            mutual = loaded is not None and any(o.model == entry.model for o in loaded.document.overlaps_with)
            if place < index or not mutual:
                return True
    return False


def _sharing(option: Option, one: str, other: str) -> bool:
    """Whether two interventions share events, so that their overlap is counted there and nowhere else."""
    groups = option.portfolio.shared_events if option.portfolio else ()
    names = ({member.intervention for member in events.members} for events in groups)
    return any({one, other} <= members for members in names)
