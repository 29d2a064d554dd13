"""A model's parsed formulas to formulas of cells: one row, or one cell, for each named step.

What acts through time gets rows of its own: the weights of each age of those who came, and what they act on where that
is no row yet. Everything is in functions that Excel 2010 has.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from investcase.formulas import Binary, Call, Formula, Name, Negate, Node, Number, children, nationally
from investcase.formulas.evaluate import Clock, evaluate
from investcase.formulas.product import Product
from investcase.formulas.timing import Start, build_up, stock
from investcase.quantities.arrays import Array
from investcase.report.workbook.cells import Cells, number_text
from investcase.report.workbook.looks import FINE
from investcase.report.workbook.page import Page

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)
_HOLDS = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "**": _POWER}
_SIGNS = {"+": "+", "-": "-", "*": "*", "/": "/", "**": "^"}
_SPREAD = {"stock": stock, "build_up": build_up}


@dataclass(slots=True)
class Expressions:
    """Formulas written on one page.

    Attributes:
        page: where they are written.
        names: where each name stands; what is written joins them.
        values: the value of each name, for what is worked out on the way.
        clock: the years; in the steady state every function of time gives its limit.
        index: the row that counts the years from 0.
        part: the share of the first year that is left when flows begin; None where it is the whole year.
    """

    page: Page
    names: dict[str, Cells]
    values: dict[str, Product]
    clock: Clock
    index: Cells
    part: Cells | None = None
    weights: dict[tuple[str, str, bool], Cells] = field(default_factory=dict)
    _national: bool = False

    def moves(self, node: Node) -> bool:
        """Whether it may differ from year to year."""
        if self.clock.steady:
            return False
        if isinstance(node, Name):
            return self._of(node.name).by_year
        if isinstance(node, Call) and node.function not in ("min", "max"):
            return node.function != "national"
        return any(self.moves(child) for child in children(node))

    def prepare(self, formula: Formula) -> None:
        """Write the rows that its functions of time need, before the row of the formula itself."""
        self._prepare(formula.tree, formula)

    def text(self, node: Node, year: int) -> str:
        """A formula's text in a year."""
        return self._write(node, year)[0]

    def _of(self, name: str) -> Cells:
        if self._national and nationally(name) in self.names:
            return self.names[nationally(name)]
        return self.names[name]

    def _prepare(self, node: Node, formula: Formula) -> None:
        if isinstance(node, Call) and node.function == "national":
            return
        for child in children(node):
            self._prepare(child, formula)
        if self.clock.steady or not isinstance(node, Call):
            return
        if node.function in ("stock", "build_up", "lag") and not self._is_row(node.arguments[0]):
            self._row_of(node.arguments[0], formula)
        if node.function in _SPREAD:
            length = self._length(node, formula)
            self._weights_of(node.function, length, late=False)
            if self.part is not None:
                self._weights_of(node.function, length, late=True)

    def _is_row(self, node: Node) -> bool:
        return isinstance(node, Name) and self._of(node.name).by_year

    def _key(self, node: Node) -> str:
        return f"{self._national}:{self.text(node, 0)}"

    def _row_of(self, node: Node, formula: Formula) -> Cells:
        if self._is_row(node):
            assert isinstance(node, Name)
            return self._of(node.name)
        key = ("row", self._key(node), False)
        if key not in self.weights:
            value = np.broadcast_to(self._value(node, formula)[0], (self.clock.years,))
            title = f"    {' '.join(formula.text[node.start : node.end].split())}, by year"
            self.weights[key] = self.page.by_year(title, lambda year: self.text(node, year), value, form=FINE)
        return self.weights[key]

    def _length(self, node: Call, formula: Formula) -> Cells:
        at = node.arguments[1]
        if isinstance(at, Name):
            return self._of(at.name)
        key = ("length", self._key(at), False)
        if key not in self.weights:
            title = f"    {' '.join(formula.text[at.start : at.end].split())}"
            value = float(self._value(at, formula)[0, 0])
            self.weights[key] = self.page.one(title, self.text(at, 0), value, form=FINE)
        return self.weights[key]

    def _value(self, node: Node, formula: Formula) -> Array:
        return evaluate(Formula(formula.text, node), self.values, self.clock).whole()

    def _weights_of(self, function: str, length: Cells, *, late: bool) -> Cells:
        """The weight of those who came each number of years ago: the oldest first, so that a row of it can be used."""
        key = (function, length.one(self.page.name), late)
        if key not in self.weights:
            years, here = self.clock.years, self.page.name
            stay = length.one(here)
            start: Start = (0, float(self.part.values[0])) if late and self.part is not None else (0, 1.0)
            impulse = np.eye(1, years)
            values = _SPREAD[function](impulse, length.values.reshape(1, 1), years, start)[0][::-1]
            what = "Weight of those who came in the part year" if late else "Weight of those who came"
            title = f"    {what}: the oldest first"
            how = "Time spent in the year by those who came so many years ago" + (
                "" if function == "stock" else ", as a share of their whole stay"
            )
            self.weights[key] = self.page.by_year(
                title,
                lambda year: self._weight(function, stay, years - 1 - year, late=late),
                values,
                how=how,
                form=FINE,
            )
        return self.weights[key]

    def _weight(self, function: str, stay: str, age: int, *, late: bool) -> str:
        # An age is a place in this row, which no input moves.
        weight = self._late(stay, age) if late else _whole(stay, age)
        if function == "stock":
            return weight
        return f"IF({stay}>0,({weight})/{stay},{0 if age else 1})"

    def _late(self, stay: str, age: int) -> str:
        assert self.part is not None
        part = self.part.one(self.page.name)

        def spent(since: str) -> str:
            return f"(MAX({since}+{part},0)^2-MAX({since},0)^2)/2/{part}"

        come = spent(f"{age}") + (f"-{spent(str(age - 1))}" if age else "")
        gone = f"{spent(f'({age}-{stay})')}-{spent(f'({age - 1}-{stay})')}"
        return f"IF({age}>={stay}+1,0,{come}-({gone}))"

    def _write(self, node: Node, year: int) -> tuple[str, int]:
        match node:
            case Number():
                return number_text(node.value), _ATOM
            case Name():
                return self._of(node.name).at(year, self.page.name), _ATOM
            case Negate():
                return f"-{_held(self._write(node.operand, year), _ATOM)}", _SIGN
            case Binary():
                return self._binary(node, year)
            case Call():
                return self._call(node, year), _ATOM

    def _binary(self, node: Binary, year: int) -> tuple[str, int]:
        holds = _HOLDS[node.operator]
        left = _held(self._write(node.left, year), _ATOM if node.operator == "**" else holds)
        right = _held(self._write(node.right, year), holds + 1)
        if right.startswith("-"):
            right = f"({right})"
        return f"{left}{_SIGNS[node.operator]}{right}", holds

    def _call(self, node: Call, year: int) -> str:
        if node.function == "national":
            before, self._national = self._national, True
            try:
                return f"({self.text(node.arguments[0], year)})"
            finally:
                self._national = before
        if node.function in ("min", "max"):
            return f"{node.function.upper()}({','.join(self.text(each, year) for each in node.arguments)})"
        x, by = node.arguments
        if self.clock.steady:
            flow = f"({self.text(x, year)})"
            return f"({flow}*({self.text(by, year)}))" if node.function == "stock" else flow
        return getattr(self, f"_{node.function}")(x, by, year)  # type: ignore[no-any-return]

    def _grow(self, x: Node, by: Node, year: int) -> str:
        index = self.index.at(year, self.page.name)
        return f"(({self.text(x, year)})*(1+{self.text(by, year)})^{index})"

    def _ramp(self, x: Node, by: Node, year: int) -> str:
        over, index = f"({self.text(by, year)})", self.index.at(year, self.page.name)
        rising = f"MAX(0,MIN(1,{over}-{index}))"
        risen = f"IF({over}>0,{rising}*({index}+{rising}/2)/{over},0)"
        return f"(({self.text(x, year)})*({risen}+1-{rising}))"

    def _lag(self, x: Node, by: Node, year: int) -> str:
        here = self.page.name
        late, index = f"MIN({self.text(by, year)},{self.clock.years})", self.index.at(year, here)
        row = self._kept_row(x).whole(self.clock.years, here)

        def moved(by_years: str) -> str:
            return f"IF({index}<{by_years},0,INDEX({row},1,MAX({index}-{by_years},0)+1))"

        part = f"({late}-INT({late}))"
        return f"((1-{part})*{moved(f'INT({late})')}+{part}*{moved(f'(INT({late})+1)')})"

    def _stock(self, x: Node, by: Node, year: int) -> str:
        return self._spread("stock", x, by, year)

    def _build_up(self, x: Node, by: Node, year: int) -> str:
        return self._spread("build_up", x, by, year)

    def _spread(self, function: str, x: Node, by: Node, year: int) -> str:
        here, last = self.page.name, self.clock.years - 1
        length = self._kept_length(by).one(here)
        row, weights = self._kept_row(x), self.weights[function, length, False]
        text = f"SUMPRODUCT({row.span(0, year, here)},{weights.span(last - year, last, here)})"
        first, _ = self.clock.start
        if self.part is None or year < first:
            return text
        late, place = self.weights[function, length, True], last - (year - first)
        return f"({text}+{row.at(first, here)}*({late.at(place, here)}-{weights.at(place, here)}))"

    def _kept_row(self, node: Node) -> Cells:
        if self._is_row(node):
            assert isinstance(node, Name)
            return self._of(node.name)
        return self.weights["row", self._key(node), False]

    def _kept_length(self, node: Node) -> Cells:
        return self._of(node.name) if isinstance(node, Name) else self.weights["length", self._key(node), False]


def _held(part: tuple[str, int], least: int) -> str:
    text, holds = part
    return text if holds >= least else f"({text})"


def _whole(stay: str, age: int) -> str:
    falling = f"MAX(0,MIN(1,{stay}-{age}))"
    weight = f"{falling}*(1-{falling}/2)"
    return f"{weight}+MAX(0,MIN(1,{stay}-{age - 1}))^2/2" if age else weight
