"""The sensitivities that every case shows: one thing changed at a time, at central values.

What each does:

- no optimism bias: every share added or taken off for optimism is nil, and set-up lasts as long as planned;
- the recommended rates, and all lines at the standard rates: as in the vintages, where the case has them;
- the main benefit, by present value in the preferred option, a fifth lower and a fifth higher, in every option with it:
  all of one saving, in however many lines, and none that only moves money from one body to another;
- a year late: what is gained comes a year later and ends when it would have ended, so that its last year is lost; what
  comes once comes a year later whatever the year, the same money; what is spent or lost comes as planned, but that the
  costs which a model's effect itself brings come with it, and that an effect of which society would be better off for
  the delay comes as planned too; of a cut, the saving comes a year later and what comes back does not;
- nothing cash-releasing: no budget falls and no growth is avoided, so all of that is capacity that nobody closes or
  fills; what leaving costs is still paid, and nothing more is refilled. Where no budget falls the old provision goes on
  as in business as usual, so that nothing is paid twice. A payment that stops by itself, and
  money that another body gives, are cash to whom they come all the same;
- freed capacity at the bounds of what one fewer hospital stay saves, the NHS's alone; and all of it at average cost;
- pay a point, and fees two points, a year above what the case takes, whoever pays them.

The main benefit and the year late are changed before releases, plans, prices and growing demand are held against them,
and the option is built again (`flows.effect` says what of each kind of line is changed); "nothing cash-releasing" alone
labels the finished lines anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np

from investcase.appraisal.again import again
from investcase.appraisal.described import Terms, said, signed
from investcase.appraisal.late import once_later
from investcase.appraisal.measures import CASH, OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import pounds
from investcase.appraisal.vintages import ALL_STANDARD, Sign, Verdict, answers_by_vintage, verdict_of
from investcase.appraisal.worked import Worked
from investcase.catalogue.guidance import Rates
from investcase.documents.kinds_of_money import CashType, PriceKind
from investcase.documents.lines import Saving
from investcase.flows.build import build_flows
from investcase.flows.capacity import counted, counted_at
from investcase.flows.effect import AS_IT_STANDS, EffectChange, comes_late
from investcase.flows.lines import FlowLine
from investcase.flows.stage import figures_of
from investcase.flows.worlds import lay_out
from investcase.numbers.writing import percent
from investcase.resolving.labels import Source
from investcase.resolving.option import option_figures
from investcase.resolving.prices import PricePaths

Change = Callable[[OptionAppraisal], OptionAppraisal]
Lines = tuple[FlowLine, ...]
_FIFTH = 0.2


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing changed: the preferred option's NPSV, the lead body's net cash over the years, and the verdict.

    `lead_cash` is in cash, positive when the body is left with it; both are beside what they are with nothing changed.
    """

    id: str
    title: str
    npsv: float
    npsv_change: float
    lead_cash: float
    lead_cash_change: float
    verdict: Verdict
    changes_verdict: bool


def standing_sensitivities(appraisal: Worked) -> tuple[Standing, ...]:
    """Every standing sensitivity that bears on a case, in the order of this module's first lines."""
    before = _answer(appraisal, appraisal.options)
    verdict = verdict_of(appraisal.options)
    found = []
    for name, title, options in _runs(appraisal):
        npsv, cash = _answer(appraisal, options)
        reached = verdict_of(options)
        found.append(Standing(name, title, npsv, npsv - before[0], cash, cash - before[1], reached, reached != verdict))
    return tuple(found)


def _answer(appraisal: Worked, options: tuple[OptionAppraisal, ...]) -> tuple[float, float]:
    preferred = next(option for option in options if option.flows.option.preferred)
    return float(preferred.npsv[0]), float(appraisal.budget(preferred, appraisal.case.lead).net.sum())


def _runs(appraisal: Worked) -> Iterator[tuple[str, str, tuple[OptionAppraisal, ...]]]:
    def every(change: Change) -> tuple[OptionAppraisal, ...]:
        return tuple(change(option) for option in appraisal.options)

    def changed(effect: EffectChange) -> tuple[OptionAppraisal, ...]:
        return every(lambda option: _changed(appraisal, option, effect=effect))

    figures = option_figures(appraisal.preferred.flows.option)
    slow = any(entry.late and entry.late.share for entry in appraisal.preferred.flows.option.interventions)
    if slow or any(figure.is_optimism_bias and figure.quantity.central for figure in figures):
        yield "no-optimism-bias", "No optimism bias", every(lambda option: _without_bias(appraisal, option))
    recommended = {rates.schedule.schedule for rates in appraisal.case.compared if rates.schedule.role == "recommended"}
    for answer in appraisal.once(answers_by_vintage):
        if answer.id in recommended or answer.id == ALL_STANDARD:
            yield answer.id, answer.title, answer.options
    main = main_benefit(appraisal.preferred)
    if main is not None:
        for name, share in (("less", -_FIFTH), ("more", _FIFTH)):
            title = f"{_called(main, appraisal.preferred)}: {percent(abs(share), 0)} {name}"
            yield f"main-benefit-{name}", title, changed(EffectChange(main.saving, 1 + share))
    if any(comes_late(line) for line in appraisal.preferred.cash.lines):
        late = every(lambda option: a_year_late(appraisal, option))
        yield "year-late", "Every effect a year late, costs as planned", late
    if any(_waits_for_a_release(line) for line in appraisal.preferred.cash.lines):
        nothing = every(lambda option: _nothing_released(appraisal, option))
        yield "nothing-released", "Nothing released: no budget falls, no growth is avoided", nothing
    yield from _capacity(appraisal)
    for kind, points, words in ((PriceKind.PAY, 0.01, "Pay a point"), (PriceKind.FEES, 0.02, "Fees two points")):
        if any(line.prices_as is kind for line in appraisal.preferred.cash.lines):
            title = f"{words} a year more than taken"
            yield (
                f"{kind}-dearer",
                title,
                every(lambda option, k=kind, p=points: _dearer(appraisal, option, k, p)),  # type: ignore[misc]
            )


def a_year_late(appraisal: Worked, option: OptionAppraisal) -> OptionAppraisal:
    """An option with every effect a year late and its costs as planned, at central values.

    Raises:
        Refused: a model cannot be worked out when its effect is so late.
    """
    rates = Rates(appraisal.case.schedule, appraisal.case.health_schedule)
    return once_later(_changed(appraisal, option, effect=EffectChange(late=1)), rates)


def main_benefit(option: OptionAppraisal) -> FlowLine | None:
    """The first line of the benefit with the largest present value to society, released and not; None without any.

    Money that one body pays another is no benefit to society, however much of it there is.
    """
    benefits = [line for line in option.cash.of(kind="benefit").lines if line.role in ("plain", "contribution")]
    worth = {
        line.labels.id: _worth(option, line.saving) for line in benefits if line.in_cut != "demand" and not line.moves
    }
    best = max(worth, key=lambda each: worth[each], default=None)
    if best is None or worth[best] <= 0:
        return None
    return next(line for line in benefits if line.labels.id == best)


def _called(main: FlowLine, option: OptionAppraisal) -> str:
    """A saving's title: that of its line, or of the budget line on which several are one, or of all that count one."""
    sources = {line.source for line in option.cash.of(kind="benefit").lines if line.saving == main.saving}
    if len(sources) == 1:
        return main.title
    return f"Savings on ‘{main.budget_line}’" if main.budget_line else f"{main.title}, and what else counts the same"


def _worth(option: OptionAppraisal, saving: Saving | Source) -> float:
    return float(option.pv(option.cash.where(lambda line: line.kind == "benefit" and line.saving == saving))[0])


def _waits_for_a_release(line: FlowLine) -> bool:
    falls = line.kind == "benefit" and line.cash_type in CASH and not (line.stops_by_itself or line.moves)
    return falls and bool((line.amounts[0] > 0).any())


def _nothing_released(appraisal: Worked, option: OptionAppraisal) -> OptionAppraisal:
    def kept(line: FlowLine) -> Iterator[FlowLine]:
        if line.paid_twice:
            return
        if not _waits_for_a_release(line):
            yield line
            return
        gained = np.where(line.amounts.whole() > 0, 1.0, 0.0)
        freed = replace(line.labelled(cash_type=CashType.CAPACITY), amounts=line.amounts * gained)
        yield counted(freed, figures_of(appraisal.worlds.values))
        yield replace(line, amounts=line.amounts * (1 - gained))  # What is lost leaves the budget all the same.

    return _relined(option, lambda line: tuple(kept(line)))


def _capacity(appraisal: Worked) -> Iterator[tuple[str, str, tuple[OptionAppraisal, ...]]]:
    """Freed capacity at other shares of its average cost; nothing where none is freed."""
    freed = appraisal.preferred.cash.where(lambda line: bool((line.at_average[0] != line.amounts[0]).any())).lines
    bounds = appraisal.case.capacity_bounds if any(line.body.kind.hospitals for line in freed) else ()
    for name, bound in zip(("capacity-low", "capacity-high"), bounds, strict=False):
        share = bound.quantity.central

        def hospitals_alone(line: FlowLine, share: float = share) -> Lines:
            return (counted_at(line, share) if line.body.kind.hospitals else line,)

        title = f"Freed hospital capacity at {percent(share, 0)} of its average cost"
        yield name, title, tuple(_relined(option, hospitals_alone) for option in appraisal.options)
    if freed:
        title = "All freed capacity at its whole average cost"
        whole = tuple(_relined(option, lambda line: (counted_at(line, 1.0),)) for option in appraisal.options)
        yield "capacity-average", title, whole


def _relined(option: OptionAppraisal, change: Callable[[FlowLine], Lines]) -> OptionAppraisal:
    cash = option.cash
    lines = tuple(made for line in cash.lines for made in change(line))
    return replace(option, flows=replace(option.flows, cash=replace(cash, lines=lines)))


def _dearer(appraisal: Worked, option: OptionAppraisal, kind: PriceKind, points: float) -> OptionAppraisal:
    return _changed(appraisal, option, paths=option.flows.option.price_paths.shifted(kind, points))


def _changed(
    appraisal: Worked, option: OptionAppraisal, paths: PricePaths | None = None, effect: EffectChange = AS_IT_STANDS
) -> OptionAppraisal:
    """An option at other prices or with another effect; nothing is done in business as usual, nor done otherwise."""
    return option if option.flows.option.business_as_usual else again(appraisal, option, paths=paths, effect=effect)


def _without_bias(appraisal: Worked, option: OptionAppraisal) -> OptionAppraisal:
    """An option with no share added or taken off for optimism, set up in the time that is planned for it."""
    settled = option.flows.option
    if settled.business_as_usual:
        return option
    on_time = tuple(replace(entry, rollout=entry.planned or entry.rollout) for entry in settled.interventions)
    settled = replace(settled, interventions=on_time)
    figures = option_figures(settled)
    worlds = lay_out(figures, appraisal.worlds.worlds[:1])
    nil = {figure.key: np.zeros_like(worlds.values[figure.key]) for figure in figures if figure.is_optimism_bias}
    worlds = replace(worlds, values={**worlds.values, **nil})
    return replace(option, flows=build_flows(settled, worlds, appraisal.case.horizon, appraisal.case.lead))


class StandingResult(Part):
    """One standing sensitivity, in pounds: of the price base for the NPSV, in cash for the lead body."""

    id: Annotated[str, said("What is changed")]
    title: Annotated[str, said("The same in words")]
    npsv: Annotated[
        float, signed("The preferred option's net present social value with it changed, central", Terms.PRESENT)
    ]
    npsv_change: Annotated[float, signed("By how much that differs", Terms.PRESENT)]
    lead_body_cash: Annotated[
        float,
        signed("What the lead body's budget is left with over the whole time, with funding and loans", Terms.CASH),
    ]
    lead_body_cash_change: Annotated[float, signed("By how much that differs", Terms.CASH)]
    sign: Annotated[Sign, said("Which side of nil the value lies")]
    rank: Annotated[int, said("The place of the preferred option among those that may be chosen")]
    of: Annotated[int, said("How many may be chosen, business as usual among them")]
    changes_verdict: Annotated[bool, said("Whether sign or place differs from the case as it stands")]


def standing_result(appraisal: Worked) -> tuple[StandingResult, ...]:
    """The standing sensitivities as the result writes them."""
    return tuple(
        StandingResult(
            id=found.id,
            title=found.title,
            npsv=pounds(found.npsv),
            npsv_change=pounds(found.npsv_change),
            lead_body_cash=pounds(found.lead_cash),
            lead_body_cash_change=pounds(found.lead_cash_change),
            sign=found.verdict.sign,
            rank=found.verdict.rank,
            of=found.verdict.of,
            changes_verdict=found.changes_verdict,
        )
        for found in appraisal.once(standing_sensitivities)
    )
