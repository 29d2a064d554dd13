"""A minus that nobody says is meant is asked about on every side, and taking it away settles it."""

from __future__ import annotations

import copy
import re

import pytest
import yaml
from clean_case import RICH, with_text
from hypothesis import given
from hypothesis import strategies as st
from told import TODAY, line_of, mended, problems_of, told

from cases import with_lines
from investcase.documents.walk import values_in
from investcase.quantities import Quantity
from investcase.reading.problems import Severity
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text
from random_whole.models import model_called, model_names

CODES = {"benefit-below-zero", "below-zero", "sign-unclear"}
REFUSED = {"cost-below-zero", "cut-below-zero", "one-amount", "release-price-unit"}
POUNDS = [found.start() for found in re.finditer(r"£\d", RICH)]


def at(place: int) -> str:
    """The case with a minus before one amount."""
    return f"{RICH[:place]}-{RICH[place:]}"


def test_nothing_in_the_case_is_below_zero() -> None:
    assert told(RICH, CODES) == []


@pytest.mark.parametrize("place", POUNDS, ids=[RICH[:p].rsplit("\n", 1)[1].strip()[-30:] for p in POUNDS])
def test_a_minus_before_any_amount_is_told_where_it_stands_or_refused(place: int) -> None:
    text = at(place)
    found = problems_of(text)
    if {p.code for p in found} & REFUSED:
        return
    (problem,) = [p for p in found if p.code in CODES]
    assert line_of(text, problem).startswith("-£")
    assert told(mended(text, problem), CODES) == []


def test_what_is_refused_is_what_cannot_be_below_zero() -> None:
    refused = [place for place in POUNDS if {p.code for p in problems_of(at(place))} & REFUSED]
    # A net budget; of a cut what comes back, two costs of leaving and one of starting again; five costs and prices.
    assert len(refused) == 10


GAIN = "id: gain, title: Gain, body: nhs, cash_type: capacity"


@pytest.mark.parametrize(
    ("benefits", "code"),
    [
        ([f"{GAIN}, each_year: -£120k"], "benefit-below-zero"),
        ([f"{GAIN}, amount: {{2026-27: £120k, 2027-28: -£10k}}"], "benefit-below-zero"),
        ([f"{GAIN}, each_year: -£120k, loses: yes"], None),
        ([f"{GAIN}, each_year: £120k"], None),
        ([f"{GAIN}, each_year: £120k, loses: yes"], "sign-unclear"),
        ([f"{GAIN}, each_year: '-£5k to £20k, central £9k'"], None),
    ],
)
def test_both_slips(benefits: list[str], code: str | None) -> None:
    found = told(with_lines([], benefits), CODES)
    assert [p.code for p in found] == ([code] if code else [])


def test_a_reserve_may_be_paid_back_and_no_more_than_that() -> None:
    drawn = with_text("amount: {2027-28: £200000}", "amount: {2027-28: £200000, 2028-29: -£200000}")
    assert told(drawn, CODES) == []
    beyond = with_text("amount: {2027-28: £200000}", "amount: {2027-28: £200000, 2028-29: -£300000}")
    assert [p.code for p in told(beyond, CODES)] == ["below-zero"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("people_offered: {value: 400 people", "people_offered: {value: -400 people"),
        ("episode_cost: {value: £1850", "episode_cost: {value: -£1850"),
        ("home-care.hourly-rate: {value: £25", "home-care.hourly-rate: {value: -£25"),
    ],
)
def test_a_figure_below_zero_where_it_replaces_one_that_is_not(right: str, wrong: str) -> None:
    text = with_text(right, wrong)
    found = told(text, CODES)
    assert [p.code for p in found] == ["below-zero"]
    assert told(mended(text, found[0]), CODES) == []


@given(st.lists(st.integers(1_000, 5_000_000), min_size=3, max_size=3), st.integers(0, 2))
def test_one_minus_among_the_years_is_told_and_none_is_not(amounts: list[int], place: int) -> None:
    def line(signs: list[str]) -> str:
        pairs = zip((2026, 2027, 2028), signs, amounts, strict=True)
        years = ", ".join(f"{year}-{(year + 1) % 100}: {sign}£{amount}" for year, sign, amount in pairs)
        return f"id: a, title: A, body: council, amount: {{{years}}}, cash_type: capacity"

    def case(signs: list[str]) -> str:
        return with_lines([], [line(signs)])

    assert told(case(["", "", ""]), CODES) == []
    signs = ["-" if index == place else "" for index in range(3)]
    (found,) = told(case(signs), CODES)
    assert found.code == "benefit-below-zero"
    assert told(mended(case(signs), found), CODES) == []


def test_vat_is_only_ever_paid_and_never_on_pay() -> None:
    """A line of £50,000 with £5,000 of VAT costs the body £55,000 a year; with a minus it would cost £45,000."""
    line = "id: t, title: T, body: council, each_year: £50000, irrecoverable_vat: {}"
    for wrong in ("-£5000", "'-£10 to £5000, central £1000'", "-10%"):
        assert "vat" in [problem.code for problem in problems_of(with_lines([line.format(wrong)]))]
    text = with_lines([line.format("-£5000")])
    (found,) = told(text, {"vat"})
    assert told(mended(text, found), {"vat"}) == []
    staff = "staff: {wte: 2, salary: £40000, on_costs: 25%, on_costs_as_of: 2026-04-01}"
    (found,) = told(with_lines([f"id: t, title: T, body: council, {staff}, irrecoverable_vat: 20%"]), {"vat-on-pay"})
    assert "pay carries no VAT" in found.message


MEANT_BELOW = {"PriceAssumption.by_year", "PriceAssumption.each_year", "Demand.population_growth"}
"""Rates of growth, which may be below zero."""


def test_every_number_of_the_case_that_cannot_be_below_zero_is_told_or_refused_when_it_is() -> None:
    """Not the pounds alone: shares, counts, times and prices, each with a minus before it."""
    text = RICH.replace("life: 10 years", "irrecoverable_vat: £15000\n        life: 10 years")
    document = load_text(SourceText("case.yaml", text), None, None, TODAY).document
    tree = yaml.load(text, Loader=yaml.BaseLoader)
    tried = 0
    for written in values_in(document):
        value, field = written.value, f"{type(written.holder).__name__}.{written.name}"
        if written.on_key or field in MEANT_BELOW or isinstance(value, bool) or not isinstance(value, Quantity | int):
            continue
        below = copy.deepcopy(tree)
        holder = below
        for name in written.path[:-1]:
            holder = holder[name]
        if not re.match(r"[£\d]", holder[written.path[-1]]):
            continue  # A month by its name.
        holder[written.path[-1]] = f"-{holder[written.path[-1]]}"
        found = problems_of(yaml.safe_dump(below, allow_unicode=True, sort_keys=False))
        errors = [p for p in found if p.severity is Severity.ERROR]
        assert errors or [p for p in found if p.code in CODES], written.path
        tried += 1
    assert tried > 35


def test_an_input_that_is_a_difference_may_be_below_zero_and_no_other() -> None:
    """Readmissions that are added may be fewer; a price, a count or a time may not, at either end of a range."""
    context = "people_offered: {value: 400 people / year"
    for wrong in ("-400 people / year", "'-10 to 500 people / year, central 400 people / year'"):
        (found,) = told(with_text(context, f"people_offered: {{value: {wrong}"), {"below-zero"})
        assert found.severity is Severity.ERROR
    shipped = {
        (name, key): needed
        for name in model_names()
        for key, needed in model_called(name).inputs.items()
        if not needed.unit.is_number
    }
    said = {place for place, needed in shipped.items() if needed.below_zero}
    assert said == {
        ("care-technologists", "hours_fewer_measured"),
        ("carers-support", "qaly_gain"),
        ("delayed-discharge-home-first", "readmissions_added"),
        ("early-discharge-virtual-ward", "readmissions_added"),
        ("home-adaptations", "own_home_care_fewer"),
        ("home-adaptations", "own_weeks_fewer"),
        ("intermediate-care-beds", "readmissions_added"),
    }
