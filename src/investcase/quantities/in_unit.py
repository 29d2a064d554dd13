"""A number that is given in another unit than is wanted: by the week where a year is meant, without "a person".

Nothing converts by itself; what is found here is offered to whoever typed it, and said with its sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.quantities.amounts import Quantity
from investcase.quantities.typed import as_typed
from investcase.quantities.units import NUMBER, Unit, parse_unit
from investcase.quantities.writing import unit_in_words

WEEKS_IN_A_YEAR = 52.18
"""As models count them: 365.25 days by seven, to two places."""
_IN_A_YEAR = {"week": WEEKS_IN_A_YEAR, "month": 12.0, "year": 1.0}
_TIMES = {word: parse_unit(word) for word in _IN_A_YEAR}
_NO_COUNTS = ("£", *_IN_A_YEAR, "hour", "day")
_PENCE = 2
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Converted:
    """A quantity in the unit that was wanted; `sum` says in words how it was come by, where there was a sum."""

    value: Quantity
    sum: str | None = None


def in_unit(given: Quantity, wanted: Unit) -> Iterator[Converted]:
    """What a quantity may have been meant as in another unit, the likeliest first; nothing where nobody can tell."""
    if given.unit == wanted:
        return
    if given.unit.is_number:
        yield from _of_a_number(given, wanted)
    elif given.percent:
        return
    elif _is_part(given.unit, wanted):
        yield Converted(_as(given, wanted))
    else:
        yield from _by_another_time(given, wanted)


def _of_a_number(given: Quantity, wanted: Unit) -> Iterator[Converted]:
    counts = _is_count_for_each(wanted)
    if given.percent:
        if counts:
            yield Converted(_as(given, wanted), f"{_HUNDRED * given.central:.10g} of each hundred")
        return
    if wanted.is_number:
        return
    if counts and given.ends[0] > 1:
        part = given.scaled(1 / _HUNDRED)
        yield Converted(_as(part, wanted), f"{given.central:.10g} of each hundred")
    yield Converted(_as(given, wanted))


def _is_count_for_each(unit: Unit) -> bool:
    """Whether a unit counts one thing for each of another, such as journeys for each fall."""
    return (
        len(unit.powers) == 2
        and {power for _, power in unit.powers} == {1, -1}
        and not any(unit.power(word) for word in _NO_COUNTS)
    )


def _by_another_time(given: Quantity, wanted: Unit) -> Iterator[Converted]:
    for word, time in _TIMES.items():
        for other, each in _TIMES.items():
            unit = given.unit * time / each
            if word == other or given.unit.power(word) != -1 or not (unit == wanted or _is_part(unit, wanted)):
                continue
            factor = _IN_A_YEAR[word] / _IN_A_YEAR[other]
            yield Converted(_as(given.scaled(factor), wanted, rounded=True), _sum(given, word, other))


def by_the_year(given: Quantity) -> Converted | None:
    """Pounds by the week or month as pounds of a year, which an amount of a year is; None for any other."""
    yearly = parse_unit("£ / year")
    found = next(_by_another_time(given, yearly), None)
    return None if found is None else Converted(_as(found.value, parse_unit("£")), found.sum)


def _sum(given: Quantity, word: str, other: str) -> str:
    bare = as_typed(Quantity(given.central, parse_unit("£") if given.unit.power("£") == 1 else NUMBER))
    if _IN_A_YEAR[word] >= _IN_A_YEAR[other]:
        times = _IN_A_YEAR[word] / _IN_A_YEAR[other]
        return f"{bare} x {times:.10g} {word}s" if other == "year" else f"{bare} x {times:.4g}"
    over = _IN_A_YEAR[other] / _IN_A_YEAR[word]
    return f"{bare} / {over:.10g}" if word == "year" else f"{bare} / {over:.4g}"


def _is_part(given: Unit, whole: Unit) -> bool:
    return all(whole.power(word) == power for word, power in given.powers)


def _as(given: Quantity, unit: Unit, *, rounded: bool = False) -> Quantity:
    def number(value: float | None) -> float | None:
        return value if value is None or not rounded else _round(value)

    central = number(given.central)
    assert central is not None
    return Quantity(central, unit, number(given.low), number(given.high), shape=given.shape)


def _round(value: float) -> float:
    return round(value, 0 if abs(value) >= _HUNDRED else _PENCE) if abs(value) >= 1 else float(f"{value:.4g}")


def called(unit: Unit) -> str:
    """A unit in a sentence, after `in`."""
    return unit_in_words(unit) or "a plain number"
