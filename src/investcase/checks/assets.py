"""Whether what capital buys lasts as long as the gains that stand on it."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import OptionAppraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.lines import CostLine
from investcase.flows.lines import FlowLine
from investcase.quantities import Year
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.quantities.typed import typed
from investcase.reading.problems import Problem, Severity

ASSET_WORN_OUT = Card(
    "asset-worn-out",
    Severity.WARNING,
    title="What is gained goes on after what was bought for it is worn out",
    why="Without a new one the gain would end, and with one it would cost more than the case says.",
    remedy="Renewals as costs, or gains that end with it.",
)


@check(ASSET_WORN_OUT)
def gain_beyond_an_asset(appraisal: Appraisal) -> Iterator[Problem]:
    """A capital cost whose `life` ends while gains that came before then go on, and nothing is bought in its place.

    In its place is whatever cost begins, or capital is spent again, in the last year of its life or the year after.
    """
    horizon = appraisal.case.horizon
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        made = flows[option.id]
        lives = {line.id: line.life.quantity.central for line in made.flows.option.lines if line.life is not None}
        for i, line in enumerate(option.costs):
            if line.id not in lives:
                continue
            life = ceil(lives[line.id])
            end = _first_year_without(made, line.id, life)
            standing = [] if end is None else list(dict.fromkeys(_standing(made, end)))
            if end is None or not standing:
                continue
            yield ASSET_WORN_OUT.problem(
                appraisal.case.loaded,
                f"{line.title} has a life of {lives[line.id]:g} years and nothing is bought in its place in "
                f"{horizon[end]}, in which what came before it still comes: {', '.join(standing[:3])}"
                f"{' and more' if len(standing) > 3 else ''}",
                ("options", index, "costs", i, "life"),
                expected="what renews it among the costs, or what is gained to end with it",
                remedy=_remedy(line, horizon, end, life),
            )


def _first_year_without(made: OptionAppraisal, asset: str, life: int) -> int | None:
    """The index of the first year in which an asset is worn out and not renewed; None where it serves to the end."""
    costs = [line for line in made.cash.of(kind="cost").lines if line.role != "transfer"]
    bought = [t for line in costs if line.id == asset for t in _years(line)]
    if not bought:
        return None
    renewed = {t for line in costs if line.id != asset for t in (_years(line) if line.capital else _years(line)[:1])}
    end = bought[0] + life
    for t in bought[1:]:
        end = max(end, t + life) if t <= end else end
    years = made.cash.years
    return end if end < years and not {end - 1, end} & renewed else None


def _years(line: FlowLine) -> list[int]:
    return [t for t, amount in enumerate(line.amounts[0]) if amount > NEGLIGIBLE]


def _standing(made: OptionAppraisal, end: int) -> Iterator[str]:
    """The titles of what is gained in the last year of an asset's life and in the year after."""
    for line in made.cash.of(kind="benefit").lines:
        if line.role == "plain" and not line.moves and (line.amounts[0, end - 1 : end + 1] > NEGLIGIBLE).all():
            yield line.title


def _remedy(line: CostLine, horizon: tuple[Year, ...], end: int, life: int) -> str:
    ends = f"to: {horizon[end - 1]} on what ends with it"
    if not line.amount:
        return f"where it is renewed, write that as a cost of its own from {horizon[end]}; where it is not, {ends}"
    cost = typed(line.amount[max(line.amount)])
    again = ", ".join(f"{horizon[t]}: {cost}" for t in range(end, len(horizon), life))
    return f"where it is renewed at the same cost, add {again} to amount; where it is not, write {ends}"
