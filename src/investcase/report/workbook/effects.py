"""What a model achieves of a quantity by year, after what is taken off: for releases, shared events and plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from investcase.flows.lines import Part
from investcase.flows.working import CountedOnce, Effort, Turning
from investcase.quantities.arrays import Array
from investcase.report.workbook.cells import Cells, product_text
from investcase.report.workbook.inputs import Inputs
from investcase.report.workbook.models import ModelSheet
from investcase.report.workbook.posts import Posts


@dataclass(slots=True)
class Shared:
    """What several lines of an option share, by the ids of what it is of.

    `posts` are the entries of the workforce, `once` the share of an intervention's effect that is left when shared
    events are counted once, and `in_plan` the share of one that no approved plan counts.
    """

    posts: dict[str, Posts] = field(default_factory=dict)
    once: dict[tuple[str, str], Cells] = field(default_factory=dict)
    in_plan: dict[str, Cells] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Worked:
    """Something by year: how a formula writes it, and what it comes to."""

    text: Callable[[int], str]
    values: Array


@dataclass(frozen=True, slots=True)
class Effects:
    """Writes quantities for the formulas of one sheet."""

    here: str
    years: int
    inputs: Inputs
    models: Mapping[str, ModelSheet]
    shared: Shared

    def delivered(self, entry: str, name: str) -> Worked | None:
        """The share of a quantity that is delivered with the posts that can be filled; None where nothing limits it."""
        sheet = self.models[entry]
        if Effort.STAFFED not in sheet.steps:
            return None
        whole, less = sheet.steps[Effort.UNDER_WAY][name], sheet.steps[Effort.STAFFED][name]
        over, under = less.over(self.years), whole.over(self.years)

        def text(year: int) -> str:
            at = whole.at(year, self.here)
            return f"IF({at}<>0,{less.at(year, self.here)}/{at},1)"

        return Worked(text, np.divide(over, under, out=np.ones(self.years), where=under != 0))

    def left(self, entry: str, name: str, parts: Sequence[Part], *, plans: bool) -> Worked | None:
        """A quantity after some parts, posts and, where `plans` says so, plans; None where a part is not live."""
        cells = self.models[entry].steps[Effort.UNDER_WAY][name]
        quantity = cells.over(self.years)
        found = [Worked(lambda year: cells.at(year, self.here), quantity)]
        for part in parts:
            made = self._part(part, cells, quantity)
            if made is None:
                return None
            found.append(made)
        limit = self.delivered(entry, name)
        found += [limit] if limit is not None else []
        if plans and self.models[entry].entry.already_in_plan:
            if entry not in self.shared.in_plan:
                return None
            found.append(self._row(self.shared.in_plan[entry]))
        values = np.prod([each.values for each in found], axis=0)
        return Worked(lambda year: product_text([each.text(year) for each in found]), values)

    def _part(self, part: Part, cells: Cells, quantity: Array) -> Worked | None:
        if isinstance(part.working, Turning):
            plain, central = self.inputs.factor(part.working.factor, self.here)
            text = lambda year: f"IF({cells.at(year, self.here)}<0,2-{plain},{plain})"  # noqa: E731
            return Worked(text, np.where(quantity < 0, 2 - central, central))
        if isinstance(part.working, CountedOnce):
            return self._row(self.shared.once[part.working.events, part.working.entry])
        if part.factor is None:
            return None
        plain, central = self.inputs.factor(part.factor, self.here)
        return Worked(lambda _: plain, np.full(self.years, central))

    def _row(self, cells: Cells) -> Worked:
        return Worked(lambda year: cells.at(year, self.here), cells.over(self.years))
