"""What is published of a place and no model uses: whole, of the right people, and read only when asked for."""

from __future__ import annotations

import math

import pytest

from investcase.catalogue.library import shipped_library
from investcase.catalogue.places import Place, Places
from investcase.documents.figure import Nation

SHARED = Places(shipped_library())
FIFTHS = [f"fifth_{number}" for number in range(1, 6)]


def context(name: str) -> Place:
    place, problems = SHARED.find(name)
    assert place is not None
    assert problems == []
    found, problems = SHARED.context(place)
    assert problems == []
    return found


def every_council() -> list[Place]:
    return [context(each.code) for each in SHARED.listed()[0] if each.kind == "council"]


def test_every_council_has_its_fifths_of_deprivation_and_they_are_everybody() -> None:
    councils = every_council()
    assert len(councils) == 218
    for place in councils:
        north = place.nation is Nation.NORTHERN_IRELAND
        for names in (
            [f"areas_{name}" for name in FIFTHS] if north else FIFTHS,
            [f"{name}_65_plus" for name in FIFTHS] if place.nation is Nation.SCOTLAND else [],
        ):
            shares = [place.values[name].value for name in names]
            assert not names or math.fsum(share for share in shares if share is not None) == pytest.approx(1, abs=0.001)


def test_carers_by_hours_are_all_the_carers() -> None:
    for place in every_council():
        if place.nation is Nation.SCOTLAND:
            assert "carers" not in place.values
            continue
        carers = place.values["carers"].value
        assert carers is not None
        parts = [place.values[f"carers_{hours}_hours"].value or 0 for hours in ("fewest", "more", "most")]
        assert sum(parts) == pytest.approx(carers, abs=4)
        people = place.values["people_aged_5_plus"].value
        assert people is not None
        assert place.values["carers_share"].value == pytest.approx(carers / people, abs=0.00006)


def test_what_is_of_all_ages_says_so_and_is_never_passed_off_as_of_older_people() -> None:
    for place in every_council():
        for name, value in place.values.items():
            if name.startswith(("ethnic_", "disabled")):
                assert "all ages" in value.column.title, name
                assert "65" not in value.column.title
                assert not value.column.unit.is_number or "65 and over" in (value.column.note or ""), name
            if "65_plus" in name:
                assert "65 and over" in value.column.title


def test_fifths_of_areas_are_not_called_people() -> None:
    belfast = context("N09000003")
    assert "fifth_1" not in belfast.values
    assert belfast.values["areas_fifth_1"].column.title.startswith("Share of areas")
    assert "not of people" in str(belfast.values["areas_fifth_1"].column.note)


def test_what_was_read_for_some_councils_alone_is_blank_elsewhere_and_says_where_to_get_it() -> None:
    women = context("Kent").values["women_65_plus_share"]
    assert women.value is None
    assert "mid-year estimates" in str(women.note)
    assert context("Manchester").values["women_65_plus_share"].value is not None


def test_a_place_made_of_one_council_has_that_councils_people() -> None:
    assert context("S37000032").values["fifth_1"].value == context("S12000047").values["fifth_1"].value


def test_nothing_of_it_is_read_until_it_is_asked_for() -> None:
    library = shipped_library()
    places = Places(library)
    kent, _ = places.find("Kent")
    assert kent is not None
    assert not any(":context/" in name for name in library.used)
    places.context(kent)
    read = {name.partition(":context/")[2] for name in library.used if ":context/" in name}
    assert read == {f"england-{table}.{ending}" for table in ("partners", "people") for ending in ("csv", "yaml")}
