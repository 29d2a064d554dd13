"""What has no id of its own is named by what it is, and a name that tells a place in a list is told the one of now."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from cases import faults, solved, with_model
from investcase.appraisal.against import against
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.explaining.asking import Explainer
from investcase.reading.problems import Problems
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text

MODEL = "adjustments: {already_achieved: 0%, reasons: {already_achieved: x}}"
LEAVES = "release: [{body: council, budget_line: Care homes, owner: O, from: 2028-29, exit_costs: {2028-29: £5}}]"
BASELINE = "demand.council.care-homes.baseline"
LEAVING = "m-release-council-exit.2028-29"


def case(*lines: str, more: str = "") -> str:
    """A case with demand on some budget lines of the council's, £1m of the first by the alphabet."""
    size = {line: number for number, line in enumerate(sorted(lines), start=1)}
    rest = "population_growth: '1% to 3%, central 2%', source: s"
    rows = [f"{{body: council, budget_line: '{line}', baseline: £{size[line]}m, {rest}}}" for line in lines]
    return with_model(MODEL, LEAVES, top=(f"demand: [{', '.join(rows)}]", *([more] if more else [])))


def baselines(text: str) -> dict[str, float]:
    figures = solved(text).case.register().values()
    return {each.key: each.quantity.central for each in figures if each.key.endswith(".baseline")}


def test_a_demand_is_called_after_its_body_and_its_budget_line_wherever_it_stands() -> None:
    wanted = {"demand.council.home-care.baseline": 2e6, "demand.council.care-homes.baseline": 1e6}
    assert baselines(case("Care homes", "Home care")) == wanted
    assert baselines(case("Home care", "Care homes")) == wanted


def test_names_that_would_be_alike_are_numbered_in_whatever_order_they_stand() -> None:
    lines = ("Care - homes", "Care homes", "Care homes 2", "***", "Gofal Môn")
    (one, *others) = [baselines(case(*each)) for each in permutations(lines) if each[0] < each[1] < each[2]]
    assert sorted(one) == [
        "demand.council.budget-line.baseline",
        "demand.council.care-homes-2-2.baseline",
        "demand.council.care-homes-2.baseline",
        "demand.council.care-homes.baseline",
        "demand.council.gofal-môn.baseline",
    ]
    assert all(each == one for each in others)


def changed(name: str) -> Callable[[], object]:
    return lambda: load_text(SourceText("case.yaml", case("Home care", "Care homes")), None, changes={name: "3"})


def asked(name: str, of: Callable[[Appraisal, str], object]) -> Callable[[], object]:
    return lambda: of(solved(case("Home care", "Care homes")), name)


@pytest.mark.parametrize(
    ("ask", "now"),
    [
        (changed("demand.2.baseline"), BASELINE),
        (changed("programme.m-release-1-exit.2028-29"), LEAVING),
        (asked("demand.2.baseline", lambda found, name: Explainer(found).explain(name)), BASELINE),
        (asked("m-release-1-exit@2028-29", lambda found, name: Explainer(found).explain(name)), LEAVING[:-8]),
        (asked("demand.2.baseline", lambda found, name: against(found, name, name)), BASELINE),
    ],
)
def test_a_name_by_its_place_is_refused_with_the_name_of_now(ask: Callable[[], object], now: str) -> None:
    with pytest.raises(Problems) as found:
        ask()
    (problem,) = found.value
    assert problem.remedy is not None
    assert problem.remedy.startswith(f"did you mean '{now}'")


@pytest.mark.parametrize(
    "more",
    [
        "moves_with: [{figures: [demand.2.population, demand.1.population], correlation: 0.5, reason: r}]",
        "judged: [{figure: demand.2.population, who: Ann, on: 2026-04-01, range: '1% to 3%, central 2%', reason: r}]",
        "what_ifs: [{id: a, title: A, changes: {demand.2.population: 3%}}]",
    ],
)
def test_a_case_that_names_one_by_its_place_is_told_the_name_of_now(more: str) -> None:
    found = faults(case("Home care", "Care homes", more=more))
    assert "demand.council.care-homes.population" in " ".join(problem.remedy or "" for problem in found)


@pytest.mark.parametrize("name", ["demand.0.baseline", "demand.3.baseline", "m-release-2-exit.2028-29", "demand.2"])
def test_a_place_that_the_list_does_not_have_is_only_an_unknown_name(name: str) -> None:
    with pytest.raises(Problems) as found:
        changed(name)()
    assert [problem.code for problem in found.value] == ["what-if-unknown"]
