"""The values of a model's inputs: the case's own, else the library's, a place's or a nation's."""

from __future__ import annotations

from dataclasses import replace

from investcase.catalogue.places import PlaceValue
from investcase.documents.case import Intervention, Option
from investcase.documents.figure import Status
from investcase.documents.lines import LocalValue
from investcase.documents.model import Input, Model
from investcase.quantities import Quantity
from investcase.quantities.kinds import kind_words
from investcase.reading.nodes import Path
from investcase.resolving.candidates import PUBLISHED_TABLE, nothing_carried_over
from investcase.resolving.context import Context, in_its_unit, nation_name
from investcase.resolving.figures import Replaced, Resolved, renamed


def input_values(
    context: Context, option: Option, model: Model, entry: Intervention, path: Path
) -> tuple[dict[str, Resolved], dict[str, str]]:
    values: dict[str, Resolved] = {}
    missing: dict[str, str] = {}
    for name in entry.inputs:
        if name not in model.inputs:
            context.unknown("input", name, model.inputs, (*path, "inputs", name), on_key=True)
    for name, needed in model.inputs.items():
        settled = _library_value(context, model.model, name, needed, missing, path)
        local = entry.inputs.get(name)
        if local is not None:
            where: Path = (*path, "inputs", name)
            local = in_its_unit(local, needed.unit)
            if context.fits(local, needed.unit, needed.is_, where):
                before = settled.replaced if settled else ()
                if settled is not None:
                    before = (_set_aside(settled), *before)
                key = context.own_key(option.id, f"{entry.id}.{name}", local)
                given = context.local(key, needed.title, local, where, before)
                measure = settled.measure if settled is not None else None
                values[name] = replace(given, kind=needed.is_, measure=measure)
                missing.pop(name, None)
        elif settled is not None:
            values[name] = settled
    return values, missing


def _set_aside(figure: Resolved) -> Replaced:
    return Replaced(figure.original, figure.origin, figure.source)


def _library_value(
    context: Context, model: str, name: str, needed: Input, missing: dict[str, str], path: Path
) -> Resolved | None:
    if needed.value is not None:
        return _constant(context, f"constant.{model}.{name}", needed, needed.value)
    if needed.figure is not None:
        return _figure(context, name, needed, needed.figure, missing, path)
    if needed.place is not None:
        return _place(context, name, needed, needed.place, missing, path)
    if needed.nation is not None:
        found, problems = context.places.national_total(needed.nation.nation, needed.nation.column)
        context.problems.extend(problems)
        if found is not None and found.value is not None:
            return from_place(f"{needed.nation.nation}.{needed.nation.column}", needed.title, found)
        missing[name] = f"{nation_name(needed.nation.nation)} publishes no total for it"
        return None
    missing[name] = "only the case can give it"
    return None


def _constant(context: Context, key: str, needed: Input, value: Quantity) -> Resolved:
    local = LocalValue.model_construct(value=value, source="a definition")
    made = context.given(key, needed.title, local)
    return replace(made, kind=needed.is_, status=Status.READ_AT_SOURCE, origin="the model")


def _figure(
    context: Context, name: str, needed: Input, figure_id: str, missing: dict[str, str], path: Path
) -> Resolved | None:
    settled = context.figure(figure_id)
    if settled is None:
        held = context.library.figure(figure_id)
        missing[name] = f"no figure {figure_id} holds for {nation_name(context.nation)}{nothing_carried_over(held)}"
        return None
    return renamed(settled, needed.title) if _is_what_is_needed(context, figure_id, settled, needed, path) else None


def _is_what_is_needed(context: Context, name: str, settled: Resolved, needed: Input, path: Path) -> bool:
    if settled.unit != needed.unit:
        context.report("figure-unit", f"{name} is in {settled.unit}, and the model needs {needed.unit}", path)
        return False
    if settled.kind is not needed.is_:
        message = f"{name} is a {kind_words(settled.kind)}, and the model needs a {kind_words(needed.is_)}"
        context.report("figure-kind", message, path)
        return False
    return True


def _place(
    context: Context, name: str, needed: Input, column: str, missing: dict[str, str], path: Path
) -> Resolved | None:
    if context.place is None:
        missing[name] = (
            f"{context.case.place.name if not isinstance(context.case.place, str) else ''} is not in the catalogue"
        )
        return None
    found = context.place.values.get(column)
    if found is None:
        missing[name] = f"no table holds it for {context.place.name}"
        return None
    if found.value is None:
        missing[name] = f"the published table is blank for {context.place.name}: {found.note or 'not published'}"
        return None
    settled = from_place(f"place.{column}", needed.title, found)
    return settled if _is_what_is_needed(context, column, settled, needed, path) else None


def from_place(key: str, title: str, found: PlaceValue) -> Resolved:
    """A published figure of a place or a nation, as a resolved figure."""
    assert found.value is not None
    quantity = Quantity(found.value, found.unit)
    return Resolved(
        key=key,
        title=title,
        quantity=quantity,
        original=quantity,
        price_base=None,
        price_base_because=None,
        status=found.status,
        inputs_status=found.source.read if found.status is Status.DERIVED else None,
        source=found.source.cited(),
        locator=found.column.locator,
        how=found.note or found.column.note,
        grade=None,
        origin=PUBLISHED_TABLE,
        period=found.column.period,
        kind=found.column.is_,
        spot=found.spot,
    )
