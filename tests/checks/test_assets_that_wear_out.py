"""What capital buys, and the gains that outlast it."""

from __future__ import annotations

import pytest

from cases import solved, with_lines
from investcase.checks.review import reviewed
from investcase.reading.problems import Severity

BOILER = "id: c, title: Boiler, body: council, spend: capital, life: 3 years, amount: {2026-27: £100k}"
FUEL = (
    "id: b, title: Fuel saved, body: council, cash_type: cash_releasing, budget_line: Fuel, owner: Director, "
    "each_year: £30k"
)
CODE = "asset-worn-out"


def told(*costs: str, benefits: tuple[str, ...] = (FUEL,)) -> list[str]:
    found = [p for p in reviewed(solved(with_lines(list(costs), list(benefits), years=10))) if p.code == CODE]
    assert all(problem.severity is Severity.WARNING for problem in found)
    return [problem.remedy or "" for problem in found]


def test_savings_that_outlast_what_they_stand_on_are_told_with_the_renewals_to_write() -> None:
    (remedy,) = told(BOILER)
    again = "2029-30: £100000, 2032-33: £100000, 2035-36: £100000"
    assert f"add {again} to amount" in remedy
    assert "to: 2028-29" in remedy
    assert told(BOILER.replace("£100k}", f"£100k, {again}}}")) == [], "as the remedy says"
    assert told(BOILER, benefits=(f"{FUEL}, to: 2028-29",)) == [], "as the remedy says"


@pytest.mark.parametrize(
    ("costs", "benefits"),
    [
        ((BOILER.replace("3 years", "10 years"),), (FUEL,)),
        ((BOILER.replace("3 years", "9.5 years"),), (FUEL,)),
        ((BOILER, "id: n, title: Heat pump, body: council, spend: capital, amount: {2029-30: £1m}"), (FUEL,)),
        ((BOILER, "id: n, title: Lease, body: council, each_year: £20k, from: 2029-30"), (FUEL,)),
        ((BOILER,), (f"{FUEL}, from: 2030-31",)),
        ((BOILER.replace("amount: {2026-27: £100k}", "each_year: £100k"),), (FUEL,)),
    ],
    ids=["lasts", "lasts in part", "another bought", "another leased", "gain of something later", "bought every year"],
)
def test_what_lasts_or_is_renewed_is_not_asked(costs: tuple[str, ...], benefits: tuple[str, ...]) -> None:
    assert told(*costs, benefits=benefits) == []


def test_what_ran_all_along_renews_nothing_and_one_renewal_does_not_last_for_ever() -> None:
    assert told(BOILER, "id: t, title: Team, body: council, each_year: £20k")
    (remedy,) = told(BOILER.replace("£100k}", "£100k, 2029-30: £120k}"))
    assert "add 2032-33: £120000, 2035-36: £120000 to amount" in remedy
