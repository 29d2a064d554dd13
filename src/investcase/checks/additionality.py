"""Whether what is taken off a gross claim is believable."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.additionality import CAPPED, gross_to_net, improvements
from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.numbers.writing import percent, pounds
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

LITTLE_LEFT = 0.25
NEARLY_ALL_LEFT = 0.90


GROSS_TO_NET = Card(
    "gross-to-net",
    Severity.WARNING,
    title="The reductions leave under a quarter, or over nine tenths",
    why="Too much was taken off twice, or too little at all.",
    remedy="Look at each adjustment and its reason.",
)


@check(GROSS_TO_NET)
def too_little_or_too_much_left(appraisal: Appraisal) -> Iterator[Problem]:
    """An intervention of which all the reductions together leave under a quarter, or over nine tenths."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        kept = dict(gross_to_net(flows[option.id]).benefits_kept)
        for number, entry in enumerate(option.interventions):
            share = kept.get(entry.id)
            if share is None or LITTLE_LEFT <= share <= NEARLY_ALL_LEFT:
                continue
            if share < LITTLE_LEFT:
                said = f"all the reductions together leave {percent(share, 0)} of the gross benefit, under a quarter"
                remedy = "see that no two of them take the same thing off twice"
            else:
                said = f"all the reductions together leave {percent(share, 0)} of the gross benefit, over nine tenths"
                remedy = "say what would have happened anyway, what others did, and how optimistic the estimate may be"
            yield GROSS_TO_NET.problem(
                appraisal.case.loaded,
                f"{entry.title or entry.model}: {said}",
                ("options", index, "interventions", number, *(("adjustments",) if _adjusts(entry.adjustments) else ())),
                expected="adjustments: deadweight, attribution, displacement and optimism_bias, each with its reason",
                remedy=remedy,
            )


TAKEN_OFF_IMPROVES = Card(
    "taken-off-improves",
    Severity.WARNING,
    title="Something taken off an effect makes the case better",
    why="It takes more harm off than gain.",
    remedy="Leave it out unless the harm, too, would have come about anyway.",
)


@check(TAKEN_OFF_IMPROVES)
def improved_by_what_is_taken_off(appraisal: Appraisal) -> Iterator[Problem]:
    """A share taken off an effect that makes the case better, since it takes more harm off than gain."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        places: dict[str, Path] = {entry.id: ("interventions", n) for n, entry in enumerate(option.interventions)}
        places |= {line.id: ("benefits", n) for n, line in enumerate(option.benefits)}
        places |= {cut.id: ("disinvestments", n) for n, cut in enumerate(option.disinvestments)}
        for found in improvements(flows[option.id]):
            if found.of not in places:
                continue
            yield TAKEN_OFF_IMPROVES.problem(
                appraisal.case.loaded,
                f"{found.of}: {_taken_off(found.step)} makes this worth {pounds(found.adds)} more, because it takes "
                "more harm off than gain",
                ("options", index, *places[found.of]),
                expected="a reason that holds for the harms as well as for the gains",
                remedy=None
                if found.step == CAPPED
                else "leave it out unless the harm, too, would have come about anyway",
            )


def _taken_off(step: str) -> str:
    if step == CAPPED:
        return "what is left undone where posts stand empty"
    return f"taking off {step[:1].lower()}{step[1:]}"


def _adjusts(adjustments: object) -> bool:
    return bool(getattr(adjustments, "model_fields_set", ()))
