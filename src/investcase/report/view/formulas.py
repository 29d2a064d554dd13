"""Formulas in words, with their numbers: central values, at steady state, before anything is taken off."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.flows.model_lines import Mechanism
from investcase.formulas import in_words, with_numbers
from investcase.report.numbers import percent
from investcase.report.words import amount_words
from investcase.resolving.program import ROLLOUT, ROLLOUT_TITLE


@dataclass(frozen=True, slots=True)
class Working:
    """One step: its name in words, the formula in words, the same with numbers, and the answer."""

    title: str
    words: str
    numbers: str
    answer: str


@dataclass(frozen=True, slots=True)
class ModelWorking:
    """A model's choices and its steps, and what is taken off at the end."""

    title: str
    choices: tuple[tuple[str, str], ...]
    steps: tuple[Working, ...]
    taken_off: tuple[tuple[str, str], ...]
    realised: str


def workings(appraisal: Appraisal) -> tuple[ModelWorking, ...]:
    """Every model of the preferred option."""
    return tuple(_working(mechanism) for mechanism in appraisal.preferred.flows.mechanisms)


def _working(mechanism: Mechanism) -> ModelWorking:
    entry = mechanism.intervention
    model = entry.document
    titles = {name: _lower(needed.title) for name, needed in model.inputs.items()}
    titles |= {definition.name: _lower(definition.title) for definition in entry.program.definitions}
    titles[ROLLOUT] = _lower(ROLLOUT_TITLE)
    units = {name: needed.unit for name, needed in model.inputs.items()}
    units |= {definition.name: definition.unit for definition in entry.program.definitions}
    written = {
        name: amount_words(float(value[0].ravel()[0]), units[name])
        for name, value in mechanism.steady.items()
        if name in units
    }
    written[ROLLOUT] = percent(entry.rollout.settled)
    steps = tuple(
        Working(
            definition.title,
            in_words(definition.formula, titles),
            with_numbers(definition.formula, written),
            written[definition.name],
        )
        for definition in entry.program.definitions
    )
    choices = tuple(
        (choice.question, choice.alternatives[entry.choices[name]].title) for name, choice in model.choices.items()
    )
    taken_off = tuple((a.factor.figure.title, percent(a.factor.figure.quantity.central)) for a in entry.adjustments)
    return ModelWorking(entry.title, choices, steps, taken_off, percent(float(mechanism.realised[0, 0])))


def _lower(title: str) -> str:
    """A title as it reads inside a sentence; names such as NHS keep their capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
