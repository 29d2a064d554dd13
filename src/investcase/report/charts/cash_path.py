"""The turning points of one body's cash by year: where it is lowest, where it is back for good, where it ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby

from investcase.quantities.tolerance import UNPRINTED


@dataclass(frozen=True, slots=True)
class Run:
    """Years that follow one another in which the amounts go one way: 1 good, -1 bad, 0 none."""

    sign: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CashPath:
    """Amounts by year in pounds, plus where they are good for the body, with what a reader asks of them."""

    net: tuple[float, ...]

    @property
    def totals(self) -> tuple[float, ...]:
        """The running total at the end of each year."""
        return tuple(accumulate(self.net))

    @property
    def lowest(self) -> int | None:
        """The year at whose end the body is most out of pocket; None where it never is."""
        totals = self.totals
        low = min(totals)
        return totals.index(low) if low < -UNPRINTED else None

    @property
    def back(self) -> int | None:
        """The year by whose end the body has its money back and keeps it; None where it does not, or was never out."""
        totals = self.totals
        behind = [t for t, total in enumerate(totals) if total < -UNPRINTED]
        return behind[-1] + 1 if behind and behind[-1] + 1 < len(totals) else None

    @property
    def last(self) -> int | None:
        """The last year in which anything moves; None where nothing does."""
        return next((t for t in range(len(self.net) - 1, -1, -1) if abs(self.net[t]) > UNPRINTED), None)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The years in their order, by which way they go."""
        signs = [0 if abs(amount) <= UNPRINTED else 1 if amount > 0 else -1 for amount in self.net]
        found, first = [], 0
        for sign, years in groupby(signs):
            last = first + len(list(years)) - 1
            found.append(Run(sign, first, last))
            first = last + 1
        return tuple(found)
