"""The equality impact note as the paper prints it."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.documents.equality import Direction, Impact
from investcase.documents.figure import Status
from investcase.equality.note import EqualityNote, Finding
from investcase.report.view.tables import Grid, Row, grid, listed

DIRECTIONS = {
    Direction.POSITIVE: "▲ Positive",
    Direction.NEGATIVE: "▼ Negative",
    Direction.MIXED: "▲▼ Mixed",
    Direction.NONE_IDENTIFIED: "● None identified, having looked",
    Direction.UNKNOWN: "? Unknown",
}
_OUTCOMES = {
    "no_major_change": "No major change",
    "adjust": "Adjust the proposal",
    "continue_despite": "Continue despite adverse impact, with the reasons given",
    "stop": "Stop and rethink",
    "not_yet_decided": "Not yet decided",
}


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The note: its standing, what was found, the evidence, the actions, the gaps, and the duties."""

    assessed: bool
    band: str
    summary: str | None
    coverage: str
    findings: Grid
    evidence: Grid | None
    mitigations: Grid | None
    gaps: Grid | None
    duties: Grid | None
    duties_note: str


def people_page(note: EqualityNote) -> PeoplePage:
    """The note of a case."""
    equality = note.equality
    return PeoplePage(
        assessed=equality is not None,
        band=_band(note),
        summary=equality.summary if equality else None,
        coverage=_coverage(note),
        findings=grid(
            "What was found, group by group",
            (
                "Characteristic or group",
                "Direction",
                "Who and how",
                "Severity, likelihood, after mitigation",
                "Evidence",
            ),
            [row for finding in note.findings for row in _finding_rows(finding)],
            money=False,
        ),
        evidence=_evidence(note),
        mitigations=_mitigations(note),
        gaps=_gaps(note),
        duties=_duties(note),
        duties_note=_duties_note(note),
    )


def _band(note: EqualityNote) -> str:
    if note.equality is None:
        return "NOT ASSESSED. This case came without an equality assessment. That is not a finding of no impact."
    outcome = _OUTCOMES[note.equality.outcome]
    return f"Assessed on {note.equality.assessed_on:%d %B %Y}. Outcome: {outcome.lower()}."


def _coverage(note: EqualityNote) -> str:
    in_law = [finding for finding in note.findings if finding.listed_in_law]
    assessed = [f for f in in_law if any(i.direction is not Direction.UNKNOWN for i in f.impacts)]
    unknown = [f for f in in_law if f.assessed and f not in assessed]
    missing = len(in_law) - len(assessed) - len(unknown)
    return (
        f"{len(in_law)} characteristics in law: {len(assessed)} assessed, {len(unknown)} unknown, {missing} not "
        "assessed."
    )


def _finding_rows(finding: Finding) -> list[Row]:
    if not finding.assessed:
        return [Row(finding.characteristic, ("NOT ASSESSED", "", "", ""), "quiet")]
    return [Row(finding.characteristic, _finding_cells(impact)) for impact in finding.impacts]


def _finding_cells(impact: Impact) -> tuple[str, ...]:
    parts = [
        impact.severity and f"{impact.severity} severity",
        impact.likelihood and impact.likelihood.replace("_", " "),
        impact.residual and f"{impact.residual} after mitigation",
    ]
    weight = ", ".join(part for part in parts if part) or "not said"
    who = f"{impact.who.group}. {impact.mechanism}"
    if impact.justification:
        who += f" Justification: {impact.justification}"
    return (
        DIRECTIONS[impact.direction],
        who,
        weight,
        listed(list(impact.evidence)) if impact.evidence else "none given",
    )


def _evidence(note: EqualityNote) -> Grid | None:
    if note.equality is None or not note.equality.evidence:
        return None
    rows = [Row(e.id, (e.what, e.kind.replace("_", " "), e.date)) for e in note.equality.evidence]
    return grid("Evidence looked at", ("Reference", "What", "Kind", "Date"), rows, money=False)


def _mitigations(note: EqualityNote) -> Grid | None:
    if note.equality is None or not note.equality.mitigations:
        return None
    rows = [
        Row(m.action, (m.owner, f"{m.by:%d %B %Y}", "yes" if m.funded else "NOT FUNDED"))
        for m in note.equality.mitigations
    ]
    return grid("What will be done", ("Action", "Owner", "By", "Funded"), rows, money=False)


def _gaps(note: EqualityNote) -> Grid | None:
    if not note.gaps:
        return None
    rows = [
        Row(g.what, (g.plan or "NO PLAN YET", g.owner or "NO OWNER YET", f"{g.by:%d %B %Y}" if g.by else "NO DATE YET"))
        for g in note.gaps
    ]
    return grid("What we do not know", ("Gap", "How it will be found out", "Owner", "By"), rows, money=False)


def _duties(note: EqualityNote) -> Grid | None:
    if note.duties is None or not note.duties.duties:
        return None
    rows = [
        Row(
            duty.name,
            (
                duty.must_do or "–",
                f"{duty.status} (as of {duty.as_of})",
                f"{duty.source}{'' if duty.read is Status.READ_AT_SOURCE else '; second-hand'}",
            ),
        )
        for duty in note.duties.duties
    ]
    return grid("Duties that bear on this decision", ("Duty", "What it asks", "Status", "Source"), rows, money=False)


def _duties_note(note: EqualityNote) -> str:
    words = "The register states duties; it does not say that this case meets them. Check that each is still the law."
    if note.duties is not None and note.duties.not_shipped:
        names = listed([duty.name for duty in note.duties.not_shipped])
        words += f" Known by name only, because no source for them was read: {names}."
    return words
