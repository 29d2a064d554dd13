"""A place is found as people name it, or the problem says which was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.catalogue.library import shipped_library
from investcase.catalogue.place_names import telling_words
from investcase.catalogue.places import Places
from investcase.documents.bodies import plain_body
from investcase.documents.figure import Nation
from investcase.reading import Problem


def refused(places: Places, text: str, nation: Nation | None = None) -> Problem:
    place, problems = places.find(text, nation=nation)
    assert place is None
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Kent", "E10000016"),
        ("  kent county council ", "E10000016"),
        ("e10000016", "E10000016"),
        ("Bristol, City of", "E06000023"),
        ("City of Bristol", "E06000023"),
        ("Bristol City Council", "E06000023"),
        ("Saint Helens", "E08000013"),
        ("St Helens MBC", "E08000013"),
        ("Telford & Wrekin", "E06000020"),
        ("London Borough of Camden", "E09000007"),
        ("City of London", "E09000001"),
        ("Durham", "E06000047"),
        ("Hull", "E06000010"),
        ("Caerdydd", "W06000015"),
        ("E08000038", "E08000016"),  # Barnsley's code in releases from 2025
        ("Barnsley", "E08000016"),
        ("Ynys Mon", "W06000001"),
        ("YNYS MÔN", "W06000001"),
        ("Comhairle nan Eilean Siar", "S12000013"),
        ("Fife Council", "S12000047"),
        ("NHS Fife", "S08000029"),
        ("Fife Health and Social Care Partnership", "S37000032"),
        ("Clackmannanshire & Stirling IJB", "S37000005"),
        ("bhsct", "BHSCT"),
        ("Belfast Health and Social Care Trust", "BHSCT"),
    ],
)
def test_a_place_is_found_by_name_code_or_old_code(places: Places, written: str, code: str) -> None:
    place, problems = places.find(written)
    assert problems == []
    assert place is not None
    assert place.code == code


@pytest.mark.parametrize(
    ("lead", "code"),
    [("council", "S12000047"), ("ijb", "S37000032"), ("nhs", "S08000029")],
)
def test_the_lead_body_settles_a_shared_name(places: Places, lead: str, code: str) -> None:
    place, problems = places.find("Fife", nation=Nation.SCOTLAND, lead=plain_body(lead))
    assert problems == []
    assert place is not None
    assert place.code == code


def test_the_lead_body_leaves_a_name_that_is_not_shared_alone(places: Places) -> None:
    place, problems = places.find("Kent", lead=plain_body("nhs"))
    assert problems == []
    assert place is not None
    assert place.kind == "council"


def test_a_shared_name_is_a_problem_that_lists_the_choices(places: Places) -> None:
    problem = refused(places, "Fife")
    assert problem.code == "ambiguous-place"
    for choice in (
        "S12000047 (Fife, council)",
        "S37000032 (Fife, integration authority)",
        "S08000029 (Fife, NHS board)",
    ):
        assert choice in str(problem.expected)


def test_a_town_that_nothing_names_is_sent_to_the_council_it_is_part_of(places: Places) -> None:
    problem = refused(places, "Wigtown")
    assert "a district or a town is part of a larger council" in str(problem.remedy)


def test_suggestions_stay_within_one_nation(places: Places) -> None:
    listed, _ = places.listed()
    nations = {repr(place.name): place.nation for place in listed}
    for written in ("Lanarkshir", "Lancashir", "Bridgen", "Southwar", "Stirlington"):
        named = [name for name in nations if name in str(refused(places, written).remedy)]
        assert len({nations[name] for name in named}) == 1, written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Kentt", "'Kent'"),
        ("Newcastle", "'Newcastle upon Tyne'"),
        ("Glasgo City Council", "'Glasgow City'"),
    ],
)
def test_a_name_nearly_right_brings_a_suggestion(places: Places, written: str, meant: str) -> None:
    problem = refused(places, written)
    assert problem.message == f"there is no place called '{written}'"
    assert meant in str(problem.remedy)


@pytest.mark.parametrize(
    ("written", "count", "one"), [("London", 33, "Barking and Dagenham"), ("east midlands", 10, "Leicestershire")]
)
def test_a_region_is_no_place_and_is_not_answered_with_one_of_its_own(
    places: Places, written: str, count: int, one: str
) -> None:
    problem = refused(places, written)
    assert problem.message == f"'{written}' is a region, of {count} councils"
    assert "one of them" in str(problem.expected)
    found, _ = places.find(one)
    assert found is not None
    assert found.labels["region"].casefold() == written.casefold()


def test_a_place_of_another_nation_is_said_to_be_there(places: Places) -> None:
    problem = refused(places, "Fife", Nation.ENGLAND)
    assert problem.message == "'Fife' is in Scotland, not in England"
    assert problem.remedy == "write nation: scotland"


def test_a_kind_of_body_that_the_place_has_not_is_refused(places: Places) -> None:
    problem = refused(places, "Kent IJB")
    assert problem.message == "no integration authority is called 'Kent IJB': 'Kent' is the name of a council"


def test_an_unknown_code_brings_no_guess(places: Places) -> None:
    assert refused(places, "E10000099").message == "no place has the code 'E10000099'"


def test_nothing_written_is_no_place(places: Places) -> None:
    assert refused(places, " ?! ").message == "no place is named here"


def test_no_two_places_of_a_kind_share_their_telling_words(places: Places) -> None:
    listed, problems = places.listed()
    assert problems == []
    # 153 councils + 32 + 22 + 11, 31 integration authorities, 14 boards and 5 trusts
    assert len(listed) == 268
    keys = [(place.nation, place.kind, telling_words(place.name)) for place in listed]
    assert len(set(keys)) == len(keys)


def test_every_listed_place_is_found_by_its_own_code_and_by_its_name_and_kind(places: Places) -> None:
    lead_of = {
        "council": plain_body("council"),
        "integration_authority": plain_body("ijb"),
        "nhs_board": plain_body("nhs"),
        "hsc_trust": plain_body("nhs"),
    }
    listed, _ = places.listed()
    for wanted in listed:
        by_code, _ = places.find(wanted.code)
        by_name, _ = places.find(wanted.name, nation=wanted.nation, lead=lead_of[wanted.kind])
        assert by_code is not None
        assert by_name is not None
        assert by_code.code == by_name.code == wanted.code


def test_a_case_in_kent_reads_no_table_of_another_nation() -> None:
    library = shipped_library()
    place, _ = Places(library).find("Kent")
    assert place is not None
    read = {name.partition(":places/")[2] for name in library.used if ":places/" in name}
    tables = ("england-activity", "england-contributions", "england-councils", "england-finance")
    assert read == {f"{table}.{ending}" for table in tables for ending in ("csv", "yaml")}


SHARED = Places(shipped_library())
NEARLY = st.sampled_from(["Kent", "NHS Fife", "Bristol, City of", "S37000005", "& Saint", "Ynys Môn"])


@given(st.text() | st.builds(lambda a, b, c: a + b + c, st.text(max_size=3), NEARLY, st.text(max_size=3)))
def test_whatever_is_written_gives_a_place_or_problems_in_words(text: str) -> None:
    place, problems = SHARED.find(text)
    assert (place is None) == bool(problems)
    assert all(problem.message and str(problem) for problem in problems)


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("Comhairle", "'Na h-Eileanan Siar' (also Comhairle nan Eilean Siar)"),
        ("Hebrides", "'Na h-Eileanan Siar' (also Outer Hebrides)"),
        ("Londonderry", "'Derry City and Strabane' (which takes in Londonderry)"),
        ("Derry", "'Derry City and Strabane'"),
    ],
)
def test_a_part_of_another_name_and_what_lies_within_are_offered_and_never_taken(
    places: Places, written: str, offered: str
) -> None:
    found, (problem,) = places.find(written)
    assert found is None
    assert offered in (problem.remedy or "")


def test_what_is_offered_for_a_part_of_a_name_is_of_the_nation_that_was_asked_for(places: Places) -> None:
    for nation in (Nation.ENGLAND, Nation.WALES, Nation.NORTHERN_IRELAND):
        found, (problem,) = places.find("Comhairle", nation=nation)
        assert found is None
        assert "Eilean" not in (problem.remedy or "")
