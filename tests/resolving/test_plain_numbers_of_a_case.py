"""A case's plain numbers: a per cent sign left out is an error with the line to paste, whatever anything is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cases import faults, solved
from investcase.reading.mends import mended
from investcase.reading.problems import Problem, Severity
from investcase.reading.text import SourceText
from own_library import PLACES

TEAMS = """\
format: investcase/case/1
case: teams
title: Integrated teams
place: Kent
start: 2027-28
years: 10
price_base: 2026-27
options:
  - id: act
    title: Act
    preferred: true
    interventions:
      - id: teams
        model: integrated-teams
        choices: {later_years: own_estimate}
        inputs:
          people_joining: {value: 800 people / year, source: ours}
          time_with_team: {value: 1 year, source: ours}
          team_cost: {value: £900000 / year, source: ours}
          lead_share: {value: 40%, source: ours}
          attendances_each: {value: 1.5 attendances / person / year, source: ours}
          admissions_each: {value: 0.9 episodes / person / year, source: ours}
          own_fall: {value: 28%, source: ours}
"""


def npsv(text: str, library: Path | None = None) -> float:
    return float(solved(text, library=library).preferred.npsv[0])


def mended_by(problem: Problem, text: str) -> str:
    """A text with the first of a problem's mends made in it."""
    return mended(SourceText("case.yaml", text), problem.mends[0]).text


def only(found: tuple[Problem, ...]) -> Problem:
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    assert len(errors) == 1, [str(error) for error in errors]
    return errors[0]


def test_a_fall_of_28_is_an_error_and_not_a_hundred_million_pounds() -> None:
    problem = only(faults(TEAMS.replace("28%", "28")))
    assert problem.code == "share"
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (23, 29)
    assert problem.remedy == "did you mean 28%?"
    assert npsv(TEAMS) < 0
    assert npsv(mended_by(problem, TEAMS.replace("28%", "28"))) == npsv(TEAMS)


def test_a_range_is_mended_by_the_line_given_inside_braces() -> None:
    text = TEAMS.replace("28%", "'20 to 40, central 28'")
    problem = only(faults(text))
    assert problem.remedy == 'did you mean "20% to 40%, central 28%"?'
    found = solved(mended_by(problem, text)).preferred.flows.mechanisms[0].intervention.values["own_fall"]
    assert (found.quantity.central, found.quantity.ends) == (0.28, (0.2, 0.4))


def test_a_share_as_a_decimal_stays_what_it_is() -> None:
    assert npsv(TEAMS.replace("28%", "0.28")) == npsv(TEAMS)


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("280%", "did you mean 28% or 2.8%?"),
        ("-5%", "did you mean 5%?"),
        ("'90% to 110%, central 95%'", None),
        ("'-1% to 5%, central 2%'", None),
    ],
)
def test_a_share_outside_its_bounds_is_an_error_at_either_end(value: str, remedy: str | None) -> None:
    problem = only(faults(TEAMS.replace("28%", value)))
    assert (problem.code, problem.remedy) == ("share", remedy)


def test_a_figure_of_the_library_is_held_by_what_it_says_it_is() -> None:
    own = "figures:\n  integrated-teams.admission-rise: {value: VALUE, source: ours, reason: ours}\n"
    problem = only(faults(TEAMS + own.replace("VALUE", "27")))
    assert (problem.code, problem.field) == ("change", "figures.integrated-teams.admission-rise.value")
    assert problem.remedy == "did you mean 27%?"
    assert faults(TEAMS + own.replace("VALUE", "-27%")) == ()
    assert faults(TEAMS + own.replace("VALUE", "270%")) == ()


def test_a_ratio_past_all_sense_is_asked_about_and_taken_as_it_stands() -> None:
    case = TEAMS.replace("model: integrated-teams", "model: home-hazard-high-risk")
    start = case.index("        choices:")
    case = case[:start] + "        inputs:\n          ratio_judged: {value: VALUE, source: ours, reason: ours}\n"

    def warned(value: str) -> list[str]:
        found = faults(case.replace("VALUE", value))
        return [problem.remedy or "" for problem in found if problem.code == "ratio-taken"]

    assert warned("62") == ["did you mean 62%?"]
    assert warned("117%") == warned("1.17") == []


@pytest.mark.parametrize("name", ["ratio_judged", "share_judged"])
def test_what_a_thing_is_called_decides_nothing(own: Callable[[str], Path], name: str) -> None:
    """The same model, with its input called a share and called something else."""
    folder = own(name)
    case = OWN_CASE.replace("NAME", name)
    assert npsv(case.replace("VALUE", "150%"), folder) == pytest.approx(-150_000)
    assert only(faults(case.replace("VALUE", "-5%"), library=folder)).code == "ratio"
    missing = only(faults(case.replace(f"          {name}: {{value: VALUE, source: ours}}\n", ""), library=folder))
    assert f"{name}: {{value: ___, source: ___}}" in (missing.expected or "")


OWN_MODEL = """\
format: investcase/model/1
model: visits
title: Visits
summary: Visits.
what_is_done: visit
nations: {england: Here.}
inputs:
  people_reached: {title: People, unit: people / year, ask: How many people?}
  NAME: {title: Cost beside what it was, unit: "%", is: ratio, ask: How much?}
  cost_each: {title: Cost each, unit: £ / person, ask: How much?}
steps:
  spent: {title: Spent, unit: £ / year, formula: people_reached * NAME * cost_each}
people: people_reached
people_title: people a year
lines:
  visits: {title: Visits, amount: spent, kind: cost, body: council, adjusted: no}
"""
OWN_CASE = """\
format: investcase/case/1
case: visits
title: Visits
place: {name: Elsewhere, nation: england}
start: 2026-27
years: 1
price_base: 2026-27
options:
  - id: act
    title: Act
    preferred: true
    interventions:
      - id: visits
        model: visits
        inputs:
          people_reached: {value: 100 people / year, source: ours}
          cost_each: {value: £1000 / person, price_base: 2026-27, source: ours}
          NAME: {value: VALUE, source: ours}
"""


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        folder = tmp_path / "models" / "visits"
        folder.mkdir(parents=True)
        (folder / "model.yaml").write_text(OWN_MODEL.replace("NAME", name), "utf-8")
        return tmp_path

    return make


TABLE = (
    PLACES.partition("columns:")[0]
    + """\
columns:
  - name: admissions_65_plus
    column: admitted
    title: Admissions
    unit: UNIT
    period: 2025-26
    source: ons-mid-2024-population
    status: local
"""
)


@pytest.mark.parametrize(
    ("unit", "codes"),
    [
        ("people / year", set()),
        ("people", {"override-unit"}),
        ('"%"\n    is: share\n    per: 10000', {"override-unit"}),
    ],
)
def test_a_column_of_another_unit_is_never_taken_for_the_one_needed(tmp_path: Path, unit: str, codes: set[str]) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "extra.yaml").write_text(TABLE.replace("UNIT", unit), "utf-8")
    (folder / "extra.csv").write_text("code,council,admitted\nE10000016,Kent,1700\n", "utf-8")
    start = TEAMS.index("        choices:")
    case = TEAMS[:start].replace("model: integrated-teams", "model: ccn-independent-settings")
    found = faults(case, library=tmp_path)
    assert {problem.code for problem in found if problem.severity is Severity.ERROR} == codes
