"""Numbers as people write them: `18%`, `£178m`, `£23.56 / hour`, `12% to 22%, central 18%`."""

from __future__ import annotations

import re

from investcase.quantities.amounts import Quantity, QuantityError
from investcase.quantities.meant import meant
from investcase.quantities.units import NUMBER, Unit, UnitError, in_full, parse_unit
from investcase.quantities.written import POINT

_SCALES = {
    "": 1.0,
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
}
# Beyond any public budget, and small enough that no product of a few such figures overflows.
LARGEST = 1e15
_NUMBER = re.compile(
    r"(?P<sign>[-−]?)\s*(?P<pound>£?)\s*(?P<sign2>[-−]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"\s*(?P<scale>k|thousand|million|m|bn|billion)?(?!(?!p(?:a|w|h|c?m)?\b)[A-Za-z])"
    r"\s*(?P<percent>%|per\s?cent(?![A-Za-z]))?\s*(?P<unit>.*)",
    re.IGNORECASE | re.ASCII,
)
_COUNTED = re.compile(r"(?P<part>\d[\d,]*(?:\.\d+)?)\s+(?:of|in)\s+(?P<whole>[1-9][\d,]*)", re.IGNORECASE | re.ASCII)
_OVER = re.compile(r"/|(?:per|an?|each|every)\s+", re.IGNORECASE)
# A range of two figures in words is shorter; what is longer is no slip of the pen.
_LONGEST = 120
_RANGE = re.compile(r"(?P<low>.+?)\s+to\s+(?P<high>.+?)\s*,\s*central\s+(?P<central>.+)", re.IGNORECASE)
_BETWEEN = "low to high, central and your best single figure between, for which the middle stands below"
_OTHER_MONEY = {"$": "dollars", "€": "euros"}
_BARE_RANGE = re.compile(r".+\s+to\s+.+", re.IGNORECASE)


def parse_quantity(text: str) -> Quantity:
    """The quantity a text names, a range included.

    Raises:
        QuantityError: not a number with a unit; a range without its centre, or that does not hold it.
    """
    text = " ".join(text.split())
    try:
        return _parse(text)
    except QuantityError as error:
        likely = meant(text, lambda one: _parse_one(one)[0]) if len(text) <= _LONGEST else None
        if likely is None and error.instead and _BARE_RANGE.fullmatch(text):
            raise QuantityError(str(error), error.expected, instead=(_without_points(text),)) from None
        if likely is None:
            raise
        message = f"{text!r} is not a quantity" if error.word else str(error)
        if text.startswith("("):  # in a table of costs it may be what comes in: only the author knows
            raise QuantityError(message, error.expected, remedy=f"write {likely}") from None
        raise QuantityError(message, error.expected, instead=(likely,)) from None


def _parse(text: str) -> Quantity:
    match = _RANGE.fullmatch(text)
    if match is None:
        if _BARE_RANGE.fullmatch(text):
            raise QuantityError("this range has no central value", _BETWEEN)
        value, unit = _parse_one(text)
        return Quantity(value, unit, percent=_has_percent(text), counted=_is_counted(text))
    if _scaled_at_one_end(match["low"], match["high"]):
        raise QuantityError(
            f"{match['low']!r} may be meant as it stands or on the scale of {match['high']!r}", "both ends in full"
        )
    return combine_range(match["low"], match["central"], match["high"])


def _scaled_at_one_end(low: str, high: str) -> bool:
    """Whether only the high end says thousand or million, though its number is the larger: `£1 to £2m`."""
    bottom, top = _NUMBER.fullmatch(low), _NUMBER.fullmatch(high)
    if bottom is None or top is None or bottom["scale"] or not top["scale"]:
        return False
    return _digits(bottom["digits"]) < _digits(top["digits"])


def combine_range(low: str, central: str, high: str) -> Quantity:
    """A range from its three texts. An end written without a unit takes the centre's.

    Raises:
        QuantityError: the units differ, or low <= central <= high does not hold.
    """
    _refuse_half_counted(low, central, high)
    middle, unit = _parse_one(central)
    bottom, bottom_unit = _parse_one(low)
    top, top_unit = _parse_one(high)
    for end in (bottom_unit, top_unit):
        if not _may_stand_for(end, unit):
            raise QuantityError(
                f"the ends of this range are in different units ({end} and {unit})", "one unit throughout"
            )
    if "%" in high and "%" not in low and bottom > 1:
        raise QuantityError(f"{low.strip()} is written without a percent sign, {high.strip()} with one", "both alike")
    if bottom > top:
        raise QuantityError(f"this range runs downwards: {low.strip()} is above {high.strip()}", "the lower end first")
    if not bottom <= middle <= top:
        raise QuantityError("the central value lies outside its range", "low <= central <= high")
    signed = any(map(_has_percent, (low, central, high)))
    return Quantity(middle, unit, bottom, top, percent=signed, counted=_is_counted(central))


def _refuse_half_counted(*written: str) -> None:
    """`4 to 8 of 100` may be meant for 4 of 100, and says 4.

    Raises:
        QuantityError: only some of the numbers of a range are written as so many of a hundred.
    """
    found = [_COUNTED.fullmatch(text.strip()) for text in written]
    wholes = {each["whole"] for each in found if each is not None}
    if wholes and not all(found):
        of = wholes.pop()
        low, central, high = (
            each[0] if each else f"{text.strip()} of {of}" for each, text in zip(found, written, strict=True)
        )
        raise QuantityError(
            f"only part of this range is written as so many of {of}",
            "both ends and the centre alike",
            remedy=f'write "{low} to {high}, central {central}"',
        )


def _may_stand_for(end: Unit, unit: Unit) -> bool:
    """Whether an end may be written so: in the centre's unit, or in the part of it that stands above the line."""
    above = tuple((word, power) for word, power in unit.powers if power > 0)
    return end in (unit, NUMBER, Unit(above))


def _parse_one(text: str) -> tuple[float, Unit]:
    if (counted := _COUNTED.fullmatch(text.strip())) is not None:
        return _digits(counted["part"]) / _digits(counted["whole"]), NUMBER
    match = _NUMBER.fullmatch(text.strip())
    if match is None and text.strip()[:1] in _OTHER_MONEY:
        message = f"{text.strip()!r} is in {_OTHER_MONEY[text.strip()[0]]}, and every amount here is in pounds"
        raise QuantityError(message, "pounds, at what they were worth in the year of the price base")
    if match is None or re.match(r",?\d", match["unit"]):
        raise QuantityError(
            f"{text.strip()!r} is not a quantity", "a number with its unit, such as 18%, £1.2m or £23.56 / hour"
        )
    if match["sign"] and match["sign2"]:
        raise QuantityError(f"{text.strip()!r} has two minus signs", "one minus sign")
    _refuse_point_for_comma(match, text.strip())
    value = _digits(match["digits"]) * _SCALES[(match["scale"] or "").casefold()]
    if match["sign"] or match["sign2"]:
        value = -value
    if match["percent"]:
        value /= 100
    if not abs(value) <= LARGEST:
        shown = text.strip() if len(text) < 40 else f"{text.strip()[:36]}..."
        raise QuantityError(f"{shown!r} is too large", "a number below a thousand million million")
    return value, _unit_of(match["pound"], match["percent"], match["unit"], text)


def _has_percent(text: str) -> bool:
    match = _NUMBER.fullmatch(text.strip())
    return (match is not None and match["percent"] is not None) or _is_counted(text)


def _is_counted(text: str) -> bool:
    return _COUNTED.fullmatch(text.strip()) is not None


def _refuse_point_for_comma(match: re.Match[str], text: str) -> None:
    """`£185.000` is a hundred and eighty-five pounds here and a thousand times that on the continent: it is neither.

    Pounds alone have two places of pence. Prices and counts may have three, and then no nought at the end.

    Raises:
        QuantityError: the point stands where a thousands comma may be meant.
    """
    digits, rest = match["digits"], match["unit"].strip()
    if match["scale"] or match["percent"] or rest.startswith(".") or POINT.fullmatch(digits) is None:
        return
    in_pounds = match["pound"] and _OVER.match(rest) is None
    if not in_pounds and (not digits.endswith("0") or not (match["pound"] or rest)):
        return
    other = "two places of pence" if in_pounds else text.replace(digits, f"{float(digits):g}")
    raise QuantityError(
        f"the point in {text} may be a decimal point, or a comma between thousands",
        f"{text.replace('.', ',')}; or {other} where the point is meant",
        instead=(_without_points(text),),
    )


def _without_points(text: str) -> str:
    return POINT.sub(lambda found: found[0].replace(".", ""), text)


def _digits(text: str) -> float:
    return float(text.replace(",", ""))


def _unit_of(pound: str, percent: str | None, rest: str, text: str) -> Unit:
    rest = in_full(rest.strip())
    if percent and pound:
        raise QuantityError(
            f"{text.strip()!r} is both pounds and a share", "pounds, such as £1.2m, or a share, such as 18%"
        )
    if percent and rest:
        raise QuantityError(f"{rest!r} follows a percentage", "a percentage alone, such as 18%")
    try:
        if not rest:
            unit = NUMBER
        elif (over := _OVER.match(rest)) is not None:
            unit = parse_unit("1 / " + rest[over.end() :])
        else:
            unit = parse_unit(rest)
    except UnitError as error:
        raise QuantityError(
            f"{text.strip()!r} is not a quantity: {error}",
            "a number with its unit, such as £23.56 / hour or 2,310 people / year",
            error.word,
        ) from None
    return parse_unit("£") * unit if pound else unit
