"""The options side by side: one table in plain words, and the reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from investcase.appraisal.measures import OptionAppraisal
from investcase.equality.note import note_of
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
    return made(numbering, _TITLE, _says(telling, every), parts)


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


def _most_on_average(telling: Telling, among: Sequence[Facts]) -> Facts | None:
    """Of some options the one worth most on average of all draws, where it is not the one worth most centrally."""
    found = telling.appraisal.chances
    if found is None:
        return None
    mean = {each.option: each.npsv.mean for each in found.options}
    central = max(among, key=lambda f: f.worth.amount)
    most = max(among, key=lambda f: mean.get(f.option.id, 0.0))
    return most if mean.get(most.option.id, 0.0) - mean.get(central.option.id, 0.0) > UNPRINTED else None


def _says(telling: Telling, every: Sequence[Facts]) -> str:
    """Which is worth most to everyone, and which leaves the lead body most: each true as printed."""
    known = _known(every)
    proposed = next(f for f in every if f.option.flows.option.preferred)
    if len(known) < 2:
        return f"{begun(title_of(proposed))} is what is proposed."
    worth = max(known, key=lambda f: f.worth.amount)
    left = max(known, key=lambda f: f.left.amount)
    first = f"{begun(title_of(worth))} is worth most to everyone"
    on_average = _most_on_average(telling, known)
    if on_average is not None:
        first += f" with central figures, {title_of(on_average)} on average"
    elif left is worth:
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
        return Tabled(number, _title(telling, every), subtitle, columns, rows, note, chosen_column=len(every))
    columns = (Column("Option"), *(Column(name) for name, _ in measures if name not in _LONG))
    kept = [cell for name, cell in measures if name not in _LONG]
    rows = tuple(Row(title, tuple(cell(f) for cell in kept)) for title, f in zip(titles, every, strict=True))
    return Tabled(number, _title(telling, every), subtitle, columns, rows, note, chosen=len(every) - 1)


def _head(facts: Facts) -> str:
    own = facts.option.flows.option
    return "Carry on as now" if own.business_as_usual else f"{own.title}{' (proposed)' if own.preferred else ''}"


_LONG = ("What it is", "Who may lose")


def _title(telling: Telling, every: Sequence[Facts]) -> str:
    """What the table shows of what the changes cost and are worth: carrying on is nil in both."""
    changes = [f for f in _known(every) if not f.option.flows.option.business_as_usual]
    if len(changes) < 2:
        return "What is proposed, beside carrying on as now"
    best, cheapest = max(changes, key=lambda f: f.worth.amount), _cheapest(changes)
    costs = "" if cheapest is None else f"{title_of(cheapest)} costs least"
    if _most_on_average(telling, changes) is not None:
        return f"Of the changes, {f'{costs}; ' if costs else ''}none is clearly worth most"
    loses = best.worth.amount < 0 and not best.worth.is_nil
    amount = best.worth.said(Rounding.BRIEF, Sign.BOTH)
    worth = say("loses least ({amount})", amount=amount) if loses else "is worth most"
    if cheapest is best:
        return say("Of the changes, {title} costs least and {worth}", title=title_of(best), worth=worth)
    words = "Of the changes, {title} {worth}" + ("; {costs}" if costs else "")
    return say(words, title=title_of(best), worth=worth, costs=costs)


def _cheapest(changes: Sequence[Facts]) -> Facts | None:
    """The change that asks for least cash; None where two ask for as little."""
    first, second = sorted(changes, key=lambda f: f.asked.amount)[:2]
    return first if second.asked.amount - first.asked.amount > UNPRINTED else None


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
    note = note_of(telling.appraisal.case)
    losers = [impact.who.group for impact in note.may_lose[:_NAMED]]
    if len(note.may_lose) > _NAMED:
        losers.append(counted(len(note.may_lose) - _NAMED, "more group"))
    if note.equality is not None:
        proposed = listed([begun(losers[0]), *losers[1:]]) if losers else "nobody is said to"
        yield "Who may lose", lambda f: proposed if f.option.flows.option.preferred else "not assessed separately"


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
