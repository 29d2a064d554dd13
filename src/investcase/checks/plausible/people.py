"""People and events counted, held against everybody who lives there: 850,000 people where 272,840 do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.places import PlaceValue
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of, places_of_models
from investcase.checks.plausible.given import Given, given_figures
from investcase.flows.model_lines import Mechanism
from investcase.numbers.writing import number, percent
from investcase.quantities import Quantity, parse_unit
from investcase.quantities.typed import typed
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

_PEOPLE, _PEOPLE_A_YEAR = parse_unit("people"), parse_unit("people / year")
_COUNTED = ("fall", "fracture", "admission", "attendance", "incident", "episode", "event", "referral")
_EVENTS_A_YEAR = tuple(parse_unit(f"{word} / year") for word in _COUNTED)
_SHARE_A_YEAR = 0.10
_SHARE_AT_A_TIME = 0.25
_EVENTS_EACH = 10.0
_FEW = 10.0
_DIGITS = "look at its digits"
_SLIPS = (1000.0, 100.0, 10.0)


PEOPLE_OUT_OF_REACH = Card(
    "people-out-of-reach",
    Severity.WARNING,
    title="More people, or events, than the place has, or a part of one",
    why="A count in thousands, or with a nought too many, makes every amount behind it wrong.",
    remedy="The count that looks meant.",
)


@check(PEOPLE_OUT_OF_REACH)
def more_people_than_could_be_reached(appraisal: Appraisal) -> Iterator[Problem]:
    """A service that reaches more than a tenth of its group in a year, or a quarter at any one time."""
    flows = {option.id: option.flows for option in appraisal.options}
    given_of = list(given_figures(appraisal))
    for index, option in options_of(appraisal):
        places = places_of_models(option, ("options", index))
        for mechanism in flows[option.id].every_mechanism:
            found = _living(appraisal, mechanism.intervention.document.group)
            if found is None:
                continue
            who, living = found
            said = _too_many(mechanism, who, living)
            if said is None:
                continue
            keys = {name: figure.key for name, figure in mechanism.intervention.values.items()}
            own = [given for given in given_of if keys.get(given.name) == given.figure.key]
            yield _told(appraisal, mechanism, own, said, living, places[mechanism.intervention.id])


@check(PEOPLE_OUT_OF_REACH)
def counts_of_nobody(appraisal: Appraisal) -> Iterator[Problem]:
    """People or events in fractions, such as 0.4 people a year for 400; and more events than anybody could have."""
    living = _living(appraisal, None)
    for given in given_figures(appraisal):
        value, unit = given.value.central, given.value.unit
        if unit not in (_PEOPLE, _PEOPLE_A_YEAR, *_EVENTS_A_YEAR):
            continue
        if 0 < abs(value) < _FEW and value != round(value):
            yield given.problem(
                PEOPLE_OUT_OF_REACH,
                f"{typed(given.value)}: a part of one, as if in thousands",
                expected="a whole number",
                instead=(typed(given.value.scaled(_whole(value))),),
            )
        elif unit in _EVENTS_A_YEAR and living is not None and value > _EVENTS_EACH * living[1]:
            yield given.problem(
                PEOPLE_OUT_OF_REACH,
                f"{typed(given.value)}: over {_EVENTS_EACH:.0f} for each of the {number(living[1])} people who live "
                "there",
                instead=_smaller(given, _EVENTS_EACH * living[1]),
                remedy=_DIGITS,
            )


@check(PEOPLE_OUT_OF_REACH)
def people_in_words_beyond_the_place(appraisal: Appraisal) -> Iterator[Problem]:
    """A count in the equality section of more people than live there."""
    living, equality = _living(appraisal, None), appraisal.case.equality
    if living is None or equality is None:
        return
    counted: list[tuple[Path, int | None]] = []
    if equality.people_now is not None:
        counted.append((("equality", "people_now"), equality.people_now.count.observed))
    for index, impact in enumerate(equality.impacts):
        if impact.number is not None:
            counted.append((("equality", "impacts", index, "number"), impact.number.count.observed))
    for path, count in counted:
        if count is not None and count > living[1]:
            yield PEOPLE_OUT_OF_REACH.problem(
                appraisal.case.loaded,
                f"these are more people than the {number(living[1])} who live there",
                path,
                remedy="look at its digits, and whether it is in thousands",
            )


def _living(appraisal: Appraisal, group: str | None) -> tuple[str, float] | None:
    """Who lives there of a group, in words, and how many; None where no table holds it."""
    found = appraisal.case.events.column(group or "everybody")
    place = appraisal.case.place
    value: PlaceValue | None = place.values.get(found[1]) if found is not None and place is not None else None
    return None if found is None or value is None or not value.value else (found[0].title.lower(), value.value)


def _too_many(mechanism: Mechanism, who: str, living: float) -> str | None:
    document = mechanism.intervention.document
    step = next((d for d in mechanism.intervention.program.definitions if d.name == document.people), None)
    most = float(np.max(mechanism.values[document.people][0], initial=0.0))
    if step is None or step.unit not in (_PEOPLE, _PEOPLE_A_YEAR):
        return None
    share = _SHARE_A_YEAR if step.unit == _PEOPLE_A_YEAR else _SHARE_AT_A_TIME
    if most <= share * living:
        return None
    when = "in one year" if step.unit == _PEOPLE_A_YEAR else "at one time"
    how = f"{percent(most / living, 0)} of" if most <= living else "more than all"
    return f"it reaches {number(most)} people {when}, {how} the {number(living)} there are: {who}"


def _told(
    appraisal: Appraisal, mechanism: Mechanism, own: Sequence[Given], said: str, living: float, place: Path
) -> Problem:
    """At the one count of people that the case gives and that is too large by itself, else at the intervention."""
    inputs = mechanism.intervention.program.inputs_for([mechanism.intervention.document.people])
    counts = [given for given in own if given.name in inputs and given.value.unit in (_PEOPLE, _PEOPLE_A_YEAR)]
    largest = max(counts, key=lambda given: given.value.central, default=None)
    expected = f"at most {percent(_SHARE_A_YEAR, 0)} of them in a year, or {percent(_SHARE_AT_A_TIME, 0)} at one time"
    if largest is not None:
        return largest.problem(
            PEOPLE_OUT_OF_REACH,
            said,
            expected=expected,
            instead=_smaller(largest, _SHARE_A_YEAR * living),
            remedy=_DIGITS,
        )
    return PEOPLE_OUT_OF_REACH.problem(
        appraisal.case.loaded,
        f"{mechanism.intervention.title}: {said}",
        place,
        expected=expected,
        remedy="look at every count of people that it is made from",
    )


def _whole(value: float) -> float:
    """What makes a count of nobody a whole number of people, a thousand before anything else."""
    return next((slip for slip in _SLIPS if abs(value * slip - round(value * slip)) < 1e-9), _SLIPS[0])


def _smaller(given: Given, most: float) -> tuple[str, ...]:
    fit = next((slip for slip in _SLIPS if given.value.central / slip <= most), None)
    return (typed(_rounded(given.value.scaled(1 / fit))),) if fit else ()


def _rounded(value: Quantity) -> Quantity:
    return Quantity(round(value.central, 6), value.unit, value.low, value.high)
