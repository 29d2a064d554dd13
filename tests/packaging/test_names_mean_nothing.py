"""What a thing is called decides nothing: no part of an id, key or name of ours is looked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import investcase

SOURCE = Path(investcase.__file__).parent
LOOKING = {"startswith", "endswith", "removeprefix", "removesuffix"}
NAMES = {"id", "key", "name", "path"}
STILL = {
    "checks/equality_duties.py": "the socio-economic duty is known by a part of its key",
    "checks/equality_people.py": "an age group is known by how its name begins",
    "documents/equality_words.py": "a group is put under a characteristic by the words of its key",
    "quantities/years.py": "a month may be written by its first letters",
    "report/preflight.py": "names of HTML attributes, which are not ours",
}
"""Where a name is still looked into, and what for. This list only grows shorter."""


def is_a_name(node: ast.expr) -> bool:
    """Whether an expression is an id, a key or a name, a part of one, or one made from another."""
    if isinstance(node, ast.Subscript):
        return is_a_name(node.value)
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute):
            return node.func.attr in ("split", "rsplit", "casefold", "lower") and is_a_name(node.func.value)
        made = isinstance(node.func, ast.Name) and node.func.id
        return made == "key_of" or (made == "str" and is_a_name(node.args[0]))
    last = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return last in NAMES


def is_a_word(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalpha, node.value))


def looked_into(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOOKING:
            if is_a_name(node.func.value):
                yield node
        elif isinstance(node, ast.Compare) and is_a_word(node.left):
            inside = zip(node.ops, node.comparators, strict=True)
            if any(isinstance(op, ast.In | ast.NotIn) and is_a_name(right) for op, right in inside):
                yield node


def test_no_name_is_looked_into_but_where_it_is_said() -> None:
    found = {}
    for file in sorted(SOURCE.rglob("*.py")):
        place = file.relative_to(SOURCE).as_posix()
        said = [f"{node.lineno}: {ast.unparse(node)}" for node in looked_into(ast.parse(file.read_text("utf-8")))]
        if said and place not in STILL:
            found[place] = said
    assert found == {}


def test_where_a_name_is_still_looked_into_it_is() -> None:
    for place in STILL:
        assert list(looked_into(ast.parse((SOURCE / place).read_text("utf-8")))), place


def test_the_old_way_would_be_found() -> None:
    for old in (
        '"share" not in str(path[-1])',
        '"share" in figure.id.rsplit(".", 1)[-1]',
        '"share" in name',
        '"share" in value.name',
        'figure.key.endswith("optimism-bias")',
        'line.id.endswith(f"-{suffix}")',
        'line.id.startswith(f"{entry.id}.{key}")',
    ):
        assert len(list(looked_into(ast.parse(old)))) == 1
