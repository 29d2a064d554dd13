"""Gains of a case's own that do not say what they count, where something else may count the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.given_money import given_lines, given_money
from investcase.checks.places_in_case import options_of
from investcase.checks.twice.counted import Counted, counted_in
from investcase.checks.twice.money import plain
from investcase.documents.case import Option
from investcase.documents.kinds_of_money import CashType
from investcase.documents.lines import BenefitLine, Line
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving.events import own_lines
from investcase.resolving.option import ResolvedOption


@dataclass(frozen=True, slots=True, eq=False)
class _Gain:
    """One gain of the case's own in money, with the years in which it has any, [year]."""

    line: Line
    path: Path
    years: NDArray[np.bool_]

    @property
    def budget_line(self) -> str:
        """The budget line that it leaves, in plain words; empty where it names none."""
        return plain(getattr(self.line, "budget_line", None) or "")


EVENT_NOT_SAID = Card(
    "event-not-said",
    Severity.NOTE,
    title="Nothing says what some gains of the case's own count",
    why="An admission and its bed days look like two savings; so do a model's placements and one's own.",
    remedy="event: on each, from the vocabulary; or apart_from: with why it is another thing.",
)


@check(EVENT_NOT_SAID)
def events_not_said(appraisal: Appraisal) -> Iterator[Problem]:
    """For each option once: own gains without `event` beside a model, or another such gain, for the same body.

    A gain that names its budget line is read by that, beside others of the case's own; wider value is no body's money.
    """
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        path: Path = ("options", index)
        counted = counted_in(option, path, flows[option.id], appraisal.case.lead)
        models = [each for each in counted if each.intervention is not None and not each.lost]
        gains = list(_gains(flows[option.id].flows.option, option, path))
        unread = [
            gain
            for gain in gains
            if gain.line.event is None
            and (
                any(_beside_a_model(appraisal, gain, model) for model in models)
                or any(_beside(gain, other) for other in gains if other is not gain)
            )
        ]
        if unread:
            names = ", ".join(f"'{gain.line.title}' ({gain.line.id})" for gain in unread)
            yield EVENT_NOT_SAID.problem(
                appraisal.case.loaded,
                f"nothing says what is counted by {names}, and so not whether it is counted elsewhere in this option",
                unread[0].path,
                expected="event: what each counts, from the vocabulary, or apart_from: with why it is another thing",
                remedy="see What is counted, and of whom, in the page on writing a case; other money may stay as it is",
            )


def _gains(settled: ResolvedOption, option: Option, path: Path) -> Iterator[_Gain]:
    made = given_lines(settled)
    for where, line in own_lines(option, path):
        in_money = isinstance(line, BenefitLine) and line.cash_type is not CashType.WIDER_VALUE
        if line.id not in made or not in_money:
            continue
        years = np.asarray(given_money(made[line.id]) > 0)
        if years.any():
            yield _Gain(line, where, years)


def _beside_a_model(appraisal: Appraisal, gain: _Gain, model: Counted) -> bool:
    return (
        gain.line.body == model.body
        and model.owner not in gain.line.apart_from
        and bool((gain.years & model.years).any())
        and appraisal.case.events.may_be_the_same_people(gain.line.group, model.group)
    )


def _beside(gain: _Gain, other: _Gain) -> bool:
    return (
        gain.line.body == other.line.body
        and not gain.budget_line
        and not other.budget_line
        and other.line.id not in gain.line.apart_from
        and gain.line.id not in other.line.apart_from
        and bool((gain.years & other.years).any())
    )
