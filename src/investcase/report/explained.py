"""An explanation as a tree for a terminal, of 100 columns at most."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.explaining import Askable, Explanation, How
from investcase.formulas import in_words, with_numbers
from investcase.report.words import exact_words, figure_amount, figure_words, is_plain_number, lowered, status_words
from investcase.resolving.figures import Resolved

WIDTH = 100
_LEAST = 24
_BETWEEN = {How.PRODUCT: "× ", How.RATIO: "÷ ", How.SHARE: "÷ "}
_UNDEFINED = "undefined"


def explained_text(explanation: Explanation, depth: int, width: int = WIDTH) -> str:
    """The tree to a depth below its root, one number a line, each leaf with its source."""
    lines = list(_node(explanation, "", _Drawn("", "", width), depth))
    if any(line.endswith(" …") for line in lines):
        words = "… marks what has more beneath it: ask for the name in brackets, or go deeper with --depth."
        lines += ["", *textwrap.wrap(words, width)]
    return "\n".join(lines) + "\n"


def explained_json(appraisal: Appraisal, explanation: Explanation, depth: int) -> str:
    """The tree for programs, unrounded, plus good for the body named: `investcase/explanation/2`."""
    head = {"schema": "investcase/explanation/2", "case": appraisal.case.document.case}
    return json.dumps({**head, **explanation.to_dict(depth)}, ensure_ascii=False, indent=1) + "\n"


def askable_json(appraisal: Appraisal, names: Sequence[Askable], settable: Sequence[str] = ()) -> str:
    """Every name that can be asked for, for programs: `investcase/askable/1`."""
    head = {"schema": "investcase/askable/1", "case": appraisal.case.document.case}
    listed = [{"name": n.name, "title": n.title, "group": n.group, "by_year": n.by_year} for n in names]
    return (
        json.dumps(
            {**head, "names": listed, **({"taken_by_set": list(settable)} if settable else {})},
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def settable_text(names: Sequence[str], width: int = WIDTH) -> str:
    """The names that `run --set` takes beside those that can be asked for."""
    lines = textwrap.wrap(", ".join(names), width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return "\n".join(["", "Taken by run --set too", *lines]) + "\n"


def askable_text(appraisal: Appraisal, names: Sequence[Askable], width: int = WIDTH) -> str:
    """Every name that can be asked for, by group."""
    first, last = appraisal.case.horizon[0], appraisal.case.horizon[-1]
    others = [option.id for option in appraisal.options if option.cash.lines and option is not appraisal.preferred]
    lines: list[str] = []
    for group in dict.fromkeys(asked.group for asked in names):
        lines += ["", group]
        for asked in (each for each in names if each.group == group):
            name = f"{asked.name}[@YEAR]" if asked.by_year else asked.name
            lines += textwrap.wrap(
                f"{name}: {asked.title}", width, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False
            )
    notes = []
    if any(asked.by_year for asked in names):
        notes.append(f"[@YEAR]: a year from {first} to {last} may follow, such as @{last}.")
    if others and notes:
        notes.append(f"For another option, put its id in front: {others[0]}.npsv.")
    return (
        "\n".join(
            [*lines[1:], *([""] if notes else []), *(line for note in notes for line in textwrap.wrap(note, width))]
        )
        + "\n"
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn before a number's own line, and before those beneath; how wide the whole may be."""

    first: str
    hang: str
    width: int


def _node(node: Explanation, sign: str, drawn: _Drawn, depth: int) -> Iterator[str]:
    """A number's lines and those of its parts."""
    cut = bool(node.parts) and depth <= 0
    below = drawn.hang + ("│  " if node.parts and not cut else "   ")
    yield from _wrapped(f"{sign}{_head(node)}{' …' if cut else ''}", drawn.first, below + "  ", drawn.width)
    for detail in _details(node, whole=cut or not node.parts):
        yield from _wrapped(detail, below, below + "  ", drawn.width)
    if cut:
        return
    for index, part in enumerate(node.parts):
        last = index == len(node.parts) - 1
        branch, beneath = ("└─ ", "   ") if last else ("├─ ", "│  ")
        within = _Drawn(drawn.hang + branch, drawn.hang + beneath, drawn.width)
        yield from _node(part, _sign(node, part, index), within, depth - 1)


def _head(node: Explanation) -> str:
    return f"{node.title}: {_value(node)}" + (f"  [{node.name}]" if node.name else "")


def _sign(whole: Explanation, part: Explanation, index: int) -> str:
    if whole.how is How.SUM:
        return "− " if part.taken else "+ "
    if whole.how is How.ONE_MINUS:
        return "1 − "
    if whole.how is How.ONE_PLUS:
        return "1 + "
    return _BETWEEN.get(whole.how, "") if index else ""


def _details(node: Explanation, *, whole: bool) -> Iterator[str]:
    if node.formula is not None:
        yield f"= {in_words(node.formula, _titles(node))}"
        yield f"= {with_numbers(node.formula, _numbers(node))}"
    yield from node.notes
    if node.figure is not None and whole:
        yield from _source(node.figure)


def _titles(node: Explanation) -> dict[str, str]:
    named = zip(node.symbols, node.parts, strict=True)
    return {symbol: lowered(part.parts[-1].title if part.how is How.BY_YEAR else part.title) for symbol, part in named}


def _numbers(node: Explanation) -> dict[str, str]:
    return {symbol: _number(part) for symbol, part in zip(node.symbols, node.parts, strict=True)}


def _number(part: Explanation) -> str:
    if part.how is How.BY_YEAR:
        return "its value in each year"
    return _value(part)


def _value(node: Explanation) -> str:
    """A number to the places an auditor needs; a figure that is a ratio or a count is no percentage."""
    if node.value is None:
        return _UNDEFINED
    plain = node.how is How.GIVEN and node.figure is not None and is_plain_number(node.figure)
    return exact_words(node.value, node.unit, factor=node.is_factor or plain)


def _source(figure: Resolved) -> Iterator[str]:
    """Where a figure is from, how far it can be trusted, and what it replaced."""
    located = f"{figure.source}, {figure.locator}" if figure.locator else figure.source
    yield f"{status_words(figure).capitalize()}; from {figure.origin}. {located.rstrip('.')}."
    if figure.quantity.is_range:
        yield f"Range in the case's prices: {figure_words(figure)}."
    if figure.price_base_because:
        yield f"Price base assumed: {figure.price_base_because.rstrip('.')}."
    if figure.how:
        yield f"{figure.how.rstrip('.')}."
    for old in figure.replaced:
        yield f"Replaces {figure_amount(figure, old.value.central)}, from {old.origin} ({old.source.rstrip('.')})."


def _wrapped(text: str, first: str, hang: str, width: int) -> Iterator[str]:
    # Deep in the tree some words still stand beside one another: past the edge, rather than letter under letter.
    room = max(width, len(hang) + _LEAST)
    yield from textwrap.wrap(text, room, initial_indent=first, subsequent_indent=hang, break_on_hyphens=False)
