"""Posts that cannot be filled: by hand, and that money unspent on them is never a saving."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import KENT, faults, loaded, solved, with_lines, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.result import Result
from investcase.appraisal.workforce import WorkforceResult, workforce_result
from investcase.report.view.workforce import workforce_page

STAFF = (
    "id: team, title: Team, body: council, staff: {wte: 10, salary: £40000, on_costs: 25%, on_costs_as_of: 2026-04-01}"
)
BENEFIT = "id: visits, title: Visits, body: nhs, cash_type: capacity, each_year: £1000000"
OTHER = "id: other, title: Other, body: nhs, cash_type: capacity, each_year: £70000"


def case(*entry: str, costs: tuple[str, ...] = (STAFF,), benefits: tuple[str, ...] = (BENEFIT,)) -> str:
    lines = ["workforce:", "  - id: team-posts", "    source: Payroll", *(f"    {line}" for line in entry)]
    return with_lines(costs, benefits, discount="{flat: 0%}", extra=lines if entry else ())


def found(appraisal: Appraisal) -> WorkforceResult:
    result = workforce_result(appraisal, appraisal.preferred)
    assert result is not None
    return result


def line(appraisal: Appraisal, name: str):
    return next(line for line in appraisal.preferred.cash.lines if line.id == name)


def test_benefits_fall_with_empty_posts_and_the_cost_does_not() -> None:
    """Of 10 posts 6, 8 and 8 can be filled: 60%, 80%, 80% of £1m; the team's £500,000 a year stays whole."""
    appraisal = solved(case("staff: [team]", "fillable: {2026-27: 6, 2027-28: 8}"))
    assert np.allclose(line(appraisal, "visits").amounts[0], [600_000, 800_000, 800_000])
    assert np.allclose(line(appraisal, "team").amounts[0], [500_000] * 3)
    assert float(appraisal.preferred.npsv[0]) == pytest.approx(2_200_000 - 1_500_000)
    posts = found(appraisal).posts[0]
    assert posts.posts_needed == (10.0, 10.0, 10.0)
    assert posts.posts_filled == (6.0, 8.0, 8.0)
    assert posts.share_delivered == (0.6, 0.8, 0.8)


def test_the_vacancy_underspend_is_shown_and_is_in_no_total() -> None:
    """40% of £500,000 is not paid in the first year. Neither the NPSV, a benefit nor a budget holds it."""
    appraisal = solved(case("staff: [team]", "vacancy_rate: 40%"))
    assert found(appraisal).posts[0].vacancy_underspend_cash[0] == pytest.approx(200_000)
    half = case("staff: [team]", "vacancy_rate: 40%").replace("each_year: £1000000", "each_year: £600000")
    same = solved(half.split("    workforce:")[0])
    assert float(appraisal.preferred.npsv[0]) == pytest.approx(float(same.preferred.npsv[0]))
    for body in appraisal.preferred.bodies:
        assert np.allclose(appraisal.budget(appraisal.preferred, body).net, same.budget(same.preferred, body).net)


def test_what_turnover_and_the_time_to_fill_leave_empty() -> None:
    """Half leave a year and a post stands empty six months: 0.25 / 1.25 = 20% of posts are empty."""
    appraisal = solved(case("staff: [team]", "turnover_rate: 50%", "time_to_fill: 6 months"))
    assert found(appraisal).posts[0].share_delivered == (0.8, 0.8, 0.8)
    by_tenure = case("staff: [team]", "time_to_fill: 0.5 years").replace("nation: england", "nation: scotland")
    assert found(solved(by_tenure)).posts[0].share_delivered == (0.8, 0.8, 0.8), "24 months in post: half leave a year"


def test_recruits_cost_as_many_as_leave_the_filled_posts() -> None:
    """8 posts filled, a quarter leave: 2 recruits at £3,000."""
    entry = ("staff: [team]", "vacancy_rate: 20%", "turnover_rate: 25%", "cost_per_recruit: £3000")
    assert np.allclose(line(solved(case(*entry)), "team-posts-recruitment").amounts[0], [6000] * 3)
    # In the prices of 2023-24, by the deflator: 6,000 x 102.0057 / 92.8945.
    earlier = line(solved(case(*entry, "price_base: 2023-24")), "team-posts-recruitment").amounts[0]
    assert np.allclose(earlier, [6000 * 102.0057 / 92.8945] * 3, rtol=1e-6)


def test_nobody_is_recruited_while_no_post_stands() -> None:
    """Two leave in a year, at £3,000: one in half a year, though a full year that begins so has two."""
    entry = ("staff: [team]", "vacancy_rate: 20%", "turnover_rate: 25%", "cost_per_recruit: £3000")
    recruits = line(solved(case(*entry, costs=(f"{STAFF}, start_month: October",))), "team-posts-recruitment")
    assert np.allclose(recruits.amounts[0], [3000, 6000, 6000])
    in_last = line(
        solved(case(*entry, costs=(f"{STAFF}, from: 2028-29, start_month: October",))), "team-posts-recruitment"
    )
    assert np.allclose(in_last.amounts[0], [0, 0, 3000])
    assert in_last.full_year[0] == pytest.approx(6000)


@pytest.mark.parametrize(
    ("when", "posts_there"),
    [
        ("", [1, 1, 1]),
        (", from: 2027-28", [0, 1, 1]),
        (", start_month: January", [0.25, 1, 1]),
        (", to: 2027-28", [1, 1, 0]),
        (", from: 2028-29, start_month: October", [0, 0, 0.5]),
    ],
)
def test_posts_that_no_line_holds_lose_nobody_while_nothing_needs_them(when: str, posts_there: list[float]) -> None:
    """10 posts of a provider's, 8 filled, a quarter leave: 2 recruits at £3,000 in each whole year of work."""
    entry = ("posts: 10", "vacancy_rate: 20%", "turnover_rate: 25%", "cost_per_recruit: £3000")
    recruits = line(solved(case(*entry, benefits=(f"{BENEFIT}{when}",))), "team-posts-recruitment")
    assert np.allclose(recruits.amounts[0], [6000 * there for there in posts_there])
    settled = 0 if "to:" in when else 6000
    assert float(recruits.full_year[0]) == pytest.approx(settled)


def test_posts_that_nothing_needs_yet_lose_nobody() -> None:
    """A case that is being begun: a cost, posts, and nothing as yet that rests on them."""
    entry = ("posts: 10", "vacancy_rate: 20%", "turnover_rate: 25%", "cost_per_recruit: £3000")
    assert not line(solved(case(*entry, benefits=())), "team-posts-recruitment").amounts.any()


def test_posts_of_a_model_stand_while_it_is_at_work() -> None:
    """The same beside a model from 2028-29 to 2030-31, whose effect fades after it."""
    entry = "posts: 10, vacancy_rate: 20%, turnover_rate: 25%, cost_per_recruit: £3000, source: s"
    work = ("start: 2028-29", "start_month: October", "until: 2030-31", "adjustments: {already_achieved: 0%}")
    text = with_model(*work, extra=("workforce:", f"  - {{id: team-posts, for: [m], {entry}}}"))
    assert np.allclose(line(solved(text), "team-posts-recruitment").amounts[0], [0, 3000, 6000, 6000, 0, 0])


def test_staff_drawn_from_home_care_are_displacement() -> None:
    appraisal = solved(case("staff: [team]", "fillable: {2026-27: 20}", "drawn_from_local_home_care: 30%"))
    assert np.allclose(line(appraisal, "visits").amounts[0], [700_000] * 3)
    assert found(appraisal).posts[0].displaced == 0.3
    steps = {step.step: step.pv for step in appraisal.result().options[-1].gross_to_net.steps}
    assert steps["Displacement: moved from elsewhere"] == pytest.approx(-900_000)


def test_only_what_needs_the_posts_is_cut() -> None:
    both = (BENEFIT, OTHER)
    appraisal = solved(case("posts: 10", "for: [visits]", "vacancy_rate: 50%", benefits=both))
    assert np.allclose(line(appraisal, "visits").amounts[0], 500_000)
    assert np.allclose(line(appraisal, "other").amounts[0], 70_000)


def test_people_not_taken_on_early_are_missing_later_too() -> None:
    """A model that counts people who stay: full staffing from the second year does not bring back the first year's."""
    lines = ["choices: {route: top_down}", "adjustments: {already_achieved: 0%, reasons: {already_achieved: None}}"]
    entry = ["workforce:", "  - {id: w, for: [m], posts: 10, fillable: {2027-28: 5, 2028-29: 10}, source: s}"]
    whole, short = solved(with_model(*lines)), solved(with_model(*lines, extra=entry))
    for of_whole, of_short in zip(whole.preferred.cash.lines, short.preferred.cash.lines, strict=True):
        a, b = of_whole.amounts[0], of_short.amounts[0]
        if a.any():
            assert b[0] == pytest.approx(a[0] / 2)
            assert abs(a[1]) / 2 < abs(b[1]) < abs(a[1]), (
                "part of the second year's people should have come in the first"
            )
            assert b[-1] == pytest.approx(a[-1]), "and by the end they would have left"
    people = short.preferred.flows.mechanisms[0].people[0] / whole.preferred.flows.mechanisms[0].people[0]
    assert people[0] == pytest.approx(0.5)
    assert 0.5 < people[1] < 1


@settings(max_examples=25)
@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 100))
def test_the_cap_is_between_none_and_all_and_more_posts_never_hurt(fewer: int, more: int, drawn: int) -> None:
    fewer, more = sorted((fewer, more))

    def npsv(posts: int) -> float:
        return float(
            solved(
                case("staff: [team]", f"fillable: {{2026-27: {posts}}}", f"drawn_from_local_home_care: {drawn}%")
            ).preferred.npsv[0]
        )

    assert npsv(fewer) <= npsv(more) + 0.01
    assert npsv(0) == pytest.approx(-1_500_000)
    assert npsv(30) == pytest.approx(3_000_000 * (1 - drawn / 100) - 1_500_000)


def test_a_range_of_vacancies_is_in_the_cautious_and_favourable_values() -> None:
    appraisal = solved(case("staff: [team]", 'vacancy_rate: "10% to 30%, central 20%"'))
    central, cautious, favourable = appraisal.npsv_at(appraisal.preferred)
    assert (central, cautious, favourable) == pytest.approx((900_000, 600_000, 1_200_000))
    assert any("share of posts empty" in swing.figure.title for swing in appraisal.swings)


def test_the_pay_rise_at_which_the_value_is_nil_is_exact() -> None:
    """NPSV £900,000 over £1.5m of pay: 60%. With every salary 60% higher the NPSV is nil."""
    text = case("staff: [team]", "vacancy_rate: 20%")
    pay = found(solved(text)).pay
    assert pay is not None
    assert (pay.pay_pv, pay.rise_at_nil) == (-1_500_000.0, 0.6)
    assert float(solved(text.replace("£40000", "£64000")).preferred.npsv[0]) == pytest.approx(0, abs=1e-6)


def test_pay_that_is_saved_is_taken_off_pay_that_is_spent() -> None:
    """£500,000 a year of posts, and £800,000 of posts cut less £100,000 of rent: £600,000 in three years.

    Net pay is £900,000 saved, so pay two thirds lower would bring it to nil, and no pay award can.
    """
    cut = (
        "id: cut, title: Posts that go, body: council, cash_type: capacity, "
        "staff: {wte: 16, salary: £40000, on_costs: 25%, on_costs_as_of: 2026-04-01}"
    )
    rent = "id: rent, title: Rent, body: council, each_year: £100000"
    text = case("staff: [team]", "vacancy_rate: 0%", costs=(STAFF, rent), benefits=(cut,))
    appraisal = solved(text)
    pay = found(appraisal).pay
    assert pay is not None
    assert (pay.pay_pv, pay.rise_at_nil) == (900_000.0, -0.666667)
    third = solved(text.replace("salary: £40000", "salary: £13333.3333333"))
    assert float(third.preferred.npsv[0]) == pytest.approx(0, abs=1)
    page = workforce_page(appraisal, appraisal.result())
    assert page is not None
    assert (
        "More pay is saved than spent, £900k in present value, so dearer pay raises value: it may be 66.7% lower than "
        "planned in every year before value is nil." in page.sentences
    )


def test_the_fee_floor_is_the_answer_at_the_providers_minimum_price() -> None:
    text = KENT.read_text("utf-8")
    entry = "    workforce:\n      - {id: w, staff: [home-first-team], vacancy_rate: 0%, source: s}\n    costs:"
    with_posts = text.replace("    costs:", entry, 1)
    appraisal = solved(with_posts)
    floor = found(appraisal).fee_floor
    assert floor is not None
    assert floor.figure == "home-care.minimum-price"
    assert floor.figure in appraisal.case.register(), "a paper carries every figure that it prints an answer from"
    own = "figures:\n  home-care.hourly-rate: {value: £32.14 / hour, price_base: 2025-26, source: s, reason: r}\n"
    at_floor = solved(with_posts.replace("\noptions:", f"\n{own}options:", 1))
    assert floor.npsv == pytest.approx(float(at_floor.preferred.npsv[0]), abs=0.01)


def test_without_a_workforce_nothing_is_said_of_it() -> None:
    appraisal = solved(case())
    result = appraisal.result()
    assert "workforce" not in result.to_dict()["options"][-1]
    assert workforce_page(appraisal, result) is None


def test_the_paper_says_what_empty_posts_mean() -> None:
    appraisal = solved(case("staff: [team]", "vacancy_rate: 40%"))
    result = appraisal.result()
    assert Result.from_json(result.to_json()) == result
    page = workforce_page(appraisal, result)
    assert page is not None
    words = " ".join(page.sentences)
    assert "in the hardest year 60% of the plan is delivered" in words
    assert "not a saving, and is in no total" in words
    assert [row.label for row in page.tables[0].rows][-1] == "Vacancy underspend, £000 cash: not a saving"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (("vacancy_rate: 5%",), "workforce"),
        (("posts: 5", "staff: [team]", "vacancy_rate: 5%"), "workforce"),
        (("posts: 5",), "workforce"),
        (("posts: 5", "vacancy_rate: 5%", "fillable: {2026-27: 4}"), "workforce"),
        (("posts: 5 weeks", "vacancy_rate: 5%"), "wte"),
        (("posts: 5", "fillable: {2026-27: -4}"), "wte"),
        (("posts: 5", "turnover_rate: 20%", "time_to_fill: 3 weeks"), "unit"),
        (("posts: 5", "vacancy_rate: 5%", "for: [nothing]"), "unknown-intervention-or-benefit-line"),
        (("staff: [nothing]", "vacancy_rate: 5%"), "unknown-cost-line-with-staff"),
        (("posts: 5", "fillable: {2046-47: 4}"), "outside-horizon"),
        (("posts: 5", "vacancy_rate: 5%", "for: [visits, visits]"), "workforce-twice"),
        (("staff: [team, team]", "vacancy_rate: 5%"), "workforce-twice"),
    ],
)
def test_what_cannot_be_meant_is_refused(entry: tuple[str, ...], code: str) -> None:
    problems = faults(case(*entry))
    assert [problem.code for problem in problems] == [code]
    assert problems[0].position is not None


def test_the_posts_of_a_line_are_of_one_entry() -> None:
    """Two would recruit the same leavers twice, and their order would say which leaves a post empty."""
    entry = ("vacancy_rate: 5%", "staff: [team]", "for: [visits]")
    again = "      - {id: again, source: Payroll, staff: [team], vacancy_rate: 30%, for: [other]}\n"
    text = case(*entry, benefits=(BENEFIT, OTHER)).replace("      - id: team-posts", f"{again}      - id: team-posts")
    assert [problem.code for problem in faults(text)] == ["workforce-twice"]


def test_a_turnover_is_asked_for_where_no_time_in_post_is_published() -> None:
    """The 24 months are Scotland's; used in England they are marked as another nation's."""
    assert loaded(case("staff: [team]", "time_to_fill: 0.5 years"))
    warned = loaded(case("staff: [team]", "time_to_fill: 0.5 years")).problems
    assert "transferred" in {problem.code for problem in warned}
