"""Every plain number of the shipped library says what it is, and none passes with its per cent sign left out."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from cases import faults
from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.shipped import assumptions_dir
from investcase.documents.figure import Figure
from investcase.documents.model import Input, Model
from investcase.documents.place import Column
from investcase.quantities import Kind, parse_quantity, parse_unit
from investcase.quantities.kinds import misfit, unlikely

HEAD = """\
format: investcase/case/1
case: signs-left-out
title: Every plain number of a model, its sign left out
place: Kent
start: 2027-28
years: 4
price_base: 2026-27
options:
  - id: act
    title: Act
    preferred: true
    interventions:
      - id: it
        model: {model}
        inputs:
"""
CHANGES = (Kind.CHANGE, Kind.REDUCTION)


def entries(folder: str, block: str) -> list[dict[str, Any]]:
    paths = sorted((assumptions_dir() / folder).glob("**/*.yaml"))
    documents = [yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in paths]
    found = []
    for document in documents:
        block_of = document.get(block, [])
        found += list(block_of.values()) if isinstance(block_of, dict) else block_of
    return [entry for entry in found if parse_unit(entry["unit"]).is_number]


FIGURES = entries("figures", "figures")
INPUTS = entries("models", "inputs")
COLUMNS = entries("places", "columns")
MODELS = sorted(path.parent.name for path in assumptions_dir().glob("models/*/model.yaml"))


def bare(text: str) -> str:
    """What somebody types who leaves the per cent sign out: a hundred times the number."""
    if "%" in text:
        return text.replace("%", "")
    return re.sub(r"\d+(?:\.\d+)?", lambda number: f"{float(number[0]) * 100:.10g}", text)


def test_there_are_plain_numbers_to_hold() -> None:
    assert (len(INPUTS), len(FIGURES), len(COLUMNS)) >= (60, 80, 25)
    assert len(MODELS) == 24


@pytest.mark.parametrize("entry", FIGURES, ids=lambda entry: entry["id"])
def test_a_figure_says_what_it_is_and_is_refused_without(entry: dict[str, Any]) -> None:
    figure = Figure.model_validate(entry)
    assert figure.is_ is not None
    for value in figure.values:
        assert misfit(value.value, figure.is_) is None
    with pytest.raises(ValidationError) as refused:
        Figure.model_validate({key: value for key, value in entry.items() if key != "is"})
    assert [error["type"] for error in refused.value.errors()] == ["no-kind"]


@pytest.mark.parametrize("entry", FIGURES, ids=lambda entry: entry["id"])
def test_a_figure_a_hundred_times_too_large_is_never_taken_without_a_word(entry: dict[str, Any]) -> None:
    kind = Kind(entry["is"])
    for index, value in enumerate(entry["values"]):
        wrong = {**value, "value": bare(value["value"]), "interval": None}
        values = [*entry["values"][:index], wrong, *entry["values"][index + 1 :]]
        typed = parse_quantity(wrong["value"])
        if kind in (Kind.SHARE, *CHANGES) and any(typed.ends):
            with pytest.raises(ValidationError) as refused:
                Figure.model_validate({**entry, "values": values})
            assert [error["type"] for error in refused.value.errors()] == [kind.value]
        elif kind is Kind.RATIO and entry["measure"] != "return_ratio":
            assert unlikely(typed, kind) is not None


@pytest.mark.parametrize("entry", INPUTS, ids=lambda entry: entry["title"])
def test_an_input_says_what_it_is_and_is_refused_without(entry: dict[str, Any]) -> None:
    assert Input.model_validate(entry).is_ is not None
    with pytest.raises(ValidationError) as refused:
        Input.model_validate({key: value for key, value in entry.items() if key != "is"})
    assert [error["type"] for error in refused.value.errors()] == ["no-kind"]


@pytest.mark.parametrize("entry", COLUMNS, ids=lambda entry: entry["name"])
def test_a_column_says_what_it_is_and_is_refused_without(entry: dict[str, Any]) -> None:
    assert Column.model_validate(entry).is_ is not None
    with pytest.raises(ValidationError) as refused:
        Column.model_validate({key: value for key, value in entry.items() if key != "is"})
    assert [error["type"] for error in refused.value.errors()] == ["no-kind"]


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


def model_of(library: Library, name: str) -> Model:
    loaded = library.model(name)
    assert loaded is not None
    return loaded.document


def plain_inputs(model: Model) -> dict[str, Input]:
    return {name: needed for name, needed in model.inputs.items() if needed.unit.is_number}


def told(model: Model, values: dict[str, str]) -> dict[str, str]:
    """The problem that a case with these values meets at each of them, by input."""
    lines = [f"          {name}: {{value: {value!r}, source: ours, reason: ours}}" for name, value in values.items()]
    found = faults(HEAD.format(model=model.model) + "\n".join(lines) + "\n")
    at = re.compile(r"options\[0\]\.interventions\[0\]\.inputs\.(\w+)\.value")
    said = {}
    for problem in found:
        if (match := at.fullmatch(problem.field or "")) is not None:
            assert problem.position is not None
            assert problem.position.line == HEAD.count("\n") + 1 + list(values).index(match[1])
            assert problem.position.column == lines[list(values).index(match[1])].index("value: ") + len("value: ") + 1
            said[match[1]] = problem.code
    return said


@pytest.mark.parametrize("name", MODELS)
def test_no_input_of_a_model_takes_a_number_whose_sign_was_left_out(library: Library, name: str) -> None:
    model = model_of(library, name)
    inputs = plain_inputs(model)
    percentages = {key: needed for key, needed in inputs.items() if needed.is_ in (Kind.SHARE, *CHANGES)}
    if percentages:
        assert told(model, dict.fromkeys(percentages, "28")) == {key: needed.is_ for key, needed in percentages.items()}
        assert told(model, dict.fromkeys(percentages, "10 to 40, central 28")).keys() == percentages.keys()
        assert told(model, dict.fromkeys(percentages, "28%")) == {}
        assert told(model, dict.fromkeys(percentages, "0.28")) == {}


@pytest.mark.parametrize("name", MODELS)
def test_no_input_of_a_model_lies_outside_its_bounds_at_either_end(library: Library, name: str) -> None:
    model = model_of(library, name)
    inputs = plain_inputs(model)
    outside = {
        Kind.SHARE: ["110%", "-5%", "90% to 101%, central 95%", "-1% to 10%, central 5%"],
        Kind.RATIO: ["-5%", "-1% to 110%, central 95%"],
        Kind.CHANGE: ["-101%", "-101% to 5%, central 0%"],
        Kind.REDUCTION: ["101%", "5% to 101%, central 50%"],
        Kind.COUNT_PER: ["-1", "-1 to 3, central 2", "403%"],
    }
    for turn in range(4):
        wrong = {
            key: outside[needed.is_][min(turn, len(outside[needed.is_]) - 1)]
            for key, needed in inputs.items()
            if needed.is_ is not None
        }
        codes = {key: str(needed.is_).replace("_", "-") for key, needed in inputs.items()}
        if wrong:
            assert told(model, wrong) == codes


@pytest.mark.parametrize("name", MODELS)
def test_a_figure_and_the_input_that_it_feeds_are_of_one_kind(library: Library, name: str) -> None:
    for needed in model_of(library, name).inputs.values():
        if needed.figure is not None:
            held = library.figure(needed.figure)
            assert {entry.figure.is_ for entry in held} == {needed.is_}
