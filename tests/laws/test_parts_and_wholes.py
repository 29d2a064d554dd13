"""Every total is the sum of its parts, in every world and wherever it is told again."""

from __future__ import annotations

import csv
import io
from collections import defaultdict

import numpy as np
import pytest
from law import Whole, law

from investcase.appraisal.option_result import OptionResult
from investcase.appraisal.result import Result
from investcase.documents.bodies import Body, plain_bodies
from investcase.documents.kinds_of_money import CashType
from investcase.report.savings_plan import plan_rows, savings_plan_csv

PENNY = 0.01


@law(cases=40)
def test_bodies_cash_types_and_lines_each_make_the_whole(case: Whole) -> None:
    for option in case.appraisal.options:
        size = sum(float(np.abs(line.amounts).sum()) for line in option.cash.lines) + 1.0
        parts = {
            "bodies": (option.npsv, [option.npv_of(body) for body in plain_bodies()]),
            "sides": (option.npsv, [option.pv_benefits, -option.pv_costs]),
            "types": (option.pv_benefits, [option.pv_benefits_of(kind) for kind in CashType]),
            "lines": (option.npsv, [line.net.weighed(option.factors_of(line)) for line in option.cash.lines]),
        }
        for name, (whole, found) in parts.items():
            np.testing.assert_allclose(sum(found, np.zeros_like(whole)), whole, rtol=0, atol=1e-12 * size, err_msg=name)


@law(cases=40)
def test_money_that_moves_between_bodies_cancels_out(case: Whole) -> None:
    """A transfer is nothing to society, in real pounds and in cash, into however many lines growth tells it apart."""
    for option in case.appraisal.options:
        for other in (line for line in option.cash.lines if line.role == "transfer"):
            own = [line for line in option.cash.lines if f"{line.source[1]}-other-side" == other.id]
            size = 1e-12 * float(np.abs(other.amounts).max())
            both = [*own, other]
            np.testing.assert_allclose(sum(line.net for line in both), np.zeros_like(other.net), atol=size)
            in_cash = sum(line.net * line.cash_terms for line in both)
            np.testing.assert_allclose(in_cash, np.zeros_like(other.net), atol=size * float(other.cash_terms.max()))


@law(cases=40)
def test_the_tables_of_the_result_agree(case: Whole) -> None:
    for option in case.result.options:
        if option.npsv.central is None:
            continue  # Nothing was worked out of it.
        _economic(option)
        _budgets(option)
    _editions(case.result)
    for change in case.result.standing_sensitivities:
        chosen = next(option for option in case.result.options if option.preferred)
        _near(change.npsv - change.npsv_change, chosen.npsv.central, 2)


def _economic(option: OptionResult) -> None:
    for world in ("central", "cautious", "favourable"):
        npsv = getattr(option.npsv, world)
        _near(npsv, sum(getattr(body.npv, world) for body in option.bodies), len(option.bodies))
        gained = [getattr(share.pv, world) for share in option.who_gains.economic]
        paid = [getattr(share.pv, world) for share in option.who_pays.economic]
        _near(npsv, sum(gained) + sum(paid), len(gained) + len(paid))
        kinds = [getattr(spread, world) for spread in option.pv_benefits_by_cash_type.values()]
        _near(getattr(option.pv_benefits, world), sum(kinds), len(kinds))
        _near(getattr(option.pv_costs, world), -sum(paid), len(paid))
    steps = [step.pv for step in option.gross_to_net.steps]
    _near(option.gross_to_net.net, option.gross_to_net.gross + sum(steps), len(steps))
    _near(option.gross_to_net.net, option.npsv.central, 1)
    lines: dict[tuple[str, str | None], list[tuple[float, ...]]] = defaultdict(list)
    for line in option.lines:
        lines[line.body, line.cash_type].append(line.by_year)
    shares = (*option.who_gains.economic, *option.who_pays.economic)
    assert {(share.body, share.cash_type) for share in shares} == set(lines)
    for share in shares:
        rows = lines[share.body, share.cash_type]
        np.testing.assert_allclose(np.sum(rows, axis=0), share.by_year, atol=PENNY * (1 + len(rows)))


def _budgets(option: OptionResult) -> None:
    """What a body pays and what it gains, each with its sign, is its net position; and so for what is funded."""
    public = {str(body) for body in plain_bodies() if body.public}
    net: dict[str, list[np.ndarray]] = defaultdict(list)
    rows: dict[tuple[str, str], tuple[float, ...]] = {}
    for side in (option.who_pays, option.who_gains):
        for row in side.budget:
            net[row.body].append(np.array(row.by_year))
            rows[row.body, row.row] = row.by_year
    for body in option.bodies:
        if body.body in public:
            found = sum(net[body.body], np.zeros(len(body.cash_terms_by_year)))
            np.testing.assert_allclose(found, body.cash_terms_by_year, atol=PENNY * 10)
    for funded in option.funding:
        streams = [stream.by_year for stream in funded.streams if stream.paid_by != funded.body]
        given = rows.get((funded.body, "funding"), (0.0,))
        np.testing.assert_allclose(np.sum(streams, axis=0) if streams else 0.0, given, atol=PENNY * (1 + len(streams)))


def _editions(result: Result) -> None:
    """The first edition is the case's own."""
    first = {option.id: option.npsv.central for option in result.vintages[0].options}
    for option in result.options:
        if option.id in first and option.npsv.central is not None:
            _near(first[option.id], option.npsv.central, 1)


@law(cases=40)
def test_the_savings_plan_adds_up_to_each_budget(case: Whole) -> None:
    """Row by row, the changes of a body in a year are the change in its budget; and the CSV is those rows."""
    appraisal = case.appraisal
    rows = plan_rows(appraisal)
    changes: dict[tuple[Body, str], list[float]] = defaultdict(list)
    for row in rows:
        changes[row.body, row.year].append(row.change)
    lines = len(appraisal.preferred.cash.lines) + len(appraisal.preferred.flows.option.funding) + 3
    for body in [each for each in plain_bodies() if each.public]:
        budget = appraisal.budget(appraisal.preferred, body)
        for year, change in zip(appraisal.case.horizon, budget.change, strict=True):
            # A change below half a penny has no row.
            assert sum(changes[body, str(year)]) == pytest.approx(-change, abs=PENNY * lines), (body, year)
    written = list(csv.reader(io.StringIO(savings_plan_csv(appraisal).decode("utf-8-sig"))))
    assert len(written) == 1 + len(rows)
    assert {len(row) for row in written} == {len(written[0])}


@law(cases=40)
def test_the_full_year_of_the_savings_plan_is_that_of_page_1(case: Whole) -> None:
    appraisal = case.appraisal
    rows = plan_rows(appraisal)
    for body in [each for each in plain_bodies() if each.public]:
        told = sum(row.full_year or 0.0 for row in rows if row.body == body)
        assert told == pytest.approx(-appraisal.budget(appraisal.preferred, body).full_year_net, abs=PENNY), body


def _near(one: float, other: float, parts: int) -> None:
    """Equal but for the rounding of so many written parts, each to a penny."""
    assert one == pytest.approx(other, rel=1e-12, abs=PENNY * (1 + parts) / 2 + 1e-6)
