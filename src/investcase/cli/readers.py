"""An author's answers, read by the same rules as the documents they go into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from investcase.quantities import Kind, Quantity, QuantityError, Unit, parse_quantity, parse_unit
from investcase.quantities.kinds import misfit
from investcase.quantities.writing import unit_in_words

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
