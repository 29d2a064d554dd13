"""How many of how many is said as people say it: of one there is the one, and of as many as there are all."""

from __future__ import annotations

import pytest

from cases import solved, with_lines
from investcase.report.short.standing import short_bands
from investcase.report.view.counting import of_all


@pytest.mark.parametrize("every", [1, 2, 7])
def test_no_number_is_said_of_itself(every: int) -> None:
    for some in range(1, every + 1):
        said = of_all(some, every, "figure")
        assert said == ("The one figure" if every == 1 else f"All {every} figures" if some == every else said)
        assert f"{every} of the {every}" not in said
        assert "1 figures" not in said


@pytest.mark.parametrize(("lines", "said"), [(1, "The one figure"), (3, "All 3 figures")])
def test_the_standing_says_so(lines: int, said: str) -> None:
    costs = [
        f"id: c{place}, title: Cost {place}, body: council, amount: {{2026-27: £{place + 1}k}}"
        for place in range(lines)
    ]
    (band,) = (each for each in short_bands(solved(with_lines(costs)), (), {"about": "F"}) if each.kind == "draft")
    gives = "gives" if lines == 1 else "give"
    assert f"{said} behind the preferred option {gives} no source." in band.detail
