"""A prevention model on one page: what it needs, how it works in words, who pays and gains, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from investcase.catalogue.library import Library
from investcase.catalogue.places import Places
from investcase.cli.held import Held, held_for
from investcase.cli.showing import Shown
from investcase.cli.tables import heading, labelled, wrapped
from investcase.cli.written import written
from investcase.documents.bodies import Body
from investcase.documents.figure import Nation
from investcase.documents.kinds_of_money import CashType
from investcase.documents.model import Model, ModelLine, Step
from investcase.documents.unpriced import EffectKind
from investcase.formulas import FormulaError, in_words, parse_formula
from investcase.quantities.writing import plain_words, unit_in_words
from investcase.report.words import CASH_TYPES, NATIONS
from investcase.resolving.program import ROLLOUT, ROLLOUT_TITLE

_UNPRICED = {
    EffectKind.GAIN: "Gained, not priced: {}",
    EffectKind.HARM: "Harm, not priced: {}",
    EffectKind.EITHER: "For better or worse, not priced: {}",
    EffectKind.NOTE: "Note: {}",
}


def show_model(model: Model, library: Library, nation: Nation) -> Shown:
    """A model, with the values the library holds for a nation."""
    places = Places(library)
    held = {name: held_for(needed, library, places, nation, None) for name, needed in model.inputs.items()}
    titles = _titles(model)
    lines = [
        *wrapped(f"{model.model}: {model.title}"),
        *wrapped(model.summary, 2),
        *heading("Where it holds"),
        *labelled([(NATIONS[known], text) for known, text in model.nations.items()], 2),
        *_evidence(model),
        *heading(f"What it needs, with the values held for {NATIONS[nation]}"),
        *_inputs(model, held),
        *heading("What must be chosen"),
        *_choices(model, titles),
        *heading("How it works"),
        *_steps(model, titles),
        *heading("Who pays and who gains"),
        *_lines(model.lines),
        *heading("What its evidence leaves out"),
        *labelled([(cost.title, f"{_body(cost.body)}. {cost.why}") for cost in model.omitted_costs.values()], 2),
        *[
            line
            for effect in model.unpriced_effects
            for line in wrapped(_UNPRICED[effect.kind].format(effect.words), 2)
        ],
        *_claim(model),
        *heading("Sources"),
        *[line for cited in _sources(held) for line in wrapped(cited, 2, label="- ")],
    ]
    dossier = library.dossier(model.model)
    lines += wrapped(f"Technical notes: {dossier}" if dossier else "There are no technical notes.", 2)
    return Shown(tuple(lines), _data(model, held, nation, titles))


def _evidence(model: Model) -> Iterator[str]:
    """How far the effect is known, and where practice and trials disagree."""
    if model.standing is not None:
        yield from heading("How far it is known")
        yield from wrapped(f"Evidence grade {model.standing.grade}. {model.standing.why}", 2)
        for missing in model.standing.missing:
            yield from wrapped(f"Missing: {missing}", 2)
    if model.conflict is not None:
        yield from heading("Practice and trials disagree")
        said = [("From practice", model.conflict.practice), ("From trials", model.conflict.trials)]
        yield from labelled([*said, ("Reading", model.conflict.reading)], 2)


def _in_unit(step: Step) -> str:
    unit = unit_in_words(step.unit)
    return f"  [{unit}]" if unit else ""


def _titles(model: Model) -> dict[str, str]:
    titles = {ROLLOUT: ROLLOUT_TITLE.lower()}
    titles.update({name: _small(needed.title) for name, needed in model.inputs.items()})
    titles.update({name: _small(step.title) for name, step in model.steps.items()})
    for choice in model.choices.values():
        titles[choice.gives] = _small(choice.title)
        for alternative in choice.alternatives.values():
            titles.update({name: _small(step.title) for name, step in alternative.steps.items()})
    return {name: f"[{title}]" for name, title in titles.items()}


def _small(title: str) -> str:
    """A title inside a sentence; an abbreviation or a name keeps its capital."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _inputs(model: Model, held: Mapping[str, Held]) -> Iterator[str]:
    for name, needed in model.inputs.items():
        yield from wrapped(f"{needed.title} ({name})", 2)
        value = held[name]
        if value.quantity is None:
            origin = f"the place's {needed.place}" if needed.place else value.why_not or ""
            yield from wrapped(f"{origin}, in {unit_in_words(needed.unit) or plain_words(needed.is_)}", 6)
            continue
        prices = f", {value.price_base} prices" if value.price_base else f", {value.period}" if value.period else ""
        figure = f"; figure {needed.figure}" if needed.figure else ""
        yield from wrapped(f"{written(value.quantity, needed.is_)}{prices} ({value.standing}{figure})", 6)


def _choices(model: Model, titles: Mapping[str, str]) -> Iterator[str]:
    for name, choice in model.choices.items():
        yield from wrapped(f"{name}: {choice.question}", 2)
        for key, alternative in choice.alternatives.items():
            default = " (default)" if key == choice.default else ""
            yield from wrapped(f"{alternative.title}{default}. {alternative.why or ''}", 4, label=f"{key}: ")
            for step in alternative.steps.values():
                yield from wrapped(f"{step.title} = {_words(step.formula, titles)}", 8)
            yield from wrapped(f"{choice.title} = {_words(alternative.formula, titles)}", 8)


def _steps(model: Model, titles: Mapping[str, str]) -> Iterator[str]:
    for step in model.steps.values():
        yield from wrapped(f"{step.title} = {_words(step.formula, titles)}{_in_unit(step)}", 2)
    for bound in model.bounds:
        yield from wrapped(f"{'Warned of' if bound.warns else 'Refused'}: {bound.message}", 2)


def _words(formula: str, titles: Mapping[str, str]) -> str:
    try:
        return in_words(parse_formula(formula), titles)
    except FormulaError:
        return formula


def _lines(lines: Mapping[str, ModelLine]) -> Iterator[str]:
    for line in lines.values():
        kind = "cost" if line.cash_type is None else f"benefit, {_cash_type(line.cash_type)}"
        kind = f"{kind}, capital" if line.spend == "capital" else kind
        yield from wrapped(f"{line.title}: {_body(line.body)}, {kind}. {line.note or ''}", 2, label="- ")


def _cash_type(cash_type: CashType | str) -> str:
    if isinstance(cash_type, CashType):
        return CASH_TYPES[cash_type].lower()
    return "cash where a budget line is released, else capacity"


def _body(body: Body | str) -> str:
    return body.name if isinstance(body, Body) else "the body that leads"


def _claim(model: Model) -> Iterator[str]:
    for overlap in model.overlaps_with:
        yield from wrapped(f"Overlaps with {overlap.model}: {overlap.why}", 2)
    claim = model.claim
    if claim is None:
        return
    yield from heading("The national claim")
    yield from wrapped(claim.coverage, 2)
    yield from wrapped(claim.members_only, 2)
    if claim.interest:
        yield from wrapped(claim.interest, 2)
    bases = "; ".join(basis.title for basis in claim.bases.values())
    yield from wrapped(f"Shared out by: {bases}.", 2)
    yield from wrapped(f"See: investcase reconcile {model.model}", 2)


def _sources(held: Mapping[str, Held]) -> list[str]:
    known = dict.fromkeys(value.source for value in held.values() if value.source)
    return [source for source in known if not source.startswith(("no source", "a definition"))]


def _data(model: Model, held: Mapping[str, Held], nation: Nation, titles: Mapping[str, str]) -> dict[str, Any]:
    inputs = [
        {
            "name": name,
            "title": needed.title,
            "unit": str(needed.unit),
            "is": needed.is_,
            "figure": needed.figure,
            "place_column": needed.place,
            "value": written(quantity, needed.is_) if (quantity := held[name].quantity) else None,
            "status": status.value if (status := held[name].status) else None,
            "source": held[name].source,
            "why_not": held[name].why_not,
        }
        for name, needed in model.inputs.items()
    ]
    steps = [
        {"name": name, "title": step.title, "formula": step.formula, "words": _words(step.formula, titles)}
        for name, step in model.steps.items()
    ]
    document = model.model_dump(mode="json", include={"model", "title", "summary", "nations"})
    return {
        **document,
        "unpriced_effects": [{str(effect.kind): effect.words} for effect in model.unpriced_effects],
        "values_for": nation.value,
        "inputs": inputs,
        "choices": {
            name: {"question": choice.question, "default": choice.default, "alternatives": list(choice.alternatives)}
            for name, choice in model.choices.items()
        },
        "steps": steps,
        "lines": {key: line.model_dump(mode="json") for key, line in model.lines.items()},
        "omitted_costs": {key: cost.model_dump(mode="json") for key, cost in model.omitted_costs.items()},
        "coverage": model.claim.coverage if model.claim else None,
    }
