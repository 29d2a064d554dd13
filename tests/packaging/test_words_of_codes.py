"""Every code that is raised has its words, every word has a raiser, and the two stand near each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_layers import LAYERS, PACKAGE, modules

from cases import SMALLEST, faults
from investcase.checks.collected import collected
from investcase.cli.every_code import CODES
from investcase.documents import told_faults

RAISERS = {
    "Problem": 0,
    "problem": 0,
    "report": 0,
    "fault": 0,
    "_problem": 1,
    "_fault": 0,
    "Rule": 0,
    "Told": 0,
    "PydanticCustomError": 0,
}
"""What takes a code, and at which place."""
WRITTEN_OUT_NOWHERE = {name.replace("_", "-") for name in told_faults._EXPECTED}
"""Codes that are pydantic's own names for what it finds."""
TABLES = {
    *("codes.py", "codes_of_changes.py", "codes_of_libraries.py", "codes_of_models.py", "codes_of_money.py"),
    "codes_of_upkeep.py",
}
"""Files of words alone."""


def constants(tree: ast.AST) -> dict[str, str]:
    """Texts of a module that have a name."""
    return {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def codes_in(tree: ast.AST) -> Iterator[str]:
    """The codes a module raises, written out or by a name; `unknown(kind, ...)` raises `unknown-kind`."""
    named = constants(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Name(id="unknown") | ast.Attribute(attr="unknown"), args=[ast.Constant(value=kind), *_]
            ):
                yield f"unknown-{kind}".replace(" ", "-")
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in RAISERS:
                place = RAISERS[name]
                given = node.args[place] if len(node.args) > place else None
                given = next((word.value for word in node.keywords if word.arg == "code"), given)
                if isinstance(given, ast.Starred) and isinstance(given.value, ast.Tuple):
                    given = given.value.elts[0]
                match given:
                    case ast.Constant(value=str(code)):
                        yield code
                    case ast.Name(id=name) if name in named:
                        yield named[name]


def raised(package: Path) -> dict[str, set[str]]:
    """Every code that is raised by its name, with the layers that raise it; a check's stands on its card."""
    found: dict[str, set[str]] = {}
    for layer, path, tree in modules(package):
        # What the paper's own page is checked for is no problem of a case's.
        if path.name not in (*TABLES, "preflight.py"):
            for code in codes_in(tree):
                found.setdefault(code, set()).add(layer)
    return found


def written(package: Path) -> dict[str, list[str]]:
    """Every code that stands in a table of words, with the layers of those tables."""
    found: dict[str, list[str]] = {}
    for layer, path, tree in modules(package):
        if path.name in TABLES:
            for node in ast.walk(tree):
                match node:
                    case ast.Tuple(elts=[ast.Constant(value=str(code)), *rest]) if len(rest) == 3:
                        found.setdefault(code, []).append(layer)
                    case ast.Call(func=ast.Name(id="Code"), args=[ast.Constant(value=str(code)), *_]):
                        found.setdefault(code, []).append(layer)
    return found


def test_every_code_that_is_raised_is_explained() -> None:
    assert len(raised(PACKAGE)) > 80
    assert set(raised(PACKAGE)) - set(CODES) == set()


def test_every_word_has_a_raiser() -> None:
    of_checks = {card.code for check in collected() for card in check.cards}
    assert set(CODES) - set(raised(PACKAGE)) - of_checks - WRITTEN_OUT_NOWHERE == set()


def test_words_stand_once_in_the_lowest_layer_that_raises_them() -> None:
    # A figure's kind is told wrong by a document, in words that the rules of kinds keep for it.
    lowest = {
        code: min(layers - {"quantities"} or {"documents"}, key=LAYERS.index)
        for code, layers in raised(PACKAGE).items()
    }
    lowest |= dict.fromkeys(WRITTEN_OUT_NOWHERE, "documents")
    assert written(PACKAGE) == {code: [layer] for code, layer in lowest.items()}


def test_every_entry_says_something() -> None:
    for code, entry in CODES.items():
        assert code == entry.code
        assert min(map(len, (entry.title, entry.why, entry.remedy))) > 3
        assert not entry.title.endswith(".")
        assert entry.why.endswith((".", "?"))


@pytest.mark.parametrize("value", ["", "[]", "{}", "[x]", "{x: y}", "x", "1", "1.5"])
def test_whatever_a_field_is_given_in_place_of_its_own_is_explained(value: str) -> None:
    for line in [line for line in SMALLEST.splitlines() if ": " in line and not line.lstrip().startswith("- {")]:
        found = faults(SMALLEST.replace(line, f"{line.partition(':')[0]}: {value}", 1))
        assert {problem.code for problem in found} <= set(CODES), line
