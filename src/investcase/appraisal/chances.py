"""How the answer may turn out when every figure that somebody gave a range falls where it may.

Nothing here is a likelihood of anything that no figure holds: what was held fixed is told beside every chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.worked import Worked
from investcase.documents.bodies import Body
from investcase.quantities import Year
from investcase.resolving.figures import Resolved

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likely:
    """How one amount may turn out, in its own unit.

    `central` is with every figure at its central value, and `at_means` with every figure at the mean of its range:
    what lies between those two is how far the ranges lean, and what lies between `at_means` and `mean` comes of limits,
    whole steps and figures that multiply. `p10` to `p90` holds 8 in 10 of the draws. `error` and `chance_error` are the
    standard errors that the number of draws leaves in `mean` and in `chance_above_nil`.
    """

    central: float
    at_means: float
    mean: float
    p10: float
    p50: float
    p90: float
    chance_above_nil: float
    error: float
    chance_error: float


@dataclass(frozen=True, slots=True)
class CashByYear:
    """A body's cash added up to the end of a year, in pounds of the price base, and the chance that it is back by then.

    Back is for good: the running total stays at or above nil in this and every later year. It is not discounted, and
    before funding, loans and payments between partners.
    """

    year: Year
    p10: float
    p50: float
    p90: float
    chance_back: float


@dataclass(frozen=True, slots=True, eq=False)
class BodyChances:
    """What one public body's budget feels of an option, before funding, loans and payments between partners.

    `cash` is its present value, and `draws` that of each draw. `chance_worse_off` is that of a present value below nil,
    `chance_never_back` that the running total is never at or above nil for good within the case's years.
    `deepest_outlay` is the most that the running total is ever below nil, a plain amount: 0 where it never is.
    """

    body: Body
    cash: Likely
    chance_worse_off: float
    by_year: tuple[CashByYear, ...]
    chance_never_back: float
    deepest_outlay: Likely
    draws: Array


@dataclass(frozen=True, slots=True, eq=False)
class OptionChances:
    """How one option may turn out: its value to society, and the cash of each public body that feels any.

    `may_be_chosen` is false for a rejected option and for one of which nothing was worked out; such a one is never
    best. `chance_best` is that of the most value to society among those that may be chosen, business as usual included;
    `chance_best_for_lead` the same of the lead body's cash. `draws` are the values to society of each draw.
    """

    option: str
    npsv: Likely
    bodies: tuple[BodyChances, ...]
    may_be_chosen: bool
    chance_best: float
    chance_best_error: float
    best_on_average: bool
    chance_best_for_lead: float
    best_on_average_for_lead: bool
    draws: Array

    def body(self, body: Body) -> BodyChances | None:
        """What a body's budget feels of it; None where it feels nothing."""
        return next((each for each in self.bodies if each.body == body), None)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A figure behind the answer that was held at its central value, and why."""

    figure: Resolved
    because: str


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """How sure the answer is: what was drawn, what was held fixed, and how each option turned out.

    `random` are the figures behind an option that may be chosen which moved, and `fixed` those which did not.
    """

    draws: int
    seed: int
    random: tuple[Resolved, ...]
    fixed: tuple[Fixed, ...]
    options: tuple[OptionChances, ...]

    def of(self, option: str) -> OptionChances:
        """The chances of an option, by its id."""
        return next(each for each in self.options if each.option == option)


def chances(worked: Worked) -> Chances | None:
    """How sure the answer is; None where no figure behind it has a range, so that nobody has said how sure it is.

    Ask it through `worked.once`, which keeps the answer.
    """
    return None
