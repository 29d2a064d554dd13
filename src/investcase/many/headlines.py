"""What a case comes to in a few numbers, for a row of a table: nothing else of its result is worked out."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.chances import Likely, likely, random_figures
from investcase.appraisal.drawn import Drawn, drawn
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.paybacks import payback_years
from investcase.appraisal.spreads import chance, pounds, rounded

Figure = str | int | float | None

HEADLINES = (
    *("option", "preferred"),
    *("npsv", "npsv_cautious", "npsv_favourable", "npsv_p10", "npsv_p50", "npsv_p90", "chance_worth_more"),
    *("lead_cash", "lead_cash_cautious", "lead_cash_favourable", "chance_lead_gains", "lead_repaid"),
)
"""What is told of an option: its value to society, then the lead body's cash."""


def headlines(appraisal: Appraisal) -> list[dict[str, Figure]]:
    """A row for each option, of `HEADLINES`: pounds of the price base, present values, plus good; chances, 0 to 1.

    Each is the number that the result writes. None where there is none: no figure has a range, nothing is worked out,
    or the lead body feels no cash.
    """
    done = appraisal.once(drawn) if random_figures(appraisal) else None
    return [dict(zip(HEADLINES, _row(appraisal, option, done), strict=True)) for option in appraisal.options]


def _row(appraisal: Appraisal, option: OptionAppraisal, done: Drawn | None) -> tuple[Figure, ...]:
    lead = appraisal.case.lead
    known, felt = option.why_unknown is None, lead in option.bodies and lead.public
    its = done.options[option.id] if done is not None and known else None
    of_lead = None if its is None or lead not in its.bodies else likely(its.bodies[lead].cash)
    year = payback_years(appraisal, option)["lead_body_cash"]
    return (
        *(option.id, "yes" if option.flows.option.preferred else "no"),
        *(rounded(value, 2) if known else None for value in appraisal.npsv_at(option)),
        *_tenths(None if its is None else likely(its.npsv)),
        *(rounded(value, 2) if felt else None for value in appraisal.cash_at(option, lead)),
        None if of_lead is None else chance(of_lead.chance_above_nil),
        None if year is None else str(year),
    )


def _tenths(found: Likely | None) -> tuple[float | None, ...]:
    if found is None:
        return (None, None, None, None)
    return (pounds(found.p10), pounds(found.p50), pounds(found.p90), chance(found.chance_above_nil))
