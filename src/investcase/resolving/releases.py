"""Releases, settled: which lines each one releases, in what steps, and what comes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from investcase.documents.bodies import Body, body_of
from investcase.documents.case import Intervention, Option
from investcase.documents.fields import ByYear
from investcase.documents.kinds_of_money import CashType
from investcase.documents.lines import LocalValue
from investcase.documents.model import Model
from investcase.documents.release import Refill, Release
from investcase.quantities import Quantity, Unit, parse_unit
from investcase.reading.nodes import Path
from investcase.reading.suggest import one_of
from investcase.resolving.context import Context
from investcase.resolving.figures import Resolved
from investcase.resolving.labels import Labels
from investcase.resolving.line_id import LineId, MadeBy
from investcase.resolving.program import Program
from investcase.resolving.terms import DirectLine, Factor, Term, one_year, terms_priced_in
from investcase.resolving.without_ids import called

_POUNDS_A_YEAR = parse_unit("£ / year")
_PERSON, _YEAR = parse_unit("person"), parse_unit("year")
_ONE_PERSON_EACH = (parse_unit("place"), parse_unit("package"))


@dataclass(frozen=True, slots=True)
class ResolvedRelease:
    """A release and the lines of its model that it covers.

    `step` is in the unit of each line's quantity; None when the release names none, or when single hours or visits are
    bought, which need no step. The figures are pounds of the case's price base for each unit of the quantity.
    """

    release: Release
    lines: tuple[str, ...]
    step: float | None
    marginal: Resolved | None
    refill_value: Resolved | None
    refill_cost: Resolved | None

    @property
    def cash_type(self) -> CashType:
        """What it releases money as; growth that no approved plan holds is capacity."""
        planned = self.release.as_ is not CashType.AVOIDED_GROWTH or self.release.plan_line
        return self.release.as_ if planned else CashType.CAPACITY

    @property
    def figures(self) -> tuple[Resolved, ...]:
        """The figures it rests on."""
        return tuple(f for f in (self.marginal, self.refill_value, self.refill_cost) if f is not None)


def resolve_releases(
    context: Context, option: Option, model: Model, program: Program, entry: Intervention, path: Path
) -> Iterator[ResolvedRelease]:
    """The releases of an intervention; problems are noted in the context."""
    taken: set[str] = set()
    for index, release in enumerate(() if entry.release == "none" else entry.release):
        where: Path = (*path, "release", index)
        covered = _covered(context, model, release, entry.instead, where)
        if covered is None:
            continue
        if taken & set(covered):
            message = f"a release for {release.body} is given above"
            context.report("release-twice", message, (*where, "body"), remedy="or name under lines what each releases")
            continue
        taken |= set(covered)
        units = _units(model, program, covered)
        step = _step(context, release, units, where)
        if not _fits(context, release, units, where) or not context.within_horizon(release.from_, (*where, "from")):
            continue
        key = f"{entry.id}.{called(release)}"
        refill = release.refill or Refill.model_construct()
        yield ResolvedRelease(
            release=release,
            lines=covered,
            step=step,
            marginal=_figure(context, option, f"{key}.marginal", "Marginal cost", release.marginal, release),
            refill_value=_figure(context, option, f"{key}.refill-value", "Value of the refill", refill.value, refill),
            refill_cost=_figure(context, option, f"{key}.refill-cost", "Cost of the refill", refill.cost, refill),
        )


def release_costs(context: Context, option: Option, entry: Intervention, path: Path) -> Iterator[DirectLine]:
    """What it costs to leave, and to pay twice for a time, where the case gives amounts by year."""
    for index, release in enumerate(() if entry.release == "none" else entry.release):
        where: Path = (*path, "release", index)
        key = f"release-{called(release)}"
        double = release.double_running.amount if release.double_running else None
        what = release.closes or release.budget_line or entry.title or entry.id
        if release.exit_costs:
            title = f"Cost of closing: {what}"
            yield _cost(
                context, option, (key, "exit", title), entry, release, release.exit_costs, (*where, "exit_costs")
            )
        if double:
            inside: Path = (*where, "double_running", "amount")
            title = f"Double running: {what}"
            made = _cost(context, option, (key, "double-running", title), entry, release, double, inside)
            yield replace(made, labels=replace(made.labels, paid_twice=True))


def _covered(
    context: Context, model: Model, release: Release, instead: Mapping[str, Body], where: Path
) -> tuple[str, ...] | None:
    """The lines of the model that a release covers, by their keys."""
    gains = {
        key: body_of(line.body, context.case.lead_body, instead)
        for key, line in model.lines.items()
        if line.cash_type == "by_release" or (line.cash_type == "capacity" and release.as_ is CashType.CAPACITY)
    }
    own = [key for key, body in gains.items() if body == release.body]
    if not own:
        message = f"this model saves {release.body} nothing that could be released"
        bodies = sorted({body.id for body in gains.values()})
        context.report(
            "release-body", message, (*where, "body"), expected=one_of(bodies) if bodies else "release: none"
        )
        return None
    for number, key in enumerate(release.lines):
        if key not in own:
            context.unknown("line to release", key, own, (*where, "lines", number))
            return None
    return release.lines or tuple(own)


def _units(model: Model, program: Program, keys: tuple[str, ...]) -> dict[str, Unit | None]:
    """What each line's quantity is counted in; None where the model names none."""
    known = {definition.name: definition.unit for definition in program.definitions}
    known |= {name: entry.unit for name, entry in model.inputs.items()}
    found: dict[str, Unit | None] = {}
    for key in keys:
        quantity = model.lines[key].quantity
        found[key] = None if quantity is None else known.get(quantity)
    return found


def _step(context: Context, release: Release, units: dict[str, Unit | None], where: Path) -> float | None:
    if release.spot_bought:
        at_any_one_time = all(unit is not None and unit.power("year") == 0 for unit in units.values())
        return 1.0 if at_any_one_time else None
    if release.step is None:
        return None
    for key, unit in units.items():
        if unit is None or release.step.unit not in _same_count(unit):
            counted = f"counted in {unit}" if unit is not None else "not counted by the model"
            context.report(
                "release-step-unit",
                f"a step is in {release.step.unit}, and what {key!r} frees is {counted}",
                (*where, "step"),
                expected=f"a step in {one_of(str(u) for u in _same_count(unit))}" if unit else "no step",
                remedy="or name under lines those of the model's lines that this release is for",
            )
            return None
    return release.step.central


def _same_count(unit: Unit) -> tuple[Unit, ...]:
    """The units in which a step of a quantity may be written: its own, without its year, and places for people."""
    whole = unit * _YEAR if unit.power("year") == -1 else unit
    return tuple(dict.fromkeys((whole, unit, *(_ONE_PERSON_EACH if unit == _PERSON else ()))))


def _fits(context: Context, release: Release, units: dict[str, Unit | None], where: Path) -> bool:
    """Whether the prices given for each unit come to pounds a year on every line."""
    priced: list[tuple[Quantity, Path]] = []
    if release.marginal is not None:
        priced.append((release.marginal, (*where, "marginal")))
    if release.refill is not None and release.refill.value is not None and release.refill.cost is not None:
        priced.append((release.refill.value, (*where, "refill", "value")))
        priced.append((release.refill.cost, (*where, "refill", "cost")))
    for price, at in priced:
        for key, unit in units.items():
            if unit is None or price.unit * unit != _POUNDS_A_YEAR:
                wanted = (
                    str(_POUNDS_A_YEAR / unit) if unit is not None else "nothing: the model counts no quantity here"
                )
                context.report(
                    "release-price-unit",
                    f"this is in {price.unit}, and what {key!r} frees is counted in {unit}",
                    at,
                    expected=wanted,
                )
                return False
    return True


def _figure(
    context: Context,
    option: Option,
    key: str,
    title: str,
    value: Quantity | None,
    told_by: Release | Refill,
) -> Resolved | None:
    if value is None:
        return None
    local = LocalValue.model_construct(
        value=value, source=told_by.source or "the case", price_base=told_by.price_base, status=told_by.status
    )
    return context.given(context.own_key(option.id, key, local), title, local)


def _cost(
    context: Context,
    option: Option,
    named: tuple[str, str, str],
    entry: Intervention,
    release: Release,
    amounts: ByYear,
    where: Path,
) -> DirectLine:
    key, kind, title = named
    name = f"{key}-{kind}"
    horizon = context.horizon
    context.in_horizon(dict.fromkeys(amounts, 0.0), where)
    terms = []
    for year, quantity in amounts.items():
        if year in horizon:
            figure = _figure(context, option, f"{entry.id}-{name}.{year}", f"{title}, {year}", quantity, release)
            assert figure is not None
            terms.append(Term(one_year(horizon.index(year), len(horizon)), (Factor(figure),)))
    return DirectLine(
        labels=Labels(
            id=LineId(name, MadeBy.RELEASE, entry.id),
            title=title,
            option=option.id,
            body=release.body,
            kind="cost",
            intervention=entry.id,
            recurrent=False,
            priced_in=terms_priced_in(terms),
        ),
        terms=tuple(terms),
    )
