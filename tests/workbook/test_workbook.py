"""What a workbook is made of: no macro, no formula in a text, nothing typed that is an input, the same bytes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from example_books import EXAMPLES, NAMES, book_of
from openpyxl import load_workbook
from openpyxl.formula import Tokenizer

from cases import with_lines
from investcase.appraisal.appraise import appraise
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.report.workbook.book import workbook
from investcase.report.workbook.inputs import FROM, WHOSE, WHY, YOURS
from investcase.resolving.case import load

HOSTILE = ('=HYPERLINK("x")', "+1", "-1+cmd", "@SUM(1)", "{=1}", "https://example.org")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_case_gives_the_same_bytes(name: str) -> None:
    assert workbook(appraise(load(EXAMPLES / name))) == book_of(name).content


def test_the_bytes_are_the_same_in_any_process(tmp_path: Path) -> None:
    made = set()
    for number, zone in enumerate(("UTC", "Asia/Tokyo", "America/New_York")):
        place = tmp_path / f"{number}.xlsx"
        command = [sys.executable, "-m", "investcase", "report", str(EXAMPLES / "kent-at-home"), "-o", str(place)]
        surroundings = {**os.environ, "PYTHONHASHSEED": str(number), "TZ": zone}
        subprocess.run([*command, "--to", "xlsx"], env=surroundings, capture_output=True, check=True)
        made.add(place.read_bytes())
    assert len(made) == 1


def test_no_text_begins_a_formula(tmp_path: Path) -> None:
    lines = [
        f"{{id: c{number}, title: {title!r}, body: council, amount: {{2026-27: £1000}}, source: {title!r}}}"
        for number, title in enumerate(HOSTILE)
    ]
    case = tmp_path / "case.yaml"
    case.write_text(with_lines([line.strip("{}") for line in lines], [], years=2), "utf-8")
    book = load_workbook(io.BytesIO(workbook(appraise(load(case)))))
    shown = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value in HOSTILE]
    assert {cell.value for cell in shown} == set(HOSTILE)
    assert {cell.data_type for cell in shown} == {"s"}


@pytest.mark.parametrize("name", NAMES)
def test_it_holds_no_macro_and_links_to_nothing_outside(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(book_of(name).content)) as parts:
        names = parts.namelist()
        assert not [each for each in names if "vba" in each.casefold() or "external" in each.casefold()]
        assert not [each for each in names if each.endswith(".rels") and b'TargetMode="External"' in parts.read(each)]


@pytest.mark.parametrize("name", NAMES)
def test_no_number_is_typed_into_a_formula_that_is_an_input(name: str) -> None:
    """What stands in a formula is a place in a row, a nil, a one or a two, or a number of the model's own formula."""
    made = book_of(name).made
    plain = {0.0, 1.0, 2.0, 0.005, 1e-9, NEGLIGIBLE, *(float(age) for age in range(-1, len(made.year_names) + 1))}
    own = {
        float(number.rstrip("%")) / (100 if number.endswith("%") else 1)
        for sheet in made.options
        for model in sheet.models.values()
        for definition in model.entry.program.definitions
        for number in re.findall(r"(?<![a-z_\d])\d+\.?\d*%?", definition.formula.text)
    }
    for place, text in book_of(name).engine.texts.items():
        numbers = {float(token.value) for token in Tokenizer(text).items if token.subtype == "NUMBER"}
        assert numbers <= plain | own, (place, text)


@pytest.mark.parametrize("name", NAMES)
def test_only_cells_for_a_value_of_ones_own_can_be_written_in(name: str) -> None:
    found = book_of(name)
    book = load_workbook(io.BytesIO(found.content))
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    unlocked = {
        (sheet.title, cell.row, cell.column)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    beside = (YOURS, WHOSE, FROM, WHY)
    cells = (found.cell_of(figure) for figure in found.open)
    assert unlocked == {(sheet, row, column + 1) for sheet, row, _ in cells for column in beside}


def test_every_chart_says_what_it_shows() -> None:
    with zipfile.ZipFile(io.BytesIO(book_of("kent-at-home").content)) as parts:
        drawn = [parts.read(each).decode() for each in parts.namelist() if each.startswith("xl/drawings/drawing")]
    said = re.findall(r'descr="([^"]*)"', "".join(drawn))
    assert len(said) == 2
    assert all(len(words) > 60 for words in said)


def test_the_checks_are_green_as_written_and_tell_of_values_of_ones_own() -> None:
    book = book_of("kent-at-home")
    says = [place for place in book.engine.texts if place[0] == "Checks" and place[2] == 6]
    assert {book.engine.with_values({}).value(place) for place in says} == {"agrees", "adds up"}
    figure = next(each for each in book.open if each.quantity.is_range)
    engine = book.engine.with_values({book.cell_of(figure): figure.quantity.ends[0]})
    assert {engine.value(place) for place in says} == {"agrees", "adds up", "your values"}


def test_the_command_writes_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "investcase", "report", str(EXAMPLES / "kent-at-home"), "--to", "xlsx"]
    ended = subprocess.run([*command, "-o", "kent"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.splitlines()[-1:]) == (0, ["Wrote kent.xlsx"]), ended.stderr
    assert load_workbook(tmp_path / "kent.xlsx").sheetnames[:3] == ["Read me", "Page 1", "Inputs"]
