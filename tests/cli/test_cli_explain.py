"""`investcase explain` as its users run it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli_helpers import investcase

from cases import SMALLEST

KENT = str(Path(__file__).resolve().parents[2] / "examples" / "kent-at-home")


def test_a_number_is_a_tree(tmp_path: Path) -> None:
    ended = investcase("explain", KENT, "council.net@2028-29", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    first, *rest = ended.stdout.splitlines()
    assert first.startswith("Council: left over (plus) or to find (minus), 2028-29, cash: −£")
    assert any(line.startswith("├─ + Council: spending") for line in rest)
    assert any(line.startswith("├─ + Council: saved or received (cash-releasing)") for line in rest)


def test_deeper_shows_more_and_nothing_above_changes(tmp_path: Path) -> None:
    shallow = investcase("explain", KENT, "npsv", "--depth", "0", cwd=tmp_path).stdout.splitlines()
    deep = investcase("explain", KENT, "npsv", "--depth", "2", cwd=tmp_path).stdout.splitlines()
    assert shallow[0] == f"{deep[0]} …"
    assert len(deep) > 15


def test_without_a_name_every_name_is_listed(tmp_path: Path) -> None:
    listed = investcase("explain", KENT, cwd=tmp_path)
    assert listed.returncode == 0
    for name in ("npsv", "council.net[@YEAR]", "home-first-team[@YEAR]", "home-care.hourly-rate"):
        assert f"  {name}: " in listed.stdout
    assert "hours-only.npsv" in listed.stdout
    data = json.loads(investcase("explain", KENT, "--format", "json", cwd=tmp_path).stdout)
    assert data["schema"] == "investcase/askable/1"
    assert {
        "name": "npsv",
        "title": "Value to society, net present value",
        "group": "The answer",
        "by_year": False,
    } in (data["names"])


@pytest.mark.parametrize(("name", "said"), [("npvs", "did you mean 'npsv'"), ("council.net@2050-51", "2036-37")])
def test_a_name_that_is_not_there_is_misuse(tmp_path: Path, name: str, said: str) -> None:
    ended = investcase("explain", KENT, name, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("typed", ["-103,478", "-£103k", "−103,478"])
def test_a_number_below_zero_is_taken_for_no_option(tmp_path: Path, typed: str) -> None:
    (tmp_path / "case.yaml").write_text(SMALLEST, "utf-8")
    ended = investcase("explain", "case.yaml", typed, cwd=tmp_path)
    assert "No such option" not in ended.stderr
    assert "printed as −" in ended.stdout + ended.stderr
    ended = investcase("explain", "case.yaml", "--dept", "3", cwd=tmp_path)
    assert "No such option" in ended.stderr
    ended = investcase("explain", "case.yaml", "npsv", "--depth", "-1", cwd=tmp_path)
    assert "'-1' is not a whole number from 0 to 60" in ended.stderr


def test_help_has_an_example(tmp_path: Path) -> None:
    assert "Example: investcase explain" in investcase("explain", "--help", cwd=tmp_path).stdout


def test_every_name_that_set_takes_is_listed(tmp_path):
    listed = investcase("explain", KENT, cwd=tmp_path).stdout
    short = listed[listed.index("Taken by run --set too") :]
    assert {"years", "home_care_hours", "deadweight", "achievement"} <= set(re.findall(r"[a-z_]+", short))
    more = json.loads(investcase("explain", KENT, "--format", "json", cwd=tmp_path).stdout)["taken_by_set"]
    assert "home_care_hours" in more
    assert investcase("run", KENT, "--set", "home_care_hours=15", cwd=tmp_path).returncode == 0
