"""Groups of people in the result: they tie to the totals, they are protected, and no amount rests on a count."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from assessed_case import Data, both, put, worked
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import SMALLEST, solved
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.result import Result
from investcase.resolving.canonical import canonical_inputs

HEALTH = {
    "title": "A strip of aversion",
    "qale": ["63.199", "67.676", "69.990", "73.184", "75.070"],
    "people": ["10698746"] * 5,
    "gain": ["35", "25", "18", "13", "9"],
    "cost": "£1000000",
    "threshold": "£20000",
    "epsilon": ["0", "3.5"],
    "source": "made up",
}
WEIGHTS = {
    "profile": "by-quintile",
    "reference": "£36700",
    "eta": "1.3",
    "incomes": {"q1": "£16800", "q2": "£25000", "q3": "£36700", "q4": "£50000", "q5": "£71100"},
    "mapping": "Fifths by income stand for fifths by deprivation.",
    "source": "made up",
}


def gradient(people: list[str], values: list[str]) -> dict[str, Any]:
    groups = [
        {"group": f"fifth {i}", "people": n, "value": y} for i, (n, y) in enumerate(zip(people, values, strict=True), 1)
    ]
    return {"id": "admissions", "title": "Admissions", "is": "count_per", "groups": groups, "source": "made up"}


EVEN = gradient(["1000"] * 5, ["10", "12", "14", "16", "18"])
EVERYTHING = both(
    put("equality.health_equity", HEALTH),
    put("equality.welfare_weights", WEIGHTS),
    put("equality.gradients", [EVEN]),
    put("equality.unpaid_care.0.carers_by_age", "ages-of-carers"),
    lambda case: case["equality"]["profiles"].append(
        {
            "id": "ages-of-carers",
            "by": "age",
            "of": "carers",
            "groups": {"under_65": "150", "65_and_over": "50"},
            "source": "s",
        }
    ),
)


def groups(appraisal: Appraisal) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(appraisal.result().to_json())["groups"]
    return found


def test_a_case_that_was_not_assessed_says_nothing_of_groups() -> None:
    assert "groups" not in json.loads(solved(SMALLEST).result().to_json())


def test_the_groups_read_back_as_they_were_written() -> None:
    result = worked(EVERYTHING).result()
    assert result.groups is not None
    assert Result.from_json(result.to_json()) == result


def test_who_gains_and_who_pays_adds_to_the_value_to_society() -> None:
    appraisal = worked()
    (money,) = groups(appraisal)["money"]
    npsv = round(float(appraisal.preferred.npsv[0]), 2)
    assert sum(round(row["net"] * 100) for row in money["groups"]) == round(money["total"] * 100)
    assert money["total"] == pytest.approx(npsv, abs=0.03), "four lines, each rounded to a penny"
    for line in money["lines"]:
        assert sum(round(pounds * 100) for pounds in line["by_group"].values()) == round(line["total"] * 100)
    # Company lost is the people's: £30,000 in each of three years, (1 + 1/1.035 + 1/1.035^2) x -30,000 = -86,990.83.
    # 150, 100, 80, 50 and (32, printed as 30) of 410: q1 bears 150/410 = 36.585% of it, £31,825.91.
    (company,) = [line for line in money["lines"] if line["id"] == "company"]
    assert company["follows"] == "people"
    assert company["total"] == -86_990.83
    assert company["by_group"]["q1"] == -31_825.91
    assert company["by_group"]["q5"] == pytest.approx(-86_990.83 * 30 / 410, abs=0.01)


def test_ratios_and_indices_are_those_that_the_note_prints() -> None:
    found = groups(worked(EVERYTHING))
    (by_sex,) = [table for table in found["representation"] if table["profile"] == "by-sex"]
    female = by_sex["groups"][0]
    # 251 of 412 is 0.609; over 54% it is 1.128, with Wilson's limits 1.039 to 1.213.
    assert (female["people"], female["ratio"], female["low"], female["high"]) == ("250", 1.1, 1.0, 1.2)
    # Ranks 0.1 to 0.9, values 10 to 18: the slope is 8 / 0.8 = 10, the fitted ends 9 and 19, 19/9 = 2.11.
    # Concentration: 2/14 x (10x.1 + 12x.3 + 14x.5 + 16x.7 + 18x.9)/5 - 1 = 2/14 x 7.8 - 1 = 0.114.
    assert found["gradients"] == [
        {"id": "admissions", "slope_index": 10.0, "relative_index": 2.11, "concentration_index": 0.114}
    ]
    assert found["health_equity"]["weighted"] == {"0": 50.0, "3.5": 60.5}
    assert found["health_equity"]["quadrant"] == "win-win"
    weights = {row["group"]: row["weight"] for row in found["weighted"]["groups"]}
    assert weights["q1"] == pytest.approx(2.762, abs=0.0005)
    assert weights["q3"] == 1.0


def test_hours_are_split_by_sex_and_by_age() -> None:
    (care,) = groups(worked(EVERYTHING))["care"]
    # 118 and 82 are printed as 120 and 80: 60% and 40% of 9,400. 150 and 50: three quarters and a quarter.
    assert care["hours"] == 9400
    assert care["by_sex"] == {"female": 5640, "male": 3760}
    assert care["by_age"] == {"under_65": 7050, "65_and_over": 2350}


def test_everything_is_the_same_from_the_inputs_that_a_paper_carries() -> None:
    """The attached inputs hold protected counts, and nothing is worked out from any other."""
    appraisal = worked(EVERYTHING)
    inputs = yaml.load(canonical_inputs(appraisal.case), Loader=yaml.BaseLoader)
    again = worked(lambda case: case.update(equality=inputs["case"]["equality"]))
    first, second = appraisal.result(), again.result()
    assert first.groups is not None
    assert second.groups is not None
    assert first.options == second.options
    assert first.groups == second.groups


def test_a_stand_in_can_be_replayed_and_is_marked() -> None:
    stand_in = {"id": "n", "by": "race", "shares": {"white": "93.6%", "other": "6.4%"}, "source": "a census"}
    found = groups(
        worked(
            both(lambda case: case["equality"]["profiles"].append(stand_in), put("equality.split", [{"profile": "n"}]))
        )
    )
    assert [table["profile"] for table in found["representation"] if table["stand_in"]] == ["n"]
    assert found["money"][0]["stand_in"] is True


def test_a_split_with_a_small_group_is_withheld_and_nothing_of_it_is_stored() -> None:
    found = groups(worked(put("equality.profiles.2.groups.q5", "7")))
    (money,) = found["money"]
    assert money["why_not"] == "counts are withheld, so the split is too"
    assert (money["groups"], money["lines"], money["total"]) == ([], [], None)
    (table,) = [table for table in found["representation"] if table["profile"] == "by-quintile"]
    shown = {row["group"]: row["people"] for row in table["groups"]}
    # Beside the 7 of Q5 the largest, the 150 of Q1, is withheld.
    assert shown == {"q1": "withheld", "q2": "100", "q3": "80", "q4": "50", "q5": "withheld"}
    assert {row["group"] for row in table["groups"] if row["share"] is None} == {"q1", "q5"}


def test_a_gradient_with_a_small_group_is_withheld() -> None:
    few = gradient(["1000", "1000", "1000", "1000", "9"], ["10", "12", "14", "16", "18"])
    (found,) = groups(worked(put("equality.gradients", [few])))["gradients"]
    assert set(found.values()) == {"admissions", None}


def test_a_measure_whose_divisor_is_nil_is_not_defined() -> None:
    level = gradient(["1000"] * 5, ["0"] * 5)
    (found,) = groups(worked(put("equality.gradients", [level])))["gradients"]
    assert (found["slope_index"], found["relative_index"], found["concentration_index"]) == (0.0, None, None)


counts = st.integers(0, 5000)


@settings(max_examples=20, deadline=None)
@given(st.tuples(*[counts] * 8))
def test_no_amount_rests_on_any_count(found: tuple[int, ...]) -> None:
    def change(case: Data) -> None:
        section = case["equality"]
        section["people_now"]["count"] = str(found[0])
        section["impacts"][0]["number"]["count"] = str(found[1])
        section["profiles"][0]["groups"] = {"female": str(found[2]), "male": str(found[3])}
        section["profiles"][2]["groups"].update(q1=str(found[4]), q2=str(found[5]))
        section["profiles"][3]["groups"] = {"female": str(found[6]), "male": str(found[7])}

    assert worked(change).result().options == UNCHANGED


UNCHANGED = worked().result().options


def test_groups_in_any_order_get_the_same() -> None:
    def turned(case: Data) -> None:
        for profile in case["equality"]["profiles"]:
            profile["groups"] = dict(reversed(profile["groups"].items()))

    def by_name(found: dict[str, Any]) -> dict[str, Any]:
        return {row["group"]: row for row in found["money"][0]["groups"]}

    assert by_name(groups(worked(turned))) == by_name(groups(worked()))
