"""Rules about what was looked at, and what will be done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from investcase.checks.card import Card
from investcase.checks.equality_answers import owned_by_nobody, unconfirmed_money
from investcase.checks.equality_assessment import LOOK, READER, Assessment, rule
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.reading.suggest import did_you_mean, one_of

_YEARS = re.compile(r"(?:19|20)\d{2}")
_STALE = 3


E10 = Card(
    "E10",
    Severity.BLOCKER,
    title="A finding names what is not there",
    why=READER,
    remedy="Use the id of an entry.",
)


@rule(E10)
def unknown_reference(found: Assessment) -> Iterator[Problem]:
    """E10: a finding names evidence, a mitigation, a profile or a line that is not there."""
    written = found.true
    looked_at = {entry.id for entry in written.evidence} | {entry.id for entry in written.engagement}
    profiles = {profile.id for profile in written.profiles}
    for index, impact in enumerate(written.impacts):
        path: Path = ("impacts", index)
        yield from _unknown(found, impact.evidence, looked_at, (*path, "evidence"))
        yield from _unknown(found, impact.mitigations, {m.id for m in written.mitigations}, (*path, "mitigations"))
        yield from _unknown(found, impact.demand, found.line_ids, (*path, "demand"))
    yield from _unknown(found, written.system_demand, found.line_ids, ("system_demand",))
    for index, gap in enumerate(written.gaps):
        if gap.impact is not None:
            yield from _unknown(found, (gap.impact,), {i.id for i in written.impacts}, ("gaps", index, "impact"))
    for index, split in enumerate(written.split):
        yield from _unknown(found, (split.profile,), profiles, ("split", index, "profile"))
        yield from _unknown(found, split.lines, found.line_ids, ("split", index, "lines"))
    for index, care in enumerate(written.unpaid_care):
        for name, profile in (("carers_by_sex", care.carers_by_sex), ("carers_by_age", care.carers_by_age)):
            if profile is not None:
                yield from _unknown(found, (profile,), profiles, ("unpaid_care", index, name))
    if written.welfare_weights is not None:
        yield from _unknown(found, (written.welfare_weights.profile,), profiles, ("welfare_weights", "profile"))


def _unknown(found: Assessment, wanted: Iterable[str], held: Iterable[str], path: Path) -> Iterator[Problem]:
    known = sorted(held)
    for name in wanted:
        if name not in known:
            yield found.problem(
                E10,
                f"nothing here is called {name!r}",
                path,
                expected=one_of(known) if known else "an entry of that id",
                remedy=did_you_mean(name, known) or "write the entry, or take the name out",
            )


W03 = Card(
    "W03",
    Severity.WARNING,
    title="The evidence is old, or all of it national",
    why=LOOK,
    remedy="Add local or newer evidence.",
)


@rule(W03)
def old_or_only_national(found: Assessment) -> Iterator[Problem]:
    """W03: evidence more than three years old, or none of it local."""
    evidence = found.true.evidence
    for index, entry in enumerate(evidence):
        years = [int(year) for year in _YEARS.findall(entry.date)]
        if years and found.true.day.year - max(years) > _STALE:
            yield found.problem(
                W03,
                f"the evidence {entry.id!r} is more than three years old",
                ("evidence", index, "date"),
                expected="evidence of the last three years",
                remedy="look for newer, or say under gaps when there will be some",
            )
    local = [e for e in evidence if e.kind in ("local_data", "complaints", "professional")]
    if evidence and not local and not found.true.engagement:
        yield found.problem(
            W03,
            "all the evidence is national: nothing is about these people",
            ("evidence",),
            expected="kind: local_data, complaints or professional, or an engagement",
            remedy="count the people of this service, or say under gaps when that will be done",
        )


W06 = Card(
    "W06",
    Severity.WARNING,
    title="A mitigation lacks owner, date or money",
    why="A promise alone protects nobody.",
    remedy="Complete it.",
)


@rule(W06)
def mitigation_without_owner_date_or_money(found: Assessment) -> Iterator[Problem]:
    """W06: a mitigation that nobody owns, that has no date or no money, or whose cost the case leaves out."""
    for index, entry in enumerate(found.true.mitigations):
        owner = None if owned_by_nobody(entry.owner) else entry.owner
        wanting = [name for name, value in (("owner", owner), ("date", entry.by)) if value is None]
        if not entry.funded:
            wanting.append("money")
        elif unconfirmed_money(found.appraisal.preferred, entry):
            wanting.append("confirmed money")
        if entry.cost is not None and entry.cost.central != 0 and entry.cost_line not in found.costs:
            wanting.append("cost line in this case")
        if wanting:
            yield found.problem(
                W06,
                f"the mitigation {entry.id!r} has no {', no '.join(wanting)}",
                ("mitigations", index),
                expected="owner, by, funded: yes, and cost_line naming a cost line of the case",
                remedy="complete it, with confirmed: yes under funding once that is so; or take it as not happening "
                "and say what harm is left",
            )
