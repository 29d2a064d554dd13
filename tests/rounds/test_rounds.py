"""Many cases side by side: their sums are the cases' own, and what two of them count is found and never invented."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from made_up import Made, made_up, saving, year

from cases import solved
from investcase.many.running import Crew
from investcase.reading.problems import Problems
from investcase.rounds.case_in import CaseIn
from investcase.rounds.cases import cases_in
from investcase.rounds.limits import Limits
from investcase.rounds.round import Round, budget_round, held_together

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def forty(seed: int) -> tuple[tuple[CaseIn, ...], frozenset[tuple[str, str, str]]]:
    made, planted = made_up(seed)
    return tuple(each.taken() for each in made), frozenset(planted)


@cache
def whole(seed: int) -> Round:
    return held_together(forty(seed)[0])


def found_in(together: Round) -> set[tuple[str, str, str]]:
    """Each pair of cases that may count one thing, with the kind."""
    return {
        (*sorted((each.counts[one].case, each.counts[other].case)), kind)
        for each in together.twice
        for one, other, kind, _ in each.why
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_every_double_count_is_found_and_none_is_invented(seed: int) -> None:
    assert found_in(whole(seed)) == forty(seed)[1]


def test_what_is_left_when_counted_once_is_the_larger_in_each_year() -> None:
    a, b = Made("a"), Made("b")
    a.benefits.append(saving("x", "Here", f"{year(1)}: £100k, {year(2)}: £50k", line="Home care"))
    b.benefits.append(saving("y", "There", f"{year(1)}: £80k, {year(2)}: £90k, {year(3)}: £10k", line="home care"))
    (found,) = held_together([a.taken(), b.taken()]).twice
    assert found.taken_off("cash")[1:3] == pytest.approx([80_000, 50_000], rel=0.06)
    assert found.taken_off("value") == pytest.approx([0, 80_000 / 1.035, 50_000 / 1.035**2, 0])
    assert found.taken_off("cash", ["a"]) == pytest.approx([0, 0, 0, 0])


def test_every_sum_is_that_of_the_cases_own_results_to_the_penny() -> None:
    made, _ = made_up(3, 12)
    together = held_together([each.taken() for each in made])
    results = [solved(each.text()).result() for each in made]
    preferred = [next(option for option in each.options if option.preferred) for each in results]
    assert together.npsv == round(sum(each.npsv.central or 0.0 for each in preferred), 2)
    for budget in together.budgets:
        assert budget.net == pytest.approx(np.sum(list(budget.by_case.values()), axis=0), abs=0.001)
    (held,) = [each for each in together.budgets if each.body.name == "Council" and each.body.place == "Place 0"]
    there = [
        body.cash_terms_by_year
        for case, each in zip(made, preferred, strict=True)
        for body in each.bodies
        if body.body == "council" and case.place == "Place 0"
    ]
    assert held.net == pytest.approx(np.sum(there, axis=0), abs=0.001)


def test_the_register_s_changes_sum_to_each_body_s_budget() -> None:
    together = whole(1)
    for budget in together.budgets:
        rows = [row for row in together.rows if row["body"] == str(budget.body) and row["cash"] == "cash"]
        by_year = [sum(float(row["change"] or 0) for row in rows if row["year"] == each) for each in together.years]
        assert -np.cumsum(by_year) == pytest.approx(budget.net, abs=0.5)


def test_a_library_s_figure_moves_alike_in_every_case_and_a_case_s_own_does_not() -> None:
    a, b = Made("a"), Made("b")
    for made in (a, b):
        made.benefits.append(
            saving("x", f"Saved by {made.name}", f"{year(1)}: '£50k to £150k, central £100k'", line=made.name)
        )
    own = held_together([a.taken(), b.taken()])
    assert own.together is not None
    assert own.together.npsv is not None
    assert own.together.shared == ()
    assert own.together.npsv.spread == pytest.approx(own.together.npsv.spread_alone, rel=0.03)
    kent = budget_round([EXAMPLES / "kent-at-home"]).cases[0]
    twin = replace(kent, case="twin", name="twin")
    held = held_together([kent, twin])
    assert held.together is not None
    assert held.together.npsv is not None
    assert held.together.npsv.spread == pytest.approx(2 * float(kent.drawn.npsv.std()))
    assert {each.cases for each in held.together.shared} == {("kent-at-home", "twin")}


def test_the_same_funding_drawn_twice_is_told_with_what_it_is_over() -> None:
    a, b, c = Made("a"), Made("b"), Made("c")
    reserve = "id: r, title: {}, body: council, paid_by: council, balance: £100k, amount: {{{}: £{}k}}"
    a.funding.append(reserve.format("Invest to save reserve", year(0), 70))
    b.funding.append(reserve.format("Invest-to-save reserve", year(1), 60))
    c.funding.append(reserve.format("Winter reserve", year(1), 60))
    for made in (a, b, c):
        made.costs.append(f"id: t, title: Team, body: council, amount: {{{year(0)}: £80k, {year(1)}: £80k}}")
        made.benefits.append(saving("x", f"Saved by {made.name}", f"{year(2)}: £200k", line=made.name))
    (pot,) = held_together([each.taken() for each in (a, b, c)]).funding_twice
    assert list(pot.draws) == ["a", "b"]
    assert (pot.drawn, pot.holds, pot.over) == (130_000, 100_000, 30_000)


def test_a_bad_case_is_left_out_by_name_and_the_rest_stand(tmp_path: Path) -> None:
    for name in ("good", "bad", "twin"):
        made = Made("good" if name == "twin" else name)
        made.benefits.append(saving("x", "Saved", f"{year(1)}: £50k", line="Home care"))
        (tmp_path / name).mkdir()
        text = made.text().replace("£50k", "fifty") if name == "bad" else made.text()
        (tmp_path / name / "case.yaml").write_text(text, "utf-8")
    together = budget_round([tmp_path])
    assert [case.name for case in together.cases] == ["good"]
    bad, twin = sorted(together.left_out, key=lambda each: each.name)
    assert (bad.name, twin.name, twin.code) == ("bad", "twin", "case-twice")
    assert "case.yaml" in bad.where
    assert bad.message


def test_a_folder_without_a_case_and_a_case_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Problems) as none:
        cases_in([tmp_path])
    assert none.value.problems[0].code == "no-cases"
    with pytest.raises(Problems) as unknown:
        budget_round([EXAMPLES], limits=Limits(required=("kent-at-hom",)))
    assert unknown.value.problems[0].code == "no-such-case"
    assert "kent-at-home" in (unknown.value.problems[0].remedy or "")


def test_groups_who_lose_twice_are_those_of_one_place() -> None:
    together = budget_round([EXAMPLES])
    assert together.hit_twice == ()
    kent = next(case for case in together.cases if case.name == "kent-at-home")
    twice = held_together([kent, replace(kent, name="twin", case="twin", assessed=replace(kent.assessed, case="Twin"))])
    losing = {each.called for each in twice.hit_twice}
    assert "Unpaid carers" in losing
    assert all(len({touched.case for touched in each.touched}) == 2 for each in twice.hit_twice)


def test_beside_its_own_twin_all_that_a_case_gains_may_be_counted_twice() -> None:
    kent = budget_round([EXAMPLES / "kent-at-home"]).cases[0]
    both = held_together([kent, replace(kent, case="twin", name="twin")])
    gained = sum(sum(gain.value) for gain in kent.gains)
    assert both.npsv == pytest.approx(2 * kent.npsv)
    assert both.npsv_twice == pytest.approx(gained, abs=0.02)
    assert {each.because for each in both.people_twice} == {"The same model"}


def test_the_number_of_workers_changes_no_byte(tmp_path: Path) -> None:
    from investcase.rounds.writing import written_as

    made, _ = made_up(4, 2)
    for each in made:
        (tmp_path / each.name).mkdir()
        (tmp_path / each.name / "case.yaml").write_text(each.text(), "utf-8")
    one, two = (budget_round([tmp_path], crew=Crew(workers)) for workers in (1, 2))
    assert written_as(one, "json") == written_as(two, "json")
