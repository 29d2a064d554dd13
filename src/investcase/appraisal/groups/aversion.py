"""Measures that weigh inequality by a chosen aversion. They stand in an annex only, never in a headline.

NICE (2025) asks that aversion weights are not applied to health; the value of the aversion is disputed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from investcase.appraisal.groups.gradients import slope_index


def atkinson_ede(people: Sequence[float], values: Sequence[float], epsilon: float) -> float:
    """The value which, had by all, is as good as what each has: (sum a h^(1-e))^(1/(1-e)); values above zero."""
    total = math.fsum(people)
    shares = [n / total for n in people]
    if epsilon == 1:
        return math.exp(math.fsum(a * math.log(h) for a, h in zip(shares, values, strict=True)))
    powers = math.fsum(a * h ** (1 - epsilon) for a, h in zip(shares, values, strict=True))
    return float(powers ** (1 / (1 - epsilon)))


def net_health_benefit(
    gain: Sequence[float], cost: float, threshold: float, displaced: Sequence[float]
) -> tuple[float, ...]:
    """Health gained less health displaced, by group: years of health; cost and threshold in pounds; shares 0-1."""
    return tuple(g - share * cost / threshold for g, share in zip(gain, displaced, strict=True))


def equity_weighted(people: Sequence[float], health: Sequence[float], net: Sequence[float], epsilon: float) -> float:
    """Everybody's number times the rise of the equal value, in years of health; at an aversion of 0 the plain sum."""
    after = [h + change / n for h, change, n in zip(health, net, people, strict=True)]
    rise = atkinson_ede(people, after, epsilon) - atkinson_ede(people, health, epsilon)
    return math.fsum(people) * rise


@dataclass(frozen=True, slots=True)
class Plane:
    """Where a proposal lies between health and equality, by name and by both numbers; it is no score.

    `health` is the change in net health, in years; `inequality` the fall of the slope index.
    """

    health: float
    inequality: float

    @property
    def quadrant(self) -> str:
        """The quadrant's name."""
        if self.health >= 0:
            return "win-win" if self.inequality >= 0 else "efficient but less equal"
        return "fairer but costlier" if self.inequality >= 0 else "lose-lose"


def plane(people: Sequence[float], health: Sequence[float], net: Sequence[float]) -> Plane:
    """The impact plane of a change in health by group, most deprived first."""
    after = [h + change / n for h, change, n in zip(health, net, people, strict=True)]
    return Plane(math.fsum(net), slope_index(people, health) - slope_index(people, after))
