"""Recurring cost that outlasts the money that met it, whatever that money is called and however it falls."""

from __future__ import annotations

import numpy as np
import pytest

from cases import solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import reviewed
from investcase.reading.problems import Problem

YEARS = ("2026-27", "2027-28", "2028-29", "2029-30", "2030-31")
TEAM = "id: c, title: Team, body: council, each_year: £100k"
BASE = (
    "id: r, title: Base, body: council, recurrent: yes, "
    "amount: {2026-27: £100k, 2027-28: £102k, 2028-29: £104k, 2029-30: £106k, 2030-31: £108k}"
)
PAYMENT = "id: b, title: NHS pays, body: council, each_year: £90k, to: 2027-28"
MOVES = "transfer_with: nhs, cash_type: cash_releasing, budget_line: Team, owner: Director"
MOVED = f"{PAYMENT}, {MOVES}"


def case(costs: list[str], benefits: list[str], funding: list[str]) -> Appraisal:
    rows = ["funding:", *(f"  - {{{stream}}}" for stream in funding)] if funding else []
    return solved(with_lines(costs, benefits, years=5, extra=rows))


def told(costs: list[str], benefits: list[str], funding: list[str]) -> Problem | None:
    found = [p for p in reviewed(case(costs, benefits, funding)) if p.code == "funding-runs-out"]
    return found[0] if found else None


def grant(*amounts: int, more: str = "") -> str:
    written = ", ".join(f"{year}: £{amount}" for year, amount in zip(YEARS, amounts, strict=False) if amount)
    return f"id: a, title: Grant, body: council, amount: {{{written}}}{more}"


@pytest.mark.parametrize(
    ("costs", "benefits", "funding", "year", "unmet"),
    [
        ([TEAM], [], [grant(100_000, 20_000, 20_000, 20_000, 20_000)], "2027-28", "£81,942"),
        ([TEAM], [], [grant(100_000, 0, 0, 0, 110_000, more=", exit: The base budget.")], "2027-28", "£101,942"),
        ([TEAM], [], [grant(100_000, 0, 0, 0, 110_000, more=", recurrent: yes")], "2027-28", "£101,942"),
        ([f"{TEAM}, irrecoverable_vat: 20%"], [], [grant(50_000), BASE], "2027-28", "£20,330"),
        ([TEAM], [], [f"{PAYMENT}, paid_by: nhs"], "2028-29", "£103,844"),
        ([TEAM], [MOVED], [], "2028-29", "£103,844"),
        ([TEAM], [MOVED.replace("nhs", "people")], [], "2028-29", "£103,844"),
    ],
    ids=["shrunk", "paused", "recurs in word", "vat", "funded", "moved", "charged"],
)
def test_every_fall_of_money_that_met_recurring_cost_is_told(
    costs: list[str], benefits: list[str], funding: list[str], year: str, unmet: str
) -> None:
    found = told(costs, benefits, funding)
    assert found is not None
    assert f"{unmet} of recurring cost goes on in {year}" in found.message


def test_what_comes_and_lasts_is_no_hole_and_what_is_for_capital_meets_none() -> None:
    lasting = MOVED.replace(", to: 2027-28", "").replace("£90k", "£110k")
    assert told([TEAM], [lasting], [grant(50_000)]) is None, "a partner pays on"
    assert told([TEAM], [], [grant(100_000, 20_000, 20_000, 20_000, 20_000, more=", exit: The base budget.")]) is None
    receipts = grant(80_000, more=", stream: capital-receipts")
    works = "id: w, title: Works, body: council, spend: capital, amount: {2026-27: £80000}"
    assert told([TEAM, works], [], [receipts]) is None, "money for capital met no recurring cost"
    with_base = grant(100_000, 0, 100_000, 100_000, 100_000, more=", stream: capital-receipts")
    assert told([TEAM], [], [with_base.replace("id: a", "id: k"), grant(100_000)]) is not None


def test_an_exit_on_savings_that_come_later_leaves_the_years_between() -> None:
    saved = "id: s, title: Saving, body: council, cash_type: cash_releasing, budget_line: T, owner: D, each_year: £110k"
    bridge = "id: f, title: Bridge, body: council, each_year: £105k, exit: Saving pays"

    def codes(saving: str, *streams: str) -> set[str]:
        problems = reviewed(case([TEAM], [saving], list(streams)))
        return {p.code for p in problems} & {"saving-comes-later", "funding-runs-out"}

    assert codes(f"{saved}, from: 2030-31", f"{bridge}, to: 2027-28") == {"saving-comes-later"}
    assert codes(f"{saved}, from: 2030-31", f"{bridge.replace('£105k', '£110k')}, to: 2029-30") == set()
    base = "id: b, title: Base, body: council, each_year: £110k, from: 2028-29, recurrent: yes"
    assert codes(f"{saved}, from: 2030-31", f"{bridge}, to: 2027-28", base) == set(), "as the remedy says"
    assert codes(f"{saved}, from: 2028-29", f"{bridge}, to: 2027-28") == set()


def test_what_the_remedy_says_ends_it() -> None:
    found = told([TEAM], [MOVED], [])
    assert found is not None
    assert found.remedy is not None
    assert "under funding write body: council, paid_by: nhs, exit: ___" in found.remedy
    assert told([TEAM], [], [f"{PAYMENT}, paid_by: nhs, exit: The base budget pays."]) is None
    assert told([f"{TEAM}, to: 2027-28"], [MOVED], []) is None


def test_random_money_is_told_just_where_less_of_it_passes_and_cost_is_unmet() -> None:
    """Cost, streams and payments of whole thousands, as cash of each year so that no price stands between."""
    random = np.random.default_rng(9)
    seen = set()
    for _ in range(60):
        cost, passing, lasting, moved = random.choice([0, 0, 40, 80, 120], size=(4, 5))
        cost = np.where(cost == 0, 60, cost)
        lasting = np.full(5, random.choice([0, 20, 60]))
        rows = [
            ("a", passing, "", "funding"),
            ("l", lasting, ", recurrent: yes", "funding"),
            (
                "m",
                moved,
                ", recurrent: no, transfer_with: nhs, cash_type: cash_releasing, budget_line: T, owner: D",
                "",
            ),
        ]
        parts: dict[str, list[str]] = {"funding": [], "": []}
        for name, amounts, more, part in rows:
            by_year = ", ".join(f"{y}: £{v}k" for y, v in zip(YEARS, amounts, strict=True) if v)
            base = "" if part else ", price_base: cash"
            if by_year:
                parts[part].append(f"id: {name}, title: {name}, body: council, amount: {{{by_year}}}{base}{more}")
        spent = ", ".join(f"{y}: £{v}k" for y, v in zip(YEARS, cost, strict=True))
        team = f"id: c, title: Team, body: council, price_base: cash, amount: {{{spent}}}"
        falls = passing + moved
        unmet = cost - falls - lasting
        expected = any(unmet[t] > 0 and falls[t] < falls[:t].max() for t in range(1, 5))
        assert (told([team], parts[""], parts["funding"]) is not None) is expected, (cost, passing, lasting, moved)
        seen.add(expected)
    assert seen == {True, False}
