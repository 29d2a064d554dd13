"""The answer under other rates, with one thing changed at a time, and the prices behind the cash."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.standing import standing_sensitivities
from investcase.appraisal.vintages import Verdict, VintageAnswer
from investcase.documents.kinds_of_money import PriceKind
from investcase.numbers.writing import from_to, percent, pounds_short, signed_pounds_short
from investcase.quantities.tolerance import NEGLIGIBLE, UNPRINTED
from investcase.report.view.chances import together_words
from investcase.report.view.horizon import after_delivery_sentence, evidence_sentences, horizon_grid
from investcase.report.view.keyed import short
from investcase.report.view.ratios import ratio_or_why_not
from investcase.report.view.risks import risks_grid, risks_lines
from investcase.report.view.tables import Grid, Row, grid, listed
from investcase.report.view.what_ifs import what_ifs_grid, what_ifs_lines
from investcase.resolving.prices import ALL, KIND_WORDS, OwnPath


@dataclass(frozen=True, slots=True)
class TestsPage:
    """What the paper says of how the answer stands up."""

    verdict: str
    vintages: Grid
    standing: Grid
    horizon: Grid
    reach: tuple[str, ...]
    prices: Grid | None
    risks: Grid | None
    chances_from: tuple[str, ...]
    what_ifs: Grid | None
    asked: tuple[str, ...]
    together: str | None


def tests_page(appraisal: Appraisal) -> TestsPage:
    """How the answer stands up to other rates, to one change at a time, and to prices."""
    after = after_delivery_sentence(appraisal)
    return TestsPage(
        verdict=verdict_sentence(appraisal),
        vintages=vintages_grid(appraisal),
        standing=standing_grid(appraisal),
        horizon=horizon_grid(appraisal),
        reach=(*evidence_sentences(appraisal), *([after] if after else [])),
        prices=_prices_grid(appraisal),
        risks=risks_grid(appraisal),
        chances_from=risks_lines(appraisal),
        what_ifs=what_ifs_grid(appraisal),
        asked=what_ifs_lines(appraisal),
        together=_together_sentence(appraisal),
    )


def _together_sentence(appraisal: Appraisal) -> str | None:
    """What the case says of figures that move together, and why; those that have no range are drawn in no way."""
    said = "; ".join(map(together_words, appraisal.case.moving))
    return f"Not drawn each by itself, where they have a range: {said}." if said else None


def verdict_sentence(appraisal: Appraisal) -> str:
    """Whether the verdict is the same under every edition of the discount rates."""
    if appraisal.preferred.why_unknown:
        return "There is no verdict: no cost or benefit of the preferred option is given."
    answers = appraisal.vintages
    changed = [answer.title for answer in answers if answer.changes_verdict]
    if not changed:
        return f"Under every edition of the discount rates the verdict is the same: {_in_full(answers[0].verdict)}."
    own = _in_full(answers[0].verdict)
    return f"At this case's discount rates it is {own}. That would change under: {listed(changed)}."


def vintages_grid(appraisal: Appraisal) -> Grid:
    """The preferred option under each edition; editions that give the same answer share a row."""
    rows: list[Row] = []
    for alike in _alike(appraisal.vintages):
        first, option = alike[0], alike[0].preferred
        _, low, high = appraisal.ends_of(option).reach(option.npsv)
        spread = "–" if high - low < UNPRINTED else from_to(pounds_short(low), pounds_short(high))
        verdict = _words(first.verdict) + ("; changed" if first.changes_verdict else "")
        npsv = float(option.npsv[0])
        value = pounds_short(npsv) if rows else short("npsv", npsv)
        cells = (value, spread, ratio_or_why_not(option), verdict)
        if option.why_unknown:
            cells = ("not worked out", "–", "–", "–")
        rows.append(Row("; ".join(answer.title for answer in alike), cells))
    return grid(
        "Other editions of the discount rates: the preferred option",
        ("Discount rates", "Value to society", "Cautious to favourable", "BCR, on net public cost", "Verdict"),
        rows,
        note="The first row is this case. Verdict: the sign of the value to society, and the option's place among "
        "those that may be chosen, doing nothing included.",
    )


def _alike(answers: tuple[VintageAnswer, ...]) -> list[list[VintageAnswer]]:
    groups: list[list[VintageAnswer]] = []
    for answer in answers:
        for group in groups:
            if all(
                (np.abs(a.npsv - b.npsv) <= NEGLIGIBLE).all() and (np.abs(a.pv_costs - b.pv_costs) <= NEGLIGIBLE).all()
                for a, b in zip(answer.options, group[0].options, strict=True)
            ):
                group.append(answer)
                break
        else:
            groups.append([answer])
    return groups


def _in_full(verdict: Verdict) -> str:
    worth = {"positive": "more than", "nil": "what", "negative": "less than"}[verdict.sign]
    place = f"number {verdict.rank} of the {verdict.of} options that may be chosen, doing nothing included"
    return f"worth {worth} it costs and, by value, {place}"


def _words(verdict: Verdict) -> str:
    return f"{verdict.sign}, {verdict.rank} of {verdict.of}"


def standing_grid(appraisal: Appraisal) -> Grid:
    """One thing changed at a time: the value to society and the lead body's cash, beside what the case gives."""
    lead = appraisal.case.lead.name
    npsv = float(appraisal.preferred.npsv[0])
    cash = float(appraisal.budget(appraisal.preferred, appraisal.case.lead).net.sum())
    value = "not worked out" if appraisal.preferred.why_unknown else short("npsv", npsv)
    left = short(f"{appraisal.case.lead}.net", cash)
    rows = [Row("As the case stands", (value, "", left, "", ""), "total")]
    for found in appraisal.once(standing_sensitivities):
        cells = (
            pounds_short(found.npsv),
            _change(found.npsv_change),
            pounds_short(found.lead_cash),
            _change(found.lead_cash_change),
            "changes" if found.changes_verdict else "holds",
        )
        rows.append(Row(found.title, cells))
    return grid(
        "One thing changed at a time: the preferred option, central values",
        ("What if", "Value to society", "Change", f"{lead}: net cash", "Change", "Verdict"),
        rows,
        note="Net cash: over the whole period in each year's cash, not discounted, with funding and borrowing. "
        "A year late: benefits, and what the effect itself costs, begin a year later and end when they would have "
        "ended; delivery costs stay, and so do plans, growing demand and the years of releases. In cash, what comes "
        "later comes at later prices.",
    )


def _change(amount: float) -> str:
    return "–" if abs(amount) < UNPRINTED else signed_pounds_short(amount)


def _prices_grid(appraisal: Appraisal) -> Grid | None:
    """The bodies' own prices, and how far each outgrows general inflation; None when the case gives none."""
    paths = appraisal.preferred.flows.option.price_paths
    if not paths.own:
        return None
    since, last = paths.horizon[0], len(paths.horizon) - 1
    rows = []
    for path in paths.own.values():
        body = appraisal.case.lead if path.body == ALL else appraisal.case.body_called(path.body)
        over = paths.levels(body, path.kind, since=since)[last] / paths.general[last] - 1
        whose = "Every body not named" if path.body == ALL else body.name
        rows.append(Row(f"{KIND_WORDS[path.kind]}, {whose}", (_growth(path), percent(over, 1), path.source)))
    where = (
        "It is in the value to society too."
        if paths.relative
        else "It is in budgets alone: the value to society stays in general prices."
    )
    return grid(
        "The prices behind the cash",
        ("Price", "Growth a year, cash", f"Over general inflation, {since} to {paths.horizon[last]}", "Source"),
        rows,
        money=False,
        note=f"{where} {KIND_WORDS[PriceKind.GENERAL]}: {paths.prices.index.document.title}, where no price is given.",
    )


def _growth(path: OwnPath) -> str:
    if path.each_year is not None:
        return percent(path.each_year, 2)
    years = sorted(path.rates)
    return ", ".join(f"{percent(path.rates[year], 2)} in {year}" for year in years) + ", held on after"
