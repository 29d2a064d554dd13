"""A council's own figures come in from Excel or CSV as a library that `check` takes; every row that cannot is named."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from cli_helpers import investcase as run

from cases import SMALLEST
from investcase.catalogue.library import shipped_library
from investcase.catalogue.origins import Origin
from investcase.cli.sheet_figures import figures_in
from investcase.cli.sheet_headings import WANTED
from investcase.cli.sheet_yaml import Written
from investcase.cli.sheets import sheets_of
from investcase.reading.problems import Problem

HEAD = ["Id", "Title", "Value", "Unit", "Source", "Date", "Owner", "Prices"]
RATE = [
    "home-care.hourly-rate",
    None,
    26.4,
    "£ / hour",
    "Contract register",
    dt.date(2026, 3, 31),
    "Finance",
    "2026-27",
]
OWN = ["ours.people", "People we help", 120, "people / year", "Log", "May 2026", "The team", None]
SHIPPED = shipped_library()


def excel(folder: Path, *rows: list[Any], head: list[Any] = HEAD, name: str = "figures.xlsx") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Ours"
    for row in (head, *rows):
        sheet.append(row)
    book.save(folder / name)
    return folder / name


def read(path: Path) -> tuple[dict[str, str], list[Problem]]:
    sheets, problems = sheets_of(path)
    taken = figures_in(sheets, SHIPPED, path.name)
    return Written(taken.given, SHIPPED).files(path.stem), [*problems, *taken.problems]


def changed(row: list[Any], **cells: Any) -> list[Any]:
    return [cells.get(name.lower(), cell) for name, cell in zip(HEAD, row, strict=True)]


def test_a_workbook_comes_in_as_a_library_that_check_takes_and_a_case_stands_on(tmp_path: Path) -> None:
    excel(tmp_path, RATE, OWN)
    done = run("import", "figures.xlsx", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.splitlines() == [
        "Wrote assumptions/sources/figures.yaml",
        "Wrote assumptions/figures/home-care.yaml",
        "Wrote assumptions/figures/ours.yaml",
        "Next: investcase check .",
    ]
    (tmp_path / "case.yaml").write_text(SMALLEST, "utf-8")
    library = shipped_library([Origin("ours", tmp_path / "assumptions")])
    (ours, shipped) = library.figure("home-care.hourly-rate")
    value = ours.figure.values[0]
    assert (value.value.central, str(value.price_base), value.status.value) == (26.4, "2026-27", "local")
    assert (ours.figure.unit, ours.figure.body) == (shipped.figure.unit, shipped.figure.body)
    assert value.locator == "figures.xlsx, sheet Ours, row 2"
    source = library.source(value.source or "")
    assert source is not None
    assert source.cited() == "Finance, Contract register (31 March 2026)"
    (own,) = library.figure("ours.people")
    assert (own.figure.title, own.figure.values[0].value.central) == ("People we help", 120)
    assert library.problems == []
    checked = run("check", ".", cwd=tmp_path)
    assert "error" not in checked.stdout + checked.stderr


def test_csv_gives_what_excel_gives(tmp_path: Path) -> None:
    book = excel(tmp_path, RATE, OWN)
    table = tmp_path / "figures.csv"
    with table.open("w", encoding="utf-8-sig", newline="") as out:
        rows = [HEAD, changed(RATE, date="31 March 2026"), OWN]
        csv.writer(out).writerows([["" if cell is None else cell for cell in row] for row in rows])
    one, other = read(book), read(table)
    assert one[1] == other[1] == []
    alike = {place: text.replace("figures.xlsx, sheet Ours", "figures.csv") for place, text in one[0].items()}
    assert alike == other[0]


@pytest.mark.parametrize(
    ("row", "column", "told", "remedy"),
    [
        (changed(RATE, id="home-care.hourly-rat"), "A (Id)", "there is no figure", "write home-care.hourly-rate"),
        (
            changed(RATE, id=None, title="Price of an hour of homecare"),
            "B (Title)",
            "no figure has",
            "home-care.hourly",
        ),
        (changed(RATE, id=None), "A (Id)", "the row names no figure", "investcase list figures"),
        (changed(RATE, title="What we pay for an hour"), None, None, None),  # their own words for it
        (changed(RATE, title="Minimum price of an hour of home care, England"), "A (Id)", "the title that of", "leave"),
        (changed(RATE, value=None), "C (Value)", "there is no value", "open the file in Excel and save it"),
        (changed(RATE, value="lots"), "C (Value)", "'lots'", None),
        (changed(RATE, value="£26.40 / week"), "C (Value)", "it is in £ / week", "write it in £ / hour"),
        (changed(RATE, value="£20 to £30"), "C (Value)", "has no central value", "central"),
        (changed(RATE, value=True), "C (Value)", "yes", None),
        (changed(RATE, unit="£ / week"), "D (Unit)", "the unit is £ / week", "write £ / hour"),
        (changed(RATE, unit="£ / huor"), "D (Unit)", "huor", "hour"),
        (changed(RATE, source=None), "E (Source)", "there is no source", "write the document"),
        (changed(RATE, date=None), "F (Date)", "there is no date", "31 March 2026"),
        (changed(RATE, owner=" "), "G (Owner)", "there is no owner", "team or officer"),
        (changed(RATE, prices=None), "H (Prices)", "needs the year of its prices", "write the year"),
        (changed(RATE, prices="2026-28"), "H (Prices)", "not one financial year", "2026-27"),
        (changed(OWN, title=None), "A (Id)", "needs its title", "write what it counts"),
        (changed(OWN, id="OURS.PEOPLE"), "A (Id)", "is not a figure's id", "write ours.people"),
        (changed(OWN, title="People \u202ewe help"), "B (Title)", "cannot be seen", "type the words again"),
        (changed(OWN, source="The \u202elog"), "E (Source)", "cannot be seen", "type the words again"),
        (changed(OWN, owner="The \u202eteam"), "G (Owner)", "cannot be seen", "type the words again"),
        (changed(OWN, unit=None), "A (Id)", "needs its unit", "write it under unit"),
        (changed(OWN, unit="%", value="18%"), "D (Unit)", "nothing says what it is", "write share under is"),
        (changed(OWN, id="Ours"), "A (Id)", "figure's id", None),
    ],
)
def test_every_cell_that_cannot_be_taken_says_where_and_what_to_write(
    row: list[Any], column: str | None, told: str | None, remedy: str | None, tmp_path: Path
) -> None:
    _, problems = read(excel(tmp_path, row))
    if column is None:
        assert problems == []
        return
    (problem,) = problems
    assert f"sheet Ours, row 2, column {column}: " in problem.message
    assert (told or "") in problem.message
    assert problem.expected
    assert (remedy or "") in (problem.remedy or "")
    assert problem.position is not None
    assert (problem.position.file, problem.position.line) == ("figures.xlsx", 2)


def test_the_faults_of_a_row_and_of_every_row_are_told_together_and_nothing_is_written(tmp_path: Path) -> None:
    excel(tmp_path, changed(RATE, source=None, owner=None), RATE, changed(RATE, value=27), OWN)
    done = run("import", "figures.xlsx", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("error[figures-row]") == 3
    assert "home-care.hourly-rate is given in sheet Ours, row 3 too" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["figures.xlsx"]


@pytest.mark.parametrize(
    ("value", "shown", "taken"),
    [
        (0.185, "0.0%", "18.5%"),
        ("18.5%", "General", "18.5%"),
        (0.3 * 3, "0%", "90%"),
        ("5% to 9%, central 8%", "@", None),
    ],
)
def test_a_percentage_is_taken_as_it_is_shown(value: Any, shown: str, taken: str | None, tmp_path: Path) -> None:
    path = excel(tmp_path, [*changed(OWN, value=value, unit="%"), "share"], head=[*HEAD, "Is"])
    book = openpyxl.load_workbook(path)
    book.active["C2"].number_format = shown
    book.save(path)
    files, problems = read(path)
    assert problems == []
    assert f'value: "{taken or value}"' in files["figures/ours.yaml"]


@pytest.mark.parametrize(("value", "remedy"), [(0.18, "write 18% or 0.18%"), (18, "write 18%")])
def test_a_share_without_its_sign_is_not_guessed(value: float, remedy: str, tmp_path: Path) -> None:
    _, (problem,) = read(excel(tmp_path, [*changed(OWN, value=value, unit="%"), "share"], head=[*HEAD, "Is"]))
    assert problem.remedy == remedy


def test_other_money_is_not_taken_for_pounds(tmp_path: Path) -> None:
    path = excel(tmp_path, RATE)
    book = openpyxl.load_workbook(path)
    book.active["C2"].number_format = "[$€-407]#,##0.00"
    book.save(path)
    _, (problem,) = read(path)
    assert "€26.4" in problem.message
    book.active["C2"].number_format = "[$£-809]#,##0.00"
    book.save(path)
    assert read(path)[1] == []


@pytest.mark.parametrize("gone", [*WANTED, "id"])
def test_a_column_that_is_not_there_is_named(gone: str, tmp_path: Path) -> None:
    head = ["Notes" if name.lower() == gone else name for name in HEAD if not (gone == "id" and name == "Title")]
    row = [cell for name, cell in zip(HEAD, RATE, strict=True) if not (gone == "id" and name == "Title")]
    _, (problem,) = read(excel(tmp_path, row, head=head))
    assert problem.code == "figures-head"
    assert f"has no column {'id or title' if gone == 'id' else gone}" in problem.message
    head[head.index("Notes")] = f"{gone}s"
    _, (problem,) = read(excel(tmp_path, row, head=head))
    assert gone == "id" or problem.remedy == f"write {gone} over the column {gone}s"


def test_headings_alone_give_no_figure(tmp_path: Path) -> None:
    excel(tmp_path)
    done = run("import", "figures.xlsx", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "figures.xlsx gives no figure" in done.stderr
    assert "write figures under the headings, one a row" in done.stderr
    assert not (tmp_path / "assumptions").exists()


@pytest.mark.parametrize("head", ["Value", "ID", " owner "])
def test_a_heading_over_two_columns_is_told_and_neither_is_taken(head: str, tmp_path: Path) -> None:
    files, (problem,) = read(excel(tmp_path, [*RATE, 99], head=[*HEAD, head]))
    assert files == {}
    assert problem.code == "figures-head"
    assert "has two columns" in problem.message
    assert read(excel(tmp_path, [*RATE, 99], head=[*HEAD, "Notes"]))[1] == []


def test_two_columns_of_a_csv_with_one_heading_are_told(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("id,value,value,source,date,owner\nhome-care.hourly-rate,26,27,Log,May 2026,Us\n", "utf-8")
    assert [(each.code, str(each.position)) for each in read(path)[1]][:1] == [("heading-twice", f"{path}:1:10")]


def test_a_sheet_of_notes_beside_the_figures_is_passed_over(tmp_path: Path) -> None:
    path = excel(tmp_path, RATE)
    book = openpyxl.load_workbook(path)
    notes = book.create_sheet("Notes", 0)
    notes.append(["Written by the finance team"])
    book.save(path)
    assert read(path)[1] == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlsx", b"not a workbook", "a.xlsx is no Excel workbook that can be read"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "a.xls ends in none of .xlsx, .xlsm, .csv, .txt"),
        ("a.csv", b"", "empty"),
    ],
)
def test_what_is_no_spreadsheet_is_told(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("import", name, cwd=tmp_path)
    assert done.returncode == 1
    assert told in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_nothing_is_written_over_what_is_there(tmp_path: Path) -> None:
    excel(tmp_path, OWN)
    assert run("import", "figures.xlsx", cwd=tmp_path).returncode == 0
    done = run("import", "figures.xlsx", cwd=tmp_path)
    assert done.returncode == 2
    assert "is already there" in done.stderr
    assert run("import", "figures.xlsx", "--force", cwd=tmp_path).returncode == 0
    missing = run("import", "nosuch.xlsx", cwd=tmp_path)
    assert (missing.returncode, "the spreadsheet 'nosuch.xlsx' cannot be found" in missing.stderr) == (2, True)


def test_titles_that_look_like_yaml_come_through(tmp_path: Path) -> None:
    title = 'People: "helped", #1 {or} - not\nno'
    files, problems = read(excel(tmp_path, changed(OWN, title=title, source="yes: no # x", owner="*a &b")))
    assert problems == []
    written = yaml.safe_load(files["figures/ours.yaml"])["figures"][0]
    assert written["title"] == 'People: "helped", #1 {or} - not no'
    source = yaml.safe_load(files["sources/figures.yaml"])["sources"][0]
    assert (source["title"], source["publisher"]) == ("yes: no # x", "*a &b")
