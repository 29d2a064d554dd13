"""Whether an effect is counted as if nothing of it would have come anyway, and as if all of it came at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.marks import mark, share
from investcase.checks.own_money import own_lines_of, preferred_option
from investcase.documents.case import Intervention
from investcase.flows.lines import FlowLine
from investcase.numbers.writing import percent
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.blanks import BLANK
from investcase.reading.problems import Problem, Severity
from investcase.resolving.interventions import ResolvedIntervention

NO_DEADWEIGHT = Card(
    "no-deadweight",
    Severity.WARNING,
    title="Nothing is taken off for what would have happened anyway",
    why="The effect was measured beside nothing, so that some of it would have come without the service.",
    remedy="deadweight under adjustments, with its reason; 0% with a reason where none would have come.",
)


@check(NO_DEADWEIGHT)
def all_of_it_is_new(appraisal: Appraisal) -> Iterator[Problem]:
    """A national claim, or an effect that was held against nothing, from which no deadweight is taken."""
    index, option = preferred_option(appraisal)
    alone = mark(appraisal, "effect-not-compared").grades
    for number, (entry, settled) in enumerate(_at_work(appraisal, option.interventions)):
        model = settled.document
        grade = model.standing.grade if model.standing else None
        if model.claim is None and grade not in alone:
            continue
        given = entry.adjustments.deadweight
        if given is None or (given.central == 0 and "deadweight" not in entry.adjustments.reasons):
            what = "a national claim" if model.claim else f"an effect of grade {grade}"
            yield NO_DEADWEIGHT.problem(
                appraisal.case.loaded,
                f"{settled.title}: {what} is counted whole, as if nothing of it would have come anyway",
                ("options", index, "interventions", number, "model"),
                expected=f"adjustments: {{deadweight: {BLANK}%, reasons: {{deadweight: {BLANK}}}}}",
                remedy="ask what happened in the last three years without it; 0% with its reason is an answer",
            )


NO_RAMP = Card(
    "no-ramp",
    Severity.WARNING,
    title="The whole effect comes in the first year",
    why="Staff are found and people referred by and by; savings of the same year have come late ever since.",
    remedy="ramp, set_up or start_month on an intervention; from or start_month on a line of your own.",
)


@check(NO_RAMP)
def effect_from_the_first_day(appraisal: Appraisal) -> Iterator[Problem]:
    """An intervention at full strength from its first day, which is the first of its spending too."""
    index, option = preferred_option(appraisal)
    for number, (entry, settled) in enumerate(_at_work(appraisal, option.interventions)):
        if entry.ramp or entry.set_up or entry.start_month or len(appraisal.case.horizon) == 1:
            continue
        if entry.start is not None and _spent_before(appraisal, appraisal.case.horizon.index(entry.start)):
            continue
        yield NO_RAMP.problem(
            appraisal.case.loaded,
            f"{settled.title}: all of its effect comes from the first day of the first year",
            ("options", index, "interventions", number, "model"),
            expected="ramp: [40%, 70%, 100%], the share of its full level reached in each year",
            remedy="write ramp:, start_month: or set_up:, from how long the last such team took to fill",
        )


@check(NO_RAMP)
def gain_from_the_first_day(appraisal: Appraisal) -> Iterator[Problem]:
    """A yearly gain of the case's own, at its full level in the first year in which anything is spent on it."""
    costs = [line for line in own_lines_of(appraisal, "cost") if (line.amounts[0] > 0).any()]
    if not costs or len(appraisal.case.horizon) == 1:
        return
    first = min(_first(line) for line in costs)
    most = share(appraisal, "full-at-once")
    index, option = preferred_option(appraisal)
    gains = {line.id: line for line in own_lines_of(appraisal, "benefit")}
    for number, written in enumerate(option.benefits):
        line = gains.get(written.id)
        if line is None or not line.recurrent or not (np.asarray(line.amounts[0]) > 0).any() or _first(line) > first:
            continue
        amounts = np.asarray(line.amounts[0])
        reached = float(amounts[_first(line)] / amounts.max())
        if reached >= most and np.count_nonzero(amounts > UNPRINTED) > 1:
            yield NO_RAMP.problem(
                appraisal.case.loaded,
                f"{line.title}: {percent(reached, 0)} of its most comes in {appraisal.case.horizon[first]}, the first "
                "year in which anything is spent",
                ("options", index, "benefits", number, "id"),
                expected=f"less than {percent(most, 0)} of it in that year",
                remedy="write from: with a later year, start_month:, or an amount for each year that rises",
            )


def _at_work(
    appraisal: Appraisal, entries: Sequence[Intervention]
) -> Iterator[tuple[Intervention, ResolvedIntervention]]:
    return zip(entries, appraisal.preferred.flows.option.interventions, strict=True)


def _first(line: FlowLine) -> int:
    return int(np.flatnonzero(np.asarray(line.amounts[0]))[0])


def _spent_before(appraisal: Appraisal, year: int) -> bool:
    """Whether a cost of the case's own falls in an earlier year, so that the work begins before its effect."""
    return any(bool((np.asarray(line.amounts[0])[:year] > 0).any()) for line in own_lines_of(appraisal, "cost"))
