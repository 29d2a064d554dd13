"""What is chosen is the best there is: held against every set of cases, one by one."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest

from investcase.rounds.case_in import BodyIn, Gain
from investcase.rounds.choosing import best, choose
from investcase.rounds.doubles import Counts, Twice
from investcase.rounds.limits import Candidate, Comes, Field, Limits

BODY = BodyIn("Council")
YEARS = 4


def field_of(seed: int, count: int = 7) -> Field:
    """A choice between made-up cases, some of which count some of the same."""
    chance = random.Random(seed)
    names = [f"case-{number}" for number in range(count)]
    candidates = tuple(
        Candidate(
            name=name,
            folder=chance.choice(["adults", "children"]),
            value=float(chance.randint(-200, 900)),
            net=tuple(float(chance.randint(-300, -50) if t < 2 else chance.randint(0, 400)) for t in range(YEARS)),
            spent=float(chance.randint(50, 400)),
            posts=tuple(float(chance.randint(0, 6)) for _ in range(YEARS)),
        )
        for name in names
    )
    twice = tuple(_twice(chance, names) for _ in range(2))
    return Field(BODY, candidates, twice)


def _twice(chance: random.Random, names: list[str]) -> Twice:
    cases = chance.sample(names, 3)
    rows = [np.array([0.0, 0.0, chance.randint(10, 90), chance.randint(10, 90)], dtype=float) for _ in cases]
    blank = Gain("x", "X", BODY, (), (), (), (), (), posts=False, own=True)
    counts = tuple(Counts(case, blank, row, row * 0, row * 0.9) for case, row in zip(cases, rows, strict=True))
    return Twice(counts, ((0, 1, "line", ("X",)), (1, 2, "line", ("X",))))


def brute(field: Field, limits: Limits) -> Comes | None:
    """The best of every set there is."""
    names = [each.name for each in field.candidates]
    every = (field.comes_to(chosen) for count in range(len(names) + 1) for chosen in combinations(names, count))
    kept = [comes for comes in every if field.within(comes, limits)]
    return max(kept, key=lambda comes: comes.value, default=None)


def limits_of(seed: int) -> Limits:
    chance = random.Random(seed)
    return Limits(
        cash=chance.choice([None, 0.0, 250.0, 600.0, 1_500.0]),
        posts=chance.choice([None, 8.0, 15.0]),
        balance=chance.choice([None, None, 0.6]),
        required=("case-1",) if chance.random() < 0.3 else (),
        exclusive=(("case-2", "case-3"),) if chance.random() < 0.4 else (),
    )


@pytest.mark.parametrize("seed", range(24))
def test_the_best_set_is_the_best_of_all_sets(seed: int) -> None:
    field, limits = field_of(seed), limits_of(seed)
    wanted, found = brute(field, limits), best(field, limits)
    if wanted is None:
        assert found is None
    else:
        assert found is not None
        assert field.within(found, limits)
        assert found.value == pytest.approx(wanted.value, abs=0.01)


@pytest.mark.parametrize("seed", range(4))
def test_the_frontier_is_the_best_at_every_limit_on_cash(seed: int) -> None:
    field = field_of(seed)
    choice = choose(field, Limits())
    assert [each.value for each in choice.frontier] == sorted({each.value for each in choice.frontier})
    assert [each.need for each in choice.frontier] == sorted({each.need for each in choice.frontier})
    for limit in np.linspace(0, 1_600, 9):
        wanted = brute(field, Limits(cash=float(limit)))
        at = [each for each in choice.frontier if each.need <= limit]
        assert wanted is not None
        assert at
        assert at[-1].value == pytest.approx(wanted.value, abs=0.01)
    for name, spans in choice.inside.items():
        for comes in choice.frontier:
            inside = any(span.start <= comes.need and (span.to is None or comes.need < span.to) for span in spans)
            assert inside == (name in comes.chosen)
