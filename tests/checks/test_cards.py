"""A check stands whole in one place: its card bears its words, its level and its code, and nothing else names it."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import sys
from itertools import permutations
from pathlib import Path
from types import ModuleType

import pytest

import investcase.checks
from cases import SMALLEST, solved
from investcase.appraisal.appraise import appraise
from investcase.checks import review
from investcase.checks.card import Card, Check
from investcase.checks.collected import checks, collected, rules
from investcase.checks.equality_assessment import Assessment
from investcase.checks.review import reviewed
from investcase.reading.problems import Position, Problem, Severity
from random_whole.solving import settled
from random_whole.whole import whole_case
from random_whole.writing import written

FOLDER = Path(investcase.checks.__path__[0])
MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(investcase.checks.__path__, "investcase.checks.")
]
SOME = Card("some", Severity.WARNING, title="Something", why="It may be.", remedy="Look.")
NEW = '''
from investcase.checks.card import Card, check
from investcase.reading.problems import Severity

A_NEW_ONE = Card("a-new-one", Severity.NOTE, title="Something", why="It may be.", remedy="Look.")


@check(A_NEW_ONE)
def anything(appraisal):
    """Anything at all."""
    yield A_NEW_ONE.problem(appraisal.case.loaded, "this is anything", ("title",))
'''


def cards_of(module: ModuleType) -> set[str]:
    return {value.code for value in vars(module).values() if isinstance(value, Card)}


def test_every_card_is_some_check_s() -> None:
    borne = {card.code for each in collected() for card in each.cards}
    assert set().union(*map(cards_of, MODULES)) == borne
    assert all(each.cards for each in collected())


def test_every_check_says_what_it_asks() -> None:
    assert [each.question.__name__ for each in collected() if not each.question.__doc__] == []


def test_no_code_has_two_cards() -> None:
    cards = {card for each in collected() for card in each.cards}
    assert len(cards) == len({card.code for card in cards})


def test_a_check_s_code_is_written_in_its_card_alone() -> None:
    codes = {card.code for each in collected() for card in each.cards}
    trees = [(path, ast.parse(path.read_text("utf-8"))) for path in FOLDER.rglob("*.py")]
    cards = {
        id(node.args[0])
        for _, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Card"
    }
    loose = [
        f"{path.relative_to(FOLDER)}:{node.lineno}: {node.value}"
        for path, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in codes and id(node) not in cards
    ]
    assert loose == []


@pytest.mark.parametrize("seed", range(6))
def test_a_check_raises_what_its_cards_say(seed: int) -> None:
    appraisal = appraise(settled(written(whole_case(seed))))
    for each in checks():
        assert {problem.code for problem in each(appraisal)} <= {card.code for card in each.cards}
    assessment = Assessment.of(appraisal)
    for each in rules() if assessment else ():
        assert {problem.code for problem in each(assessment)} <= {card.code for card in each.cards}


def test_a_new_check_is_found_and_asked_by_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a_new_one.py").write_text(NEW, "utf-8")
    monkeypatch.setattr(investcase.checks, "__path__", [*investcase.checks.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "investcase.checks.a_new_one", raising=False)
    collected.cache_clear()
    try:
        assert "a-new-one" in {card.code for each in checks() for card in each.cards}
        (found,) = [problem for problem in reviewed(solved(SMALLEST)) if problem.code == "a-new-one"]
        assert found.severity is Severity.NOTE
    finally:
        sys.modules.pop("investcase.checks.a_new_one", None)
        collected.cache_clear()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_they_are_asked_changes_nothing(
    order: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ["assumptions/a.yaml", "case.yaml", "assumptions/b.yaml"]
    told = [Problem("some", "it is so", Severity.WARNING, Position(file, 1, 1)) for file in files]
    asked = [Check((SOME,), lambda _, number=number: [told[number]]) for number in order]
    monkeypatch.setattr(review, "checks", lambda: asked)
    found = [problem.position.file for problem in reviewed(solved(SMALLEST)) if problem.code == "some"]
    assert found == ["case.yaml", "assumptions/a.yaml", "assumptions/b.yaml"]
