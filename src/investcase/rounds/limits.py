"""What a round's choice is held to, what each set of cases comes to under it, and nothing of how one is found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.rounds.calendar import laid_on
from investcase.rounds.case_in import BodyIn, CaseIn
from investcase.rounds.doubles import Twice


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be done at most: None is no limit.

    `cash` is how far the body's running total may fall below nil at the end of any year, in pounds of cash; `posts` how
    many posts may be needed in any year; `balance` the largest share, 0-1, of what is spent that one folder's cases
    may spend. `required` are cases that must be done, and of each of `exclusive` one at most may be.
    """

    cash: float | None = None
    posts: float | None = None
    balance: float | None = None
    required: tuple[str, ...] = ()
    exclusive: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One case of a choice: its value to everyone, what it leaves the body's budget with by year, and what it needs."""

    name: str
    folder: str
    value: float
    net: tuple[float, ...]
    spent: float
    posts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Comes:
    """What a set of cases comes to with every gain counted once.

    `need` is the deepest that the body is out of pocket at any year's end, `posts` the most posts in any year, and
    `largest` the largest share of what is spent that one folder spends.
    """

    chosen: tuple[str, ...]
    value: float
    need: float
    posts: float
    largest: float


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """What there is to choose from: the candidates, and what any of them count of the same things."""

    body: BodyIn
    candidates: tuple[Candidate, ...]
    twice: tuple[Twice, ...]

    def comes_to(self, chosen: Collection[str]) -> Comes:
        """What some of the cases come to together."""
        held = [each for each in self.candidates if each.name in chosen]
        names = tuple(each.name for each in held)
        years = len(self.candidates[0].net) if self.candidates else 0
        net = np.sum([each.net for each in held], axis=0) if held else np.zeros(years)
        value = sum(each.value for each in held)
        for twice in self.twice:
            value -= float(twice.taken_off("value", names).sum())
            if twice.body == self.body:
                net = net - twice.taken_off("cash", names)
        spent = sum(each.spent for each in held)
        by_folder = [
            sum(each.spent for each in held if each.folder == folder) for folder in {each.folder for each in held}
        ]
        posts = np.sum([each.posts for each in held], axis=0) if held else np.zeros(years)
        return Comes(
            chosen=names,
            value=round(value, 2) + 0.0,
            need=round(max(0.0, -float(np.cumsum(net).min(initial=0.0))), 2) + 0.0,
            posts=float(posts.max(initial=0.0)),
            largest=max(by_folder, default=0.0) / spent if spent else 0.0,
        )

    def within(self, comes: Comes, limits: Limits) -> bool:
        """Whether a set keeps to the limits."""
        names = set(comes.chosen)
        return (
            (limits.cash is None or comes.need <= limits.cash + NEGLIGIBLE)
            and (limits.posts is None or comes.posts <= limits.posts + 1e-6)
            and (limits.balance is None or comes.largest <= limits.balance + 1e-9)
            and names >= set(limits.required)
            and all(len(names & set(group)) <= 1 for group in limits.exclusive)
        )


def field_of(cases: Sequence[CaseIn], years: Sequence[str], body: BodyIn, twice: Sequence[Twice]) -> Field:
    """The choice that the cases of a round give one body."""
    return Field(body, tuple(_candidate(case, years, body) for case in cases), tuple(twice))


def _candidate(case: CaseIn, years: Sequence[str], body: BodyIn) -> Candidate:
    own = case.body(body)
    nil = [0.0] * len(case.years)
    return Candidate(
        name=case.name,
        folder=case.folder,
        value=case.npsv,
        net=tuple(laid_on(years, case.years, own.net if own else nil)),
        spent=sum(own.out) if own else 0.0,
        posts=tuple(laid_on(years, case.years, case.posts)),
    )
