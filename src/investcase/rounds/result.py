"""A round as JSON: the versioned document that other programs read, and the schema of it."""

from __future__ import annotations

import json
from typing import Any

from investcase.appraisal.result_schema import schema_of
from investcase.appraisal.spreads import by_year, pounds
from investcase.catalogue.shipped import VERSION
from investcase.rounds.budgets import BodyBudget
from investcase.rounds.case_in import CaseIn, PlanLine
from investcase.rounds.choosing import Choice
from investcase.rounds.doubles import RULE, Twice
from investcase.rounds.limits import Comes
from investcase.rounds.result_parts import (
    BudgetResult,
    CaseResult,
    ChoiceResult,
    ComesResult,
    GainResult,
    HitResult,
    LeftOutResult,
    PeopleResult,
    PlanLineResult,
    PotResult,
    RoundResult,
    SharedByResult,
    SharedFigureResult,
    SpanResult,
    TogetherResult,
    TurnsResult,
    TwiceResult,
)
from investcase.rounds.round import Round
from investcase.rounds.together import Turns

SCHEMA = "investcase/round/1"
_HOLDS = (
    "Plus is good for the body named and minus is bad, but in the register, which has a ledger's sign: plus spends and "
    "minus saves. Null is not known. By year: one for each of years, in their order."
)


def round_json(found: Round) -> bytes:
    """A round as JSON."""
    data = round_result(found).model_dump(mode="json")
    named = {"schema": data.pop("schema_"), **data}
    return (json.dumps(named, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


def round_schema() -> dict[str, Any]:
    """The JSON Schema of what `round_json` writes."""
    return schema_of(RoundResult, SCHEMA, _HOLDS)


def round_result(found: Round) -> RoundResult:
    """A round as its versioned result."""
    return RoundResult(
        years=found.years,
        cases=tuple(_case(case) for case in found.cases),
        left_out=tuple(
            LeftOutResult(
                name=each.name,
                code=each.code,
                message=each.message,
                where=each.where,
                remedy=each.remedy,
                problems=each.problems,
            )
            for each in found.left_out
        ),
        npsv=found.npsv,
        npsv_twice=found.npsv_twice,
        npsv_late=found.npsv_late,
        budgets=tuple(_budget(budget) for budget in found.budgets),
        rule=RULE,
        twice=tuple(_twice(each) for each in found.twice),
        same_people=tuple(PeopleResult(cases=each.cases, because=each.because) for each in found.people_twice),
        funding=tuple(
            PotResult(
                title=pot.title,
                body=str(pot.body),
                draws={name: by_year(row) for name, row in pot.draws.items()},
                drawn=pot.drawn,
                holds=pot.holds,
                over=pot.over,
            )
            for pot in found.funding_twice
        ),
        worse_off_twice=tuple(
            HitResult(
                called=group.called,
                same_name=group.same_name,
                cases=tuple(dict.fromkeys(each.case for each in group.touched)),
            )
            for group in found.hit_twice
        ),
        together=_together(found),
        choice=None if found.choice is None else _choice(found.choice, str(found.body)),
        no_choice=found.no_choice,
        investcase=VERSION,
    )


def _case(case: CaseIn) -> CaseResult:
    return CaseResult(
        name=case.name,
        folder=case.folder,
        case=case.case,
        title=case.title,
        place=case.place,
        option=case.option,
        standing=case.standing,
        price_base=case.price_base,
        discounted_from=case.discounted_from,
        npsv=case.npsv,
        npsv_late=case.npsv_late,
        posts=case.posts,
        plan=tuple(_line(line) for line in case.plan),
    )


def _line(line: PlanLine) -> PlanLineResult:
    return PlanLineResult(
        line=line.line,
        title=line.title,
        body=str(line.body),
        budget_line=line.budget_line or None,
        kind=line.kind,
        cash=line.cash,
        year=line.year,
        change=pounds(line.change),
        full_year=None if line.full_year is None else pounds(line.full_year),
        recurring=line.recurring,
        status=line.status,
    )


def _budget(budget: BodyBudget) -> BudgetResult:
    return BudgetResult(
        body=str(budget.body),
        cases={name: by_year(row) for name, row in budget.by_case.items()},
        net=by_year(budget.net),
        running=by_year(budget.running),
        twice=by_year(budget.twice),
        late=by_year(budget.late),
        net_budget=budget.net_budget.amount if budget.net_budget else None,
        band_d_homes=budget.band_d.amount if budget.band_d else None,
    )


def _twice(twice: Twice) -> TwiceResult:
    value = sum(float(each.value.sum()) for each in twice.counts)
    off = float(twice.taken_off("value").sum())
    return TwiceResult(
        body=str(twice.body),
        gains=tuple(
            GainResult(
                case=each.case,
                line=each.gain.line,
                title=each.gain.title,
                value=pounds(float(each.value.sum())),
                cash_by_year=by_year(each.cash),
            )
            for each in twice.counts
        ),
        shared=tuple(
            SharedByResult(gains=(one, other), kind=kind, words=", ".join(words))
            for one, other, kind, words in twice.why
        ),
        value_twice=pounds(off),
        value_left=pounds(value - off),
        cash_twice=by_year(twice.taken_off("cash")),
    )


def _together(found: Round) -> TogetherResult | None:
    whole = found.together
    if whole is None:
        return None
    return TogetherResult(
        draws=whole.draws,
        npsv=None if whole.npsv is None else _turns(whole.npsv),
        cash={str(body): _turns(each) for body, each in whole.cash.items()},
        shared=tuple(SharedFigureResult(figure=each.figure, cases=each.cases) for each in whole.shared),
    )


def _turns(each: Turns) -> TurnsResult:
    return TurnsResult(
        mean=pounds(each.mean),
        p10=pounds(each.p10),
        p50=pounds(each.p50),
        p90=pounds(each.p90),
        chance_above_nil=round(each.chance_above_nil, 6),
        chance_error=round(each.chance_error, 6),
    )


def _choice(choice: Choice, body: str) -> ChoiceResult:
    return ChoiceResult(
        body=body,
        cash=choice.limits.cash,
        posts=choice.limits.posts,
        balance=choice.limits.balance,
        required=choice.limits.required,
        exclusive=choice.limits.exclusive,
        chosen=None if choice.chosen is None else _comes(choice.chosen),
        frontier=tuple(_comes(each) for each in choice.frontier),
        inside={
            name: tuple(SpanResult(start=span.start, end=span.to) for span in spans)
            for name, spans in choice.inside.items()
        },
    )


def _comes(comes: Comes) -> ComesResult:
    return ComesResult(
        cases=comes.chosen,
        value=comes.value,
        need=comes.need,
        posts=comes.posts,
        largest_share=round(comes.largest, 6),
    )
