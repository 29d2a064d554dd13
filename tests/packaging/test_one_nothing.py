"""How small an amount is nothing is said in one place: nobody else has half a penny, or half a pound, of their own."""

import ast
from pathlib import Path

import pytest

import investcase

SOURCE = Path(investcase.__file__).parent
HOME = "quantities/tolerance.py"
SIZES = {0.5, 0.005, 0.0005}
SHARES = {
    "appraisal/after_delivery.py": "half of the most that is spent in a year",
    "appraisal/evidence_reach.py": "half of what is gained",
    "appraisal/reconcile.py": "half of what a claim comes to",
    "appraisal/worked_example.py": "half a per cent of what is worked out",
    "checks/equality_people.py": "half of all people",
    "checks/horizon.py": "half of what is gained",
    "documents/grades.py": "how far a figure of grade E is drawn, as a share of it",
    "documents/reading_numbers.py": "the most that a rate is a year",
    "report/pdf/looking.py": "half a pixel",
}
"""Where such a number is no amount of money, and what it is."""


def sizes(tree: ast.AST) -> list[int]:
    """The lines where a number of such a size bounds something, by name or in a comparison."""
    found = []
    for node in ast.walk(tree):
        values: list[ast.expr] = []
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
            values = [node.value]
        elif isinstance(node, ast.Compare):
            values = [node.left, *node.comparators]
        found += [node.lineno for value in values for each in ast.walk(value) if is_size(each)]
    return found


def is_size(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value in SIZES


def test_nothing_is_defined_once() -> None:
    found = {}
    for file in sorted(SOURCE.rglob("*.py")):
        place = file.relative_to(SOURCE).as_posix()
        if place != HOME and (lines := sizes(ast.parse(file.read_text("utf-8")))):
            found[place] = lines
    assert {place: lines for place, lines in found.items() if place not in SHARES} == {}
    assert set(SHARES) <= set(found), "one that no longer has such a number goes from the list"


@pytest.mark.parametrize(
    "old", ["_NOTHING = 0.005", "PENNY = 0.005", "worse = a < b - 0.5", "if abs(x) < 0.0005: pass"]
)
def test_the_old_way_would_be_found(old: str) -> None:
    assert sizes(ast.parse(old))
