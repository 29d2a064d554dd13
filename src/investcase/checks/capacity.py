"""Whether the share of its cost that freed capacity is said to save is one that anybody has found."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.documents.lines import MarginalShare
from investcase.numbers.writing import percent
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

_SLACK = 1e-9


SHARE_BEYOND_KNOWN = Card(
    "share-beyond-known",
    Severity.WARNING,
    title="A marginal share lies outside what is known of hospital stays",
    why="At its whole average cost freed capacity would count as though somebody had closed it.",
    remedy="A share that a source gives, or a release that names what closes.",
)


@check(SHARE_BEYOND_KNOWN)
def share_beyond_what_is_known(appraisal: Appraisal) -> Iterator[Problem]:
    """Each marginal share outside the least and the most that one fewer hospital stay is known to save."""
    bounds = sorted(figure.quantity.central for figure in appraisal.case.capacity_bounds)
    if not bounds:
        return
    least, most = bounds[0], bounds[-1]
    for index, option in options_of(appraisal):
        for _, title, given, path in given_shares(option):
            share = given.share.central
            if least - _SLACK <= share <= most + _SLACK:
                continue
            yield SHARE_BEYOND_KNOWN.problem(
                appraisal.case.loaded,
                f"{title}: one fewer is to save {percent(share, 0)} of its average cost. Of a hospital "
                f"stay {percent(least, 0)} to {percent(most, 0)} is known, and no other range was found",
                ("options", index, *path, "marginal_share", "share"),
                expected="a source that measured it",
                remedy=f"write {percent(most if share > most else least, 0)}",
            )


def given_shares(option: Option) -> Iterator[tuple[str, str, MarginalShare, Path]]:
    """Every marginal share of an option: the id and title of what it is of, and where that stands."""
    for i, entry in enumerate(option.interventions):
        if entry.marginal_share is not None:
            yield entry.id, entry.title or entry.model, entry.marginal_share, ("interventions", i)
    for i, benefit in enumerate(option.benefits):
        if benefit.marginal_share is not None:
            yield benefit.id, benefit.title, benefit.marginal_share, ("benefits", i)
    for i, cut in enumerate(option.disinvestments):
        for j, saving in enumerate(cut.saving):
            if saving.marginal_share is not None:
                yield saving.id, saving.title, saving.marginal_share, ("disinvestments", i, "saving", j)
