"""Plain data as YAML text, in the layouts that people and programs write: the data are the same in every one."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator

from random_whole.draw import Tree

_PLAIN = re.compile(r"[A-Za-z0-9£][A-Za-z0-9£%/. ()'+_-]*")
_RISKY = re.compile(r"^(?:null|~|y|n)$|: |:$| #|\s$", re.IGNORECASE)
NOTES = ("# Agreed on Tuesday: see the file", "#", "# - not: a line of the case", "# £12,000 {was} [here]")


class Raw(str):
    """A text that is written as it is, without quotation marks; an empty one is nothing at all."""


def written(tree: Tree) -> str:
    """The case as a person would write it: block style, in the order of the data."""
    return "\n".join(_block(tree, "", _Plainly())) + "\n"


def rewritten(tree: Tree, seed: int) -> str:
    """The same data in another layout: flow and block style mixed, quotes, indents, blank lines and notes by chance."""
    return "\n".join(_block(tree, "", _AnyHow(random.Random(f"layout {seed}")))) + "\n"


class _Plainly:
    """Block style throughout, quotes where they are needed."""

    def flows(self, value: Tree) -> bool:
        return value in ({}, [])

    def text(self, value: str, *, flow: bool = False, key: bool = False) -> str:
        return value if isinstance(value, Raw) or _is_plain(value) else json.dumps(value, ensure_ascii=False)

    def notes(self, indent: str) -> Iterator[str]:
        yield from ()

    def step(self) -> str:
        return "  "

    def tail(self) -> str:
        return ""


class _AnyHow(_Plainly):
    """Whatever YAML allows and the reader takes."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def flows(self, value: Tree) -> bool:
        return super().flows(value) or self.chance.random() < 0.3

    def text(self, value: str, *, flow: bool = False, key: bool = False) -> str:
        way = self.chance.random()
        if way < 0.5 and _is_plain(value):
            return value
        if way < 0.75 and "\n" not in value:
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False)

    def notes(self, indent: str) -> Iterator[str]:
        if self.chance.random() < 0.15:
            yield indent + self.chance.choice(NOTES)
        if self.chance.random() < 0.05:
            yield ""

    def step(self) -> str:
        return self.chance.choice(("  ", "    "))

    def tail(self) -> str:
        return f"  {self.chance.choice(NOTES)}" if self.chance.random() < 0.1 else ""


def _is_plain(value: str) -> bool:
    return bool(_PLAIN.fullmatch(value)) and not _RISKY.search(value) and not value.startswith("- ")


def _block(value: Tree, indent: str, style: _Plainly) -> Iterator[str]:
    if isinstance(value, str) or (style.flows(value) and indent):
        yield indent + _flow(value, style) + style.tail()
        return
    step = style.step()
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from style.notes(indent)
            key = indent + style.text(name, key=True) + ":"
            if isinstance(inner, str) or style.flows(inner):
                yield f"{key} {_flow(inner, style)}{style.tail()}"
            else:
                yield key + style.tail()
                yield from _block(inner, indent + step, style)
        return
    for inner in value:
        yield from style.notes(indent)
        if isinstance(inner, str) or style.flows(inner):
            yield f"{indent}- {_flow(inner, style)}{style.tail()}"
            continue
        rows = list(_block(inner, indent + "  ", style))
        first = next(place for place, row in enumerate(rows) if row.strip() and not row.lstrip().startswith("#"))
        yield from rows[:first]
        yield f"{indent}- {rows[first][len(indent) + 2 :]}"
        yield from rows[first + 1 :]


def _flow(value: Tree, style: _Plainly) -> str:
    if isinstance(value, str):
        return style.text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{style.text(k, key=True)}: {_flow(v, style)}" for k, v in value.items()) + "}"
    return "[" + ", ".join(_flow(inner, style) for inner in value) + "]"
