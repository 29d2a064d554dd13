"""A few of the spoilt documents of the long run: each way of spoiling, from the numbers that come first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mutated.bases import small_cases
from mutated.injected import fields
from mutated.many import chunks
from mutated.nasty import NASTY
from mutated.outcome import Spoilt, kind, outcome
from mutated.shipped_once import shipped_once
from mutated.shrinking import smallest
from mutated.trees import at, places, put, read, renamed, twice, without
from mutated.ways import WAYS
from random_whole.writing import Raw, written

COUNTS = {
    "every-place": 600,
    "every-place-of-the-examples": 40,
    "nodes": 250,
    "injected": 110,
    "text": 400,
    "scratch": 200,
    "library": 40,
}


@pytest.fixture(scope="module", autouse=True)
def shipped() -> Iterator[None]:
    """The shipped library is read once for all of them."""
    with shipped_once():
        yield


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_it_ends_with_an_answer_or_with_problems_and_with_nothing_else(way, tmp_path: Path) -> None:
    broken: dict[str, str] = {}
    answered = refused = 0
    for number in range(COUNTS[way.name]):
        found = outcome(way.spoilt(number), tmp_path, written=number % 90 == 0)
        answered, refused = answered + found.answered, refused + (not found.answered)
        broken |= {kind(words): f"{words} ({way.name}:{number})" for words in found.broken}
    assert list(broken.values()) == [], "see tests/mutated/many.py --only WAY:NUMBER"
    assert answered, "a way that only breaks documents tries no more than their reading"
    assert refused


def test_a_number_gives_one_document() -> None:
    for way in WAYS:
        assert way.spoilt(5) == way.spoilt(5)
        assert len({tuple(sorted(way.spoilt(number).files.items())) for number in range(30)}) > 25


def test_the_long_run_is_of_every_way_and_as_long_as_is_asked() -> None:
    assert set(COUNTS) == {way.name for way in WAYS}
    assert sum(way.of_a_thousand for way in WAYS) == 1000
    batches = list(chunks(20_000, 100, []))
    assert {name for name, _ in batches} == set(COUNTS)
    assert sum(len(numbers) for _, numbers in batches) == 20_000
    assert len(NASTY) > 140
    assert len(fields()) > 500
    assert sum(1 for case in small_cases() for _ in places(case)) > 500


def test_what_flies_is_printed_or_is_warned_of_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The law can be broken, in each of its parts."""

    def broken(flies: BaseException | None = None, says: str = "") -> list[str]:
        def load(*_: object) -> None:
            print(says, end="")  # noqa: T201
            if flies is not None:
                raise flies

        monkeypatch.setattr("mutated.outcome.load_text", load)
        monkeypatch.setattr("mutated.outcome.appraised", lambda _: _Answer())
        return [kind(words) for words in outcome(_spoilt(b""), tmp_path, written=False).broken]

    assert broken() == []
    assert broken(KeyError("x")) == ["KeyError: the driver"]
    assert broken(RecursionError()) == ["RecursionError: the driver"]
    assert broken(RuntimeWarning("x")) == ["RuntimeWarning: the driver"]
    assert broken(says="x") == ["printed: 'x'"]


class _Answer:
    problems = ()


def _spoilt(raw: bytes) -> Spoilt:
    return Spoilt("by hand", 0, {"case.yaml": raw})


def test_places_are_changed_alone() -> None:
    tree = read("a: 1\nb:\n  - c: x\n    d:\n  - e\n")
    assert list(places(tree)) == [("a",), ("b",), ("b", 0), ("b", 0, "c"), ("b", 0, "d"), ("b", 1)]
    assert at(tree, ("b", 0, "d")) == Raw("")
    assert read(written(put(tree, ("b", 0, "c"), ["y"]))) == {"a": "1", "b": [{"c": ["y"], "d": ""}, "e"]}
    assert read(written(without(tree, ("b", 0)))) == {"a": "1", "b": ["e"]}
    assert read(written(renamed(tree, ("b", 0, "c"), "z"))) == {"a": "1", "b": [{"z": "x", "d": ""}, "e"]}
    assert read(written(twice(tree, ("b", 1)))) == {"a": "1", "b": [{"c": "x", "d": ""}, "e", "e"]}
    assert written(twice(tree, ("a",))).startswith("a: 1\na : 1\n")


def test_what_is_not_needed_for_a_fault_is_taken_out() -> None:
    raw = b"a: 1\nb:\n  c: 2\n  d: " + b"x" * 900 + b"\ne: 3\n"
    least = smallest(raw, lambda tried: b"d: xxx" in tried and b"b:" in tried)
    assert least.startswith(b"b:\n  d: xxx")
    assert len(least) < 60
