"""The whole paper as strings, tables and charts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import investcase.report.charts as charts
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.national import NO_TARGET
from investcase.appraisal.result import Result
from investcase.documents.case import Narrative
from investcase.documents.figure import Nation
from investcase.documents.model import Conflict
from investcase.equality.note import note_of
from investcase.numbers.writing import percent, pounds
from investcase.reading.problems import Problem, Severity
from investcase.report.view.balancing import BalancingPage, balancing_page
from investcase.report.view.budget import budget_grids
from investcase.report.view.chart_tables import chart_tables
from investcase.report.view.committee import CommitteePage, committee_page
from investcase.report.view.demand import demand_grids
from investcase.report.view.disinvestment import CutPage, cut_pages
from investcase.report.view.formulas import ModelWorking, workings
from investcase.report.view.funding import FundingPage, ShortFundingPage, funding_page, short_funding_page
from investcase.report.view.glossary import GLOSSARY
from investcase.report.view.gross_to_net import gross_to_net_grid
from investcase.report.view.heads import is_cut, running_statement, running_title
from investcase.report.view.keyed import by_year, short
from investcase.report.view.lines import lines_grids
from investcase.report.view.money import positions_chart
from investcase.report.view.of_services import OF_THE_SERVICE, figure_title
from investcase.report.view.options import described_options, options_grid, rejected_options
from investcase.report.view.other_choices import other_choices_grid
from investcase.report.view.outside import outside_sentences
from investcase.report.view.people import PeoplePage, people_page
from investcase.report.view.place_ends import place_ends_sentence
from investcase.report.view.portfolio import portfolio_grids, slippage_words
from investcase.report.view.reconciliation import ClaimPage, claim_pages
from investcase.report.view.register import Cited, departures, make_register
from investcase.report.view.release_steps import release_steps
from investcase.report.view.releases import releases_grid, why_no_release
from investcase.report.view.said import said_of_lines, tied_sentences
from investcase.report.view.scale import scale_sentences
from investcase.report.view.sides import sides_grids
from investcase.report.view.standing import TestsPage, tests_page
from investcase.report.view.studies import studies_grid
from investcase.report.view.summary import Summary, make_summary
from investcase.report.view.tables import Grid
from investcase.report.view.unpriced import unpriced_lines
from investcase.report.view.workforce import WorkforcePage, workforce_page
from investcase.report.words import NATIONS, figure_amount
from investcase.resolving.interventions import ResolvedIntervention


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a model's effect: its standing, what is missing, and where practice and trials disagree.

    `of_cut` says that the effect is of a service that is cut, which takes it away.
    """

    title: str
    of_cut: bool
    standing: str | None
    missing: tuple[str, ...]
    conflict: Conflict | None


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything the templates lay out; every number is already words."""

    title: str
    place: str
    lead: str
    date: str
    foot: str
    running_title: str
    statement: str
    summary: Summary
    committee: CommitteePage | None
    no_target: str | None
    narrative: Narrative
    people_charts: tuple[charts.Chart, ...]
    cuts: tuple[CutPage, ...]
    shared_events: tuple[Grid, ...]
    slippage: str | None
    options: Grid
    described: tuple[tuple[str, str], ...]
    rejected: tuple[tuple[str, str], ...]
    gross_to_net: Grid | None
    demand: tuple[Grid, ...]
    outside: tuple[str, ...]
    who_pays: charts.Chart | None
    tornado: charts.Chart | None
    cautions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    other_choices: Grid | None
    tests: TestsPage
    unpriced: tuple[str, ...]
    own_budget: tuple[Grid, ...]
    other_budgets: tuple[Grid, ...]
    cash: charts.Chart
    bridge: charts.Chart
    chart_tables: tuple[charts.Table, ...]
    scale: tuple[str, ...]
    funding: FundingPage | None
    short_funding: ShortFundingPage | None
    balancing: BalancingPage | None
    workforce: WorkforcePage | None
    releases: Grid | None
    release_steps: tuple[Grid, ...]
    why_no_release: str
    officers: tuple[tuple[str, str], ...]
    lines: tuple[Grid, ...]
    sides: tuple[Grid, ...]
    said: tuple[tuple[str, str], ...]
    tied: tuple[str, ...]
    claims: tuple[ClaimPage, ...]
    register: Grid
    sources: tuple[Cited, ...]
    licences: str | None
    studies: Grid | None
    departures: tuple[str, ...]
    workings: tuple[ModelWorking, ...]
    people: PeoplePage
    problems: tuple[Problem, ...]
    glossary: tuple[tuple[str, str], ...]
    basis: tuple[str, ...]


def make_paper(appraisal: Appraisal, result: Result) -> Paper:
    """The paper of an appraisal."""
    case = appraisal.case
    document = case.document
    problems = tuple(p for p in appraisal.problems if p.severity is not Severity.NOTE)
    note = note_of(case)
    budget = appraisal.budget(appraisal.preferred, case.lead)
    others = [appraisal.budget(appraisal.preferred, b) for b in appraisal.preferred.bodies if b.public]
    others = [other for other in others if other.body != case.lead and other.is_touched]
    models = [mechanism.intervention.document for mechanism in appraisal.preferred.flows.every_mechanism]
    horizon = [str(year) for year in case.horizon]
    register = make_register(appraisal)
    helped = tuple(_people_charts(appraisal, horizon))
    who_pays, tornado, bridge = positions_chart(appraisal), _tornado(appraisal), _bridge(appraisal)
    cash = _cash(appraisal, budget)
    claims = claim_pages(appraisal)
    return Paper(
        title=document.title,
        place=case.place_name,
        lead=case.lead.name,
        date=_date(case.as_of),
        foot=f"investcase {result.manifest['investcase']} · inputs {result.manifest['inputs_sha256'][:8]}",
        running_title=running_title(document.title),
        statement=running_statement(document.disclaimer),
        summary=make_summary(appraisal, note, problems),
        committee=committee_page(appraisal),
        no_target=NO_TARGET if any(model.national_share for model in models) else None,
        narrative=document.narrative,
        people_charts=helped,
        cuts=cut_pages(appraisal),
        shared_events=portfolio_grids(appraisal),
        slippage=slippage_words(appraisal),
        options=options_grid(appraisal),
        gross_to_net=gross_to_net_grid(appraisal),
        demand=tuple(demand_grids(appraisal)),
        outside=tuple(outside_sentences(appraisal)),
        described=described_options(appraisal),
        rejected=rejected_options(appraisal),
        who_pays=who_pays,
        tornado=tornado,
        cautions=tuple(_cautions(appraisal)),
        evidence=tuple(_evidence(appraisal)),
        other_choices=other_choices_grid(appraisal),
        tests=tests_page(appraisal),
        unpriced=unpriced_lines(appraisal),
        own_budget=budget_grids(budget),
        other_budgets=tuple(table for other in others for table in budget_grids(other)),
        cash=cash,
        bridge=bridge,
        chart_tables=chart_tables(
            [
                *(drawn.table for drawn in (*helped, cash, who_pays, tornado, bridge) if drawn is not None),
                *(table for page in claims for table in page.tables),
            ]
        ),
        scale=scale_sentences(appraisal),
        funding=funding_page(appraisal),
        short_funding=short_funding_page(appraisal),
        balancing=balancing_page(result, case.body_called),
        workforce=workforce_page(appraisal, result),
        releases=releases_grid(appraisal),
        release_steps=release_steps(appraisal),
        why_no_release=why_no_release(appraisal),
        officers=_officers(case.nation),
        lines=lines_grids(appraisal),
        sides=sides_grids(appraisal),
        said=said_of_lines(appraisal),
        tied=tied_sentences(appraisal),
        claims=claims,
        register=register.figures,
        sources=register.sources,
        licences=register.licences,
        studies=studies_grid(appraisal),
        departures=departures(appraisal),
        workings=workings(appraisal),
        people=people_page(note, appraisal),
        problems=problems,
        glossary=GLOSSARY,
        basis=_basis(appraisal, result),
    )


def _date(date: dt.date | None) -> str:
    return f"{date.day} {date:%B %Y}" if date else "undated"


def _people_charts(appraisal: Appraisal, horizon: list[str]) -> list[charts.Chart]:
    made = []
    for mechanism in appraisal.preferred.flows.mechanisms:
        model = mechanism.intervention.document
        steady = float(mechanism.people_settled[0, 0])
        title = f"{mechanism.intervention.title}: {model.people_title}"
        values = [float(value) for value in mechanism.people[0]]
        made.append(charts.build_up(horizon, values, steady_state=steady, title=title))
    return made


def _titled(appraisal: Appraisal) -> list[tuple[str, bool, ResolvedIntervention]]:
    """Every model of the preferred option, whether it is of a service that is cut, and under what title it stands."""
    flows = appraisal.preferred.flows
    at_work = [(entry.title, False, entry) for entry in (mechanism.intervention for mechanism in flows.mechanisms)]
    cut = [(f"{c.cut.title} ({OF_THE_SERVICE})", True, c.mechanism.intervention) for c in flows.cuts if c.mechanism]
    return [*at_work, *cut]


def _cautions(appraisal: Appraisal) -> list[str]:
    """What the alternatives that were picked ask a reader of the sensitivities to bear in mind."""
    found = []
    for title, _, entry in _titled(appraisal):
        for name, choice in entry.document.choices.items():
            caution = choice.alternatives[entry.choices[name]].caution
            if caution:
                found.append(f"{title}: {caution}")
    return found


def _evidence(appraisal: Appraisal) -> list[Evidence]:
    found = []
    for title, of_cut, entry in _titled(appraisal):
        model = entry.document
        if model.standing is None and model.conflict is None:
            continue
        standing = f"Evidence grade {model.standing.grade}. {model.standing.why}" if model.standing else None
        missing = model.standing.missing if model.standing else ()
        found.append(Evidence(title, of_cut, standing, missing, model.conflict))
    return found


def _tornado(appraisal: Appraisal) -> charts.Chart | None:
    swings = [
        charts.Swing(
            figure_title(appraisal.preferred.flows.option, swing.figure),
            figure_amount(swing.figure, swing.figure.quantity.ends[0]),
            figure_amount(swing.figure, swing.figure.quantity.ends[1]),
            swing.at_low,
            swing.at_high,
        )
        for swing in appraisal.swings[:10]
    ]
    central = float(appraisal.preferred.npsv[0])
    return charts.tornado(swings, central=central, result="Value to society (NPSV)") if swings else None


def _cash(appraisal: Appraisal, budget: BodyBudget) -> charts.Chart:
    years, body = budget.years, budget.body
    drawn = charts.cash_by_year([str(year) for year in years], budget.net.tolist(), body=body.name)
    net = by_year(f"{body}.net", budget.net, years, pounds)
    total = by_year(f"{body}.cumulative", budget.cumulative, years, pounds)
    rows = tuple((str(year), *cells) for year, *cells in zip(years, net, total, strict=True))
    return replace(drawn, table=replace(drawn.table, rows=rows))


def _bridge(appraisal: Appraisal) -> charts.Chart:
    found = appraisal.bridge(appraisal.preferred)
    steps = [charts.Step(label, amount) for label, amount in found.steps]
    start = charts.Step(found.start_title, found.start)
    drawn = charts.waterfall(start, steps, end_label=found.end_title, title="From value to society to the budget")
    first, *between, last = drawn.table.rows
    ends = (
        (*first[:-1], short("npsv", found.start, pounds)),
        (*last[:-1], short(f"{appraisal.case.lead}.net", found.end, pounds)),
    )
    return replace(drawn, table=replace(drawn.table, rows=(ends[0], *between, ends[1])))


def _officers(nation: Nation) -> tuple[tuple[str, str], ...]:
    finance = {
        Nation.SCOTLAND: "the proper officer for finance (section 95 officer)",
        Nation.NORTHERN_IRELAND: "the chief financial officer",
    }.get(nation, "the chief finance officer (section 151 officer)")
    legal = "the monitoring officer" if nation is not Nation.NORTHERN_IRELAND else "the solicitor"
    return (
        ("Comments of the finance officer", f"For {finance} to write. The tool writes nothing here."),
        ("Comments of the legal officer", f"For {legal} to write. The tool writes nothing here."),
    )


def _basis(appraisal: Appraisal, result: Result) -> tuple[str, ...]:
    case = appraisal.case
    index = case.prices.index.document
    rates = ", ".join(
        percent(band.rate.central, 2) + (f" to year {band.to_year}" if band.to_year is not None else " after")
        for band in case.schedule.bands[:2]
    )
    flat = len(case.schedule.bands) == 1
    said = case.document.disclaimer
    return (
        *([said] if said and is_cut(said) else []),
        f"Real terms, {case.document.price_base} prices. Discounted to {case.horizon[0]}, the first year of this case, "
        f"which is year 0, by {case.schedule.title} ({case.schedule.in_force}): "
        f"{percent(case.schedule.bands[0].rate.central, 2) + ' a year' if flat else rates}.",
        f"General inflation: {index.title}. Outturn to {index.outturn_to}; later years are forecast, then held at the "
        "last "
        "published rate.",
        f"Places and rules of {NATIONS[case.nation]}.{place_ends_sentence(appraisal)}",
        f"Written by investcase {result.manifest['investcase']}, as of {_date(case.as_of)}. SHA-256 of the inputs "
        "carried "
        f"inside this paper: {result.manifest['inputs_sha256']}.",
    )
