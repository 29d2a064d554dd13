"""The outside view in sentences: the case's own ratio beside a published average, with how that was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.outside_view import Outside, outside_view
from investcase.numbers.writing import pounds
from investcase.report.view.tables import listed
from investcase.report.words import NATIONS, lowered


def outside_sentences(appraisal: Appraisal) -> Iterator[str]:
    """A paragraph for each published average that the preferred option can be held against."""
    for found in outside_view(appraisal, appraisal.preferred):
        view = found.view
        yield (
            f"This option claims {pounds(found.ratio, 2)} of benefit to everyone together for each £1 that anyone "
            f"spends or loses. {view.title}: {lowered(view.what)}, was {pounds(view.average, 2)} on average, from "
            f"{pounds(view.lowest, 2)} to {pounds(view.highest, 2)}. {view.selection} {_standing(found)}Nothing here "
            "is multiplied by it, and none of it is a saving to one budget."
        )


def _standing(found: Outside) -> str:
    where = f"It is of {listed([NATIONS[nation] for nation in found.view.nations])}. " if found.transferred else ""
    if found.is_above_the_best:
        return f"{where}This option claims more than the best of them. "
    return f"{where}This option claims more than their average. " if found.is_above_average else where
