"""What a case gives and nothing takes up: a figure that no model asks for, and a source that nothing cites."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.documents.walk import values_in
from investcase.reading.problems import Problem, Severity


def nothing_uses(loaded: Loaded[Case], settled: Collection[str]) -> Iterator[Problem]:
    """A warning for each figure of the case that is not among those asked for, and each source that nothing cites."""
    case = loaded.document
    for name in case.figures:
        if name not in settled:
            yield loaded.problem(
                "figure-unused",
                f"nothing in this case uses {name}, so this value of it changes nothing",
                ("figures", name),
                severity=Severity.WARNING,
                expected="a figure that a model of this case asks for",
                remedy="remove it, or give it as an input of the model that needs it",
                on_key=True,
            )
    words = [
        written.value
        for written in values_in(case)
        if isinstance(written.value, str) and not (written.path[0] == "sources" and written.name == "id")
    ]
    for index, source in enumerate(case.sources):
        cited = re.compile(rf"(?<![\w-]){re.escape(source.id)}(?![\w-])")
        if not any(cited.search(text) for text in words):
            yield loaded.problem(
                "source-uncited",
                f"nothing in this case cites {source.id}",
                ("sources", index, "id"),
                severity=Severity.WARNING,
                expected="a source that something names",
                remedy=f"write source: {source.id} where its figures are used, or remove it",
            )
