"""A national claim beside local activity, as a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

import investcase.report.charts as charts
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.national import share_claim
from investcase.appraisal.own_prices import own_figures_beside_a_claim
from investcase.appraisal.reconcile import CALIBRATION_BAND, Reconciliation
from investcase.appraisal.route_ends import RouteEnds, route_ends
from investcase.catalogue.places import Places
from investcase.flows.model_lines import Mechanism
from investcase.formulas.product import Product
from investcase.numbers.writing import number, percent, pounds, pounds_short
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.counting import counted
from investcase.report.view.tables import Grid, Row, grid, listed
from investcase.report.view.taken_off import in_plan_lines, late_line, line_notes, omitted_grid, taken_off_grid
from investcase.report.words import NATIONS, amount_words


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim: what it is, whose, the routes side by side, the bridge, the readings, and what it leaves out."""

    title: str
    statements: tuple[str, ...]
    routes: Grid
    ranges: charts.Chart
    bridge: charts.Chart | None
    calibration: str
    readings: Grid
    omitted: Grid
    summed: Grid
    taken_off: Grid | None
    in_plan: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def tables(self) -> tuple[charts.Table, ...]:
        """The numbers behind its charts, each saying whose they are."""
        drawn = [chart.table for chart in (self.ranges, self.bridge) if chart is not None]
        return tuple(
            replace(table, caption=f"{self.title}: {table.caption[:1].lower()}{table.caption[1:]}") for table in drawn
        )


def claim_pages(appraisal: Appraisal) -> tuple[ClaimPage, ...]:
    """A page for every claim behind the preferred option."""
    mechanisms = {m.intervention.id: m for m in appraisal.preferred.flows.mechanisms}
    return tuple(_page(appraisal, found, mechanisms[found.intervention.id]) for found in appraisal.reconciliations)


def _page(appraisal: Appraisal, found: Reconciliation, mechanism: Mechanism) -> ClaimPage:
    return ClaimPage(
        title=found.intervention.title,
        statements=tuple(_statements(appraisal, found)),
        routes=_routes(appraisal, found, mechanism),
        ranges=_ranges(appraisal, found, mechanism),
        bridge=_bridge(found),
        calibration=_calibration(found),
        readings=_readings(found),
        omitted=omitted_grid(mechanism),
        summed=_summed_back(appraisal, found),
        taken_off=taken_off_grid(mechanism),
        in_plan=(
            *in_plan_lines(found.intervention, appraisal.case.horizon),
            *late_line(mechanism),
        ),
        notes=line_notes(mechanism),
    )


def _statements(appraisal: Appraisal, found: Reconciliation) -> list[str]:
    figure = found.as_published
    lines = [
        f"The claim is {amount_words(figure.original.central, figure.unit)} for England. Source: {figure.source}.",
    ]
    if figure.price_base is not None:
        assumed = f", assumed because {figure.price_base_because}" if figure.price_base_because else ""
        lines.append(f"Its price base is {figure.price_base}{assumed}.")
    lines.append(
        "It is read as a yearly amount once everything has built up, never as a first year's saving. Whether it is "
        "gross or "
        "the council's net saving is stated in nothing read, so both readings are shown."
    )
    lines += [found.claim.coverage, found.claim.members_only]
    if found.claim.interest:
        lines.append(found.claim.interest)
    own = own_figures_beside_a_claim(found.intervention)
    if own:
        lines.append(
            f"This case gives figures of its own ({listed([figure.title for figure in own])}). The claim settles how "
            "many people are helped, at its own national figures; the case's own change what each of them is worth. "
            "Route 2 would build the number from local activity too."
        )
    if appraisal.case.nation is not found.claim.nation:
        lines.append(_transferred(found))
    return lines


def _transferred(found: Reconciliation) -> str:
    values = found.intervention.values
    here, there = values.get("population_65_plus"), values.get("england_population_65_plus")
    years = f" ({here.period} here, {there.period} in England)" if here and there else ""
    return (
        "This is transferred evidence: England's amount for each person aged 65 and over, applied to the people aged "
        "65 and "
        f"over here{years}. Nothing shows that it would hold here."
    )


def _routes(appraisal: Appraisal, found: Reconciliation, mechanism: Mechanism) -> Grid:
    base = appraisal.case.document.price_base
    share = "–" if found.place_share is None else percent(found.place_share, 2)
    own = None if found.place_share is None else found.claim_own_price * found.place_share
    kept = float(_counted(found, mechanism)[0])
    here = found.at_own_prices
    at_own = [] if _same(here, found.top_down) else [Row("Route 1, at this case's own figures", (_a_year(here),))]
    rows = [
        Row("National claim, brought to these prices by general inflation", (_a_year(found.claim_now),)),
        Row("The same, brought by the service's own price", (_a_year(found.claim_own_price),)),
        Row("This place's share", (share,)),
        Row("Route 1: the claim, shared out", (_a_year(found.top_down),), "total"),
        *at_own,
        Row("Route 1, by the service's own price", (_a_year(own),)),
        Row("Route 2: local activity and prices", (_a_year(found.bottom_up),), "total"),
        Row("The route chosen, less what is taken off the effect", (_a_year(kept),), "total"),
    ]
    return grid(
        f"Two routes to one saving: a year at steady state, before what people pay, {base} prices",
        ("", "Amount"),
        rows,
        note=f"Route 2 cannot be had: {found.bottom_up_why_not}." if found.bottom_up_why_not else None,
    )


def _counted(found: Reconciliation, mechanism: Mechanism) -> Array:
    """What the case counts of a claim in a year at steady state, in pounds, [draw]."""
    steady = mechanism.steady[found.claim.result][:, -1:]
    return Product.of(steady * mechanism.left_of(steady), (len(mechanism.people), 1))[:, 0]


def _ranges(appraisal: Appraisal, found: Reconciliation, mechanism: Mechanism) -> charts.Chart:
    """The routes and what is counted, each at its own ends, which each row names."""
    rows = []
    here = found.at_own_prices
    if here is not None and found.place_share is not None:
        own_figures = "" if _same(here, found.top_down) else ", at this case's own figures"
        label = f"National claim, shared out{own_figures}"
        rows.append(_route_range(label, here, _ends(found, found.claim.top_down)))
        own = found.claim_own_price * found.place_share
        rows.append(charts.Range("The same, by the service's own price", own, own, own, "another price rise; no range"))
    if found.bottom_up is not None:
        rows.append(_route_range("Local activity and prices", found.bottom_up, _ends(found, found.claim.bottom_up)))
    rows.append(_counted_range(appraisal, found, mechanism))
    return charts.ranges(rows, title="Saving a year at steady state, before what people pay")


def _same(one: float | None, other: float | None) -> bool:
    """Whether two amounts are one, or one of them cannot be had."""
    return one is None or other is None or abs(one - other) < UNPRINTED


def _ends(found: Reconciliation, route: str) -> RouteEnds | None:
    return route_ends(found.intervention, route)


def _route_range(label: str, central: float, ends: RouteEnds | None) -> charts.Range:
    if ends is None:
        return charts.Range(label, central, central, central, "no range could be worked out")
    if not ends.moved:
        return charts.Range(label, central, central, central, "no figure with a range moves it")
    own = f"its own {counted(len(ends.moved), 'figure')} with a range, of {ends.figures}"
    return charts.Range(label, ends.low, central, ends.high, own)


def _counted_range(appraisal: Appraisal, found: Reconciliation, mechanism: Mechanism) -> charts.Range:
    values = np.broadcast_to(_counted(found, mechanism), (len(appraisal.worlds.worlds),))
    central, low, high = appraisal.ends_of(appraisal.preferred).reach(values)
    label = "The route chosen, less what is taken off"
    return charts.Range(label, low, central, high, "as in the range of the value to society")


def _bridge(found: Reconciliation) -> charts.Chart | None:
    if found.bridge is None:
        return None
    steps = [charts.Step(label, amount) for label, amount in found.bridge.steps]
    start = charts.Step(found.bridge.start_title, found.bridge.start)
    return charts.waterfall(start, steps, end_label=found.bridge.end_title, title="From the claim to local activity")


def _calibration(found: Reconciliation) -> str:
    low, high = CALIBRATION_BAND
    if found.calibration is None:
        return "The calibration factor cannot be worked out: England's activity is not all published."
    sense = "within" if low <= found.calibration <= high else "OUTSIDE"
    return (
        f"Calibration factor {number(found.calibration, 2)}: the national claim over what England's activity gives at "
        "this "
        f"case's own prices and hours. It is {sense} the band {low} to {high}."
    )


def _readings(found: Reconciliation) -> Grid:
    document = found.intervention.document
    rows = []
    for reading in found.readings:
        question = document.choices[reading.choice].question
        label = f"{question} {reading.title}"
        cells = (
            (_a_year(reading.saving), _a_year(reading.council_saving))
            if reading.saving is not None
            else ("not available", "not available")
        )
        rows.append(
            Row(f"{label}{' (chosen)' if reading.picked else ''}", cells, "total" if reading.picked else "plain")
        )
    return grid(
        "Each reading of the claim: a year at steady state, nothing taken off",
        ("", "Before what people pay", "The council's own part"),
        rows,
        note=_why_not(found),
    )


def _why_not(found: Reconciliation) -> str | None:
    """Why readings cannot be had, each reason once."""
    reasons = dict.fromkeys(reading.why_not.rstrip(".") for reading in found.readings if reading.why_not)
    return f"Not available: {'; '.join(reasons)}." if reasons else None


def _summed_back(appraisal: Appraisal, found: Reconciliation) -> Grid:
    """The claim shared over every place of its own nation and summed back, on each basis, to the penny."""
    case = appraisal.case
    claimed = found.claim.nation
    shared = share_claim(
        found.intervention.model,
        case.library,
        Places(case.library),
        claimed,
        found.claim.bases,
        case.prices,
        as_published=True,
    )
    rows = [
        Row(
            f"By {entry.basis.title}",
            (
                str(len(entry.shares.places) - entry.shares.withheld),
                pounds(float(entry.given), 2),
                pounds(float(entry.shares.residual), 2),
                pounds(float(entry.shares.summed), 2),
            ),
        )
        for entry in shared.bases
    ]
    return grid(
        f"Shared over every authority of {NATIONS[claimed]} and summed back, a year, in the claim's own prices",
        ("", "Authorities", "Their shares", "Withheld and rounding", "The claim"),
        rows,
        note="Shares use the published national total. What is withheld or rounded away is never spread over places.",
    )


def _a_year(value: float | None) -> str:
    return "not available" if value is None else f"{pounds_short(value)} a year"
