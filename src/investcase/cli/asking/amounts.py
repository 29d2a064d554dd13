"""Amounts as people know them: `6 of 100`, `£1,200 a week`, `850 clients pa`; never guessed between two readings that
lie a hundred or a thousand times apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from investcase.cli import readers
from investcase.cli.asking.values import Raw, quantity
from investcase.cli.readers import UnreadableError
from investcase.cli.written import written
from investcase.numbers.writing import number, pounds
from investcase.quantities import Kind, Quantity, QuantityError, Unit, parse_quantity, parse_unit
from investcase.quantities.in_unit import in_unit
from investcase.quantities.writing import unit_in_words

_OF = re.compile(
    r"(?P<part>\d[\d,]*(?:\.\d+)?)\s*(?:of|in|out of)\s*(?:every\s+)?(?P<whole>\d[\d,]*)(?:\s+[a-z&\s]+)?",
    re.IGNORECASE | re.ASCII,
)
_BARE = re.compile(r"\d[\d,]*(?:\.\d+)?", re.ASCII)
_PERIOD = re.compile(
    r"\s*(?:(?:/|per\s|an?\s|each\s)\s*(?P<word>year|yr|annum|month|week|wk)|(?P<short>pa|p\.a\.?|pcm|pm|pw|p/w))\s*$",
    re.IGNORECASE,
)
_SHORT = {"pa": "year", "p.a.": "year", "p.a": "year", "yr": "year", "annum": "year", "pcm": "month", "pm": "month"}
_SHORT |= {"pw": "week", "p/w": "week", "wk": "week"}
_PEOPLE = re.compile(
    r"\b(?:clients?|patients?|users?|service users?|residents?|cases|carers?|men|women)\b", re.IGNORECASE
)
_POINT = re.compile(r"£?\s*(\d{1,3})\.(\d{3})\s*", re.ASCII)
_YEAR, _POUND = parse_unit("year"), parse_unit("£")
_YEARLY = parse_unit("£ / year")
_A_YEAR = parse_unit("1 / year")
_NO_EVENTS = {"£", "year", "month", "week", "day", "hour", "bed day", "person", "post"}
_SMALLEST_SUM = 1000


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that was read: as it is written into the case, and as it is said back."""

    value: Quantity
    text: Raw
    said: str


def amount(text: str, unit: Unit, kind: Kind | None = None) -> Amount:
    """An amount in a unit, parts of which may be left out.

    Raises:
        UnreadableError: it is not one, or may be two; with what to write.
    """
    text = " ".join(text.split()).rstrip(".")
    if unit == _YEAR:
        return _length(text)
    if _is_share(unit, kind):
        return _share(text, unit, kind)
    if unit.power("£"):
        return _money(text, unit)
    return _count(text, unit, kind)


def _is_share(unit: Unit, kind: Kind | None) -> bool:
    """Whether it is known as so many of a hundred: a share, or one thing that happens for each of another."""
    if unit.is_number:
        return kind in (Kind.SHARE, Kind.REDUCTION)
    if unit == _A_YEAR:
        return True
    return _is_rate(unit)


def _is_rate(unit: Unit) -> bool:
    """Whether it counts one kind of event for each of another."""
    powers = dict(unit.powers)
    return sorted(powers.values()) == [-1, 1] and not _NO_EVENTS & set(powers)


def _measures(unit: Unit) -> bool:
    """Whether it is so many people, hours or pounds, of which nothing can be so many of a hundred."""
    return any(unit.power(word) > 0 for word in _NO_EVENTS)


def _share(text: str, unit: Unit, kind: Kind | None) -> Amount:
    of = _OF.fullmatch(text)
    if of is not None:
        part, whole = (float(of[name].replace(",", "")) for name in ("part", "whole"))
        if whole <= 0 or part > whole:
            raise UnreadableError(f"{text} is more than all of them")
        return _of_a_hundred(part / whole, unit, kind, f"{of['part']} of {of['whole']}")
    if _BARE.fullmatch(text) and float(text.replace(",", "")) >= 1:
        each = "" if unit.is_number else f", or {text} at every one? That is not guessed"
        raise UnreadableError(f"{text} of every 100{each or '?'}. Write: {text} of 100")
    given = _parsed(text)
    if given.percent or (unit.is_number and given.unit.is_number):
        read = _checked(text, parse_unit("1"), Kind.SHARE)
        if read.is_range:
            ranged = Quantity(read.central, unit, read.low, read.high)
            return Amount(ranged, quantity(ranged, kind), written(read, Kind.SHARE))
        shown = f"{number(read.central * 100, _places(read.central * 100))} of 100"
        if unit.is_number:
            return Amount(read, quantity(read, Kind.SHARE), shown)
        return _of_a_hundred(read.central, unit, kind, shown)
    read = _checked(text, unit, kind)
    return Amount(read, quantity(read, kind), written(read, kind))


def _of_a_hundred(share: float, unit: Unit, kind: Kind | None, said: str) -> Amount:
    """A share or a rate that was said as so many of a hundred, and so stands where the format takes it so."""
    value = Quantity(share, unit)
    as_said = kind is Kind.SHARE or _is_rate(unit)
    return Amount(value, Raw(said.replace(",", "")) if as_said else quantity(value, Kind.SHARE), said)


def _money(text: str, unit: Unit) -> Amount:
    if _BARE.fullmatch(text) and not _POINT.fullmatch(text):
        whole = _with_commas(text)
        if unit in (_POUND, _YEARLY) and float(text.replace(",", "")) < _SMALLEST_SUM:
            raise UnreadableError(f"{text} pounds, or thousands of pounds? Write £{whole},000, or £{whole}.00")
        raise UnreadableError(f"{text} what? Write £{whole} if it is pounds{_each(unit)}")
    if (point := _POINT.fullmatch(text)) is not None and unit in (_POUND, _YEARLY):
        raise UnreadableError(
            f"{text} may be £{point[1]},{point[2]} or £{point[1]}. Write £{point[1]},{point[2]}, or £{point[1]}.00"
        )
    if re.match(r"[\d.,]+\s*(?:k|m|bn|thousand|million)\b", text, re.IGNORECASE) or (
        text[:1].isdigit() and is_by_a_time(text)
    ):
        text = f"£{text}"  # nothing but money is counted in thousands and millions here, or by a time alone
    bare, period = _by_period(text)
    said = ""
    if period and period != "year" and unit == _YEARLY:
        read, said = _of_a_year(_checked(bare, _POUND), period, unit)
    elif period and not unit.power(period) and period != "year":
        raise UnreadableError(
            f"{text} is by the {period}, and the whole is asked for: an amount in {unit_in_words(unit)}"
        )
    elif period and unit.power(period):
        read = _checked(bare, unit)
    else:
        read = _checked(bare if period == "year" else text, unit)
    small = unit in (_POUND, _YEARLY) and 0 < max(read.ends) < _SMALLEST_SUM
    if small and not re.search(r"\.\d\d\b|[km]\b", text, re.IGNORECASE):
        whole = number(read.central)
        raise UnreadableError(f"£{whole}, or thousands? Write £{whole},000, or £{whole}.00")
    return Amount(read, quantity(_without_year(read, unit)), f"{in_words(read)}{said}")


def _without_year(value: Quantity, unit: Unit) -> Quantity:
    return Quantity(value.central, _POUND, value.low, value.high) if unit == _YEARLY else value


def _count(text: str, unit: Unit, kind: Kind | None) -> Amount:
    of = _OF.fullmatch(text)
    if of is not None and any(power < 0 for _, power in unit.powers) and not _measures(unit):
        part, whole = (float(of[name].replace(",", "")) for name in ("part", "whole"))
        if whole:
            read = Quantity(part / whole, unit)
            return Amount(read, quantity(read), f"{of['part']} of {of['whole']}")
    bare, period = _by_period(_PEOPLE.sub("people", text) if unit.power("person") else text)
    if period and unit.power("year") == -1 and period != "year":
        read, said = _of_a_year(_checked(bare, unit, kind), period, unit)
        return Amount(read, quantity(read), f"{in_words(read)}{said}")
    if not unit.is_number and (of is not None or bare.endswith("%")):
        raise UnreadableError(f"{text} is a share, and a number is asked for, in {unit_in_words(unit)}")
    read = _checked(bare if period == "year" else text if period else bare, unit, kind)
    return Amount(read, quantity(read, kind), in_words(read, kind))


def _length(text: str) -> Amount:
    if _BARE.fullmatch(text):
        raise UnreadableError(f"{text} months, or years? Write {text} months, or {text} years")
    given = _parsed(text)
    if given.unit.is_number and (given.percent or given.counted):
        raise UnreadableError(f"{text} is a share, and a length of time is asked for. Write 9 months, or 2 years")
    read = readers.length_of_time(text)
    return Amount(read, quantity(read), written(read))


def _of_a_year(each: Quantity, period: str, unit: Unit) -> tuple[Quantity, str]:
    """What is given by the week or the month as of a year, and the sum in brackets."""
    per_time = unit * _YEAR / parse_unit(period)
    found = next(in_unit(Quantity(each.central, per_time, each.low, each.high), unit))
    return found.value, f" ({found.sum})"


def is_by_a_time(text: str) -> bool:
    """Whether it is so much a year, a month or a week, however that is written: `1,200pw`, `£60k / year`."""
    try:
        unit = parse_quantity(text).unit
    except QuantityError:
        return False
    return any(unit.power(word) == -1 for word in ("year", "month", "week"))


def _by_period(text: str) -> tuple[str, str | None]:
    found = _PERIOD.search(text)
    if found is None:
        return text, None
    word = (found["word"] or found["short"]).casefold()
    return text[: found.start()].strip(), _SHORT.get(word, word)


def _checked(text: str, unit: Unit, kind: Kind | None = None) -> Quantity:
    return readers.measure(unit, kind)(text)


def _parsed(text: str) -> Quantity:
    try:
        return parse_quantity(text)
    except QuantityError as error:
        raise UnreadableError(f"{error}; {error.remedy or f'expected {error.expected}'}") from None


def in_words(value: Quantity, kind: Kind | None = None) -> str:
    """A quantity as it is said: `£26.10 an hour`, `1,200 people a year`."""
    said = written(value, kind)
    return re.sub(
        r" / (?=(\w))",
        lambda found: (
            " an "
            if found[1] in "aeioh" and found.string[found.end() :].startswith(("a", "e", "i", "o", "hour"))
            else " a "
        ),
        said,
    )


def _each(unit: Unit) -> str:
    after = [word for word, power in unit.powers if power < 0]
    return "".join(f" a{'n' if word[0] in 'aeio' or word == 'hour' else ''} {word}" for word in after)


def _with_commas(text: str) -> str:
    return pounds(float(text.replace(",", "")), _places(float(text.replace(",", "")))).removeprefix("£")


def _places(value: float) -> int:
    return 0 if abs(value - round(value)) < 1e-9 else 1 if abs(value * 10 - round(value * 10)) < 1e-9 else 2
