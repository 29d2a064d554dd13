"""What a round holds of one case: plain figures, that any process can send to any other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from investcase.equality.cumulative import Assessed
from investcase.quantities.arrays import Array


@dataclass(frozen=True, slots=True, order=True)
class BodyIn:
    """A body, known over all cases by its name; one of a place, such as a council, by the place's name too."""

    name: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.place}" if self.place else self.name


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of a savings plan: pounds of cash on last year's, with a ledger's sign (plus spends, minus saves).

    `cash` is false of freed capacity, which is worth so much and leaves no budget. `full_year` is in the case's prices
    and stands on a line's first row alone. `status` is how far it is secured, or else how far the case itself is.
    """

    line: str
    title: str
    body: BodyIn
    budget_line: str
    kind: str
    year: str
    change: float
    full_year: float | None
    cash: bool
    recurring: bool
    owner: str
    tied_to: str
    status: str


@dataclass(frozen=True, slots=True)
class BodyMoney:
    """One body in one case: by year what its budget is left with (plus) or must find (minus), as planned and with every
    effect a year late, in cash; and its part of the present value. `out` is what it spends, before all that comes in.
    """

    body: BodyIn
    public: bool
    npv: float
    net: tuple[float, ...]
    late: tuple[float, ...]
    out: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Gain:
    """One thing that a case counts as gained, by year: cash, freed capacity (both in cash), and value at present.

    `events` are what is counted, and of whom, in the words of the vocabulary; `posts` whether it is posts that are
    given up; `own` whether the case gives it in pounds itself.
    """

    line: str
    title: str
    body: BodyIn
    cash: tuple[float, ...]
    capacity: tuple[float, ...]
    value: tuple[float, ...]
    budget_lines: tuple[str, ...]
    events: tuple[tuple[str, str | None], ...]
    posts: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """People whom an intervention reaches: who they are in the vocabulary, and how many in each year."""

    title: str
    model: str
    group: str | None
    people: tuple[float, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class StreamIn:
    """Money from elsewhere that a case draws on, in cash by year. `rule` is the kind in the register of funding.

    `balance` is what a reserve holds before the first draw; None where that is not said, or it is no reserve.
    """

    id: str
    title: str
    body: BodyIn
    rule: str | None
    own_reserve: bool
    balance: float | None
    by_year: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """A body's net budget, or a council's Band D homes, as a case says it was published."""

    body: BodyIn
    amount: float
    year: str
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class DrawnIn:
    """How a case turns out in each draw, present value, [draw]: to everyone, and to each public body in cash.

    `shared` are the figures of the library that were drawn, by their titles, which move alike in every case.
    """

    npsv: Array
    cash: Mapping[BodyIn, Array]
    shared: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class CaseIn:
    """One case of a round: its preferred option, centrally unless it is said otherwise.

    `name` is what it is called in the round, which no other is; `folder` the one it was found in. `years` are its own.
    `discounted_from` and `price_base` say which pounds its present values are in; `posts` how many it needs by year.
    `related`, `apart` and `titles` are what the vocabulary of events says of what it counts.
    """

    name: str
    folder: str
    case: str
    title: str
    place: str
    option: str
    option_title: str
    standing: str
    lead: BodyIn
    price_base: str
    years: tuple[str, ...]
    npsv: float
    npsv_cautious: float
    npsv_favourable: float
    npsv_late: float
    plan: tuple[PlanLine, ...]
    bodies: tuple[BodyMoney, ...]
    gains: tuple[Gain, ...]
    reached: tuple[Reached, ...]
    streams: tuple[StreamIn, ...]
    net_budgets: tuple[Published, ...]
    band_d: tuple[Published, ...]
    posts: tuple[float, ...]
    assessed: Assessed
    warnings: int
    drawn: DrawnIn
    related: Mapping[str, tuple[str, ...]]
    apart: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]

    @property
    def discounted_from(self) -> str:
        """The year to which its present values are discounted."""
        return self.years[0]

    def body(self, body: BodyIn) -> BodyMoney | None:
        """One body in it; None where it has no part."""
        return next((each for each in self.bodies if each.body == body), None)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A case that could not be worked out, and why: the first thing that is wrong, of so many."""

    name: str
    folder: str
    code: str
    message: str
    where: str
    remedy: str
    problems: int
