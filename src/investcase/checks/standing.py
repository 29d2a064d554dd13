"""How far a case may be relied on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from investcase.appraisal.appraise import Appraisal
from investcase.reading.filler import says_nothing
from investcase.reading.problems import Problem, Severity
from investcase.resolving.figures import Resolved

_SAYS_NOTHING = ("the case", "no source given", "no reason given")


def has_no_source(figure: Resolved) -> bool:
    """Whether nothing says where a figure comes from; an illustrative one says at least that nobody knows."""
    source = figure.source.strip().rstrip(".").casefold()
    return not figure.is_illustrative and (source in _SAYS_NOTHING or says_nothing(source))


def final_needs_sourced_figures(appraisal: Appraisal) -> Iterator[Problem]:
    """A case with a figure that is illustrative, or has no source, cannot be marked final."""
    case = appraisal.case
    if case.document.standing != "final":
        return
    figures = case.register().values()
    guessed = [figure.title for figure in figures if figure.is_illustrative]
    if guessed:
        yield case.loaded.problem(
            "final-illustrative",
            f"this case is marked final and rests on {len(guessed)} illustrative {_figures(guessed)}: "
            f"{_first(guessed)}",
            ("standing",),
            severity=Severity.BLOCKER,
            expected="sourced figures, or standing: draft",
        )
    bare = [figure.title for figure in figures if has_no_source(figure)]
    if bare:
        yield case.loaded.problem(
            "final-unsourced",
            f"this case is marked final and rests on {len(bare)} {_figures(bare)} without a source: {_first(bare)}",
            ("standing",),
            severity=Severity.BLOCKER,
            expected="source: ... on each line and value, or standing: draft",
        )


def _figures(titles: Sequence[str]) -> str:
    return "figure" if len(titles) == 1 else "figures"


def _first(titles: Sequence[str], most: int = 5) -> str:
    return "; ".join(titles[:most]) + (f"; and {len(titles) - most} more" if len(titles) > most else "")
