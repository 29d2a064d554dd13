"""How far a case may be relied on."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.reading.problems import Problem, Severity


def final_needs_sourced_figures(appraisal: Appraisal) -> Iterator[Problem]:
    """A case with an illustrative figure cannot be marked final."""
    case = appraisal.case
    if case.document.standing != "final":
        return
    titles = [figure.title for figure in case.register().values() if figure.is_illustrative]
    if titles:
        shown = "; ".join(titles[:5]) + (f"; and {len(titles) - 5} more" if len(titles) > 5 else "")
        yield case.loaded.problem(
            "final-illustrative",
            f"this case is marked final and rests on {len(titles)} illustrative figures: {shown}",
            ("standing",),
            severity=Severity.BLOCKER,
            expected="sourced figures, or standing: draft",
        )
