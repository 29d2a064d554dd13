"""Where in a case the words are written that a page has no room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from investcase.documents.base import Loaded
from investcase.documents.walk import place_of, values_in
from investcase.reading.problems import Problem, Problems

_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\u2066\u2067\u2068\u2069")
"""What the pages have between letters and a case has not, or may not have."""


class OffThePaperError(Problems):
    """Words or figures would run off a paper.

    `words` are those, then what stands with them, the nearest first: a figure was worked out, and what would have to be
    shorter may be the title beside it.
    """

    def __init__(self, problem: Problem, words: Sequence[str]) -> None:
        super().__init__([problem])
        self.words = tuple(words)


@contextmanager
def told_where(loaded: Loaded[Any]) -> Iterator[None]:
    """Say of what would run off the paper of a case where the case has it.

    Raises:
        Problems: something would.
    """
    try:
        yield
    except OffThePaperError as found:
        raise Problems([_placed(problem, found.words, loaded) for problem in found]) from None


def _placed(problem: Problem, words: Sequence[str], loaded: Loaded[Any]) -> Problem:
    texts = [
        (_plain(entry.value), entry)
        for entry in values_in(loaded.document)
        if isinstance(entry.value, str) and not entry.on_key
    ]
    for wanted in map(_plain, words):
        # The shortest that has it: a title, and not a text that names it.
        having = [found for found in texts if len(wanted) > 1 and wanted in found[0]]
        if having:
            _, entry = min(having, key=lambda found: len(found[0]))
            there = loaded.problem(problem.code, problem.message, place_of(entry, loaded.positions))
            return replace(problem, position=there.position, field=there.field, excerpt=there.excerpt)
    return problem


def _plain(words: str) -> str:
    return " ".join(words.translate(_UNSEEN).split())
