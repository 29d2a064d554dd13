"""The evidence page of the equality note: who the people are, and every finding with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import investcase.report.charts as charts
from investcase.appraisal.groups.represented import ProfileTable, Represented, represented
from investcase.documents.equality import Direction, Equality, Impact
from investcase.equality.note import PEOPLE, EqualityNote, Finding
from investcase.report.numbers import number, percent
from investcase.report.view.people_words import (
    DIRECTIONS,
    date_words,
    how_many,
    plain,
    stand_in_words,
    weight_words,
    who_words,
)
from investcase.report.view.tables import Grid, Row, grid, listed


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What was looked at, and what was found."""

    findings: Grid
    matrix: Grid | None
    profiles: tuple[Grid, ...]
    charts: tuple[charts.Chart, ...]
    evidence: Grid | None


def evidence_page(note: EqualityNote, true: Equality | None) -> EvidencePage:
    """The page of a note; `true` is the assessment as written, to compute with."""
    tables = []
    if true is not None and note.equality is not None:
        pairs = zip(true.profiles, note.equality.profiles, strict=True)
        tables = [represented(written, shown, true.disclosure) for written, shown in pairs]
    return EvidencePage(
        findings=_findings(note),
        matrix=_matrix(note) if note.equality is not None else None,
        profiles=tuple(
            _profile(table) for table in tables if table.profile.comparator or not table.profile.is_stand_in
        ),
        charts=tuple(drawn for table in tables if (drawn := _chart(table))),
        evidence=_evidence(note),
    )


def coverage_words(note: EqualityNote) -> str:
    """How many characteristics in law were assessed; a count, never a score."""
    standings = [finding.standing for finding in note.findings if finding.listed_in_law]
    parts = [f"{standings.count(name)} {name}" for name in ("assessed", "unknown", "not assessed")]
    if "not relevant" in standings:
        parts.append(f"{standings.count('not relevant')} held not to be relevant, for the reason given")
    return f"{len(standings)} characteristics in law: {', '.join(parts)}."


def _findings(note: EqualityNote) -> Grid:
    rows = [row for finding in note.findings for row in _finding_rows(finding)]
    columns = ("Characteristic or group", "Direction", "Who, and how many", "How much it matters", "Evidence")
    return grid("What was found, group by group", columns, rows, money=False)


def _finding_rows(finding: Finding) -> list[Row]:
    if finding.impacts:
        return [Row(finding.characteristic, _cells(impact)) for impact in finding.impacts]
    if finding.not_relevant is not None:
        return [Row(finding.characteristic, ("Not relevant", f"Because: {finding.not_relevant}", "", ""), "quiet")]
    return [Row(finding.characteristic, ("NOT ASSESSED", "", "", ""), "quiet")]


def _cells(impact: Impact) -> tuple[str, ...]:
    counted = f" ({how_many(impact)} people, {impact.number.source})" if impact.number else ""
    bears_on = [*(need.replace("_", " ") for need in impact.needs), *impact.rights]
    needs = f" Bears on: {listed(bears_on)}." if bears_on else ""
    # How it comes about stands in the tables before, for every direction but this.
    looked = f" {impact.mechanism}" if impact.direction is Direction.NONE_IDENTIFIED else ""
    sure = f" Confidence: {impact.confidence}." if impact.confidence else ""
    return (
        DIRECTIONS[impact.direction],
        f"{who_words(impact)}{counted}.{looked}{needs}",
        f"{weight_words(impact)}.{sure}",
        listed(impact.evidence) if impact.evidence else "none given",
    )


def _matrix(note: EqualityNote) -> Grid:
    rows = [
        Row(finding.characteristic, tuple(finding.standing_for(people).capitalize() for people in PEOPLE))
        for finding in note.findings
    ]
    return grid("Who was looked at", ("Characteristic or group", "Users", "Carers", "Staff"), rows, money=False)


def _profile(table: ProfileTable) -> Grid:
    comparator = table.profile.comparator
    rows = [_profile_row(row, table.places) for row in table.rows]
    if table.profile.unknown is not None:
        rows.append(Row("Not known", (str(table.profile.unknown), "–", "–", "–", "")))
    if table.total is not None:
        rows.append(Row("All whose group is known", (table.total, "", "", "", ""), "total"))
    beside = "nothing to compare with"
    if comparator is not None:
        adjusted = "adjusted for age" if comparator.age_adjusted else "NOT ADJUSTED FOR AGE"
        beside = f"{comparator.dataset}, {comparator.nation}, {comparator.year}, {comparator.age_range}, {adjusted}"
    standing = f"{stand_in_words(table.profile)}. " if table.profile.is_stand_in else ""
    notes = [
        f"{standing}Source: {table.profile.source}. Beside: {beside}.",
        "A difference may be need met, need unmet, or age: the numbers say which way it goes, not why.",
    ]
    if not table.profile.is_stand_in:
        notes.insert(1, "Counts are rounded and totals rounded on their own, so they need not add.")
    if table.why_no_ratio:
        notes.insert(1, f"No ratio: {table.why_no_ratio}.")
    columns = ("Group", "People", "Share", "Comparator", "Ratio (95% interval)", "In words")
    caption = f"{plain(table.profile.of)} by {plain(table.profile.by).lower()}"
    return grid(caption, columns, rows, money=False, note=" ".join(notes))


def _profile_row(row: Represented, places: int) -> Row:
    ratio = "–" if row.ratio is None or row.interval is None else _ratio_words(row, places)
    share = "–" if row.share is None else percent(row.share, places - 1)
    beside = "–" if row.comparator is None else percent(row.comparator)
    return Row(plain(row.group), (row.people, share, beside, ratio, row.words))


def _ratio_words(row: Represented, places: int) -> str:
    if row.ratio is None or row.interval is None:
        return "–"
    low, high = number(row.interval.low, places), number(row.interval.high, places)
    return f"{number(row.ratio, places)} ({low} to {high})"


def _chart(table: ProfileTable) -> charts.Chart | None:
    """Ratios as dots on lines. It is drawn from rounded numbers: the place of a dot would give a count back."""
    rows = [
        charts.Range(f"{plain(row.group)}: {row.words}", row.interval.low, row.ratio, row.interval.high)
        for row in table.rows
        if row.ratio is not None and row.interval is not None
    ]
    if not rows:
        return None

    def words(value: float) -> str:
        return number(value, table.places)

    title = (
        f"{plain(table.profile.of)} by {plain(table.profile.by).lower()}, as a ratio to the comparator (1 is as many)"
    )
    return charts.ranges(rows, title=title, measure=charts.Measure(words, words, words))


def _evidence(note: EqualityNote) -> Grid | None:
    if note.equality is None:
        return None
    rows = [
        Row(e.id, (e.what, e.kind.replace("_", " "), e.date, e.strength or "not said")) for e in note.equality.evidence
    ]
    rows += [Row(e.id, (f"{e.who}: {e.said}", "engagement", date_words(e.when), "–")) for e in note.equality.engagement]
    columns: Sequence[str] = ("Reference", "What", "Kind", "Date", "Strength")
    return grid("Evidence looked at", columns, rows, money=False) if rows else None
