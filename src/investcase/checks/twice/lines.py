"""One amount in two places: lines alike in title or money, a total beside its parts, one cost told in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import OptionAppraisal
from investcase.checks.given_money import given_lines, given_money
from investcase.checks.places_in_case import options_of, places_of_models
from investcase.documents.case import Option
from investcase.documents.model import Body
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving.events import own_lines
from investcase.resolving.terms import DirectLine, Stream

Array = NDArray[np.float64]
CODE = "line-twice"
_PENCE = 0.5


@dataclass(frozen=True, slots=True)
class Money:
    """One line of an option's own: what it adds to value in each year, [year], centrally, and where it stands.

    `told_in` is the part of the case that gives it: a line of its own, or a cost told with a model, a release or a cut.
    """

    id: str
    title: str
    body: Body
    told_in: Literal["line", "beside", "funding"]
    budget_line: str | None
    net: Array
    path: Path
    apart_from: frozenset[str] = frozenset()

    def meets(self, other: Money) -> bool:
        """Whether both have money in one year."""
        return bool(((self.net != 0) & (other.net != 0)).any())

    def equals(self, net: Array) -> bool:
        """Whether it is the same money in every year."""
        return bool(self.net.any()) and bool(np.allclose(self.net, net, rtol=1e-9, atol=_PENCE))


def lines_twice(appraisal: Appraisal) -> Iterator[Problem]:
    """Each line that looks like another of its option, or like several others together, once."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        found = list(_money_of(option, ("options", index), flows[option.id]))
        alike = [(one, other) for one, other in combinations(found, 2) if not _apart(one, other)]
        told: set[str] = set()
        for one, other in alike:
            why = _why_alike(one, other)
            if why is not None and other.id not in told:
                told.add(other.id)
                yield _told(appraisal, other, (one,), f"{other.title}: {why} '{one.title}' ({one.id})")
        for whole, parts in _totals([money for money in found if money.id not in told]):
            names = ", ".join(f"'{part.title}' ({part.id})" for part in parts)
            said = f"{whole.title}: it is the sum, in every year, of {names}"
            yield _told(appraisal, whole, parts, said)


def _why_alike(one: Money, other: Money) -> str | None:
    """Why two lines look like one, in words that the first one's name ends; None when they do not."""
    if one.body is not other.body or not one.meets(other):
        return None
    if "funding" in (one.told_in, other.told_in):
        same = one.told_in == other.told_in and _plain(one.title) == _plain(other.title)
        return "money of the same name comes to the same body in the same years:" if same else None
    named = _plain(one.title) == _plain(other.title) and one.told_in == other.told_in == "line"
    same_way = np.sign(one.net.sum()) == np.sign(other.net.sum())
    if named and same_way:
        return "a line of the same name, for the same body, has money in the same years:"
    if not other.equals(one.net):
        return None
    budget = _plain(one.budget_line or "")
    if budget and budget == _plain(other.budget_line or ""):
        return "the same money leaves the same budget line in every year as by"
    if one.told_in != other.told_in:
        return "the same money is paid by the same body in every year as for"
    both_ways = one.path[2] != other.path[2] and "costs" in (one.path[2], other.path[2])
    if both_ways and one.net.sum() > 0:
        return "the same money is saved, as a cost and as a benefit, in every year as by"
    return None


def _totals(found: list[Money]) -> Iterator[tuple[Money, tuple[Money, ...]]]:
    """Each line that is all the others of its body and side together, or all those of its budget line: two or more."""
    for whole in found:
        if whole.told_in != "line" or not whole.net.any():
            continue
        side = [
            other
            for other in found
            if other is not whole
            and other.told_in == "line"
            and other.body is whole.body
            and np.sign(other.net.sum()) == np.sign(whole.net.sum())
            and not _apart(whole, other)
        ]
        budget = _plain(whole.budget_line or "")
        named = [other for other in side if budget and _plain(other.budget_line or "") == budget]
        for parts in (side, named):
            if len(parts) > 1 and whole.equals(np.sum([part.net for part in parts], axis=0)):
                yield whole, tuple(parts)
                break


def _money_of(option: Option, path: Path, found: OptionAppraisal) -> Iterator[Money]:
    made = given_lines(found.flows.option)
    own = {line.id for _, line in own_lines(option, path)}
    for where, line in own_lines(option, path):
        if line.id in made:
            budget = getattr(line, "budget_line", None)
            net = _net(made[line.id])
            yield Money(line.id, line.title, line.body, "line", budget, net, where, frozenset(line.apart_from))
    places = places_of_models(option, path)
    settled = found.flows.option
    beside = [*settled.lines, *(line for cut in settled.cuts for line in cut.exits)]
    exits = {line.id: cut.id for cut in settled.cuts for line in cut.exits}
    for told in beside:
        if told.id not in own:
            owner = told.of_intervention or exits.get(told.id, "")
            yield Money(told.id, told.title, told.body, "beside", None, _net(told), places.get(owner, path))
    numbers = {stream.id: number for number, stream in enumerate(option.funding)}
    for stream in settled.funding:
        yield _stream(stream, (*path, "funding", numbers[stream.id]))


def _net(line: DirectLine) -> Array:
    return given_money(line) if line.kind == "benefit" else -given_money(line)


def _stream(stream: Stream, path: Path) -> Money:
    return Money(stream.id, stream.title, stream.body, "funding", None, np.array(stream.by_year), path)


def _apart(one: Money, other: Money) -> bool:
    return one.id in other.apart_from or other.id in one.apart_from


def _plain(words: str) -> str:
    """Words without their capitals, points and spaces, to be set beside others."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def _told(appraisal: Appraisal, money: Money, others: tuple[Money, ...], said: str) -> Problem:
    can_say = money.told_in == "line"
    return appraisal.case.loaded.problem(
        CODE,
        said,
        money.path,
        severity=Severity.WARNING,
        expected="each amount once" + ("" if can_say else ", under titles that tell them apart"),
        remedy=f"remove one; or, where they are apart, write apart_from: {{{others[0].id}: (why)}}"
        if can_say
        else "remove one; or give each a title that says how they differ",
    )
