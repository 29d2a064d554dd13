"""The large packages that few need are extras: all but a few things are done without them, which say what they need."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import investcase
from cases import with_lines
from investcase.reading.extras import LOWEST, MissingPackageError, needed

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(investcase.__file__).parent
FIFE = ROOT / "examples" / "fife-at-home"
COST = "id: team, title: Team, body: council, amount: {2026-27: £100000}"
GAIN = (
    "id: beds, title: Beds, body: nhs, cash_type: cash_releasing, budget_line: Ward 4, owner: The director, "
    "amount: {2026-27: £200000}"
)
WITHOUT = """
import sys
from investcase.reading.extras import LOWEST
for name in LOWEST:
    sys.modules[name] = None
from investcase.cli.main import main
sys.argv = ["investcase", *sys.argv[1:]]
main()
"""


def without(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A command on a machine where none is installed."""
    return subprocess.run([sys.executable, "-c", WITHOUT, *arguments], capture_output=True, text=True, check=False)


def test_each_is_an_extra_and_no_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [line for lines in project["optional-dependencies"].values() for line in lines]
    for requirement in LOWEST.values():
        assert requirement in declared
        name = requirement.partition(">")[0]
        assert not [line for line in project["dependencies"] if line.startswith(name)]


def test_nobody_imports_one_but_by_asking() -> None:
    for file in SOURCE.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        blocks = [
            node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        ]
        for_types = {each for block in blocks for each in ast.walk(block)}
        for node in (each for each in ast.walk(tree) if each not in for_types):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.partition(".")[0] not in LOWEST, file


@pytest.mark.parametrize(
    "arguments",
    [("check", str(FIFE)), ("run", str(FIFE), "--format", "json"), ("report", str(FIFE), "--to", "html", "-o", "-")],
    ids=lambda arguments: arguments[0],
)
def test_a_case_is_read_worked_out_and_written_without_them(arguments: tuple[str, ...]) -> None:
    ended = without(*arguments)
    assert ended.returncode == 0, ended.stderr
    assert "not installed" not in ended.stdout + ended.stderr


def test_what_partners_would_pay_says_what_it_needs(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(with_lines([COST], [GAIN], years=2).replace("options:", "balancing: {}\noptions:", 1), "utf-8")
    page = tmp_path / "page.html"
    ended = without("report", str(case), "--to", "html", "-o", str(page))
    assert ended.returncode == 3
    assert ended.stderr.splitlines()[-1] == (
        "investcase: What partners would pay one another needs scipy, which is not installed. "
        "Run: python3 -m pip install 'scipy>=1.11.1'"
    )
    assert not page.exists()


def test_a_paper_in_word_says_what_it_needs(tmp_path: Path) -> None:
    ended = without("report", str(FIFE), "--to", "docx,html", "-o", str(tmp_path))
    assert ended.returncode == 3
    assert ended.stderr.splitlines()[-1] == (
        "investcase: A paper in Word needs python-docx, which is not installed. "
        "Run: python3 -m pip install 'python-docx>=1.1.2'"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_table_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPackageError, match="A table of the lines needs pandas, which is not installed"):
        investcase.appraise(investcase.load(FIFE)).to_pandas()


def test_a_package_that_is_there_and_broken_is_not_told_as_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scipy.py").write_text("import what_scipy_needs_and_lacks\n", "utf-8")
    for name in [name for name in sys.modules if name.partition(".")[0] == "scipy"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ModuleNotFoundError, match="what_scipy_needs_and_lacks") as found:
        needed("scipy", "Anything")
    assert not isinstance(found.value, MissingPackageError)


def test_a_workbook_says_what_it_needs(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    ended = without("report", str(FIFE), "--to", "xlsx", "-o", str(book))
    assert ended.returncode == 3
    assert ended.stderr.splitlines()[-1] == (
        "investcase: A workbook needs xlsxwriter, which is not installed. Run: python3 -m pip install 'xlsxwriter>=3.2'"
    )
    assert not book.exists()
