"""What is offered to be typed is typed as a person would."""

from __future__ import annotations

import pytest

from investcase.quantities import parse_quantity
from investcase.quantities.typed import typed


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("£1000000.5", "£1000000.50"),
        ("£1000000.25", "£1000000.25"),
        ("£12.345 / hour", "£12.3450 / hour"),
        ("£1000000", "£1000000"),
        ("£0.5 / hour", "£0.50 / hour"),
        ("2.5 hours / week", "2.5 hours / week"),
    ],
)
def test_pence_are_typed_in_two_figures(written: str, offered: str) -> None:
    assert typed(parse_quantity(written)) == offered
    assert parse_quantity(typed(parse_quantity(written))) == parse_quantity(written)
