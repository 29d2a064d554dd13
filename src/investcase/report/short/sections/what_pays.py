"""What pays for the plan in each year, and what happens when money ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from investcase.appraisal.funding import BodyFunding
from investcase.appraisal.passing_money import Cliff
from investcase.appraisal.short_funding import short_fundings
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import Payer, what_pays
from investcase.report.short.facts import Facts
from investcase.report.short.furniture import Paragraph, Part
from investcase.report.short.sections.plainly import figure, in_pack, unmarked
from investcase.report.short.telling import Telling
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import begun, over_years, the
from investcase.report.view.keyed import Said, say, told
from investcase.report.view.tables import listed

_HEIGHT = 112.0
_TWO = 2


def paying_figure(telling: Telling, facts: Facts) -> Iterator[Part]:
    """Spending by year, met first by money that comes for it, then by what is saved, then by the general budget.

    None of a cut, which spends to leave.
    """
    budget = facts.budget
    if facts.option.is_cut:
        return
    out = np.maximum(-(budget.programme + budget.instead + budget.vat + budget.payments + budget.interest), 0.0)
    if not (out > UNPRINTED).any():
        return
    left = out.copy()
    met = {}
    for name, money in (
        ("funding", budget.funding),
        ("reserve", budget.reserves),
        ("loan", budget.borrowed),
        ("saved", budget.budget_reduction + budget.avoided_growth),
    ):
        met[name] = np.minimum(left, np.maximum(money, 0.0))
        left = left - met[name]
    saved = "what comes in" if budget.income.any() and not (budget.budget_reduction - budget.income).any() else "saved"
    name = "what is saved" if saved == "saved" else saved
    payers = [Payer(name, "", tuple(map(float, met["saved"])))] if (met["saved"] > UNPRINTED).any() else []
    for name, title, money, unconfirmed in (
        ("funding", "partners, grants", budget.funding, budget.funding_unconfirmed),
        ("reserve", "own reserve", budget.reserves, budget.reserves_unconfirmed),
        ("loan", "borrowed", budget.borrowed, np.zeros_like(out)),
    ):
        if (met[name] > UNPRINTED).any():
            note = _unconfirmed_note(money, unconfirmed)
            payers.append(Payer(title, note, tuple(map(float, met[name]))))
    general = facts.general_budget
    if (general > UNPRINTED).any():
        payers.append(Payer("general budget", "", tuple(map(float, general))))
    if len(payers) == 1 and (out > UNPRINTED).sum() == 1:
        return
    title = _title(facts, met["saved"], general, out)
    chart = what_pays([str(year) for year in facts.years], payers, title=title, height=_HEIGHT)
    subtitle = f"What pays for what {the(facts.lead)} spends on this plan, cash, central figures."
    yield figure(telling.numbering, chart, subtitle)


def _title(facts: Facts, saved: np.ndarray, general: np.ndarray, out: np.ndarray) -> str:
    """Who pays in the end: true of every year from the one it names."""
    spent = np.flatnonzero(out > UNPRINTED)
    alone = [t for t in spent if saved[t] >= out[t] - UNPRINTED]
    tail = [t for t in spent if all(later in alone for later in spent if later >= t)]
    if tail and tail[0] == spent[0]:
        return "What is saved pays for the spending in every year"
    if len(tail) > 1 or (tail and len(spent) == _TWO):
        return f"From {facts.years[tail[0]]} only what is saved pays"
    if not (general > UNPRINTED).any():
        return "Money that is set aside, and what is saved, pay for all of it"
    if (general[spent] > UNPRINTED).all():
        return "In every year the general budget pays part"
    total = Value(float(general.sum()), "general_budget.in_all", body=facts.lead).said(Rounding.BRIEF, Sign.NONE)
    return say("{total} must come from the general budget", total=total)


def paying_words(telling: Telling, facts: Facts) -> Iterator[Paragraph]:
    """Paragraphs on what is confirmed, what ends, and what if no budget falls."""
    numbering, budget = telling.numbering, facts.budget
    for lead, money, unconfirmed in (
        ("Money from partners and grants.", budget.funding, budget.funding_unconfirmed),
        ("Its own reserve.", budget.reserves, budget.reserves_unconfirmed),
    ):
        if money.any():
            total = Value(float(money.sum()), "set_aside", body=facts.lead, end=lead)
            open_part = Value(float(unconfirmed.sum()), "set_aside.unconfirmed", body=facts.lead, end=lead)
            said = _confirmed(total, open_part)
            if money is budget.funding and unconfirmed.any():
                said = told([said, _unless_agreed(facts)])
            yield numbering.paragraph(said, lead)
    for found in telling.appraisal.funding(facts.option):
        for cliff in _told(found.passing.cliffs):
            names = listed([unmarked(each.source.title) for each in cliff.money])
            ends = "ends" if cliff.ended else "falls"
            unmet = Value(cliff.unmet, "unmet", body=found.body, year=cliff.year).said(Rounding.BRIEF, Sign.NONE)
            words = "{names} {ends} before {year}. Nothing set aside meets {unmet} that {who} still spends then: {pays}"
            said = say(
                words,
                names=begun(names),
                ends=ends,
                year=cliff.year,
                unmet=unmet,
                who=the(found.body),
                pays=_pays_instead(found, cliff),
            )
            yield numbering.paragraph(said, "When money ends.")
        for words in dict.fromkeys(unmarked(stream.exit) for stream in found.streams if stream.exit):
            yield numbering.paragraph(words, "What pays then.")
    yield from _if_nothing_falls(telling, facts)
    yield from _year_at_a_time(telling)


def _pays_instead(found: BodyFunding, cliff: Cliff) -> Said:
    """What must pay for what no money meets: what is saved that year, where anything is."""
    passing = found.passing
    amount = float(passing.saved[passing.years.index(cliff.year)])
    saved = Value(amount, "saved", body=found.body, year=cliff.year)
    if amount <= UNPRINTED:
        return say("nothing is saved that year, and the general budget must pay.")
    words = "it must come from what is saved, {saved} that year if budgets fall as planned."
    return say(words, saved=saved.said(Rounding.BRIEF, Sign.NONE))


def _unconfirmed_note(money: np.ndarray, unconfirmed: np.ndarray) -> str:
    """What is said under a payer whose money, or part of it, nobody has confirmed."""
    if not unconfirmed.any():
        return ""
    return "(not confirmed)" if float(money.sum() - unconfirmed.sum()) <= UNPRINTED else "(not all confirmed)"


def _unless_agreed(facts: Facts) -> str:
    """Where the lead body would be without what nobody has confirmed, which every other sum of cash counts."""
    left, lead = facts.left_unless_agreed, the(facts.lead)
    if left.is_nil:
        return say("Without what is not confirmed {lead} is left as it was.", lead=lead)
    way = "better" if left.amount > 0 else "worse"
    words = "Without what is not confirmed {lead} is {left} {way} off."
    return say(words, lead=lead, left=left.said(Rounding.EXACT, Sign.NONE), way=way)


def _told(cliffs: Iterable[Cliff]) -> Sequence[Cliff]:
    """The cliffs at which money ends; of money that only falls, the deepest."""
    every = list(cliffs)
    ended = [cliff for cliff in every if cliff.ended]
    return ended or sorted(every, key=lambda cliff: -cliff.unmet)[:1]


def _confirmed(total: Value, unconfirmed: Value) -> str:
    amount = total.said(Rounding.EXACT, Sign.NONE)
    if unconfirmed.is_nil:
        return say("{amount}, confirmed.", amount=amount)
    if abs(total.amount - unconfirmed.amount) < UNPRINTED:
        return say("{amount}. None of it is confirmed.", amount=amount)
    part = unconfirmed.said(Rounding.EXACT, Sign.NONE)
    return say("{amount}, of which {part} is not confirmed.", amount=amount, part=part)


def _year_at_a_time(telling: Telling) -> Iterator[Paragraph]:
    """What funding one year at a time would do to what it is worth, where the case says on what terms."""
    found = telling.appraisal.once(short_fundings).get(telling.appraisal.preferred.id)
    if found is None:
        return
    less = Value(float(found.longer.npsv[0] - found.shorter.npsv[0]), "npsv.year_at_a_time")
    if less.is_nil:
        words = "the same work would be worth as much to everyone."
    else:
        way = "less" if less.amount > 0 else "more"
        amount = less.said(Rounding.BRIEF, Sign.NONE)
        words = say("the same work would be worth {amount} {way} to everyone.", amount=amount, way=way)
    pack = in_pack(telling, "cash-flow")
    yield telling.numbering.paragraph(told([words, f"The terms: {pack}."]), "Funded one year at a time,")


def _if_nothing_falls(telling: Telling, facts: Facts) -> Iterator[Paragraph]:
    """What the lead body is left with if it spends as planned and no budget falls."""
    budget = facts.budget
    saved = budget.budget_reduction - budget.income + budget.avoided_growth
    if facts.option.is_cut or not (saved > UNPRINTED).any():
        return
    left = float((budget.net_of_loans - saved).sum())
    if left >= -UNPRINTED:
        return
    amount = Value(left, "left.if_nothing_falls", body=facts.lead).said(Rounding.BRIEF, Sign.NONE)
    words = "{lead} is {amount} worse off over {years}."
    said = say(words, lead=the(facts.lead), amount=amount, years=over_years(len(facts.years)))
    yield telling.numbering.paragraph(said, "If no budget ever falls,")
