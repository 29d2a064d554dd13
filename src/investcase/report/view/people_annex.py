"""The optional annex of the equality note: gradients, the strip of inequality aversion, and the key."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.documents.equality import Equality
from investcase.documents.equality_analysis import GRADIENTS, GradientOf, HealthEquity
from investcase.documents.equality_counts import Count, Disclosure
from investcase.equality import aversion, gradients
from investcase.report.numbers import number
from investcase.report.view.tables import Grid, Row, grid


@dataclass(frozen=True, slots=True)
class AnnexPage:
    """Tables for the annex, and how counts of people were protected."""

    gradients: tuple[Grid, ...]
    health: Grid | None
    key: str


def annex_page(true: Equality | None) -> AnnexPage | None:
    """The annex of an assessment; worked out on true counts, printed to few figures."""
    if true is None:
        return None
    rule = true.disclosure
    zero = "shown" if rule.zero_is_safe else "withheld too"
    key = (
        f"Counts of people: fewer than {rule.threshold} are withheld, others rounded to the nearest {rule.round_to}; "
        f"nought is {zero}. Where one cell alone would be withheld, the next smallest is as well. Ratios and intervals "
        "of a withheld cell are withheld. Modelled expectations are not counts. Counts by sexual orientation, gender "
        "reassignment, religion or belief, political opinion, pregnancy and maternity are not published for one "
        "service."
    )
    return AnnexPage(
        tuple(_gradient(entry, rule) for entry in true.gradients),
        _health(true.health_equity, rule) if true.health_equity else None,
        key,
    )


def _gradient(entry: GradientOf, rule: Disclosure) -> Grid:
    rows = [Row(g.group, (rule.words(g.people), number(g.value.central, 1))) for g in entry.groups]
    note = "Not worked out: a group is withheld."
    people = _observed(tuple(g.people for g in entry.groups), rule)
    if people is not None:
        values = [g.value.central for g in entry.groups]
        middle = gradients.mean(people, values)
        low = gradients.relative_index(people, values) if middle else 0.0
        note = (
            f"Slope index of inequality {number(gradients.slope_index(people, values), 1)}; relative index "
            f"{number(low, 2)}, the fitted value of the least deprived over that of the most (PHE's definition); "
            f"concentration index {number(gradients.concentration_index(people, values), 3)}, population form."
        )
    columns = ("From the most deprived", "People", "Value")
    return grid(entry.title, columns, rows, note=f"{note} Source: {entry.source}.")


def _health(entry: HealthEquity, rule: Disclosure) -> Grid:
    columns = ("Inequality aversion (Atkinson)", "Years of health, equity-weighted")
    people = _observed(entry.people, rule)
    if people is None:
        return grid(entry.title, columns, [Row("Not worked out", ("a group is withheld",))])
    health = [value.central for value in entry.qale]
    gain = [value.central for value in entry.gain]
    net = aversion.net_health_benefit(gain, entry.cost.central, entry.threshold.central, GRADIENTS[entry.displaced])
    rows = [
        Row(number(e.central, 2), (number(aversion.equity_weighted(people, health, net, e.central), 1),))
        for e in entry.epsilon
    ]
    found = aversion.plane(people, health, net)
    note = (
        f"Net by fifth, most deprived first: {', '.join(number(value, 1) for value in net)}. Total health "
        f"{number(found.health, 1)} years; slope index falls by {found.inequality:.2g} years: {found.quadrant}. NICE "
        f"asks for the distribution and not for weights, and the aversion is disputed. Source: {entry.source}."
    )
    return grid(entry.title, columns, rows, note=note)


def _observed(people: tuple[Count, ...], rule: Disclosure) -> list[float] | None:
    if any(rule.suppresses(count) for count in people):
        return None
    return [float(count.observed or 0) for count in people]
