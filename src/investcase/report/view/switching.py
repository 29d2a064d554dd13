"""What would have to be so for an answer to turn, as tables and sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from investcase.appraisal.against import Against
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.left_out import Per
from investcase.appraisal.switching import Switching, switching
from investcase.appraisal.switching_worlds import Answer
from investcase.numbers.writing import NOTHING, number, percent_to, pounds, pounds_short
from investcase.quantities import Shape
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.words import amount_words, figure_amount, lowered, unit_words
from investcase.resolving.figures import Resolved

_FEW = 3
_PER = {Per.PERSON_WEEK: "weeks of a person helped", Per.PERSON: "people helped"}


def switching_grids(appraisal: Appraisal) -> tuple[Grid, ...]:
    """Every figure that turns an answer, with where it does: each of the case's own answers, then each other option."""
    found = switching(appraisal)
    lead, base = appraisal.case.lead.name, appraisal.case.document.price_base
    titles = {option.id: option.flows.option.title for option in appraisal.options}
    own = {
        Answer.NPSV: "The value to society is nil or more",
        Answer.LEAD_CASH: f"{lead}: cash, present value, is nil or more",
        Answer.REPAID: f"{lead}: cash is repaid by the end",
    }
    made = [_grid(f"{words}, {base} prices", found.of(answer)) for answer, words in own.items()]
    for other in dict.fromkeys(entry.against for entry in found.between if entry.against is not None):
        made += [
            _grid(f"Worth as much to society as ‘{titles[other]}’", found.of(Answer.NPSV, other)),
            _grid(f"{lead}: as much cash, present value, as ‘{titles[other]}’", found.of(Answer.LEAD_CASH, other)),
        ]
    return tuple(made)


def _grid(caption: str, entries: Mapping[str, Switching]) -> Grid:
    holds = "holds" if any(entry.holds_today for entry in entries.values()) else "does not hold"
    rows = [
        Row(_labelled(entry.figure), (_bare(entry.figure, entry.today), _interval(entry), _turns(entry)))
        for entry in entries.values()
        if entry.nearest is not None
    ]
    note = None if rows else "No figure alone turns it."
    return grid(f"{caption}: it {holds} today", ("", "Today", "Interval", "Holds at"), rows, note=note)


def beside_sentences(appraisal: Appraisal) -> tuple[str, ...]:
    """What the costs left out, a delay and the growth of prices would have to be."""
    found, lead = switching(appraisal), lowered(appraisal.case.lead.name)
    lines = [
        f"What is left out of {' and '.join(f'‘{title}’' for title in entry.titles)} would have to cost "
        f"{pounds(entry.amount)} for each of {number(entry.units)} discounted {_PER[entry.per]} to take all the value "
        "to society."
        for entry in found.left_out
    ]
    fails = {
        Answer.NPSV: "the value to society is below nil",
        Answer.LEAD_CASH: f"the {lead}'s cash, as a present value, is below nil",
        Answer.REPAID: f"the {lead}'s cash is not repaid",
    }
    holds = {
        Answer.NPSV: "the value to society is nil or more",
        Answer.LEAD_CASH: f"the {lead}'s cash, as a present value, is nil or more",
        Answer.REPAID: f"the {lead}'s cash is repaid",
    }
    for delay in found.delay:
        if delay.years is not None:
            years = f"{delay.years} year{'s' if delay.years != 1 else ''}"
            lines.append(f"With every effect {years} late and costs as planned, {fails[delay.answer]}.")
        elif delay.holds_today:
            lines.append(f"With every effect {delay.tried} years late, {holds[delay.answer]} still.")
    for growth in found.price_growth:
        if growth.points is not None:
            faster = "faster" if growth.points > 0 else "slower"
            points = f"{percent_to(abs(growth.points), 1).removesuffix('%')} points a year {faster} than taken"
            turned = (fails if growth.holds_today else holds)[growth.answer]
            cash = ", in the cash of each year" if growth.answer is Answer.REPAID else ""
            lines.append(f"With {growth.kind} growing {points}, {turned}{cash}.")
    return tuple(lines)


def few_that_matter(appraisal: Appraisal) -> tuple[str, ...]:
    """The figures that turn the value to society, and the lead body's cash, soonest: a few of each, as sentences.

    Soonest is by how much of its interval a figure has to move; one without an interval is left to the whole table.
    """
    found = switching(appraisal)
    told = {
        Answer.NPSV: "The value to society is nil or more",
        Answer.LEAD_CASH: f"{appraisal.case.lead.name}: cash is nil or more, as a present value,",
    }
    return tuple(
        f"{told[answer]} with {lowered(entry.figure.title)} {_turns_in_words(entry)}; today {_today(entry)}"
        f"{_where_in_its_interval(entry)}."
        for answer in told
        for entry in _soonest(list(found.of(answer).values()))
    )


def _where_in_its_interval(entry: Switching) -> str:
    """Whether that lies inside the figure's interval; outcomes, and a risk that comes or stays away, have none."""
    if entry.figure.quantity.shape is Shape.OUTCOMES:
        return ""
    return f"; {'inside' if entry.inside else 'outside'} its interval, {_interval(entry)}"


def against_grids(appraisal: Appraisal, found: Against) -> tuple[Grid, ...]:
    """Two figures against each other: a row for each value of the first, a column for each of the second."""
    lead = appraisal.case.lead.name
    words = {
        Answer.NPSV: "Value to society",
        Answer.LEAD_CASH: f"{lead}: cash, present value",
        Answer.REPAID: f"{lead}: cash as it comes, all years together",
    }
    columns = [_bare(found.second, value) for value in found.second_values]
    return tuple(
        grid(
            f"{title}, {appraisal.case.document.price_base} prices: {lowered(_labelled(found.first))} down, "
            f"{lowered(_labelled(found.second))} across",
            ("", *columns),
            [
                Row(
                    _bare(found.first, value),
                    tuple(pounds_short(float(cell)) if math.isfinite(cell) else NOTHING for cell in row),
                )
                for value, row in zip(found.first_values, found.answers[answer], strict=True)
            ],
        )
        for answer, title in words.items()
    )


def _soonest(entries: Sequence[Switching]) -> list[Switching]:
    ranged = [entry for entry in entries if entry.nearest is not None and entry.figure.quantity.is_range]
    return sorted(ranged, key=_moved)[:_FEW]


def _moved(entry: Switching) -> float:
    assert entry.nearest is not None
    low, high = entry.figure.quantity.ends
    return abs(entry.nearest.value - entry.today) / (high - low)


def _today(entry: Switching) -> str:
    return figure_amount(entry.figure, entry.today)


def _interval(entry: Switching) -> str:
    if not entry.figure.quantity.is_range or entry.figure.quantity.shape is Shape.OUTCOMES:
        return NOTHING
    low, high = (_bare(entry.figure, end) for end in entry.figure.quantity.ends)
    return f"{low} to {high}"


def _turns(entry: Switching) -> str:
    turns = [turn for turn in (entry.below, entry.above) if turn is not None]
    return ", ".join(f"{'≥' if t.holds_above else '≤'} {_bare(entry.figure, t.value, t.step)}" for t in turns)


def _turns_in_words(entry: Switching) -> str:
    turns = [turn for turn in (entry.below, entry.above) if turn is not None]
    return " and ".join(
        f"at {figure_amount(entry.figure, t.value, t.step)} or {'more' if t.holds_above else 'less'}" for t in turns
    )


def _labelled(figure: Resolved) -> str:
    """A figure's title, with its unit where its value is written without."""
    unit = "" if figure.unit.is_number else unit_words(figure.unit)
    return f"{figure.title} ({unit})" if unit else figure.title


def _bare(figure: Resolved, value: float, step: float | None = None) -> str:
    """A value of a figure without its unit, but for pounds and per cent."""
    if figure.unit.is_number:
        return figure_amount(figure, value, step)
    return amount_words(value, figure.unit, step).split(" ")[0]
