"""What a finding rests on: people who were asked, or what somebody else knows of them, or one opinion."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from investcase.documents.equality import Direction, Engagement, Equality, Evidence, Impact
from investcase.documents.equality_asked import (
    by_officers_alone,
    heard_nothing,
    long_ago,
    people_concerned,
    staff_may_lose,
)
from investcase.documents.equality_words import IN_LAW
from investcase.documents.figure import Nation
from investcase.reading.filler import plain_words, says_nothing


class Basis(IntEnum):
    """What stands behind a finding, from nothing to people who were asked."""

    NOTHING = 0
    OFFICERS = 1
    NATIONAL = 2
    LOCAL = 3
    PEOPLE = 4


_LOOKED_AT = {
    "professional": Basis.OFFICERS,
    "national_data": Basis.NATIONAL,
    "research": Basis.NATIONAL,
    "local_data": Basis.LOCAL,
    "complaints": Basis.LOCAL,
}
_ROLE = (
    r"(?:officers?|managers?|management|directors?|heads? of(?: \w+){1,3}|councillors?|professionals?|leadership|"
    r"smt|slt|dmt|leads?|author)"
)
_THINKS = (
    r"(?:views?|opinions?|judge?ments?|impressions?|beliefs?|assumptions?|knowledge|understanding|discussions?|"
    r"experience)"
)
_OPINION_OF_OFFICERS = re.compile(
    rf"\b{_ROLE}(?: s)? (?:\w+ ){{0,2}}{_THINKS}\b|\b{_THINKS} (?:of|from|by|with|among|"
    rf"between) (?:\w+ ){{0,3}}{_ROLE}\b|\banecdot\w+\b|\b(?:our|local|staff|team|service|officer|in house) "
    r"(?:s )?(?:knowledge|understanding|assumptions?|judge?ments?|views?|opinions?)\b(?! (?:survey|poll|questionnaire))"
)


_OF_MONEY = re.compile(
    r"\b(?:budget (?:monitoring|report|book|papers?|strategy|proposals?)|savings? (?:proposals?|plans?|report|options?|"
    r"programme)|ledgers?|outturn|medium term financial (?:plan|strategy)|mtf[ps]|management accounts|expenditure "
    r"report|invoices|financial (?:plan|report|strategy|monitoring))\b"
)
_NOT_LOOKED_AT = re.compile(
    r"^(?:\w+ ){0,6}?(?:newspaper|press (?:article|cutting|report)s?|chatbot|chatgpt|copilot|wikipedia|"
    r"(?:web|internet|google) search|search(?:es)? of the (?:web|internet)|brochure|sales (?:leaflet|material)|"
    r"(?:generated|summari[sz]ed|written) by ai|ai summary)\b"
)
"""What somebody read about such things, which is no more than an opinion of them."""
_NOT_HELD_YET = re.compile(
    r"\b(?:to be|will be|not yet|yet to be|being) (?:collected|gathered|held|recorded|counted|commissioned|analysed)\b"
)
_STUDIED = re.compile(r"\b(?:survey|study|trial|evaluation|audit|analysis|interviews?)\b")
_OF_PEOPLE = re.compile(
    r"\b(?:people|users?|clients|patients|residents|passengers|carers|famil\w+|women|men|children|staff|bookings?|"
    r"referrals?|registers?|attend\w*|visits?|surveys?|census|interviews?|complaints?|by (?:age|sex|disability|"
    r"ethnic\w+|ward|group)|consultation|responses)\b"
)


def basis_of_source(entry: Evidence | Engagement, equality: Equality) -> Basis:
    """What one entry of evidence or engagement is worth as a basis, by what it says it is and by its own words.

    `local_data` whose words are `The head of service's view` is an officer's view, and a report on the budget alone
    tells nothing of people. What people said more than two years before is a record of it.
    """
    if isinstance(entry, Engagement):
        if people_concerned(entry, equality):
            return Basis.LOCAL if long_ago(entry, equality) else Basis.PEOPLE
        officers = by_officers_alone(entry.who, staff_may_lose(equality)) and not heard_nothing(entry.said)
        return Basis.OFFICERS if officers else Basis.NOTHING
    plain = plain_words(entry.what)
    money = _OF_MONEY.search(plain) and not _OF_PEOPLE.search(plain)
    if says_nothing(entry.what) or _NOT_HELD_YET.search(plain) or money:
        return Basis.NOTHING
    if _OPINION_OF_OFFICERS.search(plain) and entry.kind in ("local_data", "complaints"):
        return Basis.OFFICERS
    if _NOT_LOOKED_AT.search(plain) and not _STUDIED.search(plain) and entry.kind != "complaints":
        return Basis.OFFICERS
    return _LOOKED_AT[entry.kind]


def sources_of(impact: Impact, equality: Equality) -> tuple[Evidence | Engagement, ...]:
    """The evidence and engagement that a finding names."""
    every: tuple[Evidence | Engagement, ...] = (*equality.evidence, *equality.engagement)
    return tuple(entry for entry in every if entry.id in impact.evidence)


def basis_of(impacts: Iterable[Impact], equality: Equality) -> Basis:
    """The best that some findings rest on."""
    found = (basis_of_source(entry, equality) for impact in impacts for entry in sources_of(impact, equality))
    return max(found, default=Basis.NOTHING)


def bases_in_law(equality: Equality, nation: Nation) -> dict[str, Basis]:
    """The best that what was found of each characteristic in law rests on; where nothing was, it is left out."""
    found = [impact for impact in equality.impacts if impact.direction is not Direction.UNKNOWN]
    by_name = {
        str(name): [impact for impact in found if any(who.key == name for who in (impact.who, *impact.also))]
        for name in IN_LAW.get(nation, IN_LAW[Nation.ENGLAND])
    }
    return {name: basis_of(impacts, equality) for name, impacts in by_name.items() if impacts}
