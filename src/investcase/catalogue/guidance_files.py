"""Files of guidance by id, from the strongest origin that has one, each read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from investcase.catalogue.library import Library, shown_name
from investcase.catalogue.origins import Origin
from investcase.documents.base import Document, Loaded
from investcase.reading.problems import Problem
from investcase.reading.suggest import did_you_mean, one_of

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[D]):
    """A kind of guidance: its folder, the kind of document in it, what one is called, and what it is read as."""

    folder: str
    kind: str
    called: str
    model: type[D]


def guidance_by_id(
    wanted: str, library: Library, shelf: Shelf[D]
) -> tuple[Loaded[D] | None, tuple[Origin, Path] | None, list[Problem]]:
    """A file by its id, where it stands, and the problems met; neither file nor place where nothing has that id."""
    for origin in library.origins:
        for path in library.readings.documents(origin.folder / "guidance" / shelf.folder, "*.yaml"):
            if path.stem == wanted:
                loaded, problems = read_guidance(library, origin, path, shelf.kind, shelf.model)
                return loaded, (origin, path), problems
    known = guidance_ids(library, shelf)
    message = f"there is no {shelf.called} called {wanted[:80]!r}"
    problem = Problem("unknown-guidance", message, expected=one_of(known), remedy=did_you_mean(wanted[:80], known))
    return None, None, [problem]


def guidance_ids(library: Library, shelf: Shelf[D]) -> list[str]:
    """Every id of a kind, in every origin."""
    folders = [origin.folder / "guidance" / shelf.folder for origin in library.origins]
    return sorted({path.stem for folder in folders for path in library.readings.documents(folder, "*.yaml")})


def read_guidance(
    library: Library, origin: Origin, path: Path, kind: str, model: type[D]
) -> tuple[Loaded[D] | None, list[Problem]]:
    """A file, read once for a library, with its problems."""
    if path not in library.guidance:
        text = library.readings.text(path, shown_name(origin, path))
        if isinstance(text, Problem):
            return None, [text]
        library.used[text.name] = text
        library.guidance[path] = library.readings.document(text, kind, model)
    loaded, problems = library.guidance[path]
    return loaded, list(problems)
