"""A council's own tables add to the shipped ones, replace those of the same name, and fail in plain words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from investcase.catalogue.library import shipped_library
from investcase.catalogue.origins import COUNCIL, Origin
from investcase.catalogue.places import Places
from investcase.reading import Problem

MakePlaces = Callable[..., Places]
GOOD = "code,council,falls\nE10000016,Kent,120\nE10000032,West Sussex,\n"


def one_problem(places: Places) -> Problem:
    _, problems = places.find("Kent")
    assert len(problems) == 1
    return problems[0]


def test_an_own_table_adds_its_columns(own_places: MakePlaces) -> None:
    kent, problems = own_places(GOOD).find("Kent")
    assert problems == []
    assert kent is not None
    assert kent.values["falls_admissions"].value == 120
    assert kent.values["admissions_65_plus"].value == 1729


def test_an_own_table_is_stronger_than_the_shipped_one(own_places: MakePlaces, sidecar: str) -> None:
    stronger = sidecar.replace("falls_admissions", "admissions_65_plus").replace("admissions / year", "people / year")
    kent, problems = own_places(GOOD, stronger).find("Kent")
    assert problems == []
    assert kent is not None
    assert kent.values["admissions_65_plus"].value == 120
    assert kent.values["admissions_65_plus"].table == "extra"


def test_an_own_table_of_the_same_name_replaces_the_shipped_one(tmp_path: Path, sidecar: str) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    named = sidecar.replace("table: extra", "table: england-activity")
    (folder / "england-activity.yaml").write_text(named, "utf-8")
    (folder / "extra.csv").write_text(GOOD, "utf-8")
    kent, problems = Places(shipped_library([Origin(COUNCIL, tmp_path)])).find("Kent")
    assert problems == []
    assert kent is not None
    assert "falls_admissions" in kent.values
    assert "admissions_65_plus" not in kent.values


@pytest.mark.parametrize(
    ("csv", "line", "message"),
    [
        ('code,council,falls\nE10000016,Kent,"1,200"\n', 2, "'1,200' is not a number, in the column 'falls'"),
        ("code,council,falls\nE10000016,Kent,nan\n", 2, "'nan' is not a number, in the column 'falls'"),
        ("code,council,falls\nE10000016,Kent,1e999\n", 2, "'1e999' is not a number, in the column 'falls'"),
        ("code,council,falls\nE10000016,Kent,[c]\n", 2, "'[c]' is not a number, in the column 'falls'"),
        ("code,council,falls\nE10000016,Kent,1,2\n", 2, "this row has 4 cells; the header has 3"),
        (
            "code,council,falls\nE10000016,Kent,1\nE10000016,Kent,2\n",
            3,
            "the code 'E10000016' has a row already, at line 2",
        ),
        ("code,council,falls\nE10000016,Kent,1\n,Kent,2\n", 3, "this row has no code under 'code'"),
    ],
)
def test_a_malformed_cell_or_row_is_one_problem_at_its_line(
    own_places: MakePlaces, csv: str, line: int, message: str
) -> None:
    problem = one_problem(own_places(csv))
    assert problem.message == message
    assert problem.position is not None
    assert problem.position.file.endswith("extra.csv")
    assert problem.position.line == line


def test_a_heading_that_is_not_there_is_one_problem_in_the_sidecar(own_places: MakePlaces) -> None:
    problem = one_problem(own_places("code,council,fall\nE10000016,Kent,1\n"))
    assert problem.message == "the table extra.csv has no column headed 'falls'"
    assert problem.remedy == "did you mean 'fall'?"
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (11, 13)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("csv: extra.csv", "csv: missing.csv", "the table 'missing.csv' is not there"),
        ("csv: extra.csv", "csv: ../extra.csv", "the table must lie beside this file"),
        ("table: extra", "table: other", "the table 'other' is in extra.yaml"),
        ("unit: admissions / year", "unit: admisions / year", "'admisions' is not a unit investcase knows"),
        ("source: ons-mid-2024-population", "source: ons-mid-2025", "there is no source 'ons-mid-2025'"),
    ],
)
def test_a_wrong_sidecar_is_one_problem(own_places: MakePlaces, sidecar: str, old: str, new: str, message: str) -> None:
    problem = one_problem(own_places(GOOD, sidecar.replace(old, new)))
    assert problem.message == message
    assert problem.position is not None
    assert problem.position.file.endswith("extra.yaml")


def test_a_table_named_after_another_nation_is_a_problem(tmp_path: Path, sidecar: str) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "scotland-extra.yaml").write_text(sidecar.replace("table: extra", "table: scotland-extra"), "utf-8")
    (folder / "scotland-extra.csv").write_text(GOOD, "utf-8")
    problem = one_problem(Places(shipped_library([Origin(COUNCIL, tmp_path)])))
    assert problem.code == "table-nation"


def test_what_is_wrong_with_a_table_is_said_every_time(own_places: MakePlaces) -> None:
    places = own_places("code,council,falls\nE10000016,Kent,1,2\n")
    assert one_problem(places) == one_problem(places)


SHARE = ("unit: admissions / year", 'unit: "%"\n    is: share\n    per: 100')


@pytest.mark.parametrize(
    ("unit", "cell", "said"),
    [
        (SHARE[1], "101", "101 in the column 'falls', over 100: this share lies outside 0% to 100%"),
        (SHARE[1], "-1", "-1 in the column 'falls', over 100: this share lies outside 0% to 100%"),
        ('unit: "%"\n    is: share', "45", "45 in the column 'falls', over 1: this share lies outside 0% to 100%"),
        ("unit: 1\n    is: count_per", "-2", "-2 in the column 'falls', over 1: this count is below zero"),
        ('unit: "%"\n    is: change\n    per: 100', "-101", "over 100: this change is below -100%"),
        ('unit: "%"\n    per: 100', "45", "this is a plain number, and nothing says what it is"),
    ],
)
def test_a_cell_is_held_to_what_its_column_is(
    own_places: MakePlaces, sidecar: str, unit: str, cell: str, said: str
) -> None:
    problem = one_problem(own_places(GOOD.replace("120", cell), sidecar.replace(SHARE[0], unit)))
    assert said in problem.message


@pytest.mark.parametrize(
    ("unit", "cell", "value"),
    [
        (SHARE[1], "45", 0.45),
        ('unit: "%"\n    is: change\n    per: 100', "150", 1.5),
        ("unit: 1\n    is: plain", "-3.5", -3.5),
        ("unit: 1\n    is: count_per", "4.03", 4.03),
    ],
)
def test_a_cell_within_its_bounds_stands(
    own_places: MakePlaces, sidecar: str, unit: str, cell: str, value: float
) -> None:
    kent, problems = own_places(GOOD.replace("120", cell), sidecar.replace(SHARE[0], unit)).find("Kent")
    assert problems == []
    assert kent is not None
    assert kent.values["falls_admissions"].value == value
