"""How sure the answer is: its two ends, which figure decides, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.left_out import Per, undone_by
from investcase.appraisal.sensitivity import Swing
from investcase.numbers.writing import signed_pounds_short
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import Decider, ends_on_a_line, what_decides
from investcase.report.short.facts import Facts, facts_of
from investcase.report.short.furniture import Column, Part, Section, Tabled
from investcase.report.short.furniture import section as made
from investcase.report.short.sections.plainly import figure, in_pack
from investcase.report.short.telling import Telling
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import begun, over_years, spelled
from investcase.report.view.counting import counted
from investcase.report.view.keyed import say
from investcase.report.view.of_services import figure_title
from investcase.report.view.tables import Row
from investcase.report.words import figure_amount

_MOST = 5
_TITLE = "How sure we are"
_TURNS = "Turns the answer, alone?"


def section(telling: Telling) -> Section | None:
    """The section; None where nothing was worked out that could be unsure."""
    facts = facts_of(telling.appraisal, telling.appraisal.preferred)
    if facts.option.why_unknown:
        return None
    numbering = telling.numbering
    parts: list[Part] = [*_ends(telling, facts), *_deciding(telling, facts), *_left_out(telling)]
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


def _turning(swing: Swing) -> bool:
    """Whether the answer is above nil at one end of a figure's range, and below it at another point tried."""
    answers = (swing.at_low, swing.central, swing.at_high)
    return min(answers) < -UNPRINTED and max(answers) > UNPRINTED


def _says(telling: Telling) -> str:
    swings = telling.appraisal.swings
    if not swings:
        return "Nobody has said how sure these figures are: none that moves the answer has a range."
    option = telling.appraisal.preferred.flows.option
    turning = [swing for swing in swings if _turning(swing)]
    if not turning:
        return "No figure, alone and within its range, turns the answer."
    if len(turning) == 1:
        return f"One figure, alone and within its range, turns the answer: {figure_title(option, turning[0].figure)}."
    return f"{begun(spelled(len(turning)))} figures, each alone and within its range, would turn the answer."


def _basis(facts: Facts) -> str:
    return f"Worth to everyone, {over_years(len(facts.years))}, present value, {facts.base} prices."


def _ends(telling: Telling, facts: Facts) -> Iterator[Part]:
    worst, expected, best = facts.at_worst.amount, facts.worth.amount, facts.at_best.amount
    if not telling.appraisal.swings or not worst <= expected <= best or best - worst < UNPRINTED:
        return
    if worst >= 0:
        title = "Even if every figure went badly, it would be worth doing"
    elif best <= 0:
        title = "Even if every figure went well, it would not be worth doing"
    else:
        title = "If all goes badly it is worth less than carrying on; if all goes well, more"
    chart = ends_on_a_line(expected, worst, best, title=title, what="Worth to everyone")
    yield figure(telling.numbering, chart, f"{_basis(facts)} Neither end is likely.")


def _deciding(telling: Telling, facts: Facts) -> Iterator[Part]:
    swings = telling.appraisal.swings
    if not swings:
        return
    shown = swings[:_MOST]
    option = facts.option.flows.option
    turning = sum(_turning(swing) for swing in swings)
    if not turning:
        title = "No one figure, within its range, turns the answer"
    elif len(swings) == 1:
        title = "The one figure that has a range can turn the answer"
    else:
        title = f"{begun(spelled(turning))} of {counted(len(swings), 'figure')} can turn the answer alone"
    rows = [
        Decider(
            begun(figure_title(option, swing.figure)),
            _range(swing),
            swing.at_low,
            swing.at_high,
            "yes" if _turning(swing) else "not within its range",
            within=_turning(swing),
        )
        for swing in shown
    ]
    chart = what_decides(rows, expected=facts.worth.amount, title=title, turning=_TURNS)
    more = len(swings) - len(shown)
    rest = max((swing.width for swing in swings[_MOST:]), default=0.0)
    others = (
        say(
            " {more} more move it by {rest} at most.",
            more=begun(spelled(more)),
            rest=Value(rest, "swing.rest").said(Rounding.BRIEF, Sign.NONE),
        )
        if more
        else ""
    )
    source = f"Hatched: the bad end.{others} All of them: {in_pack(telling, 'chart-numbers')}."
    yield figure(telling.numbering, chart, f"{_basis(facts)} One figure changed at a time.", source)


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
    rows = []
    for each in found:
        per = "a week for each person helped" if each.per is Per.PERSON_WEEK else "for each person helped"
        amount = Value(each.amount, f"{each.intervention}.undone").said(Rounding.BRIEF, Sign.NONE)
        costs = "; ".join(answer.cost.title for answer in each.costs)
        rows.append(Row(costs, (say("more than {amount} {per}", amount=amount, per=per), each.title)))
    heads = (
        Column("Left out, all of it together", share=42),
        Column("Nothing would be left if it cost", share=30),
        Column("Of the evidence for", share=28),
    )
    worth = signed_pounds_short(float(telling.appraisal.preferred.npsv[0]))
    base = telling.appraisal.case.document.price_base
    subtitle = f"Against the {worth} it is worth to everyone. {base} prices."
    yield Tabled(
        telling.numbering.table(), "What is left out, and what it would have to cost", subtitle, heads, tuple(rows)
    )
