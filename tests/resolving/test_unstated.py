"""A figure that nobody gave a range is drawn by its grade where the case asks: ours, banded, and within bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import KENT, faults, loaded, solved
from investcase.appraisal.chances import chances
from investcase.documents.figure import Status
from investcase.documents.grades import HOW_FAR
from investcase.flows.draws import spread_in
from investcase.quantities import Kind, Quantity
from investcase.quantities.kinds import misfit
from investcase.report.view.bands import bands
from investcase.report.view.chances import chances_lines
from investcase.resolving.behind import is_definition
from investcase.resolving.figures import Resolved
from investcase.resolving.unstated import graded, is_cut

ASKED = KENT.read_text("utf-8").replace("\noptions:", "\nunstated_ranges: by_grade\noptions:", 1)
ANY = next(iter(loaded(KENT.read_text("utf-8")).register().values()))


def figure(central: float, kind: Kind | None = None, grade: str | None = "E", **more: object) -> Resolved:
    quantity = Quantity(central)
    made = replace(ANY, quantity=quantity, original=quantity, kind=kind, grade=grade, interval=None)
    return replace(made, origin="a test", is_likely_range=False, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("grade", list(HOW_FAR))
def test_it_reaches_as_far_to_either_side_as_its_grade_says(grade: str) -> None:
    low, high = graded(figure(200.0, Kind.PLAIN, grade)).ends
    assert (low, high) == pytest.approx((200 * (1 - HOW_FAR[grade]), 200 * (1 + HOW_FAR[grade])))


def test_a_better_grade_never_reaches_further() -> None:
    far = [HOW_FAR[grade] for grade in "ABCDE"]
    assert far == sorted(far)
    assert 0 < far[0] < far[-1] < 1


@given(st.sampled_from(list(Kind)), st.floats(-1, 3), st.sampled_from(list(HOW_FAR)))
def test_it_is_never_what_it_cannot_be_and_holds_its_centre(kind: Kind, central: float, grade: str) -> None:
    made = figure(central, kind, grade)
    if misfit(made.quantity, kind) is not None:
        return
    low, high = graded(made).ends
    assert low <= central <= high
    for end in (low, high):
        found = misfit(Quantity(end), kind)
        assert found is None or "per cent" in found.message


def test_what_is_published_without_a_grade_stays_and_so_does_nil() -> None:
    published = figure(5.0, Kind.PLAIN, None, status=Status.READ_AT_SOURCE, inputs_status=None)
    assert not graded(published).is_range
    assert not graded(figure(0.0, Kind.PLAIN)).is_range
    assert graded(replace(published, status=Status.LOCAL)).is_range
    assert not graded(replace(published, status=Status.LOCAL, origin="the model")).is_range


def test_a_share_without_a_kind_stays_within_nil_and_all() -> None:
    assert graded(figure(0.9)).ends == pytest.approx((0.45, 1.0))


def test_only_a_case_that_asks_has_ranges_of_ours_and_it_says_so() -> None:
    plain, asked = solved(KENT.read_text("utf-8")), solved(ASKED)
    before, after = plain.once(chances), asked.once(chances)
    assert before is not None
    assert after is not None
    assert before.ours == ()
    assert len(after.ours) == len(after.random) - len(before.random) > 0
    assert len(after.fixed) < len(before.fixed)
    assert all(spread_in(figure) is None and not is_definition(figure) for figure in after.ours)
    assert "Ranges of our own" in [band.words for band in bands(asked, ())]
    assert "Ranges of our own" not in [band.words for band in bands(plain, ())]
    assert any("That rule is ours, and no finding." in line for line in chances_lines(asked))


def test_the_central_answer_and_its_ends_stay_where_they_were() -> None:
    plain, asked = (solved(text).result().to_dict() for text in (KENT.read_text("utf-8"), ASKED))
    assert [option["npsv"] for option in plain["options"]] == [option["npsv"] for option in asked["options"]]
    assert [option["bodies"] for option in plain["options"]] == [option["bodies"] for option in asked["options"]]


def test_a_word_that_it_does_not_take_is_refused() -> None:
    (problem,) = faults(ASKED.replace("by_grade", "by_guess"))
    assert problem.field == "unstated_ranges"
    assert "by_grade" in (problem.expected or "") + (problem.remedy or "")


def test_a_range_held_to_what_a_figure_may_be_is_said() -> None:
    assert is_cut(figure(0.9))
    assert not is_cut(figure(0.5))
    asked = solved(ASKED)
    found = asked.once(chances)
    assert found is not None
    cut = sum(map(is_cut, found.ours))
    said = next(line for line in chances_lines(asked) if "That rule is ours" in line)
    assert (f"Of these {cut} would reach beyond" in said) == (cut > 0)
