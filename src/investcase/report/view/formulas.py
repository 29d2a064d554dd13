"""Formulas in words, with their numbers: central values, at steady state, before anything is taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.flows.model_lines import Mechanism
from investcase.formulas import in_words, nationally, with_numbers
from investcase.numbers.writing import percent
from investcase.quantities import Year
from investcase.report.view.tables import Grid
from investcase.report.view.taken_off import in_plan_lines, late_line, line_notes, omitted_grid, taken_off_grid
from investcase.report.words import amount_words, figure_amount, is_plain_number, lowered
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
    """A model's choices and its steps, what is taken off at the end, and notes on its lines.

    `of_cut` says that the model is of a service that is cut. `settled` is the share of the full effort, or of the
    service, once the rollout has settled, when that is not all of it. Where a model
    rests on a claim, what is taken off, what is in a plan and the notes stand with the claim instead.
    """

    title: str
    of_cut: bool
    settled: str | None
    choices: tuple[tuple[str, str], ...]
    steps: tuple[Working, ...]
    taken_off: Grid | None
    in_plan: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    omitted: Grid | None


def workings(appraisal: Appraisal) -> tuple[ModelWorking, ...]:
    """Every model of the preferred option."""
    horizon = appraisal.case.horizon
    elsewhere = {found.intervention.id for found in appraisal.reconciliations}
    flows = appraisal.preferred.flows
    cut = {id(entry.mechanism) for entry in flows.cuts}
    return tuple(
        _working(mechanism, horizon, in_claims=mechanism.intervention.id in elsewhere, of_cut=id(mechanism) in cut)
        for mechanism in flows.every_mechanism
    )


def _working(mechanism: Mechanism, horizon: Sequence[Year], *, in_claims: bool, of_cut: bool) -> ModelWorking:
    entry = mechanism.intervention
    model = entry.document
    titles = {name: lowered(needed.title) for name, needed in model.inputs.items()}
    titles |= {definition.name: lowered(definition.title) for definition in entry.program.definitions}
    titles[ROLLOUT] = lowered(ROLLOUT_TITLE)
    units = {name: needed.unit for name, needed in model.inputs.items()}
    units |= {definition.name: definition.unit for definition in entry.program.definitions}
    written = {
        name: amount_words(value[0, 0], units[name]) for name, value in mechanism.steady.items() if name in units
    }
    written |= {
        symbol: amount_words(mechanism.steady[symbol][0, 0], units[name])
        for name in entry.program.nationals
        if (symbol := nationally(name)) in mechanism.steady
    }
    written |= {
        name: figure_amount(figure, figure.quantity.central)
        for name, figure in entry.values.items()
        if is_plain_number(figure) and name in written
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
    settled = entry.rollout.settled
    return ModelWorking(
        title=entry.title,
        of_cut=of_cut,
        settled=percent(settled) if settled < 1 else None,
        choices=choices,
        steps=steps,
        taken_off=None if in_claims else taken_off_grid(mechanism),
        in_plan=() if in_claims else (*in_plan_lines(entry, horizon), *late_line(mechanism)),
        notes=() if in_claims else line_notes(mechanism),
        omitted=None if in_claims or of_cut or not entry.omitted else omitted_grid(mechanism),
    )
