"""A model's line and the case's own lines, worked by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cases import faults, solved, with_lines, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.documents.bodies import plain_body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.build import build_flows
from investcase.flows.lines import FlowLine
from investcase.reading.problems import Problems, Severity

OWN = "adjustments: {already_achieved: 20%, deadweight: 10%}"


def line(appraisal: Appraisal, name: str) -> FlowLine:
    return next(line for line in appraisal.preferred.cash.lines if line.id == name)


def central(appraisal: Appraisal, name: str) -> list[float]:
    return [float(amount) for amount in line(appraisal, name).amounts[0]]


RELEASE = (
    "release:",
    "  - {body: council, budget_line: Care homes, owner: The director, from: 2028-29}",
)
ROLLED_OUT = ("start_month: October", "until: 2029-30", "ramp: [40%, 70%, 100%]")


def test_care_home_places_not_bought_in_kent_by_hand() -> None:
    # The claim, £178m in 2019-20 prices; the deflator is 78.1735 then and 102.0057 in 2026-27.
    claim = 178_000_000 * 102.0057 / 78.1735
    assert claim == pytest.approx(232_265_596.40, abs=0.005)
    # Kent's share: 1,729 of England's 65,060 new admissions, 2.6575%.
    here = claim * 1729 / 65060
    assert here == pytest.approx(6_172_567.11, abs=0.005)
    # A care-home week: £956 without nursing and £1,089 with, in 2025-26 prices; 31.6% of weeks are with.
    care_home = (956 * 0.684 + 1089 * 0.316) * 102.0057 / 100
    assert care_home == pytest.approx(1_018.045448, abs=5e-7)
    # A week at home instead: 14 hours at £25.05 (2025-26) and £42 of other support (2013-14, deflator 70.5952).
    home = 14 * 25.05 * 102.0057 / 100 + 42 * 102.0057 / 70.5952
    assert home == pytest.approx(418.421394, abs=5e-7)
    # So each person helped saves £599.62 a week before what people pay, and the claim is that of 197.28 people.
    people = here / ((care_home - home) * 52.18)
    assert people == pytest.approx(197.279836, abs=5e-7)
    # Effort: 40% for half of the first year, then 70% and 100%, then none. Each person helped is out of a care home for
    # a year: half in the year they are helped and half in the next, save those of the first, who come from October to
    # March and so are there a quarter of that year and three quarters of the next. (0.2, 0.7, 1, 0, 0, 0) builds up as
    build_up = [0.2 * 0.25, 0.2 * 0.75 + 0.7 * 0.5, 0.85, 0.5, 0.0, 0.0]
    # Residents in Kent paid 37.6% of the price in 2016-17, so the council meets 62.4%. Half of an idealised claim is
    # achieved (the default), 20% of it already was, and 10% would have happened anyway: 0.5 x 0.8 x 0.9 = 0.36 is kept.
    amounts = [people * share * 52.18 * care_home * 0.624 * 0.36 for share in build_up]
    assert amounts[0] == pytest.approx(117_709.37, abs=0.005)

    found = solved(with_model(*ROLLED_OUT, OWN))
    assert central(found, "m.care-home-not-bought") == pytest.approx(amounts, rel=1e-12, abs=1e-6)
    # It ends: nothing of it runs when everything temporary has ended.
    assert line(found, "m.care-home-not-bought").full_year[0] == 0.0
    mechanism = found.preferred.flows.mechanisms[0]
    assert mechanism.people[0].tolist() == pytest.approx([people * share * 0.36 for share in build_up], abs=1e-9)
    assert mechanism.realised[0, 0] == pytest.approx(0.36, rel=1e-15)
    # What is spent at home instead, and the two contributions, are made of the same person-years.
    weeks = people * 52.18 * 0.36
    for name, a_week in (
        ("m.support-at-home", home * (1 - 0.264)),
        ("m.contributions-at-home", home * 0.264),
        ("m.care-home-contributions", care_home * 0.376),
        ("m.nursing-payments", 0.316 * 267.68),
    ):
        expected = [weeks * a_week * share for share in build_up]
        assert central(found, name) == pytest.approx(expected, rel=1e-12, abs=1e-6)
    # Gross is met by somebody: care-home price less home price, over all bodies but the NHS payment, is the claim kept.
    whole = found.preferred.cash.net()[0] - np.array(central(found, "m.nursing-payments"))
    assert whole.tolist() == pytest.approx([here * share * 0.36 for share in build_up], rel=1e-12, abs=1e-6)


def test_until_the_release_the_saving_is_capacity_and_from_then_on_cash() -> None:
    plain = central(solved(with_model(*ROLLED_OUT, OWN)), "m.care-home-not-bought")
    found = solved(with_model(*ROLLED_OUT, OWN, *RELEASE))
    cash, before = line(found, "m.care-home-not-bought"), line(found, "m.care-home-not-bought-before-release")
    assert (cash.cash_type, before.cash_type) == (CashType.CASH_RELEASING, CashType.CAPACITY)
    assert cash.amounts[0].tolist() == [0.0, *plain[1:]]
    assert before.amounts[0].tolist() == [plain[0], 0.0, 0.0, 0.0, 0.0, 0.0]
    assert (cash.budget_line, cash.owner) == ("Care homes", "The director")
    assert before.full_year[0] == 0.0
    # The NHS's payments stop by themselves with each resident there is not: cash, and nothing to release.
    payments = line(found, "m.nursing-payments")
    assert (payments.cash_type, payments.budget_line) == (CashType.CASH_RELEASING, "NHS-funded nursing care")
    growth = solved(
        with_model(
            *ROLLED_OUT, OWN, RELEASE[0], RELEASE[1].replace("from", "as: avoided_growth, plan_line: Demography, from")
        )
    )
    assert line(growth, "m.care-home-not-bought").cash_type is CashType.AVOIDED_GROWTH


def test_what_the_plan_already_counts_is_taken_off_and_shown() -> None:
    planned = "already_in_plan: [{body: council, amount: {2028-29: £100000, 2029-30: £150000}}]"
    without = solved(with_model(*ROLLED_OUT, OWN, *RELEASE))
    found = solved(with_model(*ROLLED_OUT, OWN, *RELEASE, planned))
    # The plan is in cash: £100,000 in 2028-29 is 100,000 x 102.0057 / 105.9264 of 2026-27 prices, and so on.
    real = np.array([0, 100_000 * 102.0057 / 105.9264, 150_000 * 102.0057 / 107.9012, 0, 0, 0])
    own, usual = (c.preferred.cash.of(body=plain_body("council")).net() for c in (found, without))
    np.testing.assert_allclose(usual[0] - own[0], real, rtol=1e-6, atol=1e-6)
    # It stands for people already helped, so it takes the same share off everyone's part, and off the people.
    share = 1 - real / np.where(usual[0] > 0, usual[0], 1)
    for line_found, line_usual in zip(found.preferred.cash.lines, without.preferred.cash.lines, strict=True):
        np.testing.assert_allclose(line_found.amounts[0], line_usual.amounts[0] * share, rtol=1e-6, atol=1e-6)
    people, all_people = (c.preferred.flows.mechanisms[0].people[0] for c in (found, without))
    np.testing.assert_allclose(people, all_people * share, rtol=1e-6)


def test_a_plan_that_counts_more_than_the_saving_leaves_nothing_and_says_so() -> None:
    planned = "already_in_plan: [{body: council, amount: {2028-29: £90m}}]"
    found = solved(with_model(*ROLLED_OUT, OWN, *RELEASE, planned))
    assert found.preferred.cash.net()[0, 1] == pytest.approx(0)
    assert "plan-exceeds" in {problem.code for problem in found.problems}


@pytest.mark.parametrize(
    ("adjustments", "kept"),
    [
        ("already_achieved: 20%, achievement: 100%", 0.8),
        ("already_achieved: 0%, achievement: 25%", 0.25),
        ("already_achieved: 0%, achievement: 100%, attribution: 60%", 0.6),
        ("already_achieved: 0%, achievement: 100%, deadweight: 30%", 0.7),
        ("already_achieved: 0%, achievement: 100%, displacement: 30%", 0.7),
        ("already_achieved: 0%, achievement: 100%, leakage: 30%", 0.7),
        ("already_achieved: 0%, achievement: 100%, overlap: 30%", 0.7),
        ("already_achieved: 10%, achievement: 50%, attribution: 80%, deadweight: 5%", 0.9 * 0.5 * 0.8 * 0.95),
        ("already_achieved: 100%", 0.0),
    ],
)
def test_each_adjustment_keeps_or_takes_its_share(adjustments: str, kept: float) -> None:
    whole = solved(with_model("adjustments: {already_achieved: 0%, achievement: 100%}")).preferred.cash.net()[0]
    found = solved(with_model(f"adjustments: {{{adjustments}}}"))
    assert found.preferred.flows.mechanisms[0].realised[0, 0] == pytest.approx(kept, rel=1e-15)
    assert found.preferred.cash.net()[0].tolist() == pytest.approx((whole * kept).tolist(), rel=1e-12, abs=1e-6)


def test_the_second_of_two_models_loses_the_overlap_and_the_first_does_not() -> None:
    second = ("  - id: n", "    model: ccn-home-care-hours", "    adjustments: {already_achieved: 0%}")
    found = solved(with_model("adjustments: {already_achieved: 0%}", extra=second))
    first, other = found.preferred.flows.mechanisms
    assert first.realised[0, 0] == pytest.approx(0.5)
    assert other.realised[0, 0] == pytest.approx(0.5 * 0.85)


def test_work_that_stops_runs_down_over_the_stay() -> None:
    # Bottom-up, two years each: 18% of 1,729 admissions is 311.22 people a year for two years, then none. Through each
    # year the people there are 0.5, 1.5, 1.5 and 0.5 of a year's helped.
    two_years = "inputs: {delay_years: {value: 2 years, source: x, reason: y}}"
    found = solved(with_model("choices: {route: bottom_up}", "until: 2028-29", two_years))
    mechanism = found.preferred.flows.mechanisms[0]
    expected = [311.22 * share for share in (0.5, 1.5, 1.5, 0.5, 0.0, 0.0)]
    assert mechanism.values["people_supported"][0].tolist() == pytest.approx(expected, rel=1e-12, abs=1e-9)


def test_a_broken_bound_is_an_error_at_the_centre_and_a_warning_at_an_end() -> None:
    longer = "inputs: {delay_years: {value: VALUE, source: x, reason: y}}"
    end = solved(with_model(longer.replace("VALUE", "'1 to 3 years, central 2 years'")))
    warned = [p for p in end.problems if p.code == "bound"]
    assert {(p.severity, "at one end of a range" in p.message) for p in warned} == {(Severity.WARNING, True)}
    assert any("longer than they would have stayed" in p.message for p in warned)
    with pytest.raises(Problems) as caught:
        solved(with_model(longer.replace("VALUE", "3 years")))
    errors = [p for p in caught.value if p.severity is Severity.ERROR]
    assert [p.code for p in errors] == ["bound"]
    assert "longer than they would have stayed" in errors[0].message
    assert str(errors[0].position) == "case.yaml:16:39", "where the 3 years are written"


DATED = "on_costs_as_of: 2026-04-01"
A_LINE = "id: a, title: A, body: council"


@pytest.mark.parametrize(
    ("line_text", "by_year", "full_year"),
    [
        (f"{A_LINE}, each_year: £1200", [1200, 1200, 1200], 1200),
        (f"{A_LINE}, each_year: £1200, start_month: October", [600, 1200, 1200], 1200),
        (f"{A_LINE}, each_year: £1200, start_month: April", [1200, 1200, 1200], 1200),
        (f"{A_LINE}, each_year: £1200, start_month: March", [100, 1200, 1200], 1200),
        (f"{A_LINE}, each_year: £1200, from: 2027-28, start_month: July", [0, 900, 1200], 1200),
        (f"{A_LINE}, each_year: £1200, to: 2027-28, start_month: July", [900, 1200, 0], 0),
        (f"{A_LINE}, each_year: £1200, to: 2028-29", [1200, 1200, 1200], 0),
        (f"{A_LINE}, each_year: £1200, to: 2028-29, recurrent: yes", [1200, 1200, 1200], 1200),
        (f"{A_LINE}, each_year: £1200, recurrent: no", [1200, 1200, 1200], 0),
        (f"{A_LINE}, amount: {{2026-27: £60000, 2028-29: £45k}}", [60000, 0, 45000], 45000),
        (f"{A_LINE}, amount: {{2028-29: £45k, 2026-27: £60000}}", [60000, 0, 45000], 45000),
        # What fades to nothing recurs at nothing, and so does a project of two years.
        (f"{A_LINE}, amount: {{2026-27: £60000, 2027-28: £20k}}", [60000, 20000, 0], 0),
        (f"{A_LINE}, amount: {{2026-27: £1m}}, recurrent: no", [1e6, 0, 0], 0),
        # 6.5 posts x £32,000 x 1.3 = £270,400 a year; three quarters of it from July.
        (
            f"{A_LINE}, start_month: July, staff: {{wte: 6.5, salary: £32000, on_costs: 30%, {DATED}}}",
            [202800, 270400, 270400],
            270400,
        ),
        # Costs run over: £1,200 with optimism bias of 25% is £1,500.
        (f"{A_LINE}, each_year: £1200, optimism_bias: 25%", [1500, 1500, 1500], 1500),
    ],
)
def test_a_cost_line_by_hand(line_text: str, by_year: list[float], full_year: float) -> None:
    made = line(solved(with_lines([line_text])), "a")
    assert made.amounts[0].tolist() == pytest.approx(by_year, rel=1e-14)
    assert made.full_year[0] == pytest.approx(full_year, rel=1e-14)
    assert made.net[0].tolist() == pytest.approx([-amount for amount in by_year], rel=1e-14)


def test_optimism_bias_raises_costs_and_lowers_benefits() -> None:
    benefit = "id: b, title: B, body: nhs, cash_type: capacity, each_year: £1200, optimism_bias: 25%"
    found = solved(with_lines([f"{A_LINE}, each_year: £1200, optimism_bias: 25%"], [benefit]))
    assert central(found, "a") == [1500.0, 1500.0, 1500.0]
    assert central(found, "b") == [900.0, 900.0, 900.0]


def test_a_likely_range_is_a_range_of_the_amount_in_every_year() -> None:
    text = f"{A_LINE}, each_year: £1000, start_month: October, likely_range: '90% to 125%, central 100%'"
    made = solved(with_lines([text]))
    names = made.worlds.names
    rows = line(made, "a").amounts.whole().tolist()
    key = "programme.a.likely-range"
    assert names == ("central", f"{key}:low", f"{key}:high"), (
        "with one figure to move its own ends are those of the answer"
    )
    ends = made.ends_of(made.preferred)
    assert rows[0] == [500, 1000, 1000]
    assert rows[1] == rows[ends.favourable.world] == [450, 900, 900]
    assert rows[2] == rows[ends.cautious.world] == [625, 1250, 1250]


def test_each_part_of_a_staff_line_may_be_uncertain_alone() -> None:
    staff = "staff: {wte: 5 to 8, central 6, salary: £30000, on_costs: 30%, on_costs_as_of: 2026-04-01}"
    staff = staff.replace("5 to 8, central 6", "'5 to 8, central 6'")
    found = solved(with_lines([f"{A_LINE}, {staff}"]))
    assert found.worlds.names[1:3] == ("programme.a.wte:low", "programme.a.wte:high")
    assert line(found, "a").amounts[:3, 0].tolist() == pytest.approx([234_000, 195_000, 312_000])


def test_an_omitted_cost_with_an_amount_is_a_cost_line_over_the_years_it_runs() -> None:
    omitted = "omitted_costs: {equipment: {each_year: £100k, source: x}, unpaid-care: {each_year: £20k, source: x}}"
    found = solved(with_model(*ROLLED_OUT, OWN, omitted))
    equipment, care = line(found, "m-equipment"), line(found, "m-unpaid-care")
    assert equipment.amounts[0].tolist() == [50_000, 100_000, 100_000, 0, 0, 0]
    assert (equipment.body, care.body) == (plain_body("council"), plain_body("carers"))
    assert (equipment.kind, equipment.intervention) == ("cost", "m")


def test_release_without_a_named_line_stops_the_decision_and_not_the_sum() -> None:
    benefit = "id: b, title: B, body: council, cash_type: cash_releasing, each_year: £1200"
    found = solved(with_lines([], [benefit]))
    assert [(p.code, p.severity) for p in found.problems] == [("release-not-named", Severity.BLOCKER)]
    assert faults(with_lines([], [benefit])) == ()
    assert central(found, "b") == [1200.0, 1200.0, 1200.0]


def test_lines_belong_to_their_option_and_an_option_without_any_is_nil() -> None:
    found = solved(with_lines([f"{A_LINE}, each_year: £1"]))
    bau = found.options[0]
    assert bau.npsv.tolist() == [0.0]
    assert bau.cash.cube().shape == (0, 1, 3)
    assert {line.option for line in found.preferred.cash.lines} == {"programme"}


def test_a_formula_that_cannot_be_worked_out_is_a_problem_at_its_place() -> None:
    given = "inputs: {share_more_independent: {value: 0%, source: x, reason: y}}"
    fine = solved(with_model("choices: {route: bottom_up}", given))
    assert fine.preferred.flows.mechanisms[0].people[0].tolist() == [0.0] * 6
    with pytest.raises(Problems) as caught:
        solved(
            with_model(
                "inputs: {admissions: {value: 0 people / year, source: x, reason: y},"
                " england_admissions: {value: 0 people / year, source: x, reason: y}}"
            )
        )
    problem = next(p for p in caught.value if p.severity is Severity.ERROR)
    assert problem.code == "formula-value"
    assert "divides by zero" in problem.message
    assert problem.position is not None
    assert problem.excerpt is not None
    shown, caret = problem.excerpt.split("\n")
    assert shown[caret.index("^") :].startswith("admissions / england_admissions")


def test_flows_are_the_same_whatever_order_the_lines_are_written_in() -> None:
    lines = [f"{A_LINE}, each_year: £1000", f"{A_LINE.replace('a,', 'b,', 1)}, each_year: £0.1"]
    one, two = (solved(with_lines(order)) for order in (lines, lines[::-1]))
    for name in ("a", "b"):
        assert central(one, name) == central(two, name)
    assert one.preferred.npsv[0] == pytest.approx(two.preferred.npsv[0], rel=1e-15)


def test_an_option_is_worked_out_from_the_figures_it_is_given() -> None:
    found = solved(with_lines([f"{A_LINE}, each_year: £1000"]))
    doubled = {key: values * 2 for key, values in found.worlds.values.items()}
    again = build_flows(
        found.preferred.flows.option, replace(found.worlds, values=doubled), found.case.horizon, found.case.lead
    )
    assert again.cash.amounts().tolist() == (found.preferred.cash.amounts() * 2).tolist()
