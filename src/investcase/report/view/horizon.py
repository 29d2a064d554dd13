"""How the answer rests on the years that are counted, in words and as a table."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.after_delivery import AfterDelivery, after_delivery
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.evidence_reach import LONG, EvidenceReach, evidence_reach
from investcase.appraisal.horizons import Horizons, Over
from investcase.documents.bodies import Body
from investcase.numbers.writing import number, pounds_short, signed_pounds_short
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.counting import counted
from investcase.report.view.keyed import short
from investcase.report.view.tables import Grid, Row, grid, listed

_MONTHS = 12
_IN_MONTHS_BELOW = 2


def horizon_grid(appraisal: Appraisal) -> Grid:
    """The preferred option over three years fewer, over its own, over three more, and where the sign first turns."""
    found, lead = appraisal.horizons, appraisal.case.lead.name
    shown = {over.years: over for over in (*found.furthest, *([found.turned] if found.turned else []))}
    rows = [_row(found, shown[years], appraisal.case.lead) for years in sorted(shown)]
    given = any(line.residual_value is not None for line in appraisal.preferred.flows.option.lines)
    the_same = (
        " What the case says assets are worth at the end is taken to be as much after any of them." if given else ""
    )
    why_not = f" More years cannot be worked out: {found.why_not_longer}." if found.why_not_longer else ""
    return grid(
        "The years that are counted: the preferred option, central values",
        ("Years", "Value to society", "Change", f"{lead}: cash, present value", "Change"),
        rows,
        note="Fewer years: the same plan, of which less is counted. More: what has no last year goes on by the same "
        f"rules, and what is given by year as in its last; what comes once, or has an end, does not."
        f"{the_same}{why_not}",
    )


def _row(found: Horizons, over: Over, lead: Body) -> Row:
    own = over.years == found.own.years
    changes = (over.npsv - found.own.npsv, over.lead_cash - found.own.lead_cash)
    value, cash = ("" if own else _change(amount) for amount in changes)
    label = f"{counted(over.years, 'year')}, to {over.last}{' (as the case stands)' if own else ''}"
    if own:
        left = short(f"{lead}.cash_releasing_npv", over.lead_cash)
        return Row(label, (short("npsv", over.npsv), value, left, cash), "total")
    return Row(label, (pounds_short(over.npsv), value, pounds_short(over.lead_cash), cash))


def horizon_sentence(appraisal: Appraisal) -> str:
    """The value to society over fewer years and over more, in one line."""
    found = appraisal.horizons
    others = [over for over in found.furthest if over is not found.own]
    if not others:
        return "No other number of years could be worked out."
    if all(abs(over.npsv - found.own.npsv) < UNPRINTED for over in others):
        return f"The value to society is the same {listed([_over(over) for over in others])}."
    told = [f"{pounds_short(over.npsv)} {_over(over)}" for over in others]
    return f"The value to society would be {listed(told)}."


def _over(over: Over) -> str:
    return f"over {counted(over.years, 'year')} (to {over.last})"


def evidence_sentences(appraisal: Appraisal) -> tuple[str, ...]:
    """How far the evidence reaches, and what the effect is worth after that; where it is not stated, that."""
    reach = evidence_reach(appraisal)
    if reach is None:
        return ()
    found = [_past(reach)] if reach.longest else []
    if reach.not_stated:
        found.append(f"How long the evidence followed people is not stated for: {'; '.join(reach.not_stated)}.")
    if abs(reach.late) > UNPRINTED:
        found.append(_late(reach))
    return tuple(found)


def after_delivery_sentence(appraisal: Appraisal) -> str | None:
    """What is counted for people who are first helped after delivery has ended; None where nothing is."""
    found = after_delivery(appraisal)
    return None if found is None else _after(found)


def page_1_lines(appraisal: Appraisal) -> Iterator[str]:
    """What stands on page 1: a sign that turns, and a value that mostly lies where nobody looked or delivers."""
    found = appraisal.horizons
    if found.turned is not None:
        yield (
            f"The sign rests on how many years are counted: {_over(found.turned)} the value to society would be "
            f"{pounds_short(found.turned.npsv)}."
        )
    reach = evidence_reach(appraisal)
    if reach is not None and (reach.turns or reach.mostly_past):
        yield _past(reach)
    if reach is not None and reach.turns_late:
        yield _late(reach)
    after = after_delivery(appraisal)
    if after is not None:
        yield _after(after)


def _past(reach: EvidenceReach) -> str:
    return (
        f"The evidence followed people for {_followed(reach)}. What the effect is worth later than that after the "
        f"start comes to {pounds_short(reach.past)} of {pounds_short(reach.effect)}; without it, and with every cost "
        f"of delivery, the value to society would be {pounds_short(reach.npsv_without)}."
    )


def _late(reach: EvidenceReach) -> str:
    return (
        f"{pounds_short(reach.late)} of the value to society is of effects later than {LONG:.0f} years after the "
        "start, though nothing says how long their evidence followed people "
        f"({listed(list(reach.counted_late))}); without it, and with every cost of delivery, the value would be "
        f"{pounds_short(reach.npsv_at_most)}."
    )


def _followed(reach: EvidenceReach) -> str:
    stated = sorted({entry.years for entry in reach.followed if entry.years is not None})
    words = [_time(years) for years in stated]
    return words[0] if len(words) == 1 else f"{words[0]} to {words[-1]}"


def _time(years: float) -> str:
    if years < _IN_MONTHS_BELOW:
        return counted(round(years * _MONTHS), "month")
    return f"{number(years, 0 if years == int(years) else 1)} years"


def _after(found: AfterDelivery) -> str:
    years = sorted({str(year) for year in found.ended.values()})
    ended = "what" if found.wholly else "most of what"
    return (
        f"{pounds_short(found.at_stake)} of the value to society is of people first helped after {listed(years)}, when "
        f"{ended} delivery costs has ended ({listed(list(found.titles))}); if help stopped with it, the value would be "
        f"{pounds_short(found.npsv)}."
    )


def _change(amount: float) -> str:
    return "–" if abs(amount) < UNPRINTED else signed_pounds_short(amount)
