"""How far a case may be relied on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.documents.saying import dotted
from investcase.reading.filler import NOT_GIVEN, says_nothing
from investcase.reading.problems import Problem, Severity
from investcase.resolving.figures import Resolved
from investcase.resolving.unsourced import not_given

_OF_FIGURES = ("options", "figures", "prices", "demand")
"""The parts of a case that say numbers, which are counted among its figures."""
_SAYS_NOTHING = ("the case", "no source given", "no reason given")


def has_no_source(figure: Resolved) -> bool:
    """Whether nothing says where a figure comes from.

    An illustrative one says at least that nobody knows; unless it says no more than that its source is not given.
    """
    if figure.source == NOT_GIVEN:
        return True
    source = figure.source.strip().rstrip(".").casefold()
    return not figure.is_illustrative and (source in _SAYS_NOTHING or says_nothing(source))


FINAL_ILLUSTRATIVE = Card(
    "final-illustrative",
    Severity.BLOCKER,
    title="A final case rests on illustrative figures",
    why="A decision would rest on a guess.",
    remedy="Source them, or draft.",
)


FINAL_UNSOURCED = Card(
    "final-unsourced",
    Severity.BLOCKER,
    title="A final case has figures without a source",
    why="Nobody could check them before deciding.",
    remedy="Give each a source, or draft.",
)


@check(FINAL_ILLUSTRATIVE, FINAL_UNSOURCED)
def final_needs_sourced_figures(appraisal: Appraisal) -> Iterator[Problem]:
    """A case with a figure that is illustrative, or has no source, cannot be marked final."""
    case = appraisal.case
    if case.document.standing != "final":
        return
    figures = case.register().values()
    guessed = [figure.title for figure in figures if figure.is_illustrative]
    if guessed:
        yield FINAL_ILLUSTRATIVE.problem(
            case.loaded,
            f"this case is marked final and rests on {len(guessed)} illustrative {_figures(guessed)}: "
            f"{_first(guessed)}",
            ("standing",),
            expected="sourced figures, or standing: draft",
        )
    bare = [figure.title for figure in figures if has_no_source(figure)]
    if bare:
        yield FINAL_UNSOURCED.problem(
            case.loaded,
            f"this case is marked final and rests on {len(bare)} {_figures(bare)} without a source: {_first(bare)}",
            ("standing",),
            expected="source: ... on each line and value, or standing: draft",
        )
    elsewhere = [path for path in not_given(case.document) if path[0] not in _OF_FIGURES]
    if elsewhere:
        yield FINAL_UNSOURCED.problem(
            case.loaded,
            f"this case is marked final and has {len(elsewhere)} {'source' if len(elsewhere) == 1 else 'sources'} more "
            "that are not given: "
            f"{_first([dotted(path) for path in elsewhere])}",
            elsewhere[0],
            expected="who says so, or standing: draft",
        )


def _figures(titles: Sequence[str]) -> str:
    return "figure" if len(titles) == 1 else "figures"


def _first(titles: Sequence[str], most: int = 5) -> str:
    return "; ".join(titles[:most]) + (f"; and {len(titles) - most} more" if len(titles) > most else "")
