"""What the answer would be had the appraisal stopped up to three years earlier, or gone on for up to three more.

Fewer years: the same plan, with fewer of its years counted (`flows.shorter`). More years: the preferred option settled
again by its own rules over the longer time (`resolving.again`), and then cut short in the same way. Both at central
values. Years in which nothing happens change neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from investcase.appraisal.discounting import discount_factors
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.vintages import sign_of
from investcase.appraisal.worked import Worked
from investcase.documents.bodies import Body
from investcase.documents.case import MOST_YEARS
from investcase.flows.build import build_flows
from investcase.flows.shorter import cut_short
from investcase.flows.worlds import CENTRAL, lay_out
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.reading.problems import Problems, Severity
from investcase.resolving.again import preferred_over
from investcase.resolving.option import option_figures

STEP = 3
"""How many years either side of the case's own are looked at."""


@dataclass(frozen=True, slots=True)
class Over:
    """The preferred option over so many years: its NPSV, and the lead body's cash as a present value, in pounds."""

    years: int
    last: Year
    npsv: float
    lead_cash: float


@dataclass(frozen=True, slots=True)
class Horizons:
    """The answer over the case's own years, over fewer (nearest first) and over more (nearest first).

    `why_not_longer` says why it cannot be had over more; nothing is in `longer` then.
    """

    own: Over
    shorter: tuple[Over, ...]
    longer: tuple[Over, ...]
    why_not_longer: str | None

    @property
    def turned(self) -> Over | None:
        """The nearest horizon at which the value to society is a loss and no gain, or a gain and no loss."""
        beside = sorted((*self.shorter, *self.longer), key=lambda over: (abs(over.years - self.own.years), over.years))
        signs = {sign_of(self.own.npsv), "nil"}
        return None if signs == {"nil"} else next((over for over in beside if sign_of(over.npsv) not in signs), None)

    @property
    def furthest(self) -> tuple[Over, ...]:
        """The fewest years, the case's own, and the most, of those that could be worked out."""
        return (*self.shorter[-1:], self.own, *self.longer[-1:])


def horizons(appraisal: Worked) -> Horizons:
    """The preferred option over fewer years and over more."""
    years = len(appraisal.case.horizon)
    mine = _Whole(appraisal.preferred, appraisal.worlds.values, appraisal.case.horizon, appraisal.case.lead)
    longer = _longer(appraisal, min(years + STEP, MOST_YEARS))
    return Horizons(
        own=mine.over(years),
        shorter=tuple(mine.over(fewer) for fewer in range(years - 1, max(years - STEP, 1) - 1, -1)),
        longer=() if isinstance(longer, str) else tuple(longer.over(n) for n in range(years + 1, longer.years + 1)),
        why_not_longer=longer if isinstance(longer, str) else None,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Whole:
    """An option over all the years there are of it."""

    option: OptionAppraisal
    figures: Mapping[str, Array]
    horizon: tuple[Year, ...]
    lead: Body

    @property
    def years(self) -> int:
        return len(self.horizon)

    def over(self, years: int) -> Over:
        health = self.option.health_factors
        less = replace(
            self.option,
            flows=cut_short(self.option.flows, self.figures, years),
            factors=self.option.factors[:years],
            health_factors=None if health is None else health[:years],
        )
        cash = float(less.cash_npv_of(self.lead)[0])
        return Over(years, self.horizon[years - 1], float(less.npsv[0]), cash)


def _longer(appraisal: Worked, years: int) -> _Whole | str:
    """The preferred option over more years, at central values; in words, why it cannot be had."""
    case = appraisal.case
    if years == len(case.horizon):
        return f"a case may run for {MOST_YEARS} years at most"
    option = preferred_over(case, years)
    if isinstance(option, str):
        return option
    horizon = tuple(case.horizon[0] + t for t in range(years))
    worlds = lay_out(option_figures(option), [CENTRAL])
    try:
        flows = build_flows(option, worlds, horizon, case.lead)
    except Problems as problems:
        return problems.problems[0].message
    faults = [problem.message for problem in flows.problems if problem.severity is Severity.ERROR]
    if faults:
        return faults[0]
    health = discount_factors(case.health_schedule.bands, years) if case.health_schedule else None
    appraised = OptionAppraisal(flows, discount_factors(case.schedule.bands, years), health)
    return _Whole(appraised, worlds.values, horizon, case.lead)
