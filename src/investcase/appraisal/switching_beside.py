"""Switching values of what is no figure of the case: delay, and the growth of prices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from investcase.appraisal.again import again
from investcase.appraisal.late import once_later
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.switching_worlds import Answer, answers_of
from investcase.appraisal.worked import Worked
from investcase.catalogue.guidance import Rates
from investcase.documents.kinds_of_money import PriceKind
from investcase.flows.effect import EffectChange, comes_late
from investcase.quantities.tolerance import NEGLIGIBLE

_LATEST = 10
_FASTEST = 100
"""Tenths of a point a year."""


@dataclass(frozen=True, slots=True)
class Delay:
    """By how many whole years every effect may be late before an answer turns, costs as planned.

    An answer that holds today fails from `years` on. None where it fails today, or holds at every delay up to `tried`.
    """

    answer: Answer
    holds_today: bool
    years: int | None
    tried: int


@dataclass(frozen=True, slots=True)
class PriceGrowth:
    """By how much more a year than taken a kind of price would have to grow for an answer to turn, whoever pays it.

    The lead body's cash is in the cash of each year here, since prices move nothing else unless the case counts
    relative prices. `points` is a share, 0.012 for 1.2 points a year, and below nil for slower growth: an answer that
    holds today fails there, and one that fails today holds there. None where no growth up to ten points off turns it.
    """

    kind: PriceKind
    answer: Answer
    holds_today: bool
    points: float | None


def delays(worked: Worked) -> tuple[Delay, ...]:
    """By how many years every effect may be late, for each answer."""
    preferred, case = worked.preferred, worked.case
    if not any(comes_late(line) for line in preferred.cash.lines):
        return ()
    rates = Rates(case.schedule, case.health_schedule)
    last = min(_LATEST, len(case.horizon))
    today = _held(worked, preferred)
    first: dict[Answer, int] = {}
    for years in range(1, last + 1):
        built = again(worked, preferred, effect=EffectChange(late=years))
        held = _held(worked, once_later(built, rates, years))
        for answer in Answer:
            if today[answer] and not held[answer]:
                first.setdefault(answer, years)
        if all(answer in first or not today[answer] for answer in Answer):
            break
    return tuple(Delay(answer, today[answer], first.get(answer), last) for answer in Answer)


def price_growths(worked: Worked) -> tuple[PriceGrowth, ...]:
    """For pay and for fees, where a line of the preferred option is at their prices."""
    preferred = worked.preferred
    kinds = [
        kind for kind in (PriceKind.PAY, PriceKind.FEES) if any(line.prices_as is kind for line in preferred.cash.lines)
    ]
    return tuple(found for kind in kinds for found in _growth(worked, kind))


def _growth(worked: Worked, kind: PriceKind) -> Sequence[PriceGrowth]:
    preferred = worked.preferred
    known: dict[int, Mapping[Answer, bool]] = {}

    def held(tenths: int) -> Mapping[Answer, bool]:
        if tenths not in known:
            paths = preferred.flows.option.price_paths.shifted(kind, tenths / 1000)
            known[tenths] = _held_in_cash(worked, again(worked, preferred, paths=paths))
        return known[tenths]

    today = held(0)
    return [
        PriceGrowth(kind, answer, today[answer], _turning(lambda tenths, a=answer: held(tenths)[a]))  # type: ignore[misc]
        for answer in today
    ]


def _turning(holds: Callable[[int], bool]) -> float | None:
    """The least change in growth found at which an answer is no longer as it is today, as points, a share."""
    today = holds(0)
    for size in (10, 20, 50, _FASTEST):
        for far in (size, -size):
            if holds(far) != today:
                near = 0
                while abs(far - near) > 1:
                    middle = (near + far) // 2
                    near, far = (near, middle) if holds(middle) != today else (middle, far)
                return far / 1000
    return None


def _held(worked: Worked, option: OptionAppraisal) -> dict[Answer, bool]:
    """Whether each answer holds at central values."""
    found = answers_of(option, worked.case.lead)
    return {answer: _holds(values[0]) for answer, values in found.items()}


def _held_in_cash(worked: Worked, option: OptionAppraisal) -> dict[Answer, bool]:
    """Whether the value to society holds, and the lead body's money is back in the cash of each year."""
    cash = option.cash_felt_by(worked.case.lead).net_in_cash()
    return {Answer.NPSV: _holds(option.npsv[0]), Answer.REPAID: _holds(cash[0].sum())}


def _holds(value: float) -> bool:
    return float(value) >= -NEGLIGIBLE
