"""A small count is longer in the words that stand for it, and no text is too long for that."""

from __future__ import annotations

from assessed_case import put, worked


def test_a_source_that_grows_as_its_small_counts_are_taken_out_is_printed_all_the_same() -> None:
    source = ("7 women " * 750).strip()
    found = worked(put("options.0.costs.0.source", source))
    assert max(len(figure.source) for figure in found.case.register().values()) > len(source)
