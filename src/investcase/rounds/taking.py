"""An appraisal to what a round holds of it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.drawn import drawn_beside_others
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.spreads import by_year, pounds
from investcase.appraisal.standing import a_year_late
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.equality.cumulative import assessed
from investcase.flows.draws import FIRST
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.reading.problems import Severity
from investcase.report.savings_plan import plan_rows
from investcase.resolving.terms import Stream
from investcase.rounds.case_in import BodyIn, BodyMoney, CaseIn, DrawnIn, PlanLine, Published, Reached, StreamIn
from investcase.rounds.gains import gains_of, kin_of


def taken(appraisal: Appraisal, name: str, folder: str) -> CaseIn:
    """What a round holds of a case.

    Raises:
        Problems: a model cannot be worked out on values that lie within their ranges, or a year late.
    """
    case, option = appraisal.case, appraisal.preferred
    npsv = appraisal.npsv_at(option)
    late = a_year_late(appraisal, option)
    kin = kin_of(appraisal)
    return CaseIn(
        name=name,
        folder=folder,
        case=case.document.case,
        title=case.document.title,
        place=case.place_name,
        option=option.id,
        option_title=option.flows.option.title,
        standing=case.document.standing,
        lead=_named(appraisal, case.lead),
        price_base=str(case.document.price_base),
        years=tuple(map(str, case.horizon)),
        npsv=pounds(npsv.central),
        npsv_cautious=pounds(npsv.cautious),
        npsv_favourable=pounds(npsv.favourable),
        npsv_late=pounds(float(late.npsv[0])),
        plan=(*_plan(appraisal), *_capacity(appraisal)),
        bodies=tuple(_body(appraisal, option, late, body) for body in option.bodies),
        gains=tuple(gains_of(appraisal, lambda body: _named(appraisal, body))),
        reached=tuple(_reached(option)),
        streams=tuple(_stream(appraisal, stream) for stream in option.flows.option.funding),
        net_budgets=tuple(
            Published(_named(appraisal, each.body), each.amount.central, str(each.year), each.source)
            for each in case.document.net_budgets
        ),
        band_d=tuple(_band_d(appraisal)),
        posts=_posts(appraisal),
        assessed=assessed(case),
        warnings=sum(each.severity is not Severity.NOTE for each in appraisal.problems),
        drawn=_drawn(appraisal),
        related=kin.related,
        apart=kin.apart,
        titles=kin.titles,
    )


def _named(appraisal: Appraisal, body: Body) -> BodyIn:
    return BodyIn(body.name, appraisal.case.place_name if body.kind.places else "")


def _plan(appraisal: Appraisal) -> Iterator[PlanLine]:
    for row in plan_rows(appraisal):
        yield PlanLine(
            line=row.reference,
            title=row.lever,
            body=_named(appraisal, row.body),
            budget_line=row.service,
            kind=row.kind,
            year=row.year,
            change=row.change,
            full_year=row.full_year,
            cash=True,
            recurring=row.recurring,
            owner=row.owner,
            tied_to=row.tied_to,
            status=row.delivery or appraisal.case.document.standing,
        )


def _capacity(appraisal: Appraisal) -> Iterator[PlanLine]:
    """Freed capacity as the plan would write it, were it cash: with a ledger's sign, and told apart."""
    for line in appraisal.preferred.cash.of(kind="benefit", cash_types=(CashType.CAPACITY,)).lines:
        if not line.body.public:
            continue
        worth = np.broadcast_to(-line.amounts[0] * line.cash_terms, len(appraisal.case.horizon))
        full_year = -float(line.full_year[0]) if line.still_runs else None
        for year, change in zip(appraisal.case.horizon, np.diff(worth, prepend=0.0), strict=True):
            if abs(change) < NEGLIGIBLE:
                continue
            yield PlanLine(
                line=line.id,
                title=line.title,
                body=_named(appraisal, line.body),
                budget_line=line.budget_line or "",
                kind="freed capacity",
                year=str(year),
                change=float(change),
                full_year=full_year,
                cash=False,
                recurring=line.still_runs,
                owner=line.owner or "",
                tied_to=line.ring_fence or "",
                status=appraisal.case.document.standing,
            )
            full_year = None


def _body(appraisal: Appraisal, option: OptionAppraisal, late: OptionAppraisal, body: Body) -> BodyMoney:
    budget = appraisal.budget(option, body)
    out = budget.spending + budget.vat + budget.payments + budget.interest + budget.repayment
    return BodyMoney(
        body=_named(appraisal, body),
        public=body.public,
        npv=pounds(float(option.npv_of(body)[0])),
        net=by_year(budget.net) if body.public else (),
        late=by_year(appraisal.budget(late, body).net) if body.public else (),
        out=by_year(-out + 0.0) if body.public else (),
    )


def _reached(option: OptionAppraisal) -> Iterator[Reached]:
    for mechanism in option.flows.mechanisms:
        model = mechanism.intervention.document
        people = np.broadcast_to(np.asarray(mechanism.people[0]), (option.cash.years,))
        yield Reached(
            title=mechanism.intervention.title,
            model=model.model,
            group=model.group,
            people=tuple(round(float(each), 6) for each in people),
            unit=str(mechanism.people_unit),
        )


def _stream(appraisal: Appraisal, stream: Stream) -> StreamIn:
    return StreamIn(
        id=stream.id,
        title=stream.title,
        body=_named(appraisal, stream.body),
        rule=stream.rule.id if stream.rule else None,
        own_reserve=stream.paid_by == stream.body,
        balance=stream.balance,
        by_year=stream.by_year,
    )


def _band_d(appraisal: Appraisal) -> Iterator[Published]:
    given = appraisal.case.document.band_d
    if given is not None:
        yield Published(_named(appraisal, appraisal.case.council), given.homes.central, str(given.year), given.source)


def _posts(appraisal: Appraisal) -> tuple[float, ...]:
    """Posts that the option needs by year: those of its cost lines, and those that its workforce names beside them."""
    option = appraisal.preferred
    document = next(each for each in appraisal.case.document.options if each.id == option.id)
    settled = {line.id: line for line in option.flows.option.lines}
    needed = np.zeros(len(appraisal.case.horizon))
    for cost in document.costs:
        if cost.staff is not None and cost.id in settled:
            needed = needed + cost.staff.wte.central * np.array(settled[cost.id].terms[0].profile)
    for staff in option.flows.staff:
        if staff.workforce.posts is not None:
            needed = needed + staff.needed[0]
    return tuple(round(float(each), 6) for each in needed)


def _drawn(appraisal: Appraisal) -> DrawnIn:
    done = drawn_beside_others(appraisal)
    option = done.options[appraisal.preferred.id]
    return DrawnIn(
        npsv=option.npsv[FIRST:],
        cash={_named(appraisal, body): each.cash[FIRST:] for body, each in option.bodies.items()},
        shared={figure.key: figure.title for figure in done.plan.random if figure.moves_as is None},
    )
