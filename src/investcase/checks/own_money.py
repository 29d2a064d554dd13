"""The costs and gains of a case's own lines, apart from what models and cuts make, for the reviewer's questions."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.documents.case import Option
from investcase.flows.lines import FlowLine
from investcase.reading.nodes import Path
from investcase.resolving.terms import DirectLine


def preferred_option(appraisal: Appraisal) -> tuple[int, Option]:
    """The preferred option as it is written, with its place in the document."""
    chosen = appraisal.preferred.id
    return next((i, option) for i, option in enumerate(appraisal.case.document.options) if option.id == chosen)


def preferred_path(appraisal: Appraisal) -> Path:
    """Where the preferred option stands; its title is one place that every option has."""
    return ("options", preferred_option(appraisal)[0], "title")


def own_lines_of(appraisal: Appraisal, kind: str) -> Iterator[FlowLine]:
    """The lines of the preferred option that the case gives itself and that make or cost something, by their side."""
    for line in appraisal.preferred.cash.of(kind=kind).lines:
        if line.intervention is None and line.in_cut is None and line.role == "plain" and not line.moves:
            yield line


def settled_lines(appraisal: Appraisal) -> dict[str, DirectLine]:
    """The lines of the preferred option's own as they were settled, by their ids."""
    return {line.id: line for line in appraisal.preferred.flows.option.lines}
