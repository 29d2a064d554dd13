"""A formula's value over draws and years."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np

from investcase.formulas import timing
from investcase.formulas.errors import FormulaError
from investcase.formulas.functions import nationally
from investcase.formulas.product import Product, larger, smaller, through_time
from investcase.formulas.tree import Binary, Call, Formula, Name, Negate, Node, Number, names_in
from investcase.quantities.arrays import Array

_MAY_HIDE = ("/", "**", "min", "max")
"""What may give a finite number of one that is not; all else passes it on."""

_TIMED: dict[str, Callable[[Array, Array, int], Array]] = {
    "ramp": timing.ramp,
    "lag": timing.lag,
    "grow": timing.grow,
}

_SPREAD: dict[str, Callable[[Array, Array, int, timing.Start], Array]] = {
    "stock": timing.stock,
    "build_up": timing.build_up,
}


@dataclass(frozen=True, slots=True)
class Clock:
    """How many years there are; or, if `steady`, what every year comes to once constant flows have settled.

    `start` is the year flows begin and the share of it that is left then: those of a year begun in October arrive in
    its second half.
    """

    years: int
    steady: bool = False
    start: timing.Start = timing.WHOLE

    def __post_init__(self) -> None:
        if self.years < 1:
            raise ValueError(f"a clock needs at least one year, not {self.years}")

    @property
    def columns(self) -> int:
        """The length of the year axis of a value that changes over time."""
        return 1 if self.steady else self.years


def evaluate(formula: Formula, values: Mapping[str, Product], clock: Clock) -> Product:
    """The formula's answer, of shape [draw or 1, year or 1], in the unit that `check.unit_of` gives.

    Args:
        formula: what to work out.
        values: an amount of shape [draw or 1, year or 1] for each name; one draw count, and `clock.years` years (in
            the steady state a single column). The answer of a bare name is its own amount.
        clock: in the steady state every time function gives its limit for a constant flow: `stock` is flow x stay,
            `build_up`, `ramp`, `lag` and `grow` are what they act on. Inside `national` a name has the value held
            under `functions.nationally` of it, where there is one.

    Raises:
        FormulaError: a name without a value; a division by zero; a negative length of time, a rate of -1 or less, or
            one that changes by year; an answer that is not a finite number. The offset is that of the step at fault.
        ValueError: an amount in `values` has another shape.
    """
    with np.errstate(all="ignore"):
        answer = _Evaluation(formula, values, clock).value(formula.tree)
        if answer.is_finite():
            return answer
        # Once more, to find the step at fault; what is no number on the way there may be one in the end.
        try:
            return _Evaluation(formula, values, clock, every_step=True).value(formula.tree)
        except FormulaError as error:
            error.worlds = answer.not_finite()
            raise


class _Evaluation:
    """One formula worked out; with `every_step`, every step is held to be a finite number, and not only the last."""

    def __init__(
        self, formula: Formula, values: Mapping[str, Product], clock: Clock, *, every_step: bool = False
    ) -> None:
        self._every_step = every_step
        self._text = formula.text
        self._values = values
        self._clock = clock

    def value(self, node: Node) -> Product:
        hides = False
        match node:
            case Number():
                return Product.of(node.value)
            case Name():
                answer = self._name(node)
            case Negate():
                answer = -self.value(node.operand)
            case Binary():
                answer, hides = self._binary(node), node.operator in _MAY_HIDE
            case Call():
                answer, hides = self._call(node), node.function in _MAY_HIDE
        if (hides or self._every_step) and not answer.is_finite():
            raise FormulaError(f"{self._step(node)} is not a finite number", node.start, worlds=answer.not_finite())
        return answer

    def _step(self, node: Node) -> str:
        return repr(" ".join(self._text[node.start : node.end].split()))

    def _name(self, node: Name) -> Product:
        if node.name not in self._values:
            raise FormulaError(f"{node.name!r} has no value", node.start)
        value = self._values[node.name]
        if value.shape[1] not in (1, self._clock.columns):
            raise ValueError(f"{node.name!r} has shape {value.shape}, not [draws, 1 or {self._clock.columns}]")
        return value

    def _binary(self, node: Binary) -> Product:
        left, right = self.value(node.left), self.value(node.right)
        match node.operator:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case "/":
                self._refuse_zero(right, node)
                return left / right
            case "**":
                power = right[0, 0]
                if power < 0:
                    self._refuse_zero(left, node)
                return left**power

    def _refuse_zero(self, divisor: Product, node: Binary) -> None:
        if not divisor.all():
            raise FormulaError(
                f"{self._step(node)} divides by zero",
                node.start,
                expected="a value other than 0 in every year",
                worlds=divisor.nil(),
            )

    def _national(self, node: Call) -> Product:
        """The call's argument at the claim's own figures, whatever this place's are."""
        held = ((name, self._values.get(nationally(name))) for name in names_in(node))
        self._values, before = (
            {**self._values, **{name: value for name, value in held if value is not None}},
            self._values,
        )
        try:
            return self.value(node.arguments[0])
        finally:
            self._values = before

    def _call(self, node: Call) -> Product:
        if node.function == "national":
            return self._national(node)
        arguments = [self.value(argument) for argument in node.arguments]
        if node.function == "min":
            return reduce(smaller, arguments)
        if node.function == "max":
            return reduce(larger, arguments)
        x, by = arguments
        self._refuse_length(by, node)
        if not self._clock.steady:
            return through_time(self._over_years(node.function), x, by)
        if node.function == "stock":
            return x * by
        return x

    def _over_years(self, function: str) -> Callable[[Array, Array], Array]:
        years, start = self._clock.years, self._clock.start
        if function in _SPREAD:
            return lambda when, length: _SPREAD[function](when, length, years, start)
        return lambda when, length: _TIMED[function](when, length, years)

    def _refuse_length(self, by: Product, node: Call) -> None:
        """Refuse a length of time, or a rate, that the time function cannot take."""
        at = node.arguments[1]
        if by.shape[1] != 1:
            raise FormulaError(
                f"{self._step(at)} changes from year to year, which {node.function} cannot take",
                at.start,
                expected="one value for all years",
            )
        if node.function == "grow" and by.least() <= -1:
            raise FormulaError(
                f"{self._step(at)} is a fall of 100% or more",
                at.start,
                expected="a rate above -100%",
                worlds=by[:, 0] <= -1,
            )
        if node.function != "grow" and by.least() < 0:
            raise FormulaError(
                f"{self._step(at)} is a length of time below zero",
                at.start,
                expected="0 or more years",
                worlds=by[:, 0] < 0,
            )
