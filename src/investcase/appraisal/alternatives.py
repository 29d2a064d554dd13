"""What the answer would have been had the case picked another alternative."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from investcase.appraisal.worked import Worked
from investcase.flows.build import build_flows
from investcase.flows.worlds import lay_out
from investcase.reading.problems import Problems
from investcase.resolving.interventions import ResolvedIntervention, repicked
from investcase.resolving.option import ResolvedOption, option_figures


@dataclass(frozen=True, slots=True)
class OtherChoice:
    """An alternative not picked, and the option's NPSV with it in pounds; None, with why, if it cannot be had."""

    intervention: str
    question: str
    picked: str
    alternative: str
    npsv: float | None
    why_not: str | None


def other_choices(worked: Worked) -> tuple[OtherChoice, ...]:
    """Every alternative of every choice that the preferred option did not pick, one at a time, at central values."""
    return tuple(_each(worked))


def _each(worked: Worked) -> Iterator[OtherChoice]:
    preferred, case = worked.preferred, worked.case
    option, central = preferred.flows.option, worked.worlds.worlds[:1]
    for intervention, with_other in _at_work(option):
        for name, choice in intervention.document.choices.items():
            picked = choice.alternatives[intervention.choices[name]].title
            for key, alternative in choice.alternatives.items():
                if key == intervention.choices[name]:
                    continue
                changed = _changed(option, intervention, {name: key})
                if isinstance(changed, str):
                    yield OtherChoice(intervention.id, choice.question, picked, alternative.title, None, changed)
                    continue
                other = with_other(changed)
                try:
                    flows = build_flows(other, lay_out(option_figures(other), central), case.horizon, case.lead)
                except Problems as problems:
                    why = problems.problems[0].message
                    yield OtherChoice(intervention.id, choice.question, picked, alternative.title, None, why)
                    continue
                npsv = float(replace(preferred, flows=flows).npsv[0])
                yield OtherChoice(intervention.id, choice.question, picked, alternative.title, npsv, None)


def _at_work(
    option: ResolvedOption,
) -> Iterator[tuple[ResolvedIntervention, Callable[[ResolvedIntervention], ResolvedOption]]]:
    """Every model put to work or cut, and what makes the option with another in its place."""

    def instead(index: int) -> Callable[[ResolvedIntervention], ResolvedOption]:
        before, after = option.interventions[:index], option.interventions[index + 1 :]
        return lambda changed: replace(option, interventions=(*before, changed, *after))

    def cut_instead(index: int) -> Callable[[ResolvedIntervention], ResolvedOption]:
        before, cut, after = option.cuts[:index], option.cuts[index], option.cuts[index + 1 :]
        return lambda changed: replace(option, cuts=(*before, replace(cut, service=changed), *after))

    for index, intervention in enumerate(option.interventions):
        yield intervention, instead(index)
    for index, cut in enumerate(option.cuts):
        if cut.service is not None:
            yield cut.service, cut_instead(index)


def _changed(
    option: ResolvedOption, intervention: ResolvedIntervention, changes: Mapping[str, str]
) -> ResolvedIntervention | str:
    """The intervention with other answers; in words, why not, when something that the option needs has no value."""
    changed = repicked(intervention, changes)
    if isinstance(changed, str):
        return changed
    names = {definition.name for definition in changed.program.definitions}
    for events in option.portfolio.events:
        for member in events.members:
            if member.intervention == intervention.id and member.quantity not in names:
                return f"with it, nothing counts the events shared in {events.title}"
    return changed
