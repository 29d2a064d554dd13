"""Approved plans on an option's sheet: the share of what an intervention saves that none of them counts yet."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from investcase.flows.lines import FlowLine
from investcase.flows.model_lines import Mechanism, raw_lines
from investcase.flows.stage import Stage
from investcase.report.workbook.cells import Cells, product_text
from investcase.report.workbook.looks import FINE, SHARE
from investcase.report.workbook.page import Page
from investcase.report.workbook.parts import PartWriter


def write_plan(
    page: Page, mechanism: Mechanism, at: Stage, writer_of: Callable[[FlowLine], PartWriter]
) -> Cells | None:
    """Write it; None where what it saves is not all live."""
    entry, here, count = mechanism.intervention, page.name, len(page.years)
    page.heading(f"What approved plans already count: {entry.title}")
    lines = raw_lines(mechanism, at).values()
    shares: list[Cells] = []
    for body, row in entry.already_in_plan:
        saved: list[Cells] = []
        for line in lines:
            if line.body == body and line.follows_effect:
                made = _at_own_prices(page, line, at, writer_of(line))
                if made is None:
                    return None
                saved.append(made)
        plan = page.given(f"Counted by the plan of: {body.name}", row, by_year=True, how="As the case gives it")
        total = np.sum([each.over(count) for each in saved], axis=0) if saved else np.zeros(count)

        def saving(year: int, saved: list[Cells] = saved) -> str:
            return "+".join(each.at(year, here) for each in saved) or "0"

        whole = page.by_year(f"Saved by: {body.name}", saving, total)
        counted = np.clip(np.divide(plan.values, total, out=np.zeros(count), where=total > 0), 0.0, 1.0)

        def left(year: int, plan: Cells = plan, whole: Cells = whole) -> str:
            saved_then = whole.at(year, here)
            return f"IF({saved_then}>0,1-MAX(0,MIN(1,{plan.at(year, here)}/{saved_then})),1)"

        shares.append(page.by_year(f"Share not counted yet: {body.name}", left, 1 - counted, form=SHARE))
    least = np.minimum.reduce([np.ones(count), *(each.over(count) for each in shares)])
    text = lambda year: f"MIN(1,{','.join(each.at(year, here) for each in shares)})"  # noqa: E731
    return page.by_year("Share that no approved plan counts yet", text, least, form=SHARE)


def _at_own_prices(page: Page, line: FlowLine, at: Stage, writer: PartWriter) -> Cells | None:
    here, count = page.name, len(page.years)
    for part in line.parts:
        writer.write(part)
    if writer.still:
        return None
    price, effect = writer.years.prices.effect_of(at.option, line)
    prices = page.by_year(
        "    Its own price against general inflation", lambda year: price(year, here), effect, form=FINE
    )
    sign = "" if line.kind == "benefit" else "-"
    return page.by_year(
        f"Saved: {line.title}",
        lambda year: sign + product_text([each.at(year, here) for each in (*writer.written, prices)]),
        np.broadcast_to(line.net[0] * effect, (count,)),
    )
