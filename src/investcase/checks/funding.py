"""Money that runs out before the cost does."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.reading.problems import Problem, Severity


def recurring_cost_on_passing_money(appraisal: Appraisal) -> Iterator[Problem]:
    """A recurring cost that goes on after the last year of funding, none of which recurs."""
    case = appraisal.case
    option = appraisal.preferred.flows.option
    paid = [i for stream in option.funding for i, amount in enumerate(stream.by_year) if amount]
    if not paid or any(stream.recurrent for stream in option.funding):
        return
    years, last = case.horizon, max(paid)
    goes_on = [
        line
        for line in appraisal.preferred.cash.of(kind="cost", body=case.lead).lines
        if line.recurrent and line.intervention is None and line.amounts[0, last + 1 :].any()
    ]
    if goes_on:
        index = next(i for i, o in enumerate(case.document.options) if o.id == option.id)
        titles = ", ".join(line.title for line in goes_on)
        yield case.loaded.problem(
            "funding-runs-out",
            f"the funding ends in {years[last]} and these costs go on: {titles}",
            ("options", index, "funding"),
            severity=Severity.WARNING,
            expected="savings or a recurring stream that meets them; the paper shows what is left to find",
        )
