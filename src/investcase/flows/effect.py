"""An effect that is larger or smaller, or comes years later, put to work before anything follows from it.

It changes what a benefit is worth before any plan, step of a release, price or growing demand is held against it, so
that all of those stand where they are. Of a model's line it changes the pounds, after overlap, limits and what is taken
off the effect, and the quantity that a release counts in steps. A saving of a cut is changed as it is released, the
year of its release with it: it has no steps.

There is one lateness: what is gained comes a year later and ends when it would have ended, so that its last year is
lost; what comes once comes a year later whatever the year, the same money; and what is spent or lost comes as planned.

A model's effect comes late with the costs that it brings itself, as if set-up took so much longer, where society loses
by that (`flows.late_effect`). A line of one's own comes late where it is a gain; the lines on one budget line are one
saving, however they are set out in time, at whatever prices and of whatever kind, but for money that another body
gives. What comes once is no part of what is changed here: it is the same money in the same cash, discounted a year
more (`appraisal.late`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from investcase.documents.bodies import Body
from investcase.flows.lines import FlowLine, Part, PartKind, sum_of
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.labels import Source

Saving = Source | tuple[Body, str, bool]
_A_YEAR = 12


def one_saving(line: FlowLine) -> Saving:
    """What all lines of one saving share: the budget line on which the case's own stand, else their source.

    A saving that is at other prices from some year on, or of another kind then, is one saving all the same. Money that
    another body gives is none of it, and what stands on no budget line, or a model makes, is by itself.
    """
    of_a_model = line.source[0] is not None
    if line.budget_line is None or of_a_model:
        return line.source
    return (line.body, line.budget_line, line.moves)


def comes_late(line: FlowLine) -> bool:
    """Whether a line moves with the effect: benefits, and the costs that the effect itself brings.

    What delivery costs and what assets are worth at the end do not. Of a cut the saving does, and what comes back does
    not.
    """
    if line.in_cut is not None:
        return line.in_cut == "saving"
    if line.role == "transfer":
        # What is paid for a gain comes when the gain does; what is given comes when the cost does.
        return line.kind == "cost"
    return (line.kind == "benefit" and line.role != "residual") or line.follows_effect


@dataclass(frozen=True, slots=True)
class EffectChange:
    """What is changed: one saving is `by` times as large, or every effect comes `late` years later."""

    saving: Saving | None = None
    by: float = 1.0
    late: int = 0

    def on_intervention(self, intervention: ResolvedIntervention) -> ResolvedIntervention:
        """A model at work after the change."""
        return intervention.put_off(_A_YEAR * self.late) if self.late else intervention

    def on(self, line: FlowLine) -> FlowLine:
        """The line after the change in its size; its parts are then what it comes to."""
        return _come_to(line, self.on_values(line, line.amounts))

    def on_own(self, lines: Sequence[tuple[FlowLine, Array]]) -> Iterator[FlowLine]:
        """The lines of the case itself after the change, in order.

        Args:
            lines: each line with what makes its pounds the cash of each year, [year].
        """
        sized = [(self.on(line), levels) for line, levels in lines]
        for _ in range(self.late):
            sized = [(line, levels) for line, (_, levels) in zip(_each_later(sized), sized, strict=True)]
        yield from (line for line, _ in sized)

    def on_values(self, line: FlowLine, values: Product) -> Product:
        """What goes with a line after the same change in its size."""
        return values * self.by if line.kind == "benefit" and one_saving(line) == self.saving else values


def _each_later(sized: Sequence[tuple[FlowLine, Array]]) -> list[FlowLine]:
    """Lines with what makes their pounds cash, each a year later where it comes with the effect."""
    together: dict[Saving, list[tuple[Array, Array]]] = {}
    for line, levels in sized:
        if _moves(line):
            together.setdefault(one_saving(line), []).append((np.maximum(line.amounts, 0.0), levels))
    return [
        _come_to(line, _a_year_later(line, levels, together[one_saving(line)]) if _moves(line) else line.amounts)
        for line, levels in sized
    ]


def _come_to(line: FlowLine, amounts: Product) -> FlowLine:
    if amounts is line.amounts:
        return line
    return replace(line, amounts=amounts, parts=(Part(PartKind.OTHER, line.title, amounts),))


def is_of_the_case(line: FlowLine) -> bool:
    """Whether a line is the case's own or a cut's: one of a model at work is late by being built again, once or not."""
    return line.made_from is None or line.in_cut is not None


def _moves(line: FlowLine) -> bool:
    return is_of_the_case(line) and comes_late(line) and line.recurrent


def _a_year_later(line: FlowLine, levels: Array, together: Sequence[tuple[Array, Array]]) -> Product:
    """Gains moved on by a year, up to the last in which there were any of their saving; losses where they are.

    What is fading would be more cash for coming when prices are higher: it then keeps those at which it was planned.

    Args:
        line: one line of the saving.
        levels: what makes its pounds the cash of each year, [year].
        together: the gains of every line of the saving, [draw, year], each with its own levels.
    """
    found = np.flatnonzero(sum_of((gains for gains, _ in together), line.amounts.shape).any(axis=0))
    if found.size == 0:
        return line.amounts
    last = int(found[-1])
    planned = sum_of((gains * each for gains, each in together), line.amounts.shape).sum(axis=1, keepdims=True)
    late = sum_of((_shifted(gains, last) * each for gains, each in together), line.amounts.shape)
    more = late.sum(axis=1, keepdims=True) > planned
    later = _shifted(np.maximum(line.amounts, 0.0), last)
    before = np.concatenate([levels[:1], levels[:-1]]) / levels
    return Product.of(np.where(more, later * before, later) + np.minimum(line.amounts, 0.0))


def _shifted(gains: Array, last: int) -> Array:
    later = np.concatenate([np.zeros((len(gains), 1)), gains[:, :-1]], axis=1)
    later[:, last + 1 :] = 0.0
    return later


AS_IT_STANDS = EffectChange()
