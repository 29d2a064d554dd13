"""The evidence pack's parts: which of them a case has, and the letter that each is reached by."""

from __future__ import annotations

from collections.abc import Mapping

from investcase.report.view.paper import Paper

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def pack_letters(paper: Paper) -> Mapping[str, str]:
    """The letter of each part that is printed, by the part: what has nothing to say is left out, and letters close up.

    The parts are `committee`, `cash-flow`, `chart-numbers`, `claims`, `tests`, `studies`, `register`, `sums`,
    `public-summary`, `equality` and `about`.
    """
    return dict(zip((part for part, printed in _parts(paper) if printed), _LETTERS, strict=False))


def _parts(paper: Paper) -> tuple[tuple[str, bool], ...]:
    return (
        ("committee", paper.committee is not None),
        ("cash-flow", True),
        ("chart-numbers", True),
        ("claims", bool(paper.claims)),
        ("tests", True),
        ("studies", paper.studies is not None),
        ("register", True),
        ("sums", bool(paper.workings)),
        ("public-summary", paper.people.public is not None),
        ("equality", True),
        ("about", True),
    )
