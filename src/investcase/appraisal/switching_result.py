"""Switching values as the result writes them."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.described import Terms, said, signed
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import pounds
from investcase.appraisal.switching import Switching, SwitchingValues, switching
from investcase.appraisal.worked import Worked


class SwitchResult(Part):
    """One value of a figure at which one answer turns; `inside` is false too where the figure has no interval."""

    answer: Annotated[str, said("`npsv`, `lead_body_cash` (present value) or `lead_body_repaid` (as it comes)")]
    against: Annotated[
        str | None, said("The option that the preferred one is then level with; null for the answer by itself")
    ]
    value: Annotated[float, said("The value at which the answer holds, in the figure's unit and the case's prices")]
    step: Annotated[float, said("The last digit of it: one step to the other side the answer does not hold")]
    holds_above: Annotated[bool, said("Whether it holds at more than this value, and not at less")]
    inside: Annotated[bool, said("Whether it lies inside the figure's published interval")]


class FigureSwitchesResult(Part):
    """A figure behind the preferred option, and every value next to today's at which an answer turns; none: none."""

    figure: Annotated[str, said("The figure")]
    today: Annotated[float, said("Its central value, in the case's prices")]
    low: Annotated[float, said("The low end of its interval; its central value where it has none")]
    high: Annotated[float, said("The high end of its interval; its central value where it has none")]
    least: Annotated[float, said("The least value that was tried")]
    most: Annotated[float, said("The most that was tried")]
    turns: Annotated[tuple[SwitchResult, ...], said("Where answers turn; an answer not in it turns nowhere")]


class LeftOutResult(Part):
    """What the costs left out would have to come to for each week of a person helped, or each person, to take all."""

    costs: Annotated[dict[str, tuple[str, ...]], said("The costs that await a value, by intervention")]
    per: Annotated[str, said("`person-week` for each week of each person helped, or `person` for each once")]
    units: Annotated[float, said("How many of them there are, discounted")]
    amount: Annotated[float, signed("The value to society for each, which they would have to come to", Terms.PRICE)]


class DelayResult(Part):
    """By how many whole years every effect may be late, costs as planned."""

    answer: Annotated[str, said("Which answer")]
    holds_today: Annotated[bool, said("Whether it holds with no delay")]
    years: Annotated[
        int | None, said("From how many years it fails; null where it fails today, or never up to `tried`")
    ]
    tried: Annotated[int, said("The longest delay that was tried")]


class PriceGrowthResult(Part):
    """By how much more a year than taken a kind of price would have to grow; the lead body's in each year's cash."""

    prices: Annotated[str, said("`pay` or `fees`")]
    answer: Annotated[str, said("Which answer")]
    holds_today: Annotated[bool, said("Whether it holds as prices are taken to grow")]
    points: Annotated[
        float | None, said("How much more a year, as a share, would turn it; null where nothing up to 10 points would")
    ]


class SwitchingValuesResult(Part):
    """What would have to be so for the preferred option's answers to turn, one thing changed at a time."""

    figures: Annotated[tuple[FigureSwitchesResult, ...], said("Every figure behind it")]
    left_out: Annotated[
        tuple[LeftOutResult, ...], said("The costs left out: of all interventions together, then of each by itself")
    ]
    delay: Annotated[tuple[DelayResult, ...], said("Delay of every effect")]
    price_growth: Annotated[tuple[PriceGrowthResult, ...], said("Growth of pay and fees")]


def switching_result(worked: Worked) -> SwitchingValuesResult:
    """The switching values of a case as the result writes them."""
    found = switching(worked)
    return SwitchingValuesResult(
        figures=_figures(found),
        left_out=tuple(
            LeftOutResult(
                costs={name: tuple(cost.id for cost in costs) for name, costs in entry.costs.items()},
                per=entry.per,
                units=round(entry.units, 6),
                amount=pounds(entry.amount),
            )
            for entry in found.left_out
        ),
        delay=tuple(
            DelayResult(answer=entry.answer, holds_today=entry.holds_today, years=entry.years, tried=entry.tried)
            for entry in found.delay
        ),
        price_growth=tuple(
            PriceGrowthResult(
                prices=str(entry.kind), answer=entry.answer, holds_today=entry.holds_today, points=entry.points
            )
            for entry in found.price_growth
        ),
    )


def _figures(found: SwitchingValues) -> tuple[FigureSwitchesResult, ...]:
    by_key: dict[str, list[Switching]] = {}
    for entry in (*found.figures, *found.between):
        by_key.setdefault(entry.figure.key, []).append(entry)
    return tuple(_figure(key, entries) for key, entries in by_key.items())


def _figure(key: str, entries: list[Switching]) -> FigureSwitchesResult:
    first = entries[0]
    low, high = first.figure.quantity.ends
    return FigureSwitchesResult(
        figure=key,
        today=_plain(first.today),
        low=_plain(low),
        high=_plain(high),
        least=first.least,
        most=first.most,
        turns=tuple(
            SwitchResult(
                answer=entry.answer,
                against=entry.against,
                value=turn.value,
                step=turn.step,
                holds_above=turn.holds_above,
                inside=first.figure.quantity.is_range and low <= turn.value <= high,
            )
            for entry in entries
            for turn in (entry.below, entry.above)
            if turn is not None
        ),
    )


def _plain(value: float) -> float:
    """A value without the dust that arithmetic leaves after its twelfth digit."""
    return float(f"{value:.12g}")
