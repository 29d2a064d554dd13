"""Figure 1: cash by year, with a title that is true of it, and what pays in which years."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import CashPath, Chart, Phase, cash_strip
from investcase.report.short.facts import Facts
from investcase.report.short.furniture import Drawn
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import begun, over_years, owned, spelled, the

_SHORT_STRIP = 118.0


def figure_1(facts: Facts, *, low: bool = False) -> Drawn | None:
    """The chart of page 1: the lead body's cash, or of a cut what it comes to for everyone; None where nothing moves.

    `low` draws it with less height, for a page whose words are many.
    """
    if facts.option.why_unknown:
        return None
    if facts.option.is_cut:
        return _for_everyone(facts, low=low)
    return _in_cash(facts, low=low) if facts.moves else None


def _in_cash(facts: Facts, *, low: bool) -> Drawn:
    title = title_in_cash(facts)
    hatched = " Hatched: a cost." if any(value.amount < 0 for value in facts.by_year) else ""
    counted = " Money not yet agreed is counted." if facts.budget.funding_unconfirmed.any() else ""
    loans = " Borrowing is left out." if facts.budget.borrowed.any() else ""
    subtitle = f"Net effect on {owned(facts.lead)} budget, cash. Plus is good.{hatched}{counted}{loans}"
    drawn = _drawn(
        facts, [value.amount for value in facts.by_year], title, begun(the(facts.lead)), phases(facts), low=low
    )
    return Drawn(1, title, subtitle, drawn.svg, drawn.table)


def _for_everyone(facts: Facts, *, low: bool) -> Drawn:
    net = facts.option.cash.net()[0]
    title = title_for_everyone(facts, net)
    hatched = " Hatched: a loss." if (net < 0).any() else ""
    subtitle = f"All bodies and people, {facts.base} prices, not discounted. Plus is good.{hatched}"
    drawn = _drawn(facts, net.tolist(), title, "Everyone together", (), low=low)
    return Drawn(1, title, subtitle, drawn.svg, drawn.table)


def _drawn(facts: Facts, net: list[float], title: str, whose: str, told: tuple[Phase, ...], *, low: bool) -> Chart:
    years = [str(year) for year in facts.years]
    how = {"height": _SHORT_STRIP} if low else {}
    return cash_strip(years, net, title=title, whose=whose, phases=told, **how)


def title_in_cash(facts: Facts) -> str:
    """The finding of the lead body's chart."""
    lead, years = begun(the(facts.lead)), facts.years
    path = CashPath(tuple(value.amount for value in facts.by_year))
    quiet = _quiet_after(path, years)
    if not facts.out_of_pocket:
        amount = facts.left.said(Rounding.BRIEF, Sign.NONE)
        better = "" if facts.left.is_nil else f", and {amount} better off by {years[-1]}"
        return f"{lead} is never out of pocket{better}"
    if facts.back is None:
        paying = [year for year, value in zip(years, facts.by_year, strict=True) if value.amount < -UNPRINTED]
        each = "every year" if len(paying) == len(years) else f"{spelled(len(paying))} of {over_years(len(years))}"
        return f"{lead} pays in {each} and is never repaid" if len(years) > 1 else f"{lead} pays, and is not repaid"
    just = "just " if facts.about_even else ""
    first = f"pays first, and is {just}repaid in" if quiet is None else f"pays first, is {just}repaid in"
    after = "" if quiet is None else f", and gains nothing more after {quiet}"
    return f"{lead} {first} {facts.back}{after}"


def title_for_everyone(facts: Facts, net: Array) -> str:
    """The finding of the chart of a cut."""
    totals = np.cumsum(net)
    years = facts.years
    if totals[-1] < -UNPRINTED:
        turned = next(place for place in range(len(totals)) if (totals[place:] < -UNPRINTED).all())
        if turned == 0:
            return f"Everyone together is worse off from {years[0]} on"
        good = [place for place in range(turned) if net[place] > UNPRINTED]
        before = "One good year, then e" if len(good) == turned == 1 else "E"
        return f"{before}veryone together is worse off by {years[turned]}"
    amount = Value(float(totals[-1]), "net", unit=facts.worth.unit)
    if amount.is_nil:
        return f"Everyone together neither gains nor loses by {years[-1]}"
    return f"Everyone together is {amount.words(Rounding.BRIEF, Sign.NONE)} better off by {years[-1]}"


def _quiet_after(path: CashPath, years: tuple[Year, ...]) -> Year | None:
    """The last year in which anything moves, where there are later ones; a gain must end there, or nothing is said."""
    last = path.last
    return years[last] if last is not None and last < len(years) - 1 and path.net[last] > 0 else None


def phases(facts: Facts) -> tuple[Phase, ...]:
    """What pays in which years: money set aside or from others, then only what is saved or the general budget, then
    nothing to pay.
    """
    return tuple(_phases(facts))


def _phases(facts: Facts) -> Iterator[Phase]:
    budget = facts.budget
    set_aside = np.maximum(budget.reserves, 0.0)
    others = budget.funding
    spending = -(budget.programme + budget.vat)
    paid = np.flatnonzero(set_aside + others > UNPRINTED)
    spends = np.flatnonzero(spending > UNPRINTED)
    if not paid.size or not spends.size:
        return
    amount = Value(float(set_aside.sum() + others.sum()), "set_aside").words(Rounding.EXACT, Sign.NONE)
    what = (
        "reserves pay first"
        if not others.any()
        else "partners pay"
        if not set_aside.any()
        else "reserves and partners pay"
    )
    general = Value(float(facts.general_budget[: int(paid[-1]) + 1].sum()), "general_budget")
    if general.is_nil:
        yield Phase(int(paid[0]), int(paid[-1]), f"{what}, {amount}")
    else:
        who = what.removesuffix(" first").removesuffix(" pay").replace(" and ", ", ")
        yield Phase(int(paid[0]), int(paid[-1]), f"{who} and general budget")
    first, last = int(paid[-1]) + 1, int(spends[-1])
    if first <= last:
        saves = all(facts.by_year[place].amount >= -UNPRINTED for place in range(first, last + 1))
        words = "only what is saved pays" if saves else "the general budget fills the gap"
        yield Phase(first, last, words)
    if last + 1 < len(facts.years) and max(first, last + 1) < len(facts.years):
        still = np.flatnonzero(facts.budget.instead < -UNPRINTED)
        stopped = "the work has stopped" if still.size and int(still[-1]) > last else "spending has stopped"
        yield Phase(max(first, last + 1), len(facts.years) - 1, stopped)
