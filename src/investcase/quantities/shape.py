"""Where between its ends a range is likely to lie: what its ends and its central value are."""

from __future__ import annotations

from enum import StrEnum


class Shape(StrEnum):
    """How likely each value of a range is."""

    PERT = "pert"
    """Highest at the central value, and nothing beyond the ends: what a range is unless it says otherwise."""
    TRIANGULAR = "triangular"
    """The same in straight lines."""
    UNIFORM = "uniform"
    """Every value between the ends alike."""
    INTERVAL = "95%"
    """The central value is the mean, and the ends those of its 95% interval."""
    OUTCOMES = "outcomes"
    """One of a few values, each with a chance; the central value is what they come to on average."""
    WAIT = "wait"
    """How long something takes: the ends are between which it lies 8 times in 10, and the central value is the mean."""
    EVERY = "every"
    """How often something comes, whose time between is a PERT range: its ends and its centre are one through those."""
    POOLED = "pooled"
    """Several people's ranges, pooled: the ends are between which it lies 8 times in 10. No text says it."""


class Family(StrEnum):
    """Which curve a mean with a 95% interval follows, by what the number is."""

    NORMAL = "normal"
    """Any number: as far to either side."""
    LOGNORMAL = "lognormal"
    """A ratio, or how many for each: nil and up, and as far up as down when multiplied."""
    BETA = "beta"
    """A share: between nil and all."""
