"""The rules of an equality assessment, asked one by one. E rules block the decision, W rules warn, I rules note.

P rules are what a claimant would plead: they block what takes something away from people, and warn otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.collected import rules
from investcase.checks.equality_assessment import Assessment
from investcase.reading.problems import Problem


def equality_rules(appraisal: Appraisal) -> Iterator[Problem]:
    """What every rule finds in a case that has an equality section."""
    assessment = Assessment.of(appraisal)
    if assessment is not None:
        for rule in rules():
            yield from rule(assessment)


def codes_of_rules() -> frozenset[str]:
    """The codes of every rule."""
    return frozenset(card.code for rule in rules() for card in rule.cards)
