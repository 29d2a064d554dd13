"""An author's answers, read by the same rules as the documents they go into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from investcase.documents.bodies import Body, plain_bodies, plain_body
from investcase.documents.fields import YearField
from investcase.quantities import Kind, Quantity, QuantityError, Unit, Year, parse_quantity, parse_unit
from investcase.quantities.kinds import misfit
from investcase.quantities.writing import unit_in_words
from investcase.reading.suggest import did_you_mean
from investcase.reading.suggest import one_of as named

T = TypeVar("T")
_LONGEST = 1000
_YEARS_IN_A_MONTH = 1 / 12
_MONTH, _YEAR = parse_unit("month"), parse_unit("year")


class UnreadableError(ValueError):
    """An answer that is not of the kind asked for; the message says why and what would be."""


def field(kind: Any) -> Callable[[str], Any]:
    """A reader for one of the kinds of value in `documents.fields`."""
    from pydantic import TypeAdapter, ValidationError

    adapter = TypeAdapter(kind)

    def read(text: str) -> Any:
        try:
            return adapter.validate_python(text)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            context = fault.get("ctx") or {}
            why = _why(context.get("message") or fault["msg"], context.get("expected"), context.get("remedy"))
            raise UnreadableError(why) from None

    return read


def measure(unit: Unit, kind: Kind | None = None) -> Callable[[str], Quantity]:
    """A reader for a quantity in a unit; parts of the unit may be left out, as in `£956` for `£ / person / week`.

    `kind` says what a plain number is. Whatever has a unit is no percentage.
    """

    def read(text: str) -> Quantity:
        given = _quantity(text)
        found = misfit(given, kind) if kind is not None else None
        if found is not None:
            raise UnreadableError(_why(found.message, found.expected, found.remedy))
        if kind is not None:
            return given
        if given.percent or not _is_part_of(given.unit, unit):
            what = "a percentage" if given.percent else f"in {unit_in_words(given.unit)}"
            raise UnreadableError(_why(f"this is {what}", f"a value in {unit_in_words(unit)}"))
        if min(given.ends) < 0:
            raise UnreadableError(_why("this is below zero", f"a value in {unit_in_words(unit)}"))
        return Quantity(given.central, unit, given.low, given.high)

    return read


def length_of_time(text: str) -> Quantity:
    """Years from months, the unit meant when none is written: `9`, `9 months`, `0.75 years`, or a range.

    Rounded to a ten-thousandth of a year, which is less than an hour.
    """
    given = _quantity(text)
    if min(given.ends) < 0:
        raise UnreadableError(_why("this is below zero", "months, such as 9"))
    if given.unit == _YEAR:
        return given
    if given.unit not in (_MONTH, parse_unit("1")):
        raise UnreadableError(_why(f"this is in {given.unit}", "months, such as 9, or 6 to 12, central 9"))
    years = Quantity(given.central, _YEAR, given.low, given.high).scaled(_YEARS_IN_A_MONTH)
    low, high = years.ends
    if not years.is_range:
        return Quantity(round(years.central, 4), _YEAR)
    return Quantity(round(years.central, 4), _YEAR, round(low, 4), round(high, 4))


def pounds_by_year(horizon: tuple[Year, ...]) -> Callable[[str], dict[Year, Quantity]]:
    """A reader for `2027-28 £200,000; 2028-29 £300,000`."""
    year_of, money = field(YearField), measure(parse_unit("£"))
    example = f"{horizon[0]} £200,000; and so on, with a semicolon between years"

    def read(text: str) -> dict[Year, Quantity]:
        found: dict[Year, Quantity] = {}
        for part in filter(None, (piece.strip() for piece in text.split(";"))):
            head, _, amount = part.partition(" ")
            if not amount:
                raise UnreadableError(_why(f"{part!r} is not a year with an amount", example))
            year = year_of(head.rstrip(":"))
            if year not in horizon:
                raise UnreadableError(_why(f"{year} is not a year of the case", f"{horizon[0]} to {horizon[-1]}"))
            found[year] = money(amount)
        if not found:
            raise UnreadableError(_why("nothing is written", example))
        return found

    return read


def year_within(horizon: tuple[Year, ...]) -> Callable[[str], Year]:
    """A reader for one of the years of the case."""
    read_year = field(YearField)

    def read(text: str) -> Year:
        year: Year = read_year(text)
        if year not in horizon:
            raise UnreadableError(_why(f"{year} is not a year of the case", f"{horizon[0]} to {horizon[-1]}"))
        return year

    return read


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A reader for a whole number between two."""

    def read(text: str) -> int:
        digits = text.removesuffix("years").removesuffix("year").strip()
        if not (digits.isascii() and digits.isdigit() and least <= int(digits[:9]) <= most):
            raise UnreadableError(_why(f"{text!r} is not such a number", f"a whole number from {least} to {most}"))
        return int(digits)

    return read


def body(text: str) -> Body:
    """A reader for who pays."""
    return plain_body(one_of([known.id for known in plain_bodies()], "a body investcase knows")(text))


def one_of(names: Sequence[str], kind: str) -> Callable[[str], Any]:
    """A reader for one of some words."""

    def read(text: str) -> str:
        name = text.casefold().replace(" ", "_")
        if name not in names:
            hint = did_you_mean(name, names) or f"expected {named(names)}"
            raise UnreadableError(f"{text!r} is not {kind}; {hint}")
        return name

    return read


def words(text: str) -> str:
    """A reader for text: one line, of characters that can be printed."""
    line = " ".join(text.split())
    if not line.isprintable():
        raise UnreadableError("this holds characters that cannot be printed; type it again without them")
    if len(line) > _LONGEST:
        raise UnreadableError(f"this is longer than {_LONGEST} characters; write the rest into the draft")
    return line


def _quantity(text: str) -> Quantity:
    try:
        return parse_quantity(text)
    except QuantityError as error:
        raise UnreadableError(_why(str(error), error.expected, error.remedy)) from None


def _is_part_of(given: Unit, whole: Unit) -> bool:
    powers = dict(whole.powers)
    return all(powers.get(word) == power for word, power in given.powers)


def _why(message: str, expected: str | None, remedy: str | None = None) -> str:
    return "; ".join(filter(None, (message, f"expected {expected}" if expected else "", remedy)))
