"""All the questions, asked of one appraisal."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from investcase.appraisal.appraise import Appraisal, appraise
from investcase.checks import (
    additionality,
    budgets,
    capacity,
    capital,
    claims,
    costs_that_stop,
    demand,
    directions,
    disinvestment,
    equality,
    funding,
    horizon,
    lead,
    letters,
    omitted,
    outside,
    people,
    portfolio,
    prices,
    releases,
    repeated,
    routes,
    savings_that_stop,
    standing,
)
from investcase.checks.plausible import dates, fields_held, held_together, library_held, pay, rates, scale, signs, years
from investcase.checks.plausible import people as people_counted
from investcase.checks.twice import events, lines, unsaid
from investcase.reading.problems import Problem, Problems, has_errors, in_order
from investcase.resolving.case import ResolvedCase

Check = Callable[[Appraisal], Iterable[Problem]]
CHECKS: tuple[Check, ...] = (
    standing.final_needs_sourced_figures,
    lead.lead_body_of_another_nation,
    lead.care_run_by_another_body,
    budgets.cash_without_a_budget,
    budgets.wider_value_of_a_budget,
    budgets.budgets_to_set_beside,
    additionality.too_little_or_too_much_left,
    additionality.improved_by_what_is_taken_off,
    outside.above_what_others_found,
    repeated.model_twice,
    letters.letters_not_printed,
    claims.own_prices_on_a_claim,
    releases.release_without_a_name,
    releases.release_without_a_step,
    releases.cash_at_average_cost,
    releases.gap_nobody_fills,
    releases.growth_in_no_plan,
    capacity.share_beyond_what_is_known,
    savings_that_stop.cash_saving_that_stops,
    costs_that_stop.running_cost_that_stops,
    demand.demand_on_no_line,
    demand.more_than_the_whole_budget,
    demand.demand_that_falls,
    routes.route_of_another_nation,
    omitted.costs_left_out,
    omitted.one_line_for_several_costs,
    funding.recurring_cost_on_passing_money,
    funding.money_beyond_all_cost,
    capital.capital_money_on_revenue_cost,
    capital.line_borrowed_twice,
    funding.reserve_overdrawn,
    prices.general_inflation_for_want_of_own,
    directions.board_without_a_direction,
    directions.direction_by_another_body,
    directions.direction_s_lines,
    portfolio.portfolio_without_slippage,
    portfolio.too_few_options,
    portfolio.another_option_is_worth_more,
    people.equality_not_assessed,
    horizon.sign_turns_with_the_horizon,
    horizon.value_past_the_evidence,
    horizon.value_long_after_anybody_said,
    horizon.effect_after_delivery,
    horizon.benefits_after_all_costs,
    horizon.much_left_at_the_end,
    disinvestment.cut_without_equality,
    disinvestment.cut_that_costs_nothing_to_leave,
    equality.equality_rules,
    events.same_events_twice,
    lines.lines_twice,
    unsaid.events_not_said,
    signs.below_zero,
    signs.given_below_zero,
    signs.said_below_zero_and_is_not,
    scale.larger_than_the_whole_service,
    scale.thousands_left_out,
    scale.beyond_the_rest_of_the_option,
    scale.whole_option_in_thousands,
    people_counted.more_people_than_could_be_reached,
    people_counted.counts_of_nobody,
    people_counted.people_in_words_beyond_the_place,
    rates.rates_out_of_reach,
    library_held.far_from_what_it_replaces,
    library_held.ranges_too_wide,
    fields_held.fields_out_of_bounds,
    held_together.steps_never_reached,
    held_together.worth_more_than_was_paid,
    held_together.prices_of_one_release,
    pay.pay_out_of_reach,
    pay.budgets_out_of_scale,
    years.case_far_from_today,
    years.prices_far_from_the_case,
    years.other_years_far_from_the_case,
    dates.dates_far_from_the_case,
    dates.evidence_from_after_the_assessment,
)


def appraised(case: ResolvedCase) -> Appraisal:
    """A case worked out and reviewed: `problems` holds all that anybody is told of it, wherever it is told.

    Raises:
        Problems: the case, its answer or its review has an error.
    """
    worked_out = appraise(case)
    problems = reviewed(worked_out)
    if has_errors(problems):
        raise Problems(problems)
    return worked_out.told(problems)


def reviewed(appraisal: Appraisal) -> tuple[Problem, ...]:
    """Every problem of the case and of its answer, worst first."""
    found = [problem for check in CHECKS for problem in check(appraisal)]
    return in_order([*appraisal.problems, *found])
