"""How sure the answer is, in sentences and a table: what was held fixed first, then the chances, then why they differ
from the central answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.chances import BodyChances, Chances, Likely, OptionChances
from investcase.documents.grades import HOW_FAR
from investcase.numbers.writing import number, percent, pounds_short
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.chance_words import chance_words, eight_in_ten, in_so_many
from investcase.report.view.counting import counted
from investcase.report.view.finding_out import most_worth
from investcase.report.view.tables import Grid, Row, grid, listed
from investcase.report.words import lowered
from investcase.resolving.together import Moving
from investcase.resolving.unstated import is_cut

_FURTHER = 1 / 100


def chances_lines(appraisal: Appraisal) -> tuple[str, ...]:
    """How sure the answer is, line by line; none where no figure behind it has a range."""
    found, worth = appraisal.chances, appraisal.finding_out
    if found is None or worth is None:
        return ()
    return (*lines_of(appraisal, found), *most_worth(appraisal, worth))


def chances_grid(appraisal: Appraisal) -> Grid | None:
    """Every option that may be chosen, side by side; None where no figure behind the answer has a range."""
    return None if appraisal.chances is None else choices_grid(appraisal, appraisal.chances)


def choices_grid(appraisal: Appraisal, found: Chances) -> Grid:
    """Every option that may be chosen: the chance that it is the best, and where 8 in 10 of its answers lie."""
    titles = {option.id: option.flows.option.title for option in appraisal.options}
    rows = [
        Row(
            titles[option.option],
            (
                in_so_many(option.chance_best),
                *(_or_nil(value) for value in (option.npsv.mean, option.npsv.p10, option.npsv.p90)),
                in_so_many(option.chance_best_for_lead),
            ),
        )
        for option in found.options
        if option.may_be_chosen
    ]
    lead = appraisal.case.lead.name
    return grid(
        "Which choice is best, over the draws",
        ("", "Worth most to society", "Mean", "1 in 10 below", "1 in 10 above", f"Best for {lead} cash"),
        rows,
        note=(
            "Of the choices that may be made, carrying on as now among them. Mean and 8 in 10: the value to society, "
            f"present value. {lead} cash: present value, before funding, loans and payments between partners."
        ),
    )


def lines_of(appraisal: Appraisal, found: Chances) -> Iterator[str]:
    """How some draws turned out, what they leave out first."""
    yield _held(found)
    if found.ours:
        yield ours_words(found)
    if found.together:
        yield f"Not drawn each by itself: {'; '.join(map(together_words, found.together))}."
    preferred = next((option for option in found.options if option.option == appraisal.preferred.id), None)
    if preferred is None:
        return
    yield _society(found, preferred)
    yield from why_the_mean(preferred.npsv)
    lead = preferred.body(appraisal.case.lead)
    if lead is not None:
        yield _cash(appraisal, lead)
    others = [_worse(body) for body in preferred.bodies if body.body != appraisal.case.lead]
    if others:
        yield f"The chance of less cash, present value: {listed(others)}."
    yield _drawn(found, preferred)


def _or_nil(value: float) -> str:
    return "nil" if abs(value) < UNPRINTED else pounds_short(value)


def _held(found: Chances) -> str:
    random = counted(len(found.random), "figure")
    ours = {figure.key for figure in found.ours}
    studied = not all(figure.quantity.is_range or figure.key in ours for figure in found.random)
    has, none = ("a range or a study’s 95% interval", "neither") if studied else ("a range", "no range")
    held = (
        f"the other {len(found.fixed)} behind the choices have {none} and were held as they are, and so were"
        if found.fixed
        else "held as they are were"
    )
    return (
        f"What these chances leave out: they move {random} with {has}, all at once; {held} the choices made in the "
        "models and whether budgets fall as planned. Of what was held they say nothing."
    )


def together_words(said: Moving) -> str:
    """Which figures lie high or low together, how closely, and why."""
    closely = percent(abs(said.correlation), 0)
    way = "high when the other is low" if said.correlation < 0 else "high or low together"
    titles = listed([lowered(figure.title) for figure in said.figures])
    return f"{titles} ({way}, by a rank correlation of {closely}: {lowered(said.reason.rstrip('.'))})"


def ours_words(found: Chances) -> str:
    """How many figures are drawn by a range of ours, and how far that is."""
    far = listed([f"{grade} {percent(share, 0)}" for grade, share in HOW_FAR.items()])
    one = len(found.ours) == 1
    cut = sum(map(is_cut, found.ours))
    return (
        f"Of the {len(found.random)} that move, {len(found.ours)} {'has' if one else 'have'} a range that nobody gave "
        f"{'it' if one else 'them'}: as the case asks, they are drawn as far to either side as their evidence grade "
        f"says ({far}; a local figure as C, an illustrative one as E). That rule is ours, and no finding."
        + (f" Of these {number(cut)} would reach beyond what it may be, and is held to that." if cut == 1 else "")
        + (f" Of these {number(cut)} would reach beyond what they may be, and are held to that." if cut > 1 else "")
    )


def _society(found: Chances, option: OptionChances) -> str:
    npsv = option.npsv
    than_others = ""
    if sum(each.may_be_chosen for each in found.options) > 2:
        than_others = f", and most of all the choices in {chance_words(option.chance_best)}"
    return (
        f"Value to society: worth more than carrying on as now in {chance_words(npsv.chance_above_nil)}{than_others}. "
        f"{eight_in_ten(pounds_short(npsv.p10), pounds_short(npsv.p90))}; the mean is "
        f"{pounds_short(npsv.mean)}, the central answer {pounds_short(npsv.central)}."
    )


def running_grid(appraisal: Appraisal, found: BodyChances) -> Grid:
    """A body's running total by year, and the chance that its cash is back for good by then."""
    rows = [
        Row(
            str(year.year),
            (*(_or_nil(value) for value in (year.p10, year.p50, year.p90)), in_so_many(year.chance_back)),
        )
        for year in found.by_year
    ]
    return grid(
        f"{found.body.name} cash added up, over the draws",
        ("By the end of", "1 in 10 below", "Half below", "1 in 10 above", "Back for good by then"),
        rows,
        note=(
            f"In {appraisal.case.document.price_base} prices, not discounted, before funding, loans and payments "
            "between partners. Back for good: at or above nil from then on."
        ),
    )


def why_the_mean(npsv: Likely) -> Iterator[str]:
    """Why the mean is not the central value, where that is more than rounding in what is printed."""
    gap = npsv.mean - npsv.central
    if abs(gap) <= max(_FURTHER * abs(npsv.central), 2 * npsv.error, UNPRINTED):
        return
    leaning, rest = npsv.at_means - npsv.central, npsv.mean - npsv.at_means
    way, side = ("below", "worse") if gap < 0 else ("above", "better")
    reasons = []
    if leaning * gap > 0 and abs(leaning) > UNPRINTED:
        reasons.append(f"{pounds_short(abs(leaning))} because the ranges reach further to the {side} side")
    if rest * gap > 0 and abs(rest) > max(2 * npsv.error, UNPRINTED):
        reasons.append(f"{pounds_short(abs(rest))} because of limits, whole steps and figures that multiply")
    because = f": {listed(reasons)}" if reasons else ""
    yield f"The mean is {pounds_short(abs(gap))} {way} the central answer{because}."


def _cash(appraisal: Appraisal, body: BodyChances) -> str:
    cash, years = body.cash, body.by_year
    name = body.body.name
    if cash.p90 - cash.p10 < UNPRINTED:
        return f"{name} cash, present value: {pounds_short(cash.central)}, which no figure that was drawn moves."
    told = (
        f"{name} cash, present value: a gain in {chance_words(cash.chance_above_nil)}. "
        f"{eight_in_ten(pounds_short(cash.p10), pounds_short(cash.p90))}; the mean is {pounds_short(cash.mean)}, the "
        f"central answer {pounds_short(cash.central)}."
    )
    if body.deepest_outlay.p90 < UNPRINTED:
        return told
    half = next((year for year in years if 2 * year.chance_back >= 1), None)
    when = f" (1 in 2 by {half.year})" if half is not None else ""
    half_out = (
        "Half the time it is never out of pocket"
        if body.deepest_outlay.p50 < UNPRINTED
        else f"Half the time it is never further out than {pounds_short(body.deepest_outlay.p50)}"
    )
    return (
        f"{told} Counted as it comes, not discounted, it is back for good by {years[-1].year} in "
        f"{chance_words(years[-1].chance_back)}{when}. {half_out}; "
        f"1 in 10 times it is out by more than "
        f"{pounds_short(body.deepest_outlay.p90)}."
    )


def _worse(body: BodyChances) -> str:
    return f"{body.body.name} {chance_words(body.chance_worse_off)}"


def _drawn(found: Chances, option: OptionChances) -> str:
    error = max(option.npsv.chance_error, option.chance_best_error, *(b.cash.chance_error for b in option.bodies), 0.0)
    points = f"{max(1, round(200 * error))} in 100"
    return (
        f"{number(found.draws)} draws from seed {found.seed}: 19 times in 20 each chance is within {points}, and the "
        f"mean value to society within {pounds_short(2 * option.npsv.error)}, of what any number of draws would say."
    )
