"""Whether anyone has looked at whom a decision touches."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.equality_losing import takes_away
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
    """A case without an assessment: the paper says NOT ASSESSED, and a final case, or one that takes something away, is
    not ready.

    Its words are read for small counts of people all the same.
    """
    if appraisal.case.equality is None:
        yield from small_counts(appraisal)
        final = appraisal.case.document.standing == "final"
        to_be_made = appraisal.case.to_be_assessed
        # Where nobody says what kind of change it is, what people pay may be the price of something new.
        takes = takes_away(appraisal, to_be_made.change_type if to_be_made is not None else "new")
        yield NOT_ASSESSED.problem(
            appraisal.case.loaded,
            (
                "there is no equality section, so the paper says NOT ASSESSED"
                if to_be_made is None
                else "the equality assessment is still to be made, so the paper says NOT ASSESSED"
            )
            + (", and this case is marked final" if final else "")
            + (", and something is taken away from people" if takes else ""),
            () if to_be_made is None else ("equality", "assessed_on"),
            severity=Severity.BLOCKER if final or takes else None,
            expected="equality: assessed_on, change_type and impacts"
            if to_be_made is None
            else "assessed_on: the day on which somebody looked, and impacts",
            remedy="look at whom it touches, ask them, and write what was found under equality; unknown is an answer",
        )
