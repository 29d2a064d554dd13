"""The reviewer sees what auditors see: each sin that lines can commit, and no sin where none is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from sins.clean import MODEL, OWN
from sins.plants import PLANTS, Plant
from told import TODAY, problems_of

import investcase.checks
from investcase.appraisal.appraise import appraise
from investcase.catalogue.opening import open_library
from investcase.catalogue.registers import review_marks
from investcase.checks.review import reviewed
from investcase.reading.problems import Problem
from investcase.resolving.case import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOT_SEEN = {("S25", OWN)}
"""An admission avoided without what is bought in the community instead: no line says that it should be there."""
TRUE_OF_ALL = {"not-assessed", "place-ends"}
TRUE_OF_THE_CLAIM = {"figures-old", "bound"}
NEW = {
    *("no-deadweight", "no-ramp", "no-optimism-bias", "no-spread", "ranges-alike", "wrong-pocket", "gross-called-net"),
    *("no-set-up-cost", "once-as-recurrent", "saving-not-found", "odd-discount", "growth-not-said"),
    *("much-of-a-budget", "never-seen-again", "line-unsourced"),
}
OF_THE_EXAMPLES = {
    "kent-at-home": {"growth-not-said"},
    "fife-at-home": {"growth-not-said"},
    "grants-close-early": set(),
    "link-workers-cut-by-a-third": set(),
}
"""Of what is asked here, what the examples are told: nothing in the two says how need on their care budgets grows."""


@cache
def told_of(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((problem.code, problem.message) for problem in problems_of(text))


def raised_by(plant: Plant) -> set[str]:
    """The codes that a case is told with the sin and not without."""
    return {code for code, _ in told_of(plant.text) - told_of(plant.clean)}


def name_of(plant: Plant) -> str:
    return f"{plant.sin}-{'model' if plant.clean == MODEL else 'own'}"


@pytest.mark.parametrize("plant", PLANTS, ids=name_of)
def test_a_planted_sin_is_seen(plant: Plant) -> None:
    if (plant.sin, plant.clean) in NOT_SEEN:
        assert not plant.codes
    else:
        assert raised_by(plant) & set(plant.codes)


def test_each_sin_is_planted_in_two_cases_and_five_in_six_are_seen() -> None:
    sins = {plant.sin for plant in PLANTS}
    assert all(len({plant.clean for plant in PLANTS if plant.sin == sin}) == 2 for sin in sins)
    assert len(PLANTS) - len(NOT_SEEN) >= len(PLANTS) * 5 / 6


@pytest.mark.parametrize(("clean", "true_of_it"), [(OWN, set()), (MODEL, TRUE_OF_THE_CLAIM)], ids=["own", "model"])
def test_a_clean_case_is_told_nothing_but_what_is_true_of_it(clean: str, true_of_it: set[str]) -> None:
    assert {code for code, _ in told_of(clean)} == TRUE_OF_ALL | true_of_it


@pytest.mark.parametrize("name", sorted(OF_THE_EXAMPLES))
def test_the_examples_are_told_what_is_true_of_them_alone(name: str) -> None:
    found = reviewed(appraise(load(EXAMPLES / name, as_of=TODAY)))
    assert {problem.code for problem in found} & NEW == OF_THE_EXAMPLES[name]


def test_a_mark_is_used_and_a_mark_that_is_used_is_there() -> None:
    marks, problems = review_marks(open_library(None))
    assert not problems
    used: set[str] = set()
    for path in Path(investcase.checks.__path__[0]).rglob("*.py"):
        used |= set(re.findall(r"(?:mark|share)\(\s*appraisal,\s*\"([a-z-]+)\"", path.read_text("utf-8")))
    assert used == set(marks)


def test_a_mark_of_a_council_s_own_stands_for_ours(tmp_path: Path) -> None:
    folder = tmp_path / "assumptions" / "guidance"
    folder.mkdir(parents=True)
    (folder / "review-2027-01.yaml").write_text(
        "format: investcase/review/1\nregister_date: 2027-01-01\n"
        "marks:\n  - {id: baseline-years, what: Years of savings, years: 20, why: Our finance team asks later.}\n",
        "utf-8",
    )
    (tmp_path / "case.yaml").write_text(re.sub(r"(?s)demand:\n.*?(?=options:)", "", OWN), "utf-8")

    def codes(library: Path | None) -> set[str]:
        found: tuple[Problem, ...] = reviewed(appraise(load(tmp_path / "case.yaml", library, TODAY)))
        return {problem.code for problem in found}

    assert "growth-not-said" not in codes(tmp_path / "assumptions")
    (folder / "review-2027-01.yaml").unlink()
    folder.rmdir()
    (tmp_path / "assumptions").rmdir()
    assert "growth-not-said" in codes(None)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{id: m, what: W, why: Y}", "review-mark"),
        ("{id: m, what: W, why: Y, years: 3, number: 3}", "review-mark"),
        ("{id: m, what: W, why: Y, share: '1% to 3%, central 2%'}", "review-mark"),
        ("{id: m, what: W, why: Y, years: 3}, {id: m, what: W, why: Y, years: 3}", "review-mark"),
    ],
)
def test_a_mark_is_one_thing_said_once(written: str, code: str, tmp_path: Path) -> None:
    folder = tmp_path / "assumptions" / "guidance"
    folder.mkdir(parents=True)
    text = f"format: investcase/review/1\nregister_date: 2027-01-01\nmarks: [{written}]\n"
    (folder / "review-2027-01.yaml").write_text(text, "utf-8")
    _, problems = review_marks(open_library(None, tmp_path / "assumptions"))
    assert [problem.code for problem in problems] == [code]
