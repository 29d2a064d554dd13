"""Who pays and who gains, and what the options are worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.disinvestment import turn_index
from investcase.appraisal.ends_result import ends_result
from investcase.appraisal.measures import PUBLIC, Array, OptionAppraisal
from investcase.appraisal.option_result import payback_rows, payback_years
from investcase.appraisal.payback import payback_index
from investcase.documents.model import Body, CashType
from investcase.quantities import Year
from investcase.report.charts import BodyPosition, Chart, who_pays
from investcase.report.numbers import NOTHING, pounds, pounds_short
from investcase.report.view.counting import counted
from investcase.report.view.end_words import ends_words, moved_of
from investcase.report.view.keyed import Keyed, Said, amounts_in, prefix, say, short, told
from investcase.report.view.ratios import ratio_or_why_not, why_none
from investcase.report.view.tables import Grid, Row, grid, listed
from investcase.report.words import BODIES, CASH_TYPES
from investcase.resolving.behind import figures_behind

_NOTHING = 0.5
_BEHIND = "A cut has nothing to pay back: it is behind when more has been lost than saved. "
_AMBITIONS = {"do_minimum": "do minimum", "more": "more ambitious", "less": "less ambitious"}


def positions(appraisal: Appraisal) -> tuple[BodyPosition, ...]:
    """Each body's budget effect, freed capacity and wider value: present values of the preferred option, central.

    What people and carers pay or give is theirs, not a budget's, and so stands in the wider value.
    """
    option = appraisal.preferred
    found = []
    for body in option.cash.bodies:
        if body in PUBLIC:
            capacity = option.pv(option.cash.of(body=body, kind="benefit", cash_types=(CashType.CAPACITY,)))
            wider = option.pv(option.cash.of(body=body, kind="benefit", cash_types=(CashType.WIDER_VALUE,)))
            found.append(
                BodyPosition(BODIES[body], float(option.cash_npv_of(body)[0]), float(capacity[0]), float(wider[0]))
            )
        else:
            found.append(BodyPosition(BODIES[body], 0.0, 0.0, float(option.npv_of(body)[0])))
    return tuple(found)


def position_names(appraisal: Appraisal) -> tuple[tuple[str, str, str], ...]:
    """What the three positions of each body are called, in the order of `positions`; empty for what it cannot have."""
    bodies = appraisal.preferred.cash.bodies
    return tuple(
        (f"{body}.cash_releasing_npv", f"{body}.benefits.capacity", f"{body}.benefits.wider_value")
        if body in PUBLIC
        else ("", "", str(body))
        for body in bodies
    )


def positions_grid(appraisal: Appraisal) -> Grid:
    """Who pays and who gains as a table; the columns are never added together."""
    words = basis_words(appraisal)
    found = positions(appraisal)
    pressed = any(p.capacity <= -_NOTHING for p in found)
    names = position_names(appraisal)
    rows = [
        Row(p.body, tuple(_short(name, value) for name, value in zip(own, p.values, strict=True)))
        for p, own in zip(found, names, strict=True)
    ]
    return grid(
        f"{words[:1].upper()}{words[1:]}",
        (
            "",
            "Cash, net",
            "Capacity, as counted (minus: pressed)" if pressed else "Capacity freed, as counted",
            "Wider value, net",
        ),
        rows,
        note=f"The columns do not add. Cash, net: {_cash_words(appraisal)}.{_freed(appraisal)}",
    )


def _freed(appraisal: Appraisal) -> str:
    """What freed capacity would be worth at its average cost, where not all of it is counted; else nothing."""
    option = appraisal.preferred
    capacity = option.cash.of(kind="benefit", cash_types=(CashType.CAPACITY,))
    whole = float(option.freed_at_average[0])
    counts = float(option.pv(capacity.where(lambda line: bool((line.amounts[0] > 0).any())))[0])
    if whole - counts < _NOTHING:
        return ""
    part = f"{pounds_short(counts)} is counted" if counts >= _NOTHING else "it counts at nothing"
    return f" Capacity of {pounds_short(whole)} at average cost is freed that nobody closes or fills: {part}."


def _cash_words(appraisal: Appraisal) -> str:
    """What is in a body's cash, and what is not."""
    vat = ", irrecoverable VAT in it" if appraisal.preferred.flows.vat.lines else ""
    return f"before funding, loans and transfers{vat}"


def positions_chart(appraisal: Appraisal) -> Chart | None:
    """The same as a chart."""
    found = positions(appraisal)
    if not found:
        return None
    drawn = who_pays(found, basis=basis_words(appraisal))
    rows = tuple(
        (position.body, *(_whole(name, value) for name, value in zip(names, position.values, strict=True)))
        for position, names in zip(found, position_names(appraisal), strict=True)
    )
    return replace(drawn, table=replace(drawn.table, rows=rows))


def basis_words(appraisal: Appraisal) -> str:
    """What present values are of: `present value over 10 years, 2026-27 prices`."""
    years = counted(len(appraisal.case.horizon), "year")
    return f"present value over {years}, {appraisal.case.document.price_base} prices"


def lead_cash_sentence(appraisal: Appraisal) -> str | None:
    """The lead body's cash centrally and at its own two ends; None when no figure moves it."""
    lead, option = appraisal.case.lead, appraisal.preferred
    ends = appraisal.ends[option.id].cash.get(lead)
    central, cautious, favourable = appraisal.cash_at(option, lead)
    if ends is None or favourable - cautious < _NOTHING:
        return None
    return say(
        "{lead} cash, present value: {central} centrally; {cautious} to {favourable} {words}.",
        lead=BODIES[lead],
        central=short(f"{lead}.cash_releasing_npv", central),
        cautious=pounds_short(cautious),
        favourable=pounds_short(favourable),
        words=ends_words(ends_result(option.flows.option, ends)),
    )


def who_gains_sentence(appraisal: Appraisal) -> str | None:
    """When a public body is worse off in cash and others gain, that, in plain words."""
    option = appraisal.preferred
    lost = {body: -float(option.cash_npv_of(body)[0]) for body in option.cash.bodies if body in PUBLIC}
    losers = {body: amount for body, amount in lost.items() if amount > _NOTHING}
    gainers = [
        BODIES[body] for body in option.cash.bodies if body not in losers and float(option.npv_of(body)[0]) > _NOTHING
    ]
    if not losers or not gainers:
        return None
    worse = [
        say("{body} budgets are {lost} worse off", body=BODIES[body], lost=_lost(f"{body}.cash_releasing_npv", amount))
        for body, amount in losers.items()
    ]
    rest = f"over the period while others gain: {listed(gainers)}. {_moved(appraisal)}"
    return Said(f"{listed(worse)} {rest}", amounts_in(worse))


def _lost(name: str, amount: float) -> Keyed:
    """What is lost, as the plain amount that the words around it call for."""
    return Keyed(pounds_short(amount), name, -amount)


def _moved(appraisal: Appraisal) -> str:
    funding = appraisal.preferred.flows.option.funding
    paid = [stream for stream in funding if stream.paid_by and stream.paid_by is not stream.body]
    return "The payments set out in the paper move some of it." if paid else "Nothing here moves money between them."


def options_grid(appraisal: Appraisal) -> Grid:
    """Every option that was appraised, side by side: what each is worth, costs, releases, and when it pays back."""
    shown = [option for option in appraisal.options if not option.flows.option.rejected]
    rows = [
        Row("Value to society (NPSV)", tuple(_npsv(appraisal, option) for option in shown), "total"),
        Row("cautious to favourable", tuple(_spread(appraisal, option) for option in shown), "part"),
        Row("figures moved for that", tuple(_figures_moved(appraisal, option) for option in shown), "part"),
        Row("Costs", tuple(_short(_of(option, "everyone.costs"), -float(option.pv_costs[0])) for option in shown)),
        *(
            Row(
                f"Benefits: {CASH_TYPES[kind].lower()}",
                tuple(
                    _short(_of(option, f"pv_benefits.{kind}"), float(option.pv_benefits_of(kind)[0]))
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
                ("lead_body_cash", f"Pays back, {BODIES[appraisal.case.lead]} cash only"),
            )
        ),
    ]
    has_assets = any(option.public_assets.lines for option in shown)
    assets = "It leaves out what their assets are worth at the end. " if has_assets else ""
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
            f"{assets}{why_none(shown)}No ratio is a test by itself. "
            "Equal amount a year: worth the NPSV, in each year from an option's first to its last; years in which "
            "nothing happens do not count. The Scottish Capital Investment Manual takes all to be bought in the first "
            "year, and counts the amount at the end of each of as many years after it. "
            f"{_BEHIND if any(option.is_cut for option in shown) else ''}Paybacks count from "
            f"{appraisal.case.horizon[0]}. Cash only: not discounted, {_cash_words(appraisal)}. "
            "Cautious and favourable: each option's own ends, with figures that have a range at the end that lowers, "
            "or raises, its value; the rest stay as they are."
        ),
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
    if ends.favourable - ends.cautious < _NOTHING:
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
    row = payback_rows(appraisal, option)[name]
    if name == "lead_body_cash" and not row.any():
        return "no cash at stake"
    if option.is_cut:
        return _when_behind(row, appraisal.case.horizon)
    year = payback_years(appraisal, option)[name]
    if year:
        return str(year)
    return f"not in {counted(len(appraisal.case.horizon), 'year')}"


def _when_behind(row: Array, years: Sequence[Year]) -> str:
    """Of a cut, which has nothing to pay back: when more has been lost than saved, and when that is made good."""
    behind, ahead = turn_index(row), payback_index(row)
    if behind is None:
        return "never behind"
    return f"behind from {years[behind]}" if ahead is None else f"ahead from {years[ahead]}"


def value_sentence(appraisal: Appraisal) -> str:
    """The value to society, with its range, and how much of it is people's rather than any body's."""
    if appraisal.preferred.why_unknown:
        return "Not worked out: no cost or benefit of the preferred option is given."
    central = float(appraisal.preferred.npsv[0])
    years = counted(len(appraisal.case.horizon), "year")
    value = say(
        "Over {years}, in {base} prices, {npsv} (net present social value).",
        years=years,
        base=appraisal.case.document.price_base,
        npsv=short("npsv", central),
    )
    return told(
        [
            value,
            *_less_than_nothing(central),
            *_worth_more(appraisal),
            *_people_s_part(appraisal, central),
            _range(appraisal),
        ]
    )


def _less_than_nothing(central: float) -> list[str]:
    return ["That is less than carrying on as now."] if central < -_NOTHING else []


def _worth_more(appraisal: Appraisal) -> list[str]:
    """That other options which may be chosen are worth more than the preferred one, with what each is worth."""
    found = appraisal.worth_more
    others = [
        say("{title} ({npsv})", title=option.flows.option.title, npsv=short(_of(option, "npsv"), float(option.npsv[0])))
        for option in found
    ]
    if not others:
        return []
    who = "Other options are" if len(others) > 1 else "Another option is"
    return [Said(f"{who} worth more to society than the preferred one: {listed(others)}.", amounts_in(others))]


def _range(appraisal: Appraisal) -> str:
    if appraisal.swings:
        option = appraisal.preferred
        _, cautious, favourable = (pounds_short(v) for v in appraisal.npsv_at(option))
        words = ends_words(ends_result(option.flows.option, appraisal.ends_of(option)))
        return f"{cautious} to {favourable} {words}: unlikely ends, not a likelihood."
    if any(figure.quantity.is_range for figure in figures_behind(appraisal.preferred.flows.option)):
        return "No figure that has a range moves this, so nothing shows how sure the answer is."
    return "No figure here has a range, so nothing shows how sure the answer is."


def _people_s_part(appraisal: Appraisal, central: float) -> list[str]:
    """What people and carers gain or no longer pay, when it is more than half of a positive value to society."""
    own = sum(float(appraisal.preferred.npv_of(body)[0]) for body in (Body.PEOPLE, Body.CARERS))
    if central <= 0 or own <= central / 2:
        return []
    if own > central + _NOTHING:
        rest = pounds_short(own - central)
        return [f"People gain or no longer pay {pounds_short(own)}; everyone else together is {rest} worse off."]
    return [f"Of it, {pounds_short(own)} is what people gain or no longer pay, less what they newly pay."]


def _whole(name: str, value: float) -> str:
    return short(name, value, pounds) if name else pounds(value)


def _short(name: str, value: float) -> str:
    return NOTHING if abs(value) < _NOTHING else short(name, value)


def _public(option: OptionAppraisal) -> str:
    return _short(_of(option, "public.net"), -float(option.net_public_cost[0]))


def _of(option: OptionAppraisal, name: str) -> str:
    return f"{prefix(option)}{name}"
