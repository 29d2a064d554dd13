"""The same effect counted twice."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.reading.problems import Problem, Severity

MODEL_TWICE = Card(
    "model-twice",
    Severity.WARNING,
    title="An option holds the same model twice",
    why="The same effect would be counted twice.",
    remedy="Keep one, or make two options.",
    at_worst=Severity.ERROR,
)


@check(MODEL_TWICE)
def model_twice(appraisal: Appraisal) -> Iterator[Problem]:
    """A model that stands more than once in an option: with a national claim, the whole claim counted twice."""
    case = appraisal.case
    for index, option in options_of(appraisal):
        first: dict[str, str] = {}
        for number, entry in enumerate(option.interventions):
            earlier = first.setdefault(entry.model, entry.id)
            if earlier == entry.id:
                continue
            loaded = case.library.model(entry.model)
            claims = loaded is not None and loaded.document.claim is not None
            why = "its national claim would be counted twice" if claims else "the same people may be counted twice"
            yield MODEL_TWICE.problem(
                case.loaded,
                f"{entry.model} already stands in {option.id} as {earlier!r}: {why}",
                ("options", index, "interventions", number, "model"),
                severity=Severity.ERROR if claims else None,
                expected="each model once in an option",
                remedy="remove one, or set the two side by side as two options",
            )
