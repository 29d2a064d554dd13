"""Cases changed in ways whose effect is known: other orders, other years, other price bases, larger, split, longer."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any, get_args

from investcase.documents.base import Document
from investcase.documents.case import Case
from investcase.documents.release import Release
from investcase.documents.workforce import Workforce
from investcase.quantities import Quantity, QuantityError, Year, YearError, parse_quantity, parse_year
from random_whole.draw import Tree
from random_whole.fields import documents_in

IN_ORDER = (
    ("ramp",),
    ("health_equity", "qale"),
    ("health_equity", "people"),
    ("health_equity", "gain"),
    ("gradients", "groups"),
)
"""The lists whose order is their meaning: shares year by year, and groups from the most to the least deprived."""


def shuffled(tree: Tree, seed: int) -> Tree:
    """The same case with every mapping, and every list whose order means nothing, in another order."""
    chance = random.Random(f"order {seed}")

    def turned(value: Tree, place: tuple[str, ...]) -> Tree:
        if isinstance(value, dict):
            names = chance.sample(list(value), len(value))
            return {name: turned(value[name], (*place, name)) for name in names}
        if isinstance(value, list):
            kept = any(place[-len(end) :] == end for end in IN_ORDER)
            items = value if kept else chance.sample(value, len(value))
            return [turned(item, place) for item in items]
        return value

    return turned(tree, ())


def years_moved(tree: dict[str, Tree], years: int) -> dict[str, Tree]:
    """The same case so many years later: every year in it, named or of a price, and no date."""

    def moved(text: str) -> str:
        try:
            return str(parse_year(text) + years)
        except YearError:
            return text

    def change(value: Tree) -> Tree:
        if isinstance(value, str):
            return moved(value)
        if isinstance(value, dict):
            return {moved(name): inner for name, inner in value.items()}
        return value

    return _changed(tree, lambda annotation: _mentions(annotation, Year), change)


def money_times(tree: dict[str, Tree], factor: float) -> dict[str, Tree]:
    """The same case with everything that is written in pounds times a factor."""

    def larger(text: str) -> str:
        try:
            quantity = parse_quantity(text)
        except QuantityError:
            return text
        return str(quantity.scaled(factor)) if quantity.unit.power("£") == 1 else text

    def change(value: Tree) -> Tree:
        if isinstance(value, str):
            return larger(value)
        if isinstance(value, dict):
            return {name: change(inner) for name, inner in value.items()}
        return value

    return _changed(tree, lambda annotation: _mentions(annotation, Quantity), change)


def pinned(tree: dict[str, Tree], base: str) -> dict[str, Tree]:
    """The same case with every price that is of the case's price base given that year by name."""
    made = copy.deepcopy(tree)
    for kind, node in documents_in(made):
        takes = kind is not Case and "price_base" in kind.model_fields and "model_line" not in node
        if takes and "price_base" not in node and _has_a_price(kind, node):
            node["price_base"] = base
    return made


def _has_a_price(kind: type[Document], node: dict[str, Tree]) -> bool:
    """Whether anything there is in money: where nothing is, a price base would say nothing and is refused."""
    if kind is Release:
        double = node.get("double_running")
        return "marginal" in node or "exit_costs" in node or (isinstance(double, dict) and "amount" in double)
    if kind is Workforce:
        return "cost_per_recruit" in node
    return not {"zero", "none", "covered_by"} & node.keys()


def without(tree: dict[str, Tree], *names: str) -> dict[str, Tree]:
    """The same case without some fields, wherever they stand, nor the price base of a release left with no money."""
    made = copy.deepcopy(tree)
    for kind, node in documents_in(made):
        for name in names:
            node.pop(name, None)
        if kind is Release and not _has_a_price(kind, node):
            node.pop("price_base", None)
    return made


def direct(tree: dict[str, Tree]) -> dict[str, Tree]:
    """The same case with its own lines alone: no model, no posts, and nothing that names one."""
    made = copy.deepcopy(tree)
    names = ("interventions", "portfolio", "workforce", "figures", "committee", "equality", "apart_from")
    names += ("moves_with", "what_ifs", "accepted", "only_if")
    for _, node in documents_in(made):
        for name in names:
            node.pop(name, None)
        cuts = node.get("disinvestments")
        if isinstance(cuts, list):
            node["disinvestments"] = [cut for cut in cuts if isinstance(cut, dict) and "model" not in cut]
    return made


def ended(tree: dict[str, Tree]) -> dict[str, Tree]:
    """The same case with an end to everything that would go on: the last year of the case."""
    made = copy.deepcopy(tree)
    start, years = str(made["start"]), int(str(made["years"]))
    last = str(parse_year(start) + (years - 1))
    for kind, node in documents_in(made):
        if "each_year" in node or "staff" in node:
            if "to" in kind.model_fields:
                node.setdefault("to", last)
        elif "model" in node and "until" in kind.model_fields:
            node.setdefault("until", last)
    return made


def longer(tree: dict[str, Tree], years: int) -> dict[str, Tree]:
    """The same case over more years."""
    return {**copy.deepcopy(tree), "years": str(int(str(tree["years"])) + years)}


def line_split(tree: dict[str, Tree], part: float) -> tuple[dict[str, Tree], str] | None:
    """The same case with one line in two, and the line's id; None when no line can be split alone.

    Such a line is named nowhere else, and says nothing in pounds beside its amount.
    """
    for place, option in enumerate(tree["options"]):
        for kind in ("costs", "benefits"):
            for index, line in enumerate(option.get(kind, [])):
                if "staff" in line or not _stands_alone(tree, str(line["id"])) or _has_pounds_beside(line):
                    continue
                made = copy.deepcopy(tree)
                lines = made["options"][place][kind]
                one, other = copy.deepcopy(lines[index]), copy.deepcopy(lines[index])
                other["id"] = f"{line['id']}-too"
                lines[index : index + 1] = [_line_times(one, part), _line_times(other, 1 - part)]
                return made, str(line["id"])
    return None


def _has_pounds_beside(line: dict[str, Tree]) -> bool:
    return "residual_value" in line or "£" in str(line.get("irrecoverable_vat", ""))


def _line_times(line: dict[str, Tree], factor: float) -> dict[str, Tree]:
    def change(value: Tree) -> Tree:
        if isinstance(value, str):
            return str(parse_quantity(value).scaled(factor))
        assert isinstance(value, dict)
        return {name: change(inner) for name, inner in value.items()}

    return {name: change(value) if name in ("amount", "each_year") else value for name, value in line.items()}


def _stands_alone(tree: Tree, name: str) -> bool:
    return sum(1 for text in _texts(tree) if text == name) == 1


def _texts(value: Tree) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    for inner in value.values() if isinstance(value, dict) else value:
        yield from _texts(inner)


def _changed(tree: dict[str, Tree], wanted: Callable[[Any], bool], change: Callable[[Tree], Tree]) -> dict[str, Tree]:
    made = copy.deepcopy(tree)
    for kind, node in documents_in(made):
        for name, info in kind.model_fields.items():
            written = info.alias or name
            if written in node and wanted(info.annotation) and not _is_document(node[written], info.annotation):
                node[written] = change(node[written])
    return made


def _is_document(value: Tree, annotation: Any) -> bool:
    """Whether what is written is a document of its own, which is come to by itself."""
    kinds = [kind for kind in _types(annotation) if isinstance(kind, type) and issubclass(kind, Document)]
    return isinstance(value, dict) and any(set(value) & set(kind.model_fields) for kind in kinds)


def _mentions(annotation: Any, kind: type) -> bool:
    return kind in _types(annotation)


def _types(annotation: Any) -> list[Any]:
    inner = [found for each in get_args(annotation) for found in _types(each)]
    return [annotation, *inner]
