"""The optional annex of the equality note: gradients, the strip of inequality aversion, and the key."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.groups.unequal import Gradient, HealthStrip, gradients_of, health_strip
from investcase.equality.note import EqualityNote
from investcase.numbers.writing import number
from investcase.report.view.tables import Grid, Row, grid


@dataclass(frozen=True, slots=True)
class AnnexPage:
    """Tables for the annex, and how counts of people were protected."""

    gradients: tuple[Grid, ...]
    health: Grid | None
    key: str


def annex_page(note: EqualityNote) -> AnnexPage | None:
    """The annex of an assessment."""
    if note.equality is None:
        return None
    rule = note.equality.disclosure
    zero = "shown" if rule.zero_is_safe else "withheld too"
    key = (
        f"Counts of people: fewer than {rule.threshold} are withheld, others rounded to the nearest {rule.round_to}; "
        f"nought is {zero}. Beside a withheld group the largest is withheld too, so that no total gives the small one "
        "back. Shares, ratios and intervals are worked out from the counts as printed. "
        "Modelled expectations are not counts. Counts by sexual orientation, gender "
        "reassignment, religion or belief, political opinion, pregnancy and maternity are not published for one "
        "service."
    )
    strip = health_strip(note.equality)
    return AnnexPage(
        tuple(_gradient(found) for found in gradients_of(note.equality)),
        _health(strip) if strip is not None else None,
        key,
    )


def _gradient(found: Gradient) -> Grid:
    entry = found.given
    rows = [Row(g.group, (str(g.people), number(g.value.central, 1))) for g in entry.groups]
    note = "Not worked out: a group is withheld."
    if found.slope is not None:
        relative = "not defined" if found.relative is None else number(found.relative, 2)
        concentration = "not defined" if found.concentration is None else number(found.concentration, 3)
        note = (
            f"Slope index of inequality {number(found.slope, 1)}; relative index {relative}, the fitted value of the "
            f"least deprived over that of the most (PHE's definition); concentration index {concentration}, population "
            "form."
        )
    columns = ("From the most deprived", "People", "Value")
    return grid(entry.title, columns, rows, note=f"{note} Source: {entry.source}.")


def _slope(falls_by: float) -> str:
    """Which way inequality goes, and by how much."""
    return f"{'falls' if falls_by >= 0 else 'rises'} by {abs(falls_by):.2g} years" if falls_by else "stays as it is"


def _health(strip: HealthStrip) -> Grid:
    title, source = strip.given.title, strip.given.source
    columns = ("Inequality aversion (Atkinson)", "Years of health, equity-weighted")
    if strip.health is None or strip.inequality is None:
        return grid(title, columns, [Row("Not worked out", ("a group is withheld",))])
    rows = [Row(number(epsilon, 2), (number(years, 1),)) for epsilon, years in strip.weighted]
    note = (
        f"Net by fifth, most deprived first: {', '.join(number(value, 1) for value in strip.net)}. Total health "
        f"{number(strip.health, 1)} years; slope index {_slope(strip.inequality)}: {strip.quadrant}. NICE "
        f"asks for the distribution and not for weights, and the aversion is disputed. Source: {source}."
    )
    return grid(title, columns, rows, note=note)
