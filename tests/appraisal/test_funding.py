"""Whether money may be used, is there, and lasts: by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cases import faults, solved, with_lines
from investcase.appraisal.funding import BodyFunding, balance_left
from investcase.catalogue.library import shipped_library
from investcase.catalogue.registers import funding_streams
from investcase.checks.review import reviewed
from investcase.documents.bodies import plain_body
from investcase.documents.figure import Nation
from investcase.reading.problems import Severity
from investcase.report.view.funding import funding_page

TEAM = "id: team, title: Team, body: council, each_year: £100000"
HEADED = {"start": "2026-27", "years": 4, "price_base": "2026-27"}


def text(*streams: str, costs: tuple[str, ...] = (TEAM,)) -> str:
    rows = ["funding:", *(f"  - {{{stream}}}" for stream in streams)]
    return with_lines(list(costs), start="2026-27", years=4, price_base="2026-27", extra=rows)


def funded(*streams: str, costs: tuple[str, ...] = (TEAM,)) -> BodyFunding:
    appraisal = solved(text(*streams, costs=costs))
    (found,) = [f for f in appraisal.funding(appraisal.preferred) if f.body == plain_body("council")]
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
    np.testing.assert_allclose(found.passing.cost, CASH, rtol=1e-6)
    np.testing.assert_allclose(found.passing.uncovered, [0, CASH[1] - 60_000, *CASH[2:]], rtol=1e-6)
    np.testing.assert_allclose(found.unprotected, [CASH[0] - 80_000, CASH[1] - 60_000, *CASH[2:]], rtol=1e-6)
    less, ends = found.passing.cliffs
    assert (str(less.year), less.ended, less.lost) == ("2027-28", False, 20_000)
    assert less.unmet == pytest.approx(CASH[1] - 60_000, rel=1e-6)
    assert (str(ends.year), ends.ended, [m.source.id for m in ends.money], ends.lost) == (
        "2028-29",
        True,
        ["grant"],
        60_000,
    )
    assert ends.cost == pytest.approx(CASH[2], rel=1e-6)
    # Nothing is saved, so the most ever out of pocket is the whole gap at the end.
    assert found.peak_exposure == pytest.approx(sum(CASH) - 140_000, rel=1e-6)


def test_recurring_cost_on_passing_money_stops_the_decision_unless_an_exit_is_named() -> None:
    assert told(GRANT)["funding-runs-out"] is Severity.BLOCKER
    assert "funding-runs-out" not in told(f"{GRANT}, exit: The day-care budget pays.")
    steady = GRANT.replace("2027-28: £60000", "2027-28: £80000, 2028-29: £80000, 2029-30: £80000")
    assert "funding-runs-out" not in told(f"{steady}, recurrent: yes")
    assert told(f"{GRANT}, recurrent: yes")["funding-runs-out"] is Severity.BLOCKER, "it recurs in word alone"
    once = "id: set-up, title: Set-up, body: council, amount: {2026-27: £80000}"
    assert "funding-runs-out" not in told(GRANT, costs=(once,)), "the cost ends with the money"
    steady = "id: base, title: Base, body: council, each_year: £120000, recurrent: yes"
    assert "funding-runs-out" not in told(GRANT, steady), "recurring money meets it"


def test_recurring_money_that_meets_only_part_is_not_enough() -> None:
    part = "id: base, title: Base, body: council, each_year: £40000, recurrent: yes"
    np.testing.assert_allclose(
        funded(GRANT, part).passing.uncovered, [0, CASH[1] - 100_000, CASH[2] - 40_000, CASH[3] - 40_000], rtol=1e-6
    )
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
BUILDING = "id: works, title: Works, body: council, spend: capital, amount: {2026-27: £80000}"


def test_money_for_capital_alone_pays_for_no_more_than_the_capital_there_is() -> None:
    capital = f"{RECEIPTS}, stream: capital-receipts"
    assert told(capital)["capital-on-revenue"] is Severity.BLOCKER
    assert "capital-on-revenue" not in told(capital, costs=(TEAM, BUILDING))
    assert "capital-on-revenue" not in told(f"{RECEIPTS}, stream: capital-receipts-flexible")
    dearer = capital.replace("£80000", "£80001")
    assert told(dearer, costs=(TEAM, BUILDING))["capital-on-revenue"] is Severity.BLOCKER
    # A fifth more of it is VAT that is not got back: £80,000 x 1.2 = £96,000.
    with_vat = f"{BUILDING}, irrecoverable_vat: 20%"
    assert "capital-on-revenue" not in told(capital.replace("£80000", "£96000"), costs=(TEAM, with_vat))
    assert "capital-on-revenue" in told(capital.replace("£80000", "£96001"), costs=(TEAM, with_vat))


def test_money_for_capital_may_follow_the_cost_and_never_run_ahead_of_it() -> None:
    capital = f"{RECEIPTS}, stream: capital-receipts"
    assert "capital-on-revenue" not in told(capital.replace("2026-27", "2027-28"), costs=(TEAM, BUILDING))
    later = BUILDING.replace("2026-27", "2027-28")
    assert told(capital, costs=(TEAM, later))["capital-on-revenue"] is Severity.BLOCKER


LOAN = "{id: loan, title: Loan, body: council, rate: 5%, years: 20, source: Treasury, "


def borrowing(*loans: str, funding: tuple[str, ...] = ()) -> dict[str, Severity]:
    rows = ["borrowing:", *(f"  - {LOAN.replace('loan', f'loan-{i}')}{loan}}}" for i, loan in enumerate(loans))]
    if funding:
        rows += ["funding:", *(f"  - {{{stream}}}" for stream in funding)]
    written = with_lines([TEAM, BUILDING], start="2026-27", years=4, price_base="2026-27", extra=rows)
    return {problem.code: problem.severity for problem in reviewed(solved(written))}


@pytest.mark.parametrize(
    "capital",
    [
        # The other side of a grant for adaptations: what people are given is capital that they do not spend.
        "id: grants, title: Grants, body: council, spend: capital, amount: {2026-27: £100000}, transfer_with: people",
        "id: grants, title: Grants, body: council, spend: capital, amount: {2026-27: £100000}, transfer_with: carers",
    ],
)
def test_capital_that_is_given_runs_behind_no_money(capital: str) -> None:
    assert "capital-on-revenue" not in told(GRANT, costs=(TEAM, capital))


def test_money_for_capital_alone_is_all_ahead_where_no_capital_is_spent() -> None:
    receipts = f"{RECEIPTS}, stream: capital-receipts"
    (found,) = [p for p in reviewed(solved(text(receipts, costs=(TEAM,)))) if p.code == "capital-on-revenue"]
    assert "£80,000 of loans" in found.message
    assert "£0 is spent on capital" in found.message
    assert "the other £80,000" in found.message


def test_a_loan_is_for_no_more_than_the_capital_there_is() -> None:
    """The works cost £80,000 in 2026-27, whole in its prices."""
    assert not {"capital-on-revenue", "borrowed-twice"} & set(borrowing("for: works"))
    assert "capital-on-revenue" not in borrowing("amount: {2026-27: £50000, 2027-28: £30000}")
    assert borrowing("amount: {2026-27: £50000, 2027-28: £30001}")["capital-on-revenue"] is Severity.BLOCKER
    # £80,000 borrowed and £80,000 of receipts for works of £80,000.
    both = borrowing("for: works", funding=(f"{RECEIPTS}, stream: capital-receipts",))
    assert both["capital-on-revenue"] is Severity.BLOCKER


def test_a_grant_for_capital_is_money_for_capital_alone_however_it_is_written() -> None:
    """Works of £80,000: a partner's capital grant is the same money as a stream, a benefit or beside a loan."""
    grant = "id: g, title: NHS grant, body: council, spend: capital, amount: {2026-27: £80000}, transfer_with: nhs, "
    grant += "cash_type: cash_releasing, budget_line: Works, owner: Director"

    def found(benefit: str, *costs: str, loan: str = "") -> set[str]:
        rows = ["borrowing:", f"  - {LOAN}{loan}}}"] if loan else []
        written = with_lines([TEAM, *costs], [benefit], start="2026-27", years=4, price_base="2026-27", extra=rows)
        return {problem.code for problem in reviewed(solved(written))}

    assert "capital-on-revenue" not in found(grant, BUILDING)
    assert "capital-on-revenue" in found(grant), "there is no capital at all"
    assert "capital-on-revenue" in found(grant.replace("£80000", "£80001"), BUILDING)
    assert "capital-on-revenue" in found(grant, BUILDING, loan="amount: {2026-27: £1}")
    assert "capital-on-revenue" not in found(grant.replace("spend: capital, ", ""), BUILDING, loan="for: works")


def test_one_line_is_not_borrowed_twice() -> None:
    told_of = borrowing("for: works", "for: works")
    assert told_of["borrowed-twice"] is Severity.BLOCKER
    assert told_of["capital-on-revenue"] is Severity.BLOCKER


A = "id: a, title: Grant A, body: council, amount: {2026-27: £100000}"
B = "id: b, title: Grant B, body: council, amount: {2027-28: £104000}"
C = "id: c, title: Grant C, body: council, amount: {2029-30: £1}"


def test_every_year_is_looked_at_and_a_pound_at_the_end_hides_nothing() -> None:
    found = funded(A, B, C)
    # B's £104,000 meets the £101,942 of 2027-28; nothing comes in 2028-29, and £1 in 2029-30.
    np.testing.assert_allclose(found.passing.uncovered, [0, 0, CASH[2], CASH[3] - 1], rtol=1e-6)
    assert told(A, B, C)["funding-runs-out"] is Severity.BLOCKER
    assert "funding-runs-out" not in told(A, f"{B}, exit: The budget pays.", C)
    # Grant A's end is no cliff, since B pays that year.
    assert [(str(cliff.year), cliff.money[0].source.id) for cliff in found.passing.cliffs] == [("2028-29", "b")]
    assert next(iter(found.passing.cliffs)).unmet == pytest.approx(CASH[2], rel=1e-6)


def test_money_to_the_last_year_has_no_year_after() -> None:
    page = funding_page(solved(text("id: a, title: Grant A, body: council, each_year: £110000")))
    assert page is not None
    assert page.sentences == (
        "Grant A pays up to 2029-30, the last year of this case: for the year after it there is none, and £106k of "
        "recurring cost goes on if the service does.",
    )


def test_what_nothing_protects_holds_vat_and_what_loans_cost() -> None:
    """Works of £80,000 with £16,000 of VAT, all borrowed at 5% over 20 years in equal parts: £4,800 a year back."""
    loan = f"{LOAN}for: works, repaid: equal_principal}}"
    rows = ["funding:", "  - {id: a, title: A, body: council, each_year: £100000}", "borrowing:", f"  - {loan}"]
    works = f"{BUILDING}, irrecoverable_vat: 20%"
    made = solved(with_lines([TEAM, works], start="2026-27", years=4, price_base="2026-27", extra=rows))
    (found,) = made.funding(made.preferred)
    interest = [0, 96_000 * 0.05, 91_200 * 0.05, 86_400 * 0.05]
    back = [0, 4_800, 4_800, 4_800]
    expected = [c + i + b - 100_000 for c, i, b in zip(CASH, interest, back, strict=True)]
    np.testing.assert_allclose(found.unprotected, expected, rtol=1e-6, atol=1)


def test_more_money_than_there_is_to_pay_for_is_told() -> None:
    """Four years of £110,000 are £440,000, and the team costs £411,566 in cash."""
    steady = "id: a, title: A, body: council, each_year: £110000, recurrent: yes"
    assert funded(steady).surplus == pytest.approx(440_000 - sum(CASH), rel=1e-5)
    assert told(steady)["funding-beyond-cost"] is Severity.WARNING
    assert "funding-beyond-cost" not in told(steady.replace("£110000", "£102000"))
    years = ("2026-27", "2027-28", "2028-29", "2029-30")
    to_the_penny = ", ".join(f"{year}: £{cost:.2f}" for year, cost in zip(years, CASH, strict=True))
    near = f"id: a, title: A, body: council, recurrent: yes, amount: {{{to_the_penny}}}"
    assert "funding-beyond-cost" not in told(near.replace("£100000.00", "£100000.40")), "it would print as £0"


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


def test_money_that_ends_before_the_case_asks_what_pays_then() -> None:
    """It may be spent up to 2029-30; of six years from 2026-27 the last is 2031-32, of four 2029-30."""
    soon = "id: f, title: F, body: council, stream: capital-receipts-flexible, amount: {2026-27: £1}"
    for exits, years, expected in (("", 6, True), ("", 4, False), (", exit: It stops.", 6, False)):
        written = with_lines([TEAM], years=years, extra=["funding:", f"  - {{{soon}{exits}}}"])
        codes = {p.code: p.severity for p in solved(written).problems}
        assert ("stream-ends-first" in codes) is expected
        assert codes.get("stream-ends-first", Severity.WARNING) is Severity.WARNING


def test_what_nobody_read_of_the_money_is_to_be_asked() -> None:
    written = with_lines([TEAM], extra=["funding:", f"  - {{{GRANT}, stream: public-health-grant}}"])
    (found,) = [problem for problem in solved(written).problems if problem.code == "stream-not-read"]
    assert found.severity is Severity.NOTE
    assert "not read: The conditions of annex A" in found.message
    assert found.message.endswith("Ask whoever pays it")


def test_every_nation_has_money_of_its_own_and_each_kind_is_listed_for_users() -> None:
    rules, _ = funding_streams(shipped_library())
    page = (Path(__file__).parents[2] / "docs" / "writing-a-case.md").read_text("utf-8")
    assert all(f"`{name}`" in page for name in rules)
    for nation in (Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES, Nation.NORTHERN_IRELAND):
        assert [name for name, rule in rules.items() if rule.nations == (nation,)]


def test_a_body_to_which_no_money_comes_has_no_funding_to_show() -> None:
    appraisal = solved(with_lines([TEAM]))
    assert appraisal.funding(appraisal.preferred) == ()


def test_every_kind_of_money_says_where_its_rule_was_read_and_how_far() -> None:
    rules, problems = funding_streams(shipped_library())
    assert problems == []
    assert sum(rule.url is not None for rule in rules.values()) >= 9, "of some no address was written down"
    for nation in (Nation.ENGLAND, Nation.SCOTLAND):
        assert sum(nation in rule.nations for rule in rules.values()) >= 5
    for rule in rules.values():
        assert rule.source
        assert rule.url is None or rule.url.startswith("https://")
        assert rule.read_how_far
        assert rule.rule.endswith(".")
