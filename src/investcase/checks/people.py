"""Whether anyone has looked at whom a decision touches."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.equality_public import E09, small_counts
from investcase.reading.problems import Problem, Severity

NOT_ASSESSED = Card(
    "not-assessed",
    Severity.WARNING,
    title="Nobody has assessed whom it touches",
    why="The duty is to look before deciding.",
    remedy="Add an equality section.",
)


@check(NOT_ASSESSED, E09)
def equality_not_assessed(appraisal: Appraisal) -> Iterator[Problem]:
    """A case without an equality section: the paper says NOT ASSESSED, and a final case is not ready.

    Its words are read for small counts of people all the same.
    """
    if appraisal.case.equality is None:
        yield from small_counts(appraisal)
        final = appraisal.case.document.standing == "final"
        yield NOT_ASSESSED.problem(
            appraisal.case.loaded,
            (
                "there is no equality section, so the paper says NOT ASSESSED"
                if appraisal.case.to_be_assessed is None
                else "the equality assessment is still to be made, so the paper says NOT ASSESSED"
            )
            + (", and this case is marked final" if final else ""),
            () if appraisal.case.to_be_assessed is None else ("equality", "assessed_on"),
            severity=Severity.BLOCKER if final else None,
            expected="equality: assessed_on, change_type and impacts"
            if appraisal.case.to_be_assessed is None
            else "assessed_on: the day on which somebody looked, and impacts",
        )
