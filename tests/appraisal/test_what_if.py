"""Several changes at once: each by itself, and what they do together beyond that, come to the whole."""

from __future__ import annotations

import pytest

from cases import KENT, SMALLEST
from investcase.appraisal.appraise import appraise
from investcase.appraisal.what_if import WhatIf, what_if
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text


def tried(**changes: str) -> WhatIf:
    named = {name.replace("__", "."): value for name, value in changes.items()}
    case = load_text(SourceText("case.yaml", SMALLEST), None, changes=named)
    return what_if(appraise(case))


def test_what_changes_do_together_is_their_sum_and_what_is_beyond_it() -> None:
    grants, visits = {"programme.grants.2026-27": "£70000"}, {"programme.visits.2027-28": "£90k"}
    found = tried(**grants, **visits)
    assert found.npsv[1] - found.npsv[0] == pytest.approx(-10_000 + 10_000 / 1.035)
    assert [each.moves for each in found.alone] == [
        pytest.approx((-10_000, -10_000)),
        pytest.approx((10_000 / 1.035, 0)),
    ]
    assert found.together == pytest.approx((0, 0), abs=1e-6)
    assert {figure.title for figure in found.figures} == {"Grants, 2026-27", "Visits avoided, 2027-28"}


def test_one_change_is_told_once() -> None:
    found = tried(**{"programme.grants.2026-27": "£70000"})
    assert (found.alone, found.together) == ((), None)


@pytest.mark.parametrize(
    ("name", "value", "moves"),
    [
        ("hours-only.home-care-hours.deadweight", "40%", {(0.1, 0.4)}),
        ("home-care-hours.deadweight", "40%", {(0.1, 0.4)}),
        ("at-home.home-care-hours.deadweight", "10%", set()),
        ("at-home.independent-settings.admissions", "1500", {(1729, 1500)}),
        ("home-care.hours-instead-of-care-home", "18", {(14, 18)}),
        ("at-home.home-first-team.salary", "45000", {(41_000, 45_000)}),
        ("at-home.community-support", "£430k", {(420_000, 430_000)}),
    ],
)
def test_a_figure_is_told_where_its_value_moved_and_from_the_value_it_had(
    name: str, value: str, moves: set[tuple[float, float]]
) -> None:
    """Changed in one option, or given by the case for the library's, a figure takes another id: it is the same."""
    case = load_text(SourceText("case.yaml", KENT.read_text("utf-8")), None, changes={name: value})
    found = what_if(appraise(case)).figures
    assert all(figure.before is not None and figure.after is not None for figure in found)
    assert [(f.before.quantity.central, f.after.quantity.central) for f in found if f.before and f.after] == list(moves)
