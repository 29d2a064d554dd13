"""The case's own cost, benefit and funding lines, settled into terms over the horizon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from investcase.documents.bodies import body_of
from investcase.documents.case import Intervention, Option
from investcase.documents.disinvestment import DemandLine
from investcase.documents.kinds_of_money import CashType
from investcase.documents.lines import CASH, BenefitLine, CostLine, Line, LocalValue, MarginalShare
from investcase.documents.model import Model
from investcase.documents.reading_texts import is_given
from investcase.numbers.writing import percent
from investcase.quantities import Kind, Quantity, Year
from investcase.reading.nodes import Path
from investcase.reading.problems import Severity
from investcase.resolving.bias import settle_bias
from investcase.resolving.context import Context
from investcase.resolving.figure_key import FigureKey
from investcase.resolving.figures import Resolved
from investcase.resolving.labels import Labels, labels_written
from investcase.resolving.line_id import LineId, MadeBy
from investcase.resolving.risks import risk_in_money, risks_of
from investcase.resolving.terms import DirectLine, Factor, Term, Use, one_year, part_of_last, span, terms_priced_in


def resolve_line(
    context: Context, option: Option, line: Line, path: Path, beside: Sequence[BenefitLine] = (), **labels: Any
) -> DirectLine | None:
    """A cost or benefit line, or None when its years are wrong; problems are noted in the context.

    `beside` are the benefits it stands among: with those on its budget line it is one saving. `labels` are what is said
    of it by where it stands.
    """
    recurs = _recurs(line, context.horizon[0], beside)
    terms = tuple(_terms(context, option, line, path, goes_on=recurs))
    if not _years_within(context, line, path) or not terms:
        return None
    key = FigureKey(option.id, line.id)
    if isinstance(line, BenefitLine):
        check_release(context, line, path)
    transfer_with = line.transfer_with if isinstance(line, CostLine | BenefitLine) else None
    if isinstance(line, CostLine) and line.only_if is not None:
        risk = risks_of(context).get(line.only_if)
        chance = "" if risk is None or risk.chance is None else f", at a chance of {percent(risk.chance.central)}"
        labels |= {"only_if": line.only_if, "title": f"{line.title}{chance}"}
    return DirectLine(
        labels=labels_written(
            line,
            option.id,
            cash_type=counted_as(line),
            recurrent=recurs,
            health=isinstance(line, BenefitLine | DemandLine) and line.discount == "health",
            priced_in=terms_priced_in(terms),
            in_cash=line.price_base == CASH,
            marginal_share=_marginal(context, line, key),
            moves_with=transfer_with,
            has_end=line.to is not None and line.recurrent is None,
            last_part=part_of_last(context.horizon, line.from_, line.start_month),
            **labels,
        ),
        terms=terms,
        adjustments=tuple(line_factors(context, option, line, path)),
        transfer_with=transfer_with,
        vat=_beside(context, line, key, "irrecoverable_vat", "irrecoverable VAT"),
        life=_beside(context, line, key, "life", "life of the asset"),
        residual_value=_beside(context, line, key, "residual_value", "value at the end", context.horizon[-1]),
        price_growth=_relative_price(context, line, key),
        from_cash=_from_cash(context) if line.price_base == CASH else None,
    )


def line_factors(context: Context, option: Option, line: Line, path: Path) -> Iterator[Factor]:
    """What multiplies the whole of a line: its likely range, the risk that it waits for, and its optimism bias."""
    key = FigureKey(option.id, line.id)
    if line.likely_range is not None:
        likely = _own(
            context, key.of("likely-range"), f"{line.title}: share of the amount given", line.likely_range, line
        )
        yield Factor(replace(likely, is_likely_range=True))
    if isinstance(line, CostLine) and line.only_if is not None:
        happens = risk_in_money(context, line.only_if, (*path, "only_if"))
        if happens is not None:
            yield Factor(happens)
    title = f"{line.title}: optimism bias"
    if line.optimism_bias is not None:
        figure = _own(context, key.of("optimism-bias"), title, line.optimism_bias, line)
        use = Use.ONE_MINUS if isinstance(line, BenefitLine) else Use.ONE_PLUS
        yield Factor(replace(figure, is_optimism_bias=True), use)
    if isinstance(line, CostLine) and line.optimism_bias_from is not None:
        where: Path = (*path, "optimism_bias_from")
        bias = settle_bias(context, line.optimism_bias_from, where, of="cost", spend=line.spend)
        if bias is not None:
            local = LocalValue.model_construct(value=bias.value, source=bias.source, reason=bias.how)
            figure = context.given(key.of("optimism-bias"), title, local)
            yield Factor(replace(figure, is_optimism_bias=True), Use.ONE_PLUS)


def resolve_omitted(
    context: Context, option: Option, entry: Intervention, model: Model, path: Path
) -> Iterator[DirectLine]:
    """The omitted costs a case puts an amount on, as cost lines over the years the intervention runs."""
    for name, answer in entry.omitted_costs.items():
        cost = model.omitted_costs.get(name)
        if cost is None or answer.amount is None:
            continue
        body = body_of(cost.body, context.case.lead_body, entry.instead)
        horizon, first = context.horizon, entry.start or context.horizon[0]
        profile = (
            span(horizon, first, entry.until, entry.start_month)
            if answer.once is None
            else one_year(horizon.index(first), len(horizon))
        )
        local = LocalValue.model_construct(
            value=answer.amount,
            source=answer.source or "no source given",
            price_base=answer.price_base,
            status=answer.status,
        )
        figure = context.given(context.own_key(option.id, f"{entry.id}.{name}", local), cost.title, local)
        if not is_given(answer.source):
            context.report(
                "no-source",
                f"{cost.title}: the amount has no source",
                (*path, "omitted_costs", name),
                severity=Severity.WARNING,
                expected="a line 'source: ...'",
            )
        terms = (Term(profile, (Factor(figure),)),)
        yield DirectLine(
            labels=Labels(
                id=LineId(name, MadeBy.OMITTED, entry.id),
                title=cost.title,
                option=option.id,
                body=body,
                kind="cost",
                intervention=entry.id,
                recurrent=answer.once is None,
                has_end=entry.until is not None and answer.once is None,
                last_part=part_of_last(horizon, entry.start, entry.start_month) if answer.once is None else 1.0,
                priced_in=terms_priced_in(terms),
            ),
            terms=terms,
        )


def _terms(context: Context, option: Option, line: Line, path: Path, *, goes_on: bool) -> Iterator[Term]:
    key = FigureKey(option.id, line.id)
    horizon = context.horizon
    if line.amount is not None:
        context.in_horizon(dict.fromkeys(line.amount, 0.0), (*path, "amount"))
        yield from _by_named_year(context, key, line, line.amount, context.goes_on_after if goes_on else None)
        return
    profile = span(horizon, line.from_, line.to, line.start_month)
    deflated = _from_cash(context) if line.price_base == CASH else None
    if line.each_year is not None:
        yield Term(profile, (Factor(_own(context, key, line.title, line.each_year, line)),), deflated)
    elif line.staff is not None:
        staff = line.staff
        as_of = f"{line.title}: employer's on-costs, as of {staff.on_costs_as_of.isoformat()}"
        posts = _own(context, key.of("wte"), f"{line.title}: whole-time equivalents", staff.wte, line)
        on_costs = _own(context, key.of("on-costs"), as_of, staff.on_costs, line)
        yield Term(
            profile,
            (
                Factor(replace(posts, kind=Kind.PLAIN if staff.wte.unit.is_number else None)),
                Factor(_own(context, key.of("salary"), f"{line.title}: salary", staff.salary, line)),
                Factor(replace(on_costs, kind=Kind.SHARE), Use.ONE_PLUS),
            ),
            deflated,
        )


def _from_cash(context: Context) -> tuple[float, ...]:
    """What brings cash of each year of the horizon to the case's prices."""
    return tuple(context.prices.index.factor(year, context.prices.base) for year in context.horizon)


def _by_named_year(
    context: Context, key: FigureKey, line: Line, amounts: dict[Year, Quantity], goes_on_after: Year | None
) -> Iterator[Term]:
    horizon = context.horizon
    for year, quantity in amounts.items():
        if year in horizon:
            figure = _own(context, key.of(str(year)), f"{line.title}, {year}", quantity, line, in_year=year)
            profile = span(horizon, year, None if year == goes_on_after else year, None)
            yield Term(profile, (Factor(figure),))


def _recurs(line: Line, first: Year, beside: Sequence[BenefitLine]) -> bool:
    """Whether a line goes on: what the author says, else what is neither capital nor an amount for one year alone.

    What comes in other years on the same budget line, or counts the same event, is the same saving, as if it stood in
    one line.
    """
    if line.recurrent is not None:
        return line.recurrent
    if line.spend == "capital":
        return False
    year = _only_year(line, first)
    if year is None:
        return True
    if not isinstance(line, BenefitLine) or line.saving is None:
        return False
    return any(_same_saving(line, other) and _only_year(other, first) != year for other in beside)


def _only_year(line: Line, first: Year) -> Year | None:
    """The one year that a line is of; None where it is of more."""
    if line.amount is not None:
        return next(iter(line.amount)) if len(line.amount) == 1 else None
    begins = line.from_ or first
    return begins if line.to == begins else None


def _same_saving(line: BenefitLine, other: BenefitLine) -> bool:
    """Whether another line is of the same saving as this one, and goes on."""
    goes_on = other.recurrent is not False and other.spend != "capital"
    return goes_on and line.saving == other.saving


def _relative_price(context: Context, line: Line, key: FigureKey) -> Resolved | None:
    given = line.relative_price
    if given is None:
        return None
    local = LocalValue.model_construct(value=given.each_year, source=given.reason, status=line.status)
    title = f"{line.title}: growth of its price over general inflation, a year"
    return context.given(key.of("relative-price"), title, local)


def _marginal(context: Context, line: Line, key: FigureKey) -> Resolved | None:
    if not isinstance(line, BenefitLine) or line.marginal_share is None:
        return None
    return marginal_share(context, key.of("marginal-share"), line.title, line.marginal_share)


def marginal_share(context: Context, key: FigureKey, title: str, given: MarginalShare) -> Resolved:
    """What the case says freed capacity saves, as a share of its average cost."""
    return context.given(key, f"{title}: share of the average cost that is saved", share_given(given))


def share_given(given: MarginalShare) -> LocalValue:
    """The same as a value that the case gives."""
    return LocalValue.model_construct(
        value=given.share, source=given.source or "the case", reason=given.reason, status=given.status
    )


def _beside(
    context: Context, line: Line, key: FigureKey, name: str, words: str, in_year: Year | None = None
) -> Resolved | None:
    """What a cost line says beside its amount, as a figure of its own."""
    value: Quantity | None = getattr(line, name, None)
    if value is None:
        return None
    return _own(context, key.of(name.replace("_", "-")), f"{line.title}: {words}", value, line, in_year)


def _own(
    context: Context, key: FigureKey, title: str, value: Quantity, line: Line, in_year: Year | None = None
) -> Resolved:
    """A figure of a line; of one in cash, an amount of one year is in that year's prices and the rest in none."""
    base = in_year if isinstance(line.price_base, str) else line.price_base
    local = LocalValue.model_construct(
        value=value, source=line.source or "the case", status=line.status, price_base=base
    )
    made = context.given(key, title, local)
    return replace(made, price_base=None) if line.price_base == CASH and base is None else made


def _years_within(context: Context, line: Line, path: Path) -> bool:
    first = context.within_horizon(line.from_, (*path, "from"))
    last = context.within_horizon(line.to, (*path, "to"))
    return first and last and context.in_turn(line.from_, line.to, (*path, "to"))


def counted_as(line: Line) -> CashType | None:
    """A benefit's cash type; one whose release is not named is no more than capacity, whatever it is called."""
    if not isinstance(line, BenefitLine):
        return None
    return line.cash_type if _is_released(line) else CashType.CAPACITY


def _is_released(line: BenefitLine) -> bool:
    claimed = line.cash_type in (CashType.CASH_RELEASING, CashType.AVOIDED_GROWTH)
    return not claimed or bool(line.budget_line and line.owner)


def check_release(context: Context, line: BenefitLine, path: Path) -> None:
    """Note a claim to cash that names no budget line or no owner."""
    if not _is_released(line):
        context.report(
            "release-not-named",
            f"{line.title} does not say how the money is released",
            path,
            severity=Severity.BLOCKER,
            expected="budget_line: (the line that falls) and owner: (who makes it fall)",
            remedy="or cash_type: capacity, when no budget line falls",
        )
