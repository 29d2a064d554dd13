"""What a claimant would plead of the grounds: one opinion, nobody asked, everything unknown, groups that cannot be."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from investcase.checks.card import Card
from investcase.checks.equality_answers import LEVELS, says_why
from investcase.checks.equality_assessment import NOT_USERS, Assessment, rule
from investcase.documents.equality import Direction, Engagement
from investcase.documents.equality_asked import by_officers_alone, heard_nothing, long_ago, staff_may_lose
from investcase.documents.equality_basis import Basis, basis_of, basis_of_source, sources_of
from investcase.documents.equality_words import key_of
from investcase.reading.filler import says_nothing
from investcase.reading.problems import Problem, Severity

_UNSURE = (Direction.NEGATIVE, Direction.MIXED, Direction.UNKNOWN)
_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})\b(?: (\d{{4}}))?", re.IGNORECASE)


P01 = Card(
    "P01",
    Severity.WARNING,
    title="Every finding rests on one opinion, or on weak sources",
    why="A court asks what those who decided knew of the people, and one officer's view is not evidence of them.",
    remedy="Look at records, ask the people, and name both under the findings.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P01)
def rests_on_one_opinion(found: Assessment) -> Iterator[Problem]:
    """P01: nothing that any finding names is more than a weak source or an officer's view."""
    written = found.true
    said = [impact for impact in written.impacts if impact.direction is not Direction.UNKNOWN]
    named = [source for impact in said for source in sources_of(impact, written)]
    nothing_found = not written.impacts and found.takes_away and not found.nobody_uses_it
    if (not said and not nothing_found) or any(
        basis_of_source(source, written) > Basis.OFFICERS and getattr(source, "strength", None) != "weak"
        for source in named
    ):
        return
    best = basis_of(said, written)
    if nothing_found:
        what = "nothing: there is no finding, of anybody"
    elif best is Basis.NOTHING:
        what = "nothing: none names anything that was looked at, or anybody of whom something was heard"
    elif best is Basis.OFFICERS:
        what = "the views of officers alone"
    else:
        what = "one weak source" if len({source.id for source in named}) == 1 else "weak sources alone"
    yield found.problem(
        P01,
        f"every finding rests on {what}",
        ("impacts",),
        expected="a finding whose evidence is local_data, national_data, research, complaints or an engagement with "
        "people concerned, and not weak",
        remedy="look at records and ask the people concerned, and name what you found under evidence of the finding",
    )


P02 = Card(
    "P02",
    Severity.WARNING,
    title="Nobody concerned was asked in time, or nothing was heard",
    why="Decisions are quashed because the people who would lose were not heard before they were taken.",
    remedy="Ask people in the groups that may lose, before the decision, and write what they said.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P02)
def nobody_asked(found: Assessment) -> Iterator[Problem]:
    """P02: nobody concerned was asked about the effects, in time to be heard, or nothing was heard of them."""
    entries = found.true.engagement
    yield from _asked_too_late_to_be_heard(found)
    if found.nobody_uses_it:
        return
    if not entries:
        yield found.problem(
            P02,
            "nobody was asked about the effects on equality",
            ("engagement",),
            expected="an engagement with about: equality_effects, before the decision",
            remedy="ask people in the groups that may lose, and write what they said and what changed",
        )
        return
    told = [(index, why) for index, entry in enumerate(entries) if (why := _why_not(found, entry)) is not None]
    if len(told) < len(entries):
        return
    for index, (message, field, remedy) in told:
        yield found.problem(
            P02,
            message,
            ("engagement", index, field),
            expected="somebody in a group that may lose, asked about the effects before the decision, and what "
            "they said",
            remedy=remedy,
        )


def _asked_too_late_to_be_heard(found: Assessment) -> Iterator[Problem]:
    """A day in `have_your_say` after the decision, or after those who decide had the assessment.

    One without a year is the first since the assessment.
    """
    summary, decided, given = found.true.public_summary, found.decided_on, found.true.given_to_decision_maker_on
    if summary is None or summary.have_your_say is None:
        return
    for day, month, year in _DAY.findall(summary.have_your_say):
        try:
            of_year = int(year) if year else found.true.day.year
            named = dt.date(of_year, _MONTHS.index(month.lower()) + 1, int(day))
            if not year and named < found.true.day:
                named = named.replace(year=named.year + 1)
        except ValueError:
            continue
        if decided is not None and named >= decided:
            yield found.problem(
                P02,
                "people may have their say when the decision has been taken",
                ("public_summary", "have_your_say"),
                expected=f"a day before {decided.isoformat()}",
                remedy="ask them before it, or decide later",
                severity=Severity.WARNING,
            )
        elif given is not None and named > given:
            yield found.problem(
                P02,
                "people may have their say when those who decide already have the assessment, without what is said",
                ("public_summary", "have_your_say"),
                expected=f"a day up to {given.isoformat()}, or given_to_decision_maker_on after {named.isoformat()}",
                remedy="give those who decide what was said, and write that day as given_to_decision_maker_on; where "
                "that is still to come, write the day it is planned for",
                severity=Severity.WARNING,
            )


def _why_not(found: Assessment, entry: Engagement) -> tuple[str, str, str] | None:
    """What keeps an engagement from being one with people concerned: in words, by field, and what to do; else None."""
    if entry.about != "equality_effects":
        return (
            "nobody was asked about the effects on equality; asking about the plan is another thing",
            "about",
            "ask people in the groups that may lose, and write what they said and what changed",
        )
    if by_officers_alone(entry.who, staff_may_lose(found.true)):
        return (
            "those asked are officers, members of the body that decides or firms, and nobody concerned",
            "who",
            "ask people who use the service, or who care for them; what officers think is evidence of kind: "
            "professional",
        )
    if found.decided_on is not None and entry.when >= found.decided_on:
        return ("they are asked when the decision has been taken", "when", "ask them before it, or decide later")
    if entry.when > found.today:
        return ("they have not been asked yet", "when", "ask them, and write what they said")
    if long_ago(entry, found.true):
        return (
            "they were asked more than two years before the assessment, so not about this",
            "when",
            "ask them about this proposal, and write what they said",
        )
    given = found.true.given_to_decision_maker_on
    if given is not None and entry.when > given:
        return (
            "they were asked when those who decide already had the assessment",
            "when",
            "give those who decide what was said, and write that day as given_to_decision_maker_on",
        )
    if found.true.stage == "final" and entry.when > found.true.day:
        return (
            "they were asked after the assessment was made, and it is said to be final",
            "when",
            "assess again with what they said, and date it, or write stage: draft",
        )
    if heard_nothing(entry.said):
        return (
            "nothing was heard from those asked",
            "said",
            "ask again in a way they can answer; where they truly had no objection, write how many said so and to what",
        )
    groups = {key_of(group) for group in entry.groups}
    if found.takes_away and not groups:
        return (
            "nobody says to which groups those asked belong",
            "who",
            "name the characteristics or frames of the people asked, as groups: [age, disability]",
        )
    may_lose = _who_lose_most(found)
    if may_lose and not may_lose & groups:
        return (
            "nobody in the group that may lose most was asked",
            "groups" if entry.groups else "who",
            f"ask them, or say which groups the people asked belong to, as groups: [{sorted(may_lose)[0]}]",
        )
    return None


def _who_lose_most(found: Assessment) -> set[str]:
    """Of the findings of the worst harm, whom they are about; where none is of harm, of those unknown."""
    unsure = [impact for impact in found.true.impacts if impact.direction in _UNSURE]
    harms = [impact for impact in unsure if impact.may_lose]
    worst = max((LEVELS[impact.severity or "medium"] for impact in harms), default=0)
    most = [impact for impact in harms if LEVELS[impact.severity or "medium"] == worst] or unsure
    return {who.key for impact in most for who in (impact.who, *impact.also)}


P07 = Card(
    "P07",
    Severity.WARNING,
    title="Nothing is known, and nothing is to change",
    why="An outcome that rests on no finding shows that the assessment decided nothing.",
    remedy="Fill the gaps, or write that the outcome is not yet decided.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P07)
def nothing_known_and_no_change(found: Assessment) -> Iterator[Problem]:
    """P07: no effect is known, and there is an outcome all the same."""
    written = found.true
    unknown = [impact for impact in written.impacts if impact.direction is Direction.UNKNOWN]
    known = [i for i in written.impacts if i.direction not in (Direction.UNKNOWN, Direction.POSITIVE)]
    settled = written.outcome not in ("not_yet_decided", "stop")
    if settled and unknown and basis_of(known, written) <= Basis.OFFICERS:
        yield found.problem(
            P07,
            f"no effect on anybody who may lose is known, and the outcome is {written.outcome.replace('_', ' ')}",
            ("outcome",),
            expected="outcome: not_yet_decided until the gaps are filled",
            remedy="fill the gaps first; on what nobody knows nothing can be decided",
        )
    if written.outcome == "adjust" and written.impacts and not _anything_adjusted(found):
        yield found.problem(
            P07,
            "the outcome is adjust, and nothing says what was adjusted: no mitigation, no reason, and nothing that "
            "changed after people were asked",
            ("outcome",),
            expected="a mitigation, outcome_because, or changed on an engagement",
            remedy="say what is adjusted; where nothing is, choose the outcome that says so",
        )


def _anything_adjusted(found: Assessment) -> bool:
    """Whether a mitigation, a reason of the outcome or a change after people were asked says what was adjusted."""
    written = found.true
    changed = (entry.changed for entry in written.engagement)
    return bool(
        written.mitigations
        or says_why(written.outcome_because)
        or any(text is not None and not says_nothing(text) for text in changed)
    )


P08 = Card(
    "P08",
    Severity.WARNING,
    title="A group is larger than the people served",
    why="A number that cannot be so makes every other number doubted.",
    remedy="Take both from one count.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P08)
def more_than_there_are(found: Assessment) -> Iterator[Problem]:
    """P08: more people in a group than use the service, both as printed, so that no small count is told by it."""
    shown = found.shown
    stated = shown.people_now.count.observed if shown.people_now else None
    everybody = _largest_profile(found) if shown.people_now is None else stated
    for index in found.users_who_lose if stated == 0 else ():
        yield found.problem(
            P08,
            f"{shown.impacts[index].who.group}: they lose as users, and people_now says that nobody uses it",
            ("impacts", index, "who"),
            expected="people_now: how many use it; or people: carers, staff or applicants, of those who do not",
            remedy="count those who use it, or say who else they are",
        )
    for index, impact in enumerate(shown.impacts):
        number = impact.number.count.observed if impact.number else None
        users = impact.who.people == "users" and impact.who.frame not in NOT_USERS
        if users and number and everybody is not None and number > everybody:
            yield found.problem(
                P08,
                f"{impact.who.group}: more people than use the service",
                ("impacts", index, "number", "count"),
                expected="at most people_now: a group of users is a part of them",
                remedy="count the group among those who use the service, or say people: carers, staff or "
                "applicants of those who do not",
            )
    for index, profile in enumerate(shown.profiles):
        counted = profile.everybody.observed if profile.everybody else None
        if profile.of == "users" and counted and stated is not None and counted > stated:
            yield found.problem(
                P08,
                f"the profile by {profile.by.replace('_', ' ')} counts more people than use the service",
                ("profiles", index),
                expected="at most people_now",
                remedy="take both from one count, of one day or one year",
            )


def _largest_profile(found: Assessment) -> int | None:
    """The most that a profile of users counts, where nobody said how many use the service."""
    profiles = found.shown.profiles
    totals = [profile.everybody.observed for profile in profiles if profile.of == "users" and profile.everybody]
    return max((total for total in totals if total is not None), default=None)
