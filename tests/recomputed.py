"""An explanation worked out again from nothing but what it shows."""

from __future__ import annotations

import math
from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.explaining import Explanation, How
from investcase.formulas.evaluate import Clock, evaluate
from investcase.formulas.product import Product


def walk(node: Explanation) -> Iterator[Explanation]:
    """A number and everything beneath it, each once."""
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        found = waiting.pop()
        if id(found) not in seen:
            seen.add(id(found))
            yield found
            waiting.extend(found.parts)


def combined(node: Explanation, appraisal: Appraisal) -> float:
    """What the parts of a node come to, by the node's own word for how."""
    values = [math.nan if part.value is None else part.value for part in node.parts]
    match node.how:
        case How.SAME:
            (value,) = values
            return value
        case How.SUM:
            return sum(-value if part.taken else value for part, value in zip(node.parts, values, strict=True))
        case How.PRODUCT:
            return math.prod(values)
        case How.RATIO:
            return values[0] / values[1]
        case How.SHARE:
            return min(max(values[0] / values[1], 0.0), 1.0) if values[1] > 0 else 0.0
        case How.SMALLEST:
            return min(values)
        case How.ONE_PLUS:
            return 1 + values[0]
        case How.ONE_MINUS:
            return 1 - values[0]
        case How.BY_YEAR:
            return values[-1]
        case _:
            return worked_out(node, appraisal)


def worked_out(node: Explanation, appraisal: Appraisal) -> float:
    """A formula on nothing but the values of its parts: a number each, or one for each year up to the one asked."""
    assert node.formula is not None
    if node.name is None:  # what a claim was made at, which is one value for all years
        inputs = {symbol: Product.of(part.value) for symbol, part in zip(node.symbols, node.parts, strict=True)}
        return float(evaluate(node.formula, inputs, Clock(1, steady=True))[0, 0])
    stem, _, year = node.name.partition("@")
    index = [str(each) for each in appraisal.case.horizon].index(year) if year else 0
    whose, _, named = stem.rpartition(".")[0].rpartition(".")
    option = next(each for each in appraisal.options if each.id == whose) if whose else appraisal.preferred
    rollout = next(each.rollout for each in option.flows.every_mechanism if each.intervention.id == named)
    clock = Clock(index + 1, start=(rollout.starts, rollout.first_part)) if year else Clock(1, steady=True)
    inputs = {}
    for symbol, part in zip(node.symbols, node.parts, strict=True):
        row = [each.value for each in part.parts] if part.how is How.BY_YEAR else [part.value]
        inputs[symbol] = Product.of(row)
    return float(evaluate(node.formula, inputs, clock)[0, -1])
