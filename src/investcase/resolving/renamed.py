"""Figures that a case gives under an id they had once: taken under the one they have now, and told."""

from __future__ import annotations

from dataclasses import replace

from investcase.catalogue.library import Library
from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.reading.nodes import Path, Positions
from investcase.reading.problems import Problem, Severity


def by_their_names_now(loaded: Loaded[Case], library: Library) -> tuple[Loaded[Case], list[Problem]]:
    """The case with its own figures under the ids that they have now, each at its place, and what was renamed."""
    now = {name: library.name_now(name) for name in loaded.document.figures}
    old = {name: new for name, new in now.items() if name != new}
    if not old:
        return loaded, []
    names = list(now.values())
    both = [name for name, new in old.items() if names.count(new) > 1]  # refused, so that which is kept is no matter
    problems = [_told(loaded, name, new, given_too=name in both) for name, new in old.items()]
    figures = {now[name]: value for name, value in loaded.document.figures.items()}
    document = loaded.document.model_copy(update={"figures": figures})
    return Loaded(document, _moved(loaded.positions, old, both)), problems


def _told(loaded: Loaded[Case], name: str, now: str, *, given_too: bool) -> Problem:
    path = ("figures", name)
    if given_too:
        message = f"{name} is now called {now}, which another name here stands for too"
        return loaded.problem("figure-given-twice", message, path, on_key=True, remedy="keep one of the two")
    message = f"{name} is now called {now}, and is taken so"
    remedy = f"write {now}"
    return loaded.problem("figure-renamed", message, path, severity=Severity.NOTE, remedy=remedy, on_key=True)


def _moved(positions: Positions, old: dict[str, str], both: list[str]) -> Positions:
    def there(path: Path) -> Path:
        renames = len(path) > 1 and path[0] == "figures" and path[1] in old and path[1] not in both
        return ("figures", old[str(path[1])], *path[2:]) if renames else path

    values = {there(path): position for path, position in positions.values.items()}
    return replace(positions, values=values, keys={there(path): at for path, at in positions.keys.items()})
