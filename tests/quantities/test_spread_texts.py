"""Ranges with a shape, means with an interval and outcomes, as people write them and written back."""

from __future__ import annotations

import pytest

from cases import faults, solved, with_lines
from investcase.quantities import Quantity, QuantityError, Shape, parse_quantity

WRITTEN = [
    "12% to 22%, central 18%",
    "£8,000 to £12,000, central £9,000, uniform",
    "9.8 hours to 21 hours, central 14 hours, triangular",
    "mean £100,000, 95% £80,000 to £120,000",
    "mean 14 hours, 95% 12 hours to 16 hours",
    "£0 in 70%, £40,000 in 30%",
    "0.5 years in 25%, 1 years in 50%, 2 years in 25%",
    "half within 3 months, 9 in 10 within 8 months",
    "half within 1, 9 in 10 within 1.5 years",
    "£40,000 every 4 to 8 years, central 6 years",
    "a fall / person every 18 months to 40 months, central 24 months",
    "once every 3 years",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_written_is_read_back_the_same(text: str) -> None:
    value = parse_quantity(text)
    assert parse_quantity(str(value)) == value
    assert parse_quantity(value.as_written()) == value


def test_a_range_is_pert_unless_it_says_otherwise() -> None:
    assert parse_quantity("1 to 3, central 2").shape is Shape.PERT
    assert parse_quantity("1 to 3, central 2, PERT") == parse_quantity("1 to 3, central 2")
    assert parse_quantity("1 to 3, central 2, Triangular").shape is Shape.TRIANGULAR


def test_a_level_with_a_space_is_95_too_and_what_is_all_but_a_shape_is_offered() -> None:
    assert parse_quantity("mean 14, 95 % 12 to 16") == parse_quantity("mean 14, 95% 12 to 16")
    with pytest.raises(QuantityError) as error:
        parse_quantity("£60k to £100k, triangle")
    assert error.value.remedy == 'write "£60k to £100k, central ___, triangular"'


def test_a_shape_goes_with_its_range_into_other_prices() -> None:
    value = parse_quantity("£0 in 70%, £40,000 in 30%").scaled(1.1)
    assert value.outcomes == ((0.0, 0.7), (pytest.approx(44_000), 0.3))
    assert parse_quantity("£1 to £3, central £2, uniform").scaled(2).shape is Shape.UNIFORM


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("1 to 3, central 2, lumpy", "'lumpy' is no shape of a range", "pert, triangular, uniform"),
        ("£60k to £100k, triangle", "'triangle' is no shape of a range", "pert, triangular, uniform"),
        ("mean £80k, 90% £60k to £100k", "the interval beside this mean is of 90%", "95%"),
        ("mean 18%, 97.5 % 12% to 24%", "the interval beside this mean is of 97.5 %", "95%"),
        ("£40,000 in 50%, £40,000 in 50%", "£40,000 is two of these outcomes", "each outcome once"),
        ("£40k in 50%, £0 in 20%, £40,000 in 30%", "£40,000 is two of these outcomes", "each outcome once"),
        ("30% in 50%, 0.3 in 50%", "30% is two of these outcomes", "each outcome once"),
        ("£0 in 70%, £40,000 in 40%", "the chances of these outcomes add to 110%", "100%"),
        ("£0 in 70%, 3 hours in 30%", "not all one value in one unit", "in one unit"),
        ("mean 18%, 95% 20% to 24%", "the central value lies outside its range", "low <= central <= high"),
        ("mean 3 hours, 95% £1 to £5", "different units", "one unit throughout"),
    ],
)
def test_what_cannot_be_is_refused(text: str, said: str, expected: str) -> None:
    with pytest.raises(QuantityError) as error:
        parse_quantity(text)
    assert said in str(error.value)
    assert expected in error.value.expected


BLOCK = """\
      - id: team
        title: Team
        body: council
        each_year:
{lines}
"""


def case_of(*lines: str) -> str:
    head, _, _ = with_lines(costs=["id: a, title: A, body: council, each_year: £1"]).partition("      - {")
    return head + BLOCK.format(lines="\n".join(f"          {line}" for line in lines))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["low: £8000", "central: £9000", "high: £12000", "shape: uniform"],
            "£8,000 to £12,000, central £9,000, uniform",
        ),
        (["mean: £100000", "95%: £80000 to £120000"], "mean £100,000, 95% £80,000 to £120,000"),
        (["outcomes:", "- {value: £0, chance: 70%}", "- {value: £40000, chance: 30%}"], "£0 in 70%, £40,000 in 30%"),
    ],
)
def test_lines_say_what_a_text_says(lines: list[str], text: str) -> None:
    register = solved(case_of(*lines)).case.register()
    found: Quantity = register["programme.team"].quantity
    assert found == parse_quantity(text)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["mean: £100000"], "a mean with its interval has exactly the lines mean and 95%"),
        (["mean: £100000", "95%: £80000"], "is no 95% interval"),
        (["mean: £100000", "95%: £95000 to £150000"], "the mean lies too far from the middle of its interval"),
        (["mean: £1000", "95%: £10 to £2100"], "a curve with this interval would go below nil"),
        (["outcomes:", "- {value: £0, chance: 70%}"], "the chances of these outcomes add to 70%"),
        (["outcomes:", "- {value: £0, odds: 70%}"], "an outcome has exactly the lines value and chance"),
        (["low: £1", "central: £2", "high: £3", "shape: lumpy"], "'lumpy' is no shape of a range"),
    ],
)
def test_a_fault_is_told_where_it_stands(lines: list[str], said: str) -> None:
    (problem,) = faults(case_of(*lines))
    assert said in problem.message
    assert problem.position is not None
    assert problem.position.line == 17
    assert problem.field == "options[0].costs[0].each_year"
    assert problem.expected
