"""A round's tables as strings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from investcase.numbers.writing import NOTHING, number, pounds, pounds_short, signed_pounds_short
from investcase.report.charts.year_columns import year_columns
from investcase.report.view.chance_words import chance_words
from investcase.report.view.people_words import DIRECTIONS
from investcase.report.view.tables import Grid, Row, grid
from investcase.rounds.budgets import BodyBudget
from investcase.rounds.case_in import BodyIn, CaseIn
from investcase.rounds.round import Round
from investcase.rounds.sheets import own_twice

Called = Callable[[BodyIn], str]
MOST_YEARS = 6
_SHOWN = 12


def cases_grid(found: Round, called: Called) -> Grid:
    """Each case in a row."""
    body = found.body
    lead = f"{called(body)}, cash" if body is not None else "Cash"
    rows = [_case_row(found, case) for case in found.cases]
    if found.npsv is not None and len(found.cases) > 1:
        cash = found.budgets[0].net.sum() if found.budgets else 0.0
        late = found.npsv_late or 0.0
        cells = (signed_pounds_short(found.npsv), signed_pounds_short(late), pounds_short(found.npsv_twice))
        rows.append(Row("All cases", (*cells, signed_pounds_short(float(cash)), "", ""), "total"))
    heads = ("Case", "Worth to everyone", "A year late", "May be twice", lead, "Most posts", "Standing")
    note = (
        "May be twice: what of a case's worth another case may hold too. In the total each such gain is left in once. "
        "A year late: every effect a year later, costs as planned."
    )
    return grid("The cases, in the order of their folders", heads, rows, note=note)


def _case_row(found: Round, case: CaseIn) -> Row:
    own = case.body(found.body) if found.body else None
    shared = sum(own_twice(each, case.name) for each in found.twice)
    cells = (
        signed_pounds_short(case.npsv),
        signed_pounds_short(case.npsv_late),
        pounds_short(shared) if shared else NOTHING,
        signed_pounds_short(sum(own.net)) if own else NOTHING,
        posts_words(max(case.posts)) if any(case.posts) else NOTHING,
        case.standing,
    )
    return Row(case.name, cells)


def posts_words(posts: float) -> str:
    """How many posts, whole where they are."""
    return number(posts, 0 if float(posts).is_integer() else 1)


def budget_grid(found: Round, budget: BodyBudget, called: str) -> Grid:
    """One body's budget by year; years beyond the first few stand together."""
    moving = np.flatnonzero(np.abs(budget.net) + np.abs(budget.late) + np.abs(budget.twice))
    columns = year_columns(len(found.years), int(moving[-1]) if len(moving) else 0, MOST_YEARS)
    rows = []

    def summed(label: str, row: Sequence[float], kind: str = "plain") -> None:
        cells = tuple(signed_pounds_short(float(np.sum(row[each.first : each.last + 1]))) for each in columns)
        rows.append(Row(label, cells, kind))  # type: ignore[arg-type]

    names = list(budget.by_case)
    if 1 < len(names) <= _SHOWN:
        for name in names:
            summed(name, list(map(float, budget.by_case[name])), "part")
    summed("All cases", list(map(float, budget.net)), "total")
    running = budget.running
    rows.append(Row("Running total", tuple(signed_pounds_short(float(running[each.last])) for each in columns)))
    if budget.twice.any():
        summed("Each gain counted once", list(map(float, budget.net_once)))
    summed("Every case a year late", list(map(float, budget.late)))
    notes = []
    if budget.net_budget is not None:
        share = 100 * budget.net / budget.net_budget.amount
        rows.append(Row("% of net budget", tuple(_percents(share, each.first, each.last) for each in columns)))
        notes.append(
            f"Net budget: {pounds(budget.net_budget.amount)}, {budget.net_budget.year} ({budget.net_budget.source})."
        )
    if budget.band_d is not None:
        homes = budget.net / budget.band_d.amount
        rows.append(Row("£ for each Band D home", tuple(_percents(homes, each.first, each.last) for each in columns)))
        notes.append(f"Band D homes: {number(budget.band_d.amount)}, {budget.band_d.year} ({budget.band_d.source}).")
    if len(names) > _SHOWN:
        notes.append(f"{number(len(names))} cases move it: each by itself stands in the workbook.")
    heads = ("", *(" ".join(each.names(found.years)) for each in columns))
    return grid(f"{called}: cash by year", heads, rows, note=" ".join(notes) or None)


def _percents(row: np.ndarray, first: int, last: int) -> str:
    value = float(np.mean(row[first : last + 1]))
    return f"{'+' if value > 0 else ''}{number(value, 2)}"


def twice_grid(found: Round, called: Called) -> Iterator[Grid]:
    """What may be counted twice, line by line, with what is left when it is counted once."""
    rows: list[Row] = []
    for twice in found.twice:
        value = sum(float(each.value.sum()) for each in twice.counts)
        off = float(twice.taken_off("value").sum())
        cash = float(sum(each.cash.sum() for each in twice.counts))
        cash_off = float(twice.taken_off("cash").sum())
        rows.append(Row(f"{called(twice.body)}, {twice.shared}", ("", "", "")))
        for each in twice.counts:
            amounts = (signed_pounds_short(float(each.value.sum())), signed_pounds_short(float(each.cash.sum())))
            rows.append(Row(f"{each.case}: {each.gain.title}", (each.gain.line, *amounts), "part"))
        taken = ("", f"−{pounds_short(off)}", f"−{pounds_short(cash_off)}" if cash_off else NOTHING)
        rows.append(Row("May be counted twice", taken, "quiet"))
        left = ("", signed_pounds_short(value - off), signed_pounds_short(cash - cash_off))
        rows.append(Row("Left when counted once", left, "total"))
    if rows:
        heads = ("Gain", "Line", "Worth, present value", "Of it cash, over the years")
        yield grid("Gains that two cases or more may count, line by line", heads, rows)


def funding_grid(found: Round, called: Called) -> Grid:
    """Each pot that several cases draw on."""
    rows: list[Row] = []
    for pot in found.funding_twice:
        for name, row in pot.draws.items():
            rows.append(Row(name, (pot.title, pounds_short(float(row.sum())), ""), "part"))
        if pot.over is None:
            said = "what it holds is not said" if not pot.balances else "the cases give it two balances"
        else:
            said = f"{pounds_short(pot.over)} more than the {pounds_short(pot.holds or 0.0)} it holds"
            said = said if pot.over else f"within the {pounds_short(pot.holds or 0.0)} it holds"
        rows.append(Row(f"Together, {called(pot.body)}", (pot.title, pounds_short(pot.drawn), said), "total"))
    return grid("Money that two cases or more draw on", ("Case", "Money", "Drawn", ""), rows, money=False)


def hit_grid(found: Round) -> Grid | None:
    """Groups whom two cases or more leave worse off; no count of people stands here."""
    rows = [
        Row(
            f"{group.called}{'' if group.same_name else ' (the names differ: perhaps the same people)'}",
            (touched.group, touched.case, DIRECTIONS[touched.impact.direction]),
        )
        for group in found.hit_twice
        for touched in group.touched
    ]
    heads = ("Characteristic or group", "Who", "Case", "Direction")
    return grid("Worse off in two cases or more", heads, rows, money=False) if rows else None


def people_grid(found: Round) -> Grid | None:
    """Cases that work with people who may be the same."""
    rows = [
        Row(f"{each.cases[0]} and {each.cases[1]}", (f"{each.titles[0]}; {each.titles[1]}", each.because))
        for each in found.people_twice
    ]
    if not rows:
        return None
    note = "Whom one has helped the other can help less. Nothing is taken off for it but where they count one event."
    heads = ("Cases", "What they do", "Of the same")
    return grid("Two cases that may work with the same people", heads, rows, money=False, note=note)


def chances_grid(found: Round, called: Called) -> Grid | None:
    """The chances of the whole; None where nothing could be added."""
    whole = found.together
    assert whole is not None
    named = [("Worth to everyone", whole.npsv)] if whole.npsv is not None else []
    every = [*named, *((f"{called(body)}, cash", each) for body, each in whole.cash.items())]
    rows = [
        Row(
            words,
            (
                *(signed_pounds_short(each_end) for each_end in (each.p10, each.p50, each.p90)),
                chance_words(each.chance_above_nil),
            ),
        )
        for words, each in every
        if each is not None
    ]
    heads = ("", "1 in 10 below", "Middle", "1 in 10 above", "Chance above nil")
    note = "Present value. A body's cash is before funding, loans and payments between partners."
    return grid("How the whole may turn out", heads, rows, note=note) if rows else None
