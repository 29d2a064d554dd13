"""What is measured of many draws still runs, and comes to what the same work by hand does."""

from __future__ import annotations

from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def test_many_draws_are_measured_against_the_same_work_by_hand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from many_draws import main

    assert main(["--draws", "1000", "--rounds", "1"]) == 0
    measured = [line.split("draws")[1].split("  ")[1].strip() for line in capsys.readouterr().out.splitlines()]
    assert measured == ["R", "W", "Kent", "W run", "Kent run"]
