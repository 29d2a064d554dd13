"""How sure the answer is, as the result writes it."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.chances import BodyChances, Chances, Likely, OptionChances, chances
from investcase.appraisal.described import Terms, amount, said, signed
from investcase.appraisal.finding_out import FindingOut, finding_out
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import chance, pounds
from investcase.appraisal.worked import Worked

_DIGITS = 4


class LikelyResult(Part):
    """How an amount may turn out: 8 in 10 of the draws lie between `p10` and `p90`."""

    central: Annotated[float, signed("With every figure at its central value", Terms.PRESENT)]
    at_means: Annotated[float, signed("With every figure at the mean of its range", Terms.PRESENT)]
    mean: Annotated[float, signed("The mean of the draws", Terms.PRESENT)]
    p10: Annotated[float, signed("A tenth of the draws lie below it", Terms.PRESENT)]
    p50: Annotated[float, signed("Half of the draws lie below it", Terms.PRESENT)]
    p90: Annotated[float, signed("Nine tenths of the draws lie below it", Terms.PRESENT)]
    chance_above_nil: Annotated[float, said("The share of the draws in which it is above nil")]
    mean_error: Annotated[float, amount("The standard error that so many draws leave in the mean", Terms.PRESENT)]
    chance_error: Annotated[float, said("The standard error that so many draws leave in the chance")]


class OutlayResult(Part):
    """The most that a running total is ever below nil."""

    central: Annotated[float, amount("With every figure at its central value", Terms.REAL_DRAWN)]
    mean: Annotated[float, amount("The mean of the draws", Terms.REAL_DRAWN)]
    p50: Annotated[float, amount("Half of the draws lie below it", Terms.REAL_DRAWN)]
    p90: Annotated[float, amount("Nine tenths of the draws lie below it", Terms.REAL_DRAWN)]


class BodyChancesResult(Part):
    """The cash of one public body, before funding, loans and payments between partners."""

    body: Annotated[str, said("The body named")]
    cash: Annotated[LikelyResult, said("Its cash, present value")]
    chance_worse_off: Annotated[float, said("The share of the draws in which its cash, present value, is below nil")]
    running_p10: Annotated[
        tuple[float, ...], signed("By year: a tenth of the draws of its running total lie below it", Terms.REAL_DRAWN)
    ]
    running_p50: Annotated[
        tuple[float, ...], signed("By year: half of the draws of its running total lie below it", Terms.REAL_DRAWN)
    ]
    running_p90: Annotated[
        tuple[float, ...], signed("By year: nine tenths of the draws of its running total lie below", Terms.REAL_DRAWN)
    ]
    chance_back: Annotated[
        tuple[float, ...],
        said("By year: the share of the draws in which its running total is at or above nil from its end on, for good"),
    ]
    chance_never_back: Annotated[float, said("The share of the draws in which it is not, by the last year of the case")]
    deepest_outlay: Annotated[OutlayResult, said("The most that its running total is ever below nil")]


class OptionChancesResult(Part):
    """How one option may turn out."""

    option: Annotated[str, said("The option")]
    npsv: Annotated[LikelyResult, said("Its value to society")]
    may_be_chosen: Annotated[bool, said("Whether the decision may fall on it: it was worked out, and not rejected")]
    chance_best: Annotated[float, said("The share of the draws in which it is worth most of those that may be chosen")]
    chance_best_error: Annotated[float, said("The standard error that so many draws leave in that")]
    best_on_average: Annotated[bool, said("Whether its mean is the highest of those that may be chosen")]
    chance_best_for_lead: Annotated[float, said("The same of the lead body's cash: the share in which that is most")]
    best_on_average_for_lead: Annotated[bool, said("Whether the mean of the lead body's cash is the highest")]
    bodies: Annotated[tuple[BodyChancesResult, ...], said("Each public body whose budget feels any of it")]


class FixedResult(Part):
    """A figure behind the answer that was held at its central value."""

    id: Annotated[str, said("The figure")]
    because: Annotated[str, said("Why it was held")]


class FindOutResult(Part):
    """What it is worth at most to find one figure out before deciding; nil where chance alone makes as much of it."""

    id: Annotated[str, said("The figure")]
    to_society: Annotated[float, amount("For the choice that is worth most to society", Terms.PRESENT)]
    to_lead: Annotated[float, amount("For the choice that leaves the lead body most cash", Terms.PRESENT)]


class FindingOutResult(Part):
    """What it is worth at most to find out, before deciding, what was drawn."""

    everything_to_society: Annotated[
        float, amount("To know every figure that was drawn, for the choice worth most to society", Terms.PRESENT)
    ]
    everything_to_lead: Annotated[
        float, amount("The same, for the choice that leaves the lead body most cash", Terms.PRESENT)
    ]
    figures: Annotated[tuple[FindOutResult, ...], said("Each figure alone, the most worth first")]


class TogetherResult(Part):
    """Figures that were drawn high or low together, as the case says."""

    figures: Annotated[tuple[str, ...], said("The figures, by their ids")]
    correlation: Annotated[
        float, said("The rank correlation of each pair, -1 to 1: below nil, one is high as the other is low")
    ]
    reason: Annotated[str, said("Why")]


class ChancesResult(Part):
    """How sure the answer is, as far as the figures that have a range say: of what was held fixed it says nothing."""

    draws: Annotated[int, said("How many times the figures were drawn, all at once")]
    seed: Annotated[int, said("The seed that the draws came of")]
    random: Annotated[tuple[str, ...], said("The figures that were drawn, by their ids")]
    ours: Annotated[
        tuple[str, ...], said("Those of them that nobody gave a range, drawn by evidence grade as the case asks")
    ]
    together: Annotated[
        tuple[TogetherResult, ...], said("Those that were drawn high or low together; every other was drawn by itself")
    ]
    fixed: Annotated[tuple[FixedResult, ...], said("The figures behind the answer that were not, and why")]
    options: Annotated[tuple[OptionChancesResult, ...], said("How each option turned out")]
    finding_out: Annotated[FindingOutResult, said("What it is worth to find out before deciding")]


def chances_result(worked: Worked) -> ChancesResult | None:
    """How sure a case's answer is; None where no figure behind it has a range."""
    found, worth = worked.once(chances), worked.once(finding_out)
    return None if found is None or worth is None else written(found, worth)


def written(found: Chances, worth: FindingOut) -> ChancesResult:
    """Chances, and what finding out is worth, as the result writes them."""
    return ChancesResult(
        draws=found.draws,
        seed=found.seed,
        random=tuple(figure.key for figure in found.random),
        ours=tuple(figure.key for figure in found.ours),
        together=tuple(
            TogetherResult(
                figures=tuple(figure.key for figure in each.figures),
                correlation=round(each.correlation, _DIGITS),
                reason=each.reason,
            )
            for each in found.together
        ),
        fixed=tuple(FixedResult(id=each.figure.key, because=each.because) for each in found.fixed),
        options=tuple(map(_option, found.options)),
        finding_out=FindingOutResult(
            everything_to_society=pounds(worth.everything.to_society),
            everything_to_lead=pounds(worth.everything.to_lead),
            figures=tuple(
                FindOutResult(
                    id=figure.key,
                    to_society=pounds(each.to_society) if each.counts_for_society else 0.0,
                    to_lead=pounds(each.to_lead) if each.counts_for_lead else 0.0,
                )
                for figure, each in worth.figures
            ),
        ),
    )


def _option(option: OptionChances) -> OptionChancesResult:
    return OptionChancesResult(
        option=option.option,
        npsv=_likely(option.npsv),
        may_be_chosen=option.may_be_chosen,
        chance_best=chance(option.chance_best),
        chance_best_error=chance(option.chance_best_error),
        best_on_average=option.best_on_average,
        chance_best_for_lead=chance(option.chance_best_for_lead),
        best_on_average_for_lead=option.best_on_average_for_lead,
        bodies=tuple(map(_body, option.bodies)),
    )


def _body(body: BodyChances) -> BodyChancesResult:
    deepest = body.deepest_outlay
    return BodyChancesResult(
        body=str(body.body),
        cash=_likely(body.cash),
        chance_worse_off=chance(body.chance_worse_off),
        running_p10=tuple(pounds(year.p10) for year in body.by_year),
        running_p50=tuple(pounds(year.p50) for year in body.by_year),
        running_p90=tuple(pounds(year.p90) for year in body.by_year),
        chance_back=tuple(chance(year.chance_back) for year in body.by_year),
        chance_never_back=chance(body.chance_never_back),
        deepest_outlay=OutlayResult(
            central=pounds(deepest.central),
            mean=pounds(deepest.mean),
            p50=pounds(deepest.p50),
            p90=pounds(deepest.p90),
        ),
    )


def _likely(found: Likely) -> LikelyResult:
    return LikelyResult(
        central=pounds(found.central),
        at_means=pounds(found.at_means),
        mean=pounds(found.mean),
        p10=pounds(found.p10),
        p50=pounds(found.p50),
        p90=pounds(found.p90),
        chance_above_nil=chance(found.chance_above_nil),
        mean_error=pounds(found.error),
        chance_error=chance(found.chance_error),
    )
