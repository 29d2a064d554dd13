"""Every field of every document put in where it may stand, with what other cases say there or with something nasty."""

from __future__ import annotations

import copy
import random
from functools import cache
from typing import Any, get_args

from investcase.documents.base import Document
from investcase.documents.case import Case as CaseDocument
from mutated.bases import Case, any_cases, base, small_cases, values_of_fields
from mutated.nasty import NASTY
from mutated.nodes import changed
from random_whole.draw import Tree
from random_whole.fields import documents_in
from random_whole.writing import Raw


@cache
def fields() -> tuple[tuple[type[Document], str], ...]:
    """Every field of every kind of document that a case may hold."""
    found: list[tuple[type[Document], str]] = []
    waiting: list[type[Document]] = [CaseDocument]
    seen: set[type[Document]] = set()
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        for name, info in kind.model_fields.items():
            found.append((kind, info.alias or name))
            waiting.extend(_kinds(info.annotation))
    return tuple(found)


def _kinds(annotation: Any) -> list[type[Document]]:
    if isinstance(annotation, type):
        return [annotation] if issubclass(annotation, Document) else []
    return [kind for inner in get_args(annotation) for kind in _kinds(inner)]


@cache
def _holding(kind: type[Document]) -> tuple[Case, ...]:
    """The smallest cases in which a kind of document stands, at most eight."""
    known = sorted((*small_cases(), *any_cases()), key=lambda case: len(str(case)))
    return tuple(case for case in known if any(found is kind for found, _ in documents_in(case)))[:8]


def injected(number: int, chance: random.Random) -> Tree:
    """A case with the field of a number put in somewhere, every field in turn."""
    kind, name = fields()[number % len(fields())]
    holding = _holding(kind)
    case = chance.choice(holding) if holding else base(chance)
    made = copy.deepcopy(case)
    nodes = [node for found, node in documents_in(made) if found is kind or not holding]
    chance.choice(nodes)[name] = _value(kind.__name__, name, chance)
    return made


def _value(kind: str, name: str, chance: random.Random) -> Tree:
    known = values_of_fields().get((kind, name), ())
    way = chance.random()
    if known and way < 0.45:
        return chance.choice(known)
    if known and way < 0.7:
        value: Tree = changed({"value": chance.choice(known)}, [chance.choice(any_cases())], chance)
        return value.get("value", Raw("")) if isinstance(value, dict) else value
    return chance.choice(NASTY)
