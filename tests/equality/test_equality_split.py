"""Each line falls on groups, and the groups add to the line, to the penny."""

from __future__ import annotations

import pytest
from assessed_case import Data, both, found, put, worked
from hypothesis import given
from hypothesis import strategies as st

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.groups.care_hours import care_moved, hours_to_families
from investcase.appraisal.groups.split import MoneySplit, apportioned, split_money
from investcase.documents.equality import protected
from investcase.equality.demand import links

SHARES = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 1), min_size=1).filter(lambda s: sum(s.values()) > 0)


def split_of(appraisal: Appraisal) -> MoneySplit:
    written = appraisal.case.document.equality
    assert written is not None
    (only,) = split_money(protected(written), appraisal.preferred)
    return only


@given(st.integers(-(10**14), 10**14), SHARES)
def test_the_parts_add_to_the_whole_to_the_penny(pence: int, shares: dict[str, float]) -> None:
    assert sum(apportioned(pence, shares).values()) == pence


@given(st.integers(-(10**12), 10**12), SHARES, st.randoms())
def test_the_order_of_groups_changes_nothing(pence: int, shares: dict[str, float], draw: object) -> None:
    turned = dict(reversed(list(shares.items())))
    assert apportioned(pence, shares) == apportioned(pence, turned)


@given(st.integers(0, 10**12), SHARES)
def test_nobody_is_more_than_a_penny_from_their_share(pence: int, shares: dict[str, float]) -> None:
    whole = sum(shares.values())
    for group, got in apportioned(pence, shares).items():
        assert abs(got - pence * shares[group] / whole) <= 1 + 1e-6 * pence


def test_three_alike_share_a_pound_and_the_odd_penny_goes_by_name() -> None:
    assert apportioned(100, {"c": 1.0, "a": 1.0, "b": 1.0}) == {"a": 34, "b": 33, "c": 33}


@pytest.mark.parametrize("shares", [{}, {"a": 0.0}, {"a": -1.0, "b": 3.0}])
def test_shares_that_share_nothing_are_refused(shares: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="shares"):
        apportioned(100, shares)


def test_every_line_adds_to_the_total_of_the_case() -> None:
    appraisal = worked()
    split = split_of(appraisal)
    for line in split.lines:
        assert sum(line.by_group.values()) == line.total
        assert line.total == round(float(line.line.net[0] @ appraisal.preferred.factors) * 100)
    assert split.total == sum(split.net(group) for group in split.groups)
    # Each of four lines is rounded to a penny, so the whole is within two of the case's own total.
    assert abs(split.total - float(appraisal.preferred.npsv[0]) * 100) <= 2


def test_public_money_falls_a_fifth_each_and_what_reaches_people_falls_as_they_do() -> None:
    split = split_of(worked())
    # The present value of £1 a year over three years from year 0 at 3.5%: 1 + 1/1.035 + 1/1.071225 = 2.89969428.
    whole = 1 + 1 / 1.035 + 1 / 1.035**2
    centre = next(line for line in split.lines if line.line.id == "centre")
    company = next(line for line in split.lines if line.line.id == "company")
    assert centre.by_group["q1"] == pytest.approx(100_000 * whole * 0.2 * 100, abs=1)
    # 150, 100, 80, 50 and 32 people round to 150, 100, 80, 50 and 30: q1 has 150/410 of them.
    assert company.by_group["q1"] == pytest.approx(-30_000 * whole * 150 / 410 * 100, abs=1)


def test_uptake_and_effect_move_a_group_s_part() -> None:
    split = split_of(worked(put("equality.split.0.uptake", {"q1": "200%"})))
    company = next(line for line in split.lines if line.line.id == "company")
    # Twice the weight on 150 of 410: 300 / 560.
    assert company.by_group["q1"] / company.total == pytest.approx(300 / 560, abs=1e-6)


@pytest.mark.parametrize(("name", "first"), [("moderate", 0.23), ("steep", 0.26)])
def test_a_gradient_of_public_money_may_be_chosen(name: str, first: float) -> None:
    split = split_of(worked(put("equality.split.0.budgets", name)))
    centre = next(line for line in split.lines if line.line.id == "centre")
    assert centre.by_group["q1"] / centre.total == pytest.approx(first, abs=1e-6)
    assert name in split.assumptions[1]


def reordered(case: Data) -> None:
    groups = case["equality"]["profiles"][2]["groups"]
    case["equality"]["profiles"][2]["groups"] = dict(reversed(list(groups.items())))


def test_writing_the_groups_in_another_order_changes_nothing() -> None:
    one, other = split_of(worked()), split_of(worked(reordered))
    assert {g: one.net(g) for g in one.groups} == {g: other.net(g) for g in other.groups}


def test_a_withheld_group_withholds_the_split() -> None:
    split = split_of(worked(put("equality.profiles.2.groups.q5", "7")))
    assert split.why_not == "counts are withheld, so the split is too"
    assert split.lines == ()


def test_both_ends_of_a_link_are_known() -> None:
    appraisal = worked()
    written = appraisal.case.document.equality
    assert written is not None
    (link,) = links(protected(written), appraisal.preferred)
    assert link.impact is not None
    assert (link.impact.id, link.line.id) == ("company-lost", "hospital")
    assert link.central.pounds == -40_000
    assert link.worst.pounds <= link.central.pounds


def test_hours_of_care_are_split_by_sex() -> None:
    written = worked().case.document.equality
    assert written is not None
    (moved,) = care_moved(protected(written))
    # 118 and 82 carers round to 120 and 80: 9,400 x 0.6 = 5,640 hours from women.
    assert moved.by_sex == pytest.approx({"female": 5_640, "male": 3_760})


def test_hours_built_from_a_count_rest_on_the_protected_one() -> None:
    built = {"what": "Care", "each_week": "3 hours / week", "carers": "413", "weeks": "48 weeks / year", "source": "s"}
    written = worked(put("equality.unpaid_care.0", built)).case.document.equality
    assert written is not None
    # 413 rounds to 415: 3 x 415 x 48 = 59,760 hours, and not 3 x 413 x 48 = 59,472.
    assert hours_to_families(care_moved(protected(written))) == 59_760


def test_hours_built_from_a_small_count_are_withheld_and_still_asked_about() -> None:
    built = {"what": "Care", "each_week": "3 hours / week", "carers": "7", "weeks": "48 weeks / year", "source": "s"}
    no_frame = put("equality.impacts.1.who", {"frame": "consumers", "group": "Users"})
    change = both(put("equality.unpaid_care.0", built), no_frame)
    written = worked(change).case.document.equality
    assert written is not None
    (moved,) = care_moved(protected(written))
    assert moved.hours is None
    assert "W07" in {problem.code for problem in found(change)}
