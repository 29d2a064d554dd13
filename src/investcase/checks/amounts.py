"""Amounts with the wrong sign, or larger than the place spends on the whole service."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.places import Place, PlaceValue
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.documents.model import Body
from investcase.flows.lines import FlowLine
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

_WHOLE_SPENDS = ("adult_social_care_net_spend", "adult_social_work_gross_spend", "social_services_spend_all_ages")
"""What the tables hold of everything a place spends on adult social care, nation by nation."""
_SPENDERS = (Body.COUNCIL, Body.IJB)


def cost_below_zero(appraisal: Appraisal) -> Iterator[Problem]:
    """A cost that is negative in some year and not said to be a saving."""
    for index, option, place, line in _direct_lines(appraisal):
        if line.kind != "cost" or not (line.amounts[0] < 0).any() or option.costs[int(place[-1])].saves:
            continue
        yield appraisal.case.loaded.problem(
            "cost-below-zero",
            f"{line.title}: a cost below zero is money saved. Here it makes the costs smaller and the net public "
            "cost too, it counts as cash, and no budget line is named that falls",
            ("options", index, *place),
            severity=Severity.WARNING,
            expected="a cost above zero; or a benefit, with its cash_type; or, when it is meant, saves: yes",
        )


def larger_than_the_whole_service(appraisal: Appraisal) -> Iterator[Problem]:
    """A line that in one year is more than the place's whole published spend on adult social care."""
    whole = _whole_spend(appraisal.case.place)
    if whole is None or whole.value is None:
        return
    for index, _, place, line in _direct_lines(appraisal):
        most = float(np.abs(line.amounts[0]).max(initial=0.0))
        if line.body in _SPENDERS and most > whole.value:
            yield appraisal.case.loaded.problem(
                "larger-than-the-service",
                f"{line.title}: £{most:,.0f} in one year is more than all of {appraisal.case.place_name}'s "
                f"{whole.column.title[:1].lower()}{whole.column.title[1:]}: £{whole.value:,.0f} "
                f"({whole.column.period})",
                ("options", index, *place),
                severity=Severity.WARNING,
                remedy="look for k where m is written, or pounds where thousands are meant",
            )


def _direct_lines(appraisal: Appraisal) -> Iterator[tuple[int, Option, Path, FlowLine]]:
    """Every line that a case gives itself, with its option and its place in it."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        made = {line.id: line for line in flows[option.id].cash.lines if line.intervention is None}
        for group, written in (("costs", option.costs), ("benefits", option.benefits)):
            for number, entry in enumerate(written):
                if entry.id in made:
                    yield index, option, (group, number), made[entry.id]


def _whole_spend(place: Place | None) -> PlaceValue | None:
    if place is None:
        return None
    return next((place.values[name] for name in _WHOLE_SPENDS if name in place.values), None)
