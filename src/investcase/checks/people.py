"""Whom a decision touches, and whether anyone has looked."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.documents.equality import Direction
from investcase.reading.problems import Problem, Severity


def equality_not_assessed(appraisal: Appraisal) -> Iterator[Problem]:
    """A case without an equality section: the paper says NOT ASSESSED."""
    if appraisal.case.document.equality is None:
        yield appraisal.case.loaded.problem(
            "not-assessed",
            "there is no equality section, so the paper says NOT ASSESSED for every characteristic",
            (),
            severity=Severity.WARNING,
            expected="equality: assessed_on, change_type and impacts",
        )


def unfunded_mitigation(appraisal: Appraisal) -> Iterator[Problem]:
    """A harm whose only answer is something nobody has the money for, or that has no answer at all."""
    equality = appraisal.case.document.equality
    if equality is None:
        return
    funded = {mitigation.id for mitigation in equality.mitigations if mitigation.funded}
    known = {mitigation.id for mitigation in equality.mitigations}
    evidence = {entry.id for entry in equality.evidence}
    for index, impact in enumerate(equality.impacts):
        path = ("equality", "impacts", index)
        for name, wanted, held in (("mitigations", impact.mitigations, known), ("evidence", impact.evidence, evidence)):
            for entry in wanted:
                if entry not in held:
                    yield appraisal.case.loaded.problem(
                        "unknown-reference", f"nothing under {name} is called {entry!r}", (*path, name)
                    )
        if impact.direction not in (Direction.NEGATIVE, Direction.MIXED):
            continue
        if not impact.mitigations and not impact.justification:
            message = f"{impact.who.group}: a harm with no mitigation and no justification"
            expected = "mitigations: [...] or justification: ..."
        elif not funded.intersection(impact.mitigations):
            message = f"{impact.who.group}: no mitigation of this harm is funded"
            expected = "a funded mitigation, or the paper says that it is not funded"
        else:
            continue
        yield appraisal.case.loaded.problem("mitigation", message, path, severity=Severity.WARNING, expected=expected)
