"""Amounts that remember what they are: words for a reader, with the name that `investcase explain` answers to.

A quantity that is printed twice then has one name, and two values under one name are a fault that can be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import Formatter
from typing import Protocol, Self

from investcase.appraisal.measures import OptionAppraisal
from investcase.numbers.writing import pounds_short, thousands
from investcase.quantities import Year


class Writer(Protocol):
    """What makes words of an amount."""

    def __call__(self, value: float, /) -> str:
        """The words."""
        ...


class Keyed(str):
    """Words for one amount. `name` is what to ask `explain` for; `value` is in pounds, unrounded, with its sign.

    Where a word already says which way it goes ("£40k worse off"), the words hold no sign and the value does.
    """

    name: str
    value: float

    def __new__(cls, words: str, name: str, value: float) -> Self:
        """The words, keyed."""
        made = super().__new__(cls, words)
        made.name, made.value = name, float(value)
        return made


class Said(str):
    """A sentence, with the keyed amounts in it."""

    amounts: tuple[Keyed, ...]

    def __new__(cls, words: str, amounts: Iterable[Keyed] = ()) -> Self:
        """The words, with what was put into them."""
        made = super().__new__(cls, words)
        made.amounts = tuple(amounts)
        return made


def say(words: str, /, **parts: object) -> Said:
    """A sentence with its `{parts}` filled in; keyed amounts among them, and in sentences among them, are kept."""
    used = dict.fromkeys(name for _, name, _, _ in Formatter().parse(words) if name)
    return Said(words.format(**parts), amounts_in(parts[name] for name in used))


def told(sentences: Sequence[str]) -> Said:
    """Sentences one after another."""
    return Said(" ".join(sentences), amounts_in(sentences))


def amounts_in(parts: Iterable[object]) -> tuple[Keyed, ...]:
    """The keyed amounts among some parts, and inside sentences among them."""
    found: list[Keyed] = []
    for part in parts:
        if isinstance(part, Keyed):
            found.append(part)
        elif isinstance(part, Said):
            found.extend(part.amounts)
    return tuple(found)


def short(name: str, value: float, write: Writer = pounds_short) -> Keyed:
    """An amount in a sentence or a table of whole pounds."""
    return Keyed(write(value), name, value)


def by_year(name: str, values: Iterable[float], years: Sequence[Year], write: Writer = thousands) -> tuple[Keyed, ...]:
    """A row by year, each cell named `name@year`."""
    return tuple(Keyed(write(float(value)), f"{name}@{year}", value) for value, year in zip(values, years, strict=True))


def prefix(option: OptionAppraisal) -> str:
    """What stands before the names of an option's amounts: nothing for the preferred one."""
    return "" if option.flows.option.preferred else f"{option.id}."
