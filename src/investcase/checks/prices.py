"""Whether a budget in cash rests on the body's own prices."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import cash_of
from investcase.checks.card import Card, check
from investcase.documents.kinds_of_money import PriceKind
from investcase.reading.problems import Problem, Severity

_MOVES = {
    PriceKind.PAY: "pay award",
    PriceKind.FEES: "fee uplift",
    PriceKind.NON_PAY: "growth of other prices",
    PriceKind.INCOME: "growth of income",
}


NO_OWN_PRICES = Card(
    "no-own-prices",
    Severity.WARNING,
    title="Pay or fees move with general inflation because the case gives no rate of its own",
    why="Pay awards and fees seldom rise as prices do, and the budget is in cash.",
    remedy="Give the rates of the medium-term plan under prices, with their source.",
)


@check(NO_OWN_PRICES)
def general_inflation_for_want_of_own(appraisal: Appraisal) -> Iterator[Problem]:
    """Pay, fees and the like in the lead body's budget that move with general inflation because no rate is given."""
    case, option = appraisal.case, appraisal.preferred
    paths = option.flows.option.price_paths
    general = [line for line in cash_of(option.cash, case.lead).lines if line.relative_price is None]
    used = {line.prices_as for line in general if not line.in_cash}
    for kind, words in _MOVES.items():
        if kind in used and paths.given(case.lead, kind) is None:
            yield NO_OWN_PRICES.problem(
                case.loaded,
                f"no {words} is given for the {case.lead}: the GDP deflator is used in its budget",
                ("prices",),
                expected=f"prices: {{bodies: {{{case.lead}: {{{kind}: {{each_year: ..., source: ...}}}}}}}}",
            )
