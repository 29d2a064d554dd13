"""The long run of the laws can begin, and tries what the tests try."""

from __future__ import annotations

from law import LAWS

import many


def test_the_long_run_begins() -> None:
    """A case of it; that nothing breaks in this one is as true of it as of those that the tests draw."""
    before = len(LAWS)
    assert many.tried(range(2, 3)) == ([], [])
    assert len(LAWS) >= before
    assert {law.holds.__module__ for law in LAWS} >= {"test_order_and_layout", "test_every_case_stands"}
