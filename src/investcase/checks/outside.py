"""Whether a case claims more than anything like it was ever found to return."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.outside_view import outside_view
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.numbers.writing import pounds
from investcase.reading.problems import Problem, Severity

OUTSIDE_VIEW = Card(
    "outside-view",
    Severity.WARNING,
    title="The case claims more than others were found to return",
    why="Those were chosen because they worked.",
    remedy="Say why this should do better.",
)


@check(OUTSIDE_VIEW)
def above_what_others_found(appraisal: Appraisal) -> Iterator[Problem]:
    """A return above a published average is worth a note, above its best a warning."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        for found in outside_view(appraisal, flows[option.id]):
            if not found.is_above_average:
                continue
            best = found.is_above_the_best
            than = (
                f"the best of them, {pounds(found.view.highest, 2)}"
                if best
                else f"their average, {pounds(found.view.average, 2)}"
            )
            yield OUTSIDE_VIEW.problem(
                appraisal.case.loaded,
                f"{option.title}: {pounds(found.ratio, 2)} of benefit for each £1 is more than {than}, in "
                f"{found.view.title}",
                ("options", index),
                severity=None if best else Severity.NOTE,
                expected="reasons that this should do better than those chosen for having worked",
            )
