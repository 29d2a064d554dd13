"""The plain words of the equality note."""

from __future__ import annotations

import datetime as dt

from investcase.documents.equality import Direction, Impact, Profile
from investcase.documents.figure import Nation
from investcase.equality.note import EqualityNote
from investcase.numbers.writing import pounds_short
from investcase.report.view.counting import counted

DIRECTIONS = {
    Direction.POSITIVE: "▲\u00a0Positive",
    Direction.NEGATIVE: "▼\u00a0Negative",
    Direction.MIXED: "▲▼\u00a0Mixed",
    Direction.NONE_IDENTIFIED: "●\u00a0None identified",
    Direction.UNKNOWN: "?\u00a0Unknown",
}
OUTCOMES = {
    "no_major_change": "No major change",
    "adjust": "Adjust the proposal",
    "continue_despite": "Continue despite adverse impact, with the reasons given",
    "stop": "Stop and rethink",
    "not_yet_decided": "Not yet decided",
}
CHANGES = {
    "new": "A new service",
    "expand": "A service expanded",
    "redesign": "A service redesigned",
    "reduce": "A service reduced",
    "stop": "A service stopped",
    "charge_or_eligibility": "A charge or rule of eligibility changed",
}


def date_words(date: dt.date | None) -> str:
    """A date as people write it."""
    return f"{date.day} {date:%B %Y}" if date else "no date"


def day_done(date: dt.date, today: dt.date | None) -> str:
    """The day of what is done; of one later than `today`, that it is still to come."""
    return f"still to come, on {date_words(date)}" if today is not None and date > today else date_words(date)


def plain(name: str) -> str:
    """A name of the document in words: `most_deprived` is `Most deprived`; q1 and q5 say which end they are."""
    ends = {"q1": "Q1 (most deprived or poorest)", "q5": "Q5 (least deprived or richest)"}
    return ends.get(name) or (name.upper() if name[:1] == "q" and name[1:].isdigit() else _spaced(name))


def _spaced(name: str) -> str:
    words = name.replace("_", " ").removeprefix("age ")
    return words[:1].upper() + words[1:]


def stand_in_words(profile: Profile) -> str:
    """What stands in for a count, never to be taken for this place's people."""
    return (
        "National stand-in, not this place's people" if profile.stand_in else "Assumed shares: nobody here was counted"
    )


NEEDS = {
    "eliminate": "ending discrimination",
    "advance": "advancing equality",
    "good_relations": "good relations",
    "equality_of_opportunity": "equality of opportunity",
}
"""The aims of a duty of equality, in words."""


def who_words(impact: Impact) -> str:
    """The group, and those within it who are touched twice."""
    also = "; also ".join(who.group for who in impact.also)
    return f"{impact.who.group}{f'; also {also}' if also else ''}"


def how_many(impact: Impact) -> str:
    """The number as it may be printed, or that nobody counted."""
    return str(impact.number.count) if impact.number else "not counted"


def found_words(impact: Impact) -> str:
    """What was found, and whether it is said to come directly or indirectly."""
    found = DIRECTIONS[impact.direction]
    return f"{found}, {impact.directness}" if impact.directness else found


def directness_words(nation: Nation) -> str:
    """What direct and indirect mean in law, for a reader who has to judge it; the Equality Act is Great Britain's."""
    act = nation is not Nation.NORTHERN_IRELAND
    thirteen, nineteen = (" (Equality Act 2010, section 13)", " (section 19)") if act else ("", "")
    return (
        f"Direct: people are treated less favourably because of a protected characteristic{thirteen}. Indirect: what "
        f"holds for everybody puts those who share one at a particular disadvantage{nineteen}, and is discrimination "
        "unless it is shown to be a proportionate means of achieving a legitimate aim."
    )


def weight_words(impact: Impact, *, unfunded: bool = False) -> str:
    """Severity, likelihood, how long, and what is left after mitigation; `unfunded` where that has no money yet."""
    parts = [
        impact.severity and f"severity {impact.severity}",
        impact.likelihood and impact.likelihood.replace("_", " "),
        impact.duration and (impact.duration if impact.duration == "permanent" else f"for {impact.duration}"),
        impact.reversible is not None and ("can be undone" if impact.reversible else "cannot be undone"),
        impact.residual and f"{impact.residual} after mitigation{' that has no money yet' if unfunded else ''}",
    ]
    return ", ".join(part for part in parts if part) or "not said"


def may_lose_lines(note: EqualityNote) -> tuple[str, ...]:
    """Everybody who may lose, for page 1: the two worst with how, the rest by name so that none is dropped."""
    told = [f"{impact.who.group}: {impact.mechanism}" for impact in note.may_lose[:2]]
    rest = [impact.who.group for impact in note.may_lose[2:]]
    return (*told, *([f"Also: {'; '.join(rest)} (see the equality impact note)."] if rest else []))


def unfunded_line(note: EqualityNote) -> str | None:
    """The actions against harm that have no money yet, for page 1: how many, which, and their cost; None for none."""
    unfunded = note.unfunded
    if note.equality is None or not unfunded:
        return None
    every = len(note.equality.mitigations)
    costs = [entry.cost.central for entry in unfunded if entry.cost is not None]
    known = f"{pounds_short(sum(costs))}{' in all' if len(costs) > 1 else ''}"
    money = known if len(costs) == len(unfunded) else f"{known} where a cost is given" if costs else "cost not given"
    named = [entry.action.rstrip(".") for entry in unfunded[:2]]
    more = [counted(len(unfunded) - 2, "other action")] if len(unfunded) > 2 else []
    which = "the one action" if every == 1 else f"{_some(len(unfunded), every)} actions"
    return f"No money yet for {which} against harm ({money}): {'; '.join((*named, *more))}."


def _some(some: int, every: int) -> str:
    return f"all {every}" if some == every else f"{some} of {every}"
