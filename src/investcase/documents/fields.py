"""The kinds of value a document may hold, each read from the text people write."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from investcase.quantities import (
    Quantity,
    QuantityError,
    Unit,
    UnitError,
    Year,
    YearError,
    combine_range,
    parse_month,
    parse_quantity,
    parse_unit,
    parse_year,
)
from investcase.quantities.dates import date_meant
from investcase.quantities.units import unit_words
from investcase.reading.blanks import BLANK
from investcase.reading.suggest import did_you_mean

POUND = parse_unit("£")
_A_QUANTITY = "a number with its unit, such as 18%, £1.2m or £23.56 / hour"
# 150% is written on purpose now and then; 28 as a share is 28% with its sign left out.
_LARGEST_SHARE = 2
LONGEST_ID = 80
"""An id may become a file's name."""


def fault(code: str, message: str, expected: str, remedy: str | None = None) -> PydanticCustomError:
    """A validation failure that carries what was expected and the remedy."""
    context: dict[str, Any] = {"message": message, "expected": expected, "remedy": remedy}
    return PydanticCustomError(code, "{message}", context)


def _quantity(value: object) -> Quantity:
    if isinstance(value, Quantity):
        return value
    try:
        if isinstance(value, dict):
            return _range_lines(value)
        if isinstance(value, str):
            return parse_quantity(value)
    except QuantityError as error:
        near = did_you_mean(error.word, unit_words()) if error.word else None
        raise fault("quantity", str(error), error.expected, error.remedy or near) from None
    if isinstance(value, list) and len(value) == 2 and all(isinstance(end, str) for end in value):
        remedy = f"a range is written {value[0]} to {value[1]}, central {BLANK}"
        raise fault("quantity", "this is a list, where one quantity is wanted", _A_QUANTITY, remedy)
    raise fault("quantity", "this is not a quantity", _A_QUANTITY)


def _range_lines(value: dict[str, object]) -> Quantity:
    missing = [key for key in ("low", "central", "high") if not isinstance(value.get(key), str)]
    extra = [key for key in value if key not in ("low", "central", "high")]
    if missing or extra:
        raise QuantityError("a range has exactly the lines low, central and high", "low:, central: and high:")
    low, central, high = (str(value[key]) for key in ("low", "central", "high"))
    try:
        return combine_range(low, central, high)
    except QuantityError as error:
        if "downwards" in str(error):
            error.remedy = f"write low: {high} and high: {low}"
        raise


def _share(written: object) -> Quantity:
    value = _quantity(written)
    if not value.unit.is_number:
        raise fault("share", f"this is in {value.unit}", "a share between 0% and 100%")
    low, high = value.ends
    if low < 0 or high > 1:
        expected = "a share between 0% and 100%, such as 18%"
        raise fault("share", "this share lies outside 0% to 100%", expected, percent_meant(value))
    return value


def _growth(written: object) -> Quantity:
    value = _quantity(written)
    if not value.unit.is_number or value.is_range or not -0.5 <= value.central <= 1:
        raise fault(
            "growth",
            "this is not a yearly rate",
            "one rate a year between -50% and 100%, such as 3.5%",
            percent_meant(value),
        )
    return value


def percent_meant(value: Quantity, most: float = 100) -> str | None:
    """What a plain number such as 28 was likely meant as, where a share is wanted; None for what may be anything.

    `most` is the largest per cent that could be meant.
    """
    low, high = value.ends
    numbers = [low, high, value.central] if value.is_range else [value.central]
    if not value.unit.is_number or not all(_LARGEST_SHARE < number <= most for number in numbers):
        return None
    shown = [f"{number:.10g}%" for number in numbers]
    return (
        f"did you mean {shown[0]} to {shown[1]}, central {shown[2]}?" if value.is_range else f"did you mean {shown[0]}?"
    )


def _money(written: object) -> Quantity:
    value = _quantity(written)
    if value.unit != POUND:
        raise _not_money(written, value, "pounds, such as £45,000 or £45k")
    return value


def _yearly_money(written: object) -> Quantity:
    value = _quantity(written)
    if value.unit not in (POUND, parse_unit("£ / year")):
        raise _not_money(written, value, "pounds a year, such as £45,000 or £45k / year")
    return Quantity(value.central, POUND, value.low, value.high)


def _not_money(written: object, value: Quantity, expected: str) -> PydanticCustomError:
    if value.unit.is_number and isinstance(written, str) and "%" not in written:
        remedy = None if value.is_range else f"write {'-' if value.central < 0 else ''}£{written.strip().lstrip('-−')}"
        return fault("money", "this is a plain number, without a pound sign", expected, remedy)
    return fault("money", f"this is in {value.unit}", expected)


def _year(value: object) -> Year:
    if isinstance(value, Year):
        return value
    if not isinstance(value, str):
        raise fault("year", "this is not a year", "a year such as 2027-28, or 2026 for a calendar year")
    try:
        return parse_year(value)
    except YearError as error:
        raise fault("year", str(error), "a year such as 2027-28, or 2026 for a calendar year", error.remedy) from None


def _each_year_once(value: object) -> object:
    if not isinstance(value, dict):
        return value
    if not value:
        raise fault("no-years", "no year is given", "a line for each year, such as 2027-28: £45,000")
    seen: dict[Year, object] = {}
    for name in value:
        try:
            year = _year(name)
        except PydanticCustomError:
            continue  # told where the key itself is read
        if year in seen:
            raise fault("year-twice", f"{seen[year]!r} and {name!r} are the same year", "each year once")
        seen[year] = name
    return value


def _month(value: object) -> int:
    if isinstance(value, int):
        return value
    try:
        return parse_month(str(value))
    except YearError as error:
        raise fault("month", str(error), "a month's name, such as October", error.remedy) from None


def _unit(value: object) -> Unit:
    if isinstance(value, Unit):
        return value
    try:
        return parse_unit(str(value))
    except UnitError as error:
        remedy = did_you_mean(error.word, unit_words()) if error.word else None
        raise fault("unit", str(error), "a unit such as £ / hour, people / year or %", remedy) from None


def _date(value: object) -> dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        raise fault("date", f"{value!r} is not a date", "a date written 2026-11-22", date_meant(str(value))) from None


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = value.casefold() if isinstance(value, str) else value
    if word in ("yes", "true"):
        return True
    if word in ("no", "false"):
        return False
    raise fault("yes-no", f"{value!r} is neither yes nor no", "yes or no")


def _matching(pattern: str, kind: str, example: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    def check(value: object) -> object:
        if isinstance(value, str) and len(value) > LONGEST_ID:
            raise fault("name", f"{value!r} is too long", f"at most {LONGEST_ID} characters")
        if not isinstance(value, str) or not compiled.fullmatch(value):
            tidy = re.sub(r"[^a-z0-9]+", "-", str(value).casefold()).strip("-")
            remedy = f"write {tidy}" if isinstance(value, str) and kind == "id" and compiled.fullmatch(tidy) else None
            raise fault("name", f"{value!r} is not {'an' if kind == 'id' else 'a'} {kind}", example, remedy)
        return value

    return BeforeValidator(check)


Measure = Annotated[Quantity, BeforeValidator(_quantity)]
Share = Annotated[Quantity, BeforeValidator(_share)]
Growth = Annotated[Quantity, BeforeValidator(_growth)]
Money = Annotated[Quantity, BeforeValidator(_money)]
YearlyMoney = Annotated[Quantity, BeforeValidator(_yearly_money)]
YearField = Annotated[Year, BeforeValidator(_year)]
ByYear = Annotated[dict[YearField, Money], BeforeValidator(_each_year_once)]
MeasureByYear = Annotated[dict[YearField, Measure], BeforeValidator(_each_year_once)]
GrowthByYear = Annotated[dict[YearField, Growth], BeforeValidator(_each_year_once)]
Month = Annotated[int, BeforeValidator(_month)]
UnitField = Annotated[Unit, BeforeValidator(_unit)]
Date = Annotated[dt.date, BeforeValidator(_date)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000)]
Id = Annotated[
    str,
    _matching(r"[a-z0-9]+(?:-[a-z0-9]+)*", "id", "small letters, digits and single hyphens, such as care-at-home"),
]
FigureId = Annotated[
    str,
    _matching(
        r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*",
        "figure's id",
        "a group, a dot and a name, such as home-care.hourly-rate",
    ),
]
Name = Annotated[
    str,
    _matching(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", "name", "small letters, digits and underscores, such as delay_years"),
]
