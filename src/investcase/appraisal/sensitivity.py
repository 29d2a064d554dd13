"""What each figure alone does to the answer, and what all do together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from investcase.flows.worlds import CAUTIOUS, FAVOURABLE, End, World, Worlds
from investcase.resolving.figures import Resolved

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Swing:
    """The preferred option's NPSV with one figure at its low and its high end, in pounds of the price base."""

    figure: Resolved
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """How far the answer moves between the ends."""
        return abs(self.at_high - self.at_low)


def swings(worlds: Worlds, npsv: Array, figures: Sequence[Resolved]) -> tuple[Swing, ...]:
    """Every ranged figure's swing, widest first; figures that move nothing are left out."""
    names = {name: index for index, name in enumerate(worlds.names)}
    found = []
    for figure in figures:
        low, high = names.get(f"{figure.key}:low"), names.get(f"{figure.key}:high")
        if low is not None and high is not None:
            found.append(Swing(figure, float(npsv[low]), float(npsv[high])))
    return tuple(sorted((s for s in found if s.width > 0.005), key=lambda s: (-s.width, s.figure.key)))


def together(by_option: Sequence[tuple[Sequence[Swing], float]]) -> tuple[World, World]:
    """The cautious and the favourable world: every figure at the end that alone lowers, or raises, the answer.

    `by_option` holds each option's swings and its central NPSV, the preferred one first: it decides for every figure
    that moves it, and another option only for figures of its own. A figure whose two ends both lower the answer (or
    both raise it) stays central in the world it cannot serve.
    """
    cautious: dict[str, End] = {}
    favourable: dict[str, End] = {}
    settled: set[str] = set()
    for found, central in by_option:
        for swing in found:
            if swing.figure.key in settled:
                continue
            settled.add(swing.figure.key)
            lower: End = "low" if swing.at_low < swing.at_high else "high"
            higher: End = "high" if lower == "low" else "low"
            if min(swing.at_low, swing.at_high) < central:
                cautious[swing.figure.key] = lower
            if max(swing.at_low, swing.at_high) > central:
                favourable[swing.figure.key] = higher
    return World(CAUTIOUS, cautious), World(FAVOURABLE, favourable)
