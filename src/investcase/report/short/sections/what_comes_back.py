"""Of a cut: what is saved against what comes back, for each way of cutting."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import CutAnswer, saved_and_lost
from investcase.report.short.cut import back_on
from investcase.report.short.facts import Facts, facts_of
from investcase.report.short.furniture import Part
from investcase.report.short.sections.plainly import figure, in_pack
from investcase.report.short.telling import Telling
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import over_years, the
from investcase.report.view.keyed import say

_MOST = 3
_WAYS = {"cash": "cash", "capacity": "pressure", "wider_value": "value lost"}
_SAVES = "saved, less leaving and help"


def cut_parts(telling: Telling, facts: Facts) -> Iterator[Part]:
    """The figure, and what each cut comes to in sentences."""
    options = [o for o in telling.appraisal.options if o.is_cut and not o.flows.option.rejected and not o.why_unknown]
    options.sort(key=lambda option: not option.flows.option.preferred)
    every = [facts_of(telling.appraisal, option) for option in options[:_MOST]]
    answers = [_answer(each) for each in every]
    if answers and all(answer is not None for answer in answers):
        drawn = [answer for answer in answers if answer is not None]
        chart = saved_and_lost(drawn, title=_title(facts, drawn[0]), saves=_SAVES)
        basis = f"Present value over {over_years(len(facts.years))}, {facts.base} prices, central figures."
        yield figure(telling.numbering, chart, basis, f"Year by year: {in_pack(telling, 'cash-flow')}.")
    for page in telling.evidence.cuts[:1]:
        for words in page.sentences[-3:]:
            yield telling.numbering.paragraph(words)


def _answer(facts: Facts) -> CutAnswer | None:
    """One way of cutting; None where something that falls on somebody is a relief, which no bar of a loss can show."""
    back = back_on(facts)
    if any(value.amount > UNPRINTED for _, _, value in back):
        return None
    saved = facts.worth.amount - sum(value.amount for _, _, value in back)
    if saved < 0:
        return None
    parts = tuple((f"{the(body)}, {_WAYS[way]}", max(-value.amount, 0.0)) for body, way, value in back)
    return CutAnswer(facts.option.flows.option.title, saved, parts)


def _title(facts: Facts, answer: CutAnswer) -> str:
    back = sum(lost for _, lost in answer.comes_back)
    saved = Value(answer.saved, "saved_after_leaving").said(Rounding.BRIEF, Sign.NONE)
    if back <= UNPRINTED:
        return say("{saved} is saved, and nothing is known to come back", saved=saved)
    lost = Value(back, "back.in_all").said(Rounding.BRIEF, Sign.NONE)
    more = "More comes back than is saved" if back > answer.saved else "Less comes back than is saved"
    return say("{more}: {lost} against {saved}", more=more, lost=lost, saved=saved)
