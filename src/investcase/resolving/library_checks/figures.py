"""Figures by themselves: found where their name says, sourced, and no better than what they rest on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from investcase.catalogue.found_by_name import named_in
from investcase.catalogue.library import Library
from investcase.catalogue.origins import Origin
from investcase.catalogue.places import Places
from investcase.documents.base import Loaded
from investcase.documents.figure import Figure, FiguresFile, FigureValue, Finding, Nation, Status
from investcase.documents.place import Column
from investcase.quantities.kinds import kind_words
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem
from investcase.reading.suggest import did_you_mean

_NATIONS = tuple(nation.value for nation in Nation)
_FIRST_DAY = dt.date(2027, 4, 1)


def each_once(library: Library, origin: Origin) -> Iterator[Problem]:
    """One id names one thing; a retired name stays retired."""
    for loaded in library.figures_files(origin):
        seen: dict[str, Path] = {}
        for path, entry in named_in(loaded):
            if entry in seen:
                before = loaded.positions.at(seen[entry]).line
                message = f"{entry} is also at line {before}"
                remedy = "keep one of the two: a retired name is never used again"
                yield loaded.problem("figure-twice", message, (*path, "id"), remedy=remedy)
            seen[entry] = path


def each_value_once(library: Library, origin: Origin) -> Iterator[Problem]:
    """A figure has one value at a time for a nation or a place: of two the first would stand, and nobody would know."""
    for loaded in library.figures_files(origin):
        for index, figure in enumerate(loaded.document.figures):
            seen: dict[tuple[str, dt.date | None], Path] = {}
            for number, value in enumerate(figure.values):
                path: Path = ("figures", index, "values", number)
                key = (value.holds_for.casefold(), value.since)
                if key in seen:
                    since = f" since {value.since}" if value.since else ""
                    before = f"at line {loaded.positions.at(seen[key]).line}"
                    message = f"{figure.id} has another value that holds for {value.holds_for}{since}, {before}"
                    yield loaded.problem("value-twice", message, path, remedy=_one_of_two(figure))
                seen.setdefault(key, path)


def _one_of_two(figure: Figure) -> str:
    """What to write of two values of one day, with a day that no value of the figure has."""
    last = max((value.since for value in figure.values if value.since is not None), default=None)
    day = _FIRST_DAY if last is None or last < _FIRST_DAY else dt.date(last.year + 1, 4, 1)
    return f"keep one of the two, or say from which day the later one stands, such as since: {day}"


def hold_somewhere(library: Library, origin: Origin) -> Iterator[Problem]:
    """What a value holds for is a nation, or a place under the name or code that a case finds it by."""
    known: set[str] = set()
    for loaded in library.figures_files(origin):
        for index, figure in enumerate(loaded.document.figures):
            for number, value in enumerate(figure.values):
                if value.holds_for in _NATIONS:
                    continue
                known = known or {said for place in Places(library).listed()[0] for said in (place.code, place.name)}
                if value.holds_for not in known:
                    yield loaded.problem(
                        "holds-for",
                        f"{value.holds_for!r} is no nation, and no place that investcase knows",
                        ("figures", index, "values", number, "holds_for"),
                        expected=f"{', '.join(_NATIONS)}; or a place as it is written in: investcase list places",
                        remedy=did_you_mean(value.holds_for, [*_NATIONS, *sorted(known)]),
                    )


def sources_exist(library: Library, origin: Origin) -> Iterator[Problem]:
    """Every source that is cited is somewhere."""
    for loaded in library.figures_files(origin):
        for path, holder in _sourced(loaded):
            if holder.source is not None and library.source(holder.source) is None:
                known = [source.id for source in library.all_sources()]
                yield loaded.problem(
                    "unknown-source",
                    f"there is no source {holder.source!r}",
                    (*path, "source"),
                    expected="the id of an entry in sources/",
                    remedy=did_you_mean(holder.source, known),
                )


def no_better_than_the_source(library: Library, origin: Origin) -> Iterator[Problem]:
    """A value cannot have been read in the publisher's own words where its source was not."""
    for loaded in library.figures_files(origin):
        for path, holder in _sourced(loaded):
            claimed = Status.READ_AT_SOURCE in (holder.status, getattr(holder, "inputs_status", None))
            source = library.source(holder.source) if claimed and holder.source else None
            if source is not None and source.read is Status.SECOND_HAND:
                key = "status" if holder.status is Status.READ_AT_SOURCE else "inputs_status"
                message = f"this is read at source, and {source.id} was read second-hand"
                yield loaded.problem("status-source", message, (*path, key), expected=f"{key}: second_hand")


def later_names_exist(library: Library, origin: Origin) -> Iterator[Problem]:
    """What a figure, a value or a name that is not used any more points to is there."""
    for loaded in library.figures_files(origin):
        document = loaded.document
        uses: list[tuple[Path, str | None]] = [
            (("figures", index, "superseded_by"), figure.superseded_by) for index, figure in enumerate(document.figures)
        ]
        uses += [(("retired", index, "use"), retired.use) for index, retired in enumerate(document.retired)]
        uses += [(("renamed", index, "now"), renamed.now) for index, renamed in enumerate(document.renamed)]
        uses += [
            (("figures", index, "values", number, "rests_on", place), name)
            for index, figure in enumerate(document.figures)
            for number, value in enumerate(figure.values)
            for place, name in enumerate(value.rests_on)
        ]
        for path, name in uses:
            if name is not None and not library.figure(name) and not library.renamed_in_a_circle(name):
                remedy = did_you_mean(name, library.figure_ids())
                yield loaded.problem("unknown-figure", f"there is no figure called {name!r}", path, remedy=remedy)


def place_columns_exist(library: Library, origin: Origin) -> Iterator[Problem]:
    """The column that holds a figure place by place is there, in the figure's unit and of its kind."""
    known: dict[str, list[Column]] = {}
    for loaded in library.figures_files(origin):
        for index, figure in enumerate(loaded.document.figures):
            if figure.place is None:
                continue
            known = known or Places(library).columns()
            columns = known.get(figure.place, [])
            path: Path = ("figures", index, "place")
            if not columns:
                remedy = did_you_mean(figure.place, sorted(known))
                message = f"no table of places has {figure.place!r}"
                yield loaded.problem("unknown-place-column", message, path, remedy=remedy)
            for unit in sorted({column.unit for column in columns} - {figure.unit}, key=str):
                message = f"{figure.id} is in {figure.unit}, and {figure.place} in {unit}"
                yield loaded.problem("figure-unit", message, path, expected=f"a column in {figure.unit}")
            for kind in {column.is_ for column in columns if column.unit == figure.unit} - {figure.is_}:
                message = f"{figure.id} is a {kind_words(figure.is_)}, and {figure.place} a {kind_words(kind)}"
                yield loaded.problem("figure-kind", message, path, expected=f"is: {figure.is_}")


def keep_the_unit(library: Library, origin: Origin) -> Iterator[Problem]:
    """A value that replaces another is in the same unit."""
    for loaded in library.figures_files(origin):
        for index, figure in enumerate(loaded.document.figures):
            weaker = [held for held in library.figure(figure.id) if held.origin != origin.name]
            if weaker and weaker[0].figure.unit != figure.unit:
                message = f"{figure.id} is in {figure.unit} here, and in {weaker[0].figure.unit} in {weaker[0].origin}"
                expected = f"unit: {weaker[0].figure.unit}, or another id"
                yield loaded.problem("override-unit", message, ("figures", index, "unit"), expected=expected)
            elif weaker and weaker[0].figure.is_ is not figure.is_:
                was, origin_of_it = kind_words(weaker[0].figure.is_), weaker[0].origin
                message = f"{figure.id} is a {kind_words(figure.is_)} here, and a {was} in {origin_of_it}"
                expected = f"is: {weaker[0].figure.is_}, or another id"
                yield loaded.problem("override-kind", message, ("figures", index, "is"), expected=expected)


def _sourced(loaded: Loaded[FiguresFile]) -> Iterator[tuple[Path, FigureValue | Finding]]:
    for index, figure in enumerate(loaded.document.figures):
        for place, value in enumerate(figure.values):
            yield ("figures", index, "values", place), value
    for index, finding in enumerate(loaded.document.findings):
        yield ("findings", index), finding
