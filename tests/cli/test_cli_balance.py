"""`run --balance`: contributions are worked out only when asked for, since that loads a solver."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli_start_up import RUN_AND_TELL

from cases import SMALLEST

ASKING = SMALLEST.replace("options:", "balancing: {}\noptions:", 1)


def ended(case: Path, *args: str) -> tuple[str, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", RUN_AND_TELL, json.dumps([args[0], str(case), *args[1:]])],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said, _, imported = done.stderr.rpartition("imported:")
    return done.stdout + said, set(json.loads(imported))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "case.yaml"
    file.write_text(ASKING, "utf-8")
    return file


@pytest.mark.parametrize("args", [("run",), ("run", "--format", "json")], ids=" ".join)
def test_without_it_nothing_is_worked_out(case: Path, args: tuple[str, ...]) -> None:
    out, imported = ended(case, *args)
    assert "scipy" not in imported
    assert "balancing" not in out.casefold()


def test_with_it_the_answer_is_printed(case: Path) -> None:
    """The council spends and only capacity is freed: what the partners lose must come from outside."""
    out, _ = ended(case, "run", "--balance")
    assert "Balancing contributions" in out
    assert "must come" in out


def test_with_it_the_json_holds_it(case: Path) -> None:
    out, _ = ended(case, "run", "--format", "json", "--balance")
    data, _ = json.JSONDecoder().raw_decode(out)
    assert data["balancing"]["partners"] == ["council", "nhs"]
    assert data["balancing"]["central"]["present_value"]["wanting"]["why"] == "together"


def test_a_case_that_does_not_ask_is_told_how_to(case: Path) -> None:
    case.write_text(SMALLEST, "utf-8")
    out, _ = ended(case, "run", "--balance")
    assert "balancing: {}" in out
