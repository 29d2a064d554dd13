"""Money, units, years and ranges: text to values, and the algebra of units."""

from investcase.quantities.amount_texts import combine_range
from investcase.quantities.amounts import Quantity, QuantityError
from investcase.quantities.kinds import Kind
from investcase.quantities.shape import Shape
from investcase.quantities.spread_texts import parse_quantity
from investcase.quantities.units import NUMBER, Unit, UnitError, parse_unit
from investcase.quantities.years import Year, YearError, parse_month, parse_year

__all__ = [
    "NUMBER",
    "Kind",
    "Quantity",
    "QuantityError",
    "Shape",
    "Unit",
    "UnitError",
    "Year",
    "YearError",
    "combine_range",
    "parse_month",
    "parse_quantity",
    "parse_unit",
    "parse_year",
]
