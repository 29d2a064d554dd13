"""How many older people there will be: a place's own where read, its region named where not, nothing where neither."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.origins import COUNCIL, Origin
from investcase.catalogue.places import Place, Places
from investcase.catalogue.projections import Projection, faults_of_projections, projected
from investcase.catalogue.shipped import assumptions_dir
from investcase.quantities import Year, parse_year

LIBRARY = shipped_library()
SHARED = Places(LIBRARY)


def place(name: str) -> Place:
    found, _ = SHARED.find(name)
    assert found is not None
    return found


def over(name: str, first: str, years: int, library: Library = LIBRARY) -> Projection | None:
    start = parse_year(first)
    found, problems = projected(library, place(name), [start + t for t in range(years)])
    assert problems == []
    return found


def test_a_place_that_was_read_has_its_own_people() -> None:
    found = over("Essex", "2027-28", 10)
    assert found is not None
    assert (found.name, found.stands_in, found.first_year, found.last_year) == ("Essex", False, 2027, 2036)
    oldest = found.by_age[-1]
    assert (oldest.ages, oldest.first, oldest.last) == ("85 and over", 47_101, 69_232)
    assert oldest.first * (1 + oldest.a_year) ** 9 == pytest.approx(oldest.last)
    assert found.together.first == sum(growth.first for growth in found.by_age)


def test_where_it_was_not_read_the_region_stands_in_and_is_named() -> None:
    found = over("Kent", "2027-28", 10)
    assert found is not None
    assert (found.name, found.stands_in) == ("South East", True)


def test_a_case_that_goes_on_longer_has_them_to_the_last_year_projected() -> None:
    found = over("Kent", "2027-28", 60)
    assert found is not None
    assert found.last_year == 2047
    assert over("Kent", "2046-47", 1) is None
    assert over("Kent", "2050-51", 10) is None


def test_nothing_stands_in_from_another_nation() -> None:
    for name in ("Cardiff", "S12000047", "N09000003"):
        assert over(name, "2027-28", 10) is None


def test_every_council_and_region_has_every_year_once_and_every_english_council_has_some() -> None:
    with (assumptions_dir() / "projections" / "england-older-people.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    years = {str(year) for year in range(2022, 2048)}
    by_code: dict[str, list[str]] = {}
    for row in rows:
        by_code.setdefault(row["code"], []).append(row["year"])
    assert len(by_code) == 46 + 9
    assert all(sorted(found) == sorted(years) for found in by_code.values())
    listed = {each.code for each in SHARED.listed()[0]}
    assert all(row["code"] in listed for row in rows if row["level"] == "council")
    for each in SHARED.listed(place("Kent").nation)[0]:
        assert over(each.code, "2027-28", 10) is not None


def test_own_projections_agree_with_the_estimates_they_start_from() -> None:
    for each in SHARED.listed(place("Kent").nation)[0]:
        found = over(each.code, "2024-25", 2)
        estimate = place(each.code).values["population_65_plus"].value
        if found is not None and not found.stands_in:
            assert found.together.first == pytest.approx(estimate, rel=0.0085)


def test_no_case_reads_them() -> None:
    library = shipped_library()
    Places(library).find("Kent")
    assert not any(":projections/" in name for name in library.used)


SIDECAR = """\
format: investcase/projections/1
table: ours
title: Ours
nation: wales
csv: ours.csv
source: {source}
status: second_hand
"""
HEADINGS = "code,name,level,year,aged_65_74,aged_75_84,aged_85_plus\n"


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Library]:
    def make(cells: str, source: str = "ons-projections-2022-based") -> Library:
        folder = tmp_path / "assumptions" / "projections"
        folder.mkdir(parents=True)
        (folder / "ours.yaml").write_text(SIDECAR.format(source=source), "utf-8")
        (folder / "ours.csv").write_text(cells, "utf-8")
        return shipped_library([Origin(COUNCIL, tmp_path / "assumptions")])

    return make


def test_a_council_adds_its_own(own: Callable[..., Library]) -> None:
    rows = "W06000015,Cardiff,council,2027,100,50,20\nW06000015,Cardiff,council,2030,100,50,40\n"
    found = over("Cardiff", "2027-28", 10, own(HEADINGS + rows))
    assert found is not None
    assert (found.last_year, found.by_age[-1].last) == (2030, 40)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ("code,year\nW06000015,2027\n", "projection-columns"),
        (f"{HEADINGS}W06000015,Cardiff,council,2027,many,50,20\n", "projection-value"),
        (f"{HEADINGS}W06000015,Cardiff,county,2027,100,50,20\n", "projection-value"),
        (f"{HEADINGS}W06000015,Cardiff,council,27,100,50,20\n", "projection-value"),
        (f"{HEADINGS},Cardiff,council,2027,100,50,20\n", "projection-value"),
    ],
)
def test_a_wrong_row_is_told_at_its_place(own: Callable[..., Library], cells: str, code: str) -> None:
    library = own(cells)
    start: Year = parse_year("2027-28")
    found, problems = projected(library, place("Cardiff"), [start, start + 1])
    assert found is None
    assert [problem.code for problem in problems] == [code]
    assert [problem.code for problem in faults_of_projections(library, library.origins[0])] == [code]
    assert all(problem.position is not None for problem in problems)


def test_a_source_nobody_holds_is_told(own: Callable[..., Library]) -> None:
    library = own(f"{HEADINGS}W06000015,Cardiff,council,2027,100,50,20\n", "hearsay")
    assert [p.code for p in faults_of_projections(library, library.origins[0])] == ["unknown-source"]
    assert list(faults_of_projections(LIBRARY, LIBRARY.origins[0])) == []
