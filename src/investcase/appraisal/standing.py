"""The sensitivities that every case shows: one thing changed at a time, at central values.

What each does:

- no optimism bias: every share added or taken off for optimism is nil;
- the recommended rates, and all lines at the standard rates: as in the vintages, where the case has them;
- the main benefit, by present value in the preferred option, a fifth lower and a fifth higher, in every option with it;
- a year late: every benefit, and every cost that the effect itself brings, comes a year later and what would have come
  in the last year falls outside; what delivery costs stays where it was, and so does what assets are worth at the end;
  of a cut, the saving comes a year later and what comes back does not;
- nothing cash-releasing: no budget falls and no growth is avoided, so all of that counts as capacity;
- pay a point, and fees two points, a year above what the case takes, whoever pays them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from investcase.appraisal.measures import CASH, OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import pounds
from investcase.appraisal.vintages import ALL_STANDARD, Sign, Verdict, verdict_of
from investcase.documents.model import CashType, PriceKind
from investcase.flows.build import build_flows
from investcase.flows.lines import CashFlows, FlowLine
from investcase.flows.worlds import lay_out
from investcase.resolving.option import option_figures
from investcase.resolving.prices import PricePaths

if TYPE_CHECKING:
    from investcase.appraisal.appraise import Appraisal

Change = Callable[[OptionAppraisal], OptionAppraisal]
_FIFTH = 0.2
_BIAS = ("optimism-bias", "optimism_bias")


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


def standing_sensitivities(appraisal: Appraisal) -> tuple[Standing, ...]:
    """Every standing sensitivity that bears on a case, in the order of this module's first lines."""
    before = _answer(appraisal, appraisal.options)
    verdict = verdict_of(appraisal.options)
    found = []
    for name, title, options in _runs(appraisal):
        npsv, cash = _answer(appraisal, options)
        reached = verdict_of(options)
        found.append(Standing(name, title, npsv, npsv - before[0], cash, cash - before[1], reached, reached != verdict))
    return tuple(found)


def _answer(appraisal: Appraisal, options: tuple[OptionAppraisal, ...]) -> tuple[float, float]:
    preferred = next(option for option in options if option.flows.option.preferred)
    return float(preferred.npsv[0]), -float(appraisal.budget(preferred, appraisal.case.lead).net.sum())


def _runs(appraisal: Appraisal) -> Iterator[tuple[str, str, tuple[OptionAppraisal, ...]]]:
    def every(change: Change) -> tuple[OptionAppraisal, ...]:
        return tuple(change(option) for option in appraisal.options)

    figures = option_figures(appraisal.preferred.flows.option)
    if any(figure.key.endswith(_BIAS) and figure.quantity.central for figure in figures):
        yield "no-optimism-bias", "No optimism bias", every(lambda option: _rebuilt(appraisal, option, bias=False))
    recommended = {rates.schedule.schedule for rates in appraisal.case.compared if rates.schedule.role == "recommended"}
    for answer in appraisal.vintages:
        if answer.id in recommended or answer.id == ALL_STANDARD:
            yield answer.id, answer.title, answer.options
    main = main_benefit(appraisal.preferred)
    if main is not None:
        for name, share in (("less", -_FIFTH), ("more", _FIFTH)):
            title = f"{main.title}: {abs(share):.0%} {name}"
            yield f"main-benefit-{name}", title, every(lambda option, by=1 + share: _scaled(option, main, by))  # type: ignore[misc]
    if any(_comes_late(line) for line in appraisal.preferred.cash.lines):
        yield "year-late", "Every effect a year late, costs as planned", every(_a_year_late)
    if appraisal.preferred.cash.of(kind="benefit", cash_types=CASH).lines:
        yield "nothing-released", "Nothing released: no budget falls, no growth is avoided", every(_nothing_released)
    for kind, points, words in ((PriceKind.PAY, 0.01, "Pay a point"), (PriceKind.FEES, 0.02, "Fees two points")):
        if any(line.prices_as is kind for line in appraisal.preferred.cash.lines):
            title = f"{words} a year more than taken"
            yield (
                f"{kind}-dearer",
                title,
                every(lambda option, k=kind, p=points: _dearer(appraisal, option, k, p)),  # type: ignore[misc]
            )


def main_benefit(option: OptionAppraisal) -> FlowLine | None:
    """The first line of the benefit with the largest present value, released and not; None when nothing is gained."""
    benefits = [line for line in option.cash.of(kind="benefit").lines if line.role in ("plain", "contribution")]
    worth = {line.id: float(option.pv(_together(option, line))[0]) for line in benefits if line.in_cut != "demand"}
    best = max(worth, key=lambda each: worth[each], default=None)
    if best is None or worth[best] <= 0:
        return None
    return next(line for line in benefits if line.id == best)


def _together(option: OptionAppraisal, wanted: FlowLine) -> CashFlows:
    return option.cash.where(lambda line: line.kind == "benefit" and _is_same(line, wanted))


def _is_same(line: FlowLine, wanted: FlowLine) -> bool:
    if wanted.made_from is None:
        return line.id == wanted.id
    return (line.intervention, line.made_from, line.body) == (wanted.intervention, wanted.made_from, wanted.body)


def _scaled(option: OptionAppraisal, wanted: FlowLine, by: float) -> OptionAppraisal:
    def change(line: FlowLine) -> FlowLine:
        touched = line.kind == "benefit" and _is_same(line, wanted)
        return replace(line, amounts=line.amounts * by) if touched else line

    return _with_lines(option, change)


def _comes_late(line: FlowLine) -> bool:
    if line.in_cut is not None:
        return line.in_cut == "saving"
    return (line.kind == "benefit" and line.role != "residual") or line.follows_effect


def _a_year_late(option: OptionAppraisal) -> OptionAppraisal:
    def change(line: FlowLine) -> FlowLine:
        if not _comes_late(line):
            return line
        real = line.amounts / line.relative_effect
        later = np.concatenate([np.zeros((len(real), 1)), real[:, :-1]], axis=1)
        return replace(line, amounts=later * line.relative_effect)

    return _with_lines(option, change)


def _nothing_released(option: OptionAppraisal) -> OptionAppraisal:
    return _with_lines(
        option, lambda line: replace(line, cash_type=CashType.CAPACITY) if line.cash_type in CASH else line
    )


def _with_lines(option: OptionAppraisal, change: Callable[[FlowLine], FlowLine]) -> OptionAppraisal:
    cash = option.cash
    changed = replace(cash, lines=tuple(change(line) for line in cash.lines))
    return replace(option, flows=replace(option.flows, cash=changed))


def _dearer(appraisal: Appraisal, option: OptionAppraisal, kind: PriceKind, points: float) -> OptionAppraisal:
    return _rebuilt(appraisal, option, paths=option.flows.option.price_paths.shifted(kind, points))


def _rebuilt(
    appraisal: Appraisal, option: OptionAppraisal, *, bias: bool = True, paths: PricePaths | None = None
) -> OptionAppraisal:
    """An option built again at central values, without optimism bias or on other prices."""
    settled = option.flows.option if paths is None else replace(option.flows.option, price_paths=paths)
    worlds = lay_out(option_figures(settled), appraisal.worlds.worlds[:1])
    if not bias:
        values = {key: np.zeros_like(v) if key.endswith(_BIAS) else v for key, v in worlds.values.items()}
        worlds = replace(worlds, values=values)
    flows = build_flows(settled, worlds, appraisal.case.horizon, appraisal.case.lead)
    return replace(option, flows=flows)


class StandingResult(Part):
    """One standing sensitivity, in pounds: of the price base for the NPSV, in cash for the lead body."""

    id: str
    title: str
    npsv: float
    npsv_change: float
    lead_body_cash: float
    lead_body_cash_change: float
    sign: Sign
    rank: int
    of: int
    changes_verdict: bool


def standing_result(appraisal: Appraisal) -> tuple[StandingResult, ...]:
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
        for found in standing_sensitivities(appraisal)
    )
