"""Whether a case claims more than anything like it was ever found to return."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.outside_view import outside_view
from investcase.checks.places_in_case import options_of
from investcase.reading.problems import Problem, Severity


def above_what_others_found(appraisal: Appraisal) -> Iterator[Problem]:
    """A return above a published average is worth a note, above its best a warning."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        for found in outside_view(appraisal, flows[option.id]):
            if not found.is_above_average:
                continue
            best = found.is_above_the_best
            than = (
                f"the best of them, £{found.view.highest:.2f}" if best else f"their average, £{found.view.average:.2f}"
            )
            yield appraisal.case.loaded.problem(
                "outside-view",
                f"{option.title}: £{found.ratio:.2f} of benefit for each £1 is more than {than}, in {found.view.title}",
                ("options", index),
                severity=Severity.WARNING if best else Severity.NOTE,
                expected="reasons that this should do better than those chosen for having worked",
            )
