"""A ramp that falls is asked about; one that rises or stays is not."""

from __future__ import annotations

import pytest

from cases import solved, with_model
from investcase.checks.ramp import ramps_that_fall


@pytest.mark.parametrize(
    ("ramp", "asked"), [("[100%, 50%]", 1), ("[40%, 70%, 60%]", 1), ("[40%, 70%, 100%]", 0), ("[50%, 50%]", 0)]
)
def test_a_ramp_that_falls_is_asked_about(ramp: str, asked: int) -> None:
    found = list(ramps_that_fall(solved(with_model(f"ramp: {ramp}"))))
    assert len(found) == asked
    for problem in found:
        assert problem.field == "options[0].interventions[0].ramp"
        assert "write ramp: [" in (problem.remedy or "")
