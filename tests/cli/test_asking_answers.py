"""How an answer is read: as it is known, said back in words, and never guessed between readings that lie far apart."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.cli.asking.amounts import amount
from investcase.cli.asking.days import day_in, in_full, when_in
from investcase.cli.asking.replies import Reply, numbered, reply
from investcase.cli.asking.values import quantity
from investcase.cli.readers import UnreadableError
from investcase.cli.written import scalar
from investcase.quantities import Kind, Quantity, Year, parse_quantity, parse_unit
from investcase.reading.nodes import parse
from investcase.reading.text import SourceText

TODAY = dt.date(2026, 11, 30)
RATE = "incidents / fall"


@pytest.mark.parametrize(
    ("typed", "unit", "kind", "written", "said"),
    [
        ("1,200", "people / year", None, "1200 people / year", "1,200 people a year"),
        ("850 clients pa", "people / year", None, "850 people / year", "850 people a year"),
        ("70 people / month", "people / year", None, "840 people / year", "840 people a year (70 x 12 months)"),
        ("6 of 100", RATE, None, "6 of 100", "6 of 100"),
        ("6 in 100 falls", RATE, None, "6 of 100", "6 of 100"),
        ("6%", RATE, None, "6 of 100", "6 of 100"),
        ("0.06", RATE, None, "0.06 incidents / fall", "0.06 incidents / fall"),
        ("62%", "%", Kind.SHARE, "62%", "62 of 100"),
        ("62 of 100", "%", Kind.SHARE, "62 of 100", "62 of 100"),
        ("5 of 100", "1 / year", None, "0.05 / year", "5 of 100"),
        ("£3,600pw", "£ / year", None, "£187848", "£187,848 a year (£3,600 x 52.18 weeks)"),
        ("15k pcm", "£ / year", None, "£180000", "£180,000 a year (£15,000 x 12 months)"),
        ("1,200pw", "£ / year", None, "£62616", "£62,616 a year (£1,200 x 52.18 weeks)"),
        ("£185k", "£ / year", None, "£185000", "£185,000 a year"),
        ("£185.00", "£ / year", None, "£185", "£185 a year"),
        ("2.4m", "£", None, "£2400000", "£2,400,000"),
        ("£26.10", "£ / hour", None, "£26.10 / hour", "£26.10 an hour"),
        ("£1,010 a week", "£ / person / week", None, "£1010 / person / week", "£1,010 a person a week"),
        ("£2,000 a year", "£ / person", None, "£2000 / person", "£2,000 a person"),
        ("13 hours a week", "hours / person / week", None, "13 hours / person / week", "13 hours a person a week"),
        ("9 months", "years", None, "0.75 years", "0.75 years"),
        ("6.5", "bed days / person", None, "6.5 bed days / person", "6.5 bed days a person"),
    ],
)
def test_an_amount_is_read_as_it_is_known_and_said_back(typed, unit, kind, written, said):
    found = amount(typed, parse_unit(unit), kind)
    assert (found.text, found.said) == (written, said)


@pytest.mark.parametrize(
    ("typed", "unit", "kind", "said"),
    [
        ("6", RATE, None, "6 of every 100, or 6 at every one"),
        ("6", "%", Kind.SHARE, "6 of every 100"),
        ("185", "£ / year", None, "£185,000"),
        ("£185", "£ / year", None, "£185, or thousands"),
        ("£185.000", "£ / year", None, "may be £185,000 or £185"),
        ("2400", "£ / person", None, "Write £2,400 if it is pounds a person"),
        ("£1,200pw", "£ / episode", None, "by the week, and the whole is asked for"),
        ("5%", "people / year", None, "is a share, and a number is asked for"),
        ("9", "years", None, "9 months, or 9 years"),
        ("6 of 10", "years", None, "is a share, and a length of time is asked for"),
        ("70%", "years", None, "is a share, and a length of time is asked for"),
        ("6 of 10", "people / year", None, "is a share, and a number is asked for"),
        ("6 in 10", "hours / person / week", None, "is a share, and a number is asked for"),
        ("55 to 70%", "%", Kind.SHARE, "no central value"),
        ("120 of 100", "%", Kind.SHARE, "more than all of them"),
        ("about", "£ / hour", None, "is not a quantity"),
        ("£20 / week", "£ / hour", None, "by the week"),
        ("620%", "%", Kind.SHARE, "outside 0% to 100%"),
    ],
)
def test_what_may_be_two_things_is_asked_again(typed, unit, kind, said):
    with pytest.raises(UnreadableError) as error:
        amount(typed, parse_unit(unit), kind)
    assert said in str(error.value)


@pytest.mark.parametrize("scale", [0.001, 0.01, 0.1, 1, 10, 100, 1000, 10_000, 100_000])
@pytest.mark.parametrize("unit", ["£ / year", "£ / person", "people / year", RATE])
def test_a_bare_number_is_read_as_it_stands_or_not_at_all(scale, unit):
    typed = f"{7 * scale:g}"
    try:
        found = amount(typed, parse_unit(unit))
    except UnreadableError:
        return
    assert found.value.central == pytest.approx(7 * scale)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1,200 from class registers 2025-26", Reply("1,200", "class registers 2025-26")),
        ("6 of 100, a guess", Reply("6 of 100", guess=True)),
        ("6 of 100 from Finance, a guess", Reply("6 of 100", "Finance", guess=True)),
        ("nil because the building is ours", Reply("nil", why="the building is ours")),
        ("£640k from 28/29, Finance", Reply("£640k from 28/29, Finance")),
        ("£900k from July", Reply("£900k from July")),
    ],
)
def test_a_reply_is_taken_apart(typed, found):
    assert reply(typed) == found


@pytest.mark.parametrize(
    "typed", ["", "don't know", "dk", "TBC", "n/a", "-", "Unknown", "dunno", "no idea", "don't know yet"]
)
def test_nothing_and_do_not_know_leave_a_thing_open(typed):
    assert reply(typed).open


def test_answers_are_told_apart_by_their_numbers():
    assert numbered("1 1,200 from registers; 2 6 of 100", 3) == ({1: "1,200 from registers", 2: "6 of 100"}, [])
    assert numbered("2. 6 of 100; 9 x", 3) == ({2: "6 of 100"}, ["9 x"])
    assert numbered("£150,000", 1) == ({1: "£150,000"}, [])
    assert numbered("1 200", 1) == ({}, ["1 200"]), "a thousand and two hundred, or the number and then the answer"


@pytest.mark.parametrize(
    ("typed", "day", "rest"),
    [
        ("Cabinet, 14 Jan 2027", dt.date(2027, 1, 14), "Cabinet"),
        ("the IJB, 27/01/2027", dt.date(2027, 1, 27), "the IJB"),
        ("14/1/27", dt.date(2027, 1, 14), ""),
        ("2027-01-14", dt.date(2027, 1, 14), ""),
        ("Board of 12 people", None, "Board of 12 people"),
    ],
)
def test_a_day_is_found_as_it_is_written(typed, day, rest):
    found = day_in(typed, TODAY)
    assert (found.day, found.words) == (day, rest)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Cabinet 14 jan", "Thursday 14 January 2027 is the next one"), ("30 Feb 2027", "February 2027 has 28 days")],
)
def test_a_day_that_cannot_be_told_is_asked_again(typed, said):
    with pytest.raises(UnreadableError, match=said):
        day_in(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "year", "month"),
    [
        ("27/28", Year(2027), None),
        ("2028-29", Year(2028), None),
        ("FY27-28", Year(2027), None),
        ("2027-2028", Year(2027), None),
        ("April 2027", Year(2027), 4),
        ("Jan 2028", Year(2027), 1),
        ("July", Year(2027), 7),
    ],
)
def test_a_year_is_found_as_it_is_written(typed, year, month):
    found = when_in(typed, Year(2027))
    assert (found.year, found.month, found.words) == (year, month, "")


@given(st.dates(dt.date(2020, 1, 1), dt.date(2050, 1, 1)))
def test_a_day_said_back_is_read_as_the_same_day(day):
    assert day_in(in_full(day), TODAY).day == day


@given(st.text(max_size=60))
def test_any_text_survives_as_a_value(text):
    line = " ".join(text.split())
    if not line or not line.isprintable():
        return
    parsed = parse(SourceText("x", f"format: investcase/case/1\ntitle: {scalar(line)}\n"))
    assert not parsed.problems
    assert parsed.data["title"] == line


quantities = st.sampled_from(
    ["£ / person / week", "£", "people / year", "hours / person / week", "years", "%"]
).flatmap(
    lambda unit: st.lists(st.integers(0, 10**7), min_size=3, max_size=3).map(
        lambda ns: Quantity(sorted(ns)[1] / 1000, parse_unit(unit), sorted(ns)[0] / 1000, sorted(ns)[2] / 1000)
    )
)


@given(quantities)
def test_a_quantity_is_read_back_as_it_was_written(value):
    again = parse_quantity(quantity(value).strip('"'))
    assert again.unit == value.unit
    assert (again.central, *again.ends) == pytest.approx((value.central, *value.ends), abs=1e-9)
