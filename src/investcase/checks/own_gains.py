"""Whether the gains of a case's own last longer than anybody looked, and are cash at what one fewer saves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.checks.card import check
from investcase.checks.horizon import PAST_EVIDENCE
from investcase.checks.marks import mark
from investcase.checks.own_money import own_lines_of, preferred_option
from investcase.checks.places_in_case import options_of
from investcase.checks.releases import AVERAGE_COST
from investcase.numbers.writing import pounds
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.problems import Problem


@check(PAST_EVIDENCE)
def own_gain_long_after_anybody_looked(appraisal: Appraisal) -> Iterator[Problem]:
    """A yearly gain of the case's own that goes on for longer than any evidence is likely to have followed.

    What lasts because it was built is not asked: capital with a life that reaches as far.
    """
    longest = mark(appraisal, "own-effect-years").years or 0
    lives = [line.life.quantity.central for line in appraisal.preferred.flows.option.lines if line.life is not None]
    index, option = preferred_option(appraisal)
    places = {line.id: number for number, line in enumerate(option.benefits)}
    if max(lives, default=0.0) > longest:
        return
    for line in own_lines_of(appraisal, "benefit"):
        amounts = np.asarray(line.amounts[0])
        if line.id not in places or not line.recurrent or not (amounts > 0).any():
            continue
        first = int(np.flatnonzero(amounts)[0])
        late = float((amounts * appraisal.preferred.factors_of(line))[first + longest :].sum())
        if late > UNPRINTED:
            yield PAST_EVIDENCE.problem(
                appraisal.case.loaded,
                f"{line.title}: {pounds(late)} of it comes more than {longest} years after it begins, and nothing says "
                "that anybody followed it so long",
                ("options", index, "benefits", places[line.id], "id"),
                moves=late,
                expected=f"at most about {longest} years, as in the Green Book for many interventions, or an end",
                remedy="give it to:, count fewer years, or say under narrative why it should last",
            )


@check(AVERAGE_COST)
def own_cash_at_average_cost(appraisal: Appraisal) -> Iterator[Problem]:
    """A line of the case's own that counts events with a published average cost as cash."""
    events = mark(appraisal, "counted-at-average").events
    for index, option in options_of(appraisal):
        for number, line in enumerate(option.benefits):
            if line.cash_type in CASH and line.event in events:
                title = appraisal.case.events.events[line.event].title.lower()
                yield AVERAGE_COST.problem(
                    appraisal.case.loaded,
                    f"{line.title} counts '{title}' as cash, and one fewer saves less than its average cost",
                    ("options", index, "benefits", number, "cash_type"),
                    expected="cash_type: capacity, with a marginal_share that a source gives",
                    remedy="write capacity; where a ward or a team does close, say which, and accept this",
                )
