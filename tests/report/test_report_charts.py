"""Charts: words that fit and never meet, numbers that agree with their table, meaning without colour."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from chart_words import SVG, assert_marks_stay_on_the_sheet, assert_words_fit, years
from contrast import contrast
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from investcase.report import charts
from investcase.report.charts import (
    PEOPLE,
    POUNDS,
    BodyPosition,
    Chart,
    Range,
    Step,
    Swing,
    build_up,
    cash_by_year,
    lettering,
    palette,
    ranges,
    tornado,
    waterfall,
    who_pays,
)
from investcase.report.charts.scale import round_ticks

NASTY = '<script>alert("x")</script> & </svg> {{ 7 * 7 }}'
SOURCE_FONTS = Path(__file__).parents[2] / "templates" / "fonts"

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


@settings(max_examples=150, deadline=None)
@given(net=st.lists(amounts, min_size=1, max_size=30), body=names)
def test_cash_by_year_always_fits(net: list[float], body: str) -> None:
    chart = cash_by_year(years(len(net)), net, body=body)
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)
    assert len(chart.table.rows) == len(net)


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.builds(BodyPosition, names, amounts, amounts, amounts), min_size=1, max_size=9))
def test_who_pays_always_fits(rows: list[BodyPosition]) -> None:
    chart = who_pays(rows, basis="present value over 10 years, 2027-28 prices")
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


@settings(max_examples=100, deadline=None)
@given(
    rows=st.lists(
        st.builds(Swing, names, st.just("£1,234.56 / week"), st.just("22%"), amounts, amounts), min_size=1, max_size=12
    ),
    central=amounts,
)
def test_tornado_always_fits(rows: list[Swing], central: float) -> None:
    chart = tornado(rows, central=central, result="Net present social value")
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


@settings(max_examples=100, deadline=None)
@given(start=amounts, steps=st.lists(st.builds(Step, names, amounts), max_size=9))
def test_waterfall_always_fits(start: float, steps: list[Step]) -> None:
    chart = waterfall(Step("National claim", start), steps, end_label="Local answer", title="Bridge")
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


@settings(max_examples=100, deadline=None)
@given(
    rows=st.lists(
        st.tuples(names, st.lists(amounts, min_size=3, max_size=3).map(sorted)).map(lambda r: Range(r[0], *r[1], r[0])),
        min_size=1,
        max_size=8,
    )
)
def test_ranges_always_fit(rows: list[Range]) -> None:
    chart = ranges(rows, title="The national claim beside the local answer")
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


@settings(max_examples=150, deadline=None)
@given(values=st.lists(amounts, min_size=1, max_size=30), steady=amounts, measure=st.sampled_from([PEOPLE, POUNDS]))
def test_build_up_always_fits(values: list[float], steady: float, measure: charts.Measure) -> None:
    chart = build_up(years(len(values)), values, steady_state=steady, title="People at home", measure=measure)
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


SAMPLES: list[Callable[[str], Chart]] = [
    lambda words: cash_by_year(years(3), [-5e5, 1e5, 9e5], body=words),
    lambda words: who_pays([BodyPosition(words, -1e6, 2e5, 3e5), BodyPosition("NHS", 0, 1e6, 0)], basis=words),
    lambda words: tornado([Swing(words, words, words, 1e5, 3e5)], central=2e5, result=words),
    lambda words: waterfall(Step(words, 1e6), [Step(words, -2e5)], end_label=words, title=words),
    lambda words: ranges([Range(words, 1, 2, 3, words)], title=words),
    lambda words: build_up(years(3), [10, 20, 30], steady_state=40, title=words),
]


@pytest.mark.parametrize("draw", SAMPLES)
def test_what_people_write_stays_words(draw: Callable[[str], Chart]) -> None:
    chart = draw(NASTY)
    root = ET.fromstring(chart.svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "rect",
        "line",
        "path",
        "circle",
        "text",
    }
    assert "<script" not in chart.svg


@pytest.mark.parametrize("draw", SAMPLES)
def test_every_chart_speaks_its_description_first_and_names_its_typeface_on_each_text(
    draw: Callable[[str], Chart],
) -> None:
    chart = draw("Kent County Council")
    root = ET.fromstring(chart.svg)
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == chart.description
    assert len(chart.description) >= 40
    assert chart.description.endswith(".")
    texts = list(root.iter(f"{SVG}text"))
    assert texts
    assert {text.attrib["font-family"] for text in texts} == {"Source Sans 3"}
    # 12 px is 9 pt: nothing on a chart is smaller.
    assert min(float(text.attrib["font-size"]) for text in texts) >= 12


@pytest.mark.parametrize("draw", SAMPLES)
def test_drawing_twice_gives_the_same_chart_without_ids(draw: Callable[[str], Chart]) -> None:
    assert draw("Kent") == draw("Kent")
    assert " id=" not in draw("Kent").svg


@pytest.mark.parametrize("draw", SAMPLES)
def test_each_row_of_a_table_has_a_cell_for_each_column(draw: Callable[[str], Chart]) -> None:
    table = draw("Kent").table
    assert table.caption
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_the_running_total_is_the_sum_so_far_and_the_return_to_zero_is_named() -> None:
    # −500, −500 + 100 = −400, −400 + 900 = 500 (thousands of pounds)
    chart = cash_by_year(years(3), [-500e3, 100e3, 900e3], body="Kent")
    assert [row[2] for row in chart.table.rows] == ["−£500,000", "−£400,000", "£500,000"]
    assert "lowest at −£500k in 2027-28, is at or above zero from 2029-30 and ends at +£500k" in chart.description


def test_a_case_that_never_pays_back_says_so() -> None:
    chart = cash_by_year(years(2), [-5e5, 1e5], body="Kent")
    assert "does not get back to zero in these years and ends at −£400k" in chart.description


def test_a_dip_back_below_zero_moves_the_return_to_the_year_it_lasts_from() -> None:
    # totals: −1, +1, −1, +2
    chart = cash_by_year(years(4), [-1e6, 2e6, -2e6, 3e6], body="Kent")
    assert "at or above zero from 2030-31" in chart.description


def test_the_waterfall_ends_on_the_exact_sum() -> None:
    # 0.1 + 0.2 is not 0.3 in floats, and fsum of ten tenths is exactly 1.
    chart = waterfall(Step("Start", 0.0), [Step("tenth", 0.1)] * 10, end_label="End", title="Bridge")
    assert chart.table.rows[-1] == ("End", "", "£1")
    chart = waterfall(
        Step("National", 4.9e6), [Step("Volume", -0.6e6), Step("Price", 1.3e6)], end_label="Local", title="Bridge"
    )
    assert chart.table.rows[-1] == ("Local", "", "£5,600,000")


def test_the_tornado_puts_the_largest_swing_first() -> None:
    chart = tornado(
        [Swing("small", "1", "2", 9.0, 11.0), Swing("large", "1", "2", 50.0, 1.0)], central=10.0, result="NPSV"
    )
    assert [row[0] for row in chart.table.rows] == ["large", "small"]


def test_panels_share_one_scale() -> None:
    chart = who_pays([BodyPosition("A", 1e6, 2e6, 4e6)], basis="a year")
    bars = [float(bar.attrib["width"]) for bar in ET.fromstring(chart.svg).iter(f"{SVG}rect")]
    assert bars[1] / bars[0] == pytest.approx(2, rel=0.01)
    assert bars[2] / bars[0] == pytest.approx(4, rel=0.01)


def test_losses_are_hatched_and_signed_as_well_as_coloured() -> None:
    loss = who_pays([BodyPosition("A", -1e6, 0, 0)], basis="a year")
    gain = who_pays([BodyPosition("A", 1e6, 0, 0)], basis="a year")
    assert "<path" in loss.svg
    assert "<path" not in gain.svg
    assert "▼ −£1m" in loss.svg
    assert "▲ +£1m" in gain.svg


@pytest.mark.parametrize(
    "draw",
    [
        lambda: cash_by_year([], [], body="Kent"),
        lambda: cash_by_year(years(2), [1.0], body="Kent"),
        lambda: who_pays([], basis="a year"),
        lambda: tornado([], central=0, result="NPSV"),
        lambda: ranges([], title="Ranges"),
        lambda: ranges([Range("A", 3, 2, 1, "its own")], title="Ranges"),
        lambda: build_up([], [], steady_state=0, title="People"),
    ],
)
def test_nothing_to_draw_is_refused(draw: Callable[[], Chart]) -> None:
    with pytest.raises(ValueError, match="needs"):
        draw()


@given(low=st.floats(-1e9, 0), high=st.floats(0.001, 1e9), most=st.integers(2, 8))
def test_ticks_are_few_round_and_inside(low: float, high: float, most: int) -> None:
    ticks = round_ticks(low, high, most)
    assert 1 <= len(ticks) <= most + 1
    reach = high - low
    assert all(low - reach * 1e-6 <= tick <= high + reach * 1e-6 for tick in ticks)
    assert 0 in ticks


def test_contrast_is_measured_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    # WebAIM's often quoted grey: #767676 on white is 4.54:1.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", palette.TEXT)
def test_words_keep_their_contrast(colour: str) -> None:
    assert contrast(colour, palette.PAPER) >= 4.5


@pytest.mark.parametrize("colour", palette.MARKS)
def test_marks_keep_their_contrast(colour: str) -> None:
    assert contrast(colour, palette.PAPER) >= 3


def test_charts_use_no_colour_outside_the_palette() -> None:
    known = {value for value in vars(palette).values() if isinstance(value, str) and value.startswith("#")}
    used = {colour for draw in SAMPLES for colour in re.findall(r"#[0-9a-f]{6}", draw("Kent").svg)}
    assert used <= known


def test_widths_are_measured_and_cut() -> None:
    # In Source Sans 3 Regular every lining figure is 497 thousandths wide.
    assert lettering.width("00", 10) == pytest.approx(2 * 497 * 10 / 1000 * 1.02)
    assert lettering.shortened("Kent", 500, 12) == "Kent"
    cut = lettering.shortened("Kent and Medway", 50, 12)
    assert cut.endswith("…")
    assert lettering.width(cut, 12) <= 50
    lines = lettering.wrapped("one two three four five six seven", 60, 12, lines=2)
    assert len(lines) == 2
    assert all(lettering.width(line, 12) <= 60 for line in lines)


@pytest.mark.skipif(not SOURCE_FONTS.is_dir(), reason="the fonts stand beside the tests only in the source tree")
@pytest.mark.parametrize(("weight", "face"), [("regular", "Regular"), ("bold", "Bold")])
def test_the_widths_table_is_the_fonts_own(weight: str, face: str) -> None:
    font = TTFont(SOURCE_FONTS / f"SourceSans3-{face}.ttf")
    measured = {f"{code:x}": font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
    shipped = json.loads((Path(lettering.__file__).parent / "widths.json").read_text(encoding="utf-8"))
    assert shipped[weight] == measured
