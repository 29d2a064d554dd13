"""Published worked examples on the engine's own parts, and the published discount factors.

Those that a case can express are cases in `tests/published`. Distributional weights (Green Book 2018, A3.13) are held
with the equality tests.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import solved, with_lines
from investcase.appraisal.discounting import discount_factors, present_value, rate_in
from investcase.catalogue.guidance import discount_schedule
from investcase.catalogue.library import shipped_library
from investcase.catalogue.price_index import Index, price_index
from investcase.documents.guidance import Band, DiscountSchedule
from investcase.quantities import Quantity, parse_year

TABLE = Path(__file__).parent / "data" / "discount_factors_green_book.csv"


def schedule(name: str) -> DiscountSchedule:
    found, problems = discount_schedule(name, shipped_library())
    assert problems == []
    assert found is not None
    return found


def flat(rate: float) -> tuple[Band, ...]:
    return (Band(rate=Quantity(rate)),)


def published() -> list[dict[str, str]]:
    rows = [row for row in TABLE.read_text("utf-8").splitlines() if not row.startswith("#")]
    return list(csv.DictReader(rows))


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("green-book-2026", "standard"),
        ("green-book-2022", "standard"),
        ("green-book-2018", "standard"),
        ("green-book-2026-health", "health"),
    ],
)
def test_factors_for_sixty_years_are_those_of_the_table(name: str, column: str) -> None:
    rows = published()
    assert [int(row["year"]) for row in rows] == list(range(61))
    factors = discount_factors(schedule(name).bands, 61)
    for row, factor in zip(rows, factors, strict=True):
        assert round(float(factor), 6) == float(row[column]), row["year"]


@pytest.mark.parametrize(
    ("name", "rates"),
    [
        ("green-book-2026", (0.035, 0.03, 0.025, 0.02, 0.015, 0.01)),
        ("green-book-2026-health", (0.015, 0.0129, 0.0107, 0.0086, 0.0064, 0.0043)),
        ("green-book-2026-reduced", (0.03, 0.0257, 0.0214, 0.0171, 0.0129, 0.0086)),
    ],
)
def test_factors_follow_a_closed_form_and_no_lower_rate_reaches_back(name: str, rates: tuple[float, ...]) -> None:
    factors = discount_factors(schedule(name).bands, 331)
    for year in range(331):
        expected, begun = 1.0, 0
        for end, rate in zip((30, 75, 125, 200, 300, 10**6), rates, strict=True):
            expected /= (1 + rate) ** (min(year, end) - begun if year > begun else 0)
            begun = end
        assert factors[year] == pytest.approx(expected, rel=1e-11)
    assert factors[31] == pytest.approx(factors[30] / (1 + rates[1]), rel=1e-15)


def test_checkpoints_of_the_reduced_schedule() -> None:
    factors = discount_factors(schedule("green-book-2026-reduced").bands, 61)
    assert (round(factors[30], 6), round(factors[60], 6)) == (0.411987, 0.192430)


def test_a_year_in_no_band_cannot_be() -> None:
    with pytest.raises(ValueError, match="open-ended"):
        rate_in((Band(to_year=30, rate=Quantity(0.035)),), 31)


def test_1_nominal_to_real_at_two_per_cent() -> None:
    # Green Book 2018, Table 1: £1,000 a year in cash, at 2% inflation.
    real = 1000 * discount_factors(flat(0.02), 6)
    assert [round(amount) for amount in real] == [1000, 980, 961, 942, 924, 906]


def test_2_a_thousand_pounds_over_ten_years() -> None:
    # Green Book 2018, Table 2.
    present = 1000 * discount_factors(schedule("green-book-2018").bands, 11)
    assert [round(amount) for amount in present] == [1000, 966, 934, 902, 871, 842, 814, 786, 759, 734, 709]


def test_3_land_remediation() -> None:
    # Green Book 2018, Box 12: 39 acres rise from £30,659 to £200,000 an acre; wider benefits £1.4m; costs £10m.
    uplift = 200_000 - 30_659
    assert uplift == 169_341
    assert 39 * uplift == 6_604_299
    found = solved(
        with_lines(
            ["id: works, title: Remediation, body: government, amount: {2026-27: £10m}"],
            [
                "id: land, title: Land value, body: society, cash_type: wider_value, amount: {2026-27: £6604299}",
                "id: wider, title: Wider, body: society, cash_type: wider_value, amount: {2026-27: £1.4m}",
            ],
        )
    ).result()
    option = found.options[1]
    assert option.pv_benefits.central == 8_004_299
    assert option.npsv.central == -1_995_701
    assert option.bcr.net_public.central == 0.80043


def test_4_and_5_equivalent_annual_costs_from_the_factors() -> None:
    # SCIM: boilers at £2,000 over 7 years and £2,500 over 10, at 3.5%, cost £327 and £301 a year.
    factors = discount_factors(flat(0.035), 11)
    assert round(2000 / factors[1:8].sum()) == 327
    assert round(2500 / factors[1:11].sum()) == 301
    # Its £100 over 10 years is printed as £12.03; exactly it is £12.0241, a penny less.
    assert 100 / factors[1:11].sum() == pytest.approx(12.0241, abs=5e-5)


def test_11_prices_by_the_deflator() -> None:
    # HM Treasury, how to use the GDP deflator series, Annex A, 2002-03 = 100: prices rose 13.02% from 1997-98 to
    # 2002-03, and £7.4m in 1998-99 is £8.36m in 2003-04.
    shipped, _ = price_index("gdp-deflators-2026-06", shipped_library())
    assert shipped is not None
    index = Index(shipped.document, {1997: 88.48, 1998: 91.031, 2002: 100.0, 2003: 102.789})
    assert round(100 * (index.factor(parse_year("1997-98"), parse_year("2002-03")) - 1), 2) == 13.02
    assert round(7.4 * index.factor(parse_year("1998-99"), parse_year("2003-04")), 2) == 8.36
    assert replace(index, values=dict(index.values)).factor(parse_year("2002-03"), parse_year("2002-03")) == 1.0


def test_12_lower_rates_are_the_standard_ones_in_proportion() -> None:
    # Green Book 2018, Table 8: each lower rate is in the proportion of 3.0 and 2.5 to 3.5, to two places.
    def percent(name: str) -> list[float]:
        return [round(100 * band.rate.central, 2) for band in schedule(name).bands][:3]

    assert percent("green-book-2018") == [3.5, 3.0, 2.5]
    for name, first in (("reduced", 3.0), ("health", 1.5), ("reduced-health", 1.0)):
        expected = [round(first * step / 3.5, 2) for step in (3.5, 3.0, 2.5)]
        assert percent(f"green-book-2026-{name}") == expected


def test_14_the_social_time_preference_rate() -> None:
    # Time preference 0.5% + catastrophic risk 1.0% + elasticity 1.0 x growth 2.0%.
    assert rate_in(schedule("green-book-2026").bands, 1) == pytest.approx((0.5 + 1.0 + 1.0 * 2.0) / 100, rel=1e-15)


@pytest.mark.parametrize(("outlay", "each", "npv"), [("£10m", "£2.5m", -0.8173), ("£5m", "£1.5m", 0.5096)])
def test_15_two_options_of_the_older_green_book(outlay: str, each: str, npv: float) -> None:
    # Recalled rather than read: printed as -£0.82m and £0.51m.
    found = solved(
        with_lines(
            [f"id: c, title: C, body: government, amount: {{2026-27: {outlay}}}"],
            [f"id: b, title: B, body: society, cash_type: wider_value, each_year: {each}, from: 2027-28"],
            years=5,
        )
    )
    assert found.preferred.npsv[0] / 1e6 == pytest.approx(npv, abs=5e-5)


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=60), st.floats(0, 0.3))
def test_present_values_are_another_packages(flows: list[float], rate: float) -> None:
    ours = present_value(np.array([flows]), discount_factors(flat(rate), len(flows)))
    assert ours.shape == (1,)
    assert ours[0] == pytest.approx(npf.npv(rate, flows), rel=1e-9, abs=1e-3)
