"""What somebody most likely meant by a text that is not a quantity: offered as a remedy, never taken as read."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from investcase.numbers.writing import grouped, number, pounds
from investcase.reading.number_words import ENGLISH


def _continental(found: re.Match[str]) -> str:
    """`1.850.000` and `185.000,50` as 1850000 and 185000.50."""
    return found[0].replace(".", "").replace(",", ".")


_TENS = {
    word: ten
    for ten, word in enumerate(
        ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"), start=1
    )
}
_ONES = {"one": 1, **ENGLISH}
_IN_WORDS = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?|{'|'.join(_ONES)}"


def _from_words(found: re.Match[str]) -> str:
    """`sixty-two` as 62."""
    words = re.split("[- ]", found[0].casefold())
    return str(sum(10 * _TENS[word] if word in _TENS else _ONES[word] for word in words))


def _in_pence(found: re.Match[str]) -> str:
    return pounds(Decimal(found[1].replace(",", "")) / 100, 2)


def _with_exponent(found: re.Match[str]) -> str:
    return f"{found[1]}{number(float(f'{found[2]}e{found[3]}'))}"


def _in_thousands(found: re.Match[str]) -> str:
    return f"{found[1]}k"


_ALWAYS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"[“”‘’\"']", ""),
    (r"^(?:about|around|approx(?:imately|\.)?|circa|c\.|~|≈)\s*(?=[£\d])", ""),
    (r"(?:\s*\?|\s*-?ish|(?<=\d)\.)$", ""),
    (r"^\((£?[\d.,]+\s*\w*)\)$", r"-\1"),
    (r"^(?:GBP|L)\s*(?=[\d-])", "£"),
    (r"^(-?[\d.,]+\s*(?:k|m|bn)?)\s*(?:GBP|£|pounds)$", r"£\1"),
    (r"(\d)\s*(?:\(\s*£?\s*(?:'000s?|000s?|’000s?|thousands?|in thousands)\s*\)|['’]000s?|\s000s)$", _in_thousands),
    (r"(\d)/-$", r"\1"),
    (r"^(.+\sto\s.+?)\s*\((?:central\s*)?(£?\d[^()]*)\)$", r"\1, central \2"),
    (
        r",\s*(?:mid(?:point)?|most likely|likely|best(?: guess)?|expected|mode|average|mean|base)\s+(?=£?\d)",
        ", central ",
    ),
    (r"^(.*\d.*?)\s*\((?!\s*\d*\s*\))[^()]*\)$", r"\1"),
    (r"(?<=\d)\s+,\s*(?=\d{3}(?!\d))", ","),
    (r"^[+=](?=\s*£?\d)", ""),
    (r"\s*(?:\+|plus|inc\.?|incl\.?|including|ex\.?|excl\.?|excluding|net of)\s+VAT$", ""),
    (r"(?<=\d)\s*thousands\b", "k"),
    (r"(?<=\d)\s*millions\b", "m"),
    (r"^(\d[\d.,]*\s*(?:%|per\s?cent))\s+of\s+[A-Za-z ]+$", r"\1"),
    (r"^(\d[\d,]*(?:\.\d+)?)p\b(?=\s*(?:/|per\b|$))", _in_pence),
    (r"^(£?)(\d(?:\.\d+)?)e(\d{1,2})$", _with_exponent),
    (rf"^({_IN_WORDS})(?=\s*(?:%|per\s?cent))", _from_words),
    (r"(?<=[£\d,.])[oO](?=[\dOo,.%]|$)", "0"),
    (r"(?<=[£\d,.])[lI](?=[\d,.%]|$)", "1"),
    (r"(?<=\d) (?=\d{3}(?!\d))", ","),
    (r"(?<![\d.])\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)", _continental),
    (r"(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![\d.])", _continental),
    (r"(?<=\d)\s*(?:mn|mln|mil|mill)\b", "m"),
    (r"(?<=\d)\s*(?:bln|bil|bill)\b", "bn"),
    (r"(?<=\d)\s*(?:pc|pct|percent|per cent)\b", "%"),
    (r"^(\d[\d,.]*) +(?:out of|of|in) +(?:every +|each +)?(\d[\d,]*)(?: +[a-z]+)*$", r"\1 of \2"),
    (r"^between\s+(.+?)\s+and\s+(.+)$", r"\1 to \2"),
    (r"^([£\d][^-–—]*?)\s*[-–—]\s*([£\d][^-–—]*)$", r"\1 to \2"),
)
_RANGE = re.compile(
    r"(?P<low>.+?)\s+to\s+(?P<high>.+?)(?:\s*,?\s+(?:central\s+)?(?P<central>[£\d-].*))?", re.IGNORECASE
)
_GIVE_OR_TAKE = re.compile(
    r"(?P<centre>.+?)\s*(?:\+\s?/?\s?[-–−]|±|plus or minus|give or take)\s*(?P<by>\S.*)", re.IGNORECASE
)
_YEARS = re.compile(r"(?:19|20)\d{2}\s*[-/–]\s*(?:\d{2}|(?:19|20)\d{2})")
_ABOUT_ALL = re.compile(r"(?:\+\s?/?\s?[-–−]|±|plus or minus|within)\s*(?P<by>\d{1,2}(?:\.\d+)?)\s*%", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<sign>[-−]?)(?P<pound>£?)(?P<digits>\d[\d,]*(?:\.\d+)?)"
    r"(?P<scale>\s*(?:k|thousand|million|m|bn|billion|%)?)(?!\d|(?!p(?:a|w|h|c?m)?\b)[A-Za-z])(?P<rest>.*)",
    re.IGNORECASE,
)


def meant(text: str, value_of: Callable[[str], float]) -> str | None:
    """The text mended, if it is then a quantity; a range is turned the right way round, and the middle of its ends
    stands for a centre that is not given.

    `value_of` gives the number that a text of one quantity names, and raises ValueError when it is none.
    """
    if _YEARS.fullmatch(text):
        return None
    if (within := _ABOUT_ALL.fullmatch(text)) is not None:
        reach = float(within["by"])
        return f"{_digits(100 - reach)}% to {_digits(100 + reach)}%, central 100%"
    mended = text
    for pattern, instead in _ALWAYS:
        mended = re.sub(pattern, instead, mended, flags=re.IGNORECASE if instead != "1" else 0)
    match, about = _RANGE.fullmatch(mended), _GIVE_OR_TAKE.fullmatch(text)
    try:
        if about is not None:
            mended = _give_or_take(about["centre"], about["by"], value_of)
        elif match is None:
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
    low, high = (end.removesuffix(unit).rstrip() for end in (low, high))
    unit = f" {unit.strip()}" if unit else ""
    if central is None:
        return f"{low} to {high}{unit}, central {_middle(low, high, value_of)}{unit}"
    central = _like(central, high)
    if not value_of(low) <= value_of(central) <= value_of(high):
        raise ValueError
    return f"{low} to {high}{unit}, central {central}"


def _give_or_take(centre: str, by: str, value_of: Callable[[str], float]) -> str:
    """`£185,000 +/- 10%` as a range: so much less to so much more; a share of a share is points of it."""
    found, middle, most = _NUMBER.fullmatch(centre), value_of(centre), value_of(by)
    if found is None or most <= 0:
        raise ValueError
    is_share = "%" in found["scale"]
    reach = middle * most if "%" in by and not is_share else most
    unit = f" {found['rest'].strip()}" if found["rest"].strip() else ""
    low, high = (_digits((middle + turn) * (100 if is_share else 1)) for turn in (-reach, reach))
    sign, pound = ("%" if is_share else ""), found["pound"]
    low, high = (f"-{pound}{end[1:]}{sign}" if end[0] == "-" else f"{pound}{end}{sign}" for end in (low, high))
    return f"{low} to {high}{unit}, central {centre}"


def _digits(value: float) -> str:
    return f"{'-' if value < 0 else ''}{grouped(Decimal(f'{value:.10g}'))}"


def _middle(low: str, high: str, value_of: Callable[[str], float]) -> str:
    """The number halfway between two, on the scale of both if they have one; an example, for want of a best figure."""
    one, other = _NUMBER.fullmatch(low), _NUMBER.fullmatch(high)
    if one is None or other is None:
        raise ValueError
    scale = one["scale"] if _scale(low) == _scale(high) else ""
    size = 0.01 if "%" in scale else value_of(f"1{scale}") if scale else 1.0
    middle = (value_of(low) + value_of(high)) / 2 / size
    sign = "-" if middle < 0 else ""
    return f"{sign}{one['pound']}{_digits(abs(middle))}{scale.strip() if '%' in scale else scale.rstrip()}"


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
