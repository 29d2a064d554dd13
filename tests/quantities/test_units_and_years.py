"""The algebra of units, and years of both kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.quantities import NUMBER, Unit, UnitError, Year, YearError, parse_month, parse_unit, parse_year
from investcase.quantities.units import unit_words
from investcase.quantities.years import MONTHS

units = st.lists(
    st.tuples(st.sampled_from(["£", "person", "hour", "week", "year", "bed day"]), st.integers(-3, 3)), max_size=5
).map(lambda pairs: _made(pairs))


def _made(pairs: list[tuple[str, int]]) -> Unit:
    unit = NUMBER
    for word, power in pairs:
        unit = unit * parse_unit(word) ** power
    return unit


@given(units, units, units)
def test_units_are_a_commutative_group(a: Unit, b: Unit, c: Unit) -> None:
    assert a * b == b * a
    assert (a * b) * c == a * (b * c)
    assert a * NUMBER == a
    assert (a / a) == NUMBER
    assert (a / a).is_number
    assert a / b == a * b**-1
    assert (a / b) * b == a


@given(units, st.integers(-3, 3), st.integers(-3, 3))
def test_powers_add_and_multiply(a: Unit, m: int, n: int) -> None:
    assert a**m * a**n == a ** (m + n)
    assert (a**m) ** n == a ** (m * n)
    assert a**0 == NUMBER
    assert (a**m).power("£") == m * a.power("£")


@given(units)
def test_a_unit_written_back_is_itself_however_it_was_made(unit: Unit) -> None:
    assert parse_unit(str(unit)) == unit
    assert hash(parse_unit(str(unit))) == hash(unit)


def test_nothing_converts_by_itself() -> None:
    assert parse_unit("£ / week") != parse_unit("£ / year")
    assert parse_unit("£ / week") * parse_unit("weeks / year") == parse_unit("£ / year")
    assert parse_unit("days") != parse_unit("bed days")
    assert parse_unit("hours / week") != NUMBER


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("hours / person / week", "hour / person / week"),
        ("people weeks / year", "person week / year"),
        ("per year", None),
        ("1 / year", "1 / year"),
        ("£ per bed day", "£ / bed day"),
        ("GBP / WTE", "£ / post"),
        ("people people", "person^2"),
        ("£ / hour^2", "£ / hour^2"),
        ("%", "a plain number"),
        ("person / person", "a plain number"),
        ("bed days days", "day bed day"),
    ],
)
def test_units_are_read_from_words_and_written_in_one_way(text: str, written: str | None) -> None:
    if written is None:
        with pytest.raises(UnitError, match="'per' is not a unit"):
            parse_unit(text)
        return
    assert str(parse_unit(text)) == written


@pytest.mark.parametrize(("text", "word"), [("£ / huor", "huor"), ("bed", "bed"), ("hour^x", "hour"), ("€", "€")])
def test_an_unknown_word_is_named(text: str, word: str) -> None:
    with pytest.raises(UnitError) as caught:
        parse_unit(text)
    assert caught.value.word == word


@pytest.mark.parametrize("text", ["", "/", "£ /", "/ year", "£ / / year"])
def test_a_side_without_a_unit_is_refused(text: str) -> None:
    with pytest.raises(UnitError, match="a unit is missing"):
        parse_unit(text)


def test_every_word_is_a_unit_of_one_power() -> None:
    for word in unit_words():
        assert [power for _, power in parse_unit(word).powers] == [1], word


@pytest.mark.parametrize(
    ("text", "start", "financial", "written"),
    [
        ("2027-28", 2027, True, "2027-28"),
        ("2027/28", 2027, True, "2027-28"),
        ("2027–28", 2027, True, "2027-28"),
        ("2027-2028", 2027, True, "2027-28"),
        ("2027 / 28", 2027, True, "2027-28"),
        (" 2027-28 ", 2027, True, "2027-28"),
        ("1999-00", 1999, True, "1999-00"),
        ("1999-2000", 1999, True, "1999-00"),
        ("2099-00", 2099, True, "2099-00"),
        ("2099-2100", 2099, True, "2099-00"),
        ("2008-09", 2008, True, "2008-09"),
        ("2026", 2026, False, "2026"),
    ],
)
def test_years_are_read_as_people_write_them(text: str, start: int, financial: bool, written: str) -> None:
    assert parse_year(text) == Year(start, financial)
    assert str(parse_year(text)) == written


@pytest.mark.parametrize("text", ["", "27-28", "2027-29", "2027-27", "2027-2029", "20278", "FY27", "2027-"])
def test_what_is_not_one_year_is_refused(text: str) -> None:
    with pytest.raises(YearError):
        parse_year(text)


def test_the_refusal_names_the_year_that_follows() -> None:
    with pytest.raises(YearError, match="2099 is followed by 00"):
        parse_year("2099-01")


@given(st.integers(1000, 9000), st.booleans(), st.integers(0, 500))
def test_years_count_on_and_back_and_are_written_so(start: int, financial: bool, count: int) -> None:
    year = Year(start, financial)
    assert (year + count) - year == count
    assert (year + count) + -count == year
    assert parse_year(str(year)) == year
    assert (year + count >= year) is True


def test_years_of_two_kinds_are_not_subtracted() -> None:
    with pytest.raises(YearError, match="different kinds"):
        Year(2026) - Year(2026, financial=False)


def test_the_share_left_of_each_year_from_each_month() -> None:
    # Months from January. A financial year has 12 left from April and 1 from March; a calendar year 12 from January.
    financial = [3, 2, 1, 12, 11, 10, 9, 8, 7, 6, 5, 4]
    calendar = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    for month in range(1, 13):
        assert Year(2027).share_left_from(month) == pytest.approx(financial[month - 1] / 12, rel=1e-15)
        assert Year(2027, financial=False).share_left_from(month) == pytest.approx(calendar[month - 1] / 12, rel=1e-15)


@pytest.mark.parametrize("index", range(12))
def test_months_are_read_whole_or_by_three_letters(index: int) -> None:
    name = MONTHS[index]
    assert {parse_month(text) for text in (name, name.title(), name[:3], f" {name.upper()} ")} == {index + 1}


@pytest.mark.parametrize(("text", "month"), [("Sept", 9), ("sept.", 9), ("Octob", 10), ("June", 6), ("jun", 6)])
def test_months_are_read_by_their_first_letters(text: str, month: int) -> None:
    assert parse_month(text) == month


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("9", "write September, or December if months are counted from April"),
        ("01", "write January, or April if months are counted from April"),
        ("10", "write October, or January if months are counted from April"),
        ("2027-09", "write September; the year goes under start: or from:"),
        ("2027-09-01", "write September; the year goes under start: or from:"),
        ("September 2027", "write September; the year goes under start: or from:"),
        ("1 October", "write October"),
        ("March or April", None),
        ("13", None),
        ("Ju", None),
        ("²", None),
    ],
)
def test_what_is_more_or_less_than_a_month_is_refused_with_what_was_likely_meant(text: str, remedy: str | None) -> None:
    with pytest.raises(YearError) as caught:
        parse_month(text)
    assert caught.value.remedy == remedy


@pytest.mark.parametrize("text", ["", "10", "Octobre", "Ju"])
def test_what_is_not_a_month_is_refused(text: str) -> None:
    with pytest.raises(YearError, match="is not a month"):
        parse_month(text)
