"""How a round may turn out as a whole: every case's draws added draw by draw, with what they share moving together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from investcase.appraisal.chances import TENTHS
from investcase.appraisal.drawn import mean_error
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.rounds.case_in import BodyIn, CaseIn


@dataclass(frozen=True, slots=True)
class Turns:
    """How one amount may turn out, present value in pounds: `p10` to `p90` holds 8 in 10 of the draws.

    `spread_alone` is the standard deviation had each case's figures moved by themselves, and `spread` as they move.
    """

    mean: float
    p10: float
    p50: float
    p90: float
    chance_above_nil: float
    chance_error: float
    spread: float
    spread_alone: float


@dataclass(frozen=True, slots=True)
class Shared:
    """A figure that several cases rest on, and that lies high or low in all of them at once."""

    figure: str
    title: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """The chances of the whole: its value to society, and each body's cash. `npsv` is None where present values of the
    cases are not in the same pounds.
    """

    draws: int
    npsv: Turns | None
    cash: dict[BodyIn, Turns]
    shared: tuple[Shared, ...]
    unmoved: tuple[str, ...]


def together(cases: Sequence[CaseIn], *, one_base: bool) -> Together | None:
    """The chances of the whole; None where there is no case, or no figure of any has a range."""
    if not cases:
        return None
    moving = [case for case in cases if np.ptp(case.drawn.npsv) > NEGLIGIBLE]
    if not moving:
        return None
    cash: dict[BodyIn, list[Array]] = {}
    for case in cases:
        for body, row in case.drawn.cash.items():
            cash.setdefault(body, []).append(row)
    rests: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for case in cases:
        for key, title in case.drawn.shared.items():
            rests.setdefault(key, []).append(case.name)
            titles[key] = title
    return Together(
        draws=len(cases[0].drawn.npsv),
        npsv=_turns([case.drawn.npsv for case in cases]) if one_base else None,
        cash={body: _turns(rows) for body, rows in cash.items()} if one_base else {},
        shared=tuple(Shared(key, titles[key], tuple(names)) for key, names in rests.items() if len(names) > 1),
        unmoved=tuple(case.name for case in cases if case not in moving),
    )


def _turns(rows: Sequence[Array]) -> Turns:
    total = np.sum(rows, axis=0)
    above = (total > NEGLIGIBLE).astype(np.float64)
    p10, p50, p90 = (float(each) for each in np.quantile(total, TENTHS))
    return Turns(
        mean=float(total.mean()),
        p10=p10,
        p50=p50,
        p90=p90,
        chance_above_nil=float(above.mean()),
        chance_error=mean_error(above),
        spread=float(total.std()),
        spread_alone=float(np.sqrt(sum(float(row.var()) for row in rows))),
    )
