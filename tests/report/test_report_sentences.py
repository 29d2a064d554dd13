"""What the paper says in words is true of the case in hand: each sentence where it holds, and not where it does not."""

from __future__ import annotations

import pytest

import investcase
from cases import KENT, SMALLEST, solved, with_lines, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import reviewed
from investcase.numbers.writing import percent, pounds_short
from investcase.report.charts import Table
from investcase.report.view.bands import bands
from investcase.report.view.budget import NET, budget_grid, budget_grids
from investcase.report.view.budget_sentences import budget_sentences
from investcase.report.view.chart_tables import chart_tables
from investcase.report.view.claim_lines import claim_lines, left_out_lines
from investcase.report.view.counting import counted
from investcase.report.view.formulas import workings
from investcase.report.view.funding import funding_page
from investcase.report.view.lines import lines_grids
from investcase.report.view.money import lead_cash_sentence, value_sentence, who_gains_sentence
from investcase.report.view.options import options_grid
from investcase.report.view.reconciliation import claim_pages
from investcase.report.view.register import make_register
from investcase.report.view.releases import releases_grid, what_must_be_true
from investcase.report.view.summary import swing_sentence
from investcase.resolving.adjustments import ADJUSTMENT_TITLES
from investcase.resolving.behind import figures_behind
from investcase.resolving.option import option_figures
from random_whole.solving import LIBRARY


@pytest.fixture(scope="module")
def kent() -> Appraisal:
    return investcase.appraise(investcase.load(KENT))


def line(ident: str, body: str, amount: str, cash: str = "", more: str = "") -> str:
    kind = f", cash_type: {cash}" if cash else ""
    return f"id: {ident}, title: The {ident}, body: {body}{kind}, amount: {{{amount}}}{more}"


def confirmed(stream: str) -> str:
    return stream.removesuffix("}") + ", confirmed: yes}"


NAMED = ", budget_line: Placements, owner: head of care"


def said(appraisal: Appraisal) -> str:
    return " ".join(budget_sentences(appraisal, appraisal.budget(appraisal.preferred, appraisal.case.lead)))


def test_sixty_years_stand_in_tables_of_ten() -> None:
    extra = ["funding:", "  - {id: gift, title: A gift, body: council, each_year: £5k}"]
    costs = ["id: cost, title: Cost, body: council, each_year: £10k"]
    case = solved(with_lines(costs, years=60, discount="green-book-2026", extra=extra))
    budget = case.budget(case.preferred, case.case.lead)
    page = funding_page(case)
    assert page is not None
    for tables, fixed, most in ((budget_grids(budget), 1, 10), (lines_grids(case), 1, 10), (page.tables, 4, 6)):
        assert len(tables) == 60 / most
        assert [year for table in tables for year in table.columns[fixed:]] == [str(y) for y in case.case.horizon]
        assert all(len(row.cells) + 1 == len(table.columns) == fixed + most for table in tables for row in table.rows)
        assert all(table.columns[:fixed] == tables[0].columns[:fixed] for table in tables)
        assert "2026-27 to" in tables[0].caption


def test_eleven_years_are_cut_evenly_and_ten_are_not_cut() -> None:
    for years, parts in ((10, [10]), (11, [5, 6])):
        case = solved(with_lines([line("cost", "council", "2026-27: £10k")], years=years))
        assert [len(table.columns) - 1 for table in lines_grids(case)] == parts


def test_no_benefit_is_not_called_capacity() -> None:
    assert "No benefit is counted in pounds" in what_must_be_true(
        solved(with_lines([line("c", "nhs", "2026-27: £9k")]))
    )
    people = solved(with_lines([], [line("gain", "people", "2026-27: £9k", "wider_value")]))
    assert "every benefit is to others" in what_must_be_true(people)
    capacity = what_must_be_true(solved(SMALLEST))
    assert capacity.endswith("so every benefit to a public body is capacity, not cash.")
    both = [line("gain", "nhs", "2026-27: £9k", "wider_value"), line("freed", "nhs", "2026-27: £9k", "capacity")]
    assert what_must_be_true(solved(with_lines([], both))).endswith("no benefit to a public body is cash.")


def test_a_release_that_happens_once_is_a_release() -> None:
    once = line("gain", "council", "2026-27: £9000", "cash_releasing", NAMED + ", recurrent: no")
    case = solved(with_lines([], [once]))
    assert (
        what_must_be_true(case)
        == "What would have to be true: once only, £9k in all leaves ‘Placements’ (head of care)."
    )
    found = releases_grid(case)
    assert found is not None
    assert found.rows[0].cells == ("Placements", "head of care", "2026-27", "£9k in all")


def test_earlier_savings_cover_later_costs_and_nothing_is_left_to_find() -> None:
    saved = line("gain", "council", "2026-27: £90000", "cash_releasing", NAMED)
    words = said(solved(with_lines([line("cost", "council", "2027-28: £40000")], [saved], price_base="2026-27")))
    assert "never out of pocket" not in words
    assert "left for this budget to find" not in words
    assert "what was saved or received in earlier years covers it" in words


def test_a_lead_body_with_nothing_at_stake_is_told_so_and_never_that_it_does_not_pay_back() -> None:
    case = solved(with_lines([line("cost", "nhs", "2026-27: £9k")]))
    assert said(case) == "No cash of the Council’s is at stake."
    paid = {row.label: row.cells for row in options_grid(case).rows}
    assert paid["Pays back, Council cash only"] == ("–", "no cash at stake")


def test_what_is_drawn_from_reserves_is_the_body_s_own() -> None:
    extra = ["funding:", "  - {id: own, title: Own, body: council, paid_by: council, amount: {2026-27: £30000}}"]
    case = solved(with_lines([line("cost", "council", "2026-27: £40000")], extra=extra))
    assert (
        "by £40k, which it must find itself. £30k is to be drawn from reserves, of which £30k is not confirmed."
        in said(case)
    )
    sure = solved(with_lines([line("cost", "council", "2026-27: £40000")], extra=[extra[0], confirmed(extra[1])]))
    assert "£30k is to be drawn from reserves." in said(sure)
    rows = {row.label: row.cells for row in budget_grid(case, case.budget(case.preferred, case.case.lead)).rows}
    assert rows["Met from own reserves"][0] == "30"
    assert rows[NET][0] == "−40"


def test_every_public_body_that_loses_is_named_even_when_the_lead_gains() -> None:
    saved = line("gain", "council", "2026-27: £90000", "cash_releasing", NAMED)
    losing = solved(with_lines([line("cost", "nhs", "2026-27: £50000")], [saved]))
    assert (who_gains_sentence(losing) or "").startswith(
        "NHS budgets are £50k worse off over the period while others gain: Council."
    )
    assert who_gains_sentence(solved(with_lines([line("cost", "nhs", "2026-27: £50000")]))) is None
    assert who_gains_sentence(solved(with_lines([], [saved]))) is None


def test_a_draft_says_how_many_figures_give_no_source() -> None:
    # Two lines of two amounts each are four figures, and the share of what is freed a fifth.
    assert [(band.kind, band.detail) for band in bands(solved(SMALLEST), ())] == [
        ("draft", "The case has not been agreed. All 5 figures behind the preferred option give no source.")
    ]
    half = solved(SMALLEST.replace("body: nhs,", "body: nhs, source: the board's ledger,"))
    assert "3 of the 5 figures behind the preferred option give no source" in bands(half, ())[0].detail


def test_a_final_case_has_a_calm_band_of_its_own_unless_it_is_blocked() -> None:
    text = SMALLEST.replace("case: grants-2026", "case: grants-2026\nstanding: final")
    case = solved(text)
    assert [band.kind for band in bands(case, ())] == ["final"]
    assert [band.kind for band in bands(case, reviewed(case))] == ["blocked"]


def test_the_illustrative_band_counts_what_it_looks_at(kent: Appraisal) -> None:
    behind = figures_behind(kent.preferred.flows.option)
    guessed = sum(figure.is_illustrative for figure in behind)
    assert bands(kent, ())[0].detail.startswith(f"{guessed} of the {len(behind)} figures behind the preferred option")
    other = (
        SMALLEST
        + """\
  - id: other
    title: Another way
    costs:
      - {id: guess, title: Guess, body: council, status: illustrative, amount: {2026-27: £1000}}
"""
    )
    found = bands(solved(other), ())
    assert found[0].kind == "illustrative"
    assert found[0].detail.startswith("1 figure behind other options is illustrative")


def test_figures_shown_for_comparison_are_marked_and_not_counted(kent: Appraisal) -> None:
    behind = {figure.key for figure in figures_behind(kent.preferred.flows.option)}
    moving = {swing.figure.key for swing in kent.swings}
    assert moving <= behind, "whatever moves the answer is counted"
    figures = option_figures(kent.preferred.flows.option)
    rows = make_register(kent).figures.rows
    marked = {f.key for f, row in zip(figures, rows, strict=True) if "compared only" in row.cells[1]}
    assert marked
    assert marked.isdisjoint(behind)
    assert all(f.origin == "the model" for f in figures if f.key not in marked | behind)


def test_without_a_range_nothing_shows_how_sure_it_is(kent: Appraisal) -> None:
    words = value_sentence(solved(SMALLEST))
    assert words.endswith("No figure here has a range, so nothing shows how sure the answer is.")
    spread = {row.label: row.cells for row in options_grid(solved(SMALLEST)).rows}
    assert spread["cautious to favourable"] == ("–", "no range")
    assert "has a range" not in value_sentence(kent)


def test_what_people_gain_is_said_when_it_is_more_than_half() -> None:
    def told(people: str, nhs: str) -> str:
        gains = [
            line("own", "people", f"2026-27: {people}", "wider_value"),
            line("freed", "nhs", f"2026-27: {nhs}", "capacity"),
        ]
        return value_sentence(solved(with_lines([line("cost", "council", "2026-27: £10000")], gains)))

    # 60 + 30 - 10 = 80, of which 60; then 40 + 60 - 10 = 90, of which 40; then 60 + 5 - 10 = 55, and others lose 5.
    assert "Of it, £60k is what people gain or no longer pay, less what they newly pay." in told("£60000", "£30000")
    assert "no longer pay" not in told("£40000", "£60000")
    assert "People gain or no longer pay £60k; everyone else together is £5k worse off." in told("£60000", "£5000")


def test_one_is_one() -> None:
    assert [counted(n, "year") for n in (0, 1, 2)] == ["0 years", "1 year", "2 years"]
    assert "Over 1 year, " in value_sentence(solved(with_lines([line("c", "nhs", "2026-27: £9k")], years=1)))


def test_what_is_taken_off_is_named_and_comes_to_what_is_counted(kent: Appraisal) -> None:
    pages = claim_pages(kent)
    mechanisms = {m.intervention.title: m for m in kent.preferred.flows.mechanisms}
    for page in pages:
        mechanism = mechanisms[page.title]
        entry = mechanism.intervention
        assert page.taken_off is not None
        for adjustment, heading in zip(entry.adjustments, page.taken_off.columns[2:-1], strict=True):
            assert heading.startswith(adjustment.factor.figure.title.split(":")[0])
            assert heading.endswith(percent(adjustment.factor.figure.quantity.central))
        kept = [model_line for model_line in entry.document.lines.values() if model_line.adjusted]
        for model_line, row in zip(kept, page.taken_off.rows, strict=True):
            before = mechanism.steady[model_line.amount]
            worth = before if model_line.kind == "benefit" else -before
            counts = (worth * mechanism.left_of(worth))[0, 0]
            assert row.cells[-1] == pounds_short(counts)
        assert dict(page.notes) == {n.title: n.note for n in entry.document.lines.values() if n.note}
    assert all(working.taken_off is None for working in workings(kent)), "it stands once, with the claim"


def test_a_rollout_that_settles_below_all_of_it_says_so(kent: Appraisal) -> None:
    assert {working.settled for working in workings(kent)} == {None}
    text = KENT.read_text("utf-8")
    lower = investcase.appraise(solved(text.replace("100%]", "60%]")).case)
    assert {working.settled for working in workings(lower)} == {"60%"}


def test_funding_that_nobody_confirmed_is_said_and_the_payback_reads_with_the_running_total() -> None:
    extra = ["funding:", "  - {id: grant, title: Grant, body: council, amount: {2026-27: £30000, 2027-28: £10000}}"]
    case = solved(with_lines([line("cost", "council", "2026-27: £40000")], extra=extra))
    # 40 out, 30 in; then 10 in: nothing released by the option itself ever repays the 40.
    words = said(case)
    assert "Funding from elsewhere is £40k over these years, of which £40k is not confirmed" in words
    assert "With the funding, the running total is back at nil or better from 2027-28; without, counting only" in words
    assert "in 2026-27 prices, the spending does not pay back in 3 years." in words
    sure = solved(with_lines([line("cost", "council", "2026-27: £40000")], extra=[extra[0], confirmed(extra[1])]))
    assert "confirmed" not in said(sure)


def test_programme_spending_and_support_bought_instead_are_two_rows_that_add_to_spending(kent: Appraisal) -> None:
    budget = kent.budget(kent.preferred, kent.case.lead)
    rows = [row.label for row in budget_grid(kent, budget).rows]
    assert rows[:3] == ["Programme spending", "of which capital", "Care and support bought instead"]
    effect = {line.id for line in kent.preferred.cash.of(kind="cost", body=kent.case.lead).lines if line.follows_effect}
    assert effect == {"independent-settings.support-at-home"}
    assert budget.spending.sum() < budget.instead.sum() < 0
    simple = solved(SMALLEST)
    first = budget_grid(simple, simple.budget(simple.preferred, simple.case.lead)).rows[0]
    assert first.label == "Spending"


def test_the_lead_body_s_cash_is_told_at_its_own_ends(kent: Appraisal) -> None:
    central, cautious, favourable = (pounds_short(v) for v in kent.cash_at(kent.preferred, kent.case.lead))
    words = lead_cash_sentence(kent) or ""
    assert words.startswith(f"Council cash, present value: {central} centrally; {cautious} to {favourable} with ")
    assert words.endswith(" at the end that lowers, or raises, it.")
    assert lead_cash_sentence(solved(SMALLEST)) is None


def test_each_swing_gives_the_central_value_too(kent: Appraisal) -> None:
    swing = kent.swings[0]
    values = (swing.at_low, float(kent.preferred.npsv[0]), swing.at_high)
    low, middle, high = (percent(value) for value in (0.25, 0.5, 0.75))
    first = swing_sentence(swing)
    assert f"at {low}, {middle} and {high} the value to society is" in first
    assert first.endswith(f"{pounds_short(values[0])}, {pounds_short(values[1])} and {pounds_short(values[2])}.")


def test_a_claim_is_told_in_both_prices_and_step_by_step_to_what_is_counted(kent: Appraisal) -> None:
    # 6.17 x 0.8 = 4.94; x 0.5 = 2.47; x 0.9 = 2.22.
    first = claim_lines(kent)[0]
    assert "£178m (£232m in 2026-27 prices) a year is claimed for England." in first
    assert "Counted: £6.17m; £4.94m after 20% already achieved; £2.47m at 50% achievement; £2.22m after 10%" in first
    found = kent.reconciliations[0]
    assert found.claim_now == pytest.approx(
        178e6 * kent.case.prices.index.factor(found.as_published.price_base, kent.case.prices.base)
    )


def test_everything_that_can_be_taken_off_a_claim_has_its_words() -> None:
    kinds = [kind for kind in ADJUSTMENT_TITLES if kind != "evidence_grade"]
    grade = "evidence_grade: {table: ours, grade: '4', signed_off_by: Chief economist}"
    rows = ("adjustments:", *(f"  {kind}: 50%" for kind in kinds), f"  {grade}")
    (line,) = claim_lines(solved(with_model(*rows), library=LIBRARY))
    assert line.count(";") == len(ADJUSTMENT_TITLES) + 1  # One parts the share from the local answer.
    assert "after 25% for the grade of the evidence" in line


def test_costs_left_out_are_never_merged_over_interventions_that_differ() -> None:
    text = KENT.read_text("utf-8")
    assert left_out_lines(solved(text)) == (
        "Left out by every source and not yet counted here: living and housing costs at home, unpaid care by family "
        "and friends and community nursing and GP visits.",
        "If together they came to £396 a week for each person helped (Support in a more independent setting), or to "
        "£351 (Fewer hours of home care), the option would be worth nothing to society.",
    )
    without = text.replace("          delivery: {covered_by: community-support}\n", "", 1)
    told = left_out_lines(solved(without))
    assert len(told) == 4
    assert told[0].startswith("Left out by the evidence for Support in a more independent setting and not yet counted")
    assert "delivering the change" not in told[0]
    assert told[1].startswith("Left out by the evidence for Fewer hours of home care and not yet counted")
    assert "delivering the change" in told[1]


def test_a_case_that_counts_no_delivery_cost_says_so_in_a_band() -> None:
    bare = solved(with_model(place="Kent", extra=[]))
    assert "No delivery cost" in [band.words for band in bands(bare, ())]
    costs = ["costs:", "  - {id: team, title: Team, body: council, each_year: £400000}"]
    assert "No delivery cost" not in [band.words for band in bands(solved(with_model(place="Kent", extra=costs)), ())]
    equipment = ["omitted_costs:", "  equipment: {each_year: £100000, source: Ours}"]
    assert "No delivery cost" in [band.words for band in bands(solved(with_model(*equipment, place="Kent")), ())]
    delivery = ["omitted_costs:", "  delivery: {each_year: £100000, source: Ours}"]
    assert "No delivery cost" not in [band.words for band in bands(solved(with_model(*delivery, place="Kent")), ())]


def test_sixty_years_of_charts_stand_in_one_short_table() -> None:
    years = [f"{2026 + i}-{(27 + i) % 100:02d}" for i in range(60)]
    one = Table("People", ("Year", "In the year"), (*((y, str(i)) for i, y in enumerate(years)), ("Steady state", "9")))
    two = Table("Cash", ("Year", "Net", "Total"), tuple((y, f"n{i}", f"t{i}") for i, y in enumerate(years)))
    other = Table("Who", ("Body", "Budget"), (("Council", "1"),))
    table, rest = chart_tables([one, other, two])
    assert rest is other
    assert table.columns == ("Year", "People", "Cash: net", "Cash: total")
    assert [row[0] for row in table.rows] == [*years[:10], *years[14::5], "Steady state"]
    assert table.rows[10] == (years[14], "14", "n14", "t14")
    assert table.rows[-1] == ("Steady state", "9", "–", "–")
    short = chart_tables([Table("People", ("Year", "In the year"), tuple((y, "1") for y in years[:10]))])[0]
    assert (short.caption, len(short.rows)) == ("By year", 10)


def paybacks(case: Appraisal) -> list[str]:
    return [row.cells[1] for row in options_grid(case).rows if row.label.startswith("Pays back")]


def test_cash_that_comes_to_nil_is_at_stake_all_the_same() -> None:
    """£50k out and £50k in each year: nothing is left over, nothing is found, and it pays back as it begins."""
    years = "2026-27: £50000, 2027-28: £50000, 2028-29: £{}"
    for last in (50_000, 60_000):
        saved = line("gain", "council", years.format(last), "cash_releasing", NAMED)
        case = solved(with_lines([line("cost", "council", years.format(50_000))], [saved], price_base="2026-27"))
        assert said(case) == (
            "The budget is never out of pocket over these years. Counting only cash, in 2026-27 prices, it pays back "
            "in 2026-27."
        )
        assert paybacks(case) == ["2026-27"] * 3
    none = solved(with_lines([line("cost", "council", "2026-27: £0")]))
    assert said(none) == "No cash of the Council’s is at stake."
    assert paybacks(none) == ["nothing to pay back", "nothing to pay back", "no cash at stake"]
    notes = {p.field: p.message for p in none.result().problems if p.code == "undefined"}
    assert notes["options.programme.payback_year.simple"] == "no money moves, so there is nothing to pay back"


def test_pay_that_outruns_prices_is_not_said_to_leave_no_cash_at_stake() -> None:
    """£100k of pay, at 5% a year over the case's prices, for £100k saved: nil in real pounds, and short in cash."""
    grown = "prices: {bodies: {council: {pay: {each_year: 5%, source: p}}}}\n"
    pay = "id: cost, title: C, body: council, each_year: £100000, prices_as: pay"
    saved = f"id: gain, title: G, body: council, each_year: £100000, cash_type: cash_releasing{NAMED}"
    case = solved(with_lines([pay], [saved], price_base="2026-27") + grown)
    budget = case.budget(case.preferred, case.case.lead)
    short = budget.peak_exposure
    assert short > 3_000
    words = said(case)
    assert "at stake" not in words
    assert f"by {pounds_short(short)}, which it must find itself" in words
    assert f"it pays back in 2026-27; in each year’s cash, it is {pounds_short(short)} short in" in words


def test_a_body_that_only_pays_a_partner_has_nothing_of_its_own_to_pay_back() -> None:
    extra = ["funding:", "  - {id: own, title: Own, body: nhs, paid_by: council, amount: {2026-27: £30000}}"]
    case = solved(with_lines([line("cost", "nhs", "2026-27: £40000")], extra=extra))
    words = said(case)
    assert "It is most out of pocket in 2026-27, by £30k" in words
    assert "Apart from the payments to partners, no cash of the Council’s moves; the running total is still" in words
    assert paybacks(case)[2] == "nothing to pay back"
