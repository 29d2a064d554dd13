"""Whether anybody will look at what came of it, and where the case's own lines are from."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.own_money import preferred_option
from investcase.documents.figure import Status
from investcase.reading.filler import says_nothing
from investcase.reading.problems import Problem, Severity

NEVER_SEEN_AGAIN = Card(
    "never-seen-again",
    Severity.WARNING,
    title="No day is given on which anybody looks at what came of it",
    why="Of most programmes nobody can say what they brought, since nobody set out to look.",
    remedy="review_on under decision.",
)


@check(NEVER_SEEN_AGAIN)
def nobody_looks_again(appraisal: Appraisal) -> Iterator[Problem]:
    """A case of several years that names no day of review, of the decision or of its effects on people."""
    case = appraisal.case.document
    decision, equality = case.decision, case.equality
    named = (decision is not None and decision.review_on) or (equality is not None and equality.review_on)
    if not named and len(appraisal.case.horizon) > 1:
        yield NEVER_SEEN_AGAIN.problem(
            appraisal.case.loaded,
            "no day is given by which it is decided whether to go on",
            ("decision",) if decision is not None else ("title",),
            expected="decision: {review_on: a day}",
            remedy="write review_on: with the day by which what came of it is known",
        )


LINE_UNSOURCED = Card(
    "line-unsourced",
    Severity.WARNING,
    title="Lines of the case's own say nothing of where they come from",
    why="Nobody can tell a measured amount from a hoped one.",
    remedy="source: on each line; status: illustrative where it is a guess.",
)


@check(LINE_UNSOURCED)
def lines_from_nowhere(appraisal: Appraisal) -> Iterator[Problem]:
    """Lines of the preferred option's own without a source, told at the first; a final case is blocked elsewhere."""
    index, option = preferred_option(appraisal)
    bare = [
        (("options", index, side, number, "id"), line)
        for side, lines in (("benefits", option.benefits), ("costs", option.costs))
        for number, line in enumerate(lines)
        if line.status is not Status.ILLUSTRATIVE and (line.source is None or says_nothing(line.source))
    ]
    if bare and appraisal.case.document.standing != "final":
        what = "this line comes" if len(bare) == 1 else f"these {len(bare)} lines come"
        yield LINE_UNSOURCED.problem(
            appraisal.case.loaded,
            f"nothing says where {what} from: {'; '.join(line.title for _, line in bare)}",
            bare[0][0],
            expected="source: who counted it, where and when; or status: illustrative",
        )
