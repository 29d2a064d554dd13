"""The documents that are spoilt: a few small ones, some that hold a little of everything, and those that ship."""

from __future__ import annotations

import random
from functools import cache
from typing import cast

from cases import KENT, SMALLEST, with_model
from mutated.trees import Place, places, read
from random_whole.changes import direct
from random_whole.draw import Tree
from random_whole.fields import documents_in
from random_whole.whole import whole_case

Case = dict[str, Tree]

_SEEDS = range(150)
_SMALL = 2_400


@cache
def small_cases() -> tuple[Case, ...]:
    """The smallest case, one with a model, and some of lines alone that between them hold most fields."""
    return (_case(SMALLEST), _case(with_model()), *(_richest(12)))


@cache
def shipped_cases() -> tuple[Case, ...]:
    """Every example that ships."""
    return tuple(_case(path.read_text("utf-8")) for path in sorted(KENT.parents[1].glob("*/case.yaml")))


@cache
def any_cases() -> tuple[Case, ...]:
    """Whole cases from seeds, which between them write every field: what is grafted and put in is theirs."""
    return tuple(whole_case(seed) for seed in _SEEDS)


@cache
def values_of_fields() -> dict[tuple[str, str], tuple[Tree, ...]]:
    """What whole cases write in each field of each kind of document, by the kind's name and the field's."""
    found: dict[tuple[str, str], list[Tree]] = {}
    for case in any_cases():
        for kind, node in documents_in(case):
            for name, value in node.items():
                found.setdefault((kind.__name__, name), []).append(value)
    return {field: tuple(values) for field, values in found.items()}


def base(chance: random.Random) -> Case:
    """One of them, mostly a small one."""
    groups = (*[small_cases()] * 8, any_cases(), shipped_cases())
    return chance.choice(chance.choice(groups))


def _case(text: str) -> Case:
    return cast(Case, read(text))


def _richest(count: int) -> list[Case]:
    """So many small cases of lines alone, each chosen for the fields that none before it writes."""
    left = [case for seed in _SEEDS if len(str(case := direct(whole_case(seed)))) < _SMALL]
    chosen: list[Case] = []
    known: set[Place] = set()
    for _ in range(count):
        best = max(left, key=lambda case: len(_names(case) - known))
        chosen.append(best)
        known |= _names(best)
    return chosen


def _names(case: Case) -> set[Place]:
    return {tuple(step for step in place if isinstance(step, str))[-2:] for place in places(case)}
