"""A council's own figures out of a spreadsheet: what each row gives, or why it gives nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn

from investcase.catalogue.library import Library
from investcase.cli.sheet_finder import NEAR, Finder
from investcase.cli.sheet_headings import columns_of, lacking_in, twice_in
from investcase.cli.sheet_yaml import Cited, Given, Written, unit_written
from investcase.cli.sheets import Cell, Sheet
from investcase.cli.written import figure_written, written
from investcase.documents.base import read_document
from investcase.documents.figure import Figure, FiguresFile, SourcesFile, needs_price_base
from investcase.quantities import (
    Kind,
    QuantityError,
    Unit,
    UnitError,
    YearError,
    parse_quantity,
    parse_unit,
    parse_year,
)
from investcase.quantities.units import unit_words
from investcase.reading.carried import Carried
from investcase.reading.problems import Problem
from investcase.reading.suggest import did_you_mean, nearest, one_of
from investcase.reading.text import SourceText
from investcase.resolving.changes import as_written

_OF_FIGURES = {"value": "value", "id": "id", "title": "title", "unit": "unit", "is": "is", "price_base": "prices"}
_OF_SOURCES = {"title": "source", "publisher": "owner", "date": "date"}
"""Which column each line that is written of a row comes from; the first where a line comes from none."""
_AN_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Taken:
    """What a file gives: its figures, and the problems of every row that gives none."""

    given: list[Given] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class RowError(Carried):
    """Why a row gives no figure, cell by cell."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


def figures_in(sheets: Sequence[Sheet], library: Library, file: str) -> Taken:
    """Every figure that the sheets give, found among those that a library holds.

    A sheet without a column of values is passed over where another has one: it is no table of figures.
    """
    taken = Taken()
    tables = [(sheet, columns_of(sheet)) for sheet in sheets]
    shown = [(sheet, columns) for sheet, columns in tables if "value" in columns] or tables[:1]
    finder = Finder(library)
    seen: dict[str, str] = {}
    for sheet, columns in shown:
        wrong = lacking_in(sheet, columns) or twice_in(sheet, columns)
        if wrong is not None:
            taken.problems.append(wrong)
            continue
        for cells in sheet.rows:
            if not any(cell.text for cell in cells):
                continue
            row = {name: cells[place] for name, place in columns.items()}
            try:
                given = _Row(row, finder, library, file).given()
                name = given.figure.id
                if name in seen:
                    _refuse(
                        row["value"], f"{name} is given in {seen[name]} too", "one row a figure", "keep one of them"
                    )
                seen[name] = row["value"].where.partition(", column")[0]
                taken.given.append(given)
            except RowError as error:
                taken.problems += error.problems
    if shown and not taken.given and not taken.problems:
        remedy = "write figures under the headings, one a row"
        taken.problems.append(
            Problem("figures-file", f"{file} gives no figure", position=shown[0][0].head, remedy=remedy)
        )
    return taken


def _refuse(cell: Cell, message: str, expected: str, remedy: str | None = None) -> NoReturn:
    raise RowError([cell.problem(message, expected, remedy)])


class _Row:
    """One row, read cell by cell."""

    def __init__(self, cells: Mapping[str, Cell], finder: Finder, library: Library, file: str) -> None:
        self._cells = cells
        self._finder = finder
        self._library = library
        self._file = file

    def given(self) -> Given:
        figure = self._figure()
        faults: list[Problem] = []
        value = self._told(faults, lambda: self._value(figure))
        prices = self._told(faults, lambda: self._prices(figure))
        source = self._told(faults, lambda: self._needed("source", "the document or system that it was read in"))
        date = self._told(faults, lambda: self._needed("date", "the day or month that it is of, such as 31 March 2026"))
        owner = self._told(faults, lambda: self._needed("owner", "the team or officer who answers for it"))
        if faults:
            raise RowError(faults)
        known = self._library.source(source) if _AN_ID.fullmatch(source) else None
        where = self._cells["value"].where.partition(", column")[0]
        cited = Cited(known.id, None) if known is not None else Cited("", (source, owner, date))
        made = Given(figure, value, prices or None, cited, f"{self._file}, {where}")
        self._hold(made)
        return made

    @staticmethod
    def _told(faults: list[Problem], read: Callable[[], str]) -> str:
        """What a cell gives; where it gives nothing why not is noted, so that a row's faults are told together."""
        try:
            return read()
        except RowError as error:
            faults += error.problems
            return ""

    def _text(self, name: str) -> str | None:
        return self._cells[name].text if name in self._cells else None

    def _needed(self, name: str, what: str) -> str:
        text = self._text(name)
        return text if text else _refuse(self._cells[name], f"there is no {name}", what, f"write {what}")

    def _figure(self) -> Figure:
        name, title = self._text("id"), self._text("title")
        if name:
            return self._by_id(self._cells["id"], name.strip(), title)
        if title:
            return self._by_title(self._cells["title"], title)
        cell = self._cells.get("id") or self._cells["title"]
        return _refuse(cell, "the row names no figure", "its id or its title", "investcase list figures WORD finds it")

    def _by_id(self, cell: Cell, name: str, title: str | None) -> Figure:
        found = self._finder.by_id(name)
        if found is not None:
            others = self._finder.by_title(title) if title else []
            if others and found.id not in others:
                message = f"the id is that of ‘{found.title}’, and the title that of {others[0]}"
                _refuse(cell, message, "an id and a title of one figure", "leave the title out, or write the right id")
            return found
        near = nearest(name, self._finder.ids, count=NEAR)
        if near or name.partition(".")[0] in self._finder.groups():
            remedy = f"write {' or '.join(near)}" if near else "investcase list figures WORD finds it"
            own = "an id that investcase list figures shows, or one of your own in a group of your own"
            _refuse(cell, f"there is no figure {name}", own, remedy)
        return self._new(cell, name, title)

    def _new(self, cell: Cell, name: str, title: str | None) -> Figure:
        """A figure of the council's own."""
        unit, kind = self._text("unit"), self._text("is")
        if not title:
            _refuse(
                cell, f"there is no figure {name}, and a new one needs its title", "a title", "write what it counts"
            )
        if not unit:
            message = f"there is no figure {name}, and a new one needs its unit"
            _refuse(cell, message, "a unit such as £ / hour, people / year or %", "write it under unit")
        try:
            what = Kind(kind) if kind else None
        except ValueError:
            _refuse(
                self._cells["is"], f"{kind!r} is no kind of number", one_of(Kind), "leave it out if the unit says it"
            )
        known = self._unit(self._cells["unit"], unit)
        if known.is_number and what is None:
            cell = self._cells.get("is", self._cells["unit"])
            words = f"{name} is a plain number, and nothing says what it is"
            _refuse(
                cell, words, f"a column is, with {one_of(Kind)}", "write share under is, if it is a part of a whole"
            )
        return Figure.model_construct(id=name, title=title, unit=known, is_=what, values=())

    def _by_title(self, cell: Cell, title: str) -> Figure:
        ids = self._finder.by_title(title)
        found = self._finder.by_id(ids[0]) if len(ids) == 1 else None
        if found is not None:
            return found
        if ids:
            _refuse(
                cell, f"{len(ids)} figures have that title", "the id of one of them", f"write {' or '.join(ids)} as id"
            )
        near = self._finder.near(title)
        remedy = f"write as id {near}" if near else "investcase list figures WORD finds it; write its id"
        return _refuse(
            cell, f"no figure has the title ‘{title}’", "the title of a figure, letter by letter, or its id", remedy
        )

    def _unit(self, cell: Cell, text: str) -> Unit:
        try:
            return parse_unit(text)
        except UnitError as error:
            near = did_you_mean(error.word or text, unit_words())
            return _refuse(cell, str(error), "a unit such as £ / hour, £ / person / week, people / year or %", near)

    def _value(self, figure: Figure) -> str:
        cell, text = self._cells["value"], self._text("value")
        like = unit_written(figure.unit, figure.is_)
        if not text:
            formula = "write the value; if it is a formula, open the file in Excel and save it"
            _refuse(cell, "there is no value", f"a number in {like}", formula)
        said = self._text("unit")
        if said is not None and (unit := self._unit(self._cells["unit"], said)) != figure.unit:
            message = f"the unit is {unit}, and {figure.id} is in {like}"
            _refuse(self._cells["unit"], message, like, f"write {like}, with the value in it")
        try:
            alone = parse_quantity(text)
            if alone.unit.is_number and not alone.percent and figure.is_ is not None and figure.is_.is_percent:
                hundredfold = written(replace(alone, percent=True), figure.is_)
                either = f"{hundredfold} or {text}%" if abs(alone.central) <= 1 else f"{text}%"
                _refuse(cell, f"{text} lacks its sign", "a percentage, since a share is one", f"write {either}")
            found = parse_quantity(as_written(text, figure.unit))
        except QuantityError as error:
            _refuse(cell, str(error), error.expected, error.remedy)
        if found.unit != figure.unit:
            _refuse(cell, f"it is in {found.unit}, and {figure.id} is in {like}", like, f"write it in {like}")
        return found.as_written() if found.is_range else figure_written(figure, found)

    def _prices(self, figure: Figure) -> str:
        """The year of the prices of money; empty for what is none."""
        if not needs_price_base(figure.unit):
            return ""
        text = self._text("prices")
        if not text:
            cell = self._cells.get("prices", self._cells["value"])
            _refuse(
                cell,
                "an amount of money needs the year of its prices",
                "a column prices, with 2026-27",
                "write the year",
            )
        try:
            return str(parse_year(text))
        except YearError as error:
            return _refuse(self._cells["prices"], str(error), "a year such as 2026-27", error.remedy or "write 2026-27")

    def _hold(self, given: Given) -> None:
        """Read what would be written as it will be read, so that nothing is written which is then refused."""
        written = Written([given], self._library)
        documents = (
            ("figures", FiguresFile, written.figures([given])),
            ("sources", SourcesFile, written.sources_text()),
        )
        for kind, model, text in documents:
            if text is None:
                continue
            loaded, problems = read_document(SourceText(self._file, text), kind, model)
            if loaded is None:
                first = problems[0]
                cell = self._said_in(text, first, _OF_FIGURES if kind == "figures" else _OF_SOURCES)
                _refuse(cell, first.message, first.expected or "what a library can hold", first.remedy)

    def _said_in(self, text: str, problem: Problem, columns: Mapping[str, str]) -> Cell:
        """The cell that a line of what would be written was made from, else the one that the row is about."""
        line = problem.position.line if problem.position else 0
        key = text.splitlines()[line - 1].lstrip(" -").partition(":")[0] if line else ""
        usual = next(iter(columns.values()))
        return self._cells.get(columns.get(key, usual)) or self._cells[usual]
