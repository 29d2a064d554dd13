"""Pounds, per cent and thousands are written by one module: one sign, one rounding and one nil for every number."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_layers import PACKAGE, modules

WRITER = "numbers/writing.py"
LATER = re.compile(r"\{\w*:[^{}\s]*[,%][^{}\s]*\}")
"""A format in a text that is filled in later, such as `{most:,}`."""


def formats(tree: ast.AST) -> Iterator[int]:
    """The lines on which money, a percentage or thousands are formatted."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(values=parts):
                for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
                    if isinstance(part, ast.FormattedValue) and part.format_spec is not None:
                        spec = ast.unparse(part.format_spec)
                        if _is_one(spec) or _says(before, -1) == "£" or _says(after, 0) == "%":
                            yield part.lineno
            case ast.Call(func=ast.Name(id="format"), args=[_, ast.Constant(value=str(spec))]):
                if _is_one(spec):
                    yield node.lineno
            case ast.Constant(value=str(text)) if id(node) not in inside and LATER.search(text):
                yield node.lineno


def _is_one(spec: str) -> bool:
    """Whether a format is of thousands or of a percentage; one of a date has its % before a letter."""
    return "," in spec or spec.rstrip("'\"").endswith("%")


def _says(part: ast.expr | None, place: int) -> str:
    return part.value[place] if isinstance(part, ast.Constant) and part.value else ""


def found(package: Path) -> list[str]:
    return [
        f"{path.relative_to(package).as_posix()}:{line}"
        for _, path, tree in modules(package)
        if path.relative_to(package).as_posix() != WRITER
        for line in formats(tree)
    ]


def test_numbers_are_written_by_one_module() -> None:
    assert found(PACKAGE) == []


def test_the_writer_is_there() -> None:
    assert list(formats(ast.parse((PACKAGE / WRITER).read_text("utf-8"))))


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ('f"£{x:,.0f}"', True),
        ('f"£{x:.2f}"', True),
        ('f"{x:,}"', True),
        ('f"{x:.0%}"', True),
        ('f"{100 * x:.0f}%"', True),
        ('f"{x:,.{places}f}"', True),
        ('format(x, ",")', True),
        ('"{:,}".format(x)', True),
        ('"at most {most:,}"', True),
        ('f"{date:%B %Y}"', False),
        ('f"£{pounds}"', False),
        ('f"{x:.2f}"', False),
        ('"committee: {to: council, from: April}"', False),
    ],
)
def test_a_format_is_caught(text: str, caught: bool) -> None:
    assert bool(list(formats(ast.parse(text)))) is caught
