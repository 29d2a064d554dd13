"""A figure keeps the values it had: a case of a day finds the value of that day, and an old id leads to the new one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cases import faults, loaded, solved, with_model
from investcase.catalogue.dated import before
from investcase.catalogue.library import shipped_library
from investcase.catalogue.origins import Origin
from investcase.checks.library import check_library
from investcase.checks.review import reviewed
from investcase.reading.problems import Severity
from investcase.resolving.resolved_case import ResolvedCase
from own_library import lay

RATES = """\
format: investcase/figures/1
figures:
  - id: home-care.hourly-rate
    title: Ours
    unit: £ / hour
    values:
      - {value: £30 / hour, holds_for: england, price_base: 2026-27, status: local}
      - {value: £33 / hour, holds_for: england, price_base: 2026-27, status: local, since: 2028-04-01}
      - {value: £32 / hour, holds_for: england, price_base: 2026-27, status: local, since: 2027-04-01}
"""
RENAMED = """\
format: investcase/figures/1
figures: []
renamed:
  - {id: pay.hour, now: home-care.hourly-rate}
"""


def rate(case: ResolvedCase) -> float:
    return case.preferred.interventions[0].values["home_care_rate"].quantity.central


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-11-30", 30),
        ("2027-03-31", 30),
        ("2027-04-01", 32),
        ("2028-03-31", 32),
        ("2028-04-01", 33),
        (None, 33),
    ],
)
def test_the_value_that_stood_on_the_day_of_the_case_is_used(
    tmp_path: Path, as_of: str | None, expected: float
) -> None:
    library = lay(tmp_path / "assumptions", {"figures/home-care.yaml": RATES})
    text = with_model() + (f"as_of: {as_of}\n" if as_of else "")
    assert rate(loaded(text, tmp_path, library)) == expected


def test_a_case_of_a_day_before_the_first_value_uses_the_first(tmp_path: Path) -> None:
    dated = RATES.replace("status: local}", "status: local, since: 2026-04-01}", 1)
    library = lay(tmp_path / "assumptions", {"figures/home-care.yaml": dated})
    assert rate(loaded(with_model() + "as_of: 2024-11-30\n", tmp_path, library)) == 30


def test_what_a_value_took_the_place_of_is_kept(tmp_path: Path) -> None:
    library = shipped_library([Origin("ours", lay(tmp_path, {"figures/home-care.yaml": RATES}))])
    library.as_of = dt.date(2028, 5, 1)
    (found,) = [held for held in library.figure("home-care.hourly-rate") if held.origin == "ours"]
    assert [str(value.value) for value in found.figure.values] == ["£33 / hour"]
    assert [str(value.value) for value in before(found.kept, found.figure.values[0])] == ["£32 / hour", "£30 / hour"]


def test_two_values_of_one_day_are_one_too_many(tmp_path: Path) -> None:
    twice = RATES.replace("2028-04-01", "2027-04-01")
    found = check_library(lay(tmp_path / "assumptions", {"figures/home-care.yaml": twice}))
    (problem,) = [problem for problem in found if problem.code == "value-twice"]
    assert "since 2027-04-01, at line 8" in problem.message
    typed = (problem.remedy or "").rpartition("such as ")[2]
    mended = typed.join(twice.rsplit("since: 2027-04-01", 1))
    found = check_library(lay(tmp_path / "assumptions", {"figures/home-care.yaml": mended}))
    assert [problem for problem in found if problem.code == "value-twice"] == []


def test_a_value_that_stands_only_from_a_later_day_is_told_where_it_is_used(tmp_path: Path) -> None:
    later = RATES.replace("status: local}", "status: local, since: 2030-04-01}", 1)
    one = "\n".join(line for line in later.split("\n") if "28-04" not in line and "2027-04" not in line)
    library = lay(tmp_path / "assumptions", {"figures/home-care.yaml": one})
    for day, is_told in (("2026-11-30", True), ("2030-04-01", False)):
        said = reviewed(solved(with_model() + f"as_of: {day}\n", tmp_path, library))
        told = [problem.message for problem in said if problem.code == "evidence-later-than-the-case"]
        assert any("stands from 1 April 2030" in message for message in told) is is_told


def test_an_old_id_in_a_case_is_taken_for_the_one_it_has_now_and_told_once(tmp_path: Path) -> None:
    library = lay(tmp_path / "assumptions", {"figures/pay.yaml": RENAMED})
    own = "figures:\n  pay.hour: {value: £41 / hour, price_base: 2026-27, source: Ledger, reason: Paid}\n"
    case = loaded(with_model() + own, tmp_path, library)
    assert rate(case) == 41
    (told,) = [problem for problem in case.problems if problem.code == "figure-renamed"]
    assert (told.severity, told.remedy) == (Severity.NOTE, "write home-care.hourly-rate")
    assert told.position is not None
    assert (with_model() + own).split("\n")[told.position.line - 1].strip().startswith("pay.hour")
    assert not [problem for problem in case.problems if problem.code == "figure-unused"]


def test_a_name_that_was_renamed_twice_leads_to_the_one_it_has_now(tmp_path: Path) -> None:
    chain = RENAMED.replace("  - ", "  - {id: pay.old, now: pay.hour}\n  - ")
    library = lay(tmp_path / "assumptions", {"figures/pay.yaml": chain})
    own = "figures:\n  pay.old: {value: £41 / hour, price_base: 2026-27, source: Ledger, reason: Paid}\n"
    case = loaded(with_model() + own, tmp_path, library)
    assert rate(case) == 41
    (told,) = [problem for problem in case.problems if problem.code == "figure-renamed"]
    assert told.remedy == "write home-care.hourly-rate"


CIRCLES = {
    "renamed": (
        "pay",
        RENAMED.split("renamed")[0] + "renamed: [{id: pay.a, now: pay.b}, {id: pay.b, now: pay.a}]\n",
        2,
    ),
    "renamed beyond": ("pay", RENAMED + "  - {id: pay.a, now: pay.b}\n  - {id: pay.b, now: pay.a}\n", 2),
    "made from itself": ("home-care", RATES.replace("status: local}", "status: local, rests_on: [X]}", 1), 1),
    "superseded": ("home-care", RATES.replace("    unit", "    superseded_by: X\n    unit"), 1),
}


@pytest.mark.parametrize("kind", CIRCLES)
def test_what_leads_from_figure_to_figure_does_not_go_round(tmp_path: Path, kind: str) -> None:
    group, text, times = CIRCLES[kind]
    text = text.replace("X", "home-care.hourly-rate")
    library = lay(tmp_path / "assumptions", {f"figures/{group}.yaml": text})
    told = [problem for problem in check_library(library) if problem.code == "figure-circle"]
    assert len(told) == times
    assert all(problem.position and problem.severity is Severity.ERROR for problem in told)
    assert {"figure-circle"} <= {problem.code for problem in faults(with_model(), tmp_path, library)}


def test_figures_made_from_each_other_are_told_and_those_of_another_place_or_day_are_not(tmp_path: Path) -> None:
    two = """\
format: investcase/figures/1
figures:
  - {id: ours.a, title: A, unit: people, values: [{value: 1 people, status: local, rests_on: [ours.b]}]}
  - {id: ours.b, title: B, unit: people, values: [{value: 1 people, status: local, rests_on: [ours.a]}]}
"""
    told = check_library(lay(tmp_path / "round", {"figures/ours.yaml": two}))
    assert [problem.code for problem in told].count("figure-circle") == 2
    other = two.replace(
        "rests_on: [ours.b]}", "holds_for: wales, rests_on: [ours.a]}, {value: 1 people, status: local}"
    )
    later = two.replace("[ours.b]}", "[ours.a], since: 2027-04-01}, {value: 1 people, status: local}")
    for text in (other, later):
        text = text.replace("rests_on: [ours.a]}]}\n", "}]}\n")
        told = check_library(lay(tmp_path / "straight", {"figures/ours.yaml": text}))
        assert "figure-circle" not in {problem.code for problem in told}


def test_a_figure_given_under_both_its_ids_is_refused(tmp_path: Path) -> None:
    library = lay(tmp_path / "assumptions", {"figures/pay.yaml": RENAMED})
    value = "{value: £41 / hour, price_base: 2026-27, source: Ledger, reason: Paid}"
    own = f"figures:\n  pay.hour: {value}\n  home-care.hourly-rate: {value}\n"
    found = faults(with_model() + own, tmp_path, library)
    assert next(problem.code for problem in found if problem.severity is Severity.ERROR) == "figure-given-twice"
    assert not [problem for problem in found if problem.code == "figure-unused"]


def test_a_librarys_model_and_figure_under_an_old_id_are_told(tmp_path: Path) -> None:
    """Of a council's own figure under an id that ours had once, nothing would be read."""
    held = RATES.replace("home-care.hourly-rate", "msif.res65-week-2526").replace("/ hour", "/ person / week")
    found = check_library(lay(tmp_path / "assumptions", {"figures/msif.yaml": held}))
    told = [problem.remedy for problem in found if problem.code == "figure-renamed"]
    assert told == ["write care-home.fee-without-nursing"]
