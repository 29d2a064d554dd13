"""A formula in plain English, with titles or with numbers in place of its names."""

from __future__ import annotations

from collections.abc import Mapping

from investcase.formulas.errors import FormulaError
from investcase.formulas.functions import nationally
from investcase.formulas.tree import Binary, Call, Formula, Name, Negate, Node, Number, names_in
from investcase.numbers.writing import number

_PHRASES = {
    "stock": "the number at any one time, when {} arrive evenly through each year and each stays for {}",
    "build_up": "the share of the full number reached, when arrivals follow {} and each stays for {}",
    "ramp": "{}, rising evenly from nothing to the whole over {}",
    "lag": "{}, arriving later by {}",
    "national": "{} at the national figures of the claim",
    "grow": "{}, growing every year by {}",
}

# How closely a piece of writing holds together, loosest first; what begins with a minus sign holds as a product does.
_PROSE, _SUM, _PRODUCT, _ATOM = range(4)
_Written = tuple[str, int]


def in_words(formula: Formula, titles: Mapping[str, str]) -> str:
    """The formula as a sentence's end: `titles` for its names, × ÷ − for its signs, a phrase for each function.

    Raises:
        FormulaError: a name without a title.
    """
    return _write(formula.tree, titles)[0]


def with_numbers(formula: Formula, written: Mapping[str, str]) -> str:
    """The same with values, already formatted with their units, for names; one with a minus sign gets brackets.

    Raises:
        FormulaError: a name without a value.
    """
    return _write(formula.tree, written)[0]


def _write(node: Node, leaves: Mapping[str, str]) -> _Written:
    match node:
        case Number():
            return _literal(node), _ATOM
        case Name():
            return _leaf(node, leaves)
        case Negate():
            return f"−{_right(_write(node.operand, leaves), _PRODUCT)}", _PRODUCT
        case Binary():
            return _binary(node, leaves)
        case Call():
            return _phrase(node, leaves), _PROSE


def _literal(node: Number) -> str:
    whole, point, rest = node.text.removesuffix("%").removeprefix("-").partition(".")
    sign = "−" if node.value < 0 else ""
    return f"{sign}{number(int(whole))}{point}{rest}{'%' if node.text.endswith('%') else ''}"


def _leaf(node: Name, leaves: Mapping[str, str]) -> _Written:
    if node.name not in leaves:
        raise FormulaError(f"nothing says how to write {node.name!r}", node.start)
    text = leaves[node.name]
    return text, _PRODUCT if _is_signed(text) else _ATOM


def _binary(node: Binary, leaves: Mapping[str, str]) -> _Written:
    left, right = _write(node.left, leaves), _write(node.right, leaves)
    match node.operator:
        case "+":
            return f"{_left(left, _SUM)} + {_right(right, _SUM)}", _SUM
        case "-":
            return f"{_left(left, _SUM)} − {_right(right, _PRODUCT)}", _SUM
        case "*":
            return f"{_left(left, _PRODUCT)} × {_right(right, _PRODUCT)}", _PRODUCT
        case "/":
            return f"{_left(left, _PRODUCT)} ÷ {_right(right, _ATOM)}", _PRODUCT
        case "**":
            return f"{_left(left, _ATOM)} to the power of {right[0]}", _PROSE


def _left(part: _Written, least: int) -> str:
    text, holds = part
    return text if holds >= least else f"({text})"


def _right(part: _Written, least: int) -> str:
    """Like `_left`; and a minus sign never follows another sign."""
    return f"({part[0]})" if _is_signed(part[0]) else _left(part, least)


def _is_signed(text: str) -> bool:
    return text.startswith(("-", "−"))


def _phrase(node: Call, leaves: Mapping[str, str]) -> str:
    parts = []
    if node.function == "national":
        leaves = {**leaves, **{name: leaves[nationally(name)] for name in names_in(node) if nationally(name) in leaves}}
    for argument in node.arguments:
        text, _ = _write(argument, leaves)
        parts.append(text if isinstance(argument, Number | Name) else f"({text})")
    if node.function in _PHRASES:
        return _PHRASES[node.function].format(*parts)
    least, most = ("smaller", "larger") if len(parts) == 2 else ("smallest", "largest")
    return f"the {least if node.function == 'min' else most} of {', '.join(parts[:-1])} and {parts[-1]}"
