"""A cut in words and tables: the saving claimed, what comes back, where, and when it turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.discounting import present_value
from investcase.appraisal.disinvestment import CutAppraisal, Demand, Turn, cut_appraisals
from investcase.appraisal.ends_result import end_result
from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.lines import LocalValue
from investcase.flows.capacity import NOT_COUNTED
from investcase.numbers.writing import pounds_short, thousands
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.counting import counted
from investcase.report.view.end_words import NPSV, end_words
from investcase.report.view.keyed import by_year, prefix
from investcase.report.view.lines import TOGETHER
from investcase.report.view.money import basis_words
from investcase.report.view.tables import Grid, Kind, Row, grid, listed
from investcase.report.view.unpriced import lost_gains, lost_lines
from investcase.report.view.year_tables import stacked
from investcase.report.words import quantity_words

_FALLS = {"cash": "cash it must spend", "capacity": "pressure on what it has, not cash", "wider_value": "value lost"}


@dataclass(frozen=True, slots=True)
class CutPage:
    """One cut: what it comes to in sentences, the table by year, what goes that has no price, and what it rests on.

    `whole` says that all of the service goes.
    """

    title: str
    sentences: tuple[str, ...]
    tables: tuple[Grid, ...]
    lost: tuple[str, ...]
    whole: bool
    rests_on: tuple[str, ...]


def cut_pages(appraisal: Appraisal) -> tuple[CutPage, ...]:
    """Every cut of every option that may be chosen, the preferred option's first."""
    options = [option for option in appraisal.options if not option.flows.option.rejected]
    options.sort(key=lambda option: not option.flows.option.preferred)
    several = sum(bool(option.flows.option.cuts) for option in options) > 1
    return tuple(
        _page(appraisal, option, found, several=several)
        for option in options
        for found in cut_appraisals(appraisal, option)
    )


def cut_sentences(appraisal: Appraisal) -> tuple[str, ...]:
    """What page 1 says of each cut of the preferred option; nothing when there is none."""
    option = appraisal.preferred
    found = cut_appraisals(appraisal, option)
    several = len(found) > 1
    return tuple(
        " ".join([*([f"{cut.cut.title}."] if several else []), *_sentences(appraisal, option, cut), *_lost(cut)])
        for cut in found
    )


def _lost(found: CutAppraisal) -> Iterator[str]:
    """What the service gave that has no price, in a sentence; none where no model says it."""
    gone = lost_gains(found.cut.service.document) if found.cut.service else ()
    if gone:
        what = "it" if found.cut.share >= 1 else "the part that is cut"
        yield f"Lost with {what}, and in no figure here: {'; '.join(gone)}."


def _page(appraisal: Appraisal, option: OptionAppraisal, found: CutAppraisal, *, several: bool) -> CutPage:
    title = f"{option.flows.option.title}: {found.cut.title}" if several else found.cut.title
    return CutPage(
        title=title,
        sentences=tuple(_sentences(appraisal, option, found)),
        tables=_tables(appraisal, option, found, title),
        lost=lost_lines(found.cut.service.document) if found.cut.service else (),
        whole=found.cut.share >= 1,
        rests_on=tuple(_rests_on(appraisal, option, found)),
    )


def _sentences(appraisal: Appraisal, option: OptionAppraisal, found: CutAppraisal) -> Iterator[str]:
    def pv(amounts: Array) -> float:
        return float(present_value(amounts, option.factors)[0])

    claimed, saved = pv(found.claimed), pv(found.saved)
    hope = f", {pounds_short(saved)} after optimism bias" if abs(claimed - saved) > UNPRINTED else ""
    if abs(claimed) <= UNPRINTED:
        yield f"No saving is claimed for any budget ({basis_words(appraisal)})."
    elif claimed < 0:
        yield f"It is said to cost budgets {pounds_short(-claimed)} and not to save ({basis_words(appraisal)})."
    else:
        yield f"Saving claimed: {pounds_short(claimed)}{hope} ({basis_words(appraisal)})."
    grown = pv(found.grown)
    if grown > UNPRINTED:
        left = pounds_short(saved - grown)
        yield f"Of it {pounds_short(grown)} only meets growing demand, and {left} is left to leave the budget."
    worst_words = end_words(end_result(option.flows.option, appraisal.ends_of(option).cautious), "lower", NPSV)
    back = [(part, appraisal.at(option, part.pv)) for part in found.demand]
    more = [f"{pounds_short(central)} to {_whom(part)}" for part, (central, _, _) in back if central > UNPRINTED]
    less = [f"{pounds_short(-central)} for {_whom(part)}" for part, (central, _, _) in back if central < -UNPRINTED]
    yield f"What comes back: {listed(more)}." if more else "What comes back: nothing at central values."
    if less:
        yield f"Less falls on others: {listed(less)}."
    for part, (central, worst, _) in back:
        if abs(central) <= UNPRINTED < worst:
            yield (
                f"To {_whom(part)}: nothing at central values, {pounds_short(worst)} {worst_words}; not shown to come "
                "back is not shown not to."
            )
    leaving = pv(found.exits)
    yield (f"Leaving costs {pounds_short(leaving)}." if leaving > UNPRINTED else "Leaving is said to cost nothing.")
    yield from _when_it_turns(appraisal, found)
    cautious = found.for_all.cautious
    if cautious.negative is not None and cautious != found.for_all.central:
        made_good = "" if cautious.ahead_again is None else f", and is made good from {cautious.ahead_again}"
        yield f"{worst_words[:1].upper()}{worst_words[1:]}, it turns negative in {cautious.negative}{made_good}."


def _whom(part: Demand) -> str:
    body = part.body.name
    name = f"the {body}" if part.body.public else body.lower()
    return f"{name} ({_FALLS[part.falls_as]})"


def _when_it_turns(appraisal: Appraisal, found: CutAppraisal) -> Iterator[str]:
    """When it turns, with all that the option holds; and of the cut by itself, where that is another year."""
    what = "the cut, with all else in this option," if found.others.lines else "the cut"
    for who, whole, own in (
        (f"In cash, for the {appraisal.case.lead.name},", found.in_cash.central, found.own_in_cash.central),
        ("In present value, for everyone together,", found.for_all.central, found.own_for_all.central),
    ):
        yield _turn_words(f"{who} {what}", whole, appraisal)
        if own != whole:
            yield _turn_words("By itself it", own, appraisal)


def _turn_words(what: str, turn: Turn, appraisal: Appraisal) -> str:
    if turn.negative is None:
        return f"{what} never turns negative in these {counted(len(appraisal.case.horizon), 'year')}."
    if turn.ahead_again is None:
        return f"{what} turns negative in {turn.negative}: by then more has been lost than saved."
    return f"{what} is negative in {turn.negative} and made good from {turn.ahead_again}."


def _tables(appraisal: Appraisal, option: OptionAppraisal, found: CutAppraisal, title: str) -> tuple[Grid, ...]:
    """The cut by year, and under it the totals of its option, which are those of every other table."""
    years, lead = appraisal.case.horizon, appraisal.case.lead

    def row(label: str, values: Array, kind: Kind = "plain") -> Row:
        return Row(label, tuple(thousands(float(value)) for value in values), kind)

    def total(label: str, name: str, values: Array, kind: Kind) -> Row:
        return Row(label, by_year(f"{prefix(option)}{name}", values, years), kind)

    rows = [row("Saving claimed", found.claimed[0])]
    if found.cut.saving_bias is not None:
        rows.append(row("Less optimism bias", found.saved[0] - found.claimed[0]))
    if found.grown[0].any():
        rows.append(row("of which only meets growing demand: not cash", found.grown[0], "part"))
    if found.freed[0].any():
        rows.append(row("Delivery no longer needed: not cash", found.freed[0]))
    if found.uncounted[0].any():
        rows.append(row(NOT_COUNTED, found.uncounted[0]))
    rows += [row(f"Comes back to {part.body.name}: {_FALLS[part.falls_as]}", -part.cost[0]) for part in found.demand]
    if found.exits[0].any():
        rows.append(row("Leaving: redundancy, notice, clawback, overheads", -found.exits[0]))
    if found.others.lines:
        rows.append(row("All else in this option, such as help that softens the cut", found.others.net()[0]))
    net, budget = option.cash.net()[0], appraisal.budget(option, lead)
    rows.append(total(TOGETHER, "everyone.net", net, "total"))
    rows.append(total("Running total, everyone", "everyone.cumulative", net.cumsum(), "quiet"))
    rows.append(total(f"{lead.name}, cash: left over (+), to find (−)", f"{lead}.net", budget.net, "total"))
    rows.append(total("Running total, cash", f"{lead}.cumulative", budget.cumulative, "quiet"))
    table = grid(
        f"{title}: what is saved and what comes back, by year",
        ("£000", *(str(year) for year in appraisal.case.horizon)),
        rows,
        note=(
            f"Central values, undiscounted, {appraisal.case.document.price_base} prices except in cash. "
            "Cells are rounded, so totals may not add. Cash, pressure and value lost are "
            "different things: only cash reaches a budget."
        ),
    )
    return stacked(table)


def _rests_on(appraisal: Appraisal, option: OptionAppraisal, found: CutAppraisal) -> Iterator[str]:
    cut, document = found.cut, found.cut.document
    if document.model is not None:
        yield (
            "Assumed: the effect of stopping equals that of starting."
            if cut.effect is None
            else f"The effect of stopping is {quantity_words(cut.effect.quantity)} of starting's: {cut.effect.source}."
        )
        if isinstance(document.decay, LocalValue) and cut.fades is not None:
            yield (
                f"People already helped keep what they have, less and less, for {quantity_words(cut.fades.quantity)}: "
                f"{cut.fades.source}."
            )
        elif cut.service is not None and cut.service.has_stock:
            yield "People already helped keep what they have for as long as the model says the effect lasts."
        else:
            yield "People already helped are taken to keep nothing once the service has gone."
    for bias, what in ((cut.saving_bias, "lowers the saving by"), (cut.demand_bias, "raises what comes back by")):
        if bias is not None:
            yield f"Optimism bias {what} {quantity_words(bias.quantity)}: {bias.source}"
    for body, why in cut.absorbed.items():
        yield f"{body.name}: what comes back is counted as pressure and not as cash, because: {why}"
    for title, why in cut.unpaid_exits:
        yield f"{title}: nothing, because: {why}"
    yield from _restart_words(appraisal, option, found)


def _restart_words(appraisal: Appraisal, option: OptionAppraisal, found: CutAppraisal) -> Iterator[str]:
    cut = found.cut
    if cut.restart is None:
        yield f"Starting again would cost nothing, because: {cut.document.restart_cost.zero}"
    else:
        yield f"Starting again would cost {quantity_words(cut.restart.quantity)}. It is in no total here."
    if found.npsv_restarted is not None and cut.restart_in is not None:
        central, cautious, favourable = (
            pounds_short(value) for value in appraisal.ends_of(option).reach(found.npsv_restarted)
        )
        yield (
            f"If it is started again in {appraisal.case.horizon[cut.restart_in]}, the value to society of this option "
            f"is {central} ({cautious} to {favourable}), that cost included."
        )
