"""Balancing contributions in words and tables: who would pay whom, by which route, and what is wanting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from investcase.appraisal.balancing import FUND, BalancingResult, Contribution, InWorld, Settled
from investcase.appraisal.result import Result
from investcase.documents.bodies import Body, plain_body
from investcase.numbers.writing import pounds_short, thousands
from investcase.report.view.end_words import NPSV, end_words
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.view.year_tables import stacked

_ROUTES = {
    "section_75": "section 75 agreement",
    "section_256": "section 256 payment",
    "better_care_fund": "Better Care Fund",
    "ijb_direction": "direction of the Integration Joint Board",
    "risk_share": "risk-share agreement",
}
NO_ROUTE = "no route named"
Named = Callable[[str], str]
"""What a body is called, or the pooled fund, from what the result knows it by."""


@dataclass(frozen=True, slots=True)
class BalancingPage:
    """What the paper and the terminal say of contributions: the rule, the answers in words, and the tables."""

    rule: str
    sentences: tuple[str, ...]
    tables: tuple[Grid, ...]


def balancing_page(result: Result, called: Callable[[str], Body] = plain_body) -> BalancingPage | None:
    """The page; None when the case asks for no contributions. `called` finds a body of the case by its id."""
    found = result.balancing
    if found is None:
        return None

    def named(body: str) -> str:
        return "Pooled fund" if body == FUND else called(body).name

    sentences = _sentences(found.central, named)
    if found.cautious != found.central:
        preferred = next(option for option in result.options if option.preferred)
        sentences += _sentences(found.cautious, named, f", {end_words(preferred.npsv_ends.cautious, 'lower', NPSV)}")
    return BalancingPage(
        _rule(found, named), (*sentences, *_allowed(found, named)), tuple(_tables(result, found, named))
    )


def _rule(found: BalancingResult, named: Named) -> str:
    partners = ", ".join(named(body) for body in found.partners)
    return (
        "The smallest payments after which no partner’s cash budget is worse off than without this, once the funding "
        f"in this paper is counted. Partners: {partners}. Freed capacity is not cash and is not counted; people, "
        "carers and the Department for Work and Pensions neither pay nor count. Payments move money between partners "
        "and leave the value to society as it is."
    )


def _allowed(found: BalancingResult, named: Named) -> Iterator[str]:
    """What the case lets partners draw on, on whose word, and the agreements it names that nothing is paid by."""
    for given in found.advances:
        yield (
            f"Advance: the {named(given.body)} may be out of pocket by up to {pounds_short(given.limit)} at the end of "
            f"any year ({given.source})."
        )
    fund = found.pooled_fund
    if fund is not None:
        yield f"Pooled fund: {pounds_short(fund.opening)}, held by the {named(fund.host)} ({fund.source})."
    worlds = (found.central, found.cautious)
    settled = [basis for world in worlds for basis in (world.present_value, world.by_year)]
    used = {(made.payer, made.receiver) for basis in settled for made in basis.contributions}
    for route in found.routes:
        if (route.payer, route.receiver) not in used:
            pair = f"{named(route.payer)} to {named(route.receiver)}"
            yield f"Named, and nothing paid by it: {pair}, {_agreement(route.route, route.reference)}."


def _sentences(world: InWorld, named: Named, where: str = "") -> list[str]:
    return [
        _sentence(f"In present value{where}", world.present_value, named),
        _sentence(f"By year, in cash{where}", world.by_year, named),
    ]


def _sentence(basis: str, settled: Settled, named: Named) -> str:
    wanting = settled.wanting
    if wanting is None:
        if not settled.contributions:
            return f"{basis}: no partner is worse off, so nothing need be paid."
        return f"{basis}: {'; '.join(_payment(c, named) for c in settled.contributions)}."
    amount = pounds_short(wanting.amount)
    if wanting.why == "together":
        return f"{basis}: no transfer between partners can do it. {amount} must come from outside."
    return (
        f"{basis}: no transfer between partners can do it in time. By the end of {wanting.by} they are together "
        f"{amount} further out of pocket than the advances and the pooled fund allow; that much more must be advanced."
    )


def _payment(made: Contribution, named: Named) -> str:
    return f"{named(made.payer)} to {named(made.receiver)} {pounds_short(made.amount)} ({_route(made)})"


def _route(made: Contribution) -> str:
    if FUND in (made.payer, made.receiver):
        return "pooled fund"
    if made.route is None:
        return NO_ROUTE
    return _agreement(made.route, made.reference)


def _agreement(route: str, reference: str | None) -> str:
    return f"{_ROUTES[route]}: {reference}" if reference else _ROUTES[route]


def _tables(result: Result, found: BalancingResult, named: Named) -> list[Grid]:
    value, yearly = found.central.present_value, found.central.by_year
    pairs = {(c.payer, c.receiver): c for settled in (value, yearly) for c in settled.contributions}
    if not pairs:
        return []
    amounts = [{(c.payer, c.receiver): c.amount for c in settled.contributions} for settled in (value, yearly)]
    rows = [
        Row(
            f"{named(payer)} to {named(receiver)}",
            (
                *(pounds_short(of[payer, receiver]) if (payer, receiver) in of else "–" for of in amounts),
                _route(made),
            ),
        )
        for (payer, receiver), made in pairs.items()
    ]
    columns = ("", "Present value", "By year, in cash, all years", "Route")
    tables = [grid("Balancing contributions, central values", columns, rows, money=False)]
    return tables if yearly.wanting or not yearly.contributions else [*tables, *_by_year(result, yearly, named)]


def _by_year(result: Result, settled: Settled, named: Named) -> tuple[Grid, ...]:
    rows = [
        Row(f"{named(c.payer)} to {named(c.receiver)}", tuple(thousands(value) for value in c.by_year))
        for c in settled.contributions
    ]
    for position in settled.positions:
        name = named(position.body)
        rows.append(Row(f"{name}: running total before", tuple(thousands(v) for v in position.before), "quiet"))
        rows.append(Row(f"{name}: running total after", tuple(thousands(v) for v in position.after), "total"))
    if settled.fund is not None:
        rows.append(Row("Pooled fund at the year’s end", tuple(thousands(value) for value in settled.fund), "quiet"))
    table = grid(
        "Balancing contributions by year, £000, cash, central values",
        ("", *result.years),
        rows,
        note="Running totals are what a partner has been left with since the start; minus, out of pocket by that much.",
    )
    return stacked(table)
