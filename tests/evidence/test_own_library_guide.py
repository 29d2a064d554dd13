"""The guide to a council's own library is followed to the letter: its files are written, checked and used."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "your-own-library.md"
FILE = re.compile(r"^`(?P<name>[\w./-]+)`\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def investcase(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from investcase.cli.main import main; main()", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not GUIDE.exists():
        pytest.skip("the guide is kept in the repository only")
    folder = tmp_path_factory.mktemp("council")
    files = {match["name"]: match["text"] for match in FILE.finditer(GUIDE.read_text("utf-8"))}
    assert len(files) == 7
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_the_library_by_itself_has_no_problems(council: Path) -> None:
    for path in (".", "assumptions"):
        ended = investcase("check", path, folder=council)
        assert (ended.returncode, ended.stdout.strip()) == (0, "No problems."), ended.stdout


def test_the_case_has_nothing_worse_than_warnings(council: Path) -> None:
    ended = investcase("check", "falls-case", folder=council)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "error[" not in ended.stdout


def test_the_case_comes_to_what_the_guides_numbers_make(council: Path) -> None:
    """400 people a year x 1.8 falls x (1 - 0.62) x £310 x 25%; half in the first year, as visits begin through it."""
    ended = investcase("run", "falls-case", "--format", "json", folder=council)
    assert ended.returncode == 0, ended.stderr
    result = json.loads(ended.stdout)
    lines = result["options"][-1]["lines"]
    freed = next(line for line in lines if "falls-not-treated" in line["id"])
    prices = json.loads(ended.stdout)["price_base"]
    assert prices == "2026-27"
    first, second, third = freed["by_year"]
    assert second == third
    assert first == pytest.approx(second / 2, abs=0.01)
    in_2025_26_prices = 400 * 1.8 * (1 - 0.62) * 310 * 0.25
    assert 1.0 < second / in_2025_26_prices < 1.06


def test_a_model_and_a_replaced_figure_are_shown_with_both_values(council: Path) -> None:
    assert "Home visits after a fall" in investcase("show", "falls-visits", folder=council).stdout
    shown = investcase("show", "home-care.hourly-rate", folder=council).stdout
    assert "£26.40 / hour" in shown
    assert "£25.05 / hour" in shown


def test_a_figure_that_may_not_be_given_out_says_why_until_the_council_adds_its_own(council: Path) -> None:
    case = (council / "falls-case" / "case.yaml").read_text("utf-8")
    other = council / "other-case"
    other.mkdir()
    own = "figures:\n  pssru.social-worker-hour-2025: {value: £61 / hour, source: ours}\noptions:\n"
    (other / "case.yaml").write_text(case.replace("options:\n", own), "utf-8")
    ended = investcase("check", "other-case", folder=council)
    assert ended.returncode == 1
    assert "error[figure-not-here]" in ended.stdout + ended.stderr
    assert "CC BY-NC-SA" in ended.stdout + ended.stderr
