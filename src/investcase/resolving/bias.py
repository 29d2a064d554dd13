"""Optimism bias from a published table, settled: U x (1 - what is managed), never below the table's lower bound.

The method is that of Mott MacDonald for HM Treasury, Review of Large Public Procurement in the UK (2002), 4.1 and 4.2:
several kinds of work by their share of the cost, each risk area by its contribution and how far it is mitigated.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from investcase.catalogue.guidance import bias_ids, bias_table
from investcase.documents.bias import BiasTable, TabledBias
from investcase.numbers.writing import percent, percent_to
from investcase.quantities import NUMBER, Quantity
from investcase.reading.nodes import Path
from investcase.resolving.context import Context

Of = Literal["cost", "duration"]


@dataclass(frozen=True, slots=True)
class SettledBias:
    """A share to add, between the table's lower bound (all managed) and its upper (nothing managed), and its source."""

    value: Quantity
    source: str
    how: str


def settle_bias(
    context: Context, given: TabledBias, path: Path, *, of: Of, spend: Literal["capital", "revenue"] | None
) -> SettledBias | None:
    """A tabled bias on a cost of a kind of spend, or on a duration; None with a problem if the table has none.

    A building's uplift is never put on running costs, nor outsourcing's on a building.
    """
    table = table_of(context, given.table, (*path, "table"))
    if table is None:
        return None
    uppers, lowers = [], []
    for kind, share in given.shares.items():
        where: Path = (*path, "kind") if given.kind else (*path, "kinds", kind)
        bounds = table.kinds.get(kind)
        if bounds is None:
            context.unknown("kind of work", kind, table.kinds, where, on_key=given.kind is None)
            return None
        if spend is not None and bounds.of != spend:
            context.report(
                "bias-spend",
                f"{bounds.title} is a bias on {bounds.of} cost, and this line is {spend}",
                where,
                expected=", ".join(k for k, b in table.kinds.items() if b.of == spend) or "optimism_bias: a share",
                remedy="or give your own share: optimism_bias: 10%",
            )
            return None
        high, low = (bounds.upper, bounds.lower) if of == "cost" else (bounds.duration_upper, bounds.duration_lower)
        if high is None or low is None:
            context.report("bias-duration", f"{table.title} has no value for the duration of {bounds.title}", where)
            return None
        uppers.append(share * high.central)
        lowers.append(share * low.central)
    upper, lower = math.fsum(uppers), math.fsum(lowers)  # whatever the order of the kinds
    central = max(upper * (1 - given.managed), lower)
    source = context.library.source(table.source)
    cited = source.cited() if source else table.source
    areas = "; ".join(
        f"{area.risk_area}: {percent(area.contribution.central, 0)} of it, {percent(area.mitigated.central, 0)} "
        f"managed ({area.evidence})"
        for area in given.mitigation
    )
    how = (
        f"Upper bound {percent_to(upper, 1)}, lower {percent_to(lower, 1)}; {percent_to(given.managed, 1)} managed"
        + (f": {areas}" if areas else "")
    )
    return SettledBias(Quantity(central, NUMBER, lower, upper), f"{cited}, {table.locator}", how)


def table_of(context: Context, table_id: str, path: Path) -> BiasTable | None:
    """A table by id; None with a problem when there is none."""
    table, problems = bias_table(table_id, context.library)
    if table is None:
        if problems:
            context.problems.extend(problems)
        else:
            context.unknown("table of optimism bias", table_id, bias_ids(context.library), path)
    return table
