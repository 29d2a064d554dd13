"""A cash saving given year by year that has no amount for the last years is asked about, and what to write is true."""

from __future__ import annotations

import re

import pytest
from told import problems_of, told

from cases import solved, with_lines
from investcase.reading.problems import Severity

COST = "id: c, title: C, body: council, each_year: £10k"


def saving(amount: str, also: str = "cash_type: cash_releasing") -> str:
    return f"id: s, title: Day services, body: council, {also}, budget_line: b, owner: o, {amount}"


def asked(*lines: str) -> list[str]:
    found = told(with_lines([COST], list(lines), years=4), {"saving-stops"})
    assert all(problem.severity is Severity.WARNING for problem in found)
    return [problem.remedy or "" for problem in found]


def test_a_part_year_then_a_whole_one_is_a_level_and_the_remedy_saves_the_same_until_it_stopped() -> None:
    stepped = saving("amount: {2026-27: £50k, 2027-28: £100k}")
    (remedy,) = asked(stepped)
    written = re.search(r"write (each_year.+) in place of amount", remedy)
    assert written is not None
    before, after = (
        solved(with_lines([COST], [line], years=4)) for line in (stepped, saving(", ".join(written[1].split(" and "))))
    )
    rows = [found.preferred.cash.of(kind="benefit").amounts()[0].tolist() for found in (before, after)]
    assert rows[0] == pytest.approx([50_000, 100_000, 0, 0])
    assert rows[1] == pytest.approx([50_000, 100_000, 100_000, 100_000])
    assert asked(saving(", ".join(written[1].split(" and ")))) == []
    assert asked(f"{stepped}, recurrent: no") == []


@pytest.mark.parametrize(
    "amount",
    [
        "amount: {2026-27: £100k, 2027-28: £50k}",  # It fades.
        "amount: {2026-27: £100k}",  # Once.
        "amount: {2028-29: £50k, 2029-30: £100k}",  # To the last year.
        "amount: {2026-27: £50k, 2027-28: £50k, 2028-29: £50k, 2029-30: £0}, recurrent: no",
        "each_year: £100k, to: 2027-28",  # It says when it ends.
    ],
)
def test_what_is_meant_to_end_or_does_not_is_not(amount: str) -> None:
    assert asked(saving(amount)) == []


def test_only_cash_is_asked_about_and_a_line_that_takes_it_up_answers() -> None:
    amount = "amount: {2026-27: £50k, 2027-28: £100k}"
    assert asked(saving(amount, "cash_type: wider_value").replace(", budget_line: b, owner: o", "")) == []
    onward = saving("each_year: £100k, from: 2028-29").replace(
        "id: s, title: Day services", "id: t, title: From then on"
    )
    assert asked(saving(amount), onward) == []


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("amount: {2026-27: £30k, 2027-28: £60k, 2028-29: £90k}", "an amount for each year to the last"),
        ("amount: {2027-28: £90k, 2028-29: £90k}", "each_year: £90000 and from: 2027-28 in place of amount"),
    ],
)
def test_a_rise_without_a_level_and_a_level_without_a_part_year(amount: str, expected: str) -> None:
    (remedy,) = asked(saving(amount))
    assert f"write {expected};" in remedy


TEAM = "id: c, title: Team, body: council, amount: {2026-27: £100k, 2027-28: £200k, 2028-29: £200k}"


def asked_of_costs(costs: list[str], gains: list[str]) -> list[str]:
    return [problem.remedy or "" for problem in told(with_lines(costs, gains, years=5), {"cost-stops"})]


def test_a_team_with_no_amount_for_the_last_years_beside_a_lasting_saving_is_asked_about_once() -> None:
    lasting = saving("each_year: £190k")
    (remedy,) = asked_of_costs([TEAM], [lasting])
    written = re.search(r"write (each_year.+) in place of amount", remedy)
    assert written is not None
    before, after = (
        solved(with_lines([line], [lasting], years=5))
        for line in (TEAM, f"id: c, title: Team, body: council, {', '.join(written[1].split(' and '))}")
    )
    rows = [found.preferred.cash.of(kind="cost").amounts()[0].tolist() for found in (before, after)]
    assert rows[0] == pytest.approx([100_000, 200_000, 200_000, 0, 0])
    assert rows[1] == pytest.approx([100_000, 200_000, 200_000, 200_000, 200_000])
    assert (
        asked_of_costs([f"id: c, title: Team, body: council, {', '.join(written[1].split(' and '))}"], [lasting]) == []
    )
    assert asked_of_costs([f"{TEAM}, recurrent: no"], [lasting]) == []
    assert len(asked_of_costs([TEAM, TEAM.replace("id: c, title: Team", "id: d, title: Rent")], [lasting])) == 1


@pytest.mark.parametrize(
    ("cost", "gain"),
    [
        (TEAM, saving("each_year: £190k, to: 2028-29")),  # Nothing lasts.
        (TEAM, saving("amount: {2028-29: £190k}, recurrent: no")),
        (TEAM.replace("£100k", "£300k"), saving("each_year: £190k")),  # It fades.
        ("id: c, title: Team, body: council, amount: {2026-27: £100k}", saving("each_year: £190k")),  # Once.
        ("id: c, title: Team, body: council, each_year: £200k, to: 2028-29", saving("each_year: £190k")),  # It says so.
        (f"{TEAM}, spend: capital", saving("each_year: £190k")),
    ],
)
def test_a_project_that_ends_with_what_it_brings_or_says_that_it_ends_is_not(cost: str, gain: str) -> None:
    assert asked_of_costs([cost], [gain]) == []


def test_another_cost_of_the_body_takes_it_up() -> None:
    onward = "id: d, title: From then on, body: council, each_year: £150k, from: 2029-30"
    assert asked_of_costs([TEAM, onward], [saving("each_year: £190k")]) == []


@pytest.mark.parametrize("also", ["", "recurrent: yes", "price_base: cash", "likely_range: 90% to 110%, central 100%"])
@pytest.mark.parametrize("amounts", ["2026-27: £50k, 2027-28: £100k", "2027-28: £90k, 2028-29: £90k"])
def test_both_things_to_write_leave_no_error_each_on_a_line_of_its_own(also: str, amounts: str) -> None:
    """As most cases are laid out; what is written in place of a line leaves that line out."""
    head = "id: s, title: Day services, body: council, cash_type: cash_releasing, budget_line: b, owner: o"
    lines = [*head.split(", "), *filter(None, (f"amount: {{{amounts}}}", also))]

    def case(kept: list[str]) -> str:
        text = with_lines([COST], ["LINE"], years=4)
        assert "- {LINE}" in text
        return text.replace("- {LINE}", "- " + ("\n" + " " * 8).join(kept))

    (found,) = told(case(lines), {"saving-stops"})
    onward, _, ended = (found.remedy or "").partition("; where it stops, write ")
    for words in (onward.removeprefix("where it goes on, write "), ended):
        written, _, instead = words.partition(" in place of ")
        kept = [line for line in lines if not instead or (line != instead and not line.startswith(f"{instead}: "))]
        problems = problems_of(case([*kept, *written.split(" and ")]))
        assert [str(p) for p in problems if p.severity is Severity.ERROR or p.code == "saving-stops"] == []
