"""What an author answered. Whatever is absent keeps what the library holds, or stays to be filled in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from investcase.documents.bodies import Body
from investcase.documents.equality_words import ChangeType
from investcase.quantities import Quantity, Year


@dataclass(frozen=True, slots=True)
class NamedRelease:
    """The budget line that falls, from when, and who makes it fall."""

    budget_line: str
    owner: str
    first: Year


@dataclass(slots=True)
class Answers:
    """The answers to the twelve questions.

    `values` is by figure id, or by column for a place's own figures; `only_here` by model id and then input name, for
    what a case alone can give; `said` holds an answer's own words where the draft gives it in another unit. What is
    asked of each model is by the model's id; a release of None means that the author said no budget line falls, and an
    absent one that nobody said. `of_people` is by the question put.
    """

    resolution: str | None = None
    decided_by: str | None = None
    decided_on: dt.date | None = None
    start_month: str | None = None
    years_funded: int | None = None
    values: dict[str, Quantity] = field(default_factory=dict)
    only_here: dict[str, dict[str, Quantity]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    already_achieved: dict[str, Quantity] = field(default_factory=dict)
    already_in_plan: dict[str, dict[Year, Quantity]] = field(default_factory=dict)
    cost_each_year: Quantity | None = None
    cost_at_the_start: Quantity | None = None
    payer: Body | None = None
    releases: dict[str, NamedRelease | None] = field(default_factory=dict)
    posts: str | None = None
    change: ChangeType | None = None
    may_lose: str | None = None
    of_people: dict[str, str] = field(default_factory=dict)
