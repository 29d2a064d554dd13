"""A share beyond those of the councils most like the place is told where nobody says why, and never otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import loaded, with_model
from investcase.checks.review import appraised

AT_HOME = "home-care.contribution-share"


def told(folder: Path, **case: object) -> list[str]:
    found = appraised(loaded(with_model("choices: {share_by: population}", **case), folder))  # type: ignore[arg-type]
    return [problem.message for problem in found.problems if problem.code == "beside-neighbours"]


def own(value: str, more: str = "") -> tuple[str, str]:
    return ("figures:", f"  {AT_HOME}: {{value: {value}, source: Ledger{more}}}")


def test_what_is_among_the_neighbours_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path) == []
    assert told(tmp_path, top=own("30%")) == []


@pytest.mark.parametrize(("value", "side"), [("60%", "above"), ("2%", "below")])
def test_one_beyond_them_all_is_told_unless_it_says_why(tmp_path: Path, value: str, side: str) -> None:
    (message,) = told(tmp_path, top=own(value))
    assert (
        f"{value} is {side} that of all 10 councils most like Kent, whose median is 21.2%, from 14.1% to 36.9%"
        in message
    )
    assert told(tmp_path, top=own(value, ", reason: We charge otherwise")) == []
