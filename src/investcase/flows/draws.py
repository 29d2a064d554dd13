"""Draws: worlds in which every figure that has a range falls where it may, each figure by a stream of its own.

A figure's stream comes of the seed and its own name alone. So no figure that is added, taken away or renamed changes a
digit of another's, and options, drafts and places share the draws of what they share. The stream is cut into blocks of
a thousand, and each block is stratified: it holds one value from each thousandth part of the figure's spread. A block
comes of its own number, so more blocks leave the first as they were; and how far the blocks differ says how far the
number of draws matters.

Figures that move together have the values that they would have alone, block by block, in another order: that of normal
scores which go together as the ranks should (Iman and Conover, 1982): of each a part that their list shares, by the
name of its reason, and a part of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from investcase.flows.lines import sum_of
from investcase.flows.worlds import CENTRAL, Worlds, lay_out
from investcase.quantities import Quantity, Shape
from investcase.quantities.arrays import Array
from investcase.quantities.curves import Spread, spread_of, standard
from investcase.quantities.fitting import unfit
from investcase.quantities.kinds import family_of
from investcase.resolving.figures import Resolved
from investcase.resolving.together import Mixed
from investcase.resolving.unstated import graded

BLOCK = 1_000
SEED = 1
FIRST = 2
"""Where the draws begin: before them stand the central world, and the one with every figure at the mean of its range.

A model may ask what a figure is centrally, so the central world stands first in every part of the draws.
"""
_FRACTION = 2.0**-53
_KEPT = 1_500
"""Blocks that are kept: 12 MB."""


@lru_cache(maxsize=_KEPT)
def stream(seed: int, key: str, block: int) -> Array:
    """A block of a figure's chances, [draw]: one in each thousandth part, in an order of its own; above 0, below 1.

    It is not to be written to: the draws, and what it is worth to find a figure out, are of the same block.
    """
    text = f"{seed}\n{key}\n{block}".encode()
    bits = np.frombuffer(hashlib.shake_256(text).digest(16 * BLOCK), dtype="<u8")
    order = np.argsort(bits[:BLOCK], kind="stable")
    within = ((bits[BLOCK:] >> np.uint64(11)).astype(np.float64) + 0.5) * _FRACTION
    chances = (order + within) / BLOCK
    chances.flags.writeable = False
    return chances


@lru_cache(maxsize=_KEPT // 10)
def stream_among(seed: int, mixed: Mixed, block: int) -> Array:
    """A block of the chances of a figure that moves with others, [draw]: those of its own stream, in another order."""
    scores = (weight * _scores()[(stream(seed, name, block) * BLOCK).astype(np.intp)] for name, weight in mixed.scores)
    # In the order of the scores, and by no library that adds up in an order of its own.
    wanted = sum_of(scores, (BLOCK,))
    chances = np.empty(BLOCK)
    chances[np.argsort(wanted, kind="stable")] = np.sort(stream(seed, mixed.stream, block))
    chances.flags.writeable = False
    return chances


@lru_cache(maxsize=1)
def _scores() -> Array:
    """What a normal curve of mean 0 and standard deviation 1 is in the middle of each thousandth part."""
    return standard((np.arange(BLOCK) + 0.5) / BLOCK)


def spread_in(figure: Resolved, *, by_grade: bool = False) -> Spread | None:
    """How likely each value of a figure is, in the case's prices: by its range, else by the 95% interval of its study.

    Where it has neither, or an interval that no curve has, by its evidence grade if that is asked for; else None.
    """
    family = family_of(figure.kind)
    if figure.quantity.is_range:
        return spread_of(figure.quantity, family)
    if figure.interval is not None and unfit(studied(figure), family) is None:
        return spread_of(studied(figure), family)
    return spread_of(graded(figure)) if by_grade else None


def studied(figure: Resolved) -> Quantity:
    """A figure with the 95% interval of its study as its range, in the case's prices; as it is where there is none."""
    if figure.interval is None:
        return figure.quantity
    written = figure.original.central
    prices = figure.quantity.central / written if written else 1.0
    interval = figure.interval.around(figure.quantity)
    return replace(
        figure.quantity,
        low=float(interval.ends[0]) * prices,
        high=float(interval.ends[1]) * prices,
        shape=Shape.INTERVAL,
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """Which figures are drawn, from which seed: pounds of the case's price base where they are money.

    `by_grade` draws those that nobody gave a range too, as far to either side as their evidence grade says. `together`
    are the streams that have to do with one another. `case` is named where several cases are drawn beside one another:
    what one of them gives has its own stream then, though another may give something by the same name.
    """

    figures: tuple[Resolved, ...]
    seed: int = SEED
    by_grade: bool = False
    together: tuple[Mixed, ...] = ()
    case: str | None = None

    def spread(self, figure: Resolved) -> Spread | None:
        """How likely each value of a figure is; None where it is held as it is."""
        return spread_in(figure, by_grade=self.by_grade)

    @property
    def random(self) -> tuple[Resolved, ...]:
        """Those that move."""
        return tuple(figure for figure in self.figures if self.spread(figure) is not None)

    def chances(self, figure: Resolved, blocks: Sequence[int]) -> Array:
        """Where a figure falls in its spread in each draw of some blocks, [draw]."""
        name = figure.stream
        own = self._called(name)
        mixed = next((each for each in self.together if each.stream == name), None)
        if mixed is None:
            return np.concatenate([stream(self.seed, own, block) for block in blocks])
        called = Mixed(own, tuple((self._called(each), weight) for each, weight in mixed.scores))
        return np.concatenate([stream_among(self.seed, called, block) for block in blocks])

    def _called(self, name: str) -> str:
        """What a stream is called: beside other cases, what the case alone has is its own."""
        return name if self.case is None or name in self._everyone else f"{name} of {self.case}"

    @property
    def _everyone(self) -> set[str]:
        """The streams of figures that other cases have too."""
        return {each.stream for each in self.figures if each.moves_as is None}

    def worlds(self, blocks: Sequence[int]) -> Worlds:
        """Every figure's value centrally, at the means, and in each draw of some blocks."""
        drawn = len(blocks) * BLOCK
        values = dict(lay_out(self.figures, (CENTRAL,)).values)
        for figure in self.figures:
            spread = self.spread(figure)
            if spread is not None:
                before = np.array([figure.quantity.central, spread.mean])
                values[figure.key] = np.concatenate([before, spread.at(self.chances(figure, blocks))])[:, None]
        return Worlds((CENTRAL,), values, FIRST - 1 + drawn)


def in_parts(blocks: Sequence[int], together: int = 10) -> Iterator[Sequence[int]]:
    """Blocks, a few at a time: what is held in memory does not grow with the number of draws."""
    for first in range(0, len(blocks), together):
        yield blocks[first : first + together]
