"""`investcase compare` as its users run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_helpers import investcase

from cases import SMALLEST


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "draft-3.yaml").write_text(SMALLEST, "utf-8")
    (tmp_path / "draft-4").mkdir()
    (tmp_path / "draft-4" / "case.yaml").write_text(SMALLEST.replace("£60000", "£70000"), "utf-8")
    return tmp_path


def test_a_file_and_a_folder(drafts: Path) -> None:
    ended = investcase("compare", "draft-3.yaml", "draft-4", cwd=drafts)
    assert ended.returncode == 0, ended.stderr
    assert "1. Grants: amount: 2026-27" in ended.stdout
    assert "−£10,000.00" in ended.stdout
    assert "£60,000 in 2026-27 prices → £70,000 in 2026-27 prices" in ended.stdout


def test_json_and_another_measure(drafts: Path) -> None:
    ended = investcase(
        "compare", "draft-4", "draft-3.yaml", "--measure", "lead_body_cash", "--format", "json", cwd=drafts
    )
    data = json.loads(ended.stdout)
    assert (data["measure"], data["total"]) == ("lead_body_cash", 10000.0)


@pytest.mark.parametrize("measure", ["bcr.net_public", "npvs"])
def test_a_measure_there_is_not_is_misuse(drafts: Path, measure: str) -> None:
    ended = investcase("compare", "draft-4", "draft-3.yaml", "--measure", measure, cwd=drafts)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "unknown-measure" in ended.stderr


def test_a_case_with_errors_says_which(drafts: Path) -> None:
    (drafts / "draft-3.yaml").write_text(SMALLEST.replace("years: 3", "years: x"), "utf-8")
    ended = investcase("compare", "draft-4", "draft-3.yaml", cwd=drafts)
    assert ended.returncode == 1
    assert "draft-3.yaml:6:8" in ended.stderr


def test_help_has_an_example(tmp_path: Path) -> None:
    assert "Example: investcase compare" in investcase("compare", "--help", cwd=tmp_path).stdout
