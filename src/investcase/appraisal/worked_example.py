"""Whether a model comes to what its worked example says, by hand.

Method: a case of the model alone, in a nation without a place's own figures; its quantities at steady state, central.
Two numbers are the same when they differ by no more than half a per cent of the one worked out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import isclose

from investcase.appraisal.appraise import appraise
from investcase.catalogue.layout import documents
from investcase.catalogue.library import Library
from investcase.catalogue.origins import Origin, is_shipped
from investcase.documents.base import Loaded
from investcase.documents.model import Model
from investcase.documents.worked_example import WorkedExample
from investcase.quantities import Quantity, Unit
from investcase.quantities.typed import typed
from investcase.reading.problems import Problem, Problems, Severity
from investcase.reading.suggest import did_you_mean
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text

_ROUNDED = 0.005


def worked_examples(library: Library, origin: Origin) -> Iterator[Problem]:
    """What is wrong with the worked example of each model of a library, where it has one."""
    for path in documents(origin.folder, "models/*/model.yaml"):
        loaded = library.model(path.parent.name)
        if loaded is not None and loaded.document.worked_example is not None:
            yield from _held(loaded, loaded.document.worked_example, origin)


def _held(loaded: Loaded[Model], example: WorkedExample, origin: Origin) -> Iterator[Problem]:
    slips = list(_slips(loaded, example))
    if slips:
        yield from slips
        return
    try:
        came = _worked_out(loaded.document, example, origin)
    except Problems as faults:
        for fault in faults:
            if fault.severity is Severity.ERROR:
                missing = fault.code == "input-missing"
                yield loaded.problem(
                    "worked-example-stops",
                    f"the worked example cannot be worked out: {fault.message}",
                    ("worked_example",),
                    expected="a line for it under inputs of the worked example" if missing else fault.expected,
                    remedy=fault.remedy,
                    on_key=True,
                )
        return
    for name, said in example.gives.items():
        path = ("worked_example", "gives", name)
        if name not in came:
            message = f"the model has nothing called {name!r}"
            yield loaded.problem("worked-example", message, path, remedy=did_you_mean(name, sorted(came)), on_key=True)
            continue
        found = came[name]
        if found.unit != said.unit:
            message = f"{name} is in {found.unit}, and the worked example says {said.unit}"
            yield loaded.problem("worked-example", message, path, expected=typed(found))
        elif not isclose(found.central, said.central, rel_tol=_ROUNDED, abs_tol=1e-9):
            message = f"{name} comes to {_shown(found, said)}, and the worked example says {_shown(said, said)}"
            yield loaded.problem("worked-example", message, path, remedy="work it out again, or mend the formula")


def _slips(loaded: Loaded[Model], example: WorkedExample) -> Iterator[Problem]:
    """What is given to a name that the model does not have, or in another unit."""
    needed = loaded.document.inputs
    for name, value in example.inputs.items():
        path = ("worked_example", "inputs", name)
        if name not in needed:
            message, remedy = f"the model needs nothing called {name!r}", did_you_mean(name, sorted(needed))
            yield loaded.problem("worked-example", message, path, remedy=remedy, on_key=True)
        elif value.unit != needed[name].unit:
            message = f"{name} is in {needed[name].unit}, and the worked example says {value.unit}"
            yield loaded.problem("worked-example", message, path, expected=f"a value in {needed[name].unit}")


def _shown(value: Quantity, like: Quantity) -> str:
    """A quantity in as many digits as help, a plain number with a sign where the example writes it so."""
    return typed(Quantity(float(f"{value.central:.7g}"), value.unit), percent=like.percent)


def _worked_out(model: Model, example: WorkedExample, origin: Origin) -> Mapping[str, Quantity]:
    """Every name of the model as the example has it."""
    given = {
        name: {"value": typed(value).strip('"'), "source": "The example"} for name, value in example.inputs.items()
    }
    entry = {"id": "it", "model": model.model, "choices": dict(example.choices), "inputs": given}
    case = {
        "format": "investcase/case/1",
        "case": "worked-example",
        "title": "Worked example",
        "place": {"name": "Worked example", "nation": example.nation.value},
        "start": str(example.price_base),
        "years": 3,
        "price_base": str(example.price_base),
        "options": [{"id": "act", "title": "Act", "preferred": True, "interventions": [entry]}],
    }
    text = SourceText("worked example", json.dumps(case, ensure_ascii=False))
    library = None if is_shipped(origin.folder) else origin.folder
    (mechanism,) = appraise(load_text(text, None, library)).preferred.flows.mechanisms
    settled = mechanism.intervention
    units: dict[str, Unit] = {each.name: each.unit for each in settled.program.definitions}
    came = {name: figure.quantity for name, figure in settled.values.items()}
    for name, unit in units.items():
        value = float(mechanism.steady[name][0, 0])
        came[name] = Quantity(value, unit)
    return came
