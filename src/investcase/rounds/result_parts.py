"""What a round's JSON holds, part by part: every field says what it means, in which pounds, and its sign."""

from __future__ import annotations

from typing import Annotated, Literal

from investcase.appraisal.described import Terms, amount, said, signed
from investcase.appraisal.part import Part


class PlanLineResult(Part):
    """One row of the register."""

    line: Annotated[str, said("The line")]
    title: Annotated[str, said("What it is called")]
    body: Annotated[str, said("Whose budget it is")]
    budget_line: Annotated[str | None, said("The budget line; null where none is named")]
    kind: Annotated[str, said("What sort of row it is, in words")]
    cash: Annotated[bool, said("Whether it is cash; false of freed capacity, which leaves no budget")]
    year: Annotated[str, said("The financial year")]
    change: Annotated[float, said("Change on last year in pounds of cash, ledger's sign: plus spends, minus saves")]
    full_year: Annotated[
        float | None, said("Full-year effect in the case's prices, ledger's sign; on a line's first row alone")
    ]
    recurring: Annotated[bool, said("Whether it goes on")]
    status: Annotated[str, said("How far it is secured, or else how far the case itself is")]


class CaseResult(Part):
    """One case: its preferred option, as its own result has it."""

    name: Annotated[str, said("What it is called in the round: the name of its folder")]
    folder: Annotated[str, said("The folder that it was found in")]
    case: Annotated[str, said("Its id")]
    title: Annotated[str, said("Its title")]
    place: Annotated[str, said("Its place")]
    option: Annotated[str, said("The preferred option")]
    standing: Annotated[str, said("`illustrative`, `draft` or `final`, as the case says")]
    price_base: Annotated[str, said("The year of the prices of its present values")]
    discounted_from: Annotated[str, said("The year to which they are discounted")]
    npsv: Annotated[float, signed("Net present social value, central", Terms.PRESENT)]
    npsv_late: Annotated[float, signed("The same with every effect a year late", Terms.PRESENT)]
    posts: Annotated[tuple[float, ...], said("Posts needed, by the case's own years")]
    plan: Annotated[tuple[PlanLineResult, ...], said("Its savings plan: its part of the register")]


class LeftOutResult(Part):
    """A case with no part in any sum."""

    name: Annotated[str, said("What it is called")]
    code: Annotated[str, said("The code of the first thing that is wrong")]
    message: Annotated[str, said("What is wrong")]
    where: Annotated[str, said("Where; empty where it is nowhere in a file")]
    remedy: Annotated[str, said("What to do")]
    problems: Annotated[int, said("How many things are wrong")]


class BudgetResult(Part):
    """One body's budget over all cases."""

    body: Annotated[str, said("The body")]
    cases: Annotated[dict[str, tuple[float, ...]], said("Each case's own net cash by year, which add to `net`")]
    net: Annotated[tuple[float, ...], signed("What the budget is left with, or must find", Terms.CASH)]
    running: Annotated[tuple[float, ...], signed("The running total of that", Terms.CASH)]
    twice: Annotated[tuple[float, ...], amount("What of the gains may be counted twice", Terms.CASH)]
    late: Annotated[tuple[float, ...], signed("The net with every case a year late", Terms.CASH)]
    net_budget: Annotated[float | None, amount("The net budget that the cases give; null where none does", Terms.CASH)]
    band_d_homes: Annotated[float | None, said("Its Band D homes as the cases give them; null where none does")]


class GainResult(Part):
    """One gain that another case may count too."""

    case: Annotated[str, said("The case")]
    line: Annotated[str, said("The line")]
    title: Annotated[str, said("What it is called")]
    value: Annotated[float, signed("What it is worth to everyone", Terms.PRESENT)]
    cash_by_year: Annotated[tuple[float, ...], signed("What of it is cash", Terms.CASH)]


class SharedByResult(Part):
    """What two gains share."""

    gains: Annotated[tuple[int, ...], said("The two, by their places in `gains`, from 0")]
    kind: Annotated[str, said("`budget line`, `event`, `post` or `line`")]
    words: Annotated[str, said("Which")]


class TwiceResult(Part):
    """Gains of two cases or more that may be one, and what is left when they are counted once."""

    body: Annotated[str, said("Whose gains they are")]
    gains: Annotated[tuple[GainResult, ...], said("The gains")]
    shared: Annotated[tuple[SharedByResult, ...], said("What each pair shares")]
    value_twice: Annotated[float, amount("What may be counted twice", Terms.PRESENT)]
    value_left: Annotated[float, signed("What is left when each is counted once", Terms.PRESENT)]
    cash_twice: Annotated[tuple[float, ...], amount("What of the cash may be counted twice", Terms.CASH)]


class PotResult(Part):
    """Money that several cases draw on."""

    title: Annotated[str, said("What it is called")]
    body: Annotated[str, said("The body it comes to")]
    draws: Annotated[dict[str, tuple[float, ...]], said("What each case draws by year, in pounds of cash")]
    drawn: Annotated[float, amount("What all draw", Terms.CASH)]
    holds: Annotated[float | None, amount("What it holds, as the cases say; null where they do not", Terms.CASH)]
    over: Annotated[float | None, amount("What is drawn beyond it; null where that is not known", Terms.CASH)]


class PeopleResult(Part):
    """Two cases that work with people who may be the same."""

    cases: Annotated[tuple[str, ...], said("The two")]
    because: Annotated[str, said("Why they may be the same")]


class HitResult(Part):
    """A group of one place whom several cases leave worse off. No count of people stands here."""

    called: Annotated[str, said("The characteristic or group")]
    same_name: Annotated[bool, said("Whether the cases call the group alike")]
    cases: Annotated[tuple[str, ...], said("The titles of the cases")]


class TurnsResult(Part):
    """How one amount may turn out, present value: 8 in 10 of the draws lie between p10 and p90."""

    mean: Annotated[float, signed("The mean of the draws", Terms.PRESENT)]
    p10: Annotated[float, signed("1 in 10 draws lie below", Terms.PRESENT)]
    p50: Annotated[float, signed("Half lie below", Terms.PRESENT)]
    p90: Annotated[float, signed("1 in 10 lie above", Terms.PRESENT)]
    chance_above_nil: Annotated[float, said("The chance that it is above nil, 0-1")]
    chance_error: Annotated[float, said("Its standard error, from the number of draws")]


class SharedFigureResult(Part):
    """A figure that moves alike in several cases."""

    figure: Annotated[str, said("The figure")]
    cases: Annotated[tuple[str, ...], said("The cases that rest on it")]


class TogetherResult(Part):
    """The chances of the whole, every case's draws added draw by draw."""

    draws: Annotated[int, said("How many draws")]
    npsv: Annotated[TurnsResult | None, said("Value to everyone; null where the cases are not in the same pounds")]
    cash: Annotated[dict[str, TurnsResult], said("Each public body's cash, before funding and loans")]
    shared: Annotated[tuple[SharedFigureResult, ...], said("Figures that move alike in several cases")]


class ComesResult(Part):
    """What a set of cases comes to, each gain counted once."""

    cases: Annotated[tuple[str, ...], said("The cases of the set")]
    value: Annotated[float, signed("Value to everyone", Terms.PRESENT)]
    need: Annotated[float, amount("How far the running total falls below nil at most", Terms.CASH)]
    posts: Annotated[float, said("The most posts in any year")]
    largest_share: Annotated[float, said("The largest share of what is spent that one folder spends, 0-1")]


class SpanResult(Part):
    """Limits on cash between which a case is in the best set."""

    start: Annotated[float, amount("The limit from which it is in", Terms.CASH)]
    end: Annotated[float | None, amount("The limit from which it is out again; null where there is none", Terms.CASH)]


class ChoiceResult(Part):
    """The best sets of cases within limits: no order of cases, which none has by itself."""

    body: Annotated[str, said("Whose running total the limit on cash is of")]
    cash: Annotated[float | None, amount("The limit on cash that was asked for; null for none", Terms.CASH)]
    posts: Annotated[float | None, said("The limit on posts in any year; null for none")]
    balance: Annotated[float | None, said("The most of the spending that one folder may have, 0-1; null for none")]
    required: Annotated[tuple[str, ...], said("Cases that must be done")]
    exclusive: Annotated[tuple[tuple[str, ...], ...], said("Cases of which one at most may be done")]
    chosen: Annotated[ComesResult | None, said("The best set within all limits; null where no set keeps to them")]
    frontier: Annotated[tuple[ComesResult, ...], said("The best sets as the limit on cash rises, from each one's need")]
    inside: Annotated[dict[str, tuple[SpanResult, ...]], said("For each case, where it is in the best set")]


class RoundResult(Part):
    """A budget round: many cases side by side."""

    schema_: Annotated[Literal["investcase/round/1"], said("The schema's own name")] = "investcase/round/1"
    years: Annotated[tuple[str, ...], said("Every financial year of any case")]
    cases: Annotated[tuple[CaseResult, ...], said("The cases")]
    left_out: Annotated[tuple[LeftOutResult, ...], said("Cases that could not be worked out, in no sum")]
    npsv: Annotated[
        float | None, signed("The sum of the cases' own; null where they are not in the same pounds", Terms.PRESENT)
    ]
    npsv_twice: Annotated[float, amount("What of it may be counted twice", Terms.PRESENT)]
    npsv_late: Annotated[float | None, signed("The sum with every case a year late", Terms.PRESENT)]
    budgets: Annotated[tuple[BudgetResult, ...], said("Each public body's budget")]
    rule: Annotated[str, said("By what rule gains are taken to be one")]
    twice: Annotated[tuple[TwiceResult, ...], said("What may be counted twice")]
    same_people: Annotated[tuple[PeopleResult, ...], said("Cases that work with people who may be the same")]
    funding: Annotated[tuple[PotResult, ...], said("Money that several cases draw on")]
    worse_off_twice: Annotated[tuple[HitResult, ...], said("Groups whom several cases leave worse off")]
    together: Annotated[TogetherResult | None, said("The chances of the whole; null where no figure has a range")]
    choice: Annotated[ChoiceResult | None, said("What to do under limits; null where nothing can be chosen")]
    no_choice: Annotated[str | None, said("Why there is no choice")]
    investcase: Annotated[str, said("The version that worked it out")]
