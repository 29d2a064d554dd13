"""Every name in use is found or explained, and what follows a place that ends is told with how sure it is."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from investcase.catalogue.gazetteer import Gazetteer
from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.origins import COUNCIL, Origin
from investcase.catalogue.place_changes import Ending, ending, listing
from investcase.catalogue.places import Places
from investcase.documents.bodies import plain_body
from investcase.documents.figure import Nation
from investcase.quantities import Year, parse_year
from investcase.reading.problems import Problem

NAMES_IN_USE = Path(__file__).parent / "data" / "names_in_use.csv"
SHARED = Places(shipped_library())


def refused(text: str) -> Problem:
    place, problems = SHARED.find(text)
    assert place is None
    (problem,) = problems
    return problem


def test_every_name_in_use_is_found_and_is_that_councils() -> None:
    with NAMES_IN_USE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 1131
    wrong = []
    for row in rows:
        place, problems = SHARED.find(row["name"], lead=plain_body("council"))
        if place is None or place.code != row["code"] or problems:
            wrong.append((row["name"], place and place.name, problems))
        alone, told = SHARED.find(row["name"])
        if alone is None and [problem.code for problem in told] != ["ambiguous-place"]:
            wrong.append((row["name"], None, told))
    assert wrong == []


def test_no_body_that_is_not_listed_is_taken_for_a_place_that_is() -> None:
    problems: list[Problem] = []
    areas = list(Gazetteer(shipped_library()).areas("", problems))
    assert problems == []
    listed = {place.name: place.code for place in SHARED.listed()[0]}
    for area in areas:
        for written in filter(None, (area.code, area.name, *area.other_codes)):
            place, told = SHARED.find(written)
            if place is not None:
                # Dorset was a county and is a council: the name is the council's now, and the code the county's still.
                assert written == area.name
                assert listed[area.name] == place.code
            else:
                (problem,) = told
                assert problem.code == "place-not-listed", written
                assert problem.message.startswith(f"{area.name!r} "), written
                assert "did you mean" not in str(problem.remedy)


@pytest.mark.parametrize(
    ("written", "said", "remedy"),
    [
        (
            "Guildford",
            "'Guildford' is a district in Surrey, whose council runs social care there. Of Guildford: it ends on 31 "
            "March 2027, and West Surrey Council follows on 1 April 2027 (made by order)",
            "write 'Surrey'; or, in a case, a place of your own, as {name: Guildford, nation: england}",
        ),
        (
            "East Surrey",
            "'East Surrey Council' is a new council that begins on 1 April 2027 (made by order): nothing is published "
            "of it yet",
            "write 'Surrey'; or, in a case, a place of your own, as {name: East Surrey Council, nation: england}",
        ),
        (
            "Cumbria",
            "'Cumbria' was a county council until 31 March 2023: Cumberland, and Westmorland and Furness followed",
            "write 'Cumberland' or 'Westmorland and Furness'; or, in a case, a place of your own, as {name: Cumbria, "
            "nation: england}",
        ),
        (
            "Suffolk Coastal",
            "'Suffolk Coastal' was a district until 31 March 2019: East Suffolk followed",
            "write 'Suffolk'; or, in a case, a place of your own, as {name: Suffolk Coastal, nation: england}",
        ),
        (
            "NHS Essex",
            "'NHS Essex Integrated Care Board' is an integrated care board since 1 April 2026, and not a place that is "
            "listed; it covers Southend-on-Sea, Thurrock, and Essex",
            "write a council that it covers, with lead_body: icb where the board leads; or, in a case, a place of your "
            "own, as {name: NHS Essex Integrated Care Board, nation: england}",
        ),
        (
            "QXU",
            "'NHS Surrey Heartlands Integrated Care Board' was an integrated care board until 31 March 2026: NHS "
            "Surrey and Sussex Integrated Care Board followed",
            "write a council that it covers, with lead_body: icb where the board leads; or, in a case, a place of your "
            "own, as {name: NHS Surrey Heartlands Integrated Care Board, nation: england}",
        ),
    ],
)
def test_a_real_place_that_is_not_listed_is_explained(written: str, said: str, remedy: str) -> None:
    problem = refused(written)
    assert (problem.code, problem.message, problem.remedy) == ("place-not-listed", said, remedy)


def test_a_board_that_bears_a_councils_name_is_not_the_council() -> None:
    assert "integrated care board" in refused("Gloucestershire ICB").message
    assert "integrated care board" in refused("NHS Gloucestershire").message


def test_there_were_42_boards_and_are_36() -> None:
    boards = [area for area in Gazetteer(shipped_library()).areas("", []) if area.kind == "icb"]
    changed = dt.date(2026, 4, 1)
    assert sum(area.begins is None for area in boards) == 42
    assert sum(area.ends is None for area in boards) == 36
    assert {area.begins for area in boards} == {None, changed}
    covered = [code for area in boards if area.ends is None for code in area.councils]
    assert set(covered) == {place.code for place in SHARED.listed(Nation.ENGLAND)[0]}


def test_every_district_is_in_one_county_that_is_listed() -> None:
    counties = {place.code for place in SHARED.listed(Nation.ENGLAND)[0]}
    districts = [area for area in Gazetteer(shipped_library()).areas("", []) if area.kind == "district"]
    there = [area for area in districts if area.ends is None]
    assert len(there) == 164
    assert all(len(area.councils) == 1 and area.councils[0] in counties for area in there)


def test_what_is_sure_of_a_change_has_both_its_days_and_what_follows() -> None:
    problems: list[Problem] = []
    changes = list(Gazetteer(shipped_library()).changes("", problems))
    assert problems == []
    for change in changes:
        if change.standing in ("made", "decided"):
            assert change.new_name
            assert change.begins is not None
            assert change.ends == change.begins - dt.timedelta(days=1)
        else:
            assert change.new_name is None
            assert change.begins is not None
        assert change.new_code is None or change.standing == "made"


def years(first: str, count: int) -> tuple[Year, ...]:
    return tuple(parse_year(first) + t for t in range(count))


def found(name: str, horizon: tuple[Year, ...]) -> Ending | None:
    place, _ = SHARED.find(name)
    assert place is not None
    return ending(place.followed_by, horizon)


def test_a_case_is_told_what_it_outlives_and_no_other_is() -> None:
    surrey = found("Surrey", years("2027-28", 10))
    assert surrey is not None
    assert (surrey.sure, surrey.years_after) == (True, 10)
    assert "East Surrey Council, and West Surrey Council follow on 1 April 2027 (made by order)" in surrey.words
    assert found("Surrey", years("2026-27", 1)) is None
    assert found("Surrey", years("2026-27", 2)) is not None
    essex = found("Essex", years("2027-28", 3))
    assert essex is not None
    assert (essex.sure, essex.years_after) == (True, 2)
    assert "decided, and subject to Parliament" in essex.words
    kent = found("Kent", years("2027-28", 10))
    assert kent is not None
    assert (kent.sure, kent.years_after) == (False, 9)
    assert kent.words == "a reorganisation is planned for 1 April 2028; no decision was found, nor what would follow"
    assert found("Kent", years("2027-28", 1)) is None
    calendar = found("Surrey", years("2027", 1))
    assert calendar is not None
    assert calendar.years_after == 0
    for name in ("Isle of Wight", "Cardiff", "Leeds", "Cumberland", "E08000016"):
        assert found(name, years("2027-28", 60)) is None


def test_a_new_councils_forebears_are_told() -> None:
    place, _ = SHARED.find("Cumberland")
    assert place is not None
    assert {(change.old_name, change.how_much) for change in place.follows} == {
        ("Allerdale", "whole"),
        ("Carlisle", "whole"),
        ("Copeland", "whole"),
        ("Cumbria", "part"),
    }


def test_a_place_says_what_else_it_is_called_and_who_else_serves_it() -> None:
    cardiff, _ = SHARED.find("Cardiff")
    assert cardiff is not None
    assert cardiff.called == ("Caerdydd", "Cyngor Caerdydd")
    assert SHARED.context(cardiff)[0].labels["police_area"] == "South Wales"
    surrey, _ = SHARED.find("Surrey")
    assert surrey is not None
    labels = SHARED.context(surrey)[0].labels
    assert labels["integrated_care_board"] == "NHS Surrey and Sussex Integrated Care Board"
    assert labels["integrated_care_board_until_march_2026"].count("%") == 2


def test_names_with_an_and_of_their_own_stay_apart() -> None:
    assert listing(["Essex", "Kent", "Kent", "Surrey"]) == "Essex, Kent, and Surrey"
    assert listing(["Cumberland", "Westmorland and Furness"]) == "Cumberland, and Westmorland and Furness"
    assert listing(["Kent"]) == "Kent"


SIDECAR = """\
format: investcase/gazetteer/1
table: names
title: Ours
holds: names
csv: names.csv
checked: 2026-11-30
"""


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Library]:
    def make(cells: str) -> Library:
        folder = tmp_path / "assumptions" / "gazetteer"
        folder.mkdir(parents=True)
        (folder / "names.yaml").write_text(SIDECAR, "utf-8")
        (folder / "names.csv").write_text(cells, "utf-8")
        return shipped_library([Origin(COUNCIL, tmp_path / "assumptions")])

    return make


def test_a_table_of_ones_own_takes_the_place_of_ours(own: Callable[..., Library]) -> None:
    library = own("code,called,says,language,source\nE10000016,The Garden of England,name,en,council-names-in-use\n")
    place, problems = Places(library).find("the garden of england")
    assert problems == []
    assert place is not None
    assert place.code == "E10000016"
    assert Places(library).find("Caerdydd")[0] is None


@pytest.mark.parametrize(
    ("cells", "code", "said"),
    [
        ("code,name\nE10000016,Gardenshire\n", "gazetteer-columns", "this is not a table of names"),
        (
            "code,called,says,language,source\nE10000016,Gardenshire,nickname,en,council-names-in-use\n",
            "gazetteer-value",
            "'nickname' is not one of the words for says",
        ),
        (
            "code,called,says,language,source\n,Gardenshire,name,en,council-names-in-use\n",
            "gazetteer-value",
            "nothing is given for code",
        ),
    ],
)
def test_a_wrong_row_is_told_at_its_place_and_never_passed_over(
    own: Callable[..., Library], cells: str, code: str, said: str
) -> None:
    library = own(cells)
    place, problems = Places(library).find("Gardenshire")
    assert place is None
    assert (code, said) in {(problem.code, problem.message) for problem in problems}
    told = list(Gazetteer(library).faults(library.origins[0]))
    assert code in {problem.code for problem in told}
    assert all(problem.position is not None for problem in told)


def test_a_row_whose_source_nobody_holds_is_told(own: Callable[..., Library]) -> None:
    library = own("code,called,says,language,source\nE10000016,Gardenshire,name,en,hearsay\n")
    told = list(Gazetteer(library).faults(library.origins[0]))
    assert [problem.message for problem in told] == ["there is no source 'hearsay'"]
    assert list(Gazetteer(shipped_library()).faults(shipped_library().origins[0])) == []
