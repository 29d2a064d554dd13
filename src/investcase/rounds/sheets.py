"""Everything that a round found as plain tables: the workbook's sheets, and the two CSV files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from investcase.files.spreadsheet import Cell
from investcase.numbers.rounding import decimals
from investcase.report.savings_plan import LEDGER
from investcase.rounds.case_in import CaseIn
from investcase.rounds.doubles import RULE, Twice
from investcase.rounds.naming import called_in
from investcase.rounds.register import COLUMNS
from investcase.rounds.round import Round


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, what it is, what its columns are called, and its rows. Numbers stay numbers."""

    name: str
    what: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(found: Round) -> tuple[Sheet, ...]:
    """Every table of a round that has a row, in the order in which they are read."""
    made = (
        _cases(found),
        _left_out(found),
        register_sheet(found),
        plan_sheet(found),
        _budgets(found),
        _twice(found),
        _people(found),
        _funding(found),
        _hit(found),
        _chances(found),
        _frontier(found),
    )
    return tuple(sheet for sheet in made if sheet.rows)


def register_sheet(found: Round) -> Sheet:
    """The register: a row for each line and year."""
    heads = tuple(name.replace("_", " ") for name in COLUMNS)
    what = f"Every case's savings plan: change on last year and full-year effect in pounds, {LEDGER}"
    return Sheet("Register", what, heads, tuple(tuple(row.values()) for row in found.rows))


def plan_sheet(found: Round) -> Sheet:
    """The medium-term plan: a row a line that is cash, its change on last year in each year, in a ledger's sign."""
    called = called_in(found)
    heads = (
        *("Body", "Service", "Line", "Case", "Reference", "Kind", "Recurring"),
        *(f"{year}, £ cash" for year in found.years),
        "Tied to",
    )
    rows: list[tuple[Cell, ...]] = []
    for case in found.cases:
        lines: dict[tuple[str, ...], dict[str, float]] = {}
        for row in case.plan:
            if row.cash:
                key: tuple[str, ...] = (
                    *(called(row.body), row.budget_line, row.title, case.name, row.line, row.kind),
                    *("yes" if row.recurring else "no", row.tied_to),
                )
                held = lines.setdefault(key, dict.fromkeys(found.years, 0.0))
                held[row.year] += row.change
        for key, held in lines.items():
            rows.append((*key[:-1], *(_pounds(amount) for amount in held.values()), key[-1]))
    what = f"Change on last year's budget, {LEDGER}; what is not recurring reverses"
    return Sheet("Medium-term plan", what, heads, tuple(sorted(rows, key=lambda row: (str(row[0]), str(row[1])))))


def _pounds(amount: float) -> Cell:
    return decimals(amount, 2)


def _cases(found: Round) -> Sheet:
    heads = (
        *("Case", "Title", "Option", "Place", "Found in", "Standing"),
        *("Worth to everyone, £", "cautious", "favourable", "a year late", "may be counted twice"),
        *("Price base", "First year", "Most posts", "Warnings"),
    )
    return Sheet(
        "Cases", "Each case by itself: present value", heads, tuple(_case(found, case) for case in found.cases)
    )


def _case(found: Round, case: CaseIn) -> tuple[Cell, ...]:
    shared = sum(float(own_twice(each, case.name)) for each in found.twice)
    return (
        *(case.name, case.title, case.option_title, case.place, case.folder, case.standing),
        *(_pounds(each) for each in (case.npsv, case.npsv_cautious, case.npsv_favourable, case.npsv_late, shared)),
        *(case.price_base, case.discounted_from, max(case.posts, default=0.0), case.warnings),
    )


def own_twice(twice: Twice, case: str) -> float:
    """What of a case's value another case may hold too: in each year no more than the one that counts most of it."""
    rows = twice.by_case("value")
    if case not in rows:
        return 0.0
    others = [row for name, row in rows.items() if name != case]
    return float(np.minimum(rows[case], np.max(others, axis=0)).sum()) if others else 0.0


def _left_out(found: Round) -> Sheet:
    rows = tuple(
        (each.name, each.folder, each.message, each.where, each.remedy, each.problems) for each in found.left_out
    )
    heads = ("Case", "Found in", "The first thing that is wrong", "Where", "What to do", "Things wrong")
    return Sheet("Left out", "Cases with no part in any sum here", heads, rows)


def _budgets(found: Round) -> Sheet:
    called = called_in(found)
    rows: list[tuple[Cell, ...]] = []
    for budget in found.budgets:
        body = called(budget.body)
        for case, row in budget.by_case.items():
            rows.append((body, case, *(_pounds(each) for each in row)))
        for name, row in (
            ("All cases", budget.net),
            ("Running total", budget.running),
            ("May be counted twice", budget.twice),
            ("All cases, each gain counted once", budget.net_once),
            ("All cases, every one a year late", budget.late),
        ):
            rows.append((body, name, *(_pounds(float(each)) for each in row)))
        if budget.net_budget is not None:
            share = 100 * budget.net / budget.net_budget.amount
            words = f"% of net budget of {budget.net_budget.year} ({budget.net_budget.source})"
            rows.append((body, words, *(decimals(float(each), 4) for each in share)))
        if budget.band_d is not None:
            each_home = budget.net / budget.band_d.amount
            words = f"£ for each Band D home of {budget.band_d.year} ({budget.band_d.source})"
            rows.append((body, words, *(decimals(float(each), 4) for each in each_home)))
    what = "Cash by year: plus is what the budget is left with, minus what must be found"
    return Sheet("Budgets", what, ("Body", "Case", *found.years), tuple(rows))


def _twice(found: Round) -> Sheet:
    called = called_in(found)
    rows: list[tuple[Cell, ...]] = []
    for number, twice in enumerate(found.twice, start=1):
        for each in twice.counts:
            rows.append(
                (
                    *(number, called(twice.body), each.case, each.gain.line, each.gain.title, twice.shared),
                    *(_pounds(float(row.sum())) for row in (each.value, each.cash, each.capacity)),
                )
            )
        off = [twice.taken_off(kind) for kind in ("value", "cash", "capacity")]
        whole = [np.sum(list(twice.by_case(kind).values()), axis=0) for kind in ("value", "cash", "capacity")]
        rows.append((number, called(twice.body), "", "", "May be counted twice", "", *(_total(row) for row in off)))
        left = [all_of_it - some for all_of_it, some in zip(whole, off, strict=True)]
        rows.append((number, called(twice.body), "", "", "Left when counted once", "", *(_total(row) for row in left)))
    heads = ("Number", "Body", "Case", "Reference", "Line", "Shared", "Present value, £", "Cash, £", "Capacity, £")
    return Sheet("Counted twice", RULE, heads, tuple(rows))


def _total(row: Sequence[float] | np.ndarray) -> Cell:
    return _pounds(float(np.sum(row)))


def _people(found: Round) -> Sheet:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (*each.cases, *each.titles, *(round(count, 2) for count in each.people), each.because)
        for each in found.people_twice
    )
    heads = ("Case", "Other case", "Works", "Other works", "Most people in a year", "Of the other", "Because")
    return Sheet("Same people", "Two cases that work with people who may be the same", heads, rows)


def _funding(found: Round) -> Sheet:
    called = called_in(found)
    rows: list[tuple[Cell, ...]] = []
    for pot in found.funding_twice:
        for case, row in pot.draws.items():
            rows.append((pot.title, called(pot.body), case, *(_pounds(float(each)) for each in row), None, None))
        held = None if pot.holds is None else _pounds(pot.holds)
        over = None if pot.over is None else _pounds(pot.over)
        total = np.sum(list(pot.draws.values()), axis=0)
        rows.append((pot.title, called(pot.body), "Together", *(_pounds(float(each)) for each in total), held, over))
    heads = ("Money", "Comes to", "Case", *found.years, "It holds", "Drawn beyond it")
    return Sheet("Funding", "Money that two cases or more draw on, in cash", heads, tuple(rows))


def _hit(found: Round) -> Sheet:
    rows = tuple(
        (group.called, touched.group, touched.case, touched.impact.direction.value, "yes" if group.same_name else "")
        for group in found.hit_twice
        for touched in group.touched
    )
    heads = ("Characteristic or group", "Who", "Case", "Direction", "Called alike")
    return Sheet("Worse off twice", "Groups of one place whom two cases or more leave worse off", heads, rows)


def _chances(found: Round) -> Sheet:
    return Sheet("Chances", "Every case's draws added, draw by draw", _CHANCES, tuple(_chance_rows(found)))


_CHANCES = ("What", "1 in 10 below, £", "Middle, £", "1 in 10 above, £", "Mean, £", "Chance above nil", "Error of it")


def _chance_rows(found: Round) -> Iterator[tuple[Cell, ...]]:
    if found.together is None:
        return
    called = called_in(found)
    named = [("Worth to everyone", found.together.npsv)] if found.together.npsv else []
    for words, each in (*named, *((f"{called(body)}, cash", turns) for body, turns in found.together.cash.items())):
        if each is not None:
            amounts = (_pounds(amount) for amount in (each.p10, each.p50, each.p90, each.mean))
            yield (words, *amounts, round(each.chance_above_nil, 4), round(each.chance_error, 5))


def _frontier(found: Round) -> Sheet:
    choice = found.choice
    rows: list[tuple[Cell, ...]] = []
    if choice is not None:
        for comes in choice.frontier:
            inside = tuple("in" if case.name in comes.chosen else "" for case in found.cases)
            rows.append((_pounds(comes.need), _pounds(comes.value), comes.posts, *inside))
    heads = ("Limit on cash from, £", "Worth to everyone, £", "Most posts", *(case.name for case in found.cases))
    return Sheet("Choice", "The best set of cases from each limit on cash on", heads, tuple(rows))
