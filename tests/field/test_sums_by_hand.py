"""Cases that an auditor worked out by hand, each with his sum."""

from __future__ import annotations

import pytest

from cases import solved, with_lines
from investcase.appraisal.appraise import Appraisal
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
    release = (
        f"body: nhs, budget_line: Wards, owner: COO, from: {released_from}, closes: Ward, step: 300 bed days, "
        f"refill: {{none: closed.}}, price_base: 2026-27, double_running: {double_running}"
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
