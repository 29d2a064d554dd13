"""Shared events on an option's sheet: what is left of each member's effect when every event is counted once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from investcase.flows.portfolio import EventsFlows, shares_counted
from investcase.report.workbook.cells import Cells
from investcase.report.workbook.effects import Effects
from investcase.report.workbook.looks import SHARE
from investcase.report.workbook.page import Page


def write_once(page: Page, effects: Effects, flows: EventsFlows) -> None:
    """Write it, and note where each member's share stands."""
    events, here, count = flows.events, page.name, len(page.years)
    page.heading(events.title, "Each event counted once")
    figure = events.baseline
    baseline, base = effects.inputs.of(figure).one(here), figure.quantity.central
    alone: list[Cells] = []
    for member in events.members:
        kept = effects.models[member.intervention].kept
        worked = effects.left(member.intervention, member.quantity, kept, plans=False)
        if worked is None:
            return
        title = f"    Share avoided alone: {effects.models[member.intervention].entry.title}"
        values = np.minimum(worked.values / base, 1.0)
        alone.append(page.by_year(title, _capped(worked.text, baseline), values, how=figure.title, form=SHARE))
    inside = [row for row, member in zip(alone, events.members, strict=True) if member.nested]
    apart = [row for row, member in zip(alone, events.members, strict=True) if not member.nested]
    largest = None
    if inside:
        most = np.maximum.reduce([np.maximum(row.over(count), 0.0) for row in inside])
        text = lambda year: f"MAX(0,{','.join(row.at(year, here) for row in inside)})"  # noqa: E731
        how = "Those that reach the same events by the same way"
        largest = page.by_year("    The largest of those nested", text, most, how=how, form=SHARE)

    def counted(year: int) -> list[str]:
        found = [f"MAX(0,{row.at(year, here)})" for row in apart]
        return [*found, largest.at(year, here)] if largest is not None else found

    def of_all(year: int) -> str:
        each = counted(year)
        left = "*".join(f"(1-{one})" for one in each)
        return f"IF(({'+'.join(each)})>0,(1-{left})/({'+'.join(each)}),1)"

    counted_values = [np.maximum(row.over(count), 0.0) for row in apart]
    counted_values += [largest.over(count)] if largest is not None else []
    left_values = np.prod([1 - value for value in counted_values], axis=0)
    whole = np.sum(counted_values, axis=0)
    all_values = np.divide(1 - left_values, whole, out=np.ones(count), where=whole > 0)
    together = page.by_year(
        "    Left of all together", of_all, all_values, how="Events avoided over the sum", form=SHARE
    )
    shares = shares_counted([row.over(count) for row in alone], [member.nested for member in events.members])
    for member, row, values in zip(events.members, alone, shares, strict=True):
        title = f"Left when each is counted once: {effects.models[member.intervention].entry.title}"
        text = _share(row, together, inside if member.nested else [], largest, here)
        made = page.by_year(title, text, np.broadcast_to(values, (count,)), form=SHARE)
        effects.shared.once[events.id, member.intervention] = made


def _capped(text: Callable[[int], str], baseline: str) -> Callable[[int], str]:
    return lambda year: f"MIN(1,{text(year)}/{baseline})"


def _share(row: Cells, together: Cells, nested: list[Cells], largest: Cells | None, here: str) -> Callable[[int], str]:
    def text(year: int) -> str:
        found = together.at(year, here)
        if nested and largest is not None:
            whole = "+".join(f"MAX(0,{each.at(year, here)})" for each in nested)
            found += f"*IF(({whole})>0,{largest.at(year, here)}/({whole}),1)"
        return f"IF({row.at(year, here)}>0,{found},1)"

    return text
