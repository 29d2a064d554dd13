"""One amount in two places: lines alike in title or money, a total beside its parts, one cost told in two ways."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.checks.twice.alike import alike
from investcase.checks.twice.events import pairs_in
from investcase.checks.twice.money import Money, money_of
from investcase.checks.twice.totals import totals
from investcase.reading.problems import Problem, Severity

LINE_TWICE = Card(
    "line-twice",
    Severity.WARNING,
    title="Two lines look like one and the same",
    why="The same money would be counted twice.",
    remedy="Keep one; or say on one of them, under apart_from, why it is another.",
)


@check(LINE_TWICE)
def lines_twice(appraisal: Appraisal) -> Iterator[Problem]:
    """Each line that looks like another of its option, or like several others together, once."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        path = ("options", index)
        found = list(money_of(option, path, flows[option.id]))
        pairs, more = pairs_in(appraisal, option, path)
        events = {frozenset(pair) for pair in pairs}
        told: set[str] = set()
        for one, other, why in alike(found, events):
            if other.owner not in more:
                told.add(other.id)
                yield _told(appraisal, other, (one,), f"{other.title}: {why} '{one.title}' ({one.owner})")
        told |= {name for pair in events for name in pair} | more
        for whole, parts in totals([money for money in found if money.id not in told]):
            names = ", ".join(f"'{part.title}' ({part.owner})" for part in parts)
            said = f"{whole.title}: it is the sum, in every year, of {names}"
            yield _told(appraisal, whole, parts, said)


def _told(appraisal: Appraisal, money: Money, others: Collection[Money], said: str) -> Problem:
    can_say = money.told_in == "line"
    first = next(iter(others))
    event = ", or its event" if first.told_in == "model" and money.event is None else ""
    return LINE_TWICE.problem(
        appraisal.case.loaded,
        said,
        money.path,
        expected="each amount once" + ("" if can_say else ", under titles that tell them apart"),
        remedy=f"remove one; or, where they are apart, write apart_from: {{{first.owner}: (why)}}{event}"
        if can_say
        else "remove one; or give each a title that says how they differ",
    )
