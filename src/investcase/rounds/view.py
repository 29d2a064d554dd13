"""A round as sentences, tables and charts: what the terminal, the page and the paper lay out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.numbers.writing import number, percent, pounds_short, signed_pounds_short
from investcase.report.charts.cash_by_year import cash_by_year
from investcase.report.charts.chart import Chart
from investcase.report.view.chance_words import in_so_many
from investcase.report.view.tables import Grid, listed
from investcase.rounds.choice_view import choice_part
from investcase.rounds.doubles import RULE
from investcase.rounds.grids import (
    MOST_YEARS,
    budget_grid,
    cases_grid,
    chances_grid,
    funding_grid,
    hit_grid,
    people_grid,
    twice_grid,
)
from investcase.rounds.limits import Limits
from investcase.rounds.naming import called_in
from investcase.rounds.round import Round


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the paper: its heading, what it says, its tables and its charts.

    `numbers` says that the charts' own tables follow; they do not where a table beside them holds the same.
    """

    heading: str
    says: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    charts: tuple[Chart, ...] = ()
    numbers: bool = True


@dataclass(frozen=True, slots=True)
class RoundView:
    """The whole: the headline in sentences, first things first, and the parts behind it."""

    title: str
    kicker: str
    says: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


def round_view(found: Round) -> RoundView:
    """Everything that is said of a round, in the order in which it is read."""
    places = tuple(dict.fromkeys(case.place for case in found.cases))
    where = places[0] if len(places) == 1 else f"{number(len(places))} places"
    cases = f"{number(len(found.cases))} {'case' if len(found.cases) == 1 else 'cases'}"
    years = f" · {found.years[0]} to {found.years[-1]}" if found.years else ""
    return RoundView(
        title=f"Budget round: {cases}",
        kicker=f"{where}{years}" if places else "No case",
        says=tuple(headline(found)),
        left_out=tuple((each.name, _why(each.message, each.where, each.problems)) for each in found.left_out),
        parts=tuple(_parts(found)) if found.cases else (),
    )


def _why(message: str, where: str, problems: int) -> str:
    more = f" (and {number(problems - 1)} more)" if problems > 1 else ""
    return f"{message}{more}{f', {where}' if where else ''}"


def headline(found: Round) -> Iterator[str]:
    """The finding, first things first."""
    if not found.cases:
        yield "No case could be worked out."
        return
    called = called_in(found)
    if found.npsv is not None:
        base = f"present value from {found.cases[0].discounted_from}, {found.cases[0].price_base} prices"
        if found.npsv_twice:
            yield (
                f"Together they are worth {signed_pounds_short(found.npsv)} to everyone ({base}). Of that "
                f"{pounds_short(found.npsv_twice)} may be counted twice; with each gain counted once it is "
                f"{signed_pounds_short(found.npsv - found.npsv_twice)}."
            )
        else:
            whole = signed_pounds_short(found.npsv)
            yield f"Together they are worth {whole} to everyone ({base}); nothing of it was found to be counted twice."
    else:
        yield "Their values to everyone are not in the same pounds, and so are not added: see each case's own."
    lead = found.budgets[0] if found.budgets else None
    if lead is not None:
        total = float(lead.net.sum())
        deep = (
            f"it is at most {pounds_short(lead.deepest)} out of pocket" if lead.deepest else "it is never out of pocket"
        )
        yield (
            f"{called(lead.body)}: {signed_pounds_short(total)} in cash over these years; {deep} at the end of any. "
            f"With every case a year late it would be {signed_pounds_short(float(lead.late.sum()))}."
        )
    if found.together is not None and found.together.npsv is not None:
        turns = found.together.npsv
        yield (
            f"In 8 of 10 draws they are worth from {signed_pounds_short(turns.p10)} to "
            f"{signed_pounds_short(turns.p90)}; the chance that they are worth more than carrying on is "
            f"{in_so_many(turns.chance_above_nil)}."
        )
    over = [pot for pot in found.funding_twice if pot.over]
    if over:
        names = listed([f"{pot.title} by {pounds_short(pot.over or 0.0)}" for pot in over])
        yield f"More is drawn than there is: {names}."
    if found.hit_twice:
        yield f"Two cases or more leave some of these worse off: {listed(_called_once(found))}."
    choice = found.choice
    if choice is not None and choice.chosen is not None and choice.limits != Limits():
        names = listed(list(choice.chosen.chosen)) if choice.chosen.chosen else "none"
        yield (
            f"Within the limits asked for, the set worth most to everyone ({signed_pounds_short(choice.chosen.value)}, "
            f"each gain counted once) is {names}."
        )
    if found.left_out:
        have = "One case has" if len(found.left_out) == 1 else f"{number(len(found.left_out))} cases have"
        yield f"{have} no part in any sum here, since nothing could be worked out: {listed(_names(found))}."


def _called_once(found: Round) -> list[str]:
    return list(dict.fromkeys(group.called for group in found.hit_twice))


def _names(found: Round) -> list[str]:
    return [each.name for each in found.left_out]


def _parts(found: Round) -> Iterator[Part]:
    called = called_in(found)
    yield Part(
        "The cases",
        (
            "Each is its preferred option at central values, as its own paper has it. They stand in the order of "
            "their folders: none is better than another by itself, since what it adds depends on what else is done.",
        ),
        (cases_grid(found, called),),
    )
    charts = tuple(
        cash_by_year(found.years, list(map(float, each.net)), body=called(each.body)) for each in found.budgets[:1]
    )
    yield Part(
        "What it does to each budget",
        ("Cash, all cases together: plus is what a budget is left with, minus what must be found.",),
        tuple(budget_grid(found, budget, called(budget.body)) for budget in found.budgets if budget.net.any()),
        charts,
        numbers=len(found.years) > MOST_YEARS,
    )
    yield Part("What may be counted twice", _twice_says(found), tuple(twice_grid(found, called)))
    if found.funding_twice:
        yield Part(
            "The same money drawn on twice",
            ("Pots are the same where they come to one body, under one title or of one kind in the register.",),
            (funding_grid(found, called),),
        )
    if found.hit_twice or found.people_twice:
        yield Part(
            "The same people, more than once",
            (
                "Groups are matched within a place by characteristic or frame, then by name. Nothing is added up, and "
                "no gain is set against a loss. A case that has not looked says nothing of anybody.",
            ),
            tuple(each for each in (hit_grid(found), people_grid(found)) if each is not None),
        )
    if found.together is not None:
        sure = chances_grid(found, called)
        yield Part("How sure the whole is", tuple(_sure_says(found)), (sure,) if sure is not None else ())
    says, grids, drawn = choice_part(found, called)
    yield Part("What to do first", says, grids, drawn)


def _twice_says(found: Round) -> tuple[str, ...]:
    if not found.twice:
        return (f"Nothing was found that two cases count. {RULE}",)
    return (RULE, "All other sums here hold both; what may be counted twice is taken off only where it is said.")


def _sure_says(found: Round) -> Iterator[str]:
    whole = found.together
    assert whole is not None
    yield (
        f"Every case's draws are added, draw by draw ({number(whole.draws)} of them). "
        f"{_shared_words(len(whole.shared))} What a case gives of its own moves by itself."
    )
    if whole.npsv is not None and whole.npsv.spread_alone:
        wider = whole.npsv.spread / whole.npsv.spread_alone - 1
        if wider > 0.01:
            yield (
                f"Since they move together the whole is less sure than its parts: its spread is {percent(wider, 0)} "
                "wider than if each case moved by itself."
            )
    if whole.unmoved:
        yield f"Nothing that these rest on has a range, so that they do not move: {listed(list(whole.unmoved))}."
    if whole.npsv is None:
        yield "The cases' present values are not in the same pounds, and so are not added."


def _shared_words(count: int) -> str:
    if not count:
        return "No figure of the library is behind two of them."
    those = "One figure of the library is" if count == 1 else f"{number(count)} figures of the library are"
    return f"{those} behind two cases or more, and high or low in all of them at once."
