"""One number and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from investcase.formulas import Formula
from investcase.quantities import NUMBER, Unit, parse_unit
from investcase.resolving.figures import Resolved

POUNDS = parse_unit("£")


class How(StrEnum):
    """How a number is had from its parts.

    `sum` takes away the parts that are marked `taken`. `share` is the first over the second, held between 0 and 1, and
    nil where the second is not positive. `formula` works a model's formula out on the parts named in `symbols`.
    `by_year` lists a value in each year up to the one in question, which is the last.
    """

    GIVEN = "given"
    SAME = "same"
    SUM = "sum"
    PRODUCT = "product"
    RATIO = "ratio"
    SHARE = "share"
    SMALLEST = "smallest"
    ONE_PLUS = "one_plus"
    ONE_MINUS = "one_minus"
    FORMULA = "formula"
    BY_YEAR = "by_year"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A number with its parts, each explained in turn: a frozen tree whose leaves are figures with their sources.

    Attributes:
        name: what to ask for to have this number alone; None when it has no name of its own.
        title: what it is, in words.
        value: unrounded, at central values; None where it is undefined, with the reason in `notes`.
        unit: of the value; pounds are of the case's price base unless the title says cash.
        how: how the parts make the value.
        parts: what it is made of, in the order they enter.
        taken: whether the sum above takes this part away.
        is_factor: whether it is a pure multiplier rather than a share.
        formula: the model's formula, where `how` is `formula`.
        symbols: the formula's name for each part.
        figure: the figure it comes from: status, source, price base, and what it replaced.
        notes: what else must be known of it, in sentences.
    """

    name: str | None
    title: str
    value: float | None
    unit: Unit = POUNDS
    how: How = How.GIVEN
    parts: tuple[Explanation, ...] = field(default=(), repr=False)
    taken: bool = False
    is_factor: bool = False
    formula: Formula | None = None
    symbols: tuple[str, ...] = ()
    figure: Resolved | None = None
    notes: tuple[str, ...] = ()

    def to_dict(self, depth: int | None = None) -> dict[str, Any]:
        """The tree as plain data, unrounded, to a depth below this number; `hidden` counts the parts left out."""
        shown = depth is None or depth > 0
        below = None if depth is None else depth - 1
        written: dict[str, Any] = {
            "name": self.name,
            "title": self.title,
            "value": self.value,
            "unit": str(self.unit),
            "how": str(self.how),
            "taken": self.taken,
            "formula": self.formula.text if self.formula else None,
            "symbols": list(self.symbols),
            "figure": _figure(self.figure) if self.figure else None,
            "notes": list(self.notes),
            "parts": [part.to_dict(below) for part in self.parts] if shown else [],
            "hidden": 0 if shown else len(self.parts),
        }
        return {key: value for key, value in written.items() if key == "value" or value not in (None, [], 0, False)}

    def taken_away(self) -> Explanation:
        """The same number as a part that the sum above takes away."""
        return replace(self, taken=True)


def _figure(figure: Resolved) -> dict[str, Any]:
    written = {
        "id": figure.key,
        "title": figure.title,
        "value": str(figure.quantity),
        "as_written": str(figure.original),
        "price_base": str(figure.price_base) if figure.price_base else None,
        "price_base_assumed": figure.price_base_because,
        "status": str(figure.status),
        "inputs_status": str(figure.inputs_status) if figure.inputs_status else None,
        "source": figure.source,
        "locator": figure.locator,
        "how": figure.how,
        "grade": figure.grade,
        "period": figure.period,
        "origin": figure.origin,
        "transferred_from": str(figure.transferred) if figure.transferred else None,
        "replaced": [{"value": str(old.value), "origin": old.origin, "source": old.source} for old in figure.replaced],
    }
    return {key: value for key, value in written.items() if value not in (None, [])}


def summed(name: str | None, title: str, value: float, parts: Sequence[Explanation]) -> Explanation:
    """A sum in pounds; with no part, nil."""
    return Explanation(name, title, float(value), how=How.SUM if parts else How.GIVEN, parts=tuple(parts))


def multiplied(
    name: str | None, title: str, value: float, parts: Sequence[Explanation], unit: Unit = POUNDS
) -> Explanation:
    """A product; of one part, that part under another title."""
    how = How.PRODUCT if len(parts) > 1 else How.SAME
    return Explanation(name, title, float(value), unit, how, tuple(parts))


def factor(title: str, value: float, *notes: str) -> Explanation:
    """A pure multiplier that nothing lies beneath."""
    return Explanation(None, title, float(value), NUMBER, is_factor=True, notes=notes)
