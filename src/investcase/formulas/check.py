"""The unit of a formula from the units of its names, by exact algebra."""

from __future__ import annotations

import re
from collections.abc import Mapping

from investcase.formulas.errors import FormulaError
from investcase.formulas.tree import Binary, Call, Formula, Name, Negate, Node, Number
from investcase.quantities import NUMBER, Unit, parse_unit
from investcase.reading.suggest import did_you_mean, one_of

_YEAR = parse_unit("year")
_KEBAB = re.compile(r"[a-z0-9_-]+")


def unit_of(formula: Formula, units: Mapping[str, Unit]) -> Unit:
    """The unit of a formula's answer.

    Both sides of `+` and `-`, and every value of `min` and `max`, must have one unit. A literal is a plain number,
    save that 0 is nought of anything. `stock(X / year, year)` is X; every other time function keeps the unit of what
    it acts on.

    Raises:
        FormulaError: a name that is not in `units`, or units that do not go together.
    """
    unit = _Check(formula.text, units).unit(formula.tree)
    return NUMBER if unit is None else unit


class _Check:
    """Units by recursion; None is the unit of nought, which agrees with all others."""

    def __init__(self, text: str, units: Mapping[str, Unit]) -> None:
        self._text = text
        self._units = units

    def unit(self, node: Node) -> Unit | None:
        match node:
            case Number():
                return NUMBER if node.value else None
            case Name():
                return self._name(node)
            case Negate():
                return self.unit(node.operand)
            case Binary():
                return self._binary(node)
            case Call():
                return self._call(node)

    def _name(self, node: Name) -> Unit:
        if node.name in self._units:
            return self._units[node.name]
        for run in _KEBAB.finditer(self._text):
            if run.start() <= node.start < run.end() and run.group().replace("-", "_") in self._units:
                remedy: str | None = f"write {run.group().replace('-', '_')}: a hyphen in a formula subtracts"
                break
        else:
            remedy = did_you_mean(node.name, self._units)
        raise FormulaError(
            f"nothing here is called {node.name!r}",
            node.start,
            expected=one_of(sorted(self._units)) if self._units else None,
            remedy=remedy,
        )

    def _binary(self, node: Binary) -> Unit | None:
        if node.operator in "+-":
            return self._same(node.left, node.right)
        left, right = self.unit(node.left) or NUMBER, self.unit(node.right) or NUMBER
        if node.operator == "*":
            return left * right
        if node.operator == "/":
            return left / right
        return self._power(left, node.right)

    def _power(self, base: Unit, exponent: Node) -> Unit:
        assert isinstance(exponent, Number), "the parser lets nothing else follow **"
        if base.is_number:
            return NUMBER
        if exponent.value != int(exponent.value):
            raise FormulaError(
                f"{base} cannot be raised to the power {exponent.text}", exponent.start, expected="a whole number"
            )
        return base ** int(exponent.value)

    def _same(self, *nodes: Node) -> Unit | None:
        common: Unit | None = None
        for node in nodes:
            unit = self.unit(node)
            if common is None:
                common = unit
            elif unit not in (None, common):
                raise self._differ(common, unit or NUMBER, node)
        return common

    def _differ(self, first: Unit, second: Unit, node: Node) -> FormulaError:
        if first.is_number or second.is_number:
            remedy = f"use a figure in {second if first.is_number else first}: a plain number has no unit"
        else:
            remedy = f"multiply this by a figure in {first / second}"
        return FormulaError(
            f"this is in {second}, but what comes before it is in {first}",
            node.start,
            expected=f"{first}",
            remedy=remedy,
        )

    def _call(self, node: Call) -> Unit | None:
        if node.function in ("min", "max"):
            return self._same(*node.arguments)
        if node.function == "national":
            return self.unit(node.arguments[0])
        acted_on, by = node.arguments
        unit = self.unit(acted_on)
        self._need(by, NUMBER if node.function == "grow" else _YEAR, node.function)
        if node.function == "build_up":
            self._need(acted_on, NUMBER, node.function)
            return NUMBER
        if node.function != "stock" or unit is None:
            return unit
        if unit.power("year") != -1:
            raise FormulaError(
                f"stock takes a yearly flow; this is in {unit}",
                acted_on.start,
                expected="a unit with / year, such as person / year",
            )
        return unit * _YEAR

    def _need(self, node: Node, needed: Unit, function: str) -> None:
        unit = self.unit(node)
        if unit in (None, needed):
            return
        expected = "years" if needed == _YEAR else str(needed)
        remedy = None
        if isinstance(node, Number):
            remedy = f"make it a figure, such as '{node.text} {expected}', and use its name here"
        raise FormulaError(
            f"{function} takes {expected} here; this is in {unit}", node.start, expected=expected, remedy=remedy
        )
