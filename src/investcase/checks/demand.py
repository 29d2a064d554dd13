"""Whether the demand behind a budget line bears on anything, and on no more than there is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.bodies import Body
from investcase.documents.case import Option
from investcase.numbers.writing import pounds
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.problems import Problem, Severity
from investcase.reading.suggest import did_you_mean, one_of

_MUCH = 0.1
"""Of what is saved: less than that turns no answer."""

DEMAND_UNNAMED = Card(
    "demand-unnamed",
    Severity.WARNING,
    title="Demand grows on a budget line that nothing else names",
    why="It would meet nothing, and what only meets growth would stay cash released.",
    remedy="Name the line as the benefit, the release or the cut does.",
)


@check(DEMAND_UNNAMED)
def demand_on_no_line(appraisal: Appraisal) -> Iterator[Problem]:
    """Demand on a budget line that no benefit, release or cut of the case names, so that it moves nothing."""
    named = [pair for option in appraisal.case.document.options for pair in _named(option)]
    for index, demand in enumerate(appraisal.preferred.flows.option.demand):
        if any(demand.holds(body, line) for body, line in named):
            continue
        known = sorted({line for body, line in named if line and body == demand.body})
        yield DEMAND_UNNAMED.problem(
            appraisal.case.loaded,
            f"no benefit, release or cut names {demand.budget_line} of the {demand.body}: its growth meets nothing",
            ("demand", index, "budget_line"),
            expected=one_of(known) if known else "the budget_line of a benefit, a release or a cut",
            remedy=did_you_mean(demand.budget_line, known),
        )


GROWTH_IN_NO_PLAN = Card(
    "growth-in-no-plan",
    Severity.WARNING,
    title="What only meets growing need counts at nothing, since no plan is said to pay for that growth",
    why="Where the medium-term plan holds money for growth, not to need it is cash; else nothing is freed.",
    remedy="Name the line of the approved plan as in_plan, or leave it so.",
)


@check(GROWTH_IN_NO_PLAN)
def growth_that_no_plan_holds(appraisal: Appraisal) -> Iterator[Problem]:
    """Demand of which the case does not say that a plan pays for it, and that takes up much of what is saved."""
    flows = next(option for option in appraisal.options if option.flows.option.preferred).flows
    for index, found in enumerate(flows.demand):
        met, saved = float(found.met[0].sum()), float(found.saved[0].sum())
        if found.demand.in_plan is None and met > max(UNPRINTED, _MUCH * saved):
            yield GROWTH_IN_NO_PLAN.problem(
                appraisal.case.loaded,
                f"of {pounds(saved)} saved on {found.demand.budget_line}, {pounds(met)} only meets the growth of its "
                "need; no plan is said to pay for that growth, so it is no cash and counts at nothing",
                ("demand", index),
                expected="in_plan: the line of the approved plan that pays for the growth, where one does",
                remedy="ask finance whether the medium-term plan holds money for it, and name the line as in_plan; if "
                "it holds none, this is right as it stands",
            )


DEMAND_ALL_GONE = Card(
    "demand-all-gone",
    Severity.WARNING,
    title="More leaves a budget line than there is on it",
    why="Nobody can save more than is spent.",
    remedy="Look at the baseline, and at what is said to leave the line.",
)


@check(DEMAND_ALL_GONE)
def more_than_the_whole_budget(appraisal: Appraisal) -> Iterator[Problem]:
    """Cash released from a budget line that is more than all there is on it."""
    flows = {option.id: option.flows for option in appraisal.options}
    for _, option in options_of(appraisal):
        for index, found in enumerate(flows[option.id].demand):
            over = found.saved[0] - found.met[0] - found.baseline[0]
            if (over > UNPRINTED).any():
                year = int(np.argmax(over))
                released = over[year] + found.baseline[0, year]
                yield DEMAND_ALL_GONE.problem(
                    appraisal.case.loaded,
                    f"{option.title}: {pounds(released)} is released from {found.demand.budget_line} in "
                    f"{appraisal.case.horizon[year]}, which is more than all of its {pounds(found.baseline[0, year])}",
                    ("demand", index, "baseline"),
                    remedy="look at the baseline, and at what is said to leave this line",
                )


DEMAND_FALLS = Card(
    "demand-falls",
    Severity.WARNING,
    title="A budget line would fall by itself",
    why="What would have fallen anyway is no saving of the option's.",
    remedy="See that the savings come on top of that fall.",
)


@check(DEMAND_FALLS)
def demand_that_falls(appraisal: Appraisal) -> Iterator[Problem]:
    """A budget line that would fall by itself, which no saving is held against."""
    last = appraisal.case.horizon[-1]
    for index, found in enumerate(appraisal.preferred.flows.demand):
        fall = -float(found.growth[0, -1])
        if fall > UNPRINTED:
            yield DEMAND_FALLS.problem(
                appraisal.case.loaded,
                f"{found.demand.budget_line} would fall by {pounds(fall)} a year by {last} if nothing were done, and "
                "nothing is taken off the savings for that",
                ("demand", index),
                remedy="see that the savings on this line come on top of that fall, and lower them where they do not",
            )


def _named(option: Option) -> Iterator[tuple[Body, str]]:
    for benefit in option.benefits:
        yield benefit.body, benefit.budget_line or ""
    for cut in option.disinvestments:
        for saving in cut.saving:
            yield saving.body, saving.budget_line or ""
    for entry in option.interventions:
        for release in () if entry.release == "none" else entry.release:
            yield release.body, release.budget_line or ""
