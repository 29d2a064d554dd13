"""Who pays and who gains, by group: the same lines as every other total of the case."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.documents.equality_analysis import WelfareWeights
from investcase.equality.note import EqualityNote
from investcase.equality.split import MoneySplit, split_money
from investcase.equality.weights import switching_eta, weighted_total, welfare_weight
from investcase.report.charts import Chart
from investcase.report.numbers import number, pounds, thousands
from investcase.report.view.people_chart import split_chart
from investcase.report.view.people_words import plain
from investcase.report.view.tables import Grid, Row, grid


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """The splits, each with its assumptions, and the weighted strip."""

    splits: tuple[tuple[Chart, Grid, tuple[str, ...]], ...]
    withheld: tuple[str, ...]
    weights: Grid | None


def money_page(note: EqualityNote, appraisal: Appraisal) -> MoneyPage:
    """The page of a case."""
    if note.equality is None:
        return MoneyPage((), (), None)
    found = split_money(note.equality, appraisal.preferred)
    weights = note.equality.welfare_weights
    weighed = next((split for split in found if weights and split.profile.id == weights.profile), None)
    return MoneyPage(
        splits=tuple(
            (split_chart(split, _basis(appraisal)), _split(split, appraisal), split.assumptions)
            for split in found
            if split.why_not is None
        ),
        withheld=tuple(
            f"No split by {plain(split.profile.by).lower()}: {split.why_not}." for split in found if split.why_not
        ),
        weights=_weights(weights, weighed) if weights and weighed and weighed.why_not is None else None,
    )


def _split(split: MoneySplit, appraisal: Appraisal) -> Grid:
    groups = [(plain(group), group) for group in split.groups]
    rows = [
        Row(name, tuple(thousands(pence / 100) for pence in (split.benefits(g), split.costs(g), split.net(g))))
        for name, g in groups
    ]
    benefits = sum(split.benefits(g) for g in split.groups)
    costs = sum(split.costs(g) for g in split.groups)
    rows.append(Row("All groups", tuple(thousands(p / 100) for p in (benefits, costs, split.total)), "total"))
    whole = "every line of the preferred option" if not split.given.lines else f"{len(split.given.lines)} lines"
    npsv = float(appraisal.preferred.npsv[0])
    ties = f" The whole is the value to society, {pounds(npsv)}." if not split.given.lines else ""
    return grid(
        f"Who gains and who pays, by {plain(split.profile.by).lower()}: £000, {_basis(appraisal)}",
        ("", "Gains", "Pays", "Net"),
        rows,
        note=f"Unweighted, {whole}; no group's gain is set against another's loss.{ties}",
    )


def _basis(appraisal: Appraisal) -> str:
    years = len(appraisal.case.horizon)
    return f"present value over {years} years, {appraisal.case.document.price_base} prices"


def _weights(given: WelfareWeights, split: MoneySplit) -> Grid | None:
    """The lines that reach people alone, unweighted first; a weight belongs to an income."""
    incomes = {group: amount.central for group, amount in given.incomes.items()}
    if set(split.groups) - set(incomes):
        return None
    eta, reference = given.eta.central, given.reference.central
    net = {group: split.net_to_people(group) / 100 for group in split.groups}
    weights = {group: welfare_weight(reference, incomes[group], eta) for group in split.groups}
    rows = [
        Row(
            plain(group),
            (
                thousands(net[group]),
                pounds(incomes[group]),
                number(weights[group], 2),
                thousands(net[group] * weights[group]),
            ),
        )
        for group in split.groups
    ]
    rows.append(
        Row("All groups", (thousands(sum(net.values())), "", "", thousands(weighted_total(net, weights))), "total")
    )
    tried = "; ".join(f"at {number(e, 1)} it is {pounds(_at(net, reference, incomes, e))}" for e in (1.0, 1.5))
    switch = switching_eta(net, reference, incomes)
    words = f"it is nil at {number(switch, 2)}" if switch is not None else "no elasticity up to 4 makes it nil"
    mapping = f" {given.mapping}" if given.mapping else ""
    return grid(
        "Beside it, never instead of it: the lines that reach people, unweighted, then weighted by income (£000)",
        ("", "Unweighted", "Income", "Weight", "Weighted"),
        rows,
        note=f"Weight = (£{reference:,.0f} / income) to the power {number(eta, 1)}. {given.source}.{mapping} "
        f"The elasticity tried: {tried}; {words}.",
    )


def _at(net: dict[str, float], reference: float, incomes: dict[str, float], eta: float) -> float:
    return weighted_total(net, {group: welfare_weight(reference, incomes[group], eta) for group in net})
