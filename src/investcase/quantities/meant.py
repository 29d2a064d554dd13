"""What somebody most likely meant by a text that is not a quantity: offered as a remedy, never taken as read."""

from __future__ import annotations

import re
from collections.abc import Callable

from investcase.reading.blanks import BLANK


def _continental(found: re.Match[str]) -> str:
    """`1.850.000` and `185.000,50` as 1850000 and 185000.50."""
    return found[0].replace(".", "").replace(",", ".")


_ALWAYS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"[“”‘’\"']", ""),
    (r"^(?:about|around|approx(?:imately|\.)?|circa|c\.|~|≈)\s*(?=[£\d])", ""),
    (r"(?:\s*\?|\s*-?ish|(?<=\d)\.)$", ""),
    (r"^\((£?[\d.,]+\s*\w*)\)$", r"-\1"),
    (r"^GBP\s*", "£"),
    (r"(?<=[£\d,.])[oO](?=[\dOo,.%]|$)", "0"),
    (r"(?<=[£\d,.])[lI](?=[\d,.%]|$)", "1"),
    (r"(?<=\d) (?=\d{3}(?!\d))", ","),
    (r"(?<![\d.])\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)", _continental),
    (r"(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![\d.])", _continental),
    (r"(?<=\d)\s*(?:mn|mln|mil|mill)\b", "m"),
    (r"(?<=\d)\s*(?:bln|bil|bill)\b", "bn"),
    (r"(?<=\d)\s*(?:pc|pct|percent|per cent)\b", "%"),
    (r"(?<=[\dkmn])\s*(?:p\.?a\.?|(?:/|per) ?yr|pa)$", " / year"),
    (r"(?<=[\dkmn])\s*(?:p/?w|(?:/|per) ?wk)$", " / week"),
    (r"(?<=[\dkmn])\s*(?:p/?h|(?:/|per) ?hr)$", " / hour"),
    (r"^(\d[\d,.]*) +(?:out of|of|in) +(?:every +|each +)?(\d[\d,]*)(?: +[a-z]+)*$", r"\1 of \2"),
    (r"^between\s+(.+?)\s+and\s+(.+)$", r"\1 to \2"),
    (r"^([£\d][^-–—]*?)\s*[-–—]\s*([£\d][^-–—]*)$", r"\1 to \2"),
)
_RANGE = re.compile(
    r"(?P<low>.+?)\s+to\s+(?P<high>.+?)(?:\s*,?\s+(?:central\s+)?(?P<central>[£\d-].*))?", re.IGNORECASE
)
_YEARS = re.compile(r"\d{4}\s*[-/–]\s*\d{2}(?:\d{2})?")
_NUMBER = re.compile(
    r"(?P<sign>[-−]?)(?P<pound>£?)(?P<digits>\d[\d,]*(?:\.\d+)?)"
    r"(?P<scale>\s*(?:k|thousand|million|m|bn|billion|%)?)(?![A-Za-z])(?P<rest>.*)",
    re.IGNORECASE,
)


def meant(text: str, value_of: Callable[[str], float]) -> str | None:
    """The text mended, if it is then a quantity; a range is turned the right way round, and its centre left blank.

    `value_of` gives the number that a text of one quantity names, and raises ValueError when it is none.
    """
    if _YEARS.fullmatch(text):
        return None
    mended = text
    for pattern, instead in _ALWAYS:
        mended = re.sub(pattern, instead, mended, flags=re.IGNORECASE if instead != "1" else 0)
    match = _RANGE.fullmatch(mended)
    try:
        if match is None:
            value_of(mended)
        else:
            mended = _in_order(match["low"], match["high"], match["central"], value_of)
    except ValueError:
        return None
    return None if mended == text else mended


def _in_order(low: str, high: str, central: str | None, value_of: Callable[[str], float]) -> str:
    low, high = _like(low, high), _like(high, low)
    if value_of(low) > value_of(high):
        if _scale(low) != _scale(high):
            raise ValueError
        low, high = high, low
    unit = _part(low, "rest") or _part(high, "rest")
    low, high = low.removesuffix(unit), high.removesuffix(unit) + unit
    if central is None:
        return f"{low} to {high}, central {_part(high, 'pound')}{BLANK}{'%' if '%' in high else ''}{unit}"
    central = _like(central, high)
    if not value_of(low) <= value_of(central) <= value_of(high):
        raise ValueError
    return f"{low} to {high}, central {central}"


def _like(text: str, other: str) -> str:
    """`1` beside `£2m` is `£1m`, and `12` beside `22%` is `12%`; `£500` beside `£2k` stays as it is."""
    mine, theirs = _NUMBER.fullmatch(text), _NUMBER.fullmatch(other)
    if mine is None or theirs is None:
        return text
    scale = mine["scale"]
    if not scale and ("%" in theirs["scale"] or _plain(mine) < _plain(theirs)):
        scale = theirs["scale"]
    return f"{mine['sign']}{mine['pound'] or theirs['pound']}{mine['digits']}{scale}{mine['rest']}"


def _plain(match: re.Match[str]) -> float:
    return float(match["digits"].replace(",", ""))


def _scale(text: str) -> str:
    return _part(text, "scale").strip().casefold()


def _part(text: str, name: str) -> str:
    match = _NUMBER.fullmatch(text)
    return match[name] if match else ""
