"""Figures that a spreadsheet gives, as the files of a library: one for each group, and one of the sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from investcase.catalogue.library import Library
from investcase.cli.written import scalar
from investcase.documents.figure import Figure
from investcase.quantities import Kind, Unit

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a figure comes from: the id of a source that the library holds, or a new one's title, owner and date."""

    id: str
    new: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as a row gives it: which one it is, its value as a case writes it, the year of its prices where it is
    money, where it comes from, and where the row stands.
    """

    figure: Figure
    value: str
    prices: str | None
    cited: Cited
    locator: str


class Written:
    """The files of some figures. A source of the same title, owner and date is written once."""

    def __init__(self, given: Sequence[Given], library: Library) -> None:
        self._given = given
        self._ids: dict[tuple[str, str, str], str] = {}
        for each in given:
            new = each.cited.new
            if new is not None and new not in self._ids:
                self._ids[new] = self._free(new, library)

    def files(self, name: str) -> dict[str, str]:
        """Each file's text by its place in the library; `name` is what the file of sources is called."""
        groups = sorted({each.figure.id.partition(".")[0] for each in self._given})
        made = {f"figures/{group}.yaml": self.figures(self._of(group)) for group in groups}
        sources = self.sources_text()
        return made if sources is None else {f"sources/{_plain(name) or 'figures'}.yaml": sources, **made}

    def figures(self, given: Sequence[Given]) -> str:
        """A file of figures."""
        lines = ["format: investcase/figures/1", "figures:", *(line for each in given for line in self._lines(each))]
        return "\n".join(lines) + "\n"

    def sources_text(self) -> str | None:
        """The file of the sources that are new; None where there are none."""
        if not self._ids:
            return None
        lines = ["format: investcase/sources/1", "sources:"]
        for (title, owner, date), name in self._ids.items():
            lines += [f"  - id: {name}", f"    title: {scalar(title)}", f"    publisher: {scalar(owner)}"]
            lines += [f"    date: {scalar(date)}", "    read: read_at_source"]
        return "\n".join(lines) + "\n"

    def _of(self, group: str) -> list[Given]:
        return [each for each in self._given if each.figure.id.partition(".")[0] == group]

    def _lines(self, given: Given) -> Iterator[str]:
        figure = given.figure
        yield f"  - id: {scalar(figure.id)}"
        yield f"    title: {scalar(figure.title)}"
        yield f"    unit: {scalar(unit_written(figure.unit, figure.is_))}"
        said = {"is": figure.is_, "body": figure.body, "category": figure.category, "measure": figure.measure}
        yield from (f"    {name}: {scalar(str(word))}" for name, word in said.items() if word is not None)
        yield "    values:"
        yield f"      - value: {scalar(given.value)}"
        if given.prices is not None:
            yield f"        price_base: {given.prices}"
        yield f"        source: {given.cited.id if given.cited.new is None else self._ids[given.cited.new]}"
        yield f"        locator: {scalar(given.locator)}"
        yield "        status: local"

    def _free(self, new: tuple[str, str, str], library: Library) -> str:
        """An id for a new source that no other has."""
        title, _, date = new
        name = _plain(f"{title} {date}") or "source"
        taken = set(self._ids.values())
        number, free = 1, name
        while free in taken or library.source(free) is not None:
            number += 1
            free = f"{name}-{number}"
        return free


def unit_written(unit: Unit, kind: Kind | None) -> str:
    """A unit as a library writes it."""
    if unit.is_number:
        return "%" if kind is None or kind.takes_percent else "1"
    return str(unit)


def _plain(text: str) -> str:
    """A text as an id: small letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST].strip("-")
