"""`investcase simulate` and `investcase find-out`: what is drawn, and what it is worth to know."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from cli_helpers import investcase

from cases import KENT, SMALLEST
from investcase.report.simulated import NOBODY_SAID


def run_cli(*args: str) -> subprocess.CompletedProcess[str]:
    return investcase(*args, cwd=KENT.parent)


def test_the_same_seed_says_the_same_and_another_does_not() -> None:
    first, same, other = (
        json.loads(run_cli("simulate", str(KENT), "--draws", "2000", "--seed", seed, "--format", "json").stdout)
        for seed in ("4", "4", "5")
    )
    assert first == same
    assert first["draws"] == 2000
    assert first["seed"] == 4
    assert first["options"] != other["options"]


def test_draws_are_rounded_up_to_a_whole_thousand() -> None:
    out = run_cli("simulate", str(KENT), "--draws", "2001").stdout
    assert "3,000 draws from seed 1" in " ".join(out.split())
    assert "Council cash added up, over the draws" in out
    assert "Back for good" in out


@pytest.mark.parametrize("draws", ["0", "10", "-5", "2000000", "many"])
def test_too_few_or_too_many_draws_are_misuse(draws: str) -> None:
    done = run_cli("simulate", str(KENT), "--draws", draws)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_find_out_says_what_it_is_worth() -> None:
    out = " ".join(run_cli("find-out", str(KENT)).stdout.split())
    assert "Before deciding, find out ‘Share of the claim achieved’: worth up to £" in out


def test_a_case_without_ranges_is_told_what_to_write(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(SMALLEST, "utf-8")
    for command in ("simulate", "find-out"):
        done = run_cli(command, str(case))
        assert done.returncode == 0
        assert NOBODY_SAID in " ".join(done.stdout.split())
    assert run_cli("simulate", str(case), "--format", "json").stdout == "null\n"
