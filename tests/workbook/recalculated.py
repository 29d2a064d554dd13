"""A workbook worked out again at changed inputs, against the engine's own answer at the same change."""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from small_engine import SmallEngine

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.budget import body_budget
from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.kinds_of_money import CashType
from investcase.flows.build import build_flows
from investcase.flows.worlds import CENTRAL, lay_out
from investcase.reading.problems import Problems
from investcase.report.workbook.book import Workbook
from investcase.report.workbook.cells import FIRST_YEAR, ONE_VALUE, Cells, letters
from investcase.report.workbook.shut import UNREAD
from investcase.resolving.figures import Resolved
from investcase.resolving.option import ResolvedOption
from investcase.resolving.prices import OwnPath
from investcase.resolving.terms import DirectLine

WITHIN = 1e-9
_YOURS = 5
CHANGES = 6


@dataclass(frozen=True)
class Asked:
    """A number that both must agree on: where it stands, and what it is called."""

    option: str
    measure: str
    place: tuple[str, int, int]


class Book:
    """A workbook with the appraisal that it was written from."""

    def __init__(self, appraisal: Appraisal) -> None:
        self.appraisal = appraisal
        self.made = Workbook(appraisal)
        self.content = self.made.written()
        self.engine = SmallEngine(self.content)
        self.answers = self.made.answers

    @property
    def open(self) -> list[Resolved]:
        """The figures that take a value."""
        return [figure for key, figure in self.made.inputs.figures.items() if key not in self.made.shut]

    def asked(self) -> Iterator[Asked]:
        """Every total, and every year of every body's net cash."""
        for total in self.answers.totals:
            yield Asked(total.option, total.measure, place_of(total.cells))
        for rows in self.made.bodies.rows:
            for year in range(len(rows.net.values)):
                place = (rows.net.sheet, rows.net.row + 1, FIRST_YEAR + 1 + year)
                yield Asked(rows.option, f"budget {rows.body} {year}", place)

    def cell_of(self, figure: Resolved) -> tuple[str, int, int]:
        """Where a value of one's own is written."""
        cells = self.made.inputs.cells[figure.key]
        return (cells.sheet, cells.row + 1, _YOURS)

    def changed(self, values: Mapping[str, float]) -> dict[Asked, object]:
        """What the book comes to with values of one's own, by key."""
        cells = {self.cell_of(self.made.inputs.figures[key]): value for key, value in values.items()}
        engine = self.engine.with_values(cells)
        return {asked: engine.value(asked.place) for asked in self.asked()}

    def truth(self, values: Mapping[str, float]) -> Callable[[Asked], float]:
        """What the engine says at the same change; nothing is known where it refuses it."""
        worked, case = self.appraisal, self.appraisal.case
        figures = list(case.register().values())
        worlds = lay_out(figures, (CENTRAL,))
        worlds = worlds.with_values({key: np.array([value]) for key, value in values.items()})
        options = {
            option.id: OptionAppraisal(
                build_flows(at_prices(option, values), worlds, worked.case.horizon, worked.case.lead),
                worked.factors,
                worked.health_factors,
            )
            for option in case.options
        }
        return lambda asked: measured(worked, options[asked.option], asked.measure)


def at_prices(option: ResolvedOption, values: Mapping[str, float]) -> ResolvedOption:
    """An option at other rates of its prices and loans, which the engine takes from the case and not from a world."""

    def moved(figure: Resolved) -> Resolved:
        if figure.key not in values:
            return figure
        return replace(figure, quantity=replace(figure.quantity, low=None, central=values[figure.key], high=None))

    def grown(path: OwnPath) -> OwnPath:
        figures = tuple(map(moved, path.figures))
        return replace(path, figures=figures)

    def priced(line: DirectLine) -> DirectLine:
        if line.price_growth is None or line.price_growth.key not in values:
            return line
        growth = moved(line.price_growth)
        labels = replace(line.labels, relative_price=growth.quantity.central)
        return replace(line, price_growth=growth, labels=labels)

    paths = option.price_paths
    return replace(
        option,
        price_paths=replace(paths, own={key: grown(path) for key, path in paths.own.items()}),
        borrowing=tuple(replace(loan, rate=moved(loan.rate)) for loan in option.borrowing),
        lines=tuple(map(priced, option.lines)),
        cuts=tuple(
            replace(
                cut,
                savings=tuple(map(priced, cut.savings)),
                demand=tuple(replace(each, line=priced(each.line)) for each in cut.demand),
                exits=tuple(map(priced, cut.exits)),
            )
            for cut in option.cuts
        ),
    )


def place_of(cells: Cells) -> tuple[str, int, int]:
    """A single value's place, as openpyxl counts."""
    return (cells.sheet, cells.row + 1, ONE_VALUE + 1)


def measured(worked: Appraisal, option: OptionAppraisal, measure: str) -> float:
    """One number of an option, from the engine."""
    kind, _, rest = measure.partition(" ")
    bodies = {str(body): body for body in option.bodies}
    match kind:
        case "benefits":
            return float(option.pv_benefits[0])
        case "costs":
            return -float(option.pv_costs[0])
        case "npsv":
            return float(option.npsv[0])
        case "public":
            return float(option.net_public_cost[0])
        case "ratio":
            return float(option.bcr_net_public[0])
        case "type":
            return float(option.pv_benefits_of(CashType(rest))[0])
        case "npv":
            return float(option.npv_of(bodies[rest])[0]) if rest in bodies else 0.0
        case "cash":
            return float(option.cash_npv_of(bodies[rest])[0]) if rest in bodies else 0.0
    name, year = rest.rsplit(" ", 1)
    settled = option.flows.option
    if name not in bodies:
        return 0.0
    horizon, flows = worked.case.horizon, option.flows
    budget = body_budget(flows.cash, settled.funding, bodies[name], horizon, vat=flows.vat, borrowing=settled.borrowing)
    return float(budget.net[int(year)])


def close(here: object, there: float, scale: float) -> bool:
    """Whether two numbers are the same to within rounding of what they are sums of."""
    if np.isnan(there):
        return here == "none"
    if not isinstance(here, int | float):
        return False
    return abs(here - there) <= WITHIN * max(abs(there), 1e-3 * scale, 1e-6)


def drawn(chance: random.Random, book: Book, figure: Resolved) -> float:
    """A value that the sheet lets somebody write for a figure."""
    low, high = figure.quantity.ends
    if figure.quantity.is_range and chance.random() < 0.7:
        return chance.choice((low, high, chance.uniform(low, high)))
    limits = book.made.inputs.limits_of(figure)
    value = figure.quantity.central * chance.choice((0.5, 0.8, 1.1, 1.5, 2.5)) + (
        chance.choice((0.0, 0.0, 0.1)) if figure.quantity.central == 0 else 0.0
    )
    return value if limits.most is None else min(value, limits.most)


def changes(book: Book, chance: random.Random) -> Iterator[dict[str, float]]:
    """Values of one's own: one figure at an end of its range, or two in five of them at random."""
    ranged = [figure for figure in book.open if figure.quantity.is_range]
    for number in range(CHANGES):
        if number % 2 and ranged:
            figure = chance.choice(ranged)
            yield {figure.key: chance.choice(figure.quantity.ends)}
        else:
            yield {figure.key: drawn(chance, book, figure) for figure in book.open if chance.random() < 0.4}


def disagreements(book: Book, values: Mapping[str, float]) -> list[str]:
    """Where a book and the engine differ at values of one's own; nothing where the engine refuses them."""
    try:
        truth = book.truth(values)
    except Problems:
        return []
    found = book.changed(values)
    scale = max((abs(here) for here in found.values() if isinstance(here, int | float)), default=0.0)
    return [
        f"{asked.option}, {asked.measure}: {here} here, {truth(asked)} by the engine"
        for asked, here in found.items()
        if not close(here, truth(asked), scale)
    ]


def moved_by_the_unread(book: Book) -> list[str]:
    """What the engine moves by figures of which the workbook says that they move nothing."""
    figures = book.made.inputs.figures
    unread = {key: figures[key].quantity.central * 0.83 for key, why in book.made.shut.items() if why == UNREAD}
    before, after = book.truth({}), book.truth(unread)
    return [
        f"{asked.option}, {asked.measure}"
        for asked in book.asked()
        if before(asked) != after(asked) and not np.isnan(before(asked))
    ]


def by_formulas(book: Book, file: Path, *changes: Mapping[str, float]) -> list[str]:
    """Where a file differs from the engine by the package `formulas`, as written and at each change."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own use of numpy and of dates
        import formulas

        model = formulas.ExcelModel().loads(str(file)).finish()
        wrong = []
        for values in ({}, *changes):
            try:
                truth = book.truth(values)
            except Problems:
                continue
            cells = {book.cell_of(book.made.inputs.figures[key]): value for key, value in values.items()}
            found = model.calculate(inputs={_called(file, place): value for place, value in cells.items()})
            here = {asked: found[_called(file, asked.place)].value[0, 0] for asked in book.asked()}
            numbers = {asked: value if isinstance(value, str) else float(value) for asked, value in here.items()}
            scale = max((abs(value) for value in numbers.values() if isinstance(value, float)), default=0.0)
            wrong += [
                f"{asked.option}, {asked.measure}: {value} by formulas, {truth(asked)} by the engine"
                for asked, value in numbers.items()
                if not close(value, truth(asked), scale)
            ]
    return wrong


def _called(file: Path, place: tuple[str, int, int]) -> str:
    sheet, row, column = place
    doubled = sheet.upper().replace("'", "''")
    return f"'[{file.name}]{doubled}'!{letters(column - 1)}{row}"
