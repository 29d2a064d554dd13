"""The kinds of value a document may hold, each read from the text people write."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import PurePath
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from investcase.documents.faults import said_of
from investcase.documents.offering import fault as fault
from investcase.documents.offering import reads_its_remedies
from investcase.documents.spread_lines import spread_lines
from investcase.documents.unseen import without_unseen
from investcase.quantities import (
    Kind,
    Quantity,
    QuantityError,
    Shape,
    Unit,
    UnitError,
    Year,
    YearError,
    parse_month,
    parse_quantity,
    parse_unit,
    parse_year,
)
from investcase.quantities.dates import date_meant
from investcase.quantities.fitting import unfit
from investcase.quantities.in_unit import by_the_year, called
from investcase.quantities.kinds import Rule, family_of, misfit
from investcase.quantities.shape import Family
from investcase.quantities.typed import as_typed
from investcase.quantities.units import unit_words
from investcase.reading.filler import NOT_GIVEN, says_nothing
from investcase.reading.names_that_count import counts_people
from investcase.reading.suggest import did_you_mean, nearest
from investcase.reading.syntax import NOT_KNOWN

POUND = parse_unit("£")
_A_QUANTITY = "a number with its unit, such as 18%, £1.2m or £23.56 / hour"
_A_YEAR = "a year such as 2027-28, or 2026 for a calendar year"
_A_RANGE = "one number, or a range with your best single figure between, for which the middle stands below"
_A_MONTH = "a month's name, such as October"
_A_UNIT = "a unit such as £ / hour, people / year or %"
_A_DATE = "a date written 2026-11-22"
_A_YEARLY_RATE = Rule(
    *("growth", "yearly rate", "lies outside -50% to 100%"),
    "one rate a year between -50% and 100%, such as 3.5%",
    low=-0.5,
    high=1,
)
_NIL = re.compile(r"nil|none|nothing|zero|no", re.IGNORECASE)
_YES = re.compile(r"y|on|1|x|✓|✔|☑|yep|yes\b.*")
_NO = re.compile(r"n|off|0|✗|✘|☐|nope|no\b.*|none|non-.+|not .+|one[- ]off")
_FEW_POUNDS, _THOUSAND = 1000, 1000.0
LONGEST_ID = 80
"""An id may become a file's name."""


def _quantity(value: object, *, pounds: bool = False) -> Quantity:
    if isinstance(value, Quantity):
        return value
    try:
        if isinstance(value, dict):
            return _fitting(spread_lines(value))
        if isinstance(value, str):
            return _fitting(parse_quantity(value))
    except QuantityError as error:
        if isinstance(value, str) and (not_known := _not_known(value)) is not None:
            raise not_known from None
        instead, words = error.instead, None if error.instead else error.remedy
        if pounds and words:
            words = re.sub(r"^write (-?)(?=[\d.,]+$)", r"write \1£", words)
        if error.word and not instead:
            near = nearest(error.word, unit_words())
            words = words or did_you_mean(error.word, unit_words())
            instead = tuple(re.sub(rf"\b{re.escape(error.word)}\b", name, str(value)) for name in near)
        raise fault("quantity", str(error), error.expected, words, instead) from None
    if isinstance(value, list) and len(value) == 2 and all(isinstance(end, str) for end in value):
        raise fault(
            "quantity", "this is a list, where one quantity is wanted", _A_RANGE, instead=(f"{value[0]} to {value[1]}",)
        )
    raise fault("quantity", "this is not a quantity", _A_QUANTITY)


def _not_known(written: str, code: str = "quantity", expected: str = _A_QUANTITY) -> PydanticCustomError | None:
    """`TBC`, `n/a` or `?`, which say that nobody has said, and `none`, which may be nil; None for any other text."""
    if _NIL.fullmatch(written.strip()) and code == "quantity":
        return fault(code, f"{written!r} is not a number", expected, instead=("£0", "0%", "0"))
    if not written.strip() or not (says_nothing(written) or not re.search(r"\w", written)):
        return None
    return fault(code, f"{written!r} says that this is not known yet", expected, NOT_KNOWN)


def _fitting(value: Quantity) -> Quantity:
    """A quantity whose interval, if it is a mean with one, some curve has; a plain number is held to its kind later."""
    if value.shape is Shape.INTERVAL and not value.unit.is_number:
        found = unfit(value, Family.NORMAL)
        if found is not None:
            raise QuantityError(found.message, found.expected, remedy=found.remedy)
    return value


def of_kind(kind: Kind | Rule) -> BeforeValidator:
    """A reader of plain numbers of one kind, held to its bounds."""

    @reads_its_remedies
    def read(written: object) -> Quantity:
        value = _quantity(written)
        hold(value, kind)
        return replace(value, family=family_of(kind)) if value.shape is Shape.INTERVAL else value

    return BeforeValidator(read)


def hold(value: Quantity, kind: Kind | Rule | None, name: str = "") -> None:
    """Hold a quantity, its ends included, to what it is said to be; one with a unit is held to nothing here.

    Raises:
        PydanticCustomError: it lies outside its bounds, or is written as what it is not.
    """
    found = misfit(value, kind) if kind is not None else None
    if found is not None:
        message = f"{name}: {found.message}" if name else found.message
        raise fault(found.code, message, found.expected, found.remedy, found.instead)


def needs_its_kind(unit: Unit, kind: Kind | None, name: str = "", likely: Kind | None = None) -> None:
    """A plain number says what it is; a number with a unit has said so.

    Raises:
        PydanticCustomError: the kind of a plain number is missing, or stands beside a unit.
    """
    who = f"{name}: " if name else ""
    if unit.is_number and kind is None:
        remedy = f"add a line 'is: {likely}'" if likely else "add a line 'is: share', if it is a part of a whole"
        expected = f"is: {', '.join(Kind)}"
        raise fault("no-kind", f"{who}this is a plain number, and nothing says what it is", expected, remedy)
    if not unit.is_number and kind is not None:
        message = f"{who}its unit, {unit}, already says what it is"
        raise fault("kind-of-unit", message, "is: only where the unit is a plain number", f"remove 'is: {kind}'")


def years_said_once(by_year: object, *bounds: object) -> None:
    """Amounts by year already say in which years; a beginning, an end or a month beside them would count for nothing.

    Raises:
        PydanticCustomError: both are given.
    """
    if by_year is not None and any(bound is not None for bound in bounds):
        raise fault(
            "line-amount", "amounts by year already say when", "remove from, to and start_month, or use each_year"
        )


def is_count(value: Quantity, word: str) -> bool:
    """Whether a quantity counts something: in its unit, or as a number alone, which is no percentage."""
    return str(value.unit) == word or (value.unit.is_number and not value.percent)


@reads_its_remedies
def _growth(written: object) -> Quantity:
    value = _quantity(written)
    hold(value, _A_YEARLY_RATE)
    if value.is_range:
        raise fault("growth", "this is a range, where one yearly rate is wanted", _A_YEARLY_RATE.expected)
    return value


@reads_its_remedies
def _measure(written: object) -> Quantity:
    return _quantity(written)


@reads_its_remedies
def _money(written: object) -> Quantity:
    value = _quantity(written, pounds=True)
    if value.unit != POUND:
        raise _not_money(written, value, "pounds, such as £45,000 or £45k")
    return value


@reads_its_remedies
def _yearly_money(written: object) -> Quantity:
    value = _quantity(written, pounds=True)
    if value.unit not in (POUND, parse_unit("£ / year")):
        raise _not_money(written, value, "pounds a year, such as £45,000 or £45k / year")
    return replace(value, unit=POUND)


def _not_money(written: object, value: Quantity, expected: str) -> PydanticCustomError:
    if value.unit.is_number and isinstance(written, str) and not value.percent and not value.counted:
        return fault(
            "money", "this is a plain number, without a pound sign", expected, instead=_in_pounds(written, value)
        )
    yearly = by_the_year(value)
    if yearly is None:
        return fault("money", f"this is in {called(value.unit)}", expected)
    said = f"this is in {called(value.unit)}, and a year is meant: {yearly.sum} is {as_typed(yearly.value)}"
    return fault("money", said, expected, instead=(as_typed(yearly.value),))


def _in_pounds(written: str, value: Quantity) -> tuple[str, ...]:
    """A plain number as pounds; a small whole one as thousands of them too, since budgets are often so typed."""
    pounds = replace(value, unit=POUND)
    if value.is_range:
        return (as_typed(pounds),)
    plain = f"{'-' if value.central < 0 else ''}£{written.strip().lstrip('-−')}"
    small = 0 < abs(value.central) < _FEW_POUNDS and value.central == int(value.central)
    return (as_typed(pounds.scaled(_THOUSAND)), plain) if small else (plain,)


@reads_its_remedies
def _year(value: object) -> Year:
    if isinstance(value, Year):
        return value
    if not isinstance(value, str):
        raise fault("year", "this is not a year", _A_YEAR)
    try:
        return parse_year(value)
    except YearError as error:
        if (not_known := _not_known(value, "year", _A_YEAR)) is not None:
            raise not_known from None
        raise fault("year", str(error), _A_YEAR, instead=error.instead) from None


_YEARS = "a line for each year, such as 2027-28: £45,000"


def _of_some_year(value: object) -> object:
    """An amount may be of no year because it is meant of each."""
    if isinstance(value, str) and _not_known(value, "no-years", _YEARS) is None:
        remedy = "write {2027-28: £45000}, with its own year; or, if it is the same each year, each_year: in its place"
        raise fault("no-years", "no year stands before this amount", _YEARS, remedy)
    return value


def _each_year_once(value: object) -> object:
    if value is None:
        return value
    if not isinstance(value, dict):
        not_known = _not_known(value, "no-years", _YEARS) if isinstance(value, str) else None
        raise not_known or fault("no-years", "no year stands before this", _YEARS)
    if not value:
        raise fault("no-years", "no year is given", _YEARS)
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


def _text(value: object, code: str, what: str, expected: str) -> str:
    """A value that can only be a text."""
    if not isinstance(value, str):
        raise fault(code, said_of(value, f"is not {what}"), expected)
    return value


@reads_its_remedies
def _month(value: object) -> int:
    if isinstance(value, int):
        return value
    try:
        return parse_month(_text(value, "month", "a month", _A_MONTH))
    except YearError as error:
        raise fault("month", str(error), _A_MONTH, error.remedy, error.instead) from None


@reads_its_remedies
def _unit(value: object) -> Unit:
    if isinstance(value, Unit):
        return value
    try:
        return parse_unit(_text(value, "unit", "a unit", _A_UNIT))
    except UnitError as error:
        near = nearest(error.word, unit_words()) if error.word else []
        remedy = did_you_mean(error.word, unit_words()) if error.word else None
        instead = [value.replace(error.word, name) for name in near if error.word and isinstance(value, str)]
        raise fault("unit", str(error), _A_UNIT, remedy, instead) from None


@reads_its_remedies
def _date(value: object) -> dt.date:
    if isinstance(value, dt.date):
        return value
    text = _text(value, "date", "a date", _A_DATE)
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        if (not_known := _not_known(text, "date", _A_DATE)) is not None:
            raise not_known from None
        found = date_meant(text)
        why = found.why or f"{text!r} is not a date"
        raise fault("date", why, _A_DATE, found.remedy, found.instead) from None


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = value.casefold() if isinstance(value, str) else value
    if word in ("yes", "true"):
        return True
    if word in ("no", "false"):
        return False
    said = word.strip() if isinstance(word, str) else ""
    meant = "yes" if _YES.fullmatch(said) else "no" if _NO.fullmatch(said) else None
    raise fault("yes-no", said_of(value, "is neither yes nor no"), "yes or no", instead=(meant,) if meant else ())


def _matching(pattern: str, kind: str, example: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    @reads_its_remedies
    def check(value: object) -> object:
        if isinstance(value, str) and len(value) > LONGEST_ID:
            raise fault("name", f"{value!r} is too long", f"at most {LONGEST_ID} characters")
        if not isinstance(value, str) or not compiled.fullmatch(value):
            tidy = re.sub(r"[^a-z0-9]+", "-", str(value).casefold()).strip("-")
            if kind == "name":
                tidy = tidy.replace("-", "_")
            elif kind == "figure's id":
                tidy = ".".join(
                    re.sub(r"[^a-z0-9]+", "-", part).strip("-") for part in str(value).casefold().split(".")
                )
            instead = (tidy,) if isinstance(value, str) and compiled.fullmatch(tidy) else ()
            message = said_of(value, f"is not {'an' if kind == 'id' else 'a'} {kind}")
            raise fault("name", message, example, instead=instead)
        refuse_count(value)
        return value

    return BeforeValidator(check)


class SaysWhereFrom:
    """Marks a text that says where something comes from; one that says nothing of it says that it is not given."""


OWN_SOURCES = "own_sources"
"""Under what a case, while it is read, keeps the ids of its own sources, which may be any words."""


def _where_from(text: str, info: ValidationInfo) -> str:
    own = (info.context or {}).get(OWN_SOURCES, ())
    return NOT_GIVEN if text not in own and says_nothing(text) else text


def is_given(source: str | None) -> bool:
    """Whether anything says where something comes from."""
    return source is not None and source != NOT_GIVEN


class NamesSomething:
    """Marks a kind of text that names a thing in the document and is no author's words: it is printed as it is."""


def refuse_count(name: str) -> None:
    """A name stands wherever it is referred to, so it may not count people. It is not repeated: it would tell."""
    if counts_people(name):
        raise fault(
            "name-counts-people",
            "a small number stands beside a word for people in this name, which would be printed",
            "a name that counts nobody, such as women-carers, under_5 or phase-2",
            "take the number out, here and wherever the name is used; the count belongs in number: or groups:",
        )


Measure = Annotated[Quantity, BeforeValidator(_measure)]
Share = Annotated[Quantity, of_kind(Kind.SHARE)]
Ratio = Annotated[Quantity, of_kind(Kind.RATIO)]
PlainNumber = Annotated[Quantity, of_kind(Kind.PLAIN)]
Growth = Annotated[Quantity, BeforeValidator(_growth)]
Money = Annotated[Quantity, BeforeValidator(_money)]
YearlyMoney = Annotated[Quantity, BeforeValidator(_yearly_money)]
YearField = Annotated[Year, BeforeValidator(_year)]
ByYear = Annotated[dict[YearField, Money], BeforeValidator(_each_year_once)]
AmountByYear = Annotated[ByYear, BeforeValidator(_of_some_year)]
"""Amounts by year where `each_year` may be said instead."""
MeasureByYear = Annotated[dict[YearField, Measure], BeforeValidator(_each_year_once)]
GrowthByYear = Annotated[dict[YearField, Growth], BeforeValidator(_each_year_once)]
Month = Annotated[int, BeforeValidator(_month)]
UnitField = Annotated[Unit, BeforeValidator(_unit)]
Date = Annotated[dt.date, BeforeValidator(_date)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000), BeforeValidator(without_unseen)
]
SourceField = Annotated[Text, AfterValidator(_where_from), SaysWhereFrom()]
"""Where something comes from, in words, or the id of a source; `not given` where nobody says."""
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=250), BeforeValidator(without_unseen)
]
"""What a thing is called wherever it is printed: in rows of tables, charts and sentences."""


def _beside(name: str) -> str:
    if PurePath(name).name != name or name == ".." or "\\" in name:
        raise fault("table-csv", "the table must lie beside this file", "a file's name, such as places.csv")
    return name


FileBeside = Annotated[Text, AfterValidator(_beside)]
"""The name of a file in the folder of the document that names it."""
Id = Annotated[
    str,
    _matching(r"[a-z0-9]+(?:-[a-z0-9]+)*", "id", "small letters, digits and single hyphens, such as care-at-home"),
    NamesSomething(),
]
FigureId = Annotated[
    str,
    _matching(
        r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*",
        "figure's id",
        "a group, a dot and a name, such as home-care.hourly-rate",
    ),
    NamesSomething(),
]
Name = Annotated[
    str,
    _matching(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", "name", "small letters, digits and underscores, such as delay_years"),
    NamesSomething(),
]
