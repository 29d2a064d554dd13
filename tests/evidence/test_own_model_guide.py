"""The guide to a model of one's own is followed to the letter: its files are written, checked, broken and used."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "a-model-of-your-own.md"
FILE = re.compile(r"^`(?P<name>[\w./-]+)`\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
MODEL = Path("assumptions", "models", "welcome-home-calls")
FILLED = (
    ("grade: ___", "grade: E"),
    ("price_base: ___", "price_base: 2026-27"),
    ("people_a_year: ___", "people_a_year: 100"),
    ("events_a_year: ___", "events_a_year: 2"),
    ("service_cost: £___", "service_cost: £10"),
    ("  gives:", "    effect_ratio: 0.8\n    effect_lasts: 1 year\n    cost_of_an_event: £50 / event\n  gives:"),
    ("events_avoided: ___", "events_avoided: 40"),  # 100 x 1 x 2 x (1 - 0.8)
    ("worth: £___", "worth: £2,000"),  # 40 x 50
    ("delivery: £___", "delivery: £1,000"),  # 100 x 10
)


def investcase(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from investcase.cli.main import main; main()", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """The draft that new-model writes, and over it what the guide says."""
    if not GUIDE.exists():
        pytest.skip("the guide is kept in the repository only")
    made = investcase("new-model", "welcome-home-calls", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    files = {match["name"]: match["text"] for match in FILE.finditer(GUIDE.read_text("utf-8"))}
    assert len(files) == 4
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def checked(council: Path) -> str:
    ended = investcase("check", ".", folder=council)
    return " ".join((ended.stdout + ended.stderr).split())


def changed(council: Path, file: str, old: str, new: str) -> None:
    path = council / MODEL / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_what_the_guide_writes_has_no_problems(council: Path) -> None:
    assert checked(council) == "No problems."


def test_a_worked_example_that_is_not_so_is_told_as_the_guide_says(council: Path) -> None:
    changed(council, "model.yaml", "stays_worth: £85,831", "stays_worth: £95,831")
    (said,) = re.findall(r"^> (.*)$", GUIDE.read_text("utf-8"), re.MULTILINE)
    told = checked(council)
    assert said in told
    assert "error[worked-example]: worked_example.gives.stays_worth" in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("formula: people_now * calls_cost", "formula: people_called * calls_cost * (1 + rollout)", "worked-example]"),
        ("calls: £30,000 / year", "call: £30,000 / year", "did you mean 'calls'?"),
        ("calls: £30,000 / year", "calls: £30,000", "calls is in £ / year"),
        ("    readmitted_share: 15%\n", "", "expected: a line for it under inputs of the worked example"),
        ("    readmitted_share: 15%", "    readmited_share: 15%", "did you mean 'readmitted_share'?"),
        ("people_called: 1,000 people / year", "people_called: 1,000", "expected: a value in person / year"),
        ("    readmitted_share: 15%", "    readmitted_share: 0%", "divides by zero"),
        ("choices: {evidence: as_studied}", "choices: {evidence: as_studyed}", "worked-example-stops"),
    ],
)
def test_every_way_an_example_can_be_wrong_is_one_problem(council: Path, old: str, new: str, told: str) -> None:
    changed(council, "model.yaml", old, new)
    said = checked(council)
    assert told in said
    assert said.endswith("1 error")
    assert "Traceback" not in said


def test_rounding_is_no_fault_and_more_than_rounding_is(council: Path) -> None:
    changed(council, "model.yaml", "break_even_share: 6.99%", "break_even_share: 7.0%")
    assert checked(council) == "No problems."
    changed(council, "model.yaml", "break_even_share: 7.0%", "break_even_share: 7.1%")
    assert "break_even_share comes to" in checked(council)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("`as_studied` is its 20%", "the other is its 20%", "does not name `as_studied`"),
        ("`nhs-england-ncc-2024-25`", "the NHS", "does not name `nhs-england-ncc-2024-25`"),
        ("Somebody calls in the first weeks", "___", "still holds ___"),
    ],
)
def test_notes_that_leave_out_a_choice_or_a_source_are_told(council: Path, old: str, new: str, told: str) -> None:
    changed(council, "technical-notes.md", old, new)
    said = checked(council)
    assert told in said
    assert said.endswith("1 warning")


def test_the_example_is_of_no_place_so_a_table_moves_nothing(council: Path) -> None:
    changed(council, "model.yaml", "  price_base: 2026-27", "  nation: scotland\n  price_base: 2026-27")
    assert checked(council) == "No problems."


def test_the_model_is_shown_and_put_to_work(council: Path) -> None:
    assert "Calls to people home from hospital" in investcase("show", "welcome-home-calls", folder=council).stdout
    made = investcase("new", "a", "--place", "Kent", "--model", "welcome-home-calls", "--no-input", folder=council)
    assert made.returncode == 0, made.stderr
    case = council / "a" / "case.yaml"
    text = case.read_text("utf-8")
    given = {"people_called": "1000 people / year", "readmitted_share": "15%", "calls_cost": "£30 / person"}
    for name, value in given.items():
        text = re.sub(rf"( {name}: ){{value: .*?}}", rf"\1{{value: {value}, source: ours}}", text)
    case.write_text(text, "utf-8")
    ended = investcase("run", "a", "--format", "json", folder=council)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    lines = json.loads(ended.stdout)["options"][-1]["lines"]
    assert {line["kind"] for line in lines} == {"benefit", "cost"}


def test_a_draft_is_never_written_over_unless_it_may_be(council: Path) -> None:
    again = investcase("new-model", "welcome-home-calls", folder=council)
    assert again.returncode != 0
    assert "already there" in again.stderr
    assert checked(council) == "No problems."
    assert investcase("new-model", "welcome-home-calls", "--force", folder=council).returncode == 0
    assert "still-blank" in checked(council)


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "assumptions").write_text("a file", "utf-8")
    ended = investcase("new-model", "ours", folder=tmp_path)
    assert ended.returncode == 2
    assert "is not a folder" in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("name", ["Welcome Home", "calls_again", "../out"])
def test_a_name_that_is_no_id_is_told_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    ended = investcase("new-model", name, folder=tmp_path)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_the_name_of_a_shipped_model_is_refused_and_the_one_offered_is_taken(
    tmp_path: Path, force: tuple[str, ...]
) -> None:
    ended = investcase("new-model", "ccn-home-care-hours", *force, folder=tmp_path)
    assert ended.returncode != 0
    assert "stand in its place" in " ".join(ended.stderr.split())
    assert list(tmp_path.iterdir()) == []
    assert investcase("new-model", "our-ccn-home-care-hours", folder=tmp_path).returncode == 0


def test_a_draft_with_its_blanks_filled_is_a_model_that_works(tmp_path: Path) -> None:
    """The skeleton itself: units that fit and formulas that can be read, once every blank has something in it."""
    assert investcase("new-model", "ours", folder=tmp_path).returncode == 0
    path = tmp_path / "assumptions" / "models" / "ours" / "model.yaml"
    text = path.read_text("utf-8").replace("figure: ___", "ask: How much?")
    for before, after in FILLED:
        assert before in text, before
        text = text.replace(before, after)
    path.write_text(text.replace("___", "Something"), "utf-8")
    notes = path.parent / "technical-notes.md"
    notes.write_text(notes.read_text("utf-8").replace("___", "Something"), "utf-8")
    assert checked(tmp_path) == "No problems."
