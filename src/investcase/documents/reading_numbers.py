"""Quantities read from the text people write: of any unit, of a kind of number, and in pounds."""

from __future__ import annotations

import re
from dataclasses import replace

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from investcase.documents.offering import fault, reads_its_remedies
from investcase.documents.reading_texts import says_not_known
from investcase.documents.spread_lines import spread_lines
from investcase.quantities import Kind, Quantity, QuantityError, Shape, Unit, parse_quantity, parse_unit
from investcase.quantities.fitting import unfit
from investcase.quantities.in_unit import by_the_year, called
from investcase.quantities.kinds import Rule, family_of, misfit
from investcase.quantities.shape import Family
from investcase.quantities.typed import as_typed
from investcase.quantities.units import unit_words
from investcase.reading.suggest import did_you_mean, nearest

POUND = parse_unit("£")
_A_QUANTITY = "a number with its unit, such as 18%, £1.2m or £23.56 / hour"
_A_RANGE = "one number, or a range with your best single figure between, for which the middle stands below"
_A_YEARLY_RATE = Rule(
    *("growth", "yearly rate", "lies outside -50% to 100%"),
    "one rate a year between -50% and 100%, such as 3.5%",
    low=-0.5,
    high=1,
)
_FEW_POUNDS, _THOUSAND = 1000, 1000.0


def read_quantity(value: object, *, pounds: bool = False) -> Quantity:
    """A quantity of any unit; its remedies have a pound sign where it is of pounds.

    Raises:
        PydanticCustomError: it is none.
    """
    if isinstance(value, Quantity):
        return value
    try:
        if isinstance(value, dict):
            return _fitting(spread_lines(value))
        if isinstance(value, str):
            return _fitting(parse_quantity(value))
    except QuantityError as error:
        if isinstance(value, str) and (not_known := says_not_known(value, "quantity", _A_QUANTITY)) is not None:
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
        value = read_quantity(written)
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


def is_count(value: Quantity, word: str) -> bool:
    """Whether a quantity counts something: in its unit, or as a number alone, which is no percentage."""
    return str(value.unit) == word or (value.unit.is_number and not value.percent)


@reads_its_remedies
def read_growth(written: object) -> Quantity:
    """One rate a year.

    Raises:
        PydanticCustomError: it is none, a range, or out of bounds.
    """
    value = read_quantity(written)
    hold(value, _A_YEARLY_RATE)
    if value.is_range:
        raise fault("growth", "this is a range, where one yearly rate is wanted", _A_YEARLY_RATE.expected)
    return value


@reads_its_remedies
def read_measure(written: object) -> Quantity:
    """A quantity of any unit.

    Raises:
        PydanticCustomError: it is none.
    """
    return read_quantity(written)


@reads_its_remedies
def read_money(written: object) -> Quantity:
    """Pounds.

    Raises:
        PydanticCustomError: it is of another unit, or no quantity.
    """
    value = read_quantity(written, pounds=True)
    if value.unit != POUND:
        raise _not_money(written, value, "pounds, such as £45,000 or £45k")
    return value


@reads_its_remedies
def read_yearly_money(written: object) -> Quantity:
    """Pounds a year, kept as pounds, of which each year has as many.

    Raises:
        PydanticCustomError: it is of another unit, or no quantity.
    """
    value = read_quantity(written, pounds=True)
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
