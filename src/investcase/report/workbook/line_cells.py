"""Where a line of money stands on its option's sheet."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.flows.lines import FlowLine
from investcase.report.workbook.cells import Cells


@dataclass(frozen=True, slots=True, eq=False)
class LineCells:
    """A line on its sheet: its parts, and by year its pounds, what they are worth at year 0, and their cash.

    `discounted` and `cash` have the sign of value: plus is good for the body.
    """

    line: FlowLine
    parts: tuple[Cells, ...]
    amounts: Cells
    discounted: Cells
    cash: Cells
    is_vat: bool = False
