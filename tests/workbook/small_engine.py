"""A small engine for the formulas of a workbook: it knows what they are allowed to hold, and nothing else.

It reads the file as it was written, with openpyxl, and shares no code with what wrote it. What it does not know raises.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from openpyxl import load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries


class _Empty(float):
    """Nil."""


Place = tuple[str, int, int]
_RANGE = re.compile(r"(?:(?:'((?:[^']|'')+)'|([A-Za-z0-9_]+))!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?")
_OPERATORS = {"^": "**", "<>": "!=", "=": "=="}


class Range(tuple[Any, ...]):
    """The values of a range, in order."""

    __slots__ = ()


class SmallEngine:
    """A workbook that can be worked out again with other values in some cells."""

    def __init__(self, content: bytes) -> None:
        book = load_workbook(io.BytesIO(content))
        self.names = {name: str(made.attr_text) for name, made in book.defined_names.items()}
        self.cells: dict[Place, Any] = {}
        self.formulas: dict[Place, Callable[[], Any]] = {}
        self.texts: dict[Place, str] = {}
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is None:
                        continue
                    place = (sheet.title, cell.row, cell.column)
                    if cell.data_type == "f":
                        self.texts[place] = cell.value
                    else:
                        self.cells[place] = cell.value
        self._changes: Mapping[Place, float] = {}
        self._known: dict[Place, Any] = {}
        self._around = {
            "__builtins__": {}, "IF": self._if, "MAX": _most, "MIN": _least, "INT": math.floor, "ABS": abs, "SUM": _sum,
            "SUMPRODUCT": _sum_of_products, "INDEX": _index, "AND": _and, "COUNT": _count, "COUNTIF": _count_if,
            "ISNUMBER": _is_number, "ROUND": lambda value, places: round(value, int(places)),
            "at": self._at, "over": self._over,
        }  # fmt: skip

    def with_values(self, changes: Mapping[Place, float]) -> SmallEngine:
        """The same book with values in some cells; what was worked out is forgotten."""
        self._changes, self._known = changes, {}
        return self

    def value(self, place: Place) -> Any:
        """What a cell comes to."""
        if place in self._changes:
            return self._changes[place]
        if place not in self.texts:
            return self.cells.get(place)
        if place not in self._known:
            self._known[place] = self._work_out(place)
        return self._known[place]

    def _work_out(self, place: Place) -> Any:
        if place not in self.formulas:
            code = compile(self._translated(self.texts[place], place[0]), str(place), "eval")
            self.formulas[place] = lambda: eval(code, self._around)
        return self.formulas[place]()

    def _translated(self, text: str, sheet: str) -> str:
        return "".join(self._tokens(text, sheet))

    def _tokens(self, text: str, sheet: str) -> Iterator[str]:
        calls: list[str] = []
        for token in Tokenizer(text).items:
            if token.type == "OPERAND":
                yield self._operand(token, sheet)
            elif token.type == "FUNC" and token.subtype == "OPEN":
                name = token.value[:-1]
                calls.append(name)
                if name not in self._around:
                    raise ValueError(f"{name} is no function of a workbook")
                yield f"{name}(" + ("lambda: " if name == "IF" else "")
            elif token.type == "FUNC":
                calls.pop()
                yield ")"
            elif token.type == "PAREN":
                calls.append("") if token.subtype == "OPEN" else calls.pop()
                yield token.value
            elif token.type == "SEP":
                yield ", lambda: " if calls and calls[-1] == "IF" else ", "
            elif token.type in ("OPERATOR-INFIX", "OPERATOR-PREFIX"):
                yield _OPERATORS.get(token.value, token.value)
            else:
                raise ValueError(f"{token.value!r} in {text}")

    def _operand(self, token: Any, sheet: str) -> str:
        if token.subtype == "NUMBER":
            return f"{float(token.value)!r}"
        if token.subtype == "TEXT":
            return repr(token.value[1:-1].replace('""', '"'))
        text = self.names.get(token.value, token.value)
        found = _RANGE.fullmatch(text)
        if found is None:
            raise ValueError(f"{token.value!r} is neither a cell nor a name")
        where = (found[1] or "").replace("''", "'") or found[2] or sheet
        first, last = found[3].replace("$", ""), (found[4] or "").replace("$", "")
        left, top, right, bottom = range_boundaries(f"{first}:{last}" if last else first)
        if last:
            return f"over({where!r}, {top}, {left}, {bottom}, {right})"
        return f"at({where!r}, {top}, {left})"

    def _at(self, sheet: str, row: int, column: int) -> Any:
        value = self.value((sheet, row, column))
        return EMPTY if value is None else value

    def _over(self, sheet: str, top: int, left: int, bottom: int, right: int) -> Range:
        rows, columns = range(top, bottom + 1), range(left, right + 1)
        return Range(self.value((sheet, row, column)) for row in rows for column in columns)

    def _if(self, test: Callable[[], Any], then: Callable[[], Any], other: Callable[[], Any]) -> Any:
        return then() if test() else other()


EMPTY = _Empty()
"""What a cell without anything in it is: nil to a sum, and no number."""


def _is_number(value: Any) -> bool:
    return value is not EMPTY and isinstance(value, int | float)


def _or_nil(value: Any) -> Any:
    return 0.0 if value is None else value


def _flat(values: tuple[Any, ...]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, Range):
            yield from (each for each in value if isinstance(each, int | float))
        else:
            yield value


def _most(*values: Any) -> float:
    return max(_flat(values))


def _least(*values: Any) -> float:
    return min(_flat(values))


def _sum(*values: Any) -> float:
    return math.fsum(_flat(values))


def _sum_of_products(left: Range, right: Range) -> float:
    return math.fsum(_or_nil(a) * _or_nil(b) for a, b in zip(left, right, strict=True))


def _index(values: Range, row: float, column: float) -> Any:
    assert row == 1
    return values[int(column) - 1]


def _and(*values: Any) -> bool:
    return all(values)


def _count(*values: Any) -> int:
    return sum(1 for _ in _flat(values))


def _count_if(values: Range, wanted: Any) -> int:
    return sum(1 for value in values if value == wanted)


def cached(content: bytes) -> dict[Place, Any]:
    """What every formula of a workbook is written to come to, for a viewer that works nothing out."""
    formulas, values = (load_workbook(io.BytesIO(content), data_only=only) for only in (False, True))
    return {
        (sheet.title, cell.row, cell.column): values[sheet.title].cell(cell.row, cell.column).value
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
