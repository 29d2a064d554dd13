"""A case in which every free text is a word of its own, so that anybody can see where it comes out."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from investcase.documents.case import Case
from random_whole.draw import Tree
from random_whole.fields import documents_in, kinds_within, written_fields
from random_whole.whole import is_out, whole_case

TRIED = range(700)

NAMES_OF_THINGS = {
    "Equality.system_demand": "names lines of the case",
    "Impact.demand": "names lines of the case",
    "Split.lines": "names lines of the case",
    "Direction.lines": "names lines of the case",
    "Mitigation.cost_line": "names a line of the case",
    "Engagement.groups": "names characteristics and frames",
    "Equality.adopts": "names duties",
    "MovesTogether.figures": "names figures of the case",
    "Judgement.figure": "names a figure of the case",
    "WhatIfSet.changes": "names figures of the case, and gives their values",
    "Case.place": "names a place of the catalogue; the name of a place of one's own is a text",
    "Evidence.date": "begins with a year, which is read",
}
"""Fields that hold a text and in which another word would be another thing."""
OF_ANY_OPTION = ("Option.title", "Option.summary", "Option.rejected")
"""What a paper prints of an option that is not put forward; the rest of it is worked out and not described."""


@dataclass(frozen=True)
class Mark:
    """A word in place of a text: the field it stands in, and the figure or source of the case that it belongs to."""

    word: str
    field: str
    figure: str | None = None
    source: str | None = None


def marked(tree: dict[str, Tree]) -> tuple[dict[str, Tree], list[Mark]]:
    """The same case with a word of its own for each text that the paper could print, and those words."""
    tree = copy.deepcopy(tree)
    put_forward = preferred(tree)
    others = [option for option in tree["options"] if option is not put_forward]
    hidden = {id(node) for option in others for _, node in documents_in({"options": [option]})}
    # What people judge of a line of another option goes with the line.
    own = {line["id"] for kind in ("costs", "benefits") for line in put_forward.get(kind, ()) if "id" in line}
    hidden |= {id(node) for node in tree.get("judged", ()) if node["figure"] not in own}
    figures = {id(node): name for name, node in tree.get("figures", {}).items()}
    figures |= {id(node["price_base"]): name for name, node in tree.get("figures", {}).items() if "price_base" in node}
    known = {str(source["id"]) for source in tree.get("sources", [])}
    marks: list[Mark] = []
    budget_lines: dict[str, str] = {}

    def put(text: Tree, field: str, node: dict[str, Tree]) -> Tree:
        if not isinstance(text, str) or text in known:
            return text
        word = _word(len(marks))
        if field.endswith(".budget_line"):
            word = budget_lines.setdefault(text, word)
        source = str(node["id"]) if field.startswith("Source.") else None
        marks.append(Mark(word, field, figures.get(id(node)), source))
        return word

    for kind, node in documents_in(tree):
        for name, _ in texts_of(kind):
            field, value = f"{kind.__name__}.{name}", node.get(name)
            if value is None or field in NAMES_OF_THINGS or (id(node) in hidden and field not in OF_ANY_OPTION):
                continue
            if isinstance(value, list):
                node[name] = [put(item, field, node) for item in value]
            elif isinstance(value, dict):
                node[name] = {key: put(item, field, node) for key, item in value.items()}
            else:
                node[name] = put(value, field, node)
    return tree, marks


@cache
def covering() -> tuple[int, ...]:
    """The first seeds whose cases together write every field of words there is.

    Raises:
        AssertionError: no case of many writes one of them.
    """
    wanted, chosen = fields_of_words(), []
    for seed in TRIED:
        written = {mark.field for mark in marked(whole_case(seed))[1]}
        if written & wanted:
            wanted -= written
            chosen.append(seed)
        if not wanted:
            return tuple(chosen)
    raise AssertionError(f"no random case writes {sorted(wanted)}")


def fields_of_words() -> set[str]:
    """Every field of a case that holds free text."""
    return {f"{kind.__name__}.{name}" for kind in kinds_within(Case) for name, _ in texts_of(kind)} - set(
        NAMES_OF_THINGS
    )


def preferred(tree: dict[str, Tree]) -> Tree:
    """The option that a case puts forward."""
    live = [option for option in tree["options"] if not is_out(option)]
    return next((option for option in live if "preferred" in option), live[0])


def texts_of(kind: Any) -> Iterator[tuple[str, FieldInfo]]:
    """The fields of a kind of document that hold free text, by the names written."""
    return ((name, info) for name, info in written_fields(kind) if _is_text(info))


def _is_text(info: FieldInfo) -> bool:
    def within(annotation: Any) -> bool:
        said = getattr(annotation, "__metadata__", ())
        return any(isinstance(each, StringConstraints) for each in said) or any(map(within, get_args(annotation)))

    return any(isinstance(each, StringConstraints) for each in info.metadata) or within(info.annotation)


def _word(number: int) -> str:
    """A word that stands in no sentence, and in no other such word."""
    letters = ""
    for _ in range(4):
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return f"zq{letters}qz"
