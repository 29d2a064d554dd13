"""Where people may turn up next, in words: which way each line goes, centrally and at its worst."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.documents.equality import Impact
from investcase.documents.kinds_of_money import CashType
from investcase.equality.demand import InYear, Link, links
from investcase.equality.note import EqualityNote
from investcase.flows.lines import FlowLine
from investcase.numbers.writing import pounds_short
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.of_services import figure_title
from investcase.report.view.people_words import how_many, who_words
from investcase.report.view.tables import Grid, Row, grid, listed
from investcase.resolving.option import option_figures

_NOBODY = "No finding names anybody for this"


def knock_on_grid(note: EqualityNote, appraisal: Appraisal) -> Grid | None:
    """Every link of a protected assessment: who, the line, and what it does there; None where there is none."""
    found = links(note.equality, appraisal.preferred) if note.equality else ()
    rows = [
        Row(
            f"{who_words(link.impact)} ({how_many(link.impact)})" if link.impact else _NOBODY,
            (f"{link.line.title} ({link.line.id})", f"{link.line.body.name}: {moved_words(appraisal, link)}"),
        )
        for link in found
    ]
    base = appraisal.case.document.price_base
    caption = f"Where people may turn up next: both ends of each link, {base} prices"
    note_words = (
        "Central values, and the worst of all the ends that figures were tried at. What is not shown to come back is "
        "not shown not to."
    )
    columns = ("Who", "Line of this case", "What it does there")
    return grid(caption, columns, rows, money=False, note=note_words) if rows else None


def of_nobody(note: EqualityNote, appraisal: Appraisal) -> str | None:
    """The links that no finding names, in a sentence; None where there is none."""
    found = links(note.equality, appraisal.preferred) if note.equality else ()
    told = [
        f"{link.line.title} ({link.line.body.name}), {moved_words(appraisal, link)}"
        for link in found
        if link.impact is None
    ]
    return f"{_NOBODY}: {'; '.join(told)}." if told else None


def beside_finding(appraisal: Appraisal, found: Sequence[Link], impact: Impact) -> str:
    """A sentence beside a finding: where its people may turn up next, and what that does; empty where it names none."""
    told = [f"{link.line.body.name}, {moved_words(appraisal, link)}" for link in found if link.impact is impact]
    return f" Where they may turn up next: {'; '.join(told)}." if told else ""


def moved_words(appraisal: Appraisal, link: Link) -> str:
    """What a line does in the year in which it moves most, and at worst where that is worse."""
    line, central, worst = link.line, link.central, link.worst
    worse = worst.pounds < central.pounds - UNPRINTED
    at_worst = f"; at worst {_amount(appraisal, line, worst)}" if worse else ""
    if abs(central.pounds) >= UNPRINTED:
        return f"{_amount(appraisal, line, central)}{at_worst}"
    nil = list(dict.fromkeys(_at_nil(appraisal, line))) if worse else []
    where = f", where {listed(nil)} {'is' if len(nil) == 1 else 'are'} put at nil" if nil else ""
    return f"nothing in our central figures{where}{at_worst}"


def _amount(appraisal: Appraisal, line: FlowLine, found: InYear) -> str:
    """An amount with what it is to the body and when: a year, where it is the same in every year."""
    if abs(found.pounds) < UNPRINTED:
        return "nothing"
    words, what = pounds_short(abs(found.pounds)), _what(line, gain=found.pounds > 0)
    return f"{words} a year {what}" if found.level else f"{words} {what} in {appraisal.case.horizon[found.year]}"


def _what(line: FlowLine, *, gain: bool) -> str:
    if line.kind == "cost" or line.cash_type in CASH:
        return f"{'less' if gain else 'more'} to {'spend' if line.body.public else 'pay'}"
    if line.cash_type is CashType.CAPACITY:
        return "of time, beds or places freed (not cash)" if gain else "more pressure (not cash)"
    return "of value gained" if gain else "of value lost"


def _at_nil(appraisal: Appraisal, line: FlowLine) -> Iterator[str]:
    """The figures that are nil centrally and, at an end of their own, make something of the line."""
    option = appraisal.preferred.flows.option
    figures = {figure.key: figure for figure in option_figures(option)}
    net = np.broadcast_to(line.net, (appraisal.preferred.cash.draws, appraisal.preferred.cash.years))
    for draw, world in enumerate(appraisal.worlds.worlds):
        figure = figures.get(next(iter(world.ends))) if len(world.ends) == 1 else None
        if figure is not None and figure.quantity.central == 0 and (np.abs(net[draw]) >= UNPRINTED).any():
            yield f"‘{figure_title(option, figure)}’"
