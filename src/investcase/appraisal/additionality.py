"""From gross to net: what the option would be worth if every claim came true, and what each adjustment takes off.

The steps are the terms of the Additionality Guide (English Partnerships, 3rd edition) with those that a national claim
and an approved plan add. Each is a share of what the steps before it leave, so their order (that of `STEPS`) changes
what each is worth and never what is left.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from investcase.appraisal.measures import OptionAppraisal
from investcase.flows.capacity import NOT_COUNTED
from investcase.flows.lines import FlowLine, PartKind
from investcase.flows.portfolio import OVERLAP_TITLE, SLIPPAGE_TITLE
from investcase.formulas.product import Product
from investcase.quantities.tolerance import UNPRINTED
from investcase.resolving.adjustments import ADJUSTMENT_TITLES

IN_PLAN = "Already in an approved plan"
BIAS_ON_COSTS = "Optimism bias on the case's own costs"
BIAS_ON_BENEFITS = "Optimism bias on the case's own benefits"
CAPPED = "Not delivered: other limits the case sets"
STEPS = (
    ADJUSTMENT_TITLES["already_achieved"],
    IN_PLAN,
    *(title for kind, title in ADJUSTMENT_TITLES.items() if kind != "already_achieved"),
    BIAS_ON_BENEFITS,
    BIAS_ON_COSTS,
    CAPPED,
    OVERLAP_TITLE,
    SLIPPAGE_TITLE,
    NOT_COUNTED,
)
OF_HOPE = (
    ADJUSTMENT_TITLES["optimism_bias"],
    ADJUSTMENT_TITLES["evidence_grade"],
    BIAS_ON_COSTS,
    BIAS_ON_BENEFITS,
)
"""The steps that correct a hope, which lower every gain and raise every loss, and so improve nothing."""
_PORTFOLIO = (PartKind.OVERLAP, PartKind.SLIPPAGE)
_TAKEN_OFF = (PartKind.ADJUSTMENT, PartKind.PLAN, PartKind.BIAS, PartKind.LIMIT, PartKind.COUNTED, *_PORTFOLIO)


@dataclass(frozen=True, slots=True)
class GrossToNet:
    """A start, what each step changes it by, and the end, which is their sum: present values in pounds, central.

    `benefits_kept` is the share of the present value of gross benefits that all the steps leave, by intervention, but
    for what of freed capacity is not counted; an intervention whose gross benefits come to nil or less is not in it.
    """

    gross: float
    steps: tuple[tuple[str, float], ...]
    net: float
    benefits_kept: tuple[tuple[str, float], ...]


def gross_to_net(option: OptionAppraisal) -> GrossToNet:
    """An option's waterfall from gross to net, over every line, at central values; the end is its NPSV.

    Steps that no line has are left out; one that takes nothing off is kept, since somebody thought of it.
    """
    lines = option.cash.lines
    used = [step for step in STEPS if any(step == taken for line in lines for taken, _ in _shares(line))]
    running = [_worth(option, lines, used[:count]) for count in range(len(used) + 1)]
    changes = tuple((step, after - before) for step, before, after in zip(used, running, running[1:], strict=False))
    kept = []
    for mechanism in option.flows.mechanisms:
        name = mechanism.intervention.id
        own = [line for line in lines if line.intervention == name and line.kind == "benefit"]
        gross = _worth(option, own, ())
        if gross > 0:
            taken = [step for step in used if step != NOT_COUNTED]
            kept.append((name, _worth(option, own, taken) / gross))
    return GrossToNet(running[0], changes, running[-1], tuple(kept))


@dataclass(frozen=True, slots=True)
class Improvement:
    """What taking a share off an effect adds to an option's NPSV, because more harm than gain is taken off: pounds.

    `of` is the id of the intervention, the cut or the line of one's own.
    """

    of: str
    step: str
    adds: float


def improvements(option: OptionAppraisal) -> tuple[Improvement, ...]:
    """Every step that takes something off an effect and makes it worth more: whose it is, or what nobody delivers.

    At central values, for each intervention and cut, and each benefit of one's own.
    """
    found = []
    for name in dict.fromkeys(_part_of(line) for line in option.cash.lines):
        own = [line for line in option.cash.lines if _part_of(line) == name]
        used = [step for step in STEPS if any(step == taken for line in own for taken, _ in _shares(line))]
        whole = _worth(option, own, used)
        for step in used:
            adds = whole - _worth(option, own, [other for other in used if other != step])
            if step not in OF_HOPE and adds > UNPRINTED:
                found.append(Improvement(name, step, adds))
    return tuple(found)


def _part_of(line: FlowLine) -> str:
    """The intervention or cut that a line belongs to, else the line that it was told apart from, or itself."""
    return line.intervention or (line.told_apart_from[1] if line.told_apart_from else line.id)


def _worth(option: OptionAppraisal, lines: Sequence[FlowLine], steps: Sequence[str]) -> float:
    """The present value of some lines after some of the steps, each at its own discount factors."""
    return math.fsum(float(_after(line, steps).weighed(option.factors_of(line))[0]) for line in lines)


def _after(line: FlowLine, steps: Sequence[str]) -> Product:
    """A line's net central amounts after some of the steps, [1, year]."""
    if not line.parts:
        return line.net[:1]
    row = Product.of(1.0)
    for part in line.parts:
        if part.kind not in _TAKEN_OFF:
            row = row * part.values[:1]
    for step, share in _shares(line):
        if step in steps:
            row = row * share
    return row if line.kind == "benefit" else -row


def _shares(line: FlowLine) -> Iterator[tuple[str, Product]]:
    """What each step multiplies a line by, centrally: [1, 1] or [1, year]."""
    for part in line.parts:
        if part.kind is PartKind.ADJUSTMENT or part.kind in _PORTFOLIO:
            yield part.title, part.values[:1]
        elif part.kind is PartKind.PLAN:
            yield IN_PLAN, part.values[:1]
        elif part.kind is PartKind.BIAS:
            yield (BIAS_ON_COSTS if line.kind == "cost" else BIAS_ON_BENEFITS), part.values[:1]
        elif part.kind is PartKind.LIMIT:
            yield CAPPED, part.values[:1]
        elif part.kind is PartKind.COUNTED and (part.values[0] != 1).any():
            yield NOT_COUNTED, part.values[:1]
