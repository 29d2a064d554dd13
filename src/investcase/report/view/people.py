"""The equality impact note as the paper prints it: what this means for people, the evidence, the actions and gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.groups.care_hours import CareMoved, care_moved, shares_of
from investcase.documents.equality import Impact, Profile
from investcase.documents.figure import Nation
from investcase.equality.demand import links
from investcase.equality.note import EqualityNote, called, said_so_far
from investcase.numbers.writing import number, percent
from investcase.report.view.knock_on import beside_finding, knock_on_grid, of_nobody
from investcase.report.view.people_actions import ActionsPage, actions_page
from investcase.report.view.people_annex import AnnexPage, annex_page
from investcase.report.view.people_evidence import EvidencePage, coverage_words, evidence_page
from investcase.report.view.people_money import MoneyPage, money_page
from investcase.report.view.people_words import (
    CHANGES,
    NEEDS,
    OUTCOMES,
    date_words,
    directness_words,
    found_words,
    how_many,
    plain,
    stand_in_words,
    weight_words,
    who_words,
)
from investcase.report.view.public_summary import PublicPage, public_page
from investcase.report.view.tables import Grid, Row, grid, listed


@dataclass(frozen=True, slots=True)
class Stands:
    """Why a harm that is known may stand, in the author's words: of whom, and why."""

    who: str
    why: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The note, in the order printed."""

    assessed: bool
    band: str
    coverage: str
    outcome: str | None
    summary: str | None
    people_now: str | None
    found: Grid | None
    stands: tuple[Stands, ...]
    nobody_said_to_lose: str | None
    weighed: str | None
    told: tuple[str, ...]
    care: tuple[str, ...]
    demand_of_nobody: str | None
    demand: Grid | None
    evidence: EvidencePage
    money: MoneyPage
    actions: ActionsPage
    annex: AnnexPage | None
    public: PublicPage | None


def people_page(note: EqualityNote, appraisal: Appraisal) -> PeoplePage:
    """The note of a case, all of it from the protected assessment, or protected as it was worked out."""
    return PeoplePage(
        assessed=note.equality is not None,
        band=_band(note, appraisal),
        coverage=coverage_words(note),
        outcome=_outcome(note),
        summary=note.equality.summary if note.equality else None,
        people_now=_people_now(note),
        found=_found(note, appraisal),
        stands=tuple(_stands(note)),
        nobody_said_to_lose=_nobody(note),
        weighed=_weighed(note),
        told=_told(note, appraisal.case.nation),
        care=tuple(_care(moved) for moved in care_moved(note.equality)) if note.equality else (),
        demand_of_nobody=of_nobody(note, appraisal),
        demand=knock_on_grid(note, appraisal),
        evidence=evidence_page(note),
        money=money_page(note, appraisal),
        actions=actions_page(note, appraisal.case.as_of),
        annex=annex_page(note),
        public=public_page(note.equality.public_summary) if note.equality else None,
    )


def _band(note: EqualityNote, appraisal: Appraisal) -> str:
    equality = note.equality
    if equality is None:
        if note.to_be_made is not None:
            return f"NOT ASSESSED. The equality assessment is still to be made. {said_so_far(note)}"
        return "NOT ASSESSED. This case came without an equality assessment. That says nothing of who may lose."
    decision = appraisal.case.document.decision
    decided = decision.date if decision else None
    if equality.stage == "retrospective" or (decided is not None and equality.day >= decided):
        before = "WRITTEN BEFORE THE DECISION: NO."
    elif decided is None:
        before = "Written before the decision: the date of the decision is not given."
    else:
        before = f"Written before the decision: yes ({date_words(decided)})."
    by = f" by {listed(equality.assessed_by)}" if equality.assessed_by else ""
    return f"{equality.stage.capitalize()}, assessed on {date_words(equality.day)}{by}. {before}"


def _outcome(note: EqualityNote) -> str | None:
    equality = note.equality
    if equality is None:
        return None
    because = f" {equality.outcome_because}" if equality.outcome_because else " Nobody has written why."
    return f"{CHANGES[equality.change_type]}. Outcome: {OUTCOMES[equality.outcome].lower()}.{because}"


def _people_now(note: EqualityNote) -> str | None:
    """How many use the service, protected as every count is."""
    given = note.people_now
    return f"People who use the service now: {given.count} ({given.source})." if given else None


def _found(note: EqualityNote, appraisal: Appraisal) -> Grid | None:
    """Every finding once: who may lose, the worst first; then who gains, what is unknown, and where none was found."""
    may_lose = note.may_lose
    named = links(note.equality, appraisal.preferred) if note.equality else ()
    rest = [impact for impact in note.may_gain if impact not in may_lose]
    rows = [
        Row(
            who_words(impact),
            (
                found_words(impact),
                f"{_mechanism(impact)}{beside_finding(appraisal, named, impact)}",
                how_many(impact),
                weight_words(impact, unfunded=note.rests_on_no_money(impact)),
                _rests_on(impact),
            ),
        )
        for impact in (*may_lose, *rest, *note.unknown, *note.none_identified)
    ]
    caption = "Who may lose, the worst first; who gains; what we do not know"
    columns = ("Who", "Found", "How", "People", "How much it matters", "Rests on")
    said = any(impact.directness for impact in note.equality.impacts) if note.equality else False
    law = directness_words(appraisal.case.nation) if said else None
    return grid(caption, columns, rows, money=False, note=law) if rows else None


def _mechanism(impact: Impact) -> str:
    source = f" Counted: {impact.number.source}." if impact.number else ""
    return f"{impact.mechanism}{source}"


def _stands(note: EqualityNote) -> Iterator[Stands]:
    """What an author writes of a harm that stands: aim, proportion, alternatives."""
    for impact in note.equality.impacts if note.equality else ():
        why = impact.justification
        if why is not None:
            words = f"The aim: {why.aim} Why that is worth the harm: {why.proportion} What else was looked at: "
            yield Stands(who_words(impact), f"{words}{why.alternatives}")


def _rests_on(impact: Impact) -> str:
    """Evidence, how sure the author is, and the aims and rights it bears on."""
    aims = [*(NEEDS[need] for need in impact.needs), *impact.rights]
    parts = [
        listed(impact.evidence) if impact.evidence else "no evidence",
        f"confidence {impact.confidence}" if impact.confidence else "",
        f"bears on {listed(aims)}" if aims else "",
    ]
    return "; ".join(part for part in parts if part)


def _nobody(note: EqualityNote) -> str | None:
    equality = note.equality
    if equality is None or note.may_lose:
        return None
    if equality.considered_negative:
        return f"No finding says that somebody may lose. What was weighed: {equality.considered_negative}"
    return "No finding says that somebody may lose, and nobody has written what was weighed."


def _weighed(note: EqualityNote) -> str | None:
    """Who looked for harm and how, where harm was found; where none was, it is told with that."""
    equality = note.equality
    if equality is None or not note.may_lose or not equality.considered_negative:
        return None
    return f"How harm was looked for: {equality.considered_negative}"


def _told(note: EqualityNote, nation: Nation) -> tuple[str, ...]:
    entries = note.equality.engagement if note.equality else ()
    if note.equality is not None and not entries:
        return ("Nobody has been asked about the effects on equality.",)
    return tuple(
        f"{entry.who} ({date_words(entry.when)}"
        f"{', about the proposal only' if entry.about == 'proposal' else ', about effects on equality'}) said: "
        f"{entry.said} What changed: {entry.changed or 'nothing is said to have changed.'}"
        f"{f' Asked of: {listed([called(name, nation).lower() for name in entry.groups])}.' if entry.groups else ''}"
        f"{f' How people could take part: {entry.accessible}' if entry.accessible else ''}"
        for entry in entries
    )


def _care(moved: CareMoved) -> str:
    if moved.hours is None:
        return (
            f"{moved.what}: the hours are withheld, because they would tell how few people there are ({moved.source})."
        )
    direction = "to families" if moved.hours >= 0 else "from families"
    words = f"{moved.what}: moves about {number(abs(moved.hours))} hours a year of care {direction} ({moved.source})."
    return " ".join((words, _givers(moved.by_sex, moved.sex, "sex"), _givers(moved.by_age, moved.age, "age")))


def _givers(hours: Mapping[str, float], profile: Profile | None, by: str) -> str:
    if profile is None or not hours:
        return f"Who gives them, by {by}, is not known."
    # Shares of people whom nobody counted here stay shares: hours would say no more, and look counted.
    amounts = shares_of(profile) if profile.is_stand_in else hours
    words = percent if profile.is_stand_in else number
    split = listed([f"{words(abs(each))} {plain(group).lower()}" for group, each in amounts.items()])
    basis = stand_in_words(profile) if profile.is_stand_in else "As the carers who were counted"
    return f"By {by}: {split}. {basis} ({profile.source})."
