"""What comes with a line of the case's own: a transfer's other side, what is left of an asset, irrecoverable VAT."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import FlowLine, Part, PartKind, product_of
from investcase.flows.pricing import relative_effect
from investcase.flows.working import PartsOf, ValueLeft, VatOn, Working, WornLeft
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.resolving.line_id import Derived
from investcase.resolving.prices import PricePaths
from investcase.resolving.terms import DirectLine, Factor


def beside(line: DirectLine, made: FlowLine, figures: Mapping[str, Product], paths: PricePaths) -> Iterator[FlowLine]:
    """The further lines that are part of the value to society, before their prices.

    Args:
        line: a line of the case's own.
        made: what it comes to, before its price.
        figures: values by key, of shape [draw or 1, 1].
        paths: the prices that each year's purchase is made at.
    """
    if line.transfer_with is not None:
        yield _other_side(made, line.transfer_with)
    if line.life is not None:
        effect = relative_effect(made, paths)
        prices = None if effect is None else tuple(effect.tolist())
        working = WornLeft(PartsOf(made.labels.id, len(made.parts)), Factor(line.life), prices)
        yield _residual(made, _straight_line(made, figures[line.life.key], effect), working)
    elif line.residual_value is not None:
        yield _residual(made, figures[line.residual_value.key], ValueLeft(Factor(line.residual_value)))


def irrecoverable_vat(line: DirectLine, made: FlowLine, figures: Mapping[str, Product]) -> Iterator[FlowLine]:
    """The VAT that a body pays on a line and does not get back: in its budget alone, since to society it is a transfer.

    Written as a share, it is so much of the amount; in pounds, so much in each year in which there is an amount, in
    however small a part of it, so that a year in part has that of a whole one.
    """
    if line.vat is None:
        return
    value = figures[line.vat.key]
    to_base = Product.of(1.0 if line.from_cash is None else line.from_cash)
    of_the_amount = line.vat.unit.is_number
    amounts = made.amounts * value if of_the_amount else Product.of(made.amounts.whole() != 0) * value * to_base
    working = VatOn(PartsOf(made.labels.id, len(made.parts)), Factor(line.vat), of_the_amount, line.from_cash)
    vat = _further(made, Derived.VAT, f"{made.title}: irrecoverable VAT", amounts, working)
    yield vat if of_the_amount else vat.labelled(last_part=1.0)


def _other_side(made: FlowLine, body: Body) -> FlowLine:
    """The same money seen from the other body: the two cancel out in the value to society.

    What comes to one is paid by the other, as a cost: of a public body it is spending, in cash. What one pays and
    another without a budget is given is worth as much to them. It moves at the first body's prices: what one pays is
    what the other receives, in cash and in real pounds.
    """
    title = f"{made.title}: the other side"
    working = PartsOf(made.labels.id, len(made.parts))
    changes: Any = {"body": body, "role": "transfer", "prices_of": made.body}
    other = _further(made, Derived.OTHER_SIDE, title, made.amounts, working, **changes)
    if made.kind == "benefit":
        return other.labelled(kind="cost", cash_type=None)
    return other.labelled(kind="benefit", cash_type=CashType.WIDER_VALUE, capital=False)


def _residual(made: FlowLine, value: Product, working: Working) -> FlowLine:
    """What assets are worth in the last year, to the body that has them: wider value, since no sale is cash yet."""
    years = made.amounts.shape[1]
    amounts = Product.of(value * np.eye(1, years, years - 1), made.amounts.shape)
    return _further(
        made,
        Derived.RESIDUAL,
        f"{made.title}: value at the end",
        amounts,
        working,
        kind="benefit",
        cash_type=CashType.WIDER_VALUE,
        capital=False,
        recurrent=False,
        role="residual",
    )


def _straight_line(made: FlowLine, life: Product, effect: Array | None) -> Product:
    """What straight-line wear leaves of each year's purchase after the last year, [draw, 1].

    It is a share of the cost before optimism bias, since what is overrun buys nothing more that lasts. The year of
    purchase counts as a year of use (Scottish Capital Investment Manual, A4.8: a 15-year asset bought in
    year 10 of 20 has five years, and a third of its cost, left). It is so much of what was paid: where the line's price
    outgrows general inflation, what it grows by later is no part of that, and is taken off what the last year's price
    will add.
    """
    years = made.amounts.shape[1]
    used = years - np.arange(years)
    lasts = life.whole()
    share = np.clip((lasts - used) / lasts, 0.0, 1.0)
    if effect is not None:
        share = share * effect / effect[-1]
    bought = product_of(part.values for part in made.parts if part.kind is not PartKind.BIAS)
    return Product.of((bought * share).weighed(np.ones(years))[:, np.newaxis])


def _further(
    made: FlowLine, relation: Derived, title: str, amounts: Product, working: Working, **changes: Any
) -> FlowLine:
    further = made.derived(relation, title, budget_line=None, owner=None, ring_fence=None, **changes)
    return replace(further, amounts=amounts, parts=(Part(PartKind.OTHER, title, amounts, working=working),))
