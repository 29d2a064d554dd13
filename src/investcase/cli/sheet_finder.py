"""Figures by what a council's spreadsheet calls them: an id, or a title letter by letter; the nearest are offered."""

from __future__ import annotations

import unicodedata

from investcase.catalogue.library import Library
from investcase.documents.figure import Figure
from investcase.reading.suggest import nearest

NEAR = 3
"""How many are offered."""


class Finder:
    """Figures by what somebody calls them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._titles: dict[str, dict[str, str]] = {}
        for _, figure in library.all_figures():
            self._titles.setdefault(_folded(figure.title), {}).setdefault(figure.id, figure.title)
        self.ids = sorted(each for ids in self._titles.values() for each in ids)

    def by_id(self, name: str) -> Figure | None:
        """The figure that has an id, or had it."""
        found = self._library.figure(name)
        return found[0].figure if found else None

    def by_title(self, title: str) -> list[str]:
        """The ids of the figures that have a title, capital letters and spaces aside."""
        return list(self._titles.get(_folded(title), ()))

    def near(self, title: str) -> str:
        """The figures of the nearest titles, in words."""
        titles = nearest(_folded(title), self._titles, count=NEAR)
        return " or ".join(f"{each} ({words})" for found in titles for each, words in self._titles[found].items())

    def groups(self) -> set[str]:
        """The groups that figures stand in."""
        return {each.partition(".")[0] for each in self.ids}


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
