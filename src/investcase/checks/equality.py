"""The rules of an equality assessment, asked one by one. E rules block the decision, W rules warn, I rules note.

P rules are what a claimant would plead: they block what takes something away from people, and warn otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks import (
    equality_answers,
    equality_decision,
    equality_duties,
    equality_evidence,
    equality_grounds,
    equality_impacts,
    equality_in_time,
    equality_people,
    equality_public,
    equality_said,
)
from investcase.checks.equality_assessment import Assessment, Rule
from investcase.reading.problems import Problem

RULES: dict[str, Rule] = {
    "E01": equality_impacts.reduction_without_a_negative,
    "E02": equality_impacts.none_identified_without_evidence,
    "E03": equality_impacts.harm_without_an_answer,
    "E04": equality_decision.assessed_too_late,
    "E05": equality_decision.high_residual_and_no_change,
    "E06": equality_decision.continues_without_saying_why,
    "E07": equality_decision.screened_out_without_reasons,
    "E08": equality_duties.islands_without_reasons,
    "E09": equality_public.small_count_in_words,
    "E10": equality_evidence.unknown_reference,
    "E11": equality_people.shares_that_are_not,
    "E12": equality_impacts.sex_and_gender_merged,
    "W01": equality_impacts.unknown_without_a_gap,
    "W02": equality_impacts.not_assessed,
    "W03": equality_evidence.old_or_only_national,
    "W04": equality_impacts.same_mechanism_pasted,
    "W06": equality_evidence.mitigation_without_owner_date_or_money,
    "W07": equality_people.care_moves_and_nobody_looked,
    "W08": equality_decision.demand_not_linked,
    "W09": equality_people.comparator_not_age_adjusted,
    "W10": equality_people.many_unknown,
    "W11": equality_duties.nhs_breakdowns_missing,
    "W12": equality_decision.review_missing_or_late,
    "W13": equality_duties.no_socio_economic_frame,
    "W14": equality_duties.no_children_frame,
    "W15": equality_impacts.positive_only,
    "W16": equality_duties.register_is_old,
    "W17": equality_public.summary_hard_or_lacking,
    "W18": equality_decision.not_given_to_the_decision_maker,
    "W19": equality_said.waves_it_through,
    "P01": equality_grounds.rests_on_one_opinion,
    "P02": equality_grounds.nobody_asked,
    "P03": equality_answers.lowered_by_what_may_not_happen,
    "P04": equality_answers.justified_in_a_few_words,
    "P05": equality_in_time.screened_out_though_used,
    "P06": equality_in_time.found_out_too_late,
    "P07": equality_grounds.nothing_known_and_no_change,
    "P08": equality_grounds.more_than_there_are,
    "P09": equality_in_time.demand_of_nobody,
    "P10": equality_in_time.decided_on_no_day,
    "P11": equality_in_time.final_and_not_seen,
    "P12": equality_said.fills_a_place,
    "I01": equality_people.weights_used,
    "I02": equality_people.national_stand_in,
    "I03": equality_impacts.questions_to_ask,
}
"""Every rule by its code."""


def equality_rules(appraisal: Appraisal) -> Iterator[Problem]:
    """What every rule finds in a case that has an equality section."""
    assessment = Assessment.of(appraisal)
    if assessment is not None:
        for rule in RULES.values():
            yield from rule(assessment)
