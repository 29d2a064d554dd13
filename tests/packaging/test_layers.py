"""Imports go one way through the package, and some layers never touch some things."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import investcase

LAYERS = (
    "numbers",
    "files",
    "reading",
    "quantities",
    "formulas",
    "documents",
    "catalogue",
    "resolving",
    "flows",
    "appraisal",
    "equality",
    "checks",
    "report",
    "many",
    "rounds",
    "serving",
    "cli",
)
"""Each may import those before it, never those after it."""

FILE_MODULES = {"csv", "fileinput", "glob", "io", "os", "pathlib", "shutil", "sqlite3", "tempfile"}
FILE_CALLS = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "fromfile",
    "genfromtxt",
    "loadtxt",
    "memmap",
    "savetxt",
    "savez",
    "tofile",
    "read_csv",
    "to_csv",
}

PACKAGE = Path(investcase.__file__).parent


def imports(tree: ast.AST, package: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything a module imports, wherever in the module it does so.

    `package` is the dotted name of the package that the module stands in, for relative imports.
    """
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield node.lineno, alias.name
            case ast.ImportFrom(module=module, names=names, level=level):
                base = package.split(".")[: len(package.split(".")) - level + 1] if level else []
                prefix = ".".join([*base, *([module] if module else [])])
                for alias in names:
                    yield node.lineno, f"{prefix}.{alias.name}"
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield node.lineno, name


def modules(package: Path) -> Iterator[tuple[str, Path, ast.AST]]:
    """First name under the package (a layer, or a module beside the layers), path and tree of every module."""
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package)
        yield inside.parts[0].removesuffix(".py"), path, ast.parse(path.read_text(encoding="utf-8"))


def dotted_package(package: Path, path: Path) -> str:
    return ".".join([package.name, *path.relative_to(package).parent.parts])


def upward_arrows(package: Path) -> list[str]:
    """Every import that goes against the order of the layers, as `file:line` and why it may not stand."""
    found = []
    for layer, path, tree in modules(package):
        if layer in ("__init__", "__main__"):
            continue
        where = path.relative_to(package)
        if layer not in LAYERS:
            found.append(f"{where}: {layer} is not one of the layers")
            continue
        for line, name in imports(tree, dotted_package(package, path)):
            root, _, rest = name.partition(".")
            if root != package.name:
                continue
            target = rest.partition(".")[0]
            if target not in LAYERS:
                found.append(f"{where}:{line}: imports {name}, the public face, which imports every layer")
            elif LAYERS.index(target) > LAYERS.index(layer):
                found.append(f"{where}:{line}: imports {name}, but {layer} comes before {target}")
    return found


def uses_of(package: Path, layer: str, forbidden: set[str]) -> list[str]:
    """Every import, in one layer, of a module whose first name is forbidden to it."""
    return [
        f"{path.relative_to(package)}:{line}: imports {name}"
        for module_layer, path, tree in modules(package)
        if module_layer == layer
        for line, name in imports(tree, dotted_package(package, path))
        if name.partition(".")[0] in forbidden
    ]


def file_calls(package: Path, layer: str) -> list[str]:
    """Every call, in one layer, of something that opens a file."""
    found = []
    for module_layer, path, tree in modules(package):
        if module_layer != layer:
            continue
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in FILE_CALLS:
                    found.append(f"{path.relative_to(package)}:{node.lineno}: calls {name}()")
    return found


def test_the_package_has_layers_to_check() -> None:
    assert {layer for layer, _, _ in modules(PACKAGE)} & set(LAYERS)


def test_no_import_goes_up() -> None:
    assert upward_arrows(PACKAGE) == []


def circle(package: Path) -> list[str]:
    """Modules of which each imports the next, the last the first again, wherever in them the import stands."""
    inside = {
        path: dotted_package(package, path) + ("" if path.stem == "__init__" else f".{path.stem}")
        for path in package.rglob("*.py")
    }
    names = set(inside.values())
    arrows = {
        name: {
            target if target in names else target.rpartition(".")[0]
            for _, target in imports(ast.parse(path.read_text(encoding="utf-8")), dotted_package(package, path))
        }
        & names
        for path, name in inside.items()
    }
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as found:
        return [str(name) for name in found.args[1]]
    return []


def test_no_imports_run_in_a_circle() -> None:
    assert circle(PACKAGE) == []


@pytest.mark.parametrize("layer", ["flows", "appraisal"])
def test_the_arithmetic_opens_no_file(layer: str) -> None:
    assert uses_of(PACKAGE, layer, FILE_MODULES | {"yaml"}) + file_calls(PACKAGE, layer) == []


def test_the_report_reads_no_yaml() -> None:
    assert uses_of(PACKAGE, "report", {"yaml"}) == []


def test_the_commands_compute_nothing() -> None:
    assert uses_of(PACKAGE, "cli", {"numpy"}) == []


def made_up(folder: Path, module: str, text: str) -> Path:
    """A package of the same name as ours that holds one module."""
    path = folder / "investcase" / module
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return folder / "investcase"


@pytest.mark.parametrize(
    ("module", "text", "named"),
    [
        (
            "flows/lines.py",
            "from investcase.report import tables",
            "flows/lines.py:1: imports investcase.report.tables",
        ),
        ("flows/lines.py", "import investcase.cli.main", "flows/lines.py:1: imports investcase.cli.main"),
        ("flows/lines.py", "from investcase import appraisal", "flows/lines.py:1: imports investcase.appraisal"),
        ("flows/lines.py", "from ..appraisal import net", "flows/lines.py:1: imports investcase.appraisal.net"),
        ("flows/lines.py", "from .. import appraisal", "flows/lines.py:1: imports investcase.appraisal"),
        ("flows/deep/lines.py", "from ...checks import x", "flows/deep/lines.py:1: imports investcase.checks.x"),
        ("flows/__init__.py", "from ..checks import x", "flows/__init__.py:1: imports investcase.checks.x"),
        ("flows/lines.py", "def f():\n    import investcase.audit", "flows/lines.py:2: imports investcase.audit"),
        (
            "reading/nodes.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from investcase.documents import Case",
            "reading/nodes.py:3: imports investcase.documents.Case",
        ),
        (
            "reading/nodes.py",
            "import importlib\nimportlib.import_module('investcase.cli')",
            "reading/nodes.py:2: imports investcase.cli",
        ),
        ("checks/all.py", "from investcase import appraise", "checks/all.py:1: imports investcase.appraise"),
        ("helpers.py", "", "helpers.py: helpers is not one of the layers"),
    ],
)
def test_an_upward_arrow_is_caught_and_named(tmp_path: Path, module: str, text: str, named: str) -> None:
    (found,) = upward_arrows(made_up(tmp_path, module, text))
    assert found.startswith(named)


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("flows/lines.py", "import numpy\nfrom investcase.reading import Problem\nfrom .stock import stock"),
        ("flows/lines.py", "from ..quantities import units"),
        ("cli/main.py", "from investcase.report import pdf"),
        ("__init__.py", "from investcase.cli.main import main"),
        ("__main__.py", "from investcase.cli.main import main"),
    ],
)
def test_a_downward_arrow_is_let_be(tmp_path: Path, module: str, text: str) -> None:
    assert upward_arrows(made_up(tmp_path, module, text)) == []


def test_a_circle_is_caught_and_named(tmp_path: Path) -> None:
    package = made_up(tmp_path, "flows/lines.py", "from investcase.flows.prices import rise")
    (package / "flows/prices.py").write_text("def rise():\n    from .lines import Line\n", encoding="utf-8")
    assert set(circle(package)) == {"investcase.flows.lines", "investcase.flows.prices"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("from yaml import safe_load", "appraisal/net.py:1: imports yaml.safe_load"),
        ("def f():\n    from pathlib import Path", "appraisal/net.py:2: imports pathlib.Path"),
        ("open('rates')", "appraisal/net.py:1: calls open()"),
        ("rates.read_text()", "appraisal/net.py:1: calls read_text()"),
        ("import numpy as np\nnp.loadtxt('rates')", "appraisal/net.py:2: calls loadtxt()"),
    ],
)
def test_a_file_opened_by_the_arithmetic_is_caught(tmp_path: Path, text: str, named: str) -> None:
    package = made_up(tmp_path, "appraisal/net.py", text)
    assert uses_of(package, "appraisal", FILE_MODULES | {"yaml"}) + file_calls(package, "appraisal") == [named]
