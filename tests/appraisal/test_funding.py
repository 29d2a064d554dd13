"""Whether money may be used, is there, and lasts: by hand."""

from __future__ import annotations

import numpy as np
import pytest

from cases import faults, solved, with_lines
from investcase.appraisal.funding import BodyFunding, balance_left
from investcase.catalogue.guidance import funding_streams
from investcase.catalogue.library import shipped_library
from investcase.checks.review import reviewed
from investcase.documents.figure import Nation
from investcase.documents.model import Body
from investcase.reading.problems import Severity

TEAM = "id: team, title: Team, body: council, each_year: £100000"
HEADED = {"start": "2026-27", "years": 4, "price_base": "2026-27"}


def text(*streams: str, costs: tuple[str, ...] = (TEAM,)) -> str:
    rows = ["funding:", *(f"  - {{{stream}}}" for stream in streams)]
    return with_lines(list(costs), start="2026-27", years=4, price_base="2026-27", extra=rows)


def funded(*streams: str, costs: tuple[str, ...] = (TEAM,)) -> BodyFunding:
    appraisal = solved(text(*streams, costs=costs))
    (found,) = [f for f in appraisal.funding(appraisal.preferred) if f.body is Body.COUNCIL]
    return found


def told(*streams: str, costs: tuple[str, ...] = (TEAM,)) -> dict[str, Severity]:
    return {problem.code: problem.severity for problem in reviewed(solved(text(*streams, costs=costs)))}


def refused(*streams: str) -> list[str]:
    return [problem.code for problem in faults(text(*streams)) if problem.severity is Severity.ERROR]


GRANT = "id: grant, title: Grant, body: council, amount: {2026-27: £80000, 2027-28: £60000}"
# The team's £100,000 in each year's cash, by the deflator: 102.0057, 103.9867, 105.9264 and 107.9012.
CASH = [100_000 * level / 102.0057 for level in (102.0057, 103.9867, 105.9264, 107.9012)]


def test_after_the_last_passing_money_recurring_cost_is_uncovered() -> None:
    found = funded(GRANT)
    np.testing.assert_allclose(found.recurring_cost, CASH, rtol=1e-6)
    np.testing.assert_allclose(found.uncovered, [0, 0, *CASH[2:]], rtol=1e-6)
    np.testing.assert_allclose(found.unprotected, [CASH[0] - 80_000, CASH[1] - 60_000, *CASH[2:]], rtol=1e-6)
    (cliff,) = found.cliffs
    assert (str(cliff.year), [s.id for s in cliff.streams], cliff.lost) == ("2028-29", ["grant"], 60_000)
    assert cliff.cost == pytest.approx(CASH[2], rel=1e-6)
    # Nothing is saved, so the most ever out of pocket is the whole gap at the end.
    assert found.peak_exposure == pytest.approx(sum(CASH) - 140_000, rel=1e-6)


def test_recurring_cost_on_passing_money_stops_the_decision_unless_an_exit_is_named() -> None:
    assert told(GRANT)["funding-runs-out"] is Severity.BLOCKER
    assert "funding-runs-out" not in told(f"{GRANT}, exit: The day-care budget pays.")
    assert "funding-runs-out" not in told(f"{GRANT}, recurrent: yes")
    once = "id: set-up, title: Set-up, body: council, amount: {2026-27: £80000}"
    assert "funding-runs-out" not in told(GRANT, costs=(once,)), "the cost ends with the money"
    steady = "id: base, title: Base, body: council, each_year: £120000, recurrent: yes"
    assert "funding-runs-out" not in told(GRANT, steady), "recurring money meets it"


def test_recurring_money_that_meets_only_part_is_not_enough() -> None:
    part = "id: base, title: Base, body: council, each_year: £40000, recurrent: yes"
    np.testing.assert_allclose(funded(GRANT, part).uncovered, [0, 0, CASH[2] - 40_000, CASH[3] - 40_000], rtol=1e-6)
    assert told(GRANT, part)["funding-runs-out"] is Severity.BLOCKER


RESERVE = "id: reserve, title: Reserve, body: council, paid_by: council, stream: reserves, exit: It stops."


def test_a_reserve_is_drawn_down_year_by_year_and_never_below_nil() -> None:
    drawn = f"{RESERVE}, amount: {{2026-27: £80000, 2027-28: £60000}}"
    (stream,) = funded(f"{drawn}, balance: £150000").streams
    assert balance_left(stream) == (70_000, 10_000, 10_000, 10_000)
    assert not {"reserve-overdrawn", "reserve-balance"} & set(told(f"{drawn}, balance: £140000"))
    assert told(f"{drawn}, balance: £139999")["reserve-overdrawn"] is Severity.BLOCKER
    assert told(drawn)["reserve-balance"] is Severity.WARNING


RECEIPTS = "id: receipts, title: Receipts, body: council, exit: It stops., amount: {2026-27: £80000}"
BUILDING = "id: works, title: Works, body: council, spend: capital, amount: {2027-28: £79000}"


def test_money_for_capital_alone_pays_for_no_more_than_the_capital_there_is() -> None:
    capital = f"{RECEIPTS}, stream: capital-receipts"
    assert told(capital)["capital-on-revenue"] is Severity.BLOCKER
    found = funded(capital, costs=(TEAM, BUILDING))
    spent = 79_000 * 103.9867 / 102.0057  # in the cash of 2027-28: £80,534, so that £80,000 fits whatever the year
    assert found.capital_excess == pytest.approx(max(0.0, 80_000 - spent))
    assert "capital-on-revenue" not in told(capital, costs=(TEAM, BUILDING))
    assert "capital-on-revenue" not in told(f"{RECEIPTS}, stream: capital-receipts-flexible")


def test_money_of_another_nation_or_for_another_body_is_refused() -> None:
    assert refused(f"{GRANT}, stream: set-aside") == ["stream-body", "stream-nation"]
    assert refused(f"{GRANT.replace('body: council', 'body: nhs')}, stream: public-health-grant") == ["stream-body"]
    assert refused(f"{GRANT}, stream: public-helth-grant") == ["unknown-funding-stream"]
    assert refused(f"{GRANT}, stream: public-health-grant") == []


def test_money_set_year_by_year_is_not_taken_to_recur_without_a_word() -> None:
    assert told(f"{GRANT}, stream: public-health-grant, recurrent: yes")["stream-recurs"] is Severity.WARNING
    assert "stream-recurs" not in told(f"{GRANT}, stream: public-health-grant")


def test_money_is_not_counted_after_its_last_year() -> None:
    late = "id: f, title: F, body: council, stream: capital-receipts-flexible, exit: It stops., amount: {YEAR: £1}"
    rows = ["funding:", f"  - {{{late}}}"]
    for year, expected in (("2029-30", set()), ("2030-31", {"stream-ends"})):
        written = with_lines([TEAM], years=6, extra=[row.replace("YEAR", year) for row in rows])
        assert {p.code for p in solved(written).problems if p.severity is Severity.BLOCKER} == expected


def test_a_body_to_which_no_money_comes_has_no_funding_to_show() -> None:
    appraisal = solved(with_lines([TEAM]))
    assert appraisal.funding(appraisal.preferred) == ()


def test_every_kind_of_money_says_where_its_rule_was_read_and_how_far() -> None:
    rules, problems = funding_streams(shipped_library())
    assert problems == []
    for nation in (Nation.ENGLAND, Nation.SCOTLAND):
        assert sum(nation in rule.nations for rule in rules.values()) >= 5
    for rule in rules.values():
        assert rule.source
        assert rule.url
        assert rule.read_how_far
        assert rule.rule.endswith(".")
