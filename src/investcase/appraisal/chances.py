"""How the answer may turn out when every figure with a range, or with a study's 95% interval, falls where it may.

Nothing here is a likelihood of anything that no figure holds: what was held fixed is told beside every chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from investcase.appraisal.drawn import Drawn, DrawnBody, by_grade, drawn, mean_error
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.worked import Worked
from investcase.documents.bodies import Body
from investcase.flows.draws import FIRST, spread_in
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.reading.extras import needed
from investcase.resolving.behind import figures_behind
from investcase.resolving.figures import Resolved
from investcase.resolving.together import Moving

if TYPE_CHECKING:
    import pandas as pd

TENTHS = (1 / 10, 1 / 2, 9 / 10)
UNSAID = "no range is given"
UNFIT = "no curve has the 95% interval of its study"


@dataclass(frozen=True, slots=True)
class Likely:
    """How one amount may turn out, in its own unit.

    `central` is with every figure at its central value, and `at_means` with every figure at the mean of its range:
    what lies between those two is how far the ranges lean, and what lies between `at_means` and `mean` comes of limits,
    whole steps and figures that multiply. `p10` to `p90` holds 8 in 10 of the draws. `error` and `chance_error` are the
    standard errors that the number of draws leaves in `mean` and in `chance_above_nil`.
    """

    central: float
    at_means: float
    mean: float
    p10: float
    p50: float
    p90: float
    chance_above_nil: float
    error: float
    chance_error: float


@dataclass(frozen=True, slots=True)
class CashByYear:
    """A body's cash added up to the end of a year, in pounds of the price base, and the chance that it is back by then.

    Back is for good: the running total stays at or above nil in this and every later year. It is not discounted, and
    before funding, loans and payments between partners.
    """

    year: Year
    p10: float
    p50: float
    p90: float
    chance_back: float


@dataclass(frozen=True, slots=True, eq=False)
class BodyChances:
    """What one public body's budget feels of an option, before funding, loans and payments between partners.

    `cash` is its present value, and `draws` that of each draw. `chance_worse_off` is that of a present value below nil,
    `chance_never_back` that the running total is never at or above nil for good within the case's years.
    `deepest_outlay` is the most that the running total is ever below nil, a plain amount: 0 where it never is.
    """

    body: Body
    cash: Likely
    chance_worse_off: float
    by_year: tuple[CashByYear, ...]
    chance_never_back: float
    deepest_outlay: Likely
    draws: Array


@dataclass(frozen=True, slots=True, eq=False)
class OptionChances:
    """How one option may turn out: its value to society, and the cash of each public body that feels any.

    `may_be_chosen` is false for a rejected option and for one of which nothing was worked out; such a one is never
    best. `chance_best` is that of the most value to society among those that may be chosen, business as usual included;
    `chance_best_for_lead` the same of the lead body's cash. `draws` are the values to society of each draw.
    """

    option: str
    npsv: Likely
    bodies: tuple[BodyChances, ...]
    may_be_chosen: bool
    chance_best: float
    chance_best_error: float
    best_on_average: bool
    chance_best_for_lead: float
    best_on_average_for_lead: bool
    draws: Array

    def body(self, body: Body) -> BodyChances | None:
        """What a body's budget feels of it; None where it feels nothing."""
        return next((each for each in self.bodies if each.body == body), None)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A figure behind the answer that was held at its central value, and why."""

    figure: Resolved
    because: str


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """How sure the answer is: what was drawn, what was held fixed, and how each option turned out.

    `random` are the figures behind an option that may be chosen which moved, and `fixed` those which did not. `ours`
    are those of `random` that nobody gave a range: the case asks that they move as far as their evidence grade says.
    `together` is what the case says of those of `random` that lie high or low together: every other was drawn by
    itself. An option of which nothing was worked out is not among `options`.
    """

    draws: int
    seed: int
    random: tuple[Resolved, ...]
    ours: tuple[Resolved, ...]
    together: tuple[Moving, ...]
    fixed: tuple[Fixed, ...]
    options: tuple[OptionChances, ...]

    def of(self, option: str) -> OptionChances:
        """The chances of an option, by its id."""
        return next(each for each in self.options if each.option == option)

    def to_pandas(self) -> pd.DataFrame:
        """Every draw as a table: a row a draw, and a column for each option's value to society and for each body's cash
        under it, named `option` and `option.body`; pounds of present value.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        columns = {option.option: option.draws for option in self.options}
        columns |= {f"{option.option}.{body.body}": body.draws for option in self.options for body in option.bodies}
        table: pd.DataFrame = needed("pandas", "A table of the draws").DataFrame(columns)
        return table


def chances(worked: Worked) -> Chances | None:
    """How sure the answer is; None where no figure behind it has a range or an interval, so that nobody has said.

    Ask it through `worked.once`, which keeps the answer.

    Raises:
        Problems: a model cannot be worked out on values that lie within their ranges.
    """
    if not random_figures(worked):
        return None
    return chances_of(worked, worked.once(drawn))


def random_figures(worked: Worked) -> list[Resolved]:
    """The figures behind any option that may be chosen that have a range or an interval, in the order met."""
    asked = by_grade(worked)
    return [figure for figure in _behind(worked) if spread_in(figure, by_grade=asked) is not None]


def chances_of(worked: Worked, done: Drawn) -> Chances:
    """How the options turned out over some draws."""
    candidates = {option.id: may_be_chosen(option) for option in worked.options}
    known = {option.id for option in worked.options if option.why_unknown is None}
    best = best_of(worked, {name: option.npsv for name, option in done.options.items()})
    best_for_lead = best_of(worked, lead_cash(worked, done))
    random = random_figures(worked)
    moved = {figure.key for figure in random}
    fixed = [figure for figure in _behind(worked) if figure.key not in moved]
    return Chances(
        draws=done.draws,
        seed=done.plan.seed,
        random=tuple(random),
        ours=tuple(figure for figure in random if spread_in(figure) is None),
        together=tuple(_together(worked, random)),
        fixed=tuple(Fixed(figure, UNSAID if figure.interval is None else UNFIT) for figure in fixed),
        options=tuple(
            OptionChances(
                option=name,
                npsv=likely(option.npsv),
                bodies=tuple(_body(worked, body, each) for body, each in option.bodies.items()),
                may_be_chosen=candidates[name],
                chance_best=float(best.first[name].mean()),
                chance_best_error=mean_error(best.first[name]),
                best_on_average=best.on_average == name,
                chance_best_for_lead=float(best_for_lead.first[name].mean()),
                best_on_average_for_lead=best_for_lead.on_average == name,
                draws=option.npsv[FIRST:],
            )
            for name, option in done.options.items()
            if name in known
        ),
    )


def _together(worked: Worked, random: Iterable[Resolved]) -> Iterator[Moving]:
    """What the case says of the figures that were drawn, two at least of each."""
    drawn_from = {figure.stream for figure in random}
    for said in worked.case.moving:
        moved = tuple(figure for figure in said.figures if figure.stream in drawn_from)
        if len(moved) > 1:
            yield replace(said, figures=moved)


def may_be_chosen(option: OptionAppraisal) -> bool:
    """Whether a decision may fall on an option: business as usual, or one that was not rejected and was worked out."""
    settled = option.flows.option
    return settled.business_as_usual or (not settled.rejected and bool(option.cash.lines))


@dataclass(frozen=True, slots=True, eq=False)
class Best:
    """In which draws each option is the best that may be chosen, 1 or 0, by its id, and which one is on average."""

    first: Mapping[str, Array]
    on_average: str


def best_of(worked: Worked, amounts: Mapping[str, Array]) -> Best:
    """Which option is best of those that may be chosen, by what each is worth, [draw]: to the penny.

    Among equals it is business as usual, which needs no decision, and then the preferred option.
    """
    chosen = sorted(
        (option for option in worked.options if may_be_chosen(option)),
        key=lambda option: (not option.flows.option.business_as_usual, not option.flows.option.preferred),
    )
    rows = np.round(np.stack([amounts[option.id][FIRST:] for option in chosen]), 2)
    winner = rows.argmax(axis=0)
    first = {name: np.zeros(rows.shape[1]) for name in amounts}
    first.update({option.id: (winner == place).astype(np.float64) for place, option in enumerate(chosen)})
    return Best(first, chosen[int(rows.mean(axis=1).argmax())].id)


def lead_cash(worked: Worked, done: Drawn) -> dict[str, Array]:
    """The lead body's cash under each option, present value, [draw]: nil where its budget feels nothing."""
    lead = worked.case.lead
    return {
        name: option.bodies[lead].cash if lead in option.bodies else np.zeros_like(option.npsv)
        for name, option in done.options.items()
    }


def likely(values: Array) -> Likely:
    """How an amount turned out: [draw], the central world and that of the means before the draws."""
    draws = values[FIRST:]
    above = (draws > NEGLIGIBLE).astype(np.float64)
    p10, p50, p90 = (float(each) for each in np.quantile(draws, TENTHS))
    return Likely(
        central=float(values[0]),
        at_means=float(values[1]),
        mean=float(draws.mean()),
        p10=p10,
        p50=p50,
        p90=p90,
        chance_above_nil=float(above.mean()),
        error=mean_error(draws),
        chance_error=mean_error(above),
    )


def _body(worked: Worked, body: Body, each: DrawnBody) -> BodyChances:
    running = each.running[FIRST:]
    short = running < -NEGLIGIBLE
    # Back by the end of a year: short in no year from it on. Nothing is back before anything has moved.
    back = ~np.logical_or.accumulate(short[:, ::-1], axis=1)[:, ::-1]
    back[:, : each.moves] = False
    low, middle, high = np.quantile(running, TENTHS, axis=0)
    return BodyChances(
        body=body,
        cash=likely(each.cash),
        chance_worse_off=float((each.cash[FIRST:] < -NEGLIGIBLE).mean()),
        by_year=tuple(
            CashByYear(year, float(low[t]), float(middle[t]), float(high[t]), float(back[:, t].mean()))
            for t, year in enumerate(worked.case.horizon)
        ),
        chance_never_back=float(1 - back[:, -1].mean()),
        deepest_outlay=likely(np.maximum(-each.running.min(axis=1), 0.0)),
        draws=each.cash[FIRST:],
    )


def _behind(worked: Worked) -> list[Resolved]:
    found: dict[str, Resolved] = {}
    for option in worked.options:
        if may_be_chosen(option):
            found.update({figure.key: figure for figure in figures_behind(option.flows.option)})
    return list(found.values())
