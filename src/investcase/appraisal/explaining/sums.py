"""Lines added up, by year in real pounds and over the years in present value: everyone's, and each body's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.explaining.explanation import Explanation, summed
from investcase.appraisal.explaining.lines import Lines
from investcase.appraisal.measures import is_public_cash
from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import CashFlows

_TYPES = {
    CashType.CASH_RELEASING: "cash released",
    CashType.AVOIDED_GROWTH: "growth avoided",
    CashType.CAPACITY: "capacity",
    CashType.WIDER_VALUE: "wider value",
}


@dataclass(frozen=True, slots=True)
class Sum:
    """Some lines of an option under one name, which stands without the option's prefix."""

    name: str
    title: str
    part: CashFlows

    def whole(self, lines: Lines) -> Explanation:
        """Their present value."""
        parts = [lines.present_value(line) for line in self.part.lines]
        value = float(lines.option.pv(self.part)[0])
        return summed(f"{lines.prefix}{self.name}", f"{self.title}, present value", value, parts)

    def at(self, lines: Lines, year: int) -> Explanation:
        """What they come to in a year: pounds of the case's price base, undiscounted."""
        parts = [lines.amount(line, year) for line in self.part.lines if line.amounts[0, year]]
        value = float(self.part.net()[0, year])
        when = lines.horizon[year]
        return summed(f"{lines.prefix}{self.name}@{when}", f"{self.title}, {when}", value, parts)


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """What everyone's costs and benefits have come to by the end of a year: real pounds, undiscounted."""

    of: Sum
    name: str = "everyone.cumulative"

    def whole(self, lines: Lines) -> Explanation:
        """By the end of the last year."""
        return self.at(lines, len(lines.horizon) - 1)

    def at(self, lines: Lines, year: int) -> Explanation:
        """By the end of a year counted from 0."""
        when = lines.horizon[year]
        value = float(self.of.part.net()[0, : year + 1].sum())
        parts = [self.of.at(lines, earlier) for earlier in range(year + 1)]
        return summed(f"{lines.prefix}{self.name}@{when}", f"{self.of.title}: running total, {when}", value, parts)


def everyone(cash: CashFlows) -> Sum:
    """All lines together."""
    return Sum("everyone.net", "Costs and benefits together, everyone", cash)


def public_cash(cash: CashFlows) -> CashFlows:
    """What public budgets feel."""
    return cash.where(is_public_cash)


def sums_of(cash: CashFlows) -> Iterator[Sum]:
    """Every sum of an option's lines that can be asked for."""
    yield Sum("everyone.costs", "Costs, everyone", cash.of(kind="cost"))
    yield Sum("everyone.benefits", "Benefits, everyone", cash.of(kind="benefit"))
    yield everyone(cash)
    yield Sum("public.net", "Public bodies together: what they spend, release and no longer need", public_cash(cash))
    for body in cash.bodies:
        words = body.name
        yield Sum(f"{body}.costs", f"{words}: costs", cash.of(kind="cost", body=body))
        for kind in CashType:
            part = cash.of(kind="benefit", body=body, cash_types=(kind,))
            yield Sum(f"{body}.benefits.{kind}", f"{words}: {_TYPES[kind]}", part)
