"""What a plain number is, and that it is held to it: centre, both ends, and the per cent sign."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.quantities import Kind, Quantity, combine_range, parse_quantity, parse_unit
from investcase.quantities.kinds import RULES, misfit, unlikely
from investcase.quantities.writing import to_fill_in

BOUNDS = {
    Kind.SHARE: (0, 1),
    Kind.RATIO: (0, float("inf")),
    Kind.CHANGE: (-1, float("inf")),
    Kind.REDUCTION: (float("-inf"), 1),
    Kind.COUNT_PER: (0, float("inf")),
    Kind.PLAIN: (float("-inf"), float("inf")),
}
PERCENTAGES = (Kind.SHARE, Kind.CHANGE, Kind.REDUCTION)
hundredths = st.integers(-50_000, 50_000).map(lambda number: number / 100)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[float, float, float]:
    low, central, high = sorted(draw(st.tuples(hundredths, hundredths, hundredths)))
    return low, central, high


def quantity(range_: tuple[float, float, float], sign: str) -> Quantity:
    return combine_range(*(f"{end:.2f}{sign}" for end in range_))


@given(kind=st.sampled_from(Kind), range_=ranges())
def test_a_range_with_its_sign_fits_when_both_ends_lie_within_the_bounds(
    kind: Kind, range_: tuple[float, float, float]
) -> None:
    low, high = BOUNDS[kind]
    within = low <= range_[0] / 100 and range_[2] / 100 <= high
    may_bear_it = kind not in (Kind.COUNT_PER, Kind.PLAIN)
    assert (misfit(quantity(range_, "%"), kind) is None) == (within and may_bear_it)


@given(kind=st.sampled_from(Kind), range_=ranges())
def test_a_range_without_its_sign_fits_within_the_bounds_and_a_percentage_up_to_all_of_it(
    kind: Kind, range_: tuple[float, float, float]
) -> None:
    low, high = BOUNDS[kind]
    if kind in PERCENTAGES:
        low, high = max(low, -1), min(high, 1)
    assert (misfit(quantity(range_, ""), kind) is None) == (low <= range_[0] and range_[2] <= high)


@given(kind=st.sampled_from(PERCENTAGES), range_=ranges())
def test_the_sign_left_out_never_passes_and_what_was_meant_is_offered_and_fits(
    kind: Kind, range_: tuple[float, float, float]
) -> None:
    meant = quantity(range_, "%")
    if misfit(meant, kind) is not None or max(-range_[0], range_[2]) <= 1:
        return
    found = misfit(quantity(range_, ""), kind)
    assert found is not None
    assert found.meant is not None
    offered = parse_quantity(found.meant.strip('"'))
    assert (offered.central, offered.ends) == (meant.central, meant.ends)
    assert misfit(offered, kind) is None


@given(kind=st.sampled_from(Kind), range_=ranges(), sign=st.sampled_from(["", "%"]))
def test_what_is_offered_always_fits(kind: Kind, range_: tuple[float, float, float], sign: str) -> None:
    found = misfit(quantity(range_, sign), kind)
    if found is not None and found.meant is not None:
        assert misfit(parse_quantity(found.meant.strip('"')), kind) is None


@given(kind=st.sampled_from(Kind), range_=ranges(), sign=st.sampled_from(["", "%"]))
def test_a_range_fits_only_where_each_of_its_numbers_does(
    kind: Kind, range_: tuple[float, float, float], sign: str
) -> None:
    if misfit(quantity(range_, sign), kind) is None:
        assert all(misfit(quantity((end, end, end), sign), kind) is None for end in range_)


@pytest.mark.parametrize(
    ("text", "kind", "code", "meant"),
    [
        ("28", Kind.SHARE, "share", "28%"),
        ("1.5", Kind.SHARE, "share", "1.5%"),
        ("12 to 22, central 18", Kind.SHARE, "share", '"12% to 22%, central 18%"'),
        ("0 to 28, central 18", Kind.SHARE, "share", '"0% to 28%, central 18%"'),
        ("280%", Kind.SHARE, "share", "28% or 2.8%"),
        ("-5%", Kind.SHARE, "share", "5%"),
        ("90% to 110%, central 95%", Kind.SHARE, "share", None),
        ("-18", Kind.CHANGE, "change", "-18%"),
        ("33", Kind.CHANGE, "change", "33%"),
        ("-120%", Kind.CHANGE, "change", None),
        ("18", Kind.REDUCTION, "reduction", "18%"),
        ("118%", Kind.REDUCTION, "reduction", None),
        ("5%", Kind.COUNT_PER, "count-per", "0.05"),
        ("-5", Kind.COUNT_PER, "count-per", None),
        ("21%", Kind.PLAIN, "plain-number", "0.21"),
        ("-0.1", Kind.RATIO, "ratio", None),
        ("£8", Kind.RATIO, "ratio", None),
    ],
)
def test_what_does_not_fit_says_why_and_what_was_meant(text: str, kind: Kind, code: str, meant: str | None) -> None:
    found = misfit(parse_quantity(text), kind)
    assert found is not None
    assert (found.code, found.meant) == (code, meant and meant.partition(" or ")[0])
    assert found.remedy == (f"did you mean {meant}?" if meant else None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("0.28", Kind.SHARE),
        ("100%", Kind.SHARE),
        ("56.1% to 120%, central 100%", Kind.RATIO),
        ("50.59", Kind.RATIO),
        ("330%", Kind.CHANGE),
        ("-56%", Kind.CHANGE),
        ("-33% to 56%, central 39%", Kind.REDUCTION),
        ("-250%", Kind.REDUCTION),
        ("4.03", Kind.COUNT_PER),
        ("-1.8", Kind.PLAIN),
    ],
)
def test_harm_can_be_said(text: str, kind: Kind) -> None:
    assert misfit(parse_quantity(text), kind) is None


def test_a_ratio_that_no_trial_comes_near_is_asked_about() -> None:
    assert unlikely(parse_quantity("71"), Kind.RATIO) == "71%"
    assert unlikely(parse_quantity("62 to 117, central 90"), Kind.RATIO) == "62% to 117%, central 90%"
    assert unlikely(parse_quantity("7100%"), Kind.RATIO) is None
    assert unlikely(parse_quantity("1.17"), Kind.RATIO) is None
    assert unlikely(parse_quantity("71"), Kind.PLAIN) is None


def test_the_sign_is_remembered_and_makes_no_difference_to_the_number() -> None:
    assert parse_quantity("18%").percent
    assert parse_quantity("18 per cent").percent
    assert not parse_quantity("0.18").percent
    assert combine_range("0", "18%", "22%").percent
    assert parse_quantity("18%") == parse_quantity("0.18")
    assert hash(parse_quantity("18%")) == hash(parse_quantity("0.18"))


@pytest.mark.parametrize("kind", Kind)
def test_a_blank_written_over_is_of_its_kind(kind: Kind) -> None:
    number = "18" if kind in PERCENTAGES else "0.71"
    written = to_fill_in(parse_unit("1"), kind).replace("___", number)
    assert misfit(parse_quantity(written), kind) is None
    assert (written == "18%") == (kind in PERCENTAGES)


def test_every_kind_has_a_rule_of_its_own() -> None:
    assert set(RULES) == set(Kind)
    assert len({rule.code for rule in RULES.values()}) == len(Kind)


@given(number=st.decimals(-10_000, 10_000, allow_nan=False, places=9))
def test_a_percentage_is_said_back_as_it_was_written(number: Decimal) -> None:
    quantity = parse_quantity(f"{number:f}%")
    said = quantity.as_written()
    assert said.endswith("%")
    assert parse_quantity(said).central == quantity.central
    assert parse_quantity(str(quantity)).central == quantity.central


def test_half_a_post_is_never_said_to_be_a_percentage() -> None:
    assert parse_quantity("0.5").as_written() == "0.5"
    assert parse_quantity("18%").as_written() == "18%"
    assert parse_quantity("12% to 22%, central 18%").as_written() == "12% to 22%, central 18%"
    assert str(parse_quantity("18%")) == str(parse_quantity("0.18")) == "0.18"
