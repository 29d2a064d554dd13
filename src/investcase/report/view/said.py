"""What the author says of lines and releases beside their numbers: tied money, plans, gaps that nothing fills."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.documents.case import Option
from investcase.documents.disinvestment import DemandLine, Saving
from investcase.documents.figure import Assumed
from investcase.documents.kinds_of_money import CashType
from investcase.documents.lines import BenefitLine, Line
from investcase.documents.release import Release
from investcase.numbers.writing import percent, pounds_short
from investcase.report.view.release_steps import release_steps_of
from investcase.report.view.releases import released_lines
from investcase.report.view.tables import listed
from investcase.resolving.option import option_figures

_MEASURES = {
    "qaly": "quality-adjusted life years",
    "life_year": "life years",
    "risk_to_life": "the risk to life",
}


def said_of_lines(appraisal: Appraisal) -> tuple[tuple[str, str], ...]:
    """Every line and release of the preferred option of which the author says more than how much, with what is said."""
    option = _chosen(appraisal)
    if option is None:
        return ()
    titles = dict(_titles(appraisal, option))
    return tuple(
        (f"{title} ({body})", " ".join(said))
        for title, body, said in (*_lines(appraisal, option, titles), *_releases(appraisal, option, titles))
        if said
    )


def tied_sentences(appraisal: Appraisal) -> tuple[str, ...]:
    """Cash that leaves a budget and is tied to a grant or fund, by fund: it is no general cash."""
    tied: dict[str, float] = {}
    titles: dict[str, list[str]] = {}
    for line in appraisal.preferred.cash.of(kind="benefit", cash_types=CASH).lines:
        if line.ring_fence is not None:
            most = float(line.amounts[0].max(initial=0.0))
            tied[line.ring_fence] = tied.get(line.ring_fence, 0.0) + most
            titles.setdefault(line.ring_fence, []).append(line.title)
    return tuple(
        f"Up to {pounds_short(amount)} a year of what is released ({listed(titles[fund])}) is tied to {fund}: it can "
        "be spent only as that allows, and is no general cash."
        for fund, amount in tied.items()
        if amount
    )


def _chosen(appraisal: Appraisal) -> Option | None:
    wanted = appraisal.preferred.flows.option.id
    return next((option for option in appraisal.case.document.options if option.id == wanted), None)


def _own_lines(option: Option) -> Iterator[Line]:
    yield from (*option.costs, *option.benefits)
    for cut in option.disinvestments:
        yield from (*cut.saving, *cut.demand)


def _titles(appraisal: Appraisal, option: Option) -> Iterator[tuple[str, str]]:
    yield from ((line.id, line.title) for line in _own_lines(option))
    yield from ((cut.id, cut.title) for cut in option.disinvestments)
    yield from ((entry.id, entry.title) for entry in appraisal.preferred.flows.option.interventions)


def _ended(words: str) -> str:
    return f"{words.rstrip('.')}."


_Said = tuple[str, str, list[str]]


def _lines(appraisal: Appraisal, option: Option, titles: dict[str, str]) -> Iterator[_Said]:
    told = _told_of_budgets(appraisal)
    for line in _own_lines(option):
        said = []
        if line.ring_fence is not None:
            gain = isinstance(line, BenefitLine)
            said.append(f"Tied to {line.ring_fence}{', and no general cash' if gain else ''}.")
        if isinstance(line, BenefitLine):
            said += _budget(line.budget_line, line.owner, told)
            said += _growth(line.plan_line, line.cash_type)
        if isinstance(line, Saving) and line.model_line is not None and line.relative_price is not None:
            rate = percent(line.relative_price.each_year.central, 1)
            said.append(
                f"Its price grows by {rate} a year over general inflation: {_ended(line.relative_price.reason)}"
            )
        if isinstance(line, BenefitLine | DemandLine) and line.measure is not None:
            said.append(f"Discounted at the health rates: measured in {_MEASURES[line.measure]}.")
        said += [f"Not the same as {titles.get(name, name)}: {_ended(why)}" for name, why in line.apart_from.items()]
        yield line.title, line.body.name, said


def _releases(appraisal: Appraisal, option: Option, titles: dict[str, str]) -> Iterator[_Said]:
    told = _told_of_budgets(appraisal)
    figures = option_figures(appraisal.preferred.flows.option)
    sources = {figure.source for figure in figures}
    cited = {source.id: source.cited() for source in appraisal.case.document.sources}
    assumed = {figure.price_base_because for figure in figures}
    closing = {release.closes for release in release_steps_of(appraisal)}
    for entry in option.interventions:
        for release in () if entry.release == "none" else entry.release:
            said = [*_budget(release.budget_line, release.owner, told), *_growth(release.plan_line, release.as_)]
            if release.closes is not None and release.closes not in closing:
                said.append(f"What closes: {_ended(release.closes)}")
            said += _nothing_fills(release)
            source = cited.get(release.source or "", release.source)
            if source is not None and source not in sources:
                said.append(f"Source: {_ended(source)}")
            base = release.price_base
            if isinstance(base, Assumed) and base.because not in assumed:
                said.append(f"Prices of {base.assumed} assumed: {_ended(base.because)}")
            yield titles[entry.id], f"release, {release.body.name}", said


def _told_of_budgets(appraisal: Appraisal) -> set[tuple[str | None, str | None]]:
    """The budget lines and owners that the table of releases names."""
    return {(line.budget_line, line.owner) for line in released_lines(appraisal)}


def _budget(line: str | None, owner: str | None, told: set[tuple[str | None, str | None]]) -> Iterator[str]:
    if (line or owner) and (line, owner) not in told:
        named = f"‘{line}’ ({owner or 'owner not named'})" if line else f"{owner}, of no named line"
        yield f"Budget named: {named}, which falls by nothing here."


def _growth(plan_line: str | None, counted_as: CashType) -> Iterator[str]:
    if plan_line is not None:
        other = "" if counted_as is CashType.AVOIDED_GROWTH else ", which is not counted as avoided here"
        yield f"Growth already in the plan: ‘{plan_line}’{other}."


def _nothing_fills(release: Release) -> Iterator[str]:
    if release.refill is not None and release.refill.none is not None:
        yield f"Nothing fills what is freed: {_ended(release.refill.none)}"
