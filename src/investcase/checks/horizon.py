"""Whether the answer is made by how many years are counted: a horizon chosen to please."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.after_delivery import AfterDelivery, after_delivery
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.evidence_reach import LONG, evidence_reach
from investcase.checks.card import Card, check
from investcase.flows.lines import sum_of
from investcase.numbers.writing import pounds
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

_TWICE = 2
_QUARTER = 0.25
_HALF = 0.5
_LAG = 1


HORIZON_TURNS = Card(
    "horizon-turns",
    Severity.WARNING,
    title="A gain is a loss over a few years fewer or more, or a loss a gain",
    why="The number of years decides, and somebody chose it.",
    remedy="Say why these years are counted.",
)


@check(HORIZON_TURNS)
def sign_turns_with_the_horizon(appraisal: Appraisal) -> Iterator[Problem]:
    """A gain over the case's years that is a loss over up to three fewer or more, or the reverse."""
    found = appraisal.horizons
    if found.turned is not None:
        yield HORIZON_TURNS.problem(
            appraisal.case.loaded,
            f"the value to society is {pounds(found.own.npsv)} over {found.own.years} years, and "
            f"{pounds(found.turned.npsv)} over {found.turned.years}, to {found.turned.last}",
            ("years",),
            severity=None if found.own.npsv > 0 else Severity.NOTE,
            remedy="say under narrative why these years are counted, and not fewer or more",
        )


PAST_EVIDENCE = Card(
    "past-evidence",
    Severity.WARNING,
    title="Most of what an effect is worth comes later than its evidence looked",
    why="Nobody has seen it last that long.",
    remedy="Give it an end or a drop_off, or say why it lasts.",
)


@check(PAST_EVIDENCE)
def value_past_the_evidence(appraisal: Appraisal) -> Iterator[Problem]:
    """Most of the value, or its sign, is of effects counted for over twice as long as the evidence followed anybody."""
    found = evidence_reach(appraisal)
    if found is None or not found.longest or found.runs_for <= _TWICE * found.longest:
        return
    if found.turns or found.mostly_past:
        yield PAST_EVIDENCE.problem(
            appraisal.case.loaded,
            f"{pounds(found.past)} of the {pounds(found.effect)} that the effect is worth comes later than the "
            f"evidence followed anybody, which was {found.longest:g} year{'' if found.longest == 1 else 's'}; without "
            f"it the value to society would be {pounds(found.npsv_without)}",
            (*_preferred(appraisal), "title"),
            moves=found.past,
            expected="an effect counted for about as long as it was seen, or a drop_off",
            remedy="give until: and drop_off:, or say under narrative why it should last",
        )


@check(PAST_EVIDENCE)
def value_long_after_anybody_said(appraisal: Appraisal) -> Iterator[Problem]:
    """An effect counted for over ten years, by a model that does not say how long its evidence followed anybody."""
    found = evidence_reach(appraisal)
    if found is not None and abs(found.late) > UNPRINTED:
        yield PAST_EVIDENCE.problem(
            appraisal.case.loaded,
            f"{pounds(found.late)} of the value to society, {pounds(found.npsv)}, is of effects later than "
            f"{LONG:.0f} years after the start, and nothing says how long their evidence followed anybody: "
            f"{'; '.join(found.counted_late)}; without it the value to society would be {pounds(found.npsv_at_most)}",
            ("years",),
            moves=found.late,
            expected=f"at most about {LONG:.0f} years, as in the Green Book for many interventions, or an end",
            remedy="give until: and drop_off:, count fewer years, or say under narrative why it should last",
        )


EFFECT_OUTLASTS_DELIVERY = Card(
    "effect-outlasts-delivery",
    Severity.WARNING,
    title="New people are helped after most of what delivery costs has ended",
    why="A team that has left helps nobody.",
    remedy="Give the intervention until:, or let its costs go on.",
)


@check(EFFECT_OUTLASTS_DELIVERY)
def effect_after_delivery(appraisal: Appraisal) -> Iterator[Problem]:
    """An intervention that helps new people after most of what it costs to deliver has ended."""
    found = after_delivery(appraisal)
    if found is None:
        return
    option = appraisal.preferred.flows.option
    for index, entry in enumerate(option.interventions):
        if entry.id in found.ended:
            ended = found.ended[entry.id]
            yield EFFECT_OUTLASTS_DELIVERY.problem(
                appraisal.case.loaded,
                f"{entry.title}: new people are helped after {ended}, when {_what(found)} delivery costs has ended; "
                f"{pounds(found.at_stake)} of the value to society rests on it",
                (*_preferred(appraisal), "interventions", index, "id"),
                moves=found.at_stake,
                expected=f"until: {ended}, or costs that go on",
                remedy="give the intervention its last year; what it built may have a life: of its own",
            )


BENEFITS_OUTLAST_COSTS = Card(
    "benefits-outlast-costs",
    Severity.WARNING,
    title="Most of the benefits come after the last year in which anything is spent",
    why="What nobody pays for seldom goes on by itself.",
    remedy="Give the benefits a to:, or the costs that keep them going.",
)


@check(BENEFITS_OUTLAST_COSTS)
def benefits_after_all_costs(appraisal: Appraisal) -> Iterator[Problem]:
    """Benefits of the case's own that mostly come more than a year after the last cost."""
    option = appraisal.preferred
    made = option.cash.where(lambda line: line.role not in ("residual", "transfer"))
    own = made.where(lambda line: line.intervention is None)
    years = (option.cash.years,)
    costs = sum_of([np.maximum(line.amounts[0], 0.0) for line in made.of(kind="cost").lines], years)
    lines = [line for line in own.of(kind="benefit").lines if line.recurrent]
    worth = sum_of([line.amounts[0] * option.factors_of(line) for line in lines], years)
    if not costs.any() or not worth.any() or any(line.capital for line in option.cash.of(kind="cost").lines):
        return
    last = int(np.flatnonzero(costs)[-1])
    after = float(worth[last + 1 :].sum())
    if np.flatnonzero(worth)[-1] > last + _LAG and after > _HALF * float(worth.sum()):
        yield BENEFITS_OUTLAST_COSTS.problem(
            appraisal.case.loaded,
            f"{pounds(after)} of the {pounds(worth.sum())} that the benefits are worth comes after "
            f"{appraisal.case.horizon[last]}, the last year in which anything is spent",
            (*_preferred(appraisal), "title"),
            moves=after,
            expected="benefits that end about when the spending does, or evidence that they last",
            remedy="give the benefits a to:, or the costs that keep them going",
        )


RESIDUAL_SHARE = Card(
    "residual-share",
    Severity.WARNING,
    title="More than a quarter of the benefits is what assets are worth at the end",
    why="The answer is then a guess of what they would fetch.",
    remedy="Count more years, or look at the life.",
)


@check(RESIDUAL_SHARE)
def much_left_at_the_end(appraisal: Appraisal) -> Iterator[Problem]:
    """More than a quarter of the benefits is what assets are said to be worth at the end."""
    option = appraisal.preferred
    left = float(option.pv(option.cash.where(lambda line: line.role == "residual"))[0])
    benefits = float(option.pv_benefits[0])
    if left > UNPRINTED and left > _QUARTER * benefits:
        rest = benefits - left
        yield RESIDUAL_SHARE.problem(
            appraisal.case.loaded,
            f"{pounds(left)} of the {pounds(benefits)} of benefits is what assets are worth at the end"
            if rest >= 0
            else f"assets are worth {pounds(left)} at the end, and all other benefits come to {pounds(rest)}",
            (*_preferred(appraisal), "title"),
            moves=left,
            expected="a quarter or less",
            remedy="count more years, or look at the life or the value at the end",
        )


def _what(found: AfterDelivery) -> str:
    return "what" if found.wholly else "most of what"


def _preferred(appraisal: Appraisal) -> Path:
    chosen = appraisal.preferred.id
    index = next(i for i, option in enumerate(appraisal.case.document.options) if option.id == chosen)
    return ("options", index)
