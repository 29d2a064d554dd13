"""What every chart is: a drawing, the sentence that says what it shows, and the same numbers as a table."""

from collections.abc import Callable
from dataclasses import dataclass

from investcase.numbers import writing as numbers


@dataclass(frozen=True)
class Table:
    """The numbers behind a chart. The first cell of each row is that row's header.

    `words` are the places of the columns whose cells are words, counted from 0; all others but the first are numbers.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = ()


@dataclass(frozen=True)
class Chart:
    """An SVG element to stand inline, its title, the description its reader hears, and its table."""

    svg: str
    title: str
    description: str
    table: Table


@dataclass(frozen=True)
class Measure:
    """How one quantity is written: on a mark (``label``), on an axis (``tick``) and in the table (``full``)."""

    label: Callable[[float], str]
    tick: Callable[[float], str]
    full: Callable[[float], str]


POUNDS = Measure(numbers.pounds_short, numbers.pounds_short, numbers.pounds)
PEOPLE = Measure(numbers.people, numbers.number, numbers.people)
SHARE = Measure(numbers.percent, numbers.percent, numbers.percent)
NUMBER = Measure(numbers.number, numbers.number, numbers.number)
