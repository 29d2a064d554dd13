"""Numbers become words in one place, and the words keep the numbers' order and sign."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.numbers import writing as numbers

MONEY = st.floats(min_value=-1e300, max_value=1e300, allow_nan=False)
EVERY_WRITER: list[Callable[[float], str]] = [
    numbers.pounds,
    numbers.pounds_short,
    numbers.signed_pounds_short,
    numbers.thousands,
    numbers.percent,
    numbers.number,
    numbers.ratio,
    numbers.people,
]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1234, "£1,234"),
        (-1234, "−£1,234"),
        (0.5, "£0"),
        (1.5, "£2"),
        (2.5, "£2"),
        (-0.4, "£0"),
        (-0.0, "£0"),
        (178e6, "£178,000,000"),
    ],
)
def test_pounds_round_half_to_even_and_never_show_a_negative_zero(value: float, words: str) -> None:
    assert numbers.pounds(value) == words


def test_a_unit_cost_keeps_its_pence() -> None:
    assert numbers.pounds(23.56, places=2) == "£23.56"
    assert numbers.pounds(20, places=2) == "£20.00"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "£0"),
        (999, "£999"),
        (999.6, "£1k"),
        (12_345, "£12.3k"),
        (640_000, "£640k"),
        (999_499, "£999k"),
        (999_500, "£1m"),
        (1_234_567, "£1.23m"),
        (1_500_000, "£1.5m"),
        (178_000_000, "£178m"),
        (1_600_000_000, "£1.6bn"),
        (250_000_000_000, "£250bn"),
        (2_500_000_000_000, "£2,500bn"),
        (-1_234_567, "−£1.23m"),
    ],
)
def test_short_pounds_keep_three_figures_across_every_boundary(value: float, words: str) -> None:
    assert numbers.pounds_short(value) == words


def test_a_change_wears_its_sign() -> None:
    assert numbers.signed_pounds_short(1500) == "+£1.5k"
    assert numbers.signed_pounds_short(-1500) == "−£1.5k"
    assert numbers.signed_pounds_short(0.2) == "£0"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1_234_400, "1,234"),
        (-1_234_400, "−1,234"),
        (0, "–"),
        (-0.0, "–"),
        (499, "0"),
        (-499, "0"),
        (500, "0"),
        (1500, "2"),
        (-2500, "−2"),
    ],
)
def test_thousands_are_written_with_a_minus_and_no_bracket(value: float, words: str) -> None:
    assert numbers.thousands(value) == words


@pytest.mark.parametrize(
    ("share", "words"), [(0.18, "18%"), (0.035, "3.5%"), (1, "100%"), (-0.0004, "0%"), (-0.1, "−10%")]
)
def test_a_share_becomes_a_percentage(share: float, words: str) -> None:
    assert numbers.percent(share) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (0.4, "fewer than 1"), (3.6, "4"), (47.3, "47"), (423.7, "420"), (2310, "2,300"), (99.6, "100")],
)
def test_people_carry_no_false_precision(value: float, words: str) -> None:
    assert numbers.people(value) == words


def test_ratios_and_numbers() -> None:
    assert numbers.ratio(1.645) == "1.64"
    assert numbers.number(-2310) == "−2,310"
    assert numbers.number(1.05, places=1) == "1.0"


@pytest.mark.parametrize("write", EVERY_WRITER)
@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_undefined_cannot_be_written(write: Callable[[float], str], value: float) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        write(value)


@pytest.mark.parametrize("write", EVERY_WRITER)
@given(value=MONEY)
def test_no_hyphen_no_negative_zero_and_a_sign_only_where_there_is_one(
    write: Callable[[float], str], value: float
) -> None:
    words = write(value)
    assert "-" not in words
    negative = words.startswith(("−", "("))
    if negative:
        assert value < 0
        assert re.search("[1-9]", words)


def _value(words: str) -> float:
    scale = {"k": 1e3, "m": 1e6, "bn": 1e9}
    match = re.fullmatch(r"(−?)£([\d,.]+)(k|m|bn)?", words)
    assert match is not None
    size = float(match[2].replace(",", "")) * scale.get(match[3] or "", 1)
    return -size if match[1] else size


@given(one=MONEY, other=MONEY)
def test_a_larger_amount_never_reads_smaller(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert _value(numbers.pounds_short(low)) <= _value(numbers.pounds_short(high))
    assert _value(numbers.pounds(low)) <= _value(numbers.pounds(high))


@given(value=MONEY)
def test_short_pounds_are_within_half_of_the_third_figure(value: float) -> None:
    assert abs(_value(numbers.pounds_short(value)) - value) <= max(0.5, abs(value) * 0.005001)
