"""The same effect counted twice."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.places_in_case import options_of
from investcase.reading.problems import Problem, Severity


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
            yield case.loaded.problem(
                "model-twice",
                f"{entry.model} already stands in {option.id} as {earlier!r}: {why}",
                ("options", index, "interventions", number, "model"),
                severity=Severity.ERROR if claims else Severity.WARNING,
                expected="each model once in an option",
                remedy="remove one, or set the two side by side as two options",
            )
