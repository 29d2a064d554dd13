"""Whether the body that pays is the one that gains."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import OptionAppraisal
from investcase.checks.card import Card, check
from investcase.checks.marks import share
from investcase.checks.own_money import preferred_path
from investcase.documents.bodies import Body
from investcase.numbers.writing import percent, pounds
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.problems import Problem, Severity

WRONG_POCKET = Card(
    "wrong-pocket",
    Severity.WARNING,
    title="One body pays and another gains, and nothing says that it shares the cost",
    why="What one budget loses for another's gain is withdrawn at the first hard year.",
    remedy="funding with paid_by, or a transfer_with; or say in the narrative why it is done all the same.",
)


@check(WRONG_POCKET)
def one_pays_and_another_gains(appraisal: Appraisal) -> Iterator[Problem]:
    """A gain to everyone that leaves the lead body worse off, while a partner who gains much pays next to nothing."""
    option, lead = appraisal.preferred, appraisal.case.lead
    cash = float(option.cash_npv_of(lead)[0])
    benefits = float(option.pv_benefits[0])
    if float(option.npsv[0]) <= UNPRINTED or cash >= -UNPRINTED or benefits <= UNPRINTED:
        return
    least = share(appraisal, "paid-by-who-gains")
    for body in option.bodies:
        gained = float(option.pv(option.cash.of(kind="benefit", body=body))[0])
        much = gained > share(appraisal, "gained-by-others") * benefits
        if body != lead and body.public and much and _paid(option, body) < least * gained:
            yield WRONG_POCKET.problem(
                appraisal.case.loaded,
                f"{percent(gained / benefits, 0)} of all the benefits, {pounds(gained)}, go to one that pays next to "
                f"nothing, {body.name}; the one that leads, {lead.name}, is {pounds(-cash)} worse off in cash",
                preferred_path(appraisal),
                expected=f"funding: [{{paid_by: {body}, ...}}], or a line with transfer_with: {body}",
                remedy="ask what they would pay, and write it under funding, with confirmed: no until they say so",
            )


def _paid(option: OptionAppraisal, body: Body) -> float:
    """What a body bears of the option in present values: costs and transfers of its own, and money that it gives."""
    own = option.cash.of(kind="cost", body=body)
    given = [np.asarray(stream.by_year) for stream in option.flows.option.funding if stream.paid_by == body]
    return float(-option.pv(own)[0]) + sum(float((amounts * option.factors).sum()) for amounts in given)
