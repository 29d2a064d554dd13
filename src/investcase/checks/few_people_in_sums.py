"""Numbers of people that a reader finds by dividing one printed amount by another, or reads in a model's inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.equality_assessment import Assessment, rule
from investcase.checks.equality_public import texts_of
from investcase.documents.case import Option
from investcase.documents.equality import protection_of
from investcase.documents.equality_findings import UnpaidCare
from investcase.documents.figure import Status
from investcase.documents.lines import Line
from investcase.quantities import Quantity
from investcase.reading.nodes import Path
from investcase.reading.number_words import ENGLISH
from investcase.reading.problems import Problem, Severity
from investcase.reading.words_for_people import speaks_of_people

W20 = Card(
    "W20",
    Severity.WARNING,
    title="Two printed amounts give a small count",
    why="A few people could be recognised.",
    remedy="Leave one of the amounts out.",
)
FEW_REACHED = Card(
    "few-reached",
    Severity.WARNING,
    title="A model starts from fewer people than may be printed",
    why="Its inputs and sums are printed as they are.",
    remedy="Use a longer period, or round it.",
)
_EACH = re.compile(
    r"\b(?:each|apiece|a head|every|per (?!cent\b)[a-z]+|a (?:person|passenger|user|client|carer|pass)|unit cost|"
    r"on average|average|pp)\b|/ ?(?:head|person|passenger|user|client|carer)\b|\bx £",
    re.IGNORECASE,
)
_POUNDS = re.compile(
    rf"£\s*(\d[\d,]*(?:\.\d+)?)(?!\s*(?:k|m|bn)\b)|\b(\d+|{'|'.join(ENGLISH)})\s+pounds\b", re.IGNORECASE
)

_TIMES_A_YEAR = {
    "week": (52.0, 52.18), "weekly": (52.0, 52.18), "month": (12.0,), "monthly": (12.0,), "day": (365.0, 260.0),
    "daily": (365.0, 260.0), "night": (365.0,), "quarter": (4.0,),
}  # fmt: skip
_OFTEN = re.compile(rf"\b(?:{'|'.join(_TIMES_A_YEAR)})\b", re.IGNORECASE)


@rule(W20)
def amounts_that_give_a_count(found: Assessment) -> Iterator[Problem]:
    """W20: what one person has stands beside what all have, and the second is a few times the first."""
    threshold = found.true.disclosure.threshold
    for index, entry in enumerate(found.true.unpaid_care):
        if entry.hours is not None and _carers_are_few(entry, found):
            yield _divided(
                found,
                ("unpaid_care", index, "hours"),
                "these hours are printed, and a profile of those who give them withholds a group; where what one gives "
                "is known, one divided by the other tells how many they are",
                "write each_week, carers and weeks, from which hours are printed only where they tell no small count",
            )
    costs: dict[Path, Quantity | None] = {
        ("mitigations", index, "action"): mitigation.cost for index, mitigation in enumerate(found.true.mitigations)
    }
    yield from _of_lines(found)
    for path, text in texts_of(found.true, ()):
        if _EACH.search(text) is None:
            continue
        cost = costs.get(path)
        amounts = [*_pounds(text), *([] if cost is None else [cost.central])]
        if any(_few_times(one, other, threshold) for one in amounts for other in amounts):
            yield _divided(
                found,
                path,
                "an amount for each stands beside an amount for all that is a few times as much: one divided by "
                "the other tells how few they are",
                "leave the amount for each out, or give what a larger group costs",
            )


def _of_lines(found: Assessment) -> Iterator[Problem]:
    """Lines whose title gives an amount for each of some people, and whose amount is a few times that."""
    threshold = found.true.disclosure.threshold
    for place, option in enumerate(found.appraisal.case.document.options):
        for path, line in _lines(option):
            title = line.title
            if _EACH.search(title) is None or not speaks_of_people(title):
                continue
            often = {1.0, *(n for word in _OFTEN.findall(title) for n in _TIMES_A_YEAR[word.casefold()])}
            amounts = [money.central for money in (line.amount or {}).values()]
            amounts += [] if line.each_year is None else [line.each_year.central]
            if any(
                _few_times(one * n, abs(all_), threshold) for one in _pounds(title) for n in often for all_ in amounts
            ):
                yield W20.problem(
                    found.appraisal.case.loaded,
                    "the title of a line gives an amount for each of some people, and the line a few times as much: "
                    "one divided by the other tells how few they are",
                    ("options", place, *path, "title"),
                    expected="amounts that give no small count",
                    remedy="leave the amount for each out of the title",
                )


def _lines(option: Option) -> Iterator[tuple[Path, Line]]:
    """The lines that an option writes, and those of what it stops, each with its path in the option."""
    parts: list[tuple[Path, str, Sequence[Line]]] = [((), "costs", option.costs), ((), "benefits", option.benefits)]
    for index, cut in enumerate(option.disinvestments):
        parts += [(("disinvestments", index), "saving", cut.saving), (("disinvestments", index), "demand", cut.demand)]
    for before, name, lines in parts:
        for index, line in enumerate(lines):
            yield (*before, name, index), line


def _divided(found: Assessment, path: Path, message: str, remedy: str) -> Problem:
    return found.problem(W20, message, path, expected="amounts that give no small count", remedy=remedy)


def _carers_are_few(entry: UnpaidCare, found: Assessment) -> bool:
    profiles = (found.true.profile(name) for name in (entry.carers_by_sex, entry.carers_by_age) if name)
    return any(profile is not None and found.protection.withheld(profile.cells) for profile in profiles)


def _pounds(text: str) -> Iterator[float]:
    for figure, spelt in _POUNDS.findall(text):
        written = (figure or spelt).replace(",", "").casefold()
        yield float(ENGLISH.get(written, 0) or written)


def _few_times(one: float, other: float, threshold: int) -> bool:
    times = other / one if one else 0.0
    return 1.5 < times < threshold and abs(times - round(times)) < 0.01


@check(FEW_REACHED)
def few_people_reached(appraisal: Appraisal) -> Iterator[Problem]:
    """An intervention starts from an observed number of people that is below the threshold, and prints it."""
    written = appraisal.case.written
    threshold = protection_of(written.equality).rule.threshold
    for place, option in enumerate(written.options):
        for index, intervention in enumerate(option.interventions):
            for name, given in intervention.inputs.items():
                people = given.value.unit.power("person") == 1 and set(dict(given.value.unit.powers)) <= {
                    "person",
                    "year",
                }
                if people and given.status is Status.LOCAL and 0 < given.value.central < threshold:
                    yield FEW_REACHED.problem(
                        appraisal.case.loaded,
                        f"this is a number of people below {threshold}, from a record of people here; its sums need "
                        "it, so the paper, its annex and its inputs print it as it is",
                        ("options", place, "interventions", index, "inputs", name, "value"),
                        expected=f"{threshold} people or more, or an assumption that nobody was counted for",
                        remedy="take the people of several years or places together, or round the number and say so in "
                        "its reason; where nobody was counted, say status: illustrative",
                    )
