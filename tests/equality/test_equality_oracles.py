"""Every published or hand-made result, to the digits printed."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from investcase.appraisal.groups import aversion, gradients, representation, weights
from investcase.documents.equality_analysis import GRADIENTS
from investcase.documents.equality_counts import Count, Disclosure

Row = dict[str, str]
Answer = Callable[[Row, dict[str, list[float]]], list[float]]
ROWS: list[Row] = list(
    csv.DictReader((Path(__file__).parent / "data" / "equality_oracles.csv").read_text("utf-8").splitlines())
)


def inputs(row: Row) -> dict[str, list[float]]:
    """`a=1|2;b=3` as lists of numbers; a population 'each' is five alike."""
    found: dict[str, list[float]] = {}
    for name, values in re.findall(r"([\w]+)=([\d.|]+)", f"{row['inputs']};{row['parameters']}".replace("each", "")):
        found[name] = [float(value) for value in values.split("|") if value]
    if len(found.get("pop", [])) == 1:
        found["pop"] = found["pop"] * 5
    return found


def parameter(row: Row) -> float:
    match = re.search(r"(?:epsilon|alpha|eta)=([\d.]+)", row["parameters"])
    assert match
    return float(match[1])


def people_and_values(given: dict[str, list[float]]) -> tuple[list[float], list[float]]:
    people = next(given[name] for name in ("pop", "births", "weight") if name in given)
    values = next(given[name] for name in ("qale", "u5mr", "value") if name in given)
    return people, values


def net_health(given: dict[str, list[float]]) -> tuple[float, ...]:
    return aversion.net_health_benefit(given["gain"], given["cost"][0], given["k"][0], given["oc"])


def welfare(row: Row, given: dict[str, list[float]]) -> list[float]:
    if "group" not in given:  # only the implied ratio of incomes is published
        implied = re.search(r"implied income ratio ([\d.]+)", row["tolerance"])
        assert implied
        return [weights.welfare_weight(float(implied[1]), 1.0, parameter(row))]
    reference = given.get("median") or given["ref"]
    return [weights.welfare_weight(reference[0], given["group"][0], parameter(row))]


def both(interval: representation.Interval) -> list[float]:
    return [interval.low, interval.high]


ANSWERS: dict[str, Answer] = {
    "welfare_weight": welfare,
    "sii": lambda row, given: [gradients.slope_index(*people_and_values(given))],
    "rii_ratio_Y1_over_Y0": lambda row, given: [gradients.relative_index(*people_and_values(given))],
    "concentration_index": lambda row, given: [gradients.concentration_index(*people_and_values(given))],
    "atkinson_ede": lambda row, given: [aversion.atkinson_ede(*people_and_values(given), parameter(row))],
    "net_health_benefit_by_quintile": lambda row, given: list(net_health(given)),
    "equity_weighted_nhb": lambda row, given: [
        aversion.equity_weighted(*people_and_values(given), net_health(given), parameter(row))
    ],
    "rate_difference_pp": lambda row, given: [first[0] - second[0] for first, second in [given.values()]],
    "representation_ratio": lambda row, given: [
        representation.representation_ratio(given["share_users"][0], given["share_pop"][0])
    ],
    "wilson_interval": lambda row, given: both(representation.wilson(int(given["x"][0]), int(given["n"][0]))),
    "representation_ratio_interval": lambda row, given: both(
        representation.ratio_interval(int(given["x"][0]), int(given["n"][0]), given["share_pop"][0])
    ),
}


def digits(printed: str) -> float:
    """Half of the last digit printed: what an answer may differ by and still print the same."""
    return 0.5 * 10 ** -len(printed.partition(".")[2])


def test_all_fifty_are_here() -> None:
    assert len(ROWS) == 50
    assert {row["metric"] for row in ROWS} == {*ANSWERS, "suppress"}


@pytest.mark.parametrize("row", [r for r in ROWS if r["metric"] != "suppress"], ids=lambda row: row["id"])
def test_a_row_is_reproduced_to_the_digits_printed(row: Row) -> None:
    answers = ANSWERS[row["metric"]](row, inputs(row))
    expected = row["expected"].split("|")
    assert len(answers) == len(expected)
    for answer, printed in zip(answers, expected, strict=True):
        # Fifteen digits of a double are all that a printed value can hold.
        assert answer == pytest.approx(float(printed), abs=max(digits(printed), 1e-13 * abs(float(printed)) + 1e-12))


def test_counts_are_protected_as_the_row_says() -> None:
    (row,) = [row for row in ROWS if row["metric"] == "suppress"]
    rule = Disclosure(suppress_below="8", round_to="5", zero_is_safe=True)
    counts = [Count(int(text)) for text in row["inputs"].removeprefix("counts=").split("|")]
    shown = ["*" if rule.suppresses(count) else rule.words(count) for count in counts]
    assert shown == row["expected"].split("|")


def test_the_opportunity_cost_gradients_are_those_of_the_rows() -> None:
    for name, shares in GRADIENTS.items():
        (row,) = [r for r in ROWS if r["id"] == f"DCEA-{name}-net"]
        assert tuple(inputs(row)["oc"]) == shares


def test_the_quadrant_is_named_with_both_numbers() -> None:
    row = next(row for row in ROWS if row["id"] == "DCEA-flat-e0")
    given = inputs(row)
    found = aversion.plane(*people_and_values(given), net_health(given))
    # 25 + 15 + 8 + 3 - 1 = 50 years, most of them in the most deprived fifths.
    assert found.health == pytest.approx(50)
    assert found.inequality > 0
    assert found.quadrant == "win-win"
