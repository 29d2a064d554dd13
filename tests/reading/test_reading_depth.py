"""A text that goes too deep is refused in our words and at its own place, whichever YAML parser is at work."""

from __future__ import annotations

from unittest import mock

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from investcase.reading.depth import too_deep_at
from investcase.reading.nodes import MAX_DEPTH, parse
from investcase.reading.text import SourceText

PARSERS = ["fast", "plain"] if yaml.__with_libyaml__ else ["plain"]
OPENINGS = ["[", "{a: ", "- ", "? "]
FLOWS = ["[", "{a: ", "[\n ", "{b:\n ", "[x, ", "{c: d, e: ", "['[[', "]


def faults(text: str, parser: str = "fast") -> list[tuple[str, str, int, int]]:
    """Code, message, line and column of each problem, read by libyaml or by Python's own parser."""
    loader = yaml.SafeLoader if parser == "plain" else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with mock.patch.object(yaml, "CSafeLoader", loader, create=True):
        problems = parse(SourceText("case.yaml", text)).problems
    return [
        (found.code, found.message, found.position.line, found.position.column)
        for found in problems
        if found.position is not None
    ]


def too_deep(line: int, column: int) -> tuple[str, str, int, int]:
    return "too-deep", "more than 40 levels, one inside another", line, column


# Each level of the last is a problem of its own, with its own line to show, until one is too many.
@pytest.mark.parametrize(
    ("opening", "levels"), [*((known, 500_000) for known in OPENINGS[:-1]), (OPENINGS[-1], 20_000)]
)
def test_half_a_million_levels_are_refused_without_harm(opening: str, levels: int) -> None:
    assert faults(opening * levels)[-1] == too_deep(1, MAX_DEPTH * len(opening) + 1)


@pytest.mark.parametrize("opening", OPENINGS)
def test_python_s_own_parser_refuses_them_too(opening: str) -> None:
    assert faults(opening * 20_000, "plain")[-1] == too_deep(1, MAX_DEPTH * len(opening) + 1)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("levels", [MAX_DEPTH + 1, 999, 1000, 1001, 1002, 5000])
@pytest.mark.parametrize("closing", ["", "]"])
def test_the_place_is_the_first_level_too_many_however_many_follow(levels: int, closing: str, parser: str) -> None:
    assert faults("a: 1\nb: " + "[" * levels + closing * levels, parser) == [too_deep(2, 3 + MAX_DEPTH)]


@pytest.mark.parametrize("parser", PARSERS)
def test_as_many_levels_as_are_allowed_are_read(parser: str) -> None:
    assert faults("[" * MAX_DEPTH + "]" * MAX_DEPTH, parser) == []


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("brackets", ["[" * 2000, "[]" * 2000, "{" * 2000])
def test_brackets_in_a_text_are_no_levels(brackets: str, parser: str) -> None:
    assert faults(f"a: 'see {brackets}'\nb: x{brackets}\n", parser) == []
    # A slip further on is told as the slip it is.
    (fault,) = faults(f"a: 'see {brackets}'\nb: \"x{brackets}\n", parser)
    assert fault[:2] == ("yaml-syntax", "the quotation mark that opens here is never closed")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["[", "{a: ", "[\n ", "{b:\n ", "[x, ", "{c: d, e: ", "['[[', "]), min_size=1, max_size=60
    ),
    st.sampled_from([0, 1, 20, 39, 40, 41, 300, 1100]),
    st.sampled_from(["", "a: ", "a:\n  - b: ", "- - "]),
)
def test_every_parser_tells_the_same_of_a_deep_text(steps: list[str], tail: int, before: str) -> None:
    text = before + "".join(steps) + "[" * tail
    levels = {"": 0, "a: ": 1, "a:\n  - b: ": 3, "- - ": 2}[before] + len(steps) + tail
    told = {parser: faults(text, parser) for parser in PARSERS}
    for found in told.values():
        # The text is never finished either, which is told where it is not too deep.
        assert [fault[0] for fault in found] == (["too-deep"] if levels > MAX_DEPTH else ["yaml-syntax"])
    if levels > MAX_DEPTH:
        assert told["plain"] == told[PARSERS[0]]
        assert too_deep_at(text, MAX_DEPTH, len(text)) is not None
        assert too_deep_at(text, levels, len(text)) is None
