"""The short paper's charts: in points, their words readable and clear of one another, their descriptions true."""

import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from chart_words import SVG, assert_marks_stay_on_the_sheet, assert_words_fit, years
from hypothesis import given, settings
from hypothesis import strategies as st

from investcase.report.charts import CashPath, Chart, Phase, cash_strip

amounts = st.one_of(
    st.just(0.0),
    st.floats(-1e10, 1e10, allow_nan=False),
    st.floats(-2e6, 2e6, allow_nan=False),
    st.floats(-3, 3, allow_nan=False),
)
names = st.one_of(
    st.text(alphabet="abcdefghij KLMNŵŷé&<-", min_size=1, max_size=90).filter(lambda name: name.strip() != ""),
    st.sampled_from(["NHS", "A" * 70, "Kent and Medway Integrated Care Board"]),
)
KENT = [-1.59e6, -0.38e6, 0.63e6, 0.92e6, 0.94e6, 0.88e6, 0.0, 0.0, 0.0, 0.0]


@st.composite
def strips(draw: st.DrawFn) -> Chart:
    net = draw(st.lists(amounts, min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(net) - 1), max_size=4)))
    ends = [*(cut - 1 for cut in cuts[1:]), len(net) - 1]
    phases = [Phase(first, last, draw(names)) for first, last in zip(cuts, ends, strict=bool(cuts))] if cuts else []
    return cash_strip(years(len(net)), net, title="The council pays first", whose="The council", phases=phases)


@settings(max_examples=150, deadline=None)
@given(chart=strips())
def test_cash_strip_always_fits(chart: Chart) -> None:
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


PHASES = [Phase(0, 1, "reserve pays first"), Phase(2, 9, "only lower bills pay")]
SAMPLES: list[Callable[[], Chart]] = [
    lambda: cash_strip(years(10), KENT, title="T", whose="The council", phases=PHASES),
]


@pytest.mark.parametrize("draw", SAMPLES)
def test_units_are_points_and_nothing_is_small(draw: Callable[[], Chart]) -> None:
    root = ET.fromstring(draw().svg)
    assert root.attrib["width"].endswith("pt")
    assert root.attrib["viewBox"].split()[2] == root.attrib["width"].removesuffix("pt")
    assert min(float(text.attrib["font-size"]) for text in root.iter(f"{SVG}text")) >= 8.5


@pytest.mark.parametrize("draw", SAMPLES)
def test_the_description_is_spoken_first_and_stands_in_no_id(draw: Callable[[], Chart]) -> None:
    chart = draw()
    root = ET.fromstring(chart.svg)
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == chart.description
    assert chart.description.endswith(".")
    assert " id=" not in chart.svg
    assert draw() == chart
    assert all(len(row) == len(chart.table.columns) for row in chart.table.rows)


def test_cash_says_its_turning_points() -> None:
    # Totals: −1.59, −1.97, −1.34, −0.42, +0.52, +1.40, and so on to the end.
    said = cash_strip(years(10), KENT, title="T", whose="The council").description
    assert "£0.4m to £1.6m a year worse off from 2027-28 to 2028-29" in said
    assert "then gains £0.6m to £0.9m a year from 2029-30 to 2032-33" in said
    assert "neither gains nor loses from 2033-34 to 2036-37" in said
    assert "lowest at −£2.0m in 2028-29, is back above zero for good in 2031-32 and ends at +£1.4m in 2036-37" in said


def test_years_in_which_nothing_moves_are_one_column() -> None:
    chart = cash_strip(years(10), KENT, title="T", whose="The council")
    assert ">2033-34 on<" in chart.svg
    assert ">2034-35<" not in chart.svg
    assert len(chart.table.rows) == 10


def test_a_long_horizon_takes_later_years_together() -> None:
    chart = cash_strip(years(30), [-1e6] + [1e5] * 29, title="T", whose="The council")
    assert chart.svg.count(">5 years to<") == 5
    # Five years of £100k are £0.5m.
    assert "+£0.5m" in chart.svg


@pytest.mark.parametrize(
    ("net", "lowest", "back", "last"),
    [
        ([-1.0, -2.0, 4.0], 1, 2, 2),
        # Back in the second year and lost again in the third: back for good in the fourth.
        ([-1.0, 2.0, -2.0, 3.0], 0, 3, 3),
        ([-1.0, 2.0, -2.0], 0, None, 2),
        ([5.0, -1.0, 0.0], None, None, 1),
        ([0.0, 0.0], None, None, None),
    ],
)
def test_turning_points(net: list[float], lowest: int | None, back: int | None, last: int | None) -> None:
    path = CashPath(tuple(1e6 * amount for amount in net))
    assert (path.lowest, path.back, path.last) == (lowest, back, last)


@settings(max_examples=200, deadline=None)
@given(net=st.lists(amounts, min_size=1, max_size=40))
def test_money_back_is_back_for_good(net: list[float]) -> None:
    path = CashPath(tuple(net))
    if path.back is not None:
        assert min(path.totals[path.back :]) >= -0.5
        assert path.totals[path.back - 1] < -0.5
    if path.lowest is None:
        assert min(path.totals) >= -0.5


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="needs"):
        cash_strip([], [], title="T", whose="The council")
