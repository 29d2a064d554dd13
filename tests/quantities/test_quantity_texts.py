"""Numbers with units as people write them, and written back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import SMALLEST, solved
from investcase.quantities import NUMBER, Quantity, QuantityError, Unit, combine_range, parse_quantity, parse_unit
from investcase.quantities.amount_texts import LARGEST
from investcase.quantities.units import unit_words


@pytest.mark.parametrize(
    ("text", "central", "unit"),
    [
        ("18%", 0.18, ""),
        ("18 %", 0.18, ""),
        ("18 per cent", 0.18, ""),
        ("18 Per Cent", 0.18, ""),
        ("18 percent", 0.18, ""),
        ("-5%", -0.05, ""),
        ("0.5", 0.5, ""),
        (".5", 0.5, ""),
        ("£178m", 178e6, "£"),
        ("£1.2 million", 1.2e6, "£"),
        ("£1.2 Million", 1.2e6, "£"),
        ("£1.5bn", 1.5e9, "£"),
        ("£2 billion", 2e9, "£"),
        ("£45k", 45e3, "£"),
        ("£45 thousand", 45e3, "£"),
        ("£23.56 / hour", 23.56, "£ / hour"),
        ("£23.56/hour", 23.56, "£ / hour"),
        ("£23.56 per hour", 23.56, "£ / hour"),
        ("£178m / year", 178e6, "£ / year"),
        ("£178m a year", 178e6, "£ / year"),
        ("£178m per annum", 178e6, "£ / year"),
        ("£23.56 an hour", 23.56, "£ / hour"),
        ("£956 a person each week", 956, "£ / person / week"),
        ("£956 / person / week", 956, "£ / person / week"),
        ("2,310 people / year", 2310, "person / year"),
        ("2,310 People per Year", 2310, "person / year"),
        ("14 hours / person / week", 14, "hour / person / week"),
        ("52.18 weeks / year", 52.18, "week / year"),
        ("3 bed days", 3, "bed day"),
        ("6.5 WTE", 6.5, "post"),
        ("1,234,567.89", 1234567.89, ""),
        ("-£1,200", -1200, "£"),
        ("£-1,200", -1200, "£"),
        ("−£1,200", -1200, "£"),
        ("  £1,200  ", 1200, "£"),
        ("5 / year", 5, "1 / year"),
        ("5 months", 5, "month"),
        ("£3,600pw", 3600, "£ / week"),
        ("£1,200 pw", 1200, "£ / week"),
        ("15k pcm", 15000, "1 / month"),
        ("£15kpcm", 15000, "£ / month"),
        ("£2m pm", 2e6, "£ / month"),
        ("£450,000 p.a.", 450000, "£ / year"),
        ("£25/hr", 25, "£ / hour"),
        ("£25ph", 25, "£ / hour"),
        ("850 clients pa", 850, "person / year"),
        ("12 hrs / wk", 12, "hour / week"),
        ("5 pm / hour", None, ""),
        ("5 kmonths", None, ""),
    ],
)
def test_what_people_write_is_what_it_says(text: str, central: float | None, unit: str) -> None:
    if central is None:
        with pytest.raises(QuantityError):
            parse_quantity(text)
        return
    found = parse_quantity(text)
    assert found.central == pytest.approx(central, rel=1e-15)
    assert found.unit == (parse_unit(unit) if unit else NUMBER)
    assert not found.is_range
    assert found.ends == (found.central, found.central)


@pytest.mark.parametrize(
    ("text", "low", "central", "high", "unit"),
    [
        ("12% to 22%, central 18%", 0.12, 0.18, 0.22, ""),
        ("25 to 75, central 50", 25, 50, 75, ""),
        ("0.75 to 2 years, central 1 year", 0.75, 1, 2, "year"),
        ("£24.10 to £32.14, central £25.05 / hour", 24.10, 25.05, 32.14, "£ / hour"),
        ("9.8 to 21 hours, central 14 hours / person / week", 9.8, 14, 21, "hour / person / week"),
        ("£60k to £140k, central £100k", 60e3, 100e3, 140e3, "£"),
        ("£1,000 to £3,000, central £2,000", 1000, 2000, 3000, "£"),
        ("1,000 to 3,000 people, central 2,000 people / year", 1000, 2000, 3000, "person / year"),
        ("£1.5bn TO £1.6bn, Central £1.5bn / year", 1.5e9, 1.5e9, 1.6e9, "£ / year"),
        ("-£200 to £300, central £0", -200, 0, 300, "£"),
    ],
)
def test_a_range_holds_its_centre(text: str, low: float, central: float, high: float, unit: str) -> None:
    found = parse_quantity(text)
    assert (found.ends[0], found.central, found.ends[1]) == pytest.approx((low, central, high), rel=1e-15)
    assert found.unit == (parse_unit(unit) if unit else NUMBER)
    assert found.is_range


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("", "is not a quantity", "a number with its unit"),
        ("eighteen", "'eighteen' is not a quantity", "a number with its unit"),
        ("NaN", "is not a quantity", "a number with its unit"),
        ("inf", "is not a quantity", "a number with its unit"),
        ("1e5", "is not a quantity", "a number with its unit"),
        ("£", "is not a quantity", "a number with its unit"),
        ("2,31 people", "is not a quantity", "a number with its unit"),
        ("1,2345", "is not a quantity", "a number with its unit"),
        ("£60 banana", "'banana' is not a unit", "£23.56 / hour"),
        ("£60 / hours / weak", "'weak' is not a unit", "£23.56 / hour"),
        ("£5 /", "a unit is missing", "a number with its unit"),
        ("-£-5", "two minus signs", "one minus sign"),
        ("£10 per cent", "both pounds and a share", "pounds, such as £1.2m, or a share, such as 18%"),
        ("18% of people", "follows a percentage", "a percentage alone"),
        ("12% to 22%", "no central value", "your best single figure"),
        ("12% to 22%, 18%", "no central value", "your best single figure"),
        ("12% to 22%, central 23%", "lies outside", "low <= central <= high"),
        ("22% to 12%, central 18%", "runs downwards: 22% is above 12%", "the lower end first"),
        ("12 to 22%, central 18%", "12 is written without a percent sign", "both alike"),
        ("£1 to £2m, central £1.5m", "'£1' may be meant as it stands", "both ends in full"),
        ("£5 / hour to £9 / week, central £7 / hour", "different units", "one unit throughout"),
        ("£" + "9" * 400, "is too large", "a number below a thousand million million"),
        ("£1000001bn", "is too large", "a number below a thousand million million"),
    ],
)
def test_what_is_not_a_quantity_says_why_and_what_would_be(text: str, words: str, expected: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert words in str(caught.value)
    assert expected in caught.value.expected
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("10pc", "write 10%"),
        ("£850-£950", "write £850 to £950, central £900"),
        ("£850 – 950", "write £850 to £950, central £900"),
        ("between £850 and £950", "write £850 to £950, central £900"),
        ("12-22%", "write 12% to 22%, central 17%"),
        ("12 to 22%, central 18", "write 12% to 22%, central 18%"),
        ("12% to 22%, 18%", "write 12% to 22%, central 18%"),
        ("£1-2m", "write £1m to £2m, central £1.5m"),
        ("£1 to £2m, central £1.5m", "write £1m to £2m, central £1.5m"),
        ("£500-£2k", "write £500 to £2k, central £1,250"),
        ("£1,200 - £1,500, central £1,300", "write £1,200 to £1,500, central £1,300"),
        ("14 to 10", "write 10 to 14, central 12"),
        ("14 to 10, central 12", "write 10 to 14, central 12"),
        ("14 to 10 hours / week, central 12 hours / week", "write 10 to 14 hours / week, central 12 hours / week"),
        ("-£5 to -£10, central -£7", "write -£10 to -£5, central -£7"),
        ("0.5-0.75 years", "write 0.5 to 0.75 years, central 0.625 years"),
        ("£45O,000", "write £450,000"),
        ("£l50", "write £150"),
        ("£O.5m", "write £0.5m"),
        ("£450 000", "write £450,000"),
        ("GBP 450,000", "write £450,000"),
        ("£0.45 mn", "write £0.45m"),
        ("about £450,000", "write £450,000"),
        ("~£450,000?", "write £450,000"),
        ("“£450,000”", "write £450,000"),
        ("(£450,000)", "write -£450,000"),
        ("£22-£26 / hour", "write £22 to £26 / hour, central £24 / hour"),
        ("£12-£15ph", "write £12 to £15 ph, central £13.5 ph"),
        ("£185,000 +/- 10%", "write £166,500 to £203,500, central £185,000"),
        ("62% ± 5%", "write 57% to 67%, central 62%"),
        ("850 people / year plus or minus 50", "write 800 to 900 people / year, central 850 people / year"),
        ("£185 (000s)", "write £185k"),
        # what may mean several things, or nothing, gets no suggestion
        ("£1m to £2", None),
        ("£45,00", None),
        ("£450.000.00", None),
        ("2027-28", None),
        ("-5-10", None),
        ("eighteen", None),
        ("12% to 22%, central 23%", None),
        ("£" + "1-" * 4000, None),
    ],
)
def test_a_slip_of_the_pen_is_offered_mended_and_never_taken_as_read(text: str, remedy: str | None) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.remedy == remedy


@given(st.text("£0123456789., -–%kmOl“”to()?/", max_size=24))
def test_whatever_is_offered_can_be_read(text: str) -> None:
    try:
        parse_quantity(text)
    except QuantityError as error:
        for offered in error.instead:
            parse_quantity(offered)


def test_the_unknown_word_is_kept_for_a_suggestion() -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity("£5 / huor")
    assert caught.value.word == "huor"


def test_block_lines_are_the_same_range() -> None:
    assert combine_range("12%", "18%", "22%") == parse_quantity("12% to 22%, central 18%")


def test_the_same_range_in_a_case_moves_the_answer_alike() -> None:
    amount = "amount: {2026-27: £60000, 2027-28: £45k}"
    in_flow = SMALLEST.replace(amount, f"{amount}, likely_range: {{low: 90%, central: 100%, high: 125%}}")
    in_text = SMALLEST.replace(amount, f"{amount}, likely_range: '90% to 125%, central 100%'")
    assert solved(in_flow).result().options == solved(in_text).result().options
    # The grants cost £60,000 now and £45,000 a year later: 60,000 + 45,000 / 1.035 = 103,478.26, of which 90% and 125%.
    costs = solved(in_flow).result().options[1].pv_costs
    assert (costs.favourable, costs.central, costs.cautious) == (93130.43, 103478.26, 129347.83)


numbers = st.floats(-LARGEST / 2, LARGEST / 2, allow_nan=False)
words = st.sampled_from(sorted({str(parse_unit(word)) for word in unit_words()}))
units = st.dictionaries(words, st.integers(-3, 3).filter(bool), max_size=4).map(
    lambda powers: _product([parse_unit(word) ** power for word, power in powers.items()])
)


def _product(parts: list[Unit]) -> Unit:
    unit = NUMBER
    for part in parts:
        unit = unit * part
    return unit


@given(numbers, units)
def test_a_value_written_back_is_read_as_itself(value: float, unit: Unit) -> None:
    quantity = Quantity(value, unit)
    assert parse_quantity(str(quantity)) == quantity


@given(st.lists(numbers, min_size=3, max_size=3).map(sorted), units)
def test_a_range_written_back_is_read_as_itself(values: list[float], unit: Unit) -> None:
    low, central, high = values
    quantity = Quantity(central, unit, low, high)
    found = parse_quantity(str(quantity))
    assert (found.central, found.ends, found.unit) == (central, (low, high), unit)


@given(numbers.filter(lambda x: abs(x) < 1e9), numbers.filter(lambda x: abs(x) < 1e5))
def test_scaling_keeps_low_below_high(value: float, factor: float) -> None:
    scaled = Quantity(value, NUMBER, value - 1, value + 2).scaled(factor, parse_unit("£"))
    low, high = scaled.ends
    assert low <= scaled.central <= high
    assert scaled.unit == parse_unit("£")
    assert high - low == pytest.approx(3 * abs(factor), abs=1e-4 + abs(factor) * 1e-3)


@given(st.text(max_size=40))
def test_any_text_is_a_quantity_or_says_it_is_not(text: str) -> None:
    try:
        found = parse_quantity(text)
    except QuantityError:
        return
    assert abs(found.central) <= LARGEST
    assert parse_quantity(str(found)) == found


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("£185.000", "write £185000"),
        ("-£185.000", "write -£185000"),
        ("£185.125", "write £185125"),
        ("£185.000 / year", "write £185000 / year"),
        ("£2.410 / hour", "write £2410 / hour"),
        ("850.000 people / year", "write 850000 people / year"),
        ("£1.850.000", "write £1850000"),
        ("£185.000,50", "write £185000.50"),
        ("£120.000 to £185.000, central £150.000", "write £120000 to £185000, central £150000"),
    ],
)
def test_a_point_where_a_thousands_comma_may_be_meant_is_refused_with_both_ways(text: str, remedy: str) -> None:
    with pytest.raises(QuantityError) as raised:
        parse_quantity(text)
    assert raised.value.remedy == remedy
    parse_quantity(remedy.removeprefix("write ").strip('"'))


@pytest.mark.parametrize(
    ("text", "central"),
    [
        ("£185.00", 185.0),
        ("£1.250m", 1_250_000.0),
        ("£0.125", 0.125),
        ("£2.415 / hour", 2.415),
        ("6.456 bed days / person", 6.456),
        ("1.250", 1.25),
        ("18.000%", 0.18),
        ("0.850 people", 0.85),
        ("£1,850.000", 1850.0),
    ],
)
def test_a_point_that_can_only_be_a_decimal_point_is_one(text: str, central: float) -> None:
    assert parse_quantity(text).central == pytest.approx(central)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["£", "£ / year", "£ / person / week"]))
def test_no_amount_of_money_is_ever_read_a_thousand_times_too_small(whole: int, rest: int, unit: str) -> None:
    text = f"£{whole}.{rest:03d}{unit.removeprefix('£')}"
    typed_with_comma = parse_quantity(text.replace(".", ","))
    assert typed_with_comma.central == whole * 1000 + rest
    if unit == "£" or rest % 10 == 0:
        with pytest.raises(QuantityError):
            parse_quantity(text)


@given(st.integers(1, 999_999))
def test_pounds_and_tenths_of_pence_are_written_so_that_they_are_read_again(thousandths: int) -> None:
    value = Quantity(thousandths / 1000, parse_unit("£"))
    assert parse_quantity(str(value)) == value
