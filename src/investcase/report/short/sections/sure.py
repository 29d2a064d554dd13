"""How sure the answer is: its two ends, which figure decides, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from investcase.appraisal.left_out import Per, undone_by
from investcase.appraisal.risks import risks_taken
from investcase.appraisal.sensitivity import Swing
from investcase.appraisal.switching import Switching, switching
from investcase.appraisal.switching_worlds import Answer
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import Chance, Decider, chances_dots, ends_on_a_line, twenty_answers, what_decides
from investcase.report.short.facts import Facts, facts_of
from investcase.report.short.furniture import Column, Part, Section, Tabled
from investcase.report.short.furniture import section as made
from investcase.report.short.repaid import terms
from investcase.report.short.sections.plainly import figure, in_pack
from investcase.report.short.telling import Telling
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import begun, over_years, owned, spelled, the
from investcase.report.view.chance_words import in_so_many
from investcase.report.view.counting import counted
from investcase.report.view.keyed import Said, amounts_in, say
from investcase.report.view.of_services import figure_title
from investcase.report.view.risks import counted_sentence, tail_sentences
from investcase.report.view.tables import Row
from investcase.report.words import figure_amount, lowered

_MOST = 5
_TITLE = "How sure we are"
_TURNS = "Worth £0 to everyone at"


def section(telling: Telling) -> Section | None:
    """The section; None where nothing was worked out, or nobody has said how sure: page 1 says that."""
    facts = facts_of(telling.appraisal, telling.appraisal.preferred)
    if facts.option.why_unknown or not telling.appraisal.swings:
        return None
    numbering = telling.numbering
    parts: list[Part] = [*_chances(telling, facts), *_deciding(telling, facts), *_left_out(telling)]
    parts += _for_lead(telling, facts)
    parts += _risks(telling)
    shift = [words for words in telling.evidence.summary.how_sure if _is_reading(words)]
    parts += [numbering.paragraph(words) for words in shift]
    parts.append(
        numbering.paragraph(
            f"One thing changed at a time, other years, other discount rates and other readings of the claim: "
            f"{in_pack(telling, 'tests')}. Every figure and its source: {in_pack(telling, 'register')}."
        )
    )
    return made(numbering, _TITLE, _says(telling), parts)


def _is_reading(words: str) -> bool:
    return words.startswith("The sign rests on")


def _chances(telling: Telling, facts: Facts) -> Iterator[Part]:
    """How often it turns out worth doing, and where the answers fall; without a spread, the two ends alone."""
    found = telling.appraisal.chances
    own = next((each for each in found.options if each.option == facts.option.id), None) if found else None
    if found is None or own is None:
        yield from _ends(telling, facts)
        return
    worth = _drawn("Worth doing for everyone", own.npsv.chance_above_nil)
    lead = own.body(facts.lead)
    rows = [worth]
    if lead is not None and facts.out_of_pocket:
        rows.append(_drawn(f"{the(facts.lead)} gets its money back, {terms(facts)}", 1 - lead.chance_never_back))
    title = begun("; ".join(f"{chance.label}: {chance.words}" for chance in rows))
    rows = [replace(chance, label=begun(chance.label)) for chance in rows]
    subtitle = "Each dot is one chance in 20. Filled: it comes true."
    yield figure(telling.numbering, chances_dots(rows, title=title), subtitle)
    twenty = [float(np.quantile(own.draws, (place + 0.5) / 20)) for place in range(20)]
    lost = sum(value < 0 for value in twenty)
    count = "none is" if not lost else "one is" if lost == 1 else f"{spelled(lost)} are"
    worse = f"Of twenty equally likely answers, {count} worse than carrying on"
    if lost == len(twenty):
        worse = "All of twenty equally likely answers are worse than carrying on"
    chart = twenty_answers(
        twenty,
        title=worse,
        worse="worth less than carrying on",
        better="worth as much as carrying on, or more",
        what="Worth to everyone",
    )
    ends = say(
        "Half of the answers are below {half}. "
        "If every figure went badly at once: {worst}; {bad} answers are as bad. "
        "If all went well: {best}; {good} are as good.",
        half=Value(own.npsv.p50, "npsv", end="p50").said(Rounding.BRIEF, Sign.BOTH),
        worst=facts.at_worst.said(Rounding.BRIEF, Sign.BOTH),
        best=facts.at_best.said(Rounding.BRIEF, Sign.BOTH),
        bad=in_so_many(float((own.draws <= facts.at_worst.amount).mean())),
        good=in_so_many(float((own.draws >= facts.at_best.amount).mean())),
    )
    yield figure(telling.numbering, chart, f"{_basis(facts)} Each dot is one of 20 equally likely answers.", ends)
    yield telling.numbering.paragraph(_held(len(found.random), len(found.fixed)), "What these chances leave out.")


def _drawn(label: str, share: float) -> Chance:
    return Chance(label, in_so_many(share), min(max(share, 0.0), 1.0))


def _held(random: int, fixed: int) -> str:
    """What was moved, and what was held as it is."""
    moved = f"They move {counted(random, 'figure')} with a range, all at once."
    held = f" The other {fixed} have no range and were held as they are," if fixed else " Held as they are were"
    return (
        f"{moved}{held}{' and so were' if fixed else ''} the choices in the models and whether budgets fall as planned."
    )


def _for_lead(telling: Telling, facts: Facts) -> Iterator[Part]:
    """Where the figure that moves the answer most would have to be for the lead body to be repaid."""
    swing = next(iter(telling.appraisal.swings), None)
    if swing is None or not facts.out_of_pocket:
        return
    found = switching(telling.appraisal).of(Answer.REPAID).get(swing.figure.key)
    if found is None or (found.below is None) == (found.above is None):
        return
    turn = found.nearest
    assert turn is not None
    words = say(
        "It gets its money back, {terms}, with {title} at {value} or {way}{beyond}. "
        "All else is central; we take {today}.",
        terms=terms(facts),
        title=f"‘{figure_title(facts.option.flows.option, swing.figure)}’",
        value=figure_amount(swing.figure, turn.value),
        way="more" if turn.holds_above else "less",
        beyond=": outside its range" if found.inside is False else "",
        today=figure_amount(swing.figure, found.today),
    )
    yield telling.numbering.paragraph(words, f"{begun(owned(facts.lead))} own line.")


def _risks(telling: Telling) -> Iterator[Part]:
    """What the costs hold for risks, and what becomes of the answer if one that is told apart happens."""
    counted_in = counted_sentence(telling.appraisal.once(risks_taken))
    if counted_in is None:
        return
    words = say("{counted} {table}.", counted=counted_in, table=begun(f"each: {in_pack(telling, 'tests')}"))
    yield telling.numbering.paragraph(words, "Risks in money.")
    for words in tail_sentences(telling.appraisal):
        yield telling.numbering.paragraph(words, "Told apart.")


def _turning(swing: Swing) -> bool:
    """Whether the answer is above nil at one end of a figure's range, and below it at another point tried."""
    answers = (swing.at_low, swing.central, swing.at_high)
    return min(answers) < -UNPRINTED and max(answers) > UNPRINTED


def _says(telling: Telling) -> str:
    swings = telling.appraisal.swings
    option = telling.appraisal.preferred.flows.option
    turning = [swing for swing in swings if _turning(swing)]
    if not turning:
        return "No figure, alone and within its range, changes whether it is worth doing for everyone."
    if len(turning) == 1:
        title = figure_title(option, turning[0].figure)
        return f"One figure, alone and within its range, changes whether it is worth doing for everyone: {title}."
    count = begun(spelled(len(turning)))
    return f"{count} figures, each alone and within its range, change whether it is worth doing for everyone."


def _basis(facts: Facts) -> str:
    return f"Worth to everyone, {over_years(len(facts.years))}, present value, {facts.base} prices."


def _ends(telling: Telling, facts: Facts) -> Iterator[Part]:
    worst, expected, best = facts.at_worst.amount, facts.worth.amount, facts.at_best.amount
    if not worst <= expected <= best or best - worst < UNPRINTED:
        return
    if worst >= 0:
        title = "Even if every figure went badly, it would be worth doing"
    elif best <= 0:
        title = "Even if every figure went well, it would not be worth doing"
    else:
        title = "If all goes badly it is worth less than carrying on; if all goes well, more"
    chart = ends_on_a_line(expected, worst, best, title=title, what="Worth to everyone")
    yield figure(telling.numbering, chart, f"{_basis(facts)} The ends say how far, not how often.")


def _deciding(telling: Telling, facts: Facts) -> Iterator[Part]:
    swings = telling.appraisal.swings
    shown = swings[:_MOST]
    option = facts.option.flows.option
    turning = sum(_turning(swing) for swing in swings)
    if not turning:
        title = "No one figure, within its range, turns the answer for everyone"
    elif len(swings) == 1:
        title = "The one figure that has a range can turn the answer for everyone"
    else:
        title = f"{begun(spelled(turning))} of {counted(len(swings), 'figure')} can alone turn the answer for everyone"
    turns = switching(telling.appraisal).of(Answer.NPSV)
    rows = [
        Decider(
            begun(figure_title(option, swing.figure)),
            _range(swing),
            swing.at_low,
            swing.at_high,
            _turns_at(swing, turns.get(swing.figure.key)),
            within=_turning(swing),
        )
        for swing in shown
    ]
    chart = what_decides(rows, expected=facts.worth.amount, title=title, turning=_TURNS)
    more = len(swings) - len(shown)
    rest = max((swing.width for swing in swings[_MOST:]), default=0.0)
    others = (
        say(
            " {more} more {move} it by {rest} at most.",
            more=begun(spelled(more)),
            move="moves" if more == 1 else "move",
            rest=Value(rest, "swing.rest").said(Rounding.BRIEF, Sign.NONE),
        )
        if more
        else ""
    )
    source = f"Hatched: the bad end.{others} All of them: {in_pack(telling, 'chart-numbers')}."
    yield figure(telling.numbering, chart, f"{_basis(facts)} One figure changed at a time.", source)


def _turns_at(swing: Swing, found: Switching | None) -> str:
    """The value at which the answer turns, nearest to what is taken; never, where no value does it."""
    if found is None:
        return "within its range" if _turning(swing) else "not within its range"
    turn = found.nearest
    if turn is None:
        return "within its range" if _turning(swing) else "never"
    value = figure_amount(swing.figure, turn.value)
    return value if _turning(swing) else f"{value}: outside its range"


def _range(swing: Swing) -> str:
    """A figure's ends and what is taken for it, with a unit that they share said once."""
    low, high = swing.figure.quantity.ends
    written = [figure_amount(swing.figure, value) for value in (low, high, swing.figure.quantity.central)]
    numbers, units = zip(*(words.partition(" ")[::2] for words in written), strict=True)
    if len(set(units)) == 1 and units[0]:
        return f"{numbers[0]} to {numbers[1]} {units[0]}; we take {numbers[2]}"
    return f"{written[0]} to {written[1]}; we take {written[2]}"


def _left_out(telling: Telling) -> Iterator[Part]:
    """What the evidence leaves out, and what it would have to cost for nothing to be left."""
    found = undone_by(telling.appraisal.preferred)
    if not found:
        return
    together: dict[str, list[Said]] = {}
    for each in found:
        per = "a week for each person helped" if each.per is Per.PERSON_WEEK else "for each person helped"
        amount = Value(each.amount, f"{each.intervention}.undone").said(Rounding.BRIEF, Sign.NONE)
        costs = "; ".join(dict.fromkeys(answer.cost.title for answer in each.costs))
        words = say("more than {amount} {per} ({title})", amount=amount, per=per, title=lowered(each.title))
        together.setdefault(costs, []).append(words)
    rows = [Row(costs, (Said("; or, alone, ".join(words), amounts_in(words)),)) for costs, words in together.items()]
    heads = (
        Column("Left out, all of it together", share=44),
        Column("Nothing would be left if it cost", share=56),
    )
    worth = Value(float(telling.appraisal.preferred.npsv[0]), "npsv").said(Rounding.BRIEF, Sign.BOTH)
    base = telling.appraisal.case.document.price_base
    subtitle = say("Against the {worth} it is worth to everyone. {base} prices.", worth=worth, base=base)
    yield Tabled(
        telling.numbering.table(), "What is left out, and what it would have to cost", subtitle, heads, tuple(rows)
    )
