"""What is asked: the numbered decisions of page 1, each with its sum."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.quantities.tolerance import UNPRINTED
from investcase.report.short.facts import Facts
from investcase.report.short.headline import plainly
from investcase.report.short.pattern import Pattern, pattern_of
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import begun, ends, last_day, over_years, owned, starts, the
from investcase.report.view.keyed import Keyed, Said, say, told
from investcase.report.view.people_words import date_words
from investcase.report.view.tables import listed

_MOST = 4


def exactly(value: Value) -> Keyed:
    """A sum that is decided on, to three figures."""
    return value.said(Rounding.EXACT, Sign.NONE)


def decisions(facts: Facts) -> tuple[Said, ...]:
    """Every decision, in the order in which it is asked."""
    pattern = pattern_of(facts)
    if pattern in (Pattern.CUT, Pattern.CUT_NOTHING_KNOWN):
        return tuple(_of_a_cut(facts))
    return (*_whether_worth_it(facts, pattern), *_sums(facts, pattern))


def shown(asked: tuple[Said, ...]) -> tuple[Said, ...]:
    """The first of them, and of the rest how many."""
    if len(asked) <= _MOST:
        return asked
    return (*asked[:_MOST], say("And {more} more, as the evidence pack sets out.", more=len(asked) - _MOST))


def _whether_worth_it(facts: Facts, pattern: Pattern) -> Iterator[Said]:
    if pattern in (Pattern.NEVER, Pattern.WORTH_NOT_REPAID) and not facts.left.is_nil:
        if facts.budget.funding_unconfirmed.any():
            yield say(
                "Say whether it is worth {left} to {lead} ({more} without unconfirmed money).",
                left=exactly(facts.left),
                lead=the(facts.lead),
                more=exactly(facts.left_unless_agreed),
            )
            return
        yield say(
            "Say whether it is worth {left} to {lead}. None of that comes back within {years}.",
            left=exactly(facts.left),
            lead=the(facts.lead),
            years=over_years(len(facts.years)),
        )


def _sums(facts: Facts, pattern: Pattern) -> Iterator[Said]:
    if_so = "If so, approve" if pattern in (Pattern.NEVER, Pattern.WORTH_NOT_REPAID) else "Approve"
    if not facts.asked.is_nil:
        many = len(facts.spent)
        when = f"in {facts.spent[0]}" if many == 1 else f"over {over_years(many)} from {starts(facts.spent[0])}"
        capital = "" if facts.capital.is_nil else ", {capital} of it capital"
        yield say(f"{if_so} {{asked}} {when}{capital}.", asked=exactly(facts.asked), capital=exactly(facts.capital))
    met = [*_from_reserves(facts), *_from_others(facts)]
    yield from (*met[:-1], *(told([words, *_from_general(facts)]) for words in met[-1:]))
    yield from _to_others(facts)
    borrowed = Value(float(facts.budget.borrowed.sum()), "borrowed", body=facts.lead)
    if not borrowed.is_nil:
        yield say("Borrow {borrowed}.", borrowed=exactly(borrowed))
    yield from _review(facts)


def _from_reserves(facts: Facts) -> Iterator[Said]:
    budget = facts.budget
    drawn = np.maximum(budget.reserves, 0.0)
    value = Value(float(drawn.sum()), "reserves", body=facts.lead)
    if value.is_nil:
        return
    last = budget.years[int(np.flatnonzero(drawn > UNPRINTED)[-1])]
    unsure = float(np.maximum(budget.reserves_unconfirmed, 0.0).sum())
    yield say(
        "Draw {drawn} from {whose} own reserves by {by}. {sure}",
        drawn=exactly(value),
        whose=owned(facts.lead),
        by=ends(last),
        sure=_how_confirmed(value, Value(unsure, "reserves_unconfirmed", body=facts.lead)),
    )


def _from_others(facts: Facts) -> Iterator[Said]:
    budget = facts.budget
    value = Value(float(budget.funding.sum()), "funding", body=facts.lead)
    if value.is_nil:
        return
    unsure = Value(float(budget.funding_unconfirmed.sum()), "funding_unconfirmed", body=facts.lead)
    payers = [s.paid_by for s in facts.option.flows.option.funding if s.body == facts.lead and s.paid_by != s.body]
    named = list(dict.fromkeys(the(payer) for payer in payers if payer is not None))
    yield say(
        "Take {funding} from {who}. {sure}",
        funding=exactly(value),
        who=listed(named) if named and None not in payers else "elsewhere",
        sure=_how_confirmed(value, unsure),
    )


def _from_general(facts: Facts) -> Iterator[Said]:
    """What the general budget must find besides the money that is asked for by name."""
    value = Value(float(facts.general_budget.sum()), "general_budget.in_all", body=facts.lead)
    if not value.is_nil:
        yield say("The general budget finds {general}.", general=exactly(value))


def _to_others(facts: Facts) -> Iterator[Said]:
    value = Value(float(-facts.budget.payments.sum()), "payments", body=facts.lead)
    if not value.is_nil:
        yield say("Pay partners {payments}.", payments=exactly(value))


def _how_confirmed(value: Value, unsure: Value) -> Said:
    if unsure.is_nil:
        return say("It is confirmed.")
    if value.amount - unsure.amount <= UNPRINTED:
        return say("None of it is confirmed.")
    return say("{unsure} of it is not confirmed.", unsure=exactly(unsure))


def _review(facts: Facts) -> Iterator[Said]:
    """The day by which it is decided whether to go on, and where the lead body then stands."""
    decision = facts.appraisal.case.document.decision
    if decision is None or decision.review_on is None:
        return
    day = decision.review_on
    done = [place for place, year in enumerate(facts.years) if last_day(year) <= day]
    asked = say("Decide by {day} whether to go on.", day=date_words(day))
    yield asked if not done else told([asked, _stands(facts, facts.running[done[-1]])])


def _stands(facts: Facts, running: Value) -> Said:
    lead = begun(the(facts.lead))
    if running.is_nil:
        return say("{lead} will then be neither out of pocket nor ahead.", lead=lead)
    where = "out of pocket" if running.amount < 0 else "ahead"
    return say("{lead} will then be {much} {where}.", lead=lead, much=plainly(running), where=where)


def _of_a_cut(facts: Facts) -> Iterator[Said]:
    every = [option.flows.option for option in facts.appraisal.options]
    choices = [own.title for own in every if not (own.rejected or own.preferred or own.business_as_usual)]
    last = "; or carry on as now" if any(own.business_as_usual for own in every) else ""
    words = "".join(f"; or {title}" for title in choices) + last
    yield say("Choose: {own}{others}.", own=facts.option.flows.option.title, others=words or ", or not")
    if not facts.asked.is_nil:
        yield say(
            "If you cut, approve the {asked} that it costs {lead}.", asked=exactly(facts.asked), lead=the(facts.lead)
        )
