"""How far a saving is secured: a rule of four questions, each answered from what the case says."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.checks.releases import names_nothing
from investcase.flows.lines import FlowLine

RULE = (
    "One point each: the budget line that falls is named; who makes it fall is named; it falls from a stated year; "
    "all the funding of the option is confirmed. Four: secured. Two or three: part secured. Fewer: not secured."
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many of the four stand, and which do not, in words."""

    points: int
    missing: tuple[str, ...]

    @property
    def words(self) -> str:
        """`secured (4 of 4)`, or how far, and what is missing."""
        level = "secured" if self.points == 4 else "part secured" if self.points >= 2 else "not secured"
        lacking = f": {'; '.join(self.missing)}" if self.missing else ""
        return f"{level} ({self.points} of 4){lacking}"


def delivery_of(appraisal: Appraisal, line: FlowLine) -> Delivery:
    """How far a saving of the preferred option is secured."""
    streams = appraisal.preferred.flows.option.funding
    costs = any(line.role != "transfer" for line in appraisal.preferred.cash.of(kind="cost").lines)
    questions = (
        (line.budget_line is not None and not names_nothing(line.budget_line), "no budget line named"),
        (line.owner is not None and not names_nothing(line.owner), "no owner named"),
        (bool(line.amounts[0].any()), "no year in which it falls"),
        (
            all(stream.confirmed for stream in streams) if streams else not costs,
            "funding not confirmed" if streams else "no funding named",
        ),
    )
    missing = tuple(words for stands, words in questions if not stands)
    return Delivery(len(questions) - len(missing), missing)
