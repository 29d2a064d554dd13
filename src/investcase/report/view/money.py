"""Who pays and who gains, and what the options are worth."""

from __future__ import annotations

from dataclasses import replace

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.ends_result import ends_result
from investcase.documents.kinds_of_money import CashType
from investcase.flows.growth import only_meets_growth
from investcase.numbers.writing import NOTHING, from_to, pounds, pounds_short
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import BodyPosition, Chart, who_pays
from investcase.report.view.counting import counted
from investcase.report.view.end_words import ends_words
from investcase.report.view.keyed import Keyed, Said, amounts_in, prefix, say, short, told
from investcase.report.view.tables import Grid, Row, grid, listed
from investcase.resolving.behind import figures_behind


def positions(appraisal: Appraisal) -> tuple[BodyPosition, ...]:
    """Each body's budget effect, freed capacity and wider value: present values of the preferred option, central.

    What people and carers pay or give is theirs, not a budget's, and so stands in the wider value.
    """
    option = appraisal.preferred
    found = []
    for body in option.cash.bodies:
        if body.public:
            capacity = option.pv(option.cash.of(body=body, kind="benefit", cash_types=(CashType.CAPACITY,)))
            wider = option.pv(option.cash.of(body=body, kind="benefit", cash_types=(CashType.WIDER_VALUE,)))
            found.append(
                BodyPosition(body.name, float(option.cash_npv_of(body)[0]), float(capacity[0]), float(wider[0]))
            )
        else:
            found.append(BodyPosition(body.name, 0.0, 0.0, float(option.npv_of(body)[0])))
    return tuple(found)


def position_names(appraisal: Appraisal) -> tuple[tuple[str, str, str], ...]:
    """What the three positions of each body are called, in the order of `positions`; empty for what it cannot have."""
    bodies = appraisal.preferred.cash.bodies
    return tuple(
        (f"{body}.cash_releasing_npv", f"{body}.benefits.capacity", f"{body}.benefits.wider_value")
        if body.public
        else ("", "", str(body))
        for body in bodies
    )


def positions_grid(appraisal: Appraisal) -> Grid:
    """Who pays and who gains as a table; the columns are never added together."""
    words = basis_words(appraisal)
    found = positions(appraisal)
    pressed = any(p.capacity <= -UNPRINTED for p in found)
    names = position_names(appraisal)
    rows = [
        Row(p.body, tuple(short_or_dash(name, value) for name, value in zip(own, p.values, strict=True)))
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
        note=f"The columns do not add. Cash, net: {cash_words(appraisal)}.{_freed(appraisal)}",
    )


def _freed(appraisal: Appraisal) -> str:
    """What freed capacity would be worth at its average cost, where not all of it is counted; else nothing."""
    option = appraisal.preferred
    capacity = option.cash.of(kind="benefit", cash_types=(CashType.CAPACITY,))
    whole = float(option.freed_at_average[0])
    counts = float(option.pv(capacity.where(lambda line: bool((line.amounts[0] > 0).any())))[0])
    if whole - counts < UNPRINTED:
        return ""
    part = f"{pounds_short(counts)} is counted" if counts >= UNPRINTED else "it counts at nothing"
    met = option.cash.where(lambda line: line.cash_type is CashType.CAPACITY and only_meets_growth(line))
    filled = float((met.at_average() * option.factors).sum(axis=-1)[0])
    if filled < UNPRINTED:
        return f" Capacity of {pounds_short(whole)} at average cost is freed that nobody closes or fills: {part}."
    use = "is filled by growth in demand that no approved plan pays for"
    if whole - filled < UNPRINTED:
        return f" Capacity of {pounds_short(whole)} at average cost is freed and {use}: {part}."
    return (
        f" Capacity of {pounds_short(whole)} at average cost is freed: {pounds_short(filled)} of it {use}, and "
        f"nobody closes or fills the rest. Of all that, {part}."
    )


def cash_words(appraisal: Appraisal) -> str:
    """What is in a body's cash, and what is not."""
    vat = ", irrecoverable VAT in it" if appraisal.preferred.flows.vat.lines else ""
    if any(line.moves and line.amounts[0].any() for line in appraisal.preferred.cash.lines):
        return f"before funding and loans; what one body pays another as a cost or a benefit is in it{vat}"
    return f"before funding, loans and payments between partners{vat}"


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
    if ends is None or favourable - cautious < UNPRINTED:
        return None
    return say(
        "{lead} cash, present value: {central} centrally; {ends} {words}.",
        lead=lead.name,
        central=short(f"{lead}.cash_releasing_npv", central),
        ends=from_to(pounds_short(cautious), pounds_short(favourable)),
        words=ends_words(ends_result(option.flows.option, ends)),
    )


def who_gains_sentence(appraisal: Appraisal) -> str | None:
    """When a public body is worse off in cash and others gain, that, in plain words."""
    option = appraisal.preferred
    lost = {body: -float(option.cash_npv_of(body)[0]) for body in option.cash.bodies if body.public}
    losers = {body: amount for body, amount in lost.items() if amount > UNPRINTED}
    gainers = [
        body.name for body in option.cash.bodies if body not in losers and float(option.npv_of(body)[0]) > UNPRINTED
    ]
    if not losers or not gainers:
        return None
    worse = [
        say("{body} budgets are {lost} worse off", body=body.name, lost=_lost(f"{body}.cash_releasing_npv", amount))
        for body, amount in losers.items()
    ]
    rest = f"over the period while others gain: {listed(gainers)}. {_moved(appraisal)}"
    return Said(f"{listed(worse)} {rest}", amounts_in(worse))


def _lost(name: str, amount: float) -> Keyed:
    """What is lost, as the plain amount that the words around it call for."""
    return Keyed(pounds_short(amount), name, -amount)


def _moved(appraisal: Appraisal) -> str:
    funding = appraisal.preferred.flows.option.funding
    if any(stream.paid_by and stream.paid_by != stream.body for stream in funding):
        return "The payments set out in the paper move some of it."
    if any(line.role == "transfer" and line.amounts[0].any() for line in appraisal.preferred.cash.lines):
        return "Some of it is money that moves from one to another."
    return "Nothing here moves money between them."


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
    return ["That is less than carrying on as now."] if central < -UNPRINTED else []


def _worth_more(appraisal: Appraisal) -> list[str]:
    """That other options which may be chosen are worth more than the preferred one, with what each is worth."""
    found = appraisal.worth_more
    others = [
        say(
            "{title} ({npsv})",
            title=option.flows.option.title,
            npsv=short(f"{prefix(option)}npsv", float(option.npsv[0])),
        )
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
        return f"{from_to(cautious, favourable)} {words}: how far it may go, not how often."
    if any(figure.quantity.is_range for figure in figures_behind(appraisal.preferred.flows.option)):
        return "No figure that has a range moves this, so nothing shows how sure the answer is."
    return "No figure here has a range, so nothing shows how sure the answer is."


def _people_s_part(appraisal: Appraisal, central: float) -> list[str]:
    """What people and carers gain or no longer pay, when it is more than half of a positive value to society."""
    preferred = appraisal.preferred
    own = sum(float(preferred.npv_of(body)[0]) for body in preferred.bodies if body.kind.households)
    if central <= 0 or own <= central / 2:
        return []
    if own > central + UNPRINTED:
        rest = pounds_short(own - central)
        return [f"People gain or no longer pay {pounds_short(own)}; everyone else together is {rest} worse off."]
    return [f"Of it, {pounds_short(own)} is what people gain or no longer pay, less what they newly pay."]


def _whole(name: str, value: float) -> str:
    return short(name, value, pounds) if name else pounds(value)


def short_or_dash(name: str, value: float) -> str:
    """An amount that may be named, or a dash where it comes to nothing."""
    return NOTHING if abs(value) < UNPRINTED else short(name, value)
