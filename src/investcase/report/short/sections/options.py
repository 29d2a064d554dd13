"""The options side by side: one table in plain words, and the reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from investcase.appraisal.measures import OptionAppraisal
from investcase.equality.note import equality_note
from investcase.numbers.writing import NOTHING, people
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.short.facts import Facts, facts_of
from investcase.report.short.furniture import Column, Part, Section, Tabled
from investcase.report.short.furniture import section as made
from investcase.report.short.sections.plainly import in_pack
from investcase.report.short.sections.which_is_best import which_is_best
from investcase.report.short.telling import Telling
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import begun, over_years, sentence, the
from investcase.report.view.chance_words import in_so_many
from investcase.report.view.counting import counted
from investcase.report.view.keyed import Keyed, say
from investcase.report.view.ratios import ratio_or_why_not
from investcase.report.view.tables import Row, listed

_NEAR_EVEN = 0.05
_UPRIGHT, _TWO, _NAMED, _CARRY_ON = 4, 2, 2, 14
_TITLE = "The options side by side"
NIL = "nil"

Measure = tuple[str, Callable[[Facts], str]]


def section(telling: Telling) -> Section | None:
    """The section; None where there is nothing to choose between that the table of page 1 does not say."""
    appraisal, numbering = telling.appraisal, telling.numbering
    every = [facts_of(appraisal, o) for o in _shown(appraisal.options)]
    rejected = [o for o in appraisal.options if o.flows.option.rejected]
    alone = len(every) <= _TWO and not rejected
    if alone and not any(_ranged(f) or f.option.flows.mechanisms for f in every):
        return None
    parts: list[Part] = []
    if len(every) > 1:
        parts.append(_table(telling, every))
    parts += which_is_best(telling)
    for option in rejected:
        why = option.flows.option.rejected or ""
        parts.append(numbering.paragraph(begun(why), f"Rejected: {option.flows.option.title}."))
    return made(numbering, _TITLE, _says(every), parts)


def _shown(options: Sequence[OptionAppraisal]) -> list[OptionAppraisal]:
    """The options that may be chosen: carrying on first, the proposed one last."""
    kept = [option for option in options if not option.flows.option.rejected]
    return sorted(kept, key=lambda o: (not o.flows.option.business_as_usual, o.flows.option.preferred))


def _known(every: Sequence[Facts]) -> list[Facts]:
    return [f for f in every if not f.option.why_unknown]


def title_of(facts: Facts) -> str:
    """What an option is called in a sentence, its title in quotation marks: it may be a command."""
    own = facts.option.flows.option
    return "carrying on as now" if own.business_as_usual else f"‘{own.title}’"


def _says(every: Sequence[Facts]) -> str:
    """Which is worth most to everyone, and which leaves the lead body most: each true as printed."""
    known = _known(every)
    proposed = next(f for f in every if f.option.flows.option.preferred)
    if len(known) < 2:
        return f"{begun(title_of(proposed))} is what is proposed."
    worth, *_ = ranked = _by_worth(known)
    left = max(known, key=lambda f: f.left.amount)
    if level(worth, ranked[1]):
        first = f"{begun(title_of(worth))} and {title_of(ranked[1])} are about level for everyone"
        return f"{first}; {title_of(left)} leaves {the(proposed.lead)} the most cash."
    first = f"{begun(title_of(worth))} is worth most to everyone"
    if left is worth:
        return f"{first}, and leaves {the(proposed.lead)} the most cash."
    return f"{first}; {title_of(left)} leaves {the(proposed.lead)} the most cash."


def _table(telling: Telling, every: list[Facts]) -> Tabled:
    measures = list(_measures(telling, every))
    titles = [_head(f) for f in every]
    base, years = every[0].base, len(every[0].years)
    lead = the(every[0].lead)
    subtitle = f"{begun(over_years(years))}. Cash: of {lead}. Worth: present value, {base} prices. Plus is good."
    badly = "Worst and best: each option with every figure at its own end. " if any(map(_ranged, every)) else ""
    note = f"{badly}More measures, and other discount rates: {in_pack(telling, 'tests')}."
    number = telling.numbering.table()
    if len(every) <= _UPRIGHT:
        rest = [f for f in every if not f.option.flows.option.business_as_usual]
        wide = (80 - _CARRY_ON * (len(every) - len(rest))) // len(rest)
        shares = [_CARRY_ON if f.option.flows.option.business_as_usual else wide for f in every]
        columns = (Column("", share=20), *(Column(t, share=s) for t, s in zip(titles, shares, strict=True)))
        rows = tuple(Row(name, tuple(cell(f) for f in every)) for name, cell in measures)
        return Tabled(number, _title(every), subtitle, columns, rows, note, chosen_column=len(every))
    columns = (Column("Option"), *(Column(name) for name, _ in measures if name not in _LONG))
    kept = [cell for name, cell in measures if name not in _LONG]
    rows = tuple(Row(title, tuple(cell(f) for cell in kept)) for title, f in zip(titles, every, strict=True))
    return Tabled(number, _title(every), subtitle, columns, rows, note, chosen=len(every) - 1)


def _head(facts: Facts) -> str:
    own = facts.option.flows.option
    return "Carry on as now" if own.business_as_usual else f"{own.title}{' (proposed)' if own.preferred else ''}"


_LONG = ("What it is", "Who may lose")


def _title(every: Sequence[Facts]) -> str:
    """What the table shows of cost and worth of the changes; carrying on as now, which costs nothing, stands by it."""
    known = [f for f in _known(every) if not f.option.flows.option.business_as_usual]
    if len(known) < 2:
        return "What is proposed, beside carrying on as now"
    best, second, *_ = _by_worth(known)
    cheapest = min(known, key=lambda f: f.asked.amount)
    costs = f"{title_of(cheapest)} costs least"
    if level(best, second):
        return f"Of the changes, {costs}"
    if best.worth.amount < 0 and not best.worth.is_nil:
        loses = best.worth.said(Rounding.BRIEF, Sign.BOTH)
        if cheapest is best:
            return say(
                "Of the changes, {which} costs least, and loses least ({loses})", which=title_of(best), loses=loses
            )
        words = "Of the changes, {which} loses least ({loses}), and {costs}"
        return say(words, which=title_of(best), loses=loses, costs=costs)
    if cheapest is best:
        return f"Of the changes, {costs} and is worth most"
    return f"Of the changes, {title_of(best)} is worth most, and {costs}"


def _by_worth(known: Sequence[Facts]) -> list[Facts]:
    return sorted(known, key=lambda f: -f.worth.amount)


def level(first: Facts, second: Facts) -> bool:
    """Whether nobody can say which of two is worth more to everyone: the mean of the draws says otherwise than the
    central answer, or either is the better in about half of them; without draws, they come to the same pound.
    """
    one, other = first.chances, second.chances
    if one is None or other is None:
        return abs(first.worth.amount - second.worth.amount) < UNPRINTED
    ahead = one.draws - other.draws
    if not (np.abs(ahead) > UNPRINTED).any():
        return True
    order = (first.worth.amount - second.worth.amount) * float(ahead.mean())
    return order < 0 or abs(float((ahead > 0).mean()) - 0.5) < _NEAR_EVEN


def _measures(telling: Telling, every: Sequence[Facts]) -> Iterator[Measure]:
    years = over_years(len(every[0].years))
    if any(f.option.flows.option.summary for f in every if not _nothing(f)):
        yield "What it is", _what
    if any(f.option.flows.mechanisms for f in every):
        yield "People", _people
    yield "To approve, cash", lambda f: _or_nil(f, f.asked, Sign.NONE)
    if any(f.worst is not None for f in every):
        yield "Most out of pocket", _deepest
        yield "Money back", _back
    yield f"Left, cash, {years}", lambda f: _or_nil(f, f.left, Sign.BOTH)
    yield "Worth to everyone", lambda f: _or_nil(f, f.worth, Sign.BOTH)
    if any(f.option.no_ratio is None and float(f.option.bcr_net_public[0]) > 0 for f in every if not _nothing(f)):
        yield "For each public £1", _ratio
    if any(_ranged(f) for f in every):
        yield "At worst, or at best", _ends
    found = telling.appraisal.chances
    if found is not None:
        chance = {each.option: in_so_many(each.npsv.chance_above_nil) for each in found.options}
        yield "Chance it is worth doing", lambda f: NOTHING if _nothing(f) else chance.get(f.option.id, NOTHING)
    note = equality_note(telling.appraisal.case.equality, telling.appraisal.case.nation, telling.appraisal.case.duties)
    losers = [impact.who.group for impact in note.may_lose[:_NAMED]]
    if len(note.may_lose) > _NAMED:
        losers.append(counted(len(note.may_lose) - _NAMED, "more group"))
    if note.equality is not None:
        proposed = listed([begun(losers[0]), *losers[1:]]) if losers else "nobody is said to"
        yield "Who may lose", lambda f: proposed if f.option.flows.option.preferred else "not assessed apart"


def _nothing(facts: Facts) -> bool:
    return facts.option.flows.option.business_as_usual


def _what(facts: Facts) -> str:
    own = facts.option.flows.option
    return sentence(own.summary) if own.summary else ("Nothing changes." if own.business_as_usual else NOTHING)


def _people(facts: Facts) -> str:
    told = [
        f"about {people(float(m.people[0].max()))} {m.intervention.document.people_title}"
        for m in facts.option.flows.mechanisms
        if float(m.people[0].max(initial=0.0)) > 0
    ]
    return "; ".join(told) or NOTHING


def _or_nil(facts: Facts, value: Value, sign: Sign) -> Keyed | str:
    if facts.option.why_unknown:
        return "not worked out"
    return NIL if value.is_nil else value.said(Rounding.BRIEF, sign)


def _deepest(facts: Facts) -> str:
    if facts.option.why_unknown:
        return "not worked out"
    if facts.worst is None:
        return NIL
    return say("{deepest}, in {year}", deepest=facts.deepest.said(Rounding.BRIEF, Sign.NONE), year=facts.worst)


def _back(facts: Facts) -> str:
    if facts.option.why_unknown or not facts.moves or facts.worst is None:
        return NOTHING
    return "never" if facts.back is None else str(facts.back)


def _ratio(facts: Facts) -> str:
    none = _nothing(facts) or facts.option.why_unknown or facts.option.no_ratio is not None
    return NOTHING if none else f"£{ratio_or_why_not(facts.option)} of value"


def _ranged(facts: Facts) -> bool:
    """Whether any figure behind an option has a range that moves what it is worth."""
    return not _nothing(facts) and abs(facts.at_best.amount - facts.at_worst.amount) > UNPRINTED


def _ends(facts: Facts) -> str:
    if facts.option.why_unknown or _nothing(facts):
        return NOTHING
    if not _ranged(facts):
        return "no figure has a range"
    worst, best = (_or_nil(facts, value, Sign.BOTH) for value in (facts.at_worst, facts.at_best))
    return say("{worst} or {best}", worst=worst, best=best)
