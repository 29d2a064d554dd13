"""Documents put together from nothing: from the fields that there are, or from the marks of YAML alone."""

from __future__ import annotations

import random

from mutated.bases import any_cases, values_of_fields
from mutated.injected import fields
from mutated.nasty import NAMES, NASTY
from random_whole.draw import Tree
from random_whole.fields import documents_in
from random_whole.writing import written

_MARKS = (
    *"{}[],:#&*!|>%@?-'\"",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "\t",
    "---\n",
    "...\n",
    "<<: ",
    "&a ",
    "*a",
    "!!",
)


def crossed(chance: random.Random) -> Tree:
    """A case whose every document may have fields of others of its kind, and lack some of its own."""
    import copy

    made = copy.deepcopy(chance.choice(any_cases()))
    rate = chance.choice((0.02, 0.1, 0.4))
    for kind, node in list(documents_in(made)):
        for name in list(node):
            if chance.random() < rate and chance.random() < 0.3:
                del node[name]
            elif chance.random() < rate:
                node[name] = chance.choice(values_of_fields()[kind.__name__, name])
        if chance.random() < rate:
            known = [
                field for other, field in fields() if other is kind and (kind.__name__, field) in values_of_fields()
            ]
            name = chance.choice(known)
            node[name] = chance.choice(values_of_fields()[kind.__name__, name])
    return made


def drawn(chance: random.Random) -> str:
    """A text that begins as a case does, of names we know and values of any kind, in any shape."""
    names = [name for _, name in fields()]
    heads = ("format: investcase/case/1\n", "format: investcase/case/1\n", "format: investcase/case/2\n", "")

    def value(depth: int) -> Tree:
        way = chance.random()
        if depth > 5 or way < 0.45:
            pool = chance.choice(list(values_of_fields().values())) if chance.random() < 0.6 else NASTY
            return chance.choice(pool)
        if way < 0.8:
            return {_name(): value(depth + 1) for _ in range(chance.randrange(6))}
        return [value(depth + 1) for _ in range(chance.randrange(5))]

    def _name() -> str:
        return chance.choice(names) if chance.random() < 0.9 else chance.choice(NAMES)

    top = {_name(): value(1) for _ in range(chance.randrange(14))}
    return chance.choice(heads) + written(top)


def soup(chance: random.Random) -> str:
    """A text of marks, names and numbers in no order."""
    words = [*(name for _, name in fields()), *(text for text in NASTY if isinstance(text, str) and len(text) < 40)]
    parts = [
        chance.choice(_MARKS) if chance.random() < 0.6 else chance.choice(words)
        for _ in range(chance.randrange(1, 120))
    ]
    return chance.choice(("", "format: investcase/case/1\n")) + "".join(parts)
