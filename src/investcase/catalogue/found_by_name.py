"""What a library holds is found by name: a figure in its group's file, a model in its folder, guidance by its id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from investcase.catalogue.layout import documents
from investcase.catalogue.library import Library, shown_name
from investcase.catalogue.origins import Origin
from investcase.documents.base import Loaded
from investcase.documents.figure import FiguresFile
from investcase.reading.nodes import Path as Inside
from investcase.reading.problems import Problem
from investcase.reading.text import SourceText, read_text

_FIGURE = re.compile(r"\bid:[ \t]*['\"]?(?P<group>[a-z0-9-]+)\.")
_GUIDANCE = (
    ("discount", "schedule"),
    ("prices", "index"),
    ("optimism-bias", "bias"),
    ("outside-view", "view"),
)


def misnamed(library: Library, origin: Origin) -> Iterator[Problem]:
    """Everything in one layer that would not be found under its own name. Only what looks so is parsed."""
    yield from _figures(library, origin)
    yield from _models(library, origin)
    for folder, field in _GUIDANCE:
        yield from _guidance(origin, folder, field)


def _figures(library: Library, origin: Origin) -> Iterator[Problem]:
    for path in documents(origin.folder / "figures", "*.yaml"):
        text = read_text(path)
        if isinstance(text, Problem) or set(_FIGURE.findall(text.text)) <= {path.stem}:
            continue
        loaded = library.figures_file(origin, path.stem)
        if loaded is None:
            continue
        for where, entry in named_in(loaded):
            group = entry.partition(".")[0]
            if group != path.stem:
                expected = f"figures/{group}.yaml, or an id that begins with {path.stem}."
                message = f"{entry} would not be found in this file"
                yield loaded.problem("figure-file", message, (*where, "id"), expected=expected)


def named_in(loaded: Loaded[FiguresFile]) -> Iterator[tuple[Inside, str]]:
    """Every id of a file of figures, with its place."""
    for block in ("figures", "findings", "retired", "renamed", "not_shipped"):
        for index, entry in enumerate(getattr(loaded.document, block)):
            yield (block, index), entry.id


def _models(library: Library, origin: Origin) -> Iterator[Problem]:
    for path in documents(origin.folder, "models/*/model.yaml"):
        folder, text = path.parent.name, read_text(path)
        said = None if isinstance(text, Problem) else _own_id(text, "model")
        if said is None or said[1] == folder:
            continue
        loaded = library.model_of(origin, folder)
        if loaded is not None and loaded.document.model != folder:
            message = f"the model {loaded.document.model!r} is in the folder {folder}"
            yield loaded.problem("model-folder", message, ("model",), expected=f"model: {folder}")


def _guidance(origin: Origin, folder: str, field: str) -> Iterator[Problem]:
    for path in documents(origin.folder / "guidance" / folder, "*.yaml"):
        text = read_text(path, shown_name(origin, path))
        said = None if isinstance(text, Problem) else _own_id(text, field)
        if isinstance(text, Problem) or said is None or said[1] == path.stem:
            continue
        message = f"{said[1]!r} is in {path.name}, and would not be found under its own name"
        at = text.position_of(said.start(1))
        yield text.problem("guidance-name", message, at, field=field, expected=f"{field}: {path.stem}")


def _own_id(text: SourceText, field: str) -> re.Match[str] | None:
    """The id that a document gives itself, found without parsing it."""
    return re.search(rf"^{field}:[ \t]*['\"]?([^\s'\"#]+)", text.text, re.MULTILINE)
