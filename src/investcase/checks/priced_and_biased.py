"""Whether one thing that may go wrong is paid for twice: as a risk with a chance, and as optimism bias."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.lines import CostLine
from investcase.reading.problems import Problem, Severity

PRICED_AND_BIASED = Card(
    "priced-and-biased",
    Severity.WARNING,
    title="A risk is priced, and optimism bias may stand for it too",
    why="Optimism bias stands for what nobody has priced; where it stays as risks are priced, they are paid for twice.",
    remedy="Lower the bias by what the risk covers, and say under apart_from what it still stands for.",
)


@check(PRICED_AND_BIASED)
def paid_for_twice(appraisal: Appraisal) -> Iterator[Problem]:
    """Costs that wait for a risk, and costs of the same body and spend with a bias that nothing has lowered.

    A bias from a table is lowered by what has been managed. On the cost that waits for the risk any bias is told: its
    chance is of a whole cost, with all that it may come to.
    """
    for index, option in options_of(appraisal):
        for place, line in enumerate(option.costs):
            if line.only_if is None:
                continue
            path = ("options", index, "costs", place)
            if _bias(line):
                yield PRICED_AND_BIASED.problem(
                    appraisal.case.loaded,
                    f"{line.title} comes only if {line.only_if} does, by its chance, and carries optimism bias as well",
                    (*path, "optimism_bias"),
                    expected="the whole of what it costs if it happens in the amount, and no optimism bias",
                    remedy="remove optimism_bias, and write what it may come to as likely_range",
                )
            alike = [other for other in option.costs if _stands_for_it_too(other, line)]
            if alike:
                biased = "; ".join(other.title for other in alike)
                yield PRICED_AND_BIASED.problem(
                    appraisal.case.loaded,
                    f"{line.title} is priced by the chance of {line.only_if}, and optimism bias that nothing lowers "
                    f"may stand for it too: {biased}",
                    (*path, "only_if"),
                    expected="a bias without what the risk covers",
                    remedy=f"lower it, and write apart_from: {{{alike[0].id}: (what it still stands for)}}",
                )


def _stands_for_it_too(other: CostLine, risk: CostLine) -> bool:
    """Whether the bias on a cost may stand for what a risk costs: one payer, one kind of spend, and nothing said."""
    return (
        other.only_if is None
        and (other.body, other.spend) == (risk.body, risk.spend)
        and _bias(other)
        and other.id not in risk.apart_from
        and risk.id not in other.apart_from
    )


def _bias(line: CostLine) -> bool:
    """Whether it carries a bias that nothing has lowered."""
    if line.optimism_bias_from is not None:
        return not line.optimism_bias_from.managed
    return line.optimism_bias is not None and line.optimism_bias.ends[1] > 0
