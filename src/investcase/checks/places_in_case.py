"""Where things stand in a case document, for the checks that name one of them."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.documents.case import Option
from investcase.reading.nodes import Path


def options_of(appraisal: Appraisal) -> Iterator[tuple[int, Option]]:
    """Each option that may be chosen, with its place in the document; those already rejected are passed over."""
    for index, option in enumerate(appraisal.case.document.options):
        if not option.rejected:
            yield index, option


def places_of_models(option: Option, path: Path) -> dict[str, Path]:
    """Where each intervention and cut of an option stands, by its id."""
    found: dict[str, Path] = {entry.id: (*path, "interventions", i) for i, entry in enumerate(option.interventions)}
    return found | {cut.id: (*path, "disinvestments", i) for i, cut in enumerate(option.disinvestments)}
