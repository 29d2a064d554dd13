"""A number is asked for as it is printed, and what is named has a value that prints so."""

from __future__ import annotations

import math

import pytest

from cases import KENT, solved
from investcase.appraisal.explaining import Explainer
from investcase.appraisal.explaining.printed import as_printed
from investcase.numbers.writing import number, pounds, pounds_said, pounds_short
from investcase.quantities import parse_unit

POUNDS, SHARE, PEOPLE = parse_unit("£"), parse_unit("%"), parse_unit("people")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2,393", 2_392_600.0, POUNDS),
        ("2,393", 2393.4, PEOPLE),
        ("£5.16m", 5_155_001.0, POUNDS),
        ("−£326k", -326_400.0, POUNDS),
        ("-£326k", -325_600.0, POUNDS),
        ("£326k", -325_600.0, POUNDS),
        ("10%", 0.104, SHARE),
        ("£1.2bn", 1_249_999_999.0, POUNDS),
    ],
)
def test_a_printed_number_is_of_a_value(text: str, value: float, unit: object) -> None:
    printed = as_printed(text)
    assert printed is not None
    assert printed.is_of(value, unit)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2,393", 2_394_600.0, POUNDS),
        ("−£326k", 326_000.0, POUNDS),
        ("£326k", 326.0, POUNDS),
        ("£10", 10.0, PEOPLE),
        ("10%", 0.106, SHARE),
        ("10%", 10.0, POUNDS),
    ],
)
def test_and_of_no_other(text: str, value: float, unit: object) -> None:
    printed = as_printed(text)
    assert printed is not None
    assert not printed.is_of(value, unit)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["npsv", "0", "£0", "2,39", "10%m", "council.net@2028-29", "", "1.2.3", "£"])
def test_a_name_is_no_number(text: str) -> None:
    assert as_printed(text) is None


def test_every_named_amount_is_found_by_each_way_it_is_printed() -> None:
    explainer = Explainer(solved(KENT.read_text("utf-8")))
    tried = 0
    for asked in explainer.askable:
        found = explainer.explain(asked.name)
        if asked.group != "The answer" or found.value is None or found.unit != POUNDS or not round(found.value):
            continue
        ways = (pounds, pounds_short, pounds_said, lambda value: number(value / 1000))
        for text in (way(found.value) for way in ways):
            names = [each.name for each in explainer.printed_as(text)]
            assert asked.name in names, text
            tried += 1
    assert tried > 10


def test_what_is_found_can_be_asked_for_and_prints_so() -> None:
    explainer = Explainer(solved(KENT.read_text("utf-8")))
    names = explainer.printed_as("1,418")
    assert [each.name for each in names] == ["council.programme@2029-30"]
    value = explainer.explain(names[0].name).value
    assert value is not None
    assert math.isclose(value, -1_418_000, abs_tol=500)
