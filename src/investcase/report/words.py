"""The plain words of the paper for the terms of the code."""

from __future__ import annotations

import math
from collections.abc import Callable

from investcase.documents.figure import Nation, Status
from investcase.documents.kinds_of_money import CashType
from investcase.numbers.writing import number, percent, percent_to, pounds
from investcase.quantities import Kind, Quantity, Shape, Unit
from investcase.resolving.figures import Resolved

CASH_TYPES = {
    CashType.CASH_RELEASING: "Cash-releasing",
    CashType.AVOIDED_GROWTH: "Avoided growth",
    CashType.CAPACITY: "Capacity",
    CashType.WIDER_VALUE: "Wider value",
}
NATIONS = {
    Nation.UK: "the UK",
    Nation.ENGLAND: "England",
    Nation.SCOTLAND: "Scotland",
    Nation.WALES: "Wales",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}
STATUSES = {
    Status.READ_AT_SOURCE: "read at source",
    Status.SECOND_HAND: "second-hand",
    Status.DERIVED: "derived",
    Status.LOCAL: "local",
    Status.ILLUSTRATIVE: "illustrative",
}
_PLURALS = {
    "person": "people",
    "carer": "carers",
    "home": "homes",
    "place": "places",
    "visit": "visits",
    "post": "posts",
}


def lowered(title: str) -> str:
    """A title as it reads inside a sentence; names such as NHS keep their capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def status_words(figure: Resolved) -> str:
    """A figure's status as the register prints it, with what a derived one rests on and a transferred one came from."""
    words = STATUSES[figure.status]
    if figure.inputs_status is not None:
        words = f"{words} from {STATUSES[figure.inputs_status]}"
    if figure.transferred is not None:
        words = f"{words}; {NATIONS[figure.transferred]}'s figure, transferred"
    return words


def amount_words(value: float, unit: Unit, step: float | None = None) -> str:
    """A value in its unit as a reader would write it: £956 a week for each person, 18%, 1,729 people a year.

    `step` is the last digit that is to be seen, where that matters.
    """
    if step is not None:
        return _to_the_digit(value, unit, step)
    if unit.is_number:
        return percent(value, 2) if abs(value) <= 2 else number(value, _places(value))
    if unit.power("£") == 1:
        return f"{pounds(value, 0 if abs(value) >= 1000 or value == round(value) else 2)}{_per(unit)}"
    over = " ".join(_plural(word, value) for word, power in unit.powers if power > 0)
    return f"{number(value, _places(value))} {over}{_per(unit)}".strip()


def _to_the_digit(value: float, unit: Unit, step: float) -> str:
    places = max(0, -round(math.log10(step)))
    if unit.is_number:
        return percent_to(value, max(0, places - 2))
    if unit.power("£") == 1:
        return f"{pounds(value, 0 if places == 0 else max(2, places))}{_per(unit)}"
    over = " ".join(_plural(word, value) for word, power in unit.powers if power > 0)
    return f"{number(value, places)} {over}{_per(unit)}".strip()


def unit_words(unit: Unit) -> str:
    """A unit as it follows a value: `people a year`, `hours a week for each person`, `£ an hour`."""
    over = " ".join(_plural(word, 2) for word, power in unit.powers if power > 0)
    return f"{over}{_per(unit)}"


def exact_words(value: float, unit: Unit, *, factor: bool = False) -> str:
    """A value in its unit with the places an auditor needs: pence, hundredths, a share to a millionth.

    A pure multiplier (`factor`) is written 0.933511 rather than as a percentage.
    """
    if factor:
        return _trimmed(number(value, 6))
    if unit.is_number:
        return percent(value, 4) if abs(value) <= 2 else _trimmed(number(value, 4))
    if unit.power("£") == 1:
        return f"{pounds(value, 2)}{_per(unit)}"
    over = " ".join(_plural(word, value) for word, power in unit.powers if power > 0)
    return f"{_trimmed(number(value, 4 if abs(value) < 10 else 2))} {over}{_per(unit)}".strip()


def _trimmed(written: str) -> str:
    return written.rstrip("0").rstrip(".")


def quantity_words(quantity: Quantity) -> str:
    """A quantity with its range."""
    central = amount_words(quantity.central, quantity.unit)
    if not quantity.is_range:
        return central
    return f"{central} ({range_words(quantity, lambda value: amount_words(value, quantity.unit))})"


def figure_amount(figure: Resolved, value: float, step: float | None = None) -> str:
    """A value of a figure as a reader would write it: an odds ratio or a score is plain, a share of an amount never.

    `step` is the last digit that is to be seen, where that matters.
    """
    if step is not None:
        if is_plain_number(figure):
            return number(value, max(0, -round(math.log10(step))))
        return amount_words(value, figure.unit, step)
    if figure.is_likely_range:
        return percent(value, 2)
    if is_plain_number(figure):
        return number(value, _places(value) if figure.kind is Kind.PLAIN and figure.measure is None else 2)
    if figure.kind is not None:
        return percent(value, 2)
    return amount_words(value, figure.unit)


def figure_words(figure: Resolved, quantity: Quantity | None = None) -> str:
    """A figure's value, or another of its values, with its range; a ratio by name: `odds ratio 0.71 (0.58 to 0.87)`."""
    quantity = quantity or figure.quantity
    words = figure_amount(figure, quantity.central)
    if is_plain_number(figure) and figure.measure is not None and figure.measure.is_ratio:
        words = f"{figure.measure.value.replace('_', ' ')} {words}"
    if not quantity.is_range:
        return words
    return f"{words} ({range_words(quantity, lambda value: figure_amount(figure, value))})"


def range_words(quantity: Quantity, write: Callable[[float], str]) -> str:
    """Where a range may lie: its ends, what interval they are if they are one, or its outcomes each with its chance."""
    if quantity.shape is Shape.OUTCOMES:
        return ", ".join(f"{write(value)} in {percent(chance, 0)}" for value, chance in quantity.outcomes)
    low, high = map(write, quantity.ends)
    level = {Shape.INTERVAL: "95%: ", Shape.POOLED: "8 in 10, pooled: ", Shape.WAIT: "8 in 10: "}.get(
        quantity.shape, ""
    )
    return f"{level}{low} to {high}"


def is_plain_number(figure: Resolved) -> bool:
    """Whether a figure without a unit is a ratio, a score or a count rather than a share."""
    return figure.kind is not None and not figure.kind.is_percent


def _places(value: float) -> int:
    size = abs(value)
    return 0 if size >= 100 or value == round(value) else 2 if size < 10 else 1


def _plural(word: str, value: float) -> str:
    return word if value == 1 else _PLURALS.get(word, word if word == "£" else f"{word}s")


def _per(unit: Unit) -> str:
    """What stands under the line: ' a week for each person'."""
    under = [word for word, power in unit.powers if power < 0]
    time = [word for word in under if word in ("hour", "day", "week", "month", "year")]
    others = [word for word in under if word not in time]
    words = "".join(f" {'an' if word == 'hour' else 'a'} {word}" for word in time)
    return words + "".join(f" for each {word}" for word in others)
