"""The money, and what pays for it; of a cut, what is saved and what comes back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts.year_columns import YearColumn, year_columns
from investcase.report.short.column import Scale, scale_for
from investcase.report.short.facts import Facts, facts_of
from investcase.report.short.furniture import Beside, Column, Part, Section, Tabled
from investcase.report.short.furniture import section as made
from investcase.report.short.sections.plainly import in_pack, unmarked
from investcase.report.short.sections.what_comes_back import cut_parts
from investcase.report.short.sections.what_pays import paying_figure, paying_words
from investcase.report.short.telling import Telling
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import begun, over_years, the
from investcase.report.view.budget import saved_or_received
from investcase.report.view.keyed import say
from investcase.report.view.releases import released_lines, releases_grid
from investcase.report.view.tables import Kind, Row

_MOST_YEARS = 7
_OTHERS, _NOT_CASH = "less what others gain", "less what is not cash"
_BRIDGE = {
    "Leave out what other bodies and people pay and gain": _OTHERS,
    "Leave out what people pay towards care, or no longer pay": _OTHERS,
    "Count transfers, which cancel out in the value to society": _OTHERS,
    "Leave out what assets are worth at the end": _NOT_CASH,
    "Leave out freed capacity and wider value, which are not cash": _NOT_CASH,
    "Undo discounting": "from present value to cash",
    "Put general inflation back": "from present value to cash",
    "Add own prices over general inflation": "from present value to cash",
    "Take off irrecoverable VAT": "less VAT that is not got back",
    "Add what is borrowed, less what is repaid in these years": "borrowed, less repaid",
    "Take off interest on borrowing": "less interest",
    "Add funding received, less payments to partners": "money from and to partners",
}
_ADDED = {_OTHERS: "add back what others lose", _NOT_CASH: "add back what is lost that is not cash"}
"""What a step is called that takes off a loss, and so adds."""

Lines = list[tuple[str, str, Array, Kind]]

_LOST = {"less what others gain": "add back what others lose"}
"""What a step is called where it adds: others lose by what is done."""


def section(telling: Telling) -> Section | None:
    """The section; None where no cash moves and nothing is cut."""
    facts = facts_of(telling.appraisal, telling.appraisal.preferred)
    cut = facts.option.is_cut
    if facts.option.why_unknown or not (facts.moves or cut):
        return None
    parts: list[Part] = list(cut_parts(telling, facts)) if cut else []
    lines = _lines(facts) if facts.moves else []
    scale = _scale(facts, lines) if lines else None
    if scale is not None:
        parts.append(_by_year(telling, facts, lines, scale))
    parts += paying_figure(telling, facts)
    side = tuple(_bridge(telling, facts, scale))
    said = tuple(paying_words(telling, facts))
    parts += [Beside(said, side)] if said and side else [*said, *side]
    parts += _who_makes_it_fall(telling)
    title = "What is saved, what comes back, and to whom" if cut else "The money, and what pays for it"
    return made(telling.numbering, title, _says(facts), parts)


def _says(facts: Facts) -> str:
    lead, years = the(facts.lead), over_years(len(facts.years))
    if facts.left.is_nil:
        return f"Over {years} {lead} is left as it was, in cash."
    amount = facts.left.said(Rounding.BRIEF, Sign.NONE)
    way = "better" if facts.left.amount > 0 else "worse"
    first = say("Over {years} {lead} is {amount} {way} off, in cash.", years=years, lead=lead, amount=amount, way=way)
    if facts.worst is None:
        return first
    back = f"Its money is back in {facts.back}." if facts.back is not None else "Its money does not come back."
    return say("{first} {back}", first=first, back=back)


def _lines(facts: Facts) -> Lines:
    """What the lead body's budget is made of, each line with its amounts by year; loans are left out."""
    budget = facts.budget
    rows: Lines = [
        (_delivery(facts), "programme", budget.programme, "plain"),
        ("Care and support bought instead", "instead", budget.instead, "plain"),
        ("VAT that is not got back", "vat", budget.vat, "plain"),
        ("Payments to partners", "payments", budget.payments, "plain"),
        ("Interest", "interest", budget.interest, "plain"),
        ("From partners and grants", "funding", budget.funding, "plain"),
        (saved_or_received(budget), "budget_reduction", budget.budget_reduction, "plain"),
        ("Growth avoided", "avoided_growth", budget.avoided_growth, "plain"),
    ]
    kept = [row for row in rows if (np.abs(row[2]) > UNPRINTED).any()]
    return [*kept, ("Net effect on the budget", "net_of_loans", budget.net_of_loans, "total")]


def _columns(facts: Facts) -> list[YearColumn]:
    moved = np.flatnonzero(facts.budget.moved)
    return list(year_columns(len(facts.years), int(moved[-1]) if moved.size else None, _MOST_YEARS))


def _scale(facts: Facts, lines: Lines) -> Scale:
    """One unit for the budget by year and for the way to it from what it is worth: the two stand side by side."""
    rows = [row for _, _, row, _ in lines]
    amounts = [float(row[c.first : c.last + 1].sum()) for row in rows for c in _columns(facts)]
    return scale_for([Value(amount, "") for amount in (*amounts, *(float(row.sum()) for row in rows))], 3)


def _by_year(telling: Telling, facts: Facts, made_of: Lines, scale: Scale) -> Tabled:
    """Table 2: the lead body's budget by year; years that repeat nothing stand together."""
    budget, horizon, columns = facts.budget, facts.years, _columns(facts)
    names = [str(year) for year in horizon]

    def value(measure: str, row: Array, first: int, end: int) -> Value:
        at = horizon[first] if first == end else None
        span = "" if at else f"{horizon[first]} to {horizon[end]}"
        return Value(float(row[first : end + 1].sum()), measure, body=facts.lead, year=at, end=span)

    cells = [
        Row(
            label,
            (
                *(scale.cell(value(measure, row, c.first, c.last)) for c in columns),
                scale.cell(value(f"{measure}.in_all", row, 0, len(horizon) - 1)),
            ),
            kind,
        )
        for label, measure, row, kind in made_of
    ]
    running = np.cumsum(budget.net_of_loans)
    totals = tuple(
        scale.cell(Value(float(running[c.last]), "cumulative_of_loans", body=facts.lead, year=horizon[c.last]))
        for c in columns
    )
    cells.append(Row("Running total", (*totals, ""), "quiet"))
    if budget.reserves.any():
        drawn = tuple(scale.cell(value("reserves", budget.reserves, c.first, c.last)) for c in columns)
        whole = scale.cell(value("reserves.in_all", budget.reserves, 0, len(horizon) - 1))
        cells.append(Row("From its reserve", (*drawn, whole), "quiet"))
    heads = (
        Column(f"{scale.head}, cash"),
        *(Column(" ".join(column.names(names)), number=True) for column in columns),
        Column(begun(over_years(len(horizon))), number=True),
    )
    loans = " What is borrowed and paid back is left out." if budget.borrowed.any() else ""
    capital = (
        say(" {capital} of it is capital.", capital=facts.capital.said(Rounding.EXACT, Sign.NONE))
        if not facts.capital.is_nil
        else ""
    )
    note = f"Rounded, so totals may not add.{capital}{loans} Each line by year: {in_pack(telling, 'cash-flow')}."
    subtitle = f"{begun(facts.lead.name)}, cash. Plus is good for {the(facts.lead)}."
    return Tabled(telling.numbering.table(), _title(facts), subtitle, heads, tuple(cells), note)


def _delivery(facts: Facts) -> str:
    return "What it costs to leave" if facts.option.is_cut else "Delivering the change"


def _title(facts: Facts) -> str:
    lead = begun(the(facts.lead))
    if facts.worst is None:
        return f"{lead} is never out of pocket"
    deepest = facts.deepest.said(Rounding.BRIEF, Sign.NONE)
    if facts.back is None:
        words = "{lead} is most out of pocket in {year}, by {deepest}, and is not repaid"
        return say(words, lead=lead, year=facts.worst, deepest=deepest)
    return say(
        "{lead} is most out of pocket in {year}, by {deepest}, and is repaid in {back}",
        lead=lead,
        year=facts.worst,
        deepest=deepest,
        back=facts.back,
    )


def _bridge(telling: Telling, facts: Facts, beside: Scale | None) -> Iterator[Tabled]:
    """From what it is worth to everyone to what is left in the lead body's cash, in few steps."""
    found = telling.appraisal.bridge(facts.option)
    if abs(found.start) < UNPRINTED or not found.steps:
        return
    steps: dict[str, float] = {}
    for title, amount in found.steps:
        steps[_BRIDGE.get(title, title)] = steps.get(_BRIDGE.get(title, title), 0.0) + amount
    steps = {_LOST.get(words, words) if amount > 0 else words: amount for words, amount in steps.items()}
    values = [
        Value(found.start, "npsv"),
        *(Value(amount, f"bridge.{place}") for place, amount in enumerate(steps.values(), start=1)),
        Value(found.end, "net.in_all", body=facts.lead),
    ]
    scale = beside or scale_for(values, 3)
    named = [_ADDED.get(step, step) if amount > 0 else step for step, amount in steps.items()]
    labels = ["Worth to everyone", *named, f"Left for {the(facts.lead)}, cash"]
    kinds: dict[int, Kind] = {len(values) - 1: "total"}
    rows = tuple(
        Row(label, (scale.cell(value),), kinds.get(place, "plain"))
        for place, (label, value) in enumerate(zip(labels, values, strict=True))
    )
    start, end = (signed.said(Rounding.BRIEF, Sign.BOTH) for signed in (values[0], values[-1]))
    title = say("From {start} to {end}", start=start, end=end)
    subtitle = (
        f"{begun(over_years(len(facts.years)))}, central. Present value, {facts.base} prices, until turned to cash."
    )
    heads = (Column("", share=66), Column(scale.head, number=True))
    yield Tabled(telling.numbering.table(), title, subtitle, heads, rows)


def _who_makes_it_fall(telling: Telling) -> Iterator[Part]:
    grid = releases_grid(telling.appraisal)
    if grid is None:
        yield telling.numbering.paragraph(telling.evidence.why_no_release)
        return
    rows = tuple(
        Row(begun(unmarked(row.cells[0] or row.label)), (row.cells[3], row.cells[2], begun(unmarked(row.cells[1]))))
        for row in grid.rows
    )
    owners = {line.owner for line in released_lines(telling.appraisal) if not line.stops_by_itself}
    if len(owners) > 1 and None not in owners:
        title = "Every budget that must be made to fall has somebody who answers for it"
    elif len(owners) == 1 and None not in owners:
        title = "One person answers for every budget that must be made to fall"
    else:
        title = "What falls or comes in, and who must bring it about"
    heads = (
        Column("What falls", share=36),
        Column("By how much", share=26),
        Column("From", share=12),
        Column("Who must make it fall", share=26),
    )
    base = telling.appraisal.case.document.price_base
    yield Tabled(telling.numbering.table(), title, f"{base} prices, central figures.", heads, rows)
