"""The one way a number is rounded to so many decimals: half to even, however large it is."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

_WIDE = Context(prec=700, rounding=ROUND_HALF_EVEN)
"""Room for every digit of the largest and of the smallest float, where the usual context has 28."""


def rounded(value: Decimal, places: int) -> Decimal:
    """A number to so many decimals, half to even; never a negative zero."""
    # Adding zero turns a negative zero into zero.
    return _WIDE.add(value.quantize(Decimal(1).scaleb(-places), context=_WIDE), Decimal(0))


def decimals(value: float, places: int) -> Decimal:
    """A float to so many decimals, from the decimal that a reader would write for it."""
    return rounded(Decimal(repr(float(value))), places)
