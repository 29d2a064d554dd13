"""Every problem the code can raise has an entry in the catalogue."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import investcase
from cases import SMALLEST, faults
from investcase.checks.codes import CODES

PACKAGE = Path(investcase.__file__).parent
RAISERS = {"Problem": 0, "problem": 0, "report": 0, "fault": 0, "_problem": 1, "_fault": 0}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                yield name, node


def codes_in(path: Path) -> Iterator[str]:
    """The codes a module raises, where they are written out; `unknown(kind, ...)` raises `unknown-kind`."""
    for name, call in calls(path):
        if name == "unknown" and call.args and isinstance(call.args[0], ast.Constant):
            yield f"unknown-{call.args[0].value}".replace(" ", "-")
        if name not in RAISERS:
            continue
        place = RAISERS[name]
        given = call.args[place] if len(call.args) > place else None
        given = next((word.value for word in call.keywords if word.arg == "code"), given)
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            yield given.value


def raised() -> set[str]:
    paths = [path for path in PACKAGE.rglob("*.py") if path.name != "preflight.py"]
    return {code for path in paths for code in codes_in(path)}


def test_every_code_that_is_raised_is_explained():
    assert len(raised()) > 80
    assert raised() - set(CODES) == set()


def test_what_the_review_raises_is_marked_so():
    reviews = {code for path in (PACKAGE / "checks").glob("*.py") for code in codes_in(path)}
    assert reviews
    assert {code for code in reviews if CODES[code].about != "review"} == set()


def test_every_entry_says_something():
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
