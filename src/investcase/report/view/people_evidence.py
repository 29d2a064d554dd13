"""The evidence page of the equality note: who the people are, and every finding with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import investcase.report.charts as charts
from investcase.appraisal.groups.represented import ProfileTable, Represented, represented
from investcase.documents.equality_basis import Basis
from investcase.documents.equality_words import People
from investcase.equality.note import PEOPLE, EqualityNote, Finding
from investcase.numbers.writing import number, percent
from investcase.report.view.people_words import (
    DIRECTIONS,
    date_words,
    plain,
    stand_in_words,
)
from investcase.report.view.tables import Grid, Row, grid, listed

_NOBODY = "–"
_DASH = "–: nobody looked, which is no finding that nobody is touched."
_CALLED: dict[People, str] = {
    "users": "people who use the service",
    "carers": "carers",
    "staff": "staff",
    "applicants": "people who would ask for it",
}

_RESTS_ON = {
    Basis.PEOPLE: "people asked",
    Basis.LOCAL: "local records",
    Basis.NATIONAL: "national figures or research",
    Basis.OFFICERS: "the views of officers alone",
    Basis.NOTHING: "nothing that is named",
}


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What was looked at, and what was found; `not_looked_at` names what nobody looked at and matters most."""

    not_looked_at: str | None
    matrix: Grid
    profiles: tuple[Grid, ...]
    charts: tuple[charts.Chart, ...]
    evidence: Grid | None


def evidence_page(note: EqualityNote) -> EvidencePage:
    """The page of a note."""
    tables = [represented(profile) for profile in (note.equality.profiles if note.equality else ())]
    return EvidencePage(
        not_looked_at=_not_looked_at(note),
        matrix=_matrix(note),
        profiles=tuple(
            _profile(table) for table in tables if table.rows and (table.profile.comparator or table.profile.groups)
        ),
        charts=tuple(drawn for table in tables if (drawn := _chart(table))),
        evidence=_evidence(note),
    )


def coverage_words(note: EqualityNote) -> str:
    """How many characteristics in law were assessed, and on what; a count, never a score."""
    standings = [finding.standing for finding in note.findings if finding.listed_in_law]
    parts = [f"{standings.count(name)} {name}" for name in ("assessed", "unknown", "not assessed")]
    if "not relevant" in standings:
        parts.append(f"{standings.count('not relevant')} held not to be relevant, for the reason given")
    rests_on = rests_on_words(note)
    return f"{len(standings)} characteristics in law: {', '.join(parts)}.{f' {rests_on}' if rests_on else ''}"


def rests_on_words(note: EqualityNote) -> str | None:
    """What the findings rest on: people who were asked come first, and are told when they are nobody."""
    counts = note.rests_on
    whole = sum(counts.values())
    if not whole:
        return None
    told = [
        f"{counts[basis]} on {words}" for basis, words in _RESTS_ON.items() if counts[basis] or basis is Basis.PEOPLE
    ]
    return f"{whole} looked at: {', '.join(told)}."


def _not_looked_at(note: EqualityNote) -> str | None:
    """The characteristics in law, and of users, carers and staff those, at whom nobody looked; None where none is."""
    if note.equality is None:
        return None
    whom = [_CALLED[people] for people in PEOPLE if not any(finding.about(people) for finding in note.findings)]
    parts = [f"at {listed([name.lower() for name in note.not_assessed])}"] if note.not_assessed else []
    parts += [f"at {listed(whom)} in any respect"] if whom else []
    return f"Nobody has looked {', or '.join(parts)}." if parts else None


def _matrix(note: EqualityNote) -> Grid:
    """Every characteristic and frame, for users, carers and staff; a dash where nobody looked."""
    rows = [
        Row(
            finding.characteristic,
            tuple(_cell(finding, people) for people in PEOPLE),
            "plain" if finding.assessed else "quiet",
        )
        for finding in note.findings
    ]
    because = [f"{f.characteristic}: {f.not_relevant}" for f in note.findings if f.not_relevant]
    notes = [_DASH] if any(cell == _NOBODY for row in rows for cell in row.cells) else []
    notes += [f"Held not to be relevant. {' '.join(because)}"] if because else []
    return grid(
        "Who was looked at, and what was found",
        ("Characteristic or group", "Users", "Carers", "Staff"),
        rows,
        money=False,
        note=" ".join(notes) or None,
    )


def _cell(finding: Finding, people: People) -> str:
    here = finding.about(people)
    if here:
        return ", ".join(dict.fromkeys(DIRECTIONS[impact.direction] for impact in here))
    if finding.not_relevant:
        return "Not relevant"
    return _NOBODY if finding.assessed or people != PEOPLE[0] else "Not assessed"


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
        charts.Range(f"{plain(row.group)}: {row.words}", row.interval.low, row.ratio, row.interval.high, "95% interval")
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
