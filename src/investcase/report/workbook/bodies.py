"""The sheet of budgets: what each body of each option spends, saves and is left with, in each year's cash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.borrowing import Debt, repaid
from investcase.appraisal.budget import BodyBudget
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.quantities.arrays import Array
from investcase.report.workbook.cells import Cells
from investcase.report.workbook.line_cells import LineCells
from investcase.report.workbook.loans import loan_terms
from investcase.report.workbook.looks import FINE
from investcase.report.workbook.options import OptionSheet
from investcase.report.workbook.page import Page
from investcase.resolving.line_id import LineId
from investcase.resolving.terms import Loan

SHEET = "Budgets in cash"


@dataclass(frozen=True, slots=True, eq=False)
class BodyRows:
    """A body's rows in an option: what it is left with in each year, and the running total."""

    option: str
    body: Body
    net: Cells
    cumulative: Cells
    budget: BodyBudget


@dataclass(slots=True)
class Bodies:
    """Every body's rows, in the order written."""

    rows: list[BodyRows] = field(default_factory=list)

    def of(self, option: str, body: Body) -> BodyRows | None:
        """A body's rows in an option; None where it has none."""
        return next((each for each in self.rows if each.option == option and each.body == body), None)


def write_bodies(page: Page, appraisal: Appraisal, sheets: Sequence[OptionSheet]) -> Bodies:
    """Write every body's budget in every option that has lines."""
    page.columns()
    page.title(
        "Budgets in each year's cash",
        ["The change on each body's budget. Plus is what is saved or comes in; minus is what goes out."],
    )
    page.year_heads("Body and row")
    page.sheet.freeze_panes(page.row, 1)
    made = Bodies()
    for sheet in sheets:
        for body in sheet.option.bodies:
            if body.public:
                made.rows.append(_Body(page, appraisal, sheet, body).write())
    return made


class _Body:
    def __init__(self, page: Page, appraisal: Appraisal, sheet: OptionSheet, body: Body) -> None:
        self.page, self.sheet, self.body, self.inputs = page, sheet, body, sheet.inputs
        self.budget = appraisal.budget(sheet.option, body)
        self.own = [each for each in sheet.lines.values() if each.line.body == body]

    def write(self) -> BodyRows:
        page, budget, option = self.page, self.budget, self.sheet.option.flows.option
        page.heading(f"{self.body.name}: {option.title}")
        costs = self._lines("Spending", budget.spending, lambda each: each.line.kind == "cost" and not each.is_vat)
        vat = self._lines("VAT not recovered", budget.vat, lambda each: each.is_vat)
        saved = self._type("Budgets reduced, and income", budget.budget_reduction, CashType.CASH_RELEASING)
        avoided = self._type("Growth avoided", budget.avoided_growth, CashType.AVOIDED_GROWTH)
        rows = [costs, vat, saved, avoided, *self._money()]
        there = [row for row in rows if row is not None]
        here = page.name
        net = page.by_year(
            "Left with (plus) or to find (minus)",
            lambda year: "+".join(row.at(year, here) for row in there) or "0",
            budget.net,
            how="The sum of the rows above",
            unit="£ cash",
            total=True,
            sum_up=True,
        )
        running = page.by_year(
            "Running total",
            lambda year: net.at(0, here) if year == 0 else f"{_at(page, net, year - 1)}+{net.at(year, here)}",
            budget.cumulative,
            unit="£ cash",
        )
        self._type("Beside it: freed capacity, which is no cash", budget.capacity, CashType.CAPACITY)
        return BodyRows(self.sheet.option.id, self.body, net, running, budget)

    def _type(self, title: str, values: Array, cash_type: CashType) -> Cells | None:
        return self._lines(title, values, lambda each: each.line.cash_type is cash_type)

    def _lines(self, title: str, values: Array, wanted: Callable[[LineCells], bool]) -> Cells | None:
        picked = [each.cash for each in self.own if wanted(each)]
        if not picked:
            return None
        return self.page.by_year(
            title,
            lambda year: "+".join(each.at(year, self.page.name) for each in picked),
            values,
            how=_of(picked, self.sheet.page.name),
            unit="£ cash",
            sum_up=True,
        )

    def _money(self) -> Iterable[Cells | None]:
        page, budget = self.page, self.budget
        for title, values in (("Funding", budget.funding), ("Payments to partners", budget.payments)):
            if values.any():
                how = "As promised, in cash: changed in the case"
                yield page.given(title, values, by_year=True, how=how, unit="£ cash")
        for loan in self.sheet.option.flows.option.borrowing:
            if loan.body == self.body:
                yield from self._loan(loan)

    def _loan(self, loan: Loan) -> Iterable[Cells]:
        page, count, here = self.page, len(self.page.years), self.page.name
        drawn, values = self._drawn(loan)
        terms: dict[int, tuple[Cells, Cells]] = {}
        rate = self.inputs.of(loan.rate).one(here)
        for year in range(count):
            if not drawn.may_be_drawn[year]:
                continue
            one = np.zeros(count)
            one[year] = 1.0
            back, when = _repaid(one, loan), page.years[year]
            due = [loan_terms(loan, rate, year, later) for later in range(count)]
            interest, repayment = (
                page.by_year(f"    {words} a pound drawn in {when}", texts.__getitem__, row, how=how, form=FINE)
                for words, texts, row, how in (
                    ("Interest on", [each[0] for each in due], back.interest, f"{loan.rate.title}, on what is owed"),
                    ("Repaid of", [each[1] for each in due], back.repayment, f"Over {loan.years} years"),
                )
            )
            terms[year] = interest, repayment

        def paid(which: int) -> Callable[[int], str]:
            def text(year: int) -> str:
                before = [(since, each[which]) for since, each in terms.items() if since < year]
                due = "+".join(f"{drawn.cells.at(since, here)}*{each.at(year, here)}" for since, each in before)
                return f"-({due})" if due else "0"

            return text

        debt = _repaid(values, loan)
        yield drawn.cells
        yield page.by_year(f"Interest: {loan.title}", paid(0), -debt.interest, unit="£ cash", sum_up=True)
        yield page.by_year(f"Repaid: {loan.title}", paid(1), -debt.repayment, unit="£ cash", sum_up=True)

    def _drawn(self, loan: Loan) -> tuple[_Drawn, Array]:
        page, here = self.page, self.page.name
        title = f"Borrowed: {loan.title}"
        if loan.line is None:
            values = np.array(loan.by_year)
            cells = page.given(title, values, by_year=True, how="As arranged: changed in the case", unit="£ cash")
            return _Drawn(cells, values != 0), values
        own = LineId(loan.line)
        lines = [
            each
            for each in self.sheet.lines.values()
            if (each.line.labels.id == own and not each.is_vat) or (each.is_vat and each.line.labels.id.parent == own)
        ]
        cash = [np.broadcast_to(each.line.amounts[0] * each.line.cash_terms, (len(page.years),)) for each in lines]
        values = np.sum(cash, axis=0) if cash else np.zeros(len(page.years))
        terms = [term for line in self.sheet.option.flows.option.lines if line.labels.id == own for term in line.terms]
        may = np.any([np.array(term.profile) != 0 for term in terms], axis=0) if terms else np.array(True)
        text = lambda year: "-(" + "+".join(each.cash.at(year, here) for each in lines) + ")"  # noqa: E731
        cells = page.by_year(title, text, values, how="What the line that it is for costs", unit="£ cash", sum_up=True)
        return _Drawn(cells, np.broadcast_to(may, (len(page.years),))), values


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """What is drawn by year, and the years in which anything may be."""

    cells: Cells
    may_be_drawn: NDArray[np.bool_]


def _repaid(drawn: Array, loan: Loan) -> Debt:
    rate = loan.rate.quantity.central
    return repaid(drawn, rate, loan.years, loan.first, equal_principal=loan.equal_principal)


def _at(page: Page, net: Cells, year: int) -> str:
    """The running total of a year, which stands in the row under the net position's."""
    return Cells(net.sheet, net.row + 1, net.values, by_year=True).at(year, page.name)


def _of(picked: Sequence[Cells], sheet: str) -> str:
    lines = "1 line" if len(picked) == 1 else f"{len(picked)} lines"
    return f"{lines} of the sheet {sheet}"
