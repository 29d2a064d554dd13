"""A figure changed by name: the same case as the file edited there, wherever the case or the library writes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cases import KENT, SMALLEST
from investcase.appraisal.appraise import Appraisal, appraise
from investcase.quantities import NUMBER, QuantityError, parse_quantity, parse_unit
from investcase.reading.problems import Problems
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text
from investcase.resolving.changes import as_written

TEXT = KENT.read_text("utf-8")


def changed(text: str, **changes: str) -> Appraisal:
    return appraise(load_text(SourceText("case.yaml", text), None, changes=changes))


def of(name: str, value: str) -> float:
    return float(appraise(load_text(SourceText("case.yaml", TEXT), None, changes={name: value})).preferred.npsv[0])


@pytest.mark.parametrize(
    ("name", "value", "written", "instead"),
    [
        ("at-home.home-first-team.salary", "45000", "salary: £41000", "salary: £45000"),
        ("at-home.home-first-team.wte", "16", "wte: 14", "wte: 16"),
        ("at-home.mobilisation.2027-28", "£500k", "2027-28: £380,000", "2027-28: £500,000"),
        ("deadweight", "20%", "deadweight: {share: 10%", "deadweight: {share: 20%"),
        ("years", "12", "years: 10", "years: 12"),
    ],
)
def test_it_is_the_file_edited(name: str, value: str, written: str, instead: str) -> None:
    assert written in TEXT
    edited = appraise(load_text(SourceText("case.yaml", TEXT.replace(written, instead)), None))
    assert of(name, value) == float(edited.preferred.npsv[0])


def test_a_number_alone_is_in_the_unit_of_its_figure_and_a_range_has_its_middle_as_centre() -> None:
    whole = of("home_care_hours", "18 hours / person / week")
    assert of("home_care_hours", "18") == whole
    assert of("home_care_rate", "26") == of("home_care_rate", "£26") == of("home_care_rate", "£26 / hour")
    assert of("deadweight", "10% to 30%") == of("deadweight", "10% to 30%, central 20%") == of("deadweight", "20%")


@pytest.mark.parametrize("spread", ["mean 15, 95% 10 to 20", "10 in 70%, 20 in 30%", "10 to 20, central 15, uniform"])
def test_numbers_alone_are_in_the_unit_of_their_figure_however_they_are_spread(spread: str) -> None:
    figure = changed(TEXT, home_care_hours=spread).case.register()["home-care.hours-instead-of-care-home"]
    assert str(figure.unit) == "hour / person / week"
    assert replace(figure.original, unit=NUMBER) == parse_quantity(spread)


@pytest.mark.parametrize("ends", ["£1 to £2 million", "£2m to £1m", "10 to 20%", "5 to £9m", "1 to 2m"])
def test_two_ends_that_a_file_refuses_with_any_centre_are_refused(ends: str) -> None:
    """A range with the middle for its centre passes every rule of a range that it would meet in the file."""
    centre = "15%" if "%" in ends else "£1.5k"
    with pytest.raises(QuantityError) as in_a_file:
        parse_quantity(f"{ends}, central {centre}")
    with pytest.raises(QuantityError) as when_set:
        parse_quantity(as_written(ends, parse_unit("£ / year")))
    assert str(when_set.value) == str(in_a_file.value)


def test_a_figure_of_the_library_is_changed_by_its_id_or_by_its_name_in_a_model() -> None:
    assert of("home-care.hours-instead-of-care-home", "18") == of("home_care_hours", "18")
    assert of("independent-settings.home_care_hours", "18") == of("home_care_hours", "18")


def test_a_published_count_and_an_adjustment_not_yet_given_can_be_changed() -> None:
    usual = of("years", "10")
    assert of("place.admissions_65_plus", "1500") == of("admissions", "1500") < usual
    assert of("independent-settings.displacement", "10%") < usual


def test_an_adjustment_is_changed_of_those_alone_that_have_it() -> None:
    """Said again as it is, it moves nothing; what none has is given to the intervention that is named."""
    assert of("overlap", "0% to 30%, central 15%") == of("years", "10")
    with pytest.raises(Problems) as caught:
        of("displacement", "10%")
    assert [problem.code for problem in caught.value] == ["what-if-given-to-none"]
    assert "write at-home.independent-settings.displacement," in str(caught.value)
    assert of("at-home.independent-settings.displacement", "10%") < of("years", "10")


def test_the_case_before_it_was_changed_is_held_beside() -> None:
    found = changed(TEXT, deadweight="20%").case
    assert [each.name for each in found.changes] == ["deadweight"]
    assert found.unchanged is not None
    assert appraise(found.unchanged).preferred.npsv[0] > appraise(found).preferred.npsv[0]


def test_every_name_that_is_none_is_told_with_the_nearest() -> None:
    with pytest.raises(Problems) as caught:
        changed(SMALLEST, grant="£1", visitz="£2")
    assert [problem.code for problem in caught.value] == ["what-if-unknown"] * 2


def test_an_amount_written_in_another_way_of_writing_a_year_is_found() -> None:
    text = SMALLEST.replace("{2026-27: £60000,", "{2026/27: £60000,")
    key = "programme.grants.2026-27"
    found = appraise(load_text(SourceText("case.yaml", text), None, changes={key: "£70000"}))
    assert float(found.preferred.pv_costs[0]) == pytest.approx(70_000 + 45_000 / 1.035)


@pytest.mark.parametrize(
    "name",
    [
        "constant.ccn-home-care-hours.weeks_per_year",
        "at-home.home-care-hours.weeks_per_year",
        "home-care-hours.weeks_per_year",
        "weeks_per_year",
    ],
)
def test_what_a_model_defines_is_changed_under_none_of_its_names(name: str) -> None:
    with pytest.raises(Problems) as caught:
        of(name, "40")
    assert [problem.code for problem in caught.value] == ["what-if-fixed"]
    assert "a definition of its model" in str(caught.value)


@pytest.mark.parametrize(
    "name",
    ["home_care_hours", "displacement", "admissions", "at-home.home-first-team.wte", "at-home.mobilisation.2027-28"],
)
@pytest.mark.parametrize(
    "value", ["nan", "1e5", "about 10", "20 to 10", "10 in 70%, 20 in 20%", "10 to 20, triangular"]
)
def test_a_value_that_cannot_be_read_is_said_of_the_change_and_not_of_the_file(name: str, value: str) -> None:
    name = f"independent-settings.{name}" if name == "displacement" else name
    for text in (TEXT, TEXT.replace("2027-28: £380,000", "2027/28: £380,000")):
        with pytest.raises(Problems) as caught:
            changed(text, **{name: value})
        for problem in caught.value:
            assert problem.message.startswith(f"{name}={value}: ")
            assert problem.position is None


def test_an_error_of_what_holds_a_changed_value_names_the_change() -> None:
    with pytest.raises(Problems) as caught:
        of("at-home.home-first-team.wte", "-2")
    assert [problem.message.partition(": ")[0] for problem in caught.value] == ["at-home.home-first-team.wte=-2"]
