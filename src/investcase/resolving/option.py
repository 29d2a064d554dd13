"""Every option of a case, settled: its interventions, lines, cuts, funding and loans, with the figures they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from investcase.documents.case import Case, Option
from investcase.documents.funding import FundingTerms
from investcase.reading.nodes import Path
from investcase.reading.problems import Position, Severity, has_errors
from investcase.resolving.borrowing import resolve_loan
from investcase.resolving.context import Context
from investcase.resolving.cuts import ResolvedCut
from investcase.resolving.demand import ResolvedDemand, resolve_demand
from investcase.resolving.disinvestment import resolve_cut
from investcase.resolving.figures import Resolved
from investcase.resolving.funding import resolve_stream
from investcase.resolving.interventions import ResolvedIntervention, resolve_intervention
from investcase.resolving.lines import resolve_line, resolve_omitted
from investcase.resolving.portfolio import ResolvedPortfolio, resolve_portfolio
from investcase.resolving.preferred import preferred_index
from investcase.resolving.prices import PricePaths, resolve_prices
from investcase.resolving.releases import release_costs
from investcase.resolving.spent import refuse_below_zero
from investcase.resolving.terms import DirectLine, Loan, Stream
from investcase.resolving.workforce import HOURLY_RATE, ResolvedWorkforce, minimum_price, resolve_workforce


@dataclass(frozen=True, slots=True)
class ResolvedOption:
    """An option with everything in it settled."""

    id: str
    title: str
    summary: str | None
    preferred: bool
    business_as_usual: bool
    rejected: str | None
    interventions: tuple[ResolvedIntervention, ...]
    lines: tuple[DirectLine, ...]
    funding: tuple[Stream, ...]
    price_paths: PricePaths
    funding_terms: FundingTerms | None = None
    demand: tuple[ResolvedDemand, ...] = ()
    cuts: tuple[ResolvedCut, ...] = ()
    ambition: str | None = None
    portfolio: ResolvedPortfolio = field(default_factory=ResolvedPortfolio)
    workforce: tuple[ResolvedWorkforce, ...] = ()
    minimum_price: Resolved | None = None
    borrowing: tuple[Loan, ...] = ()

    @property
    def models_at_work(self) -> tuple[ResolvedIntervention, ...]:
        """Every model it uses: those put to work, and those of the services that it cuts."""
        return (*self.interventions, *(cut.service for cut in self.cuts if cut.service is not None))


def option_figures(option: ResolvedOption) -> list[Resolved]:
    """The figures an option uses, in the order met, each key once."""
    figures: dict[str, Resolved] = {}
    for figure in _figures_met(option):
        figures.setdefault(figure.key, figure)
    if option.minimum_price is not None and HOURLY_RATE in figures:
        figures.setdefault(option.minimum_price.key, option.minimum_price)
    return list(figures.values())


def _figures_met(option: ResolvedOption) -> Iterator[Resolved]:
    for intervention in option.models_at_work:
        yield from intervention.values.values()
        yield from (adjustment.factor.figure for adjustment in intervention.adjustments)
        for release in intervention.releases:
            yield from release.figures
        if intervention.marginal_share is not None:
            yield intervention.marginal_share
    for line in (*option.lines, *(line for cut in option.cuts for line in cut.lines())):
        yield from line.figures
    yield from (loan.rate for loan in option.borrowing)
    yield from option.price_paths.figures
    for demand in option.demand:
        yield from demand.figures
    yield from option.portfolio.figures
    for cut in option.cuts:
        yield from cut.own_figures()
    for workforce in option.workforce:
        yield from workforce.figures


def resolve_options(context: Context) -> tuple[ResolvedOption, ...] | None:
    """Every option, business as usual among them and one preferred; None with problems in the context."""
    case = context.case
    _unique(context, [(option.id, ("options", i, "id")) for i, option in enumerate(case.options)], "option")
    paths = resolve_prices(context)
    demand = resolve_demand(context)
    made = {i: replace(_option(context, case.options[i], i, paths), demand=demand) for i in _naming_order(case)}
    settled = [made[i] for i in range(len(case.options))]
    if has_errors(context.problems):
        return None
    chosen = preferred_index(context)
    if chosen is None:
        return None
    for index, option in enumerate(case.options):
        if (option.ambition == "preferred") and index != chosen:
            message = f"{case.options[chosen].title} is the preferred option, and not {option.title}"
            context.report("ambition", message, ("options", index, "ambition"))
            return None
    options = [replace(option, preferred=index == chosen) for index, option in enumerate(settled)]
    if not any(option.business_as_usual for option in options):
        options.insert(0, _business_as_usual(paths))
    return tuple(options)


def _naming_order(case: Case) -> list[int]:
    """The options in the order in which they name their figures, wherever they stand: the one put forward first.

    Where two options give one figure two values, the first of them has its plain name and the other its own in front.
    """

    def turn(index: int) -> tuple[bool, bool, str]:
        option = case.options[index]
        return not option.preferred, option.rejected is not None, option.id

    return sorted(range(len(case.options)), key=turn)


def _business_as_usual(paths: PricePaths) -> ResolvedOption:
    return ResolvedOption(
        "business-as-usual", "Business as usual", "Carry on as planned.", False, True, None, (), (), (), paths
    )


def _option(context: Context, option: Option, index: int, paths: PricePaths) -> ResolvedOption:
    path: Path = ("options", index)
    _unique(context, list(ids_written(option, path)), "line or intervention")
    refuse_below_zero(context, option, path)
    held = (option.interventions, option.costs, option.benefits, option.disinvestments)
    if option.business_as_usual and any(held):
        context.report(
            "business-as-usual",
            "business as usual is what the others are measured against, and so holds nothing itself",
            path,
            remedy="remove its interventions, disinvestments, costs and benefits",
        )
    interventions: list[ResolvedIntervention] = []
    lines: list[DirectLine] = []
    for i, entry in enumerate(option.interventions):
        where: Path = (*path, "interventions", i)
        settled = resolve_intervention(context, option, entry, where)
        if settled is not None:
            interventions.append(settled)
            lines.extend(resolve_omitted(context, option, entry, settled.document, where))
            lines.extend(release_costs(context, option, entry, where))
            _note_transfers(context, settled, where)
    for kind, group in (("costs", option.costs), ("benefits", option.benefits)):
        for i, line in enumerate(group):
            made = resolve_line(context, option, line, (*path, kind, i), option.benefits)
            if made is not None:
                lines.append(made)
    cuts = [
        resolve_cut(context, option, cut, (*path, "disinvestments", i)) for i, cut in enumerate(option.disinvestments)
    ]
    for i, cut in enumerate(cuts):
        if cut is not None and cut.service is not None:
            _note_transfers(context, cut.service, (*path, "disinvestments", i))
    funding = tuple(resolve_stream(context, s, (*path, "funding", i)) for i, s in enumerate(option.funding))
    loans = [resolve_loan(context, option, b, (*path, "borrowing", i)) for i, b in enumerate(option.borrowing)]
    return ResolvedOption(
        option.id,
        option.title,
        option.summary,
        option.preferred,
        option.business_as_usual,
        option.rejected,
        tuple(interventions),
        tuple(lines),
        funding,
        paths,
        funding_terms=option.funding_terms,
        cuts=tuple(cut for cut in cuts if cut is not None),
        borrowing=tuple(loan for loan in loans if loan is not None),
        ambition=option.ambition,
        portfolio=resolve_portfolio(context, option, interventions, path),
        workforce=resolve_workforce(context, option, interventions, lines, (*path, "workforce")),
        minimum_price=minimum_price(context) if option.workforce else None,
    )


def ids_written(option: Option, path: Path) -> Iterator[tuple[str, Path]]:
    """The ids of an option's interventions, lines and cuts, each with the place where it is written."""
    yield from ((entry.id, (*path, "interventions", i, "id")) for i, entry in enumerate(option.interventions))
    yield from ((line.id, (*path, "costs", i, "id")) for i, line in enumerate(option.costs))
    yield from ((line.id, (*path, "benefits", i, "id")) for i, line in enumerate(option.benefits))
    for i, cut in enumerate(option.disinvestments):
        where: Path = (*path, "disinvestments", i)
        yield cut.id, (*where, "id")
        for kind, group in (("saving", cut.saving), ("demand", cut.demand)):
            for j, line in enumerate(group):
                yield line.id, (*where, kind, j, "id")


def _note_transfers(context: Context, intervention: ResolvedIntervention, path: Path) -> None:
    targets = [line.amount for line in intervention.document.lines.values()]
    for name in sorted(intervention.program.inputs_for(targets)):
        if name in intervention.values:
            context.note_transfer(intervention.values[name], (*path, "model"))


def _unique(context: Context, names: list[tuple[str, Path]], kind: str) -> None:
    seen: dict[str, Position] = {}
    every = {name for name, _ in names}
    for name, path in names:
        at = context.loaded.positions.at(path)
        if name in seen:
            context.report(
                "id-twice",
                f"the {kind} {name!r} is already at line {seen[name].line}",
                path,
                severity=Severity.ERROR,
                remedy="give it another id",
                instead=(next(free for n in range(2, len(names) + 2) if (free := f"{name}-{n}") not in every),),
            )
        else:
            seen[name] = at
