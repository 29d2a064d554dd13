"""The options side by side: what each is worth, costs, releases, and when it pays back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.disinvestment import turn_index
from investcase.appraisal.ends_result import ends_result
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.payback import payback_index
from investcase.appraisal.paybacks import payback_positions
from investcase.documents.kinds_of_money import CashType
from investcase.numbers.writing import pounds_short
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.counting import counted
from investcase.report.view.end_words import moved_of
from investcase.report.view.keyed import prefix, say, short, told
from investcase.report.view.money import basis_words, cash_words, short_or_dash
from investcase.report.view.ratios import ratio_or_why_not, why_none
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.words import CASH_TYPES

_BEHIND = "A cut has nothing to pay back: it is behind when more has been lost than saved. "
_AMBITIONS = {"do_minimum": "do minimum", "more": "more ambitious", "less": "less ambitious"}


def options_grid(appraisal: Appraisal) -> Grid:
    """Every option that was appraised, side by side: what each is worth, costs, releases, and when it pays back."""
    shown = [option for option in appraisal.options if not option.flows.option.rejected]
    rows = [
        Row("Value to society (NPSV)", tuple(_npsv(appraisal, option) for option in shown), "total"),
        Row("cautious to favourable", tuple(_spread(appraisal, option) for option in shown), "part"),
        Row("figures moved for that", tuple(_figures_moved(appraisal, option) for option in shown), "part"),
        Row(
            "Costs", tuple(short_or_dash(_of(option, "everyone.costs"), -float(option.pv_costs[0])) for option in shown)
        ),
        *(
            Row(
                f"Benefits: {CASH_TYPES[kind].lower()}",
                tuple(
                    short_or_dash(_of(option, f"pv_benefits.{kind}"), float(option.pv_benefits_of(kind)[0]))
                    for option in shown
                ),
            )
            for kind in CashType
        ),
        Row(
            "Net public cost (plus: saved)",
            tuple(map(_public, shown)),
        ),
        Row("BCR, on net public cost", tuple(ratio_or_why_not(option) for option in shown)),
        Row("Equal amount a year, in its own years", tuple(_yearly(appraisal, option, "own") for option in shown)),
        Row("the Scottish manual's way", tuple(_yearly(appraisal, option, "after") for option in shown), "part"),
        *(
            Row(label, tuple(_paid(appraisal, option, name) for option in shown))
            for name, label in (
                ("simple", "Pays back, everyone together"),
                ("discounted", "Pays back, discounted"),
                ("lead_body_cash", f"Pays back, {appraisal.case.lead.name} cash only"),
            )
        ),
    ]
    columns = [f"{option.flows.option.title}{_ambition(option)}" for option in shown]
    return grid(
        f"The options: {basis_words(appraisal)}",
        ("", *columns),
        rows,
        note=(
            "NPSV: everyone's benefits less everyone's costs, discounted. The four kinds of benefit are different "
            "things; "
            "only the first two reach a budget. Net public cost: public bodies' costs less the cash they release. BCR: "
            "every other value over it. "
            f"{why_none(shown)}No ratio is a test by itself. "
            "Equal amount a year: worth the NPSV, in each year from an option's first to its last; years in which "
            "nothing happens do not count. The Scottish Capital Investment Manual takes all to be bought in the first "
            "year, and counts the amount at the end of each of as many years after it. "
            f"{_BEHIND if any(option.is_cut for option in shown) else ''}Paybacks count from "
            f"{appraisal.case.horizon[0]}. Cash only: not discounted, {cash_words(appraisal)}. "
            "Cautious and favourable: each option's own ends, with figures that have a range at the end that lowers, "
            "or raises, its value; the rest stay as they are."
        ),
    )


def described_options(appraisal: Appraisal) -> tuple[tuple[str, str], ...]:
    """Each option that the case describes, by title, in the author's words; not one that page 1 describes."""
    said_already = None if appraisal.preferred.flows.mechanisms else appraisal.preferred.flows.option.id
    return tuple(
        (option.title, option.summary)
        for option in appraisal.case.document.options
        if option.summary and option.id != said_already
    )


def rejected_options(appraisal: Appraisal) -> tuple[tuple[str, str], ...]:
    """Each option that was looked at and rejected: its title, why, and what it would be worth if anybody knows."""
    return tuple(
        (option.flows.option.title, told([f"{option.flows.option.rejected.rstrip('.')}.", _would_be_worth(option)]))
        for option in appraisal.options
        if option.flows.option.rejected
    )


def _would_be_worth(option: OptionAppraisal) -> str:
    if option.why_unknown:
        return "What it would be worth was not worked out."
    return say("It would be worth {npsv} to society.", npsv=short(_of(option, "npsv"), float(option.npsv[0])))


def _ambition(option: OptionAppraisal) -> str:
    if option.flows.option.preferred:
        return " (preferred)"
    words = _AMBITIONS.get(option.flows.option.ambition or "")
    return f" ({words})" if words else ""


def _npsv(appraisal: Appraisal, option: OptionAppraisal) -> str:
    if option.why_unknown:
        return "not worked out"
    if option.flows.option.business_as_usual:
        return "nil"
    return short(_of(option, "npsv"), float(option.npsv[0]))


def _spread(appraisal: Appraisal, option: OptionAppraisal) -> str:
    if option.flows.option.business_as_usual or option.why_unknown:
        return "–"
    ends = appraisal.npsv_at(option)
    if ends.favourable - ends.cautious < UNPRINTED:
        return "no range"
    return f"{pounds_short(ends.cautious)} to {pounds_short(ends.favourable)}"


def _figures_moved(appraisal: Appraisal, option: OptionAppraisal) -> str:
    if option.flows.option.business_as_usual or option.why_unknown:
        return "–"
    return moved_of(ends_result(option.flows.option, appraisal.ends_of(option)))


def _yearly(appraisal: Appraisal, option: OptionAppraisal, way: Literal["own", "after"]) -> str:
    if option.flows.option.business_as_usual or option.why_unknown:
        return "–"
    found = appraisal.equivalent_annual(option)
    amount = found.own_years if way == "own" else found.after_purchase
    if not found.years:
        return "–"
    name = _of(option, "eanb.own_years" if way == "own" else "eanb.after_purchase")
    return say("{yearly} ({years})", yearly=short(name, float(amount[0])), years=counted(found.years, "year"))


def _paid(appraisal: Appraisal, option: OptionAppraisal, name: str) -> str:
    if option.flows.option.business_as_usual or option.why_unknown:
        return "–"
    found, years = payback_positions(appraisal, option)[name], appraisal.case.horizon
    if not found.moves:
        touched = name != "lead_body_cash" or appraisal.budget(option, appraisal.case.lead).is_touched
        return "nothing to pay back" if touched else "no cash at stake"
    if option.is_cut:
        return _when_behind(found.net, years)
    index = payback_index(found.net, found.moved)
    return f"not in {counted(len(years), 'year')}" if index is None else str(years[index])


def _when_behind(row: Array, years: Sequence[Year]) -> str:
    """Of a cut, which has nothing to pay back: when more has been lost than saved, and when that is made good."""
    behind, ahead = turn_index(row), payback_index(row)
    if behind is None:
        return "never behind"
    return f"behind from {years[behind]}" if ahead is None else f"ahead from {years[ahead]}"


def _public(option: OptionAppraisal) -> str:
    return short_or_dash(_of(option, "public.net"), -float(option.net_public_cost[0]))


def _of(option: OptionAppraisal, name: str) -> str:
    return f"{prefix(option)}{name}"
