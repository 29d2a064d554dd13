"""The savings plan: rows by hand, sums to each body's budget, what stands beside them, and a clean spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from cases import KENT, faults, loaded, solved, with_lines
from investcase.checks.review import appraised
from investcase.documents.bodies import plain_body
from investcase.reading.problems import Problems
from investcase.report.render import render
from investcase.report.savings_plan import LEDGER, plan_rows, savings_plan_csv
from investcase.report.view.said import tied_sentences
from investcase.report.view.scale import scale_sentences
from investcase.resolving.option import option_figures
from random_cases import Spec, lines, text_of

BUDGETS = (
    "net_budgets: [{body: council, amount: £2m, year: 2026-27, source: Budget book}]",
    "band_d: {homes: 1000, year: 2026-27, source: Tax base}",
)


def case(*top: str, extra: Sequence[str] = (), owner: str = "The director", title: str = "Care bought") -> str:
    text = with_lines(
        ["id: team, title: Team, body: council, amount: {2026-27: £1000, 2027-28: £1000}"],
        [
            f"id: care, title: '{title}', body: council, cash_type: cash_releasing, budget_line: Older people, "
            f"owner: '{owner}', each_year: £3000, from: 2027-28",
            "id: beds, title: Beds, body: nhs, cash_type: capacity, each_year: £9000",
            "id: joy, title: Joy, body: people, cash_type: wider_value, each_year: £9000",
        ],
        discount="{flat: 3.5%}",
        extra=extra,
    )
    return text.replace("options:", "\n".join([*top, "options:"]), 1)


def table(appraisal) -> list[dict[str, str]]:
    content = savings_plan_csv(appraisal)
    assert content.startswith(b"\xef\xbb\xbf"), "a spreadsheet knows it for UTF-8"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_rows_by_hand() -> None:
    appraisal = solved(case())
    found = [(row.reference, row.kind, row.year, row.recurring) for row in plan_rows(appraisal)]
    assert found[:2] == [("team", "spending", "2026-27", False), ("team", "spending", "2027-28", False)]
    assert ("team", "spending", "2028-29", False) in found, "what ended reverses"
    assert {row.reference for row in plan_rows(appraisal)} == {"team", "care"}, "only what moves a public budget"
    first = plan_rows(appraisal)[0]
    assert (first.change, first.full_year) == (1000.0, None), "two years of work recur at nothing"
    saving = next(row for row in plan_rows(appraisal) if row.reference == "care")
    assert (saving.service, saving.owner, saving.year, saving.full_year) == (
        "Older people",
        "The director",
        "2027-28",
        -3000.0,
    )
    assert saving.change < -3000, "cash of 2027-28, after a year of inflation"


def test_confidence_counts_what_is_named_and_says_what_is_missing() -> None:
    def words(**changes) -> str:
        return next(row.delivery for row in plan_rows(solved(case(**changes))) if row.kind == "saving")

    assert words() == "part secured (3 of 4): no funding named"
    stream = "  - {{id: r, title: R, body: council, amount: {{2026-27: £5}}, confirmed: {}}}"
    assert words(extra=["funding:", stream.format("yes")]) == "secured (4 of 4)"
    assert words(extra=["funding:", stream.format("no")]) == "part secured (3 of 4): funding not confirmed"
    assert words(owner="TBC") == "part secured (2 of 4): no owner named; no funding named"


def test_what_is_tied_to_a_fund_is_said_in_the_plan_and_is_no_general_cash() -> None:
    text = case().replace("owner: 'The director'", "owner: 'The director', ring_fence: Better Care Fund", 1)
    appraisal = solved(text)
    tied = {row["Reference"]: row["Tied to: no general cash"] for row in table(appraisal)}
    assert tied == {"team": "", "care": "Better Care Fund"}
    (words,) = tied_sentences(appraisal)
    assert words == (
        "Up to £3k a year of what is released (Care bought) is tied to Better Care Fund: it can be spent only as "
        "that allows, and is no general cash."
    )


def test_a_source_named_by_its_id_is_cited_wherever_it_stands() -> None:
    source = "sources: [{id: register, title: Register, publisher: The council, date: '2026', read: read_at_source}]"
    appraisal = solved(case(source).replace("title: Beds,", "title: Beds, source: register,"))
    cited = {figure.title: figure.source for figure in option_figures(appraisal.preferred.flows.option)}
    assert cited["Beds"] == "The council, Register (2026)"


def test_nothing_is_printed_of_what_was_not_given() -> None:
    heading = list(table(solved(case()))[0])
    assert len(heading) == 13
    assert sum(LEDGER in word for word in heading) == sum("£" in word or "%" in word for word in heading) == 2
    assert not any("budget" in word or "Band D" in word for word in heading)
    assert scale_sentences(solved(case())) == ()


def test_shares_of_the_net_budget_and_of_band_d() -> None:
    appraisal = solved(case(*BUDGETS))
    first = table(appraisal)[0]
    assert first[f"Change as % of net budget as published ({LEDGER})"] == "0.0500", "£1,000 of £2m"
    assert first["Net budget"] == "£2,000,000, 2026-27 (Budget book)"
    assert first[f"£ for each Band D home, 2026-27 tax base (Tax base; {LEDGER})"] == "1.0000", (
        "£1,000 over 1,000 homes"
    )
    share, each = scale_sentences(appraisal)
    assert "net saving of a full year, £3k in 2026-27 prices, is 0.15% of its net budget of £2m for 2026-27" in share
    assert "£3.00 of council tax for each Band D home of the 2026-27 tax base (Tax base)" in each


def test_an_older_net_budget_is_brought_to_the_prices_of_what_stands_beside_it() -> None:
    """£10m of 2024-25 is £10.55m in prices of 2026-27, so that £250,000 a year is 2.37% of it and not 2.50%."""
    costs = ["id: w, title: Team, body: council, each_year: £100k"]
    gains = ["id: s, title: S, body: council, cash_type: cash_releasing, budget_line: B, owner: O, each_year: £350k"]
    budget = "net_budgets: [{body: council, amount: £10m, year: 2024-25, source: the accounts}]\n"
    (share,) = scale_sentences(solved(with_lines(costs, gains) + budget))
    assert (
        "£250k in 2026-27 prices, is 2.37% of its net budget of £10m for 2024-25 (the accounts), £10.6m in those prices"
        in share
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_text_is_a_formula(start: str) -> None:
    rows = table(solved(case(title=f"{start}HYPERLINK(1)")))
    lever = next(row["Lever"] for row in rows if row["Reference"] == "care")
    assert lever == f"'{start}HYPERLINK(1)"
    number = next(row for row in rows if row["Reference"] == "care")[f"Change on last year, £ cash ({LEDGER})"]
    assert float(number) < 0, "a number is left a number"


def test_the_findings_that_name_a_line_stand_with_it() -> None:
    assert {row.equality for row in plan_rows(solved(case()))} == {"NOT ASSESSED"}
    kent = {row.reference: row.equality for row in plan_rows(solved(KENT.read_text("utf-8")))}
    assert any("no finding names this line" in words for words in kent.values())


@settings(max_examples=40)
@given(lines)
def test_the_rows_of_a_body_and_year_sum_to_the_change_in_its_budget(specs: list[Spec]) -> None:
    extra = ["funding:", "  - {id: p, title: P, body: council, paid_by: nhs, amount: {2027-28: £777}}"]
    appraisal = solved(text_of(specs, extra=extra))
    for body in (plain_body("council"), plain_body("nhs"), plain_body("dwp")):
        budget = appraisal.budget(appraisal.preferred, body)
        for year, change in zip(budget.years, budget.change, strict=True):
            rows = [r.change for r in plan_rows(appraisal) if r.body == body and r.year == str(year)]
            assert np.isclose(sum(rows), -change, rtol=1e-9, atol=0.06), "a ledger's sign"


def test_vat_and_borrowing_are_in_the_sum_too() -> None:
    text = with_lines(
        ["id: works, title: Works, body: council, amount: {2026-27: £9000}, spend: capital, irrecoverable_vat: 5%"],
        extra=[
            "borrowing:",
            "  - {id: loan, title: Loan, body: council, for: works, rate: 5%, years: 4, source: Treasury}",
        ],
    )
    appraisal = solved(text)
    budget = appraisal.budget(appraisal.preferred, plain_body("council"))
    assert budget.vat.any()
    assert budget.interest.any()
    for year, change in zip(budget.years, budget.change, strict=True):
        rows = [row.change for row in plan_rows(appraisal) if row.year == str(year)]
        assert sum(rows) == pytest.approx(-change, abs=0.03)
    assert {row.kind for row in plan_rows(appraisal)} == {"spending", "met by borrowing", "interest", "repayment"}


def test_the_file_is_written_by_its_ending(tmp_path: Path) -> None:
    appraisal = solved(case())
    render(appraisal, tmp_path / "plan.csv")
    assert (tmp_path / "plan.csv").read_bytes() == savings_plan_csv(appraisal)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.csv"]


@pytest.mark.parametrize(
    ("top", "code"),
    [
        ("net_budgets: [{body: council, amount: £0, year: 2026-27, source: s}]", "one-amount"),
        ("band_d: {homes: 5 weeks, year: 2026-27, source: s}", "band-d"),
    ],
)
def test_what_cannot_be_meant_is_refused(top: str, code: str) -> None:
    assert [p.code for p in faults(case(top))] == [code]


@pytest.mark.parametrize(
    ("top", "nation", "code"),
    [
        (BUDGETS[1], "scotland", "band-d-nation"),
        (
            "net_budgets: [{body: nhs, amount: £1, year: 2026-27, source: s}, "
            "{body: nhs, amount: £2, year: 2026-27, source: s}]",
            "england",
            "net-budget-twice",
        ),
        ("net_budgets: [{body: carers, amount: £1, year: 2026-27, source: s}]", "england", "no-budget"),
    ],
)
def test_what_does_not_fit_the_case_is_an_error(top: str, nation: str, code: str) -> None:
    text = case(top).replace("nation: england", f"nation: {nation}")
    with pytest.raises(Problems) as raised:
        appraised(loaded(text))
    assert code in {problem.code for problem in raised.value.problems}


def test_the_full_year_column_adds_up_to_page_1() -> None:
    """A two-year project, a saving that lasts, one that fades and one with a last year: only the second recurs."""
    text = with_lines(
        [
            "id: project, title: P, body: council, amount: {2026-27: £300k, 2027-28: £300k}, irrecoverable_vat: 20%",
            "id: team, title: T, body: council, each_year: £40k, irrecoverable_vat: 20%",
        ],
        [
            f"id: {name}, title: S, body: council, cash_type: cash_releasing, budget_line: {name}, owner: O, {when}"
            for name, when in (
                ("ended", "each_year: £100k, from: 2028-29"),
                ("fading", "amount: {2026-27: £100k, 2027-28: £60k}"),
                ("ends", "each_year: £70k, to: 2029-30"),
            )
        ],
        years=4,
    )
    appraisal = solved(text)
    rows = table(appraisal)
    column = next(name for name in rows[0] if name.startswith("Full-year effect"))
    budget = appraisal.budget(appraisal.preferred, appraisal.case.lead)
    assert sum(float(row[column] or 0) for row in rows) == pytest.approx(-budget.full_year_net), "a ledger's sign"
    # 100,000 saved, less 40,000 x 1.2 of the team.
    assert budget.full_year_net == pytest.approx(52_000)
    assert {row["Reference"] for row in rows if row["Recurring"] == "yes"} == {"team", "team-vat", "ended"}
