"""Every amount of an option that may look like another: its lines, the costs told with a model, its streams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.measures import OptionAppraisal
from investcase.checks.given_money import given_lines, given_money
from investcase.checks.places_in_case import places_of_models
from investcase.documents.case import Option
from investcase.documents.model import Body
from investcase.reading.nodes import Path
from investcase.resolving.events import own_lines
from investcase.resolving.terms import DirectLine, Stream

Array = NDArray[np.float64]
HALF_A_POUND, SHARE = 0.5, 1e-9
"""How far apart the same money may be in a year: so much, and such a share of it."""


@dataclass(frozen=True)
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

    @cached_property
    def name(self) -> str:
        """Its title, to be set beside others."""
        return _plain(self.title)

    @cached_property
    def budget(self) -> str:
        """Its budget line, to be set beside others; empty where none is named."""
        return _plain(self.budget_line or "")

    @cached_property
    def side(self) -> int:
        """Whether it is more than nil over all years, 1, less, -1, or neither."""
        return int(np.sign(self.net.sum()))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The indexes of the years in which it has money."""
        return tuple(int(year) for year in np.flatnonzero(self.net))

    @property
    def part(self) -> Path:
        """The part of its option in which it stands, such as its costs."""
        return self.path[2:3]

    def meets(self, other: Money) -> bool:
        """Whether both have money in one year."""
        return bool(((self.net != 0) & (other.net != 0)).any())

    def equals(self, net: Array) -> bool:
        """Whether it is the same money in every year, to half a pound, and any at all."""
        return bool(self.years) and bool(np.allclose(self.net, net, rtol=SHARE, atol=HALF_A_POUND))

    def is_apart(self, other: Money) -> bool:
        """Whether the case says of either that it is not the other."""
        return self.id in other.apart_from or other.id in self.apart_from


def money_of(option: Option, path: Path, found: OptionAppraisal) -> Iterator[Money]:
    """The money of an option as its author gives it, in the order of the case."""
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


def _plain(words: str) -> str:
    """Words without their capitals, points and spaces."""
    return " ".join(re.findall(r"\w+", words.casefold()))
