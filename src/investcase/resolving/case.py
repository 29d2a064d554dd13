"""A case, settled: every option with its figures, in one price base, and the register of all figures used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath

from investcase.catalogue.guidance import Duties, Rates, duties, outside_views, price_index
from investcase.catalogue.library import Library, origins_for
from investcase.catalogue.places import Place, Places
from investcase.catalogue.profiles import GroupShare
from investcase.documents.base import Loaded, read_document
from investcase.documents.case import Case, Option, OwnPlace
from investcase.documents.equality import Equality, words_protected
from investcase.documents.figure import Nation
from investcase.documents.funding import FundingTerms
from investcase.documents.guidance import DiscountSchedule, OutsideView
from investcase.documents.model import Body
from investcase.quantities import Year
from investcase.reading.nodes import Path
from investcase.reading.problems import Position, Problem, Problems, Severity, has_errors, in_order
from investcase.reading.text import SourceText, read_text
from investcase.resolving.borrowing import resolve_loan
from investcase.resolving.context import Context
from investcase.resolving.cuts import ResolvedCut
from investcase.resolving.demand import ResolvedDemand, resolve_demand
from investcase.resolving.discount import settle_rates
from investcase.resolving.disinvestment import resolve_cut
from investcase.resolving.figures import Prices, Resolved
from investcase.resolving.funding import resolve_stream
from investcase.resolving.interventions import ResolvedIntervention, resolve_intervention
from investcase.resolving.lines import resolve_line, resolve_omitted
from investcase.resolving.portfolio import ResolvedPortfolio, resolve_portfolio
from investcase.resolving.preferred import preferred_index
from investcase.resolving.prices import PricePaths, resolve_prices
from investcase.resolving.profiles import settle_profiles
from investcase.resolving.releases import release_costs
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

    @property
    def models_at_work(self) -> tuple[ResolvedIntervention, ...]:
        """Every model it uses: those put to work, and those of the services that it cuts."""
        return (*self.interventions, *(cut.service for cut in self.cuts if cut.service is not None))

    borrowing: tuple[Loan, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedCase:
    """A case ready to be worked out.

    `schedule` is the discount schedule in force for it; a flat rate is a schedule of one band. `health_schedule` is
    what lines of life and health take beside it, if there are any and it has one. `compared` are the editions the
    answer is shown under side by side. `problems` holds everything below an error. `texts` are the documents it was
    read from, by name. `equality` is the case's section with the shares of every national profile it lets stand in;
    `stand_ins` are the published rows they came from. `written` is the document with its words as they were typed,
    for the review alone.
    """

    loaded: Loaded[Case]
    written: Case
    nation: Nation
    place: Place | None
    place_name: str
    horizon: tuple[Year, ...]
    prices: Prices
    schedule: DiscountSchedule
    health_schedule: DiscountSchedule | None
    compared: tuple[Rates, ...]
    options: tuple[ResolvedOption, ...]
    library: Library
    duties: Duties | None
    equality: Equality | None
    stand_ins: tuple[GroupShare, ...]
    outside_views: tuple[OutsideView, ...]
    problems: tuple[Problem, ...]
    texts: dict[str, SourceText]
    as_of: dt.date | None = None

    @property
    def document(self) -> Case:
        """The case document, its words outside the equality section as they may be printed."""
        return self.loaded.document

    @property
    def preferred(self) -> ResolvedOption:
        """The preferred option."""
        return next(option for option in self.options if option.preferred)

    @property
    def lead(self) -> Body:
        """The body that leads the case."""
        return self.document.lead_body

    def register(self) -> dict[str, Resolved]:
        """Every figure any option uses, by key, in the order met."""
        figures: dict[str, Resolved] = {}
        for option in self.options:
            for figure in option_figures(option):
                figures.setdefault(figure.key, figure)
        return figures


def option_figures(option: ResolvedOption) -> list[Resolved]:
    """The figures an option uses, in the order met, each key once."""
    figures: dict[str, Resolved] = {}
    for intervention in option.models_at_work:
        for value in intervention.values.values():
            figures.setdefault(value.key, value)
        for adjustment in intervention.adjustments:
            figures.setdefault(adjustment.factor.figure.key, adjustment.factor.figure)
        for release in intervention.releases:
            for figure in release.figures:
                figures.setdefault(figure.key, figure)
    for line in (*option.lines, *(line for cut in option.cuts for line in cut.lines())):
        for figure in line.figures:
            figures.setdefault(figure.key, figure)
    beside = [*(loan.rate for loan in option.borrowing), *option.price_paths.figures]
    for figure in (*beside, *(f for demand in option.demand for f in demand.figures)):
        figures.setdefault(figure.key, figure)
    for figure in (*option.portfolio.figures, *(own for cut in option.cuts for own in cut.own_figures())):
        figures.setdefault(figure.key, figure)
    for workforce in option.workforce:
        for figure in workforce.figures:
            figures.setdefault(figure.key, figure)
    if option.minimum_price is not None and HOURLY_RATE in figures:
        figures.setdefault(option.minimum_price.key, option.minimum_price)
    return list(figures.values())


def load(path: str | FilePath, library: FilePath | None = None, as_of: dt.date | None = None) -> ResolvedCase:
    """Read and settle the case at a path: a YAML file, or a folder holding `case.yaml`.

    Dated judgements are as of the case's own `as_of`, else the one given; nothing here reads the clock.

    Raises:
        Problems: every problem found, when at least one is an error.
    """
    shown = FilePath(path)
    file = shown / "case.yaml" if shown.is_dir() else shown
    if shown.is_dir() and not file.exists():
        raise Problems([_no_case_in(shown)])
    text = read_text(file, str(file))
    if isinstance(text, Problem):
        raise Problems([text])
    return load_text(text, file.parent, library, as_of)


def _no_case_in(folder: FilePath) -> Problem:
    others = sorted(path.name for path in folder.glob("*.yaml"))
    remedy = f"name the file itself, such as {folder / others[0]}" if others else "name a folder that holds one"
    return Problem("unreadable", f"{folder} holds no case.yaml", remedy=remedy)


def load_text(
    text: SourceText, folder: FilePath | None, library: FilePath | None = None, as_of: dt.date | None = None
) -> ResolvedCase:
    """Settle a case from its text, as if it stood in a folder.

    Raises:
        Problems: every problem found, when at least one is an error.
    """
    written, problems = read_document(text, "case", Case)
    if written is None:
        raise Problems(problems)
    loaded = replace(written, document=_printable(written.document))
    found = Library(origins_for(folder, library))
    settled, more = settle(loaded, found)
    problems = [*problems, *more, *found.problems]
    if settled is None or has_errors(problems):
        raise Problems(problems)
    return replace(
        settled,
        problems=in_order(problems),
        texts={text.name: text, **found.used},
        written=written.document,
        as_of=loaded.document.as_of or as_of,
    )


def _printable(case: Case) -> Case:
    """The case with small counts of people out of its words; what names something is left as it is."""
    names = {"equality", *(["place"] if isinstance(case.place, str) else [])}
    words = {
        name: words_protected(case.equality, getattr(case, name)) for name in Case.model_fields if name not in names
    }
    return case.model_copy(update=words)


def settle(
    loaded: Loaded[Case], library: Library, known_places: Places | None = None
) -> tuple[ResolvedCase | None, list[Problem]]:
    """A case with every figure found in a library, and the problems met; None when one of them forbids it.

    `known_places` are that library's, read already.
    """
    case = loaded.document
    problems: list[Problem] = []
    places = known_places or Places(library)
    place, nation = _place(loaded, places, problems)
    rates, compared = settle_rates(loaded, library, problems)
    index, faults = price_index(case.deflator, library)
    problems.extend(_at(loaded, fault, ("deflator",)) for fault in faults)
    if nation is None or rates is None or index is None:
        return None, problems
    for name, year in (("price_base", case.price_base), ("start", case.start)):
        if not index.reaches(year):
            message = f"{index.document.title} begin in {index.first}: {year} is before it"
            expected = f"a year from {index.first}"
            problems.append(loaded.problem("price-base", message, (name,), expected=expected))
            return None, problems
    context = Context(loaded, library, places, nation, place, Prices(case.price_base, index), case.horizon)
    for figure_id in case.figures:
        if library.figure(figure_id):
            continue
        why = library.why_missing(figure_id)
        if why:
            message = f"{figure_id} is not in the library. {why}"
            context.report("figure-not-here", message, ("figures", figure_id), on_key=True)
        else:
            context.unknown("figure", figure_id, library.figure_ids(), ("figures", figure_id), on_key=True)
    options = _options(context)
    problems.extend(context.problems)
    if options is None:
        return None, problems
    views, faults = outside_views(library)
    problems.extend(faults)
    owed, faults = duties(library, nation, case.lead_body)
    problems.extend(faults)
    equality, stand_ins, faults = settle_profiles(loaded, library, nation)
    problems.extend(faults)
    place_name = place.name if place else case.place.name if isinstance(case.place, OwnPlace) else str(case.place)
    settled = ResolvedCase(
        loaded=loaded,
        written=case,
        nation=nation,
        place=place,
        place_name=place_name,
        horizon=case.horizon,
        prices=context.prices,
        schedule=rates.schedule,
        health_schedule=rates.health,
        compared=compared,
        options=options,
        library=library,
        duties=owed,
        equality=equality,
        stand_ins=stand_ins,
        outside_views=views,
        problems=(),
        texts={},
    )
    return settled, problems


def _place(loaded: Loaded[Case], places: Places, problems: list[Problem]) -> tuple[Place | None, Nation | None]:
    written = loaded.document.place
    if isinstance(written, OwnPlace):
        return None, written.nation
    found, faults = places.find(written, lead=loaded.document.lead_body)
    problems.extend(_at(loaded, fault, ("place",)) for fault in faults)
    return found, found.nation if found else None


def _at(loaded: Loaded[Case], problem: Problem, path: Path) -> Problem:
    """A problem met elsewhere, shown where the case names what caused it."""
    return loaded.problem(
        problem.code, problem.message, path, expected=problem.expected, remedy=problem.remedy, severity=problem.severity
    )


def _options(context: Context) -> tuple[ResolvedOption, ...] | None:
    case = context.case
    _unique(context, [(option.id, ("options", i, "id")) for i, option in enumerate(case.options)], "option")
    paths = resolve_prices(context)
    demand = resolve_demand(context)
    settled = [replace(_option(context, option, i, paths), demand=demand) for i, option in enumerate(case.options)]
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


def _business_as_usual(paths: PricePaths) -> ResolvedOption:
    return ResolvedOption(
        "business-as-usual", "Business as usual", "Carry on as planned.", False, True, None, (), (), (), paths
    )


def _option(context: Context, option: Option, index: int, paths: PricePaths) -> ResolvedOption:
    path: Path = ("options", index)
    names = [(e.id, (*path, "interventions", i, "id")) for i, e in enumerate(option.interventions)]
    names += [(line.id, (*path, "costs", i, "id")) for i, line in enumerate(option.costs)]
    names += [(line.id, (*path, "benefits", i, "id")) for i, line in enumerate(option.benefits)]
    names += list(_names_in_cuts(option, path))
    _unique(context, names, "line or intervention")
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
            made = resolve_line(context, option, line, (*path, kind, i))
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
        workforce=resolve_workforce(context, option, lines, (*path, "workforce")),
        minimum_price=minimum_price(context) if option.workforce else None,
    )


def _names_in_cuts(option: Option, path: Path) -> Iterator[tuple[str, Path]]:
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
    for name, path in names:
        at = context.loaded.positions.at(path)
        if name in seen:
            context.report(
                "id-twice",
                f"the {kind} {name!r} is already at line {seen[name].line}",
                path,
                severity=Severity.ERROR,
                remedy="give it another id",
            )
        else:
            seen[name] = at
