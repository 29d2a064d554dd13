"""The short paper's charts: in points, their words readable and clear of one another, their descriptions true."""

import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from chart_words import SVG, assert_marks_stay_on_the_sheet, assert_words_fit, boxes, years
from hypothesis import given, settings
from hypothesis import strategies as st

from investcase.numbers.writing import people, percent
from investcase.report.charts import (
    CashPath,
    Chart,
    Counted,
    CutAnswer,
    Decider,
    Left,
    OptionLine,
    Panel,
    Payer,
    Phase,
    against_figure,
    cash_strip,
    chance_dots,
    claim_to_count,
    ends_on_a_line,
    in_twenty,
    people_bars,
    saved_and_lost,
    twenty_answers,
    what_decides,
    what_pays,
)
from investcase.report.charts.against_figure import read_at
from investcase.report.charts.clear_of import Clear
from investcase.report.charts.drawing import SMALL, Drawing, label_width
from investcase.report.charts.looked_at import LookedAt, looked_at

amounts = st.one_of(
    st.just(0.0),
    st.floats(-1e10, 1e10, allow_nan=False),
    st.floats(-2e6, 2e6, allow_nan=False),
    st.floats(-3, 3, allow_nan=False),
)
amounts_up = st.one_of(st.just(0.0), st.floats(0, 1e10, allow_nan=False), st.floats(0, 2e6, allow_nan=False))
names = st.one_of(
    st.text(alphabet="abcdefghij KLMNŵŷé&<-", min_size=1, max_size=90).filter(lambda name: name.strip() != ""),
    st.sampled_from(["NHS", "A" * 70, "Kent and Medway Integrated Care Board"]),
)
KENT = [-1.59e6, -0.38e6, 0.63e6, 0.92e6, 0.94e6, 0.88e6, 0.0, 0.0, 0.0, 0.0]
PHASES = [Phase(0, 1, "reserve pays first"), Phase(2, 9, "only lower bills pay")]
CLAIM = [
    Left("Kent’s share of the claim", 6.17e6),
    Left("less a fifth, already done", 4.94e6),
    Left("less a tenth", 2.22e6),
]
TWENTY = [1e6 * (place - 2) for place in range(20)]
SHARES = [0.2, 0.4, 0.6]
PANEL = Panel(
    "Worth to everyone",
    (OptionLine("Home first", (-2e6, 3e6, 8e6)), OptionLine("Grants", (0, 1e6, 2e6))),
    (0.3,),
)
DECIDERS = [
    Decider("Share of the claim", "25% to 75%; we count 50%", -0.5e6, 11.5e6, "27%", within=True),
    Decider("Hours of care", "21 to 9.8 a week; we count 14", 3.2e6, 6.9e6, "30 hours: outside the range"),
]
CUT = CutAnswer("Close early", 576e3, (("council, cash", 209e3), ("NHS, pressure", 418e3)))
PAYERS = [Payer("lower bills", "", (0, 2e6)), Payer("reserve", "agreed", (9e5, 4e5))]


@st.composite
def strips(draw: st.DrawFn) -> Chart:
    net = draw(st.lists(amounts, min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(net) - 1), max_size=4)))
    ends = [*(cut - 1 for cut in cuts[1:]), len(net) - 1]
    phases = [Phase(first, last, draw(names)) for first, last in zip(cuts, ends, strict=True)] if cuts else []
    return cash_strip(years(len(net)), net, title="The council pays first", whose="The council", phases=phases)


@settings(max_examples=40, deadline=None)
@given(chart=strips())
def test_cash_strip_always_fits(chart: Chart) -> None:
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


@settings(max_examples=40, deadline=None)
@given(
    count=st.integers(1, 40),
    data=st.data(),
    rows=st.lists(st.tuples(names, st.one_of(st.just(""), names)), min_size=1, max_size=4),
)
def test_people_bars_always_fit(count: int, data: st.DataObject, rows: list[tuple[str, str]]) -> None:
    numbers = st.lists(st.one_of(st.just(0.0), st.floats(-3e5, 3e5)), min_size=count, max_size=count)
    counted = [Counted(name, note, tuple(data.draw(numbers)), people) for name, note in rows]
    chart = people_bars(years(count), counted, title="Help builds up")
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(st.builds(Left, names, amounts_up), min_size=2, max_size=7))
def test_claim_to_count_always_fits(steps: list[Left]) -> None:
    chart = claim_to_count(steps, title="We count a third")
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


@settings(max_examples=40, deadline=None)
@given(count=st.integers(1, 40), data=st.data(), said=st.lists(st.tuples(names, names), min_size=1, max_size=5))
def test_what_pays_always_fits(count: int, data: st.DataObject, said: list[tuple[str, str]]) -> None:
    paid = st.lists(amounts_up, min_size=count, max_size=count)
    payers = [Payer(name, note, tuple(data.draw(paid))) for name, note in said]
    chart = what_pays(years(count), payers, title="Only lower bills pay")
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


@settings(max_examples=40, deadline=None)
@given(label=names, share=st.floats(0, 1), words=st.sampled_from(["18 in 20", "more than 19 in 20"]))
def test_chance_dots_always_fit(label: str, share: float, words: str) -> None:
    assert_words_fit(chance_dots(label, words, share))


@settings(max_examples=40, deadline=None)
@given(answers=st.lists(amounts, min_size=20, max_size=20))
def test_twenty_answers_always_fit(answers: list[float]) -> None:
    chart = twenty_answers(answers, title="T", worse="worse than carrying on", better="better than that", what="Worth")
    assert_words_fit(chart)


@settings(max_examples=40, deadline=None)
@given(
    count=st.integers(2, 12),
    data=st.data(),
    panels=st.lists(st.tuples(names, st.lists(names, min_size=1, max_size=4)), min_size=1, max_size=2),
    expected=st.floats(0.1, 0.9),
)
def test_against_figure_always_fits(
    count: int, data: st.DataObject, panels: list[tuple[str, list[str]]], expected: float
) -> None:
    values = st.lists(amounts, min_size=count, max_size=count).map(tuple)
    drawn = [
        Panel(title, tuple(OptionLine(name, data.draw(values)) for name in options), (0.3,))
        for title, options in panels
    ]
    at = [place / count for place in range(count)]
    chart = against_figure(at, drawn, title="T", figure=panels[0][0], expected=expected, write=percent)
    assert_words_fit(chart)


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(
        st.builds(Decider, names, names, amounts, amounts, st.one_of(names, st.just("27%")), st.booleans()),
        min_size=1,
        max_size=9,
    ),
    expected=amounts,
)
def test_what_decides_always_fits(rows: list[Decider], expected: float) -> None:
    chart = what_decides(rows, expected=expected, title="T", turning="Worth £0 to everyone at")
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


@settings(max_examples=40, deadline=None)
@given(three=st.lists(amounts, min_size=3, max_size=3).map(sorted))
def test_ends_on_a_line_always_fit(three: list[float]) -> None:
    worst, expected, best = three
    assert_words_fit(ends_on_a_line(expected, worst, best, title="T", what="Worth to everyone"))


@settings(max_examples=40, deadline=None)
@given(
    answers=st.lists(
        st.builds(CutAnswer, names, amounts_up, st.lists(st.tuples(names, amounts_up), max_size=5).map(tuple)),
        min_size=1,
        max_size=3,
    ),
    saves=names,
)
def test_saved_and_lost_always_fits(answers: list[CutAnswer], saves: str) -> None:
    chart = saved_and_lost(answers, title="T", saves=saves)
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)


SAMPLES: list[Callable[[], Chart]] = [
    lambda: cash_strip(years(10), KENT, title="T", whose="The council", phases=PHASES),
    lambda: people_bars(years(7), [Counted("At home", "", (4, 36, 60, 71, 71, 36, 0), people)], title="T"),
    lambda: claim_to_count(CLAIM, title="T"),
    lambda: what_pays(years(2), PAYERS, title="T"),
    lambda: chance_dots("Worth doing for everyone", "18 in 20", 0.9),
    lambda: twenty_answers(TWENTY, title="T", worse="worse", better="better", what="Worth to everyone"),
    lambda: against_figure(SHARES, [PANEL], title="T", figure="share of the claim", expected=0.5, write=percent),
    lambda: what_decides(DECIDERS, expected=5.5e6, title="T", turning="Worth £0 to everyone at"),
    lambda: ends_on_a_line(-0.5e6, -4.2e6, 1.6e6, title="T", what="Worth to everyone"),
    lambda: saved_and_lost([CUT], title="T", saves="what the Board saves"),
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


def test_people_are_told_by_their_turning_points() -> None:
    values = (4.0, 36.0, 60.0, 71.0, 71.0, 36.0, 0.0, 0.0)
    said = people_bars(years(8), [Counted("At home", "not in a care home", values, people)], title="T").description
    assert said == (
        "At home, not in a care home: 4 in 2027-28, 71 from 2030-31 to 2031-32, the most, 36 in 2032-33 and none from"
        " 2033-34."
    )


def test_people_after_the_end_are_one_column() -> None:
    drawn = people_bars(years(8), [Counted("At home", "", (4.0, 36.0, 0, 0, 0, 0, 0, 0), people)], title="T").svg
    assert ">2029-30<" in drawn
    assert ">2030-31<" not in drawn


def test_only_what_is_counted_is_solid() -> None:
    root = ET.fromstring(claim_to_count(CLAIM, title="T").svg)
    solid = [bar for bar in root.iter(f"{SVG}rect") if bar.get("stroke") is None]
    assert len(solid) == 1


@pytest.mark.parametrize(("share", "dots"), [(0.0, 0), (0.001, 0), (0.5, 10), (0.9, 18), (0.999, 20), (1.0, 20)])
def test_a_chance_fills_the_nearest_number_of_dots(share: float, dots: int) -> None:
    assert in_twenty(share) == dots
    drawn = ET.fromstring(chance_dots("Worth doing", "so many in 20", share).svg)
    hollow = sum(dot.attrib["fill"] == "#ffffff" for dot in drawn.iter(f"{SVG}circle"))
    assert hollow == 20 - dots


def test_an_answer_below_nothing_is_crossed_as_well_as_coloured() -> None:
    drawn = ET.fromstring(twenty_answers(TWENTY, title="T", worse="worse", better="better", what="Worth").svg)
    strokes = [line for line in drawn.iter(f"{SVG}line") if line.attrib["stroke"] == "#a13a1b"]
    # Two answers are below nothing, and a cross is two strokes.
    assert len(strokes) == 4
    assert [t.text for t in drawn.iter(f"{SVG}text") if t.text and " in 20" in t.text] == ["2 in 20", "18 in 20"]


def test_a_line_is_read_between_its_points() -> None:
    assert read_at([0.2, 0.4, 0.6], [0.0, 2.0, 8.0], 0.5) == pytest.approx(5.0)


def test_what_lies_within_its_range_is_told() -> None:
    chart = what_decides(DECIDERS, expected=5.5e6, title="T", turning="Worth £0 to everyone at")
    assert "Worth £0 to everyone at, within its range: Share of the claim, at 27%." in chart.description
    assert 'font-weight="700" text-anchor="end" fill="#17222d">27%<' in chart.svg


@pytest.mark.parametrize(
    "draw",
    [
        lambda: cash_strip([], [], title="T", whose="The council"),
        lambda: people_bars(years(2), [], title="T"),
        lambda: claim_to_count([Left("a claim", 1.0)], title="T"),
        lambda: what_pays(years(1), [Payer("reserve", "", (-1.0,))], title="T"),
        lambda: chance_dots("Worth doing", "21 in 20", 1.05),
        lambda: twenty_answers([1.0], title="T", worse="", better="", what="Worth"),
        lambda: against_figure([1.0, 1.0], [PANEL], title="T", figure="share", expected=1.0, write=percent),
        lambda: what_decides([], expected=0, title="T", turning="Nothing at"),
        lambda: ends_on_a_line(3.0, 2.0, 1.0, title="T", what="Worth"),
        lambda: saved_and_lost([], title="T", saves="what is saved"),
    ],
)
def test_nothing_to_draw_is_refused(draw: Callable[[], Chart]) -> None:
    with pytest.raises(ValueError, match="needs"):
        draw()


def test_no_answer_at_an_end_runs_across_nothing() -> None:
    """A label across £0 would say that the answer crosses it."""
    rows = [Decider("A", "r", -1.1e6, -0.1e6, "never"), Decider("B", "r", -1.0e6, -0.02e6, "never")]
    chart = what_decides(rows, expected=-0.57e6, title="T", turning="Worth £0 at")
    root = ET.fromstring(chart.svg)
    zero = next(float(t.attrib["x"]) for t in root.iter(f"{SVG}text") if t.text == "£0")
    for text in root.iter(f"{SVG}text"):
        if (text.text or "").startswith(("−", "+")):
            x, wide = float(text.attrib["x"]), label_width(text.text or "", size=SMALL)
            left = x - wide if text.attrib["text-anchor"] == "end" else x
            assert not left < zero < left + wide


def test_a_long_name_of_an_option_is_whole_beside_its_line() -> None:
    name = "Home first, and community support to reduce hours"
    panel = Panel("Worth", (OptionLine("Home first", (1e6, 2e6)), OptionLine(name, (0.5e6, 2.5e6))))
    chart = against_figure([0.25, 0.75], [panel, panel], title="T", figure="f", expected=0.5, write=percent)
    assert "…" not in chart.svg.split("</title>", 1)[1]


def test_words_are_put_off_a_line_where_some_place_is() -> None:
    drawing = Drawing(100, points=True)
    clear = Clear(drawing, 100)
    clear.keep_off([(0, 50), (100, 50)])
    clear.put("word", [(20, 52, "start"), (20, 80, "start")])
    assert 'y="80"' in drawing.svg(100, "D.")
    clear.put("word", [(60, 52, "start")])
    assert 'y="52"' in drawing.svg(100, "D.")


NINE = (
    *("Age", "Disability", "Gender reassignment", "Marriage and civil partnership", "Pregnancy and maternity"),
    *("Race", "Religion or belief", "Sex", "Sexual orientation"),
)


def test_no_name_of_a_characteristic_touches_its_box() -> None:
    chart = looked_at([LookedAt(name, "?", "not known", looked=True) for name in NINE], title="T")
    assert_words_fit(chart)
    assert_marks_stay_on_the_sheet(chart)
    lines = [line.attrib for line in ET.fromstring(chart.svg).iter(f"{SVG}line")]
    sides = sorted(float(line["x1"]) for line in lines if line["x1"] == line["x2"])
    assert len(sides) == 2 * len(NINE)
    for name, left, right in zip(NINE, sides[::2], sides[1::2], strict=True):
        within = [box for box in boxes(chart) if left < (box[1] + box[3]) / 2 < right]
        assert " ".join(box[0] for box in sorted(within, key=lambda box: box[2])) == f"? {name}"
        assert all(left + 2 <= box[1] and box[3] <= right - 2 for box in within), name


def test_longer_names_than_the_law_s_stay_on_the_sheet() -> None:
    chart = looked_at([LookedAt(f"{name} {name}ing", "–", "x", looked=False) for name in NINE], title="T")
    assert_marks_stay_on_the_sheet(chart)
