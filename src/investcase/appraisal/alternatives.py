"""What the answer would have been had the case picked another alternative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.model import Body
from investcase.flows.build import build_flows
from investcase.flows.worlds import Worlds, lay_out
from investcase.quantities import Year
from investcase.reading.problems import Problems
from investcase.resolving.case import option_figures
from investcase.resolving.interventions import repicked


@dataclass(frozen=True, slots=True)
class OtherChoice:
    """An alternative not picked, and the option's NPSV with it in pounds; None, with why, if it cannot be had."""

    intervention: str
    question: str
    picked: str
    alternative: str
    npsv: float | None
    why_not: str | None


def other_choices(
    appraisal: OptionAppraisal, worlds: Worlds, horizon: tuple[Year, ...], lead: Body
) -> Iterator[OtherChoice]:
    """Every alternative of every choice that the option did not pick, one at a time, at central values."""
    option = appraisal.flows.option
    central = worlds.worlds[:1]
    for index, intervention in enumerate(option.interventions):
        for name, choice in intervention.document.choices.items():
            picked = choice.alternatives[intervention.choices[name]].title
            for key, alternative in choice.alternatives.items():
                if key == intervention.choices[name]:
                    continue
                changed = repicked(intervention, {name: key})
                if isinstance(changed, str):
                    yield OtherChoice(intervention.id, choice.question, picked, alternative.title, None, changed)
                    continue
                parts = (*option.interventions[:index], changed, *option.interventions[index + 1 :])
                other = replace(option, interventions=parts)
                try:
                    flows = build_flows(other, lay_out(option_figures(other), central), horizon, lead)
                except Problems as problems:
                    why = problems.problems[0].message
                    yield OtherChoice(intervention.id, choice.question, picked, alternative.title, None, why)
                    continue
                npsv = float(replace(appraisal, flows=flows).npsv[0])
                yield OtherChoice(intervention.id, choice.question, picked, alternative.title, npsv, None)
