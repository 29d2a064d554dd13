"""The words by which a number is told to count people or something else, kept as data beside this file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _headings() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in files(__package__).joinpath("vocabulary.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words += line.split()
    return {heading: frozenset(words) for heading, words in found.items()}


def words_under(heading: str) -> frozenset[str]:
    """The words under a heading of `vocabulary.txt`, in small letters."""
    return _headings()[heading]
