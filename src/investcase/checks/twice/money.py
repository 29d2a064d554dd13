"""The money of an option as each part of it tells it: a line of its own, a model, a cost told beside one, funding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from investcase.appraisal.measures import OptionAppraisal
from investcase.checks.given_money import given_lines, given_money
from investcase.checks.places_in_case import places_of_models
from investcase.documents.bodies import Body
from investcase.documents.case import Option
from investcase.flows.lines import FlowLine
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.nodes import Path
from investcase.resolving.events import own_lines
from investcase.resolving.terms import DirectLine, Stream

NEARLY = 0.01
"""How much two amounts of one budget line may differ and still look like one."""


@dataclass(frozen=True, slots=True, eq=False)
class Money:
    """One line of an option: what it adds to value in each year, [year], centrally, and where it stands.

    `told_in` is the part of the case that gives it: a line of its own, what a model works out, or a cost told with a
    model, a release or a cut. `owner` is the intervention or cut of a model's line, else the line itself.
    `budget_lines` holds the budget lines that the money leaves, in plain words.
    """

    id: str
    title: str
    body: Body
    told_in: Literal["line", "model", "beside", "funding"]
    net: Array
    path: Path
    owner: str
    budget_lines: frozenset[str] = frozenset()
    event: str | None = None
    apart_from: frozenset[str] = frozenset()

    def meets(self, other: Money) -> bool:
        """Whether both have money in one year."""
        return bool(((self.net != 0) & (other.net != 0)).any())

    def equals(self, net: Array) -> bool:
        """Whether it is the same money in every year."""
        return bool(self.net.any()) and bool(np.allclose(self.net, net, rtol=1e-9, atol=UNPRINTED))

    def nearly(self, net: Array) -> bool:
        """Whether it is about the same money in every year."""
        return bool(self.net.any()) and bool(np.allclose(self.net, net, rtol=NEARLY, atol=UNPRINTED))

    def on_one_budget_line(self, other: Money) -> bool:
        """Whether both leave one budget line."""
        return bool(self.budget_lines & other.budget_lines)

    def same_way(self, other: Money) -> bool:
        """Whether both are gains, or both are costs."""
        return bool(np.sign(self.net.sum()) == np.sign(other.net.sum()))

    def apart(self, other: Money) -> bool:
        """Whether the case says that they are two, or they are of one model."""
        said = other.owner in self.apart_from or self.owner in other.apart_from
        return said or (self.told_in == other.told_in == "model")


def money_of(option: Option, path: Path, found: OptionAppraisal) -> Iterator[Money]:
    """All the money of an option: what its models work out first, so that a line of its own is the later of two."""
    places = places_of_models(option, path)
    yield from _of_models(found, places)
    made = given_lines(found.flows.option)
    own = {line.id for _, line in own_lines(option, path)}
    for where, line in own_lines(option, path):
        if line.id in made:
            budget = getattr(line, "budget_line", None)
            net = _net(made[line.id])
            apart = frozenset(line.apart_from)
            lines = _budget_lines([budget])
            yield Money(line.id, line.title, line.body, "line", net, where, line.id, lines, line.event, apart)
    settled = found.flows.option
    beside = [*settled.lines, *(line for cut in settled.cuts for line in cut.exits)]
    for told in beside:
        if told.id not in own:
            where = places.get(told.intervention or "", path)
            yield Money(told.id, told.title, told.body, "beside", _net(told), where, told.id)
    numbers = {stream.id: number for number, stream in enumerate(option.funding)}
    for stream in settled.funding:
        yield _stream(stream, (*path, "funding", numbers[stream.id]))


def plain(words: str) -> str:
    """Words without their capitals, points and spaces, to be set beside others."""
    return " ".join(re.findall(r"\w+", words.casefold()))


@dataclass(slots=True)
class _Made:
    """The parts of one line of a model: what leaves a budget, what only meets growth, what nobody closes."""

    title: str
    lines: list[FlowLine] = field(default_factory=list)


def _of_models(found: OptionAppraisal, places: Mapping[str, Path]) -> Iterator[Money]:
    """What each line of a model at work comes to, its parts together."""
    titles = _titles(found)
    together: dict[tuple[str, str, Body], _Made] = {}
    for line in found.cash.lines:
        if line.intervention is None or line.made_from is None or line.intervention not in places:
            continue
        title = titles.get((line.intervention, line.made_from), line.title)
        key = (line.intervention, line.made_from, line.body)
        together.setdefault(key, _Made(title)).lines.append(line)
    for (owner, made_from, body), made in together.items():
        net = np.sum([line.net[0] for line in made.lines], axis=0)
        lines = _budget_lines(line.budget_line for line in made.lines)
        yield Money(f"{owner}.{made_from}", made.title, body, "model", net, places[owner], owner, lines)


def _titles(found: OptionAppraisal) -> dict[tuple[str, str], str]:
    """What a model calls each of its lines, by the intervention or cut and the quantity that the line counts."""
    cuts = {cut.cut.id: cut.mechanism for cut in found.flows.cuts if cut.mechanism is not None}
    at_work = {mechanism.intervention.id: mechanism for mechanism in found.flows.mechanisms} | cuts
    return {
        (name, line.amount): line.title
        for name, mechanism in at_work.items()
        for line in mechanism.intervention.document.lines.values()
    }


def _budget_lines(lines: Iterable[str | None]) -> frozenset[str]:
    return frozenset(plain(line) for line in lines if line)


def _net(line: DirectLine) -> Array:
    return given_money(line) if line.kind == "benefit" else -given_money(line)


def _stream(stream: Stream, path: Path) -> Money:
    return Money(stream.id, stream.title, stream.body, "funding", np.array(stream.by_year), path, stream.id)
