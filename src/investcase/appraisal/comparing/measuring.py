"""One measure of a case's preferred option, at central values alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from investcase.appraisal.discounting import discount_factors
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.most_money import flows_within_bounds
from investcase.documents.bodies import Body, known_bodies
from investcase.flows.worlds import CENTRAL, Worlds, lay_out
from investcase.numbers.rounding import decimals
from investcase.quantities.arrays import Array
from investcase.reading.problems import Problem, Problems
from investcase.reading.suggest import did_you_mean
from investcase.resolving.figures import Resolved
from investcase.resolving.option import option_figures
from investcase.resolving.resolved_case import ResolvedCase

Measure = Callable[[OptionAppraisal, Body], Array]
_WHOLE: dict[str, Measure] = {
    "npsv": lambda option, lead: option.npsv,
    "pv_costs": lambda option, lead: option.pv_costs,
    "pv_benefits": lambda option, lead: option.pv_benefits,
    "net_public_cost": lambda option, lead: option.net_public_cost,
    "lead_body": lambda option, lead: option.npv_of(lead),
    "lead_body_cash": lambda option, lead: option.cash_npv_of(lead),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a case comes to, to the penny, and the figures of its preferred option."""

    value: Decimal
    figures: Mapping[str, Resolved]


def measure_names(*cases: ResolvedCase) -> tuple[str, ...]:
    """Everything two cases may be compared by: present values in pounds, which add where ratios do not."""
    bodies = _bodies(cases).values()
    return (
        *_WHOLE,
        *(str(body) for body in bodies),
        *(f"{body}.cash_releasing_npv" for body in bodies if body.public),
    )


def body_of_measure(name: str, *cases: ResolvedCase) -> Body | None:
    """The body whose money a measure is; None for one of everyone's, or of whoever leads."""
    return None if name in _WHOLE else _bodies(cases).get(name.partition(".")[0])


def _bodies(cases: Iterable[ResolvedCase]) -> dict[str, Body]:
    found = known_bodies()
    for case in cases:
        found = {**known_bodies(case.document.bodies), **found}
    return found


def measure_called(name: str, *cases: ResolvedCase) -> Measure:
    """A measure by name; `cases` are those that it is to be taken of, whose own bodies it may name.

    Raises:
        Problems: there is no such measure.
    """
    if name in _WHOLE:
        return _WHOLE[name]
    body = body_of_measure(name, *cases)
    if body is not None and name in measure_names(*cases):
        return _npv_of(body) if name == body.id else _cash_of(body)
    expected = f"one of: {', '.join(_WHOLE)}; a body, such as council; or council.cash_releasing_npv"
    message = f"two cases cannot be compared by {name[:80]!r}"
    remedy = did_you_mean(name[:80], measure_names(*cases))
    raise Problems([Problem("unknown-measure", message, expected=expected, remedy=remedy)])


def measured(case: ResolvedCase, measure: Measure) -> Measured:
    """The preferred option's measure, with no world but the central one worked out.

    Raises:
        Problems: a formula cannot be worked out on the case's figures, or a line comes to more than money can.
    """
    figures = option_figures(case.preferred)
    found = values_in(case, lay_out(figures, [CENTRAL]), measure)
    return Measured(decimals(found[0], 2), by_key(figures))


def values_in(case: ResolvedCase, worlds: Worlds, measure: Measure) -> Array:
    """The preferred option's measure in each of some worlds, [draw].

    Raises:
        Problems: a formula cannot be worked out on the values of one, or a line comes to more than money can.
    """
    (flows,) = flows_within_bounds(case, (case.preferred,), worlds)
    years = len(case.horizon)
    health = discount_factors(case.health_schedule.bands, years) if case.health_schedule else None
    return measure(OptionAppraisal(flows, discount_factors(case.schedule.bands, years), health), case.lead)


def by_key(figures: Iterable[Resolved]) -> dict[str, Resolved]:
    """Figures by their keys."""
    return {figure.key: figure for figure in figures}


def _npv_of(body: Body) -> Measure:
    return lambda option, lead: option.npv_of(body)


def _cash_of(body: Body) -> Measure:
    return lambda option, lead: option.cash_npv_of(body)
