"""A resolved case worked out: its options over every world, with their ends and what moves them."""

from __future__ import annotations

from typing import TypeVar

from investcase.appraisal.discounting import discount_factors
from investcase.appraisal.ends import option_ends, option_joint
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.most_money import flows_within_bounds
from investcase.appraisal.sensitivity import swings
from investcase.appraisal.worked import Worked
from investcase.flows.worlds import Worlds, lay_out, one_at_a_time
from investcase.reading.problems import Problems, has_errors, in_order
from investcase.resolving.resolved_case import ResolvedCase

W = TypeVar("W", bound=Worked)


def worked_out(case: ResolvedCase, kind: type[W]) -> W:
    """Work a case out, as what it is to be known as: with its answers alone, or with all that may be asked of them.

    Raises:
        Problems: a model that cannot be worked out on the case's figures, or whose bounds do not hold centrally; a line
            that comes to more than money can.
    """
    figures = list(case.register().values())
    factors = discount_factors(case.schedule.bands, len(case.horizon))
    health = discount_factors(case.health_schedule.bands, len(case.horizon)) if case.health_schedule else None

    def over(worlds: Worlds) -> tuple[OptionAppraisal, ...]:
        flows = flows_within_bounds(case, case.options, worlds)
        return tuple(OptionAppraisal(each, factors, health) for each in flows)

    worlds = lay_out(figures, one_at_a_time(figures))
    options = over(worlds)
    joint = [option_joint(option, worlds) for option in options]
    laid_out = set(worlds.names)
    wanted = {world.name: world for each in joint for world in each if world.name not in laid_out}
    if wanted:
        worlds = lay_out(figures, (*worlds.worlds, *wanted.values()))
        options = over(worlds)
    problems = in_order([*case.problems, *(p for option in options for p in option.flows.problems)])
    if has_errors(problems):
        raise Problems(problems)
    chosen = next(option for option in options if option.flows.option.preferred)
    return kind(
        case=case,
        worlds=worlds,
        factors=factors,
        health_factors=health,
        options=options,
        ends={option.id: option_ends(option, worlds, each) for option, each in zip(options, joint, strict=True)},
        swings=swings(worlds, chosen.npsv, figures),
        problems=problems,
    )
