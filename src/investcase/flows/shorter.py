"""An option's money as if the appraisal had stopped earlier: the same plan, with fewer of its years counted.

Nothing that happens in a year rests on a later one, so the money of the years that are left stays as it was. What
assets are worth at the end alone is worked out anew: less wear by an earlier end, or the value given for the end as it
is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from investcase.flows.beside import beside
from investcase.flows.build import OptionFlows
from investcase.flows.direct import direct_line
from investcase.flows.lines import CashFlows, FlowLine
from investcase.flows.pricing import priced
from investcase.flows.stage import Stage
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array


def cut_short(flows: OptionFlows, figures: Mapping[str, Array], years: int) -> OptionFlows:
    """The money of the first so many years, at central values: [1, year].

    Args:
        flows: the option over all its years.
        figures: the value of every figure by key, of shape [draw or 1, 1], the first being the central one.
        years: how many years are left, of at least one.
    """
    running = (_first(line, years) for line in flows.cash.lines if line.role != "residual")
    lines = (*running, *_left_at_the_end(flows, figures, years))
    vat = tuple(_first(line, years) for line in flows.vat.lines)
    return replace(flows, cash=CashFlows(lines, 1, years), vat=CashFlows(vat, 1, years))


def _first(line: FlowLine, years: int) -> FlowLine:
    """A line's first years, without the parts it is explained by."""
    return replace(
        line,
        amounts=line.amounts[:1, :years],
        cash_terms=line.cash_terms[:years],
        parts=(),
    )


def _left_at_the_end(flows: OptionFlows, figures: Mapping[str, Array], years: int) -> Iterator[FlowLine]:
    """What assets are worth after the last of so many years."""
    option = flows.option
    central = {key: Product.of(values[:1]) for key, values in figures.items()}
    whole_paths = option.price_paths
    at = Stage(option.id, central, 1, whole_paths.horizon, whole_paths.lead, whole_paths)
    paths = replace(whole_paths, horizon=whole_paths.horizon[:years])
    for line in option.lines:
        if line.life is None and line.residual_value is None:
            continue
        whole = direct_line(line, at)
        parts = tuple(replace(part, values=part.values[:, :years]) for part in whole.parts)
        bought = replace(whole, amounts=whole.amounts[:, :years], parts=parts)
        yield from (priced(each, paths) for each in beside(line, bought, central, paths) if each.role == "residual")
