"""What the costs that the evidence leaves out would have to be to undo a case.

Method: the option's NPSV over the people that an intervention helps, discounted as its money is: the cost for each of
them, in every week or once, at which the option is worth nothing to society.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from investcase.appraisal.measures import OptionAppraisal
from investcase.flows.model_lines import Mechanism
from investcase.quantities import parse_unit
from investcase.quantities.tolerance import UNPRINTED
from investcase.resolving.omitted import OmittedAnswer

WEEKS_A_YEAR = 365.25 / 7
_AT_ONE_TIME, _A_YEAR = parse_unit("person"), parse_unit("person / year")


class Per(StrEnum):
    """What such a cost is for: each week of each person who is helped, or each person once."""

    PERSON_WEEK = "person-week"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Undoing:
    """The costs that one intervention's evidence leaves out, and what they would have to come to, all together.

    `amount` is pounds of the case's price base for each `per`, over the same years, of which there are `units`,
    discounted.
    """

    intervention: str
    title: str
    costs: tuple[OmittedAnswer, ...]
    per: Per
    units: float
    amount: float


@dataclass(frozen=True, slots=True)
class UndoneTogether:
    """The same of several interventions whose costs left out are for the same thing, or of one by itself.

    `costs` are the costs by intervention, `units` how many person-weeks or people, discounted, and `amount` pounds of
    the case's price base for each.
    """

    titles: tuple[str, ...]
    costs: Mapping[str, tuple[OmittedAnswer, ...]]
    per: Per
    units: float
    amount: float


def undone_together(option: OptionAppraisal) -> tuple[UndoneTogether, ...]:
    """What would undo an option, centrally: of all interventions alike together, then of each by itself."""
    found = undone_by(option)
    return tuple(
        _together(some)
        for per in Per
        if (alike := [each for each in found if each.per is per])
        for some in (alike, *([each] for each in alike if len(alike) > 1))
    )


def _together(some: Sequence[Undoing]) -> UndoneTogether:
    units = sum(each.units for each in some)
    return UndoneTogether(
        titles=tuple(each.title for each in some),
        costs={each.intervention: each.costs for each in some},
        per=some[0].per,
        units=units,
        amount=some[0].amount * some[0].units / units,
    )


def undone_by(option: OptionAppraisal) -> tuple[Undoing, ...]:
    """What would undo an option, centrally, intervention by intervention; none where it is worth nothing as it is."""
    return tuple(_undone(option)) if float(option.npsv[0]) > UNPRINTED else ()


def _undone(option: OptionAppraisal) -> Iterator[Undoing]:
    for mechanism in option.flows.mechanisms:
        entry = mechanism.intervention
        waiting = tuple(answer for answer in entry.omitted if answer.awaiting)
        per = _per(mechanism)
        if not waiting or per is None:
            continue
        units = float((mechanism.people[0] * option.factors).sum())
        units *= WEEKS_A_YEAR if per is Per.PERSON_WEEK else 1.0
        if units > 0:
            yield Undoing(entry.id, entry.title, waiting, per, units, float(option.npsv[0]) / units)


def _per(mechanism: Mechanism) -> Per | None:
    unit = mechanism.people_unit
    if unit == _AT_ONE_TIME:
        return Per.PERSON_WEEK
    return Per.PERSON if unit == _A_YEAR else None
