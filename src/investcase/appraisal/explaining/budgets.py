"""A body's budget rows in cash, year by year and over the whole period: plus is good for the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from investcase.appraisal.borrowing import Debt, debt_of
from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.explaining.explanation import Explanation, How, multiplied, summed
from investcase.appraisal.explaining.lines import Lines
from investcase.appraisal.explaining.price_paths import cash_factor
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import FlowLine
from investcase.numbers.writing import percent_to
from investcase.resolving.terms import Loan, Stream

ROWS = {
    "net": "Left over (plus) or to find (minus)",
    "change": "Change in what is left over or to find, on the year before",
    "cumulative": "Running total of what is left over or to find",
    "spending": "Spending",
    "programme": "Programme spending",
    "instead": "Care and support bought instead",
    "capital": "Spending that is capital",
    "vat": "Irrecoverable VAT",
    "interest": "Interest on borrowing",
    "repayment": "Repayment of borrowing",
    "borrowed": "Met by borrowing",
    "budget_reduction": "Saved or received (cash-releasing)",
    "avoided_growth": "Saved (growth avoided)",
    "capacity": "Capacity, which is not cash",
    "wider_value": "Wider value, which is not cash",
    "funding": "Funding received",
    "payments": "Payments to partners",
    "reserves": "Drawn from its own reserves",
}
AMOUNTS = {
    "peak_exposure": "Most out of pocket at any time",
}
_TYPES = {
    "budget_reduction": CashType.CASH_RELEASING,
    "avoided_growth": CashType.AVOIDED_GROWTH,
    "capacity": CashType.CAPACITY,
    "wider_value": CashType.WIDER_VALUE,
}


class Budget:
    """One body's budget in one option, at central values."""

    def __init__(self, lines: Lines, body: Body) -> None:
        self._lines = lines
        self._body = body
        self._horizon = lines.horizon
        self._known: dict[tuple[str, int], Explanation] = {}

    @cached_property
    def _budget(self) -> BodyBudget:
        return self._lines.appraisal.budget(self._lines.option, self._body)

    def total(self, row: str) -> Explanation:
        """A row over all the years of the case."""
        title = f"{self._body.name}: {_lower(ROWS[row])}, over the period, cash"
        parts = [self.at(row, year) for year in range(len(self._horizon))]
        value = float(getattr(self._budget, row).sum())
        return summed(f"{self._lines.prefix}{self._body}.{row}", title, value, parts)

    def at(self, row: str, year: int) -> Explanation:
        """A row in a year counted from 0."""
        if (row, year) not in self._known:
            self._known[row, year] = self._at(row, year)
        return self._known[row, year]

    def peak_exposure(self) -> Explanation:
        """The most the body is ever out of pocket: its running total at its lowest, as a plain amount."""
        budget = self._budget
        lowest = [self.at("cumulative", int(budget.cumulative.argmin())).taken_away()] if budget.peak_exposure else []
        return self._amount("peak_exposure", budget.peak_exposure, lowest)

    def _amount(self, name: str, value: float, parts: Sequence[Explanation]) -> Explanation:
        title = f"{self._body.name}: {_lower(AMOUNTS[name])}, cash, a plain amount"
        return summed(f"{self._lines.prefix}{self._body}.{name}", title, value, parts)

    def _at(self, row: str, year: int) -> Explanation:
        when = self._horizon[year]
        title = f"{self._body.name}: {_lower(ROWS[row])}, {when}, cash"
        name = f"{self._lines.prefix}{self._body}.{row}@{when}"
        return summed(name, title, float(getattr(self._budget, row)[year]), tuple(self._parts(row, year)))

    def _parts(self, row: str, year: int) -> Iterator[Explanation]:
        if row == "net":
            always = ("spending", "payments", "funding", "budget_reduction", "avoided_growth")
            for part in (*always, *self._moved("vat", "interest", "repayment", "borrowed")):
                yield self.at(part, year)
        elif row == "change":
            yield self.at("net", year)
            if year:
                yield self.at("net", year - 1).taken_away()
        elif row == "cumulative":
            yield from (self.at("net", earlier) for earlier in range(year + 1))
        elif row in ("funding", "payments", "reserves"):
            sign = -1 if row == "payments" else 1
            yield from (self._stream(stream, year, sign) for stream in self._streams(row) if stream.by_year[year])
        elif row in ("borrowed", "interest", "repayment"):
            sign = 1 if row == "borrowed" else -1
            amounts = ((loan, sign * float(getattr(debt, row)[year])) for loan, debt in self._debts)
            yield from (_loan(loan, amount) for loan, amount in amounts if amount)
        else:
            yield from (self._cash(line, year) for line in self._of(row) if line.amounts[0, year])

    def _moved(self, *rows: str) -> tuple[str, ...]:
        return tuple(row for row in rows if getattr(self._budget, row).any())

    @cached_property
    def _debts(self) -> tuple[tuple[Loan, Debt], ...]:
        flows = self._lines.option.flows
        own = (loan for loan in flows.option.borrowing if loan.body == self._body)
        return tuple((loan, debt_of([loan], flows.cash, flows.vat, 0)) for loan in own)

    def _of(self, row: str) -> tuple[FlowLine, ...]:
        if row == "vat":
            return self._lines.option.flows.vat.of(body=self._body).lines
        own = self._lines.option.cash.of(body=self._body)
        if row in _TYPES:
            return own.of(kind="benefit", cash_types=(_TYPES[row],)).lines
        costs = own.of(kind="cost")
        kept = {
            "capital": lambda line: line.capital,
            "instead": lambda line: line.follows_effect,
            "programme": lambda line: not line.follows_effect,
        }.get(row)
        return costs.lines if kept is None else costs.where(kept).lines

    def _cash(self, line: FlowLine, year: int) -> Explanation:
        real = self._lines.amount(line, year)
        when = self._horizon[year]
        inflated = cash_factor(line, self._lines.option.flows.option.price_paths, when)
        assert real.value is not None
        assert inflated.value is not None
        return multiplied(None, f"{line.title}, cash", real.value * inflated.value, (real, inflated))

    def _streams(self, row: str) -> Iterator[Stream]:
        for stream in self._lines.option.flows.option.funding:
            own = stream.body == self._body
            paid = stream.paid_by == self._body
            if {"funding": own and not paid, "payments": paid and not own, "reserves": own and paid}[row]:
                yield stream

    def _stream(self, stream: Stream, year: int, sign: int) -> Explanation:
        confirmed = "Confirmed." if stream.confirmed else "Not confirmed."
        return Explanation(None, stream.title, sign * stream.by_year[year], how=How.GIVEN, notes=(confirmed,))


def _loan(loan: Loan, amount: float) -> Explanation:
    rate = loan.rate
    repaid = "equal parts of the loan" if loan.equal_principal else "equal yearly payments"
    years = f"{loan.years} year{'' if loan.years == 1 else 's'}"
    notes = (f"{percent_to(rate.quantity.central, 2)} a year over {years}, in {repaid}. {rate.source}.",)
    return Explanation(None, loan.title, amount, how=How.GIVEN, figure=rate, notes=notes)


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
