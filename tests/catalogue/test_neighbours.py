"""A place is held against those most like it, and small ones are not told apart by noise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from investcase.catalogue.library import shipped_library
from investcase.catalogue.neighbours import Beside, Neighbours, compared
from investcase.catalogue.places import Place, Places
from investcase.documents.figure import Nation

LIBRARY = shipped_library()
SHARED = Places(LIBRARY)
RATE, SHARE = "admissions_rate_65_plus", "support_share_65_plus_at_home"


def place(name: str) -> Place:
    found, _ = SHARED.find(name)
    assert found is not None
    return found


def beside(own: Place, name: str) -> Beside:
    found = Neighbours(SHARED, own).beside(name)
    assert found is not None
    return found


def test_the_neighbours_are_ten_others_of_the_same_nation() -> None:
    for name, nation in (("Kent", Nation.ENGLAND), ("Powys", Nation.WALES), ("S12000017", Nation.SCOTLAND)):
        names = Neighbours(SHARED, place(name)).names
        listed = {each.name for each in SHARED.listed(nation)[0] if each.kind == "council"}
        assert len(set(names)) == 10
        assert set(names) < listed - {place(name).name}
    assert Neighbours(SHARED, place("N09000003")).names == ()
    assert Neighbours(SHARED, place("S37000032")).names == ()


def test_kent_is_beside_large_counties() -> None:
    assert Neighbours(SHARED, place("Kent")).names[:4] == ("Essex", "Lancashire", "Nottinghamshire", "Staffordshire")


def test_kents_numbers_by_hand() -> None:
    # Admissions of Essex, Lancashire, ... per 100,000 in the table of 2024-25: the fifth and the sixth of ten in order.
    kent = place("Kent")
    names = Neighbours(SHARED, kent).names
    rates = sorted(value for name in names if (value := place(name).values[RATE].value) is not None)
    found = beside(kent, RATE)
    assert found.own == pytest.approx(514.6e-5)
    assert found.near == pytest.approx((rates[4] + rates[5]) / 2)
    assert (found.low, found.high) == (rates[0], rates[-1])
    assert found.outside is None
    assert beside(kent, SHARE).outside == "above"


@pytest.mark.parametrize("name", [RATE, SHARE])
def test_as_many_people_as_there_are_decide_what_chance_would_do(name: str) -> None:
    kent = place("Kent")
    found = beside(kent, name)
    of = str(kent.values[name].column.of)
    own = kent.values[name]

    def told(value: float, people: float) -> str | None:
        values = kent.values | {of: replace(kent.values[of], value=people), name: replace(own, value=value)}
        neighbours = Neighbours(SHARED, replace(kent, values=values))
        neighbours._published = lambda column: published | {kent.code: value}  # type: ignore[method-assign]
        found = neighbours.beside(name)
        assert found is not None
        return found.outside

    published = Neighbours(SHARED, kent)._published(name)
    just_above, just_below = found.high * 1.01, found.low * 0.99
    assert told(just_above, 1e9) == "above"
    assert told(just_below, 1e9) == "below"
    assert told(just_above, 30) is None
    assert told(just_below, 30) is None
    assert told(found.near, 1e9) is None


def test_a_share_of_money_is_shown_and_never_told_apart_by_chance() -> None:
    kent = place("Kent")
    assert "care_home_contribution_share" in compared(LIBRARY, kent)
    assert kent.values["care_home_contribution_share"].column.of is None
    assert beside(kent, "care_home_contribution_share").outside is None


def test_a_place_without_the_number_has_nothing_beside_it() -> None:
    scilly = place("Isles of Scilly")
    assert Neighbours(SHARED, scilly).beside(SHARE) is None


def test_every_column_that_something_is_of_is_there() -> None:
    for nation in (Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES):
        found = place({Nation.ENGLAND: "Kent", Nation.SCOTLAND: "S12000047", Nation.WALES: "Powys"}[nation])
        for value in found.values.values():
            assert value.column.of is None or value.column.of in found.values
