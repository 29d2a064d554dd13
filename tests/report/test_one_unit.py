"""Amounts beside one another stand in one unit, and none of them reads as nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.numbers.one_unit import one_unit


@pytest.mark.parametrize(
    ("values", "figures", "said"),
    [
        ([-1.59e6, 0.63e6, 0.0], 2, ["−£1.6m", "+£0.6m", "£0"]),
        ([-1.59e6, 0.63e6], 3, ["−£1.59m", "+£0.63m"]),
        ([618e3, -16.4e3], 2, ["+£618k", "−£16k"]),
        ([9_600.0], 3, ["+£9.60k"]),
        ([960e3, 1.2e6], 2, ["+£1.0m", "+£1.2m"]),
        ([123.4e6, 5e6], 2, ["+£123m", "+£5m"]),
        ([640.0, -12.0], 2, ["+£640", "−£12"]),
        # Nothing is made of what the unit is too large for.
        ([2.1e6, 12e3], 2, ["+£2.1m", "+£12k"]),
    ],
)
def test_examples(values: list[float], figures: int, said: list[str]) -> None:
    unit = one_unit(values, figures)
    assert [unit.signed(value) for value in values] == said


@given(values=st.lists(st.floats(-1e11, 1e11, allow_nan=False), min_size=1, max_size=12), figures=st.integers(2, 3))
def test_only_nothing_reads_as_nothing(values: list[float], figures: int) -> None:
    unit = one_unit(values, figures)
    for value in values:
        nothing = not any(digit in "123456789" for digit in unit.plain(value))
        assert nothing == (abs(value) <= 0.5)
        assert unit.signed(value).startswith("+") == (value > 0 and not nothing)
