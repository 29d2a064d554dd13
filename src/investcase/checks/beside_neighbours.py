"""Whether a figure that stands for the place lies beyond those of the councils most like it."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.neighbours import Neighbours
from investcase.catalogue.places import Places
from investcase.checks.card import Card, check
from investcase.documents.lines import LocalValue
from investcase.numbers.writing import percent
from investcase.quantities import Kind
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving.figures import Resolved

BESIDE_NEIGHBOURS = Card(
    "beside-neighbours",
    Severity.NOTE,
    title="A share lies beyond those of all the councils most like this one",
    why="It may be how things are recorded, or out of date.",
    remedy="Give your own, or say under reason why it is so.",
)


@check(BESIDE_NEIGHBOURS)
def beyond_its_neighbours(appraisal: Appraisal) -> Iterator[Problem]:
    """A share that tables hold council by council, beyond those of its ten neighbours, for which no reason is given."""
    case = appraisal.case
    neighbours: Neighbours | None = None
    seen: set[str] = set()
    for entry in appraisal.preferred.flows.option.interventions:
        for name, needed in entry.document.inputs.items():
            held = case.library.figure(needed.figure) if needed.figure else ()
            column, value = held[0].figure.place if held else None, entry.values.get(name)
            if case.place is None or column not in case.place.values or value is None or value.key in seen:
                continue
            seen.add(value.key)
            own, path = _written(appraisal, value.key, entry.id, name)
            if not _outside_its_nations(value) or (own is not None and own.reason):
                continue
            neighbours = neighbours or Neighbours(Places(case.library), case.place)
            found = neighbours.beside(str(column))
            if found is None or found.low <= value.quantity.central <= found.high:
                continue
            side = "above" if value.quantity.central > found.high else "below"
            yield BESIDE_NEIGHBOURS.problem(
                case.loaded,
                f"{value.title}: {percent(value.quantity.central)} is {side} that of all {len(neighbours.names)} "
                f"councils most like {case.place.name}, whose median is {percent(found.near)}, from "
                f"{percent(found.low)} to {percent(found.high)}",
                path,
                expected="a figure of your own, or reason: with why it is so",
                remedy=f"investcase show {case.place.code} names the councils",
            )


def _outside_its_nations(value: Resolved) -> bool:
    """Whether a share that stands before its nation's lies outside that one's range. Only then are others looked at."""
    if value.kind is not Kind.SHARE or not value.replaced:
        return False
    low, high = value.replaced[-1].value.ends
    return not low <= value.quantity.central <= high


def _written(appraisal: Appraisal, figure: str, intervention: str, name: str) -> tuple[LocalValue | None, Path]:
    """Where the case gives a figure of its own; where it does not, what stands is the place's."""
    document, chosen = appraisal.case.document, appraisal.preferred.flows.option.id
    for number, option in enumerate(document.options):
        for index, entry in enumerate(option.interventions):
            if (option.id, entry.id) == (chosen, intervention) and name in entry.inputs:
                return entry.inputs[name], ("options", number, "interventions", index, "inputs", name)
    own = document.figures.get(figure)
    return own, ("figures", figure) if own is not None else ("place",)
