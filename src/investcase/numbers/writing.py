"""The only place where pounds, percentages and thousands become words.

Every function rounds half to even on the decimal a reader would write for the float, never shows a
negative zero, writes the minus sign as U+2212, and raises ``ValueError`` for NaN and infinity: an
undefined result has a reason, and the reason is what the paper prints.
"""

from decimal import Decimal
from math import isfinite

from investcase.numbers.rounding import rounded

MINUS = "\N{MINUS SIGN}"
NOTHING = "\N{EN DASH}"

_SHORT_FORMS = ((Decimal(10**9), "bn"), (Decimal(10**6), "m"), (Decimal(10**3), "k"))


def _decimal(value: float | Decimal) -> Decimal:
    if not isfinite(value):
        raise ValueError(f"{value} cannot be written: an undefined number is printed as its reason")
    return Decimal(str(value))


def _significant(value: Decimal, figures: int) -> Decimal:
    if value == 0:
        return Decimal(0)
    return rounded(value, figures - 1 - value.adjusted())


def _grouped(value: Decimal, *, before: str = "", after: str = "") -> str:
    sign = MINUS if value < 0 else ""
    return f"{sign}{before}{abs(value):,f}{after}"


def grouped(value: Decimal) -> str:
    """A plain amount, every digit of it, with commas between thousands."""
    return _grouped(abs(value))


def _trimmed(value: Decimal) -> Decimal:
    return rounded(value, 0) if value == value.to_integral_value() else value.normalize()


def pounds(value: float | Decimal, places: int = 0) -> str:
    """Pounds in full: ``£1,234``, ``−£1,234``; ``places=2`` for a unit cost, ``£23.56``."""
    return _grouped(rounded(_decimal(value), places), before="£")


def pounds_short(value: float) -> str:
    """Pounds to three significant figures: ``£1.23m``, ``£640k``, ``£0``; whole pounds below £1,000."""
    exact = _decimal(value)
    whole = rounded(exact, 0)
    if abs(whole) < 1000:
        return _grouped(whole, before="£")
    shown = _significant(exact, 3)
    size, suffix = next(form for form in _SHORT_FORMS if abs(shown) >= form[0])
    return _grouped(_trimmed(shown / size), before="£", after=suffix)


def pounds_in(value: float, unit: str, places: int) -> str:
    """Pounds in one unit (``bn``, ``m``, ``k`` or none) with exactly so many decimals: ``£1.6m``, ``−£0.4m``."""
    size = next((size for size, suffix in _SHORT_FORMS if suffix == unit), Decimal(1))
    return _grouped(rounded(_decimal(value) / size, places), before="£", after=unit)


def pounds_said(value: float) -> str:
    """Pounds as they are said: millions to one decimal, thousands whole: ``£7.4m``, ``£618k``, ``£640``."""
    size = abs(_decimal(value))
    if rounded(size / 1000, 0) >= 1000:
        whole = rounded(size / 10**6, 0) >= 1000
        return pounds_short(value) if whole else pounds_in(value, "m", 1)
    return pounds_in(value, "k", 0) if size >= 9500 else pounds_short(value)


def signed_pounds_short(value: float) -> str:
    """A change in pounds: as ``pounds_short``, with ``+`` in front of a gain."""
    words = pounds_short(value)
    return words if value <= 0 or words == "£0" else f"+{words}"


def from_to(low: str, high: str) -> str:
    """Two ends as they are written: ``£247k to £3.69m``; where they are written alike, ``about £247k``."""
    return f"about {low}" if low == high else f"{low} to {high}"


def thousands(value: float) -> str:
    """Pounds as £000 in a column: ``1,234``, ``−1,234``.

    ``value`` is in pounds. Nothing at all is an en dash; an amount under £500 is ``0``.
    """
    exact = _decimal(value)
    return NOTHING if exact == 0 else _grouped(rounded(exact / 1000, 0))


def percent(share: float, places: int = 1) -> str:
    """A share 0-1 as a percentage with at most ``places`` decimals: ``18%``, ``3.5%``."""
    return _grouped(_trimmed(rounded(_decimal(share) * 100, places)), after="%")


def percent_to(share: float, places: int) -> str:
    """A share 0-1 as a percentage with exactly ``places`` decimals: ``3.50%``."""
    return _grouped(rounded(_decimal(share) * 100, places), after="%")


def number(value: float, places: int = 0) -> str:
    """A plain number with thousands separators and exactly ``places`` decimals: ``2,310``."""
    return _grouped(rounded(_decimal(value), places))


def significant(value: float, figures: int) -> str:
    """A plain number to so many figures, with no noughts after the last: ``168``, ``0.0416667``."""
    return _grouped(_trimmed(_significant(_decimal(value), figures)))


def ratio(value: float) -> str:
    """A benefit-cost ratio, two decimals: ``1.65``."""
    return number(value, 2)


def people(value: float) -> str:
    """A modelled number of people, to two significant figures: ``2,300``, ``47``, ``fewer than 1``.

    A modelled expectation is not a count, so it carries no more figures than a model can know.
    """
    exact = _decimal(value)
    if exact == 0:
        return "0"
    if abs(exact) < 1:
        return "fewer than 1"
    return _grouped(rounded(_significant(exact, 2), 0))
