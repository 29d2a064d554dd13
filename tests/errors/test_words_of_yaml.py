"""The examples cut short, doubled and swapped at random: what stops their reading is told in our own words."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import yaml

from investcase.reading.mends import mended
from investcase.reading.nodes import parse
from investcase.reading.problems import Problem
from investcase.reading.text import SourceText
from investcase.reading.yaml_words import in_plain_words

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/case.yaml"))
TEXTS = [file.read_text("utf-8") for file in EXAMPLES]
OF_YAML = re.compile(
    r"mapping|sequence|scalar|token|<block|<document|\bnode\b|\bflow\b|\bscan|of stream\b|\bdirective|\bindentation\b"
    r"|could not find|did not find|not allowed here|\bURI\b|\bhexa?decimal"
)
SIGNS = ":-?{}[],&*#!|>'\"%@`\t \n"
SEEDS = 2_000


def spoilt(seed: int) -> str:
    """A piece of an example with one slip of the hand in it: a sign cut out, doubled, swapped, or another put in."""
    turn = random.Random(seed)
    text = turn.choice(TEXTS)
    lines = text.split("\n")
    first = turn.randrange(max(len(lines) - 60, 1))
    text = "\n".join(lines[first : first + 60]) if turn.random() < 0.5 else "\n".join(lines[: first + 40])
    at = turn.randrange(len(text) - 2)
    match turn.randrange(5):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + text[at] + text[at:]
        case 2:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        case 3:
            return text[:at]
    return text[:at] + turn.choice(SIGNS) + text[at:]


def amiss(text: str) -> list[str]:
    """What is wrong with what is said of a text: words of YAML's, and mends after which it is said again."""
    source = SourceText("case.yaml", text)
    found = []
    for problem in parse(source).problems:
        if OF_YAML.search(problem.message):
            found.append(f"YAML's words: {problem.message}")
        for mend in problem.mends[:1]:
            if _said_again(problem, parse(mended(source, mend)).problems):
                found.append(f"still said: {problem.message}: {mend.text}")
    return found


def _said_again(problem: Problem, after: list[Problem]) -> bool:
    return any((other.message, other.position) == (problem.message, problem.position) for other in after)


def test_whatever_stops_the_reading_is_told_in_our_words_and_mended() -> None:
    assert {seed: wrong for seed in range(SEEDS) if (wrong := amiss(spoilt(seed)))} == {}


def test_most_of_them_stop_it() -> None:
    told = [parse(SourceText("case.yaml", spoilt(seed))).problems for seed in range(SEEDS)]
    assert sum(map(bool, told)) > SEEDS / 8


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c", "a: {b: c", "a: [b", "a: 'b", 'a: "b', "a: ? b\n  c: d", "- a\nb: c", "a: b\n- c", "a:\n\tb: c",
        "a: @b",
        "a: `b", "a: %b", "%YAML 9.9\n---\na: b", "%FOO\n---\na: b", "a: !<x y> b", "a: !x!y b", "a: &  b", "a: *",
        "a: *b c",
        'a: "\\q"', 'a: "\\xZZ"', "a: |0\n  b", "a: |x\n  b", "a: >2-3\n b", "a: b\n  c: d", "? a\n: b\n: c", "{a: b}}",
        "[a]]", "a: ]", "a: }", "a: ,", "--- a\n--- b", "a: 'b\n---\nc'", "{a: b, : c}", "{? a}", "a: {b, c: d e: f}",
        "a: -\n", "- - -\n a", "a: !", "a: !<>", "a: & b", "<<: *a", "...\na: b", "a: b\n...\nc", "\ufeffa: b",
        "a:\u2028b: c",
    ],
)  # fmt: skip
def test_each_way_to_be_no_yaml_is_told_in_our_words(text: str) -> None:
    for problem in parse(SourceText("case.yaml", text)).problems:
        assert not OF_YAML.search(problem.message), problem


def test_what_no_words_are_kept_for_is_told_without_them() -> None:
    assert in_plain_words("a newer parser's own words") == "this line cannot be read with those above it"
    with pytest.raises(yaml.YAMLError) as raised:
        list(yaml.parse("a: b: c"))
    assert not OF_YAML.search(in_plain_words(str(raised.value)))


@pytest.mark.parametrize(
    "text", ["a: 1\na: {b c}\n", "a: 1\na: {b: c, d}\n", "a: 1\na: [£1,200]\n", "a: 1\na:\n  - {b: 1, b: 2, c}\n"]
)
def test_what_stands_under_a_name_given_twice_is_told_too(text: str) -> None:
    assert "duplicate-key" in {problem.code for problem in parse(SourceText("case.yaml", text)).problems}
