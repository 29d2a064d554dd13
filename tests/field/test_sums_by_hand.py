"""Cases that an auditor worked out by hand, each with his sum."""

from __future__ import annotations

import pytest

from cases import faults, solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.horizons import horizons
from investcase.appraisal.short_funding import short_fundings
from investcase.appraisal.standing import Standing, standing_sensitivities

ON_BL = "body: council, cash_type: cash_releasing, budget_line: BL, owner: Dir"


def d(first: int, last: int | None = None) -> float:
    """The discount factors of the years from `first` to before `last` together; of one year alone without it."""
    return sum(1.035**-year for year in range(first, first + 1 if last is None else last))


def case_of(*costs: str, gains: tuple[str, ...] = (), years: int = 5, top: str = "") -> str:
    return with_lines(costs, gains, years=years, discount="green-book-2026", whole=False).replace(
        "options:", f"{top}\noptions:", 1
    )


def run(found: Appraisal, name: str) -> Standing:
    return next(each for each in standing_sensitivities(found) if each.id == name)


def central(found: Appraisal) -> float:
    return float(found.preferred.npsv[0])


def home_first(released_from: str, double_running: str, *more: str) -> Appraisal:
    """A ward of 300 bed days, of 1,000 freed at £400; a team of £50k, half in the first year, half a year of it."""
    given = {
        "people_leaving_earlier": "100 people / year",
        "days_earlier": "10 bed days / person",
        "delayed_days_here": "5000 bed days / year",
        "bed_day_average": "£400 / bed day",
        "share_to_care_home": "0%",
        "home_care_hours": "0 hours / person / week",
        "team_cost": "£500 / person",
        "readmissions_added": "0 episodes / person",
    }
    prices = "price_base: 2026-27, " if "£" in double_running else ""
    release = (
        f"body: nhs, budget_line: Wards, owner: COO, from: {released_from}, closes: Ward, step: 300 bed days, "
        f"refill: {{none: closed.}}, {prices}double_running: {double_running}"
    )
    entry = [
        "interventions:",
        "  - id: hf",
        "    title: Home first",
        "    model: delayed-discharge-home-first",
        "    inputs:",
        *(
            f"      {name}: {{value: {value}, source: x{', price_base: 2026-27' if '£' in value else ''}}}"
            for name, value in given.items()
        ),
        f"    release: [{{{release}}}]",
        "    ramp: [50%, 100%]",
        *(f"    {line}" for line in more),
    ]
    return solved(with_lines(years=6, discount="green-book-2026", extra=entry))


def test_double_running_a_year_late_is_put_off_once() -> None:
    found = home_first("2027-28", "{months: 3 months}", "start_month: October")
    team = 12_500 + 50_000 * d(1, 6)
    assert central(found) == pytest.approx(360_000 * d(1, 6) - 90_000 * d(1) - team)
    assert run(found, "year-late").npsv == pytest.approx(360_000 * d(2, 6) - 90_000 * d(2) - team)
    slow = home_first("2026-27", "{months: 18 months}", "set_up: {months: 10, optimism_bias: 60%, reason: x}")
    team = 25_000 + 50_000 * d(1, 6)
    late = 360_000 * d(3, 6) - 240_000 * d(3) - 60_000 * d(4)
    assert run(slow, "year-late").npsv == pytest.approx(late - team)


@pytest.mark.parametrize("double_running", ["{months: 3 months}", "{amount: {2027-28: £90k}}"])
def test_nothing_is_paid_twice_where_no_budget_falls(double_running: str) -> None:
    found = home_first("2027-28", double_running, "start_month: October")
    assert central(found) == pytest.approx(360_000 * d(1, 6) - 90_000 * d(1) - 12_500 - 50_000 * d(1, 6))
    assert run(found, "nothing-released").npsv == pytest.approx(-12_500 - 50_000 * d(1, 6))


TEAM = "id: c, title: Team, body: council, each_year: £10k"
PRICES = (
    "prices: {bodies: {council: {pay: {each_year: 3%, source: x}, non_pay: {each_year: 2%, source: x}, "
    "fees: {each_year: 5%, source: x}}}}"
)


@pytest.mark.parametrize(
    ("first", "then", "each_year"),
    [
        ("prices_as: non_pay", "prices_as: non_pay", 100_000),
        ("prices_as: pay", "prices_as: non_pay", 100_000),
        ("", "cash_type: avoided_growth", 100_000),
        ("cash_type: capacity, marginal_share: {share: 100%, reason: x}", "", 100_000),
        ("prices_as: fees, price_base: 2025-26", "prices_as: fees", 102_005.7),
    ],
)
def test_a_saving_in_two_lines_is_one_saving_at_whatever_prices_and_of_whatever_kind(
    first: str, then: str, each_year: float
) -> None:
    def saving(name: str, said: str) -> str:
        on = ON_BL if "cash_type" not in said else ON_BL.replace(", cash_type: cash_releasing", "")
        return f"id: {name}, title: Saving {name}, {on}, each_year: £100k, {said}"

    parts = (saving("a", f"to: 2028-29, {first}"), saving("b", f"from: 2029-30, {then}"))
    found = solved(case_of(TEAM, gains=parts, top=PRICES).replace(", }", "}"))
    late = each_year * d(1, 4) + 100_000 * d(4) - 10_000 * d(0, 5)
    assert run(found, "year-late").npsv == pytest.approx(late, abs=0.05)
    fifth = 0.2 * (each_year * d(0, 3) + 100_000 * d(3, 5))
    assert run(found, "main-benefit-less").npsv_change == pytest.approx(-fifth, abs=0.05)
    assert run(found, "main-benefit-less").title == "Savings on ‘BL’: 20% less"


@pytest.mark.parametrize(
    ("first", "then", "years_lost"),
    [
        ("event: well-being", "event: well-being", 1),
        ("event: well-being", "event: well-being, group: unpaid-carers", 2),
        ("event: well-being", "event: fall", 2),
        ("event: well-being", "event: well-being, apart_from: {a: another team's}", 2),
        ("", "", 2),
    ],
)
def test_a_gain_on_no_budget_line_is_what_it_says_that_it_counts(first: str, then: str, years_lost: int) -> None:
    """£100,000 a year for people, to 2028-29 and from 2029-30: one gain loses its last year for being late, two two."""
    gain = "body: people, cash_type: wider_value, each_year: £100k"
    parts = [f"id: a, title: A, {gain}, to: 2028-29, {first}", f"id: b, title: B, {gain}, from: 2029-30, {then}"]
    found = solved(case_of(TEAM, gains=tuple(part.rstrip(", ") for part in parts)))
    late = 100_000 * (d(1, 5) if years_lost == 1 else d(1, 3) + d(4, 5)) - 10_000 * d(0, 5)
    assert run(found, "year-late").npsv == pytest.approx(late, abs=0.05)
    if years_lost == 1:
        assert run(found, "main-benefit-less").npsv_change == pytest.approx(-20_000 * d(0, 5), abs=0.05)
        assert run(found, "main-benefit-less").title == "A, and what else counts the same: 20% less"


def test_the_main_benefit_is_one_to_society() -> None:
    charge = f"id: b, title: Charge income, {ON_BL}, each_year: £200k, transfer_with: people"
    worth = "id: q, title: Well-being, body: people, cash_type: wider_value, each_year: £110k"
    found = solved(case_of("id: c, title: Team, body: council, each_year: £100k", gains=(charge, worth)))
    assert run(found, "main-benefit-less").npsv == pytest.approx((10_000 - 22_000) * d(0, 5))


def test_what_a_partner_gives_once_is_no_year_of_the_saving_on_its_budget_line() -> None:
    gift = f"id: b, title: One-off from NHS, {ON_BL}, amount: {{2030-31: £200k}}, transfer_with: nhs"
    found = solved(case_of(TEAM, gains=(f"id: a, title: Saving, {ON_BL}, each_year: £50k", gift)))
    assert central(found) == pytest.approx(40_000 * d(0, 5))
    assert found.budget(found.preferred, found.case.lead).full_year_net == pytest.approx(40_000)


@pytest.mark.parametrize(("other", "years_lost"), [("nhs", 1), ("police", 2)])
def test_what_two_partners_pay_on_one_budget_line_is_two_payments(other: str, years_lost: int) -> None:
    """Late, what each pays loses its own last year; the years are of cash, so of more than £50,000."""
    paid = f"title: Paid, {ON_BL}, each_year: £50k"
    one = f"id: a, {paid}, to: 2028-29, transfer_with: nhs"
    found = solved(case_of(TEAM, gains=(one, f"id: b, {paid}, from: 2029-30, transfer_with: {other}")))
    late = run(found, "year-late")
    assert late.npsv == pytest.approx(-10_000 * d(0, 5))
    assert -late.lead_cash_change == pytest.approx(50_000 * years_lost, rel=0.1)


def a_cut(when: str, saving: str = "", demand: str = "") -> str:
    cut = [
        "disinvestments:",
        "  - id: k",
        "    title: Fewer",
        *(f"    {said}" for said in when.split("; ")),
        f"    saving: [{{id: s, title: Saved, body: council, each_year: £100k, budget_line: BL, owner: Dir{saving}}}]",
        f"    demand: [{{id: d, title: Back, body: nhs, each_year: £40k{demand}}}]",
        "    exit_costs:",
        "      redundancy: {amount: {2026-27: £60k}, source: HR}",
        "      notice: {zero: none.}",
        "      clawback: {zero: none.}",
        "      stranded_overheads: {each_year: £8000, to: 2028-29, source: Fin}",
        "    restart_cost: {amount: £30k, source: x}",
        "    optimism_bias: {saving: {share: 10%, reason: x}, demand: {share: 20%, reason: x}}",
    ]
    return with_lines(years=5, discount="green-book-2026", extra=cut)


LEAVING = 60_000 + 8_000 * d(1, 3)


def test_a_cut_saves_nothing_before_it_begins_and_in_part_in_its_first_year() -> None:
    found = solved(a_cut("change: stop; start: 2027-28; start_month: October"))
    assert central(found) == pytest.approx(42_000 * (0.5 * d(1) + d(2, 5)) - LEAVING + 4_000 * d(1))
    found = solved(
        a_cut("change: stop; start: 2027-28; ramp: [50%, 100%]", demand=", from: 2028-29, start_month: July")
    )
    saved = 90_000 * (0.5 * d(1) + d(2, 5))
    assert central(found) == pytest.approx(saved - 48_000 * (0.75 * d(2) + d(3, 5)) - LEAVING)
    found = solved(a_cut("change: stop; start: 2027-28", saving=", from: 2026-27", demand=", from: 2026-27"))
    assert central(found) == pytest.approx(42_000 * d(0, 5) - LEAVING)


def test_a_ramp_that_nothing_follows_is_refused() -> None:
    text = a_cut("change: stop; ramp: [50%, 100%]", saving=", from: 2026-27", demand=", from: 2026-27")
    (fault,) = faults(text)
    assert fault.message == "every amount here says its own years, so ramp says nothing"


def test_what_is_left_of_an_asset_is_so_many_equal_parts_of_what_was_paid() -> None:
    """£100,000 x 1.03^2 is paid in the third year, and 20% more for optimism; seven of ten parts are left."""
    works = (
        "id: c, title: Works, body: council, amount: {2028-29: £100k}, spend: capital, life: 10 years, "
        "relative_price: {each_year: 3%, reason: x}, optimism_bias: 20%"
    )
    worth = "id: q, title: Well-being, body: people, cash_type: wider_value, each_year: £30k"
    found = solved(case_of(works, gains=(worth,)))
    assert central(found) == pytest.approx(30_000 * d(0, 5) - 127_308 * d(2) + 0.7 * 106_090 * d(4))
    shorter = {over.years: over for over in horizons(found).shorter}
    assert shorter[4].npsv == pytest.approx(30_000 * d(0, 4) - 127_308 * d(2) + 0.8 * 106_090 * d(3))


@pytest.mark.parametrize(("vat", "full_year"), [("£2000", 12_000), ("20%", 12_000)])
def test_vat_in_pounds_is_the_same_in_a_year_in_part(vat: str, full_year: float) -> None:
    team = "id: c, title: Team, body: council, each_year: £10k, from: 2030-31, start_month: October, "
    found = solved(case_of(team + f"irrecoverable_vat: {vat}"))
    assert found.budget(found.preferred, found.case.lead).full_year_net == pytest.approx(-full_year)


@pytest.mark.parametrize(("begins", "lost"), [("April", 1 / 6), ("May", 1 / 12), ("October", 0)])
def test_money_that_is_confirmed_before_the_work_begins_delays_none_of_it(begins: str, lost: float) -> None:
    """Two months late; a quarter of the posts then stand empty for six months of each later year."""
    staff = "{wte: 2, salary: £20000, on_costs: 25%, on_costs_as_of: 2026-04-01}"
    team = f"id: c, title: Team, body: council, staff: {staff}, start_month: {begins}"
    worth = f"id: q, title: Well-being, body: people, cash_type: wider_value, each_year: £100k, start_month: {begins}"
    terms = "funding_terms: {recruitment_lag: 4 months, churn: 25%, late_start: 2 months, source: WF}"
    case = with_lines([team], [worth], years=5, discount="green-book-2026", extra=[terms], whole=False)
    found = solved(case)
    short = short_fundings(found).get(found.preferred.id)
    assert short is not None
    assert short.cost[0] == pytest.approx(100_000 * (lost + 0.125 * d(1, 5)))
    assert short.unspent == pytest.approx(50_000 * (lost + 0.125 * d(1, 5)))
