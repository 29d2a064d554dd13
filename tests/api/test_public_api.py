"""What a program that imports investcase can rely on."""

from __future__ import annotations

import dataclasses
import datetime as dt
import logging
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

import investcase
from cases import KENT, SMALLEST
from investcase.cli.main import cli
from investcase.reading.problems import Severity


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    file = tmp_path / "grants.yaml"
    file.write_text(SMALLEST, "utf-8")
    return file


def test_load_appraise_and_result_print_and_log_nothing(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    appraisal = investcase.appraise(investcase.load(KENT))
    appraisal.result().to_json()
    appraisal.to_pandas()
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")
    assert [record for record in caplog.records if record.name.startswith("investcase")] == []


def test_a_case_is_a_file_or_a_folder_that_holds_one() -> None:
    by_file, by_folder = investcase.load(KENT), investcase.load(str(KENT.parent))
    assert investcase.appraise(by_file).result() == investcase.appraise(by_folder).result()


def test_the_result_holds_the_problems_that_check_prints() -> None:
    result = investcase.appraise(investcase.load(KENT)).result()
    told = [(p.severity, p.code, p.line, p.column) for p in result.problems if p.code != "undefined"]
    shown = CliRunner().invoke(cli, ["check", str(KENT), "--all"]).output
    printed = re.findall(r":(\d+):(\d+): (\w+)\[([\w-]+)\]", shown)
    assert told == [(severity, code, int(line), int(column)) for line, column, severity, code in printed]
    assert "omitted-costs" in {code for _, code, _, _ in told}
    assert {p.file for p in result.problems if p.file and not p.file.startswith("investcase:")} == {"case.yaml"}


def test_a_case_whose_review_finds_an_error_is_refused(case_file: Path) -> None:
    case_file.write_text(SMALLEST.replace("body: nhs, cash_type: capacity", "body: people, cash_type: capacity"))
    with pytest.raises(investcase.Problems) as caught:
        investcase.appraise(investcase.load(case_file))
    assert "no-budget" in {problem.code for problem in caught.value}


def test_two_cases_taken_in_turns_are_what_they_are_apart(case_file: Path) -> None:
    kent_apart = investcase.appraise(investcase.load(KENT)).result().to_json()
    grants_apart = investcase.appraise(investcase.load(case_file)).result().to_json()
    kent = investcase.load(KENT)
    grants = investcase.load(case_file)
    worked_grants = investcase.appraise(grants)
    worked_kent = investcase.appraise(kent)
    assert worked_grants.result().to_json() == grants_apart
    assert worked_kent.result().to_json() == kent_apart
    assert investcase.appraise(kent).result().to_json() == kent_apart, "and once more from the same loaded case"


def test_where_the_process_stands_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = investcase.load(KENT)
    here = investcase.appraise(case).result().to_json()
    monkeypatch.chdir(tmp_path)
    assert investcase.appraise(case).result().to_json() == here
    assert investcase.appraise(investcase.load(KENT)).result().to_json() == here
    shutil.copytree(KENT.parent, tmp_path / "kent")
    assert investcase.appraise(investcase.load("kent")).result().to_json() == here


def test_a_date_given_is_used_where_the_case_gives_none(case_file: Path) -> None:
    day = dt.date(2026, 12, 25)
    assert investcase.load(case_file, as_of=day).as_of == day
    assert investcase.load(case_file).as_of is None, "nothing here reads the clock"
    assert investcase.load(KENT, as_of=day).as_of == dt.date(2026, 11, 22), "the case's own comes first"


def test_what_is_handed_back_is_frozen(case_file: Path) -> None:
    case = investcase.load(case_file)
    appraisal = investcase.appraise(case)
    with pytest.raises(dataclasses.FrozenInstanceError):
        case.place_name = "Nowhere"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        appraisal.swings = ()  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        appraisal.preferred.cash.lines[0].labels.title = "x"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        case.document.years = 99  # type: ignore[misc]
    with pytest.raises(ValidationError):
        appraisal.result().options[0].id = "x"  # type: ignore[misc]


def test_errors_are_problems_with_positions(tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(SMALLEST.replace("years: 3", "years: x").replace("body: nhs", "body: nsh"), "utf-8")
    with pytest.raises(investcase.Problems) as caught:
        investcase.load(file)
    assert [(p.code, p.severity) for p in caught.value] == [
        ("int-parsing", investcase.Severity.ERROR),
        ("not-one-of", investcase.Severity.ERROR),
    ]
    assert all(str(p.position).startswith(f"{file}:") for p in caught.value)
    assert str(file) in str(caught.value)


@pytest.mark.parametrize("name", ["absent.yaml", "folder", "."])
def test_a_case_that_is_not_there_is_a_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(investcase.Problems) as caught:
        investcase.load(tmp_path / name)
    assert [p.code for p in caught.value] == ["unreadable"]


def test_less_than_an_error_travels_with_the_case(case_file: Path) -> None:
    case = investcase.load(KENT)
    assert all(problem.severity is not Severity.ERROR for problem in case.problems)
    appraisal = investcase.appraise(case)
    assert set(case.problems) <= set(appraisal.problems)
    assert {p.code for p in appraisal.result().problems} >= {p.code for p in appraisal.problems}


def test_every_line_world_and_year_is_a_row(case_file: Path) -> None:
    appraisal = investcase.appraise(investcase.load(case_file))
    table = appraisal.to_pandas()
    assert list(table.columns) == ["option", "line", "body", "kind", "cash_type", "world", "year", "net"]
    assert len(table) == 2 * len(("central", "cautious", "favourable")) * 3
    row = table[(table.line == "visits") & (table.world == "central") & (table.year == "2028-29")]
    assert row.net.tolist() == [85000.0]
    assert row.cash_type.tolist() == ["capacity"]
    kent = investcase.appraise(investcase.load(KENT))
    wide = kent.to_pandas()
    central = wide[(wide.option == "at-home") & (wide.world == "central")]
    assert central[central.kind == "cost"].net.sum() < 0 < central[central.kind == "benefit"].net.sum()
    assert central.net.sum() == pytest.approx(kent.preferred.cash.net()[0].sum(), rel=1e-12)


def modules_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after some code."""
    script = f"{code}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_brings_in_nothing_heavy() -> None:
    held = modules_after("import investcase")
    assert held.isdisjoint({"numpy", "pydantic", "yaml", "pandas", "weasyprint", "jinja2", "click", "scipy"})


def test_working_a_case_out_needs_no_tables_and_no_paper() -> None:
    code = f"import investcase\ninvestcase.appraise(investcase.load({str(KENT)!r})).result().to_json()"
    held = modules_after(code)
    assert {"numpy", "pydantic", "yaml"} <= held
    assert held.isdisjoint({"pandas", "scipy", "weasyprint", "jinja2"})
