"""The committee's matters beside the case, as its report sets them out: only what the case says."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.directions import directed_money, total_of
from investcase.documents.committee import BackgroundPaper, Committee, Consulted, Direction, KeyDecision, Risk
from investcase.numbers.writing import thousands
from investcase.reading.filler import is_not_given
from investcase.report.view.chance_words import in_so_many
from investcase.report.view.people_words import date_words
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.view.year_tables import stacked

_TO = {
    "council": "{place}: the council",
    "nhs": "{place}: the health board",
    "both": "{place}: the council and the health board, jointly",
}


@dataclass(frozen=True, slots=True)
class DirectionPage:
    """A draft direction: what it says in words, and its money by year."""

    title: str
    parts: Grid
    money: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """What is printed for the committee, in its order."""

    resolutions: tuple[str, ...]
    matters: tuple[tuple[str, str], ...]
    risks: Grid | None
    consultation: Grid | None
    papers: tuple[BackgroundPaper, ...]
    directions: tuple[DirectionPage, ...]


def committee_page(appraisal: Appraisal) -> CommitteePage | None:
    """The committee's page; None when the case says nothing for it."""
    said = appraisal.case.document.committee
    if said is None or said == Committee():
        return None
    return CommitteePage(
        resolutions=said.resolutions,
        matters=tuple((title, words) for title, words in _matters(said) if words),
        risks=_risks(said),
        consultation=_consultation(said),
        papers=said.background_papers,
        directions=tuple(_direction(appraisal, each, n) for n, each in enumerate(said.directions, start=1)),
    )


def _matters(said: Committee) -> list[tuple[str, str | None]]:
    return [
        ("Key decision", _key(said.key_decision) if said.key_decision else None),
        ("Delegation", said.delegation),
        ("Procurement", said.procurement),
        ("Workforce", said.workforce_implications),
    ]


def _key(decision: KeyDecision) -> str:
    reference = f" Reference: {decision.reference}" if decision.reference else ""
    return f"{'Yes' if decision.key else 'No'}.{reference}"


def _risks(said: Committee) -> Grid | None:
    rows = [Row(r.risk, (_likelihood(r), r.impact, r.mitigation, r.owner)) for r in said.risks]
    columns = ("Risk", "Likelihood", "Impact", "What is done about it", "Owner")
    return grid("Risks", columns, rows, money=False) if rows else None


def _likelihood(risk: Risk) -> str:
    """The same with where the chance comes from."""
    return likelihood_words(risk) if risk.source is None else f"{likelihood_words(risk)}: {risk.source}"


def likelihood_words(risk: Risk) -> str:
    """How likely the case calls a risk, with its chance where it has one: a number beside the word."""
    return risk.likelihood if risk.chance is None else f"{risk.likelihood} ({in_so_many(risk.chance.central)})"


def when_asked(entry: Consulted) -> str:
    """When somebody was asked, where that is said."""
    return "no day is given" if is_not_given(entry.when) else entry.when


def what_was_said(entry: Consulted) -> str:
    """What somebody said, where that is written."""
    return "What they said is still to be written" if is_not_given(entry.said) else entry.said


def _consultation(said: Committee) -> Grid | None:
    rows = [Row(entry.who, (when_asked(entry), what_was_said(entry))) for entry in said.consultation]
    return grid("Consultation", ("Who", "When", "What they said"), rows, money=False) if rows else None


def _direction(appraisal: Appraisal, direction: Direction, number: int) -> DirectionPage:
    place = appraisal.case.place_name
    parts = (
        ("To", _TO[direction.to].format(place=place)),
        ("Function", direction.function),
        ("What is to be done", direction.what),
        ("From", date_words(direction.from_)),
        ("Stands until", "It is varied, revoked or superseded by a later direction."),
        ("Supersedes", direction.supersedes or "No earlier direction is named."),
    )
    rows = [Row(part, (words,)) for part, words in parts]
    return DirectionPage(
        title=f"Draft direction {number}",
        parts=grid("What the Board directs", ("", "In words"), rows, money=False),
        money=_money(appraisal, direction),
    )


def _money(appraisal: Appraisal, direction: Direction) -> tuple[Grid, ...]:
    horizon = appraisal.case.horizon
    money = directed_money(appraisal, direction)
    total = total_of(money, len(horizon))
    last = max((i for i, amount in enumerate(total) if amount), default=0) + 1
    rows = [Row(entry.line.title, tuple(thousands(float(v)) for v in entry.by_year[:last])) for entry in money]
    rows.append(Row("Change in the budget passed on", tuple(thousands(float(v)) for v in total[:last]), "total"))
    return stacked(
        grid(
            "The budget passed on: more (+) or less (−) by year, £000, cash, central values",
            ("£000, cash", *(str(year) for year in horizon[:last])),
            rows,
            note="Worked out from this case, never typed. Here plus is a larger budget passed on, minus a smaller one.",
        )
    )
