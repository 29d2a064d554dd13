"""What is published of a place: its own cells, blanks left blank, and totals as published."""

import pytest

from investcase.catalogue.library import shipped_library
from investcase.catalogue.places import Place, Places
from investcase.documents.figure import Nation, Status
from investcase.documents.place import PlaceKind
from investcase.quantities import Kind, parse_unit


def found(places: Places, text: str) -> Place:
    place, problems = places.find(text)
    assert problems == []
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("admissions_65_plus", 1729, "people / year"),
        ("population_65_plus", 335_964, "people"),
        ("support_clients_65_plus_at_home", 8475, "people"),
        ("admissions_rate_65_plus", 514.6 / 100_000, "1 / year"),
        ("support_share_65_plus_at_home", 0.669, "%"),
    ],
)
def test_kent_has_the_figures_published_for_kent(places: Places, name: str, value: float, unit: str) -> None:
    held = found(places, "Kent").values[name]
    assert held.value == pytest.approx(value, rel=1e-12)
    assert held.unit == parse_unit(unit)
    assert held.status is Status.SECOND_HAND


def test_thousands_of_pounds_become_pounds(places: Places) -> None:
    held = found(places, "Hartlepool").values["adult_social_care_net_spend"]
    assert held.value == 46_839_000
    assert held.unit == parse_unit("£ / year")
    assert held.column.period == "2024-25"


def test_a_value_names_its_table_line_and_source(places: Places) -> None:
    held = found(places, "Hartlepool").values["admissions_65_plus"]
    assert (held.table, held.where) == ("england-activity", "investcase:places/england-activity.csv:2")
    assert held.source.cited().startswith("Department of Health and Social Care, Measures from the Adult Social Care")
    assert held.source.cited().endswith("original not seen")


def test_labels_are_kept_as_text(places: Places) -> None:
    kent = found(places, "Kent")
    assert kent.labels["region"] == "South East"
    assert kent.labels["authority_type"] == "county_council"
    assert kent.labels["ccn_member"] == "yes"
    assert found(places, "Fife Council").labels["integration_authority_code"] == "S37000032"


def test_a_blank_stays_blank_and_says_why(places: Places) -> None:
    held = found(places, "Birmingham").values["adult_social_care_net_spend"]
    assert held.value is None
    assert "had not submitted its return" in str(held.note)
    assert found(places, "Belfast City Council").values["population_85_plus"].value is None


def test_an_authority_of_one_council_reads_that_councils_figures(places: Places) -> None:
    authority, council = found(places, "Fife IJB"), found(places, "Fife Council")
    name = "home_care_65_plus_gross_spend_per_staff_hour"
    assert authority.values[name].value == council.values[name].value is not None
    assert authority.values[name].note == "The figure for Fife, the one council covered."
    assert authority.values["population_65_plus"].table == "scotland-integration-authorities"


def test_an_authority_of_two_councils_adds_what_adds_and_leaves_rates_blank(places: Places) -> None:
    values = found(places, "Clackmannanshire and Stirling").values
    spend = values["home_care_65_plus_gross_spend"]
    # £6,680 thousand for Clackmannanshire and £9,727 thousand for Stirling
    assert spend.value == 6_680_000 + 9_727_000
    assert spend.status is Status.DERIVED
    assert spend.note == "The sum of Clackmannanshire and Stirling."
    rate = values["home_care_65_plus_gross_spend_per_staff_hour"]
    assert rate.value is None
    assert "cannot be added" in str(rate.note)


@pytest.mark.parametrize(
    ("nation", "name", "total"),
    [
        (Nation.ENGLAND, "population_total", 58_620_101),
        (Nation.ENGLAND, "population_18_64", 35_455_993),
        (Nation.ENGLAND, "population_65_plus", 10_981_092),
        (Nation.ENGLAND, "population_75_plus", 5_461_142),
        (Nation.ENGLAND, "population_85_plus", 1_484_012),
        (Nation.ENGLAND, "admissions_65_plus", 65_060),
        (Nation.ENGLAND, "admissions_18_64", 6_035),
        (Nation.ENGLAND, "support_clients_65_plus", 575_795),
        (Nation.ENGLAND, "support_clients_65_plus_at_home", 347_305),
        (Nation.ENGLAND, "support_clients_18_64", 312_725),
        (Nation.ENGLAND, "reablement_clients", 184_745),
        (Nation.SCOTLAND, "population_65_plus", 1_097_395),
        (Nation.SCOTLAND, "home_care_65_plus_gross_spend", 770_027_000),
        (Nation.SCOTLAND, "delayed_discharge_bed_days_18_plus", 720_119),
        (Nation.WALES, "population_65_plus", 692_504),
        (Nation.NORTHERN_IRELAND, "population_total", 1_927_855),
        (Nation.NORTHERN_IRELAND, "population_65_plus", 349_194),
    ],
)
def test_national_totals_are_as_published(places: Places, nation: Nation, name: str, total: float) -> None:
    held, problems = places.national_total(nation, name)
    assert problems == []
    assert held is not None
    assert held.value == total


# What the councils' own cells leave out of the published total: rounding, withheld cells, days assigned to no council.
NOT_IN_ANY_PLACE = {
    "admissions_65_plus": -2,
    "admissions_18_64": 2,
    "support_clients_65_plus": 1,
    "support_clients_65_plus_at_home": 0,
    "support_clients_18_64": -1,
    "reablement_clients": 31,
    "discharges_into_reablement_65_plus": 2,
    "discharges_65_plus": 14_277,
    "delayed_discharge_bed_days_18_plus": 476,
    "census_2021_population_total": 3,
}
ROWS: dict[tuple[Nation, PlaceKind], int] = {
    (Nation.ENGLAND, "council"): 153,
    (Nation.SCOTLAND, "council"): 32,
    (Nation.SCOTLAND, "integration_authority"): 31,
    (Nation.SCOTLAND, "nhs_board"): 14,
    (Nation.WALES, "council"): 22,
    (Nation.NORTHERN_IRELAND, "council"): 11,
    (Nation.NORTHERN_IRELAND, "hsc_trust"): 5,
}


@pytest.mark.parametrize(("nation", "kind"), list(ROWS))
def test_places_sum_to_the_published_totals(places: Places, nation: Nation, kind: PlaceKind) -> None:
    listed, _ = places.listed(nation)
    example, _ = places.find(next(place.code for place in listed if place.kind == kind))
    assert example is not None
    checked = 0
    for name, held in example.values.items():
        total = held.column.national_total
        if total is None or held.note:  # read through from a council: checked there
            continue
        rows, problems = places.all_places(nation, name, kind)
        assert problems == []
        assert len(rows) == ROWS[nation, kind]
        short = total.central - sum(value.value for _, value in rows if value.value is not None)
        assert short == NOT_IN_ANY_PLACE.get(name, 0), name
        checked += 1
    assert checked > 0


def test_admissions_are_withheld_for_one_council(places: Places) -> None:
    rows, _ = places.all_places(Nation.ENGLAND, "admissions_65_plus")
    assert [place.name for place, value in rows if value.value is None] == ["Isles of Scilly"]


def test_a_total_nobody_published_is_a_problem(places: Places) -> None:
    held, problems = places.national_total(Nation.ENGLAND, "adult_social_care_net_spend")
    assert held is None
    assert [problem.code for problem in problems] == ["no-national-total"]


def test_a_column_nobody_has_brings_a_suggestion(places: Places) -> None:
    held, problems = places.national_total(Nation.ENGLAND, "admisions_65_plus")
    assert held is None
    assert problems[0].message == "no table of places in England has 'admisions_65_plus'"
    assert "'admissions_65_plus'" in str(problems[0].remedy)
    rows, problems = places.all_places(Nation.WALES, "admissions_65_plus")
    assert rows == []
    assert problems[0].code == "unknown-place-column"


def test_every_shipped_value_has_a_source_and_every_derived_one_says_how() -> None:
    places = Places(shipped_library())
    listed, _ = places.listed()
    for summary in listed:
        place, problems = places.find(summary.code)
        assert problems == []
        assert place is not None
        assert place.values
        for held in place.values.values():
            assert held.value is not None or held.note
            assert held.value is None or held.value >= 0
            assert held.status is not Status.DERIVED or held.note or held.column.note
            if held.column.is_ is Kind.SHARE and held.value is not None:
                assert held.value <= 1
