"""The rows of a council's own tables are of places that a case can find, each under its own name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from investcase.catalogue.layout import documents
from investcase.catalogue.library import Library
from investcase.catalogue.origins import SHIPPED, Origin
from investcase.catalogue.place_names import KIND_WORDS, telling_words, words_of
from investcase.catalogue.place_search import nation_words
from investcase.catalogue.place_shelf import Listed, Shelf
from investcase.catalogue.place_tables import Table
from investcase.reading.problems import Problem, Severity
from investcase.reading.tables import Row


def are_of_known_places(library: Library, origin: Origin) -> Iterator[Problem]:
    """Each row bears the code of a place of its table's nation and kind, and that place's name."""
    if origin.name == SHIPPED or not documents(origin.folder, "places/*.yaml"):
        return
    shelf = Shelf(library)
    every = list(shelf.listed(None, []))
    for table in shelf.tables(None, []):
        if Path(table.loaded.file).is_relative_to(origin.folder):
            yield from _names_once(table) if table.document.lists_places else _of_one(table, every)


def _of_one(table: Table, every: list[Listed]) -> Iterator[Problem]:
    document = table.document
    here = {place.code: place for place in every if (place.nation, place.kind) == (document.nation, document.kind)}
    if table.rows and not table.rows.keys() & here.keys():
        whole = _of_none(table, here, every)
        if whole is not None:
            yield whole
            return
    for code, row in table.rows.items():
        place = here.get(code)
        if place is None:
            yield _unknown(table, row, code, here, every)
        else:
            yield from _another_name(table, row, place, here)


def _of_none(table: Table, here: Mapping[str, Listed], every: list[Listed]) -> Problem | None:
    """Why no row at all is of the table's nation and kind, where it is the sidecar that says it wrongly."""
    document = table.document
    said = f"no row of this table is of a {KIND_WORDS[document.kind]} of {nation_words(document.nation)}"
    for place in every:
        if place.code in table.rows:
            field = "nation" if place.nation != document.nation else "kind"
            message = f"{said}: {place.code} is {_what(place)}"
            return table.loaded.problem(
                "table-of-none", message, (field,), expected=f"{field}: {getattr(place, field)}"
            )
    for heading in next(iter(table.rows.values())).columns:
        if any((row.cells[heading] or "").upper() in here for row in table.rows.values()) and heading != document.key:
            message = f"{said}: the column {document.key!r} holds no codes"
            return table.loaded.problem("table-of-none", message, ("key",), remedy=f"write key: {heading}")
    return None


def _unknown(table: Table, row: Row, code: str, here: Mapping[str, Listed], every: list[Listed]) -> Problem:
    """That a row is of no place: an error where one is meant, and a warning for what a publication lists besides."""
    wanted = f"{KIND_WORDS[table.document.kind]} of {nation_words(table.document.nation)}"
    meant = [place for place in here.values() if code.casefold() in (known.casefold() for known in place.codes)]
    meant = meant or [place for place in here.values() if _is_called(place, table.name(row))]
    other = [place for place in every if code == place.code]
    why = f": it is {_what(other[0])}" if other and not meant else ""
    alone = not table.rows.keys() & here.keys()
    made = table.text.problem(
        "row-of-no-place",
        f"{code!r} is the code of no {wanted}{why}, so nothing reads this row",
        row.place(table.document.key),
        expected="a code from: investcase list places",
        remedy=f"write {meant[0].code}, for {meant[0].name}" if meant else "leave the row out",
    )
    return made if meant or alone else _lighter(made)


def _another_name(table: Table, row: Row, place: Listed, here: Mapping[str, Listed]) -> Iterator[Problem]:
    """That a row bears the code of one place and the name of another, or a name that is like neither."""
    said = row.cells[table.document.name]
    if said is None or said == place.code or _is_called(place, said):
        return
    theirs = [other for other in here.values() if _is_called(other, said)]
    made = table.text.problem(
        "row-of-another",
        f"{place.code} is the code of {place.name}, and this row is named {said!r}",
        row.place(table.document.name),
        expected=f"the code and the name of one {KIND_WORDS[place.kind]}",
        remedy=f"write {theirs[0].code} if {theirs[0].name} is meant" if theirs else f"write {place.name}",
    )
    if theirs:
        yield made
    elif not set(words_of(said)) & set(words_of(place.name)):
        yield _lighter(made)


def _names_once(table: Table) -> Iterator[Problem]:
    """Two places of one kind in one nation have two names."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in table.rows.values():
        said = row.cells[table.document.name]
        words = words_of(said or "")
        if words and words in seen:
            message = f"the name {said!r} has a row already, at line {seen[words].line}"
            at = row.place(table.document.name)
            yield table.text.problem("name-twice", message, at, remedy="give each code its own name")
        seen.setdefault(words, row)


def _is_called(place: Listed, said: str) -> bool:
    telling = telling_words(said)
    names = place.names
    return words_of(said) in map(words_of, names) or bool(telling and telling in map(telling_words, names))


def _what(place: Listed) -> str:
    return f"{place.name}, a {KIND_WORDS[place.kind]} of {nation_words(place.nation)}"


def _lighter(problem: Problem) -> Problem:
    return replace(problem, severity=Severity.WARNING)
