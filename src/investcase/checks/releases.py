"""Whether the words that release money name anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

_NOT_KNOWN_YET = re.compile(r"\b(tbc|tbi|tbd|tba|to be (confirmed|identified|decided|determined|agreed|named))\b")
_NOTHING = {"", "none", "unknown", "not known", "n a", "nobody", "no one"}


def names_nothing(words: str) -> bool:
    """Whether words that should name a budget line or an owner say only that nobody knows yet."""
    plain = " ".join(re.findall(r"\w+", words.casefold()))
    return plain in _NOTHING or _NOT_KNOWN_YET.search(plain) is not None


def release_without_a_name(appraisal: Appraisal) -> Iterator[Problem]:
    """A release whose budget line or owner is still to be confirmed, whatever the standing of the case."""
    for index, option in options_of(appraisal):
        for title, key, words, path in _named(option):
            if words is not None and names_nothing(words):
                yield appraisal.case.loaded.problem(
                    "release-not-named",
                    f"{title}: {key} is {words!r}, which names nothing that could release the money",
                    ("options", index, *path, key),
                    severity=Severity.BLOCKER,
                    expected="budget_line: (the line that falls) and owner: (who makes it fall)",
                    remedy="or count it as capacity until both are known",
                )


def _named(option: Option) -> Iterator[tuple[str, str, str | None, Path]]:
    for i, benefit in enumerate(option.benefits):
        if benefit.cash_type in CASH:
            yield benefit.title, "budget_line", benefit.budget_line, ("benefits", i)
            yield benefit.title, "owner", benefit.owner, ("benefits", i)
    for i, entry in enumerate(option.interventions):
        for j, release in enumerate(() if entry.release == "none" else entry.release):
            where: Path = ("interventions", i, "release", j)
            yield entry.title or entry.id, "budget_line", release.budget_line, where
            yield entry.title or entry.id, "owner", release.owner, where
