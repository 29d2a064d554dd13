"""The versioned result: its keys in their order, its round trip, and that nothing in it is not a number."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from cases import KENT, SMALLEST, solved
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.explaining import Explainer
from investcase.appraisal.result import Result
from investcase.appraisal.spreads import NOWHERE
from random_cases import Spec, lines, text_of

SPREAD = ["central", "cautious", "favourable"]
TOP = [
    *("schema", "forming", "case", "title", "standing", "as_of", "currency", "price_base", "discount_base"),
    *(
        "discount_schedule",
        "years",
        "options",
        "vintages",
        "standing_sensitivities",
        "horizon",
        "chances",
        "switching_values",
        "groups",
        "figures",
    ),
    *("choices", "problems", "manifest"),
]
OPTION = [
    *("id", "preferred", "business_as_usual", "npsv", "npsv_ends", "pv_costs", "pv_benefits"),
    *("pv_benefits_by_cash_type", "freed_capacity_at_average_cost", "net_public_cost", "bcr"),
    *("payback_year", "eanb", "bodies", "lines", "gross_to_net", "demand", "who_pays", "who_gains", "disinvestment"),
    "portfolio",
    *("funding", "short_funding", "releases"),
]


@pytest.fixture(scope="module")
def kent() -> Appraisal:
    return solved(KENT.read_text("utf-8"))


def leaves(data: Any) -> Iterator[Any]:
    if isinstance(data, dict):
        for value in data.values():
            yield from leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value)
    else:
        yield data


def test_the_keys_are_those_of_version_2_in_their_order(kent: Appraisal) -> None:
    data = json.loads(kent.result().to_json())
    assert data["schema"] == "investcase/result/2"
    assert data["forming"] is True
    assert list(data) == TOP
    for option in data["options"]:
        assert list(option) == OPTION
        for name in ("npsv", "pv_costs", "pv_benefits"):
            assert list(option[name]) == SPREAD
        assert list(option["bcr"]) == ["net_public"]
        assert list(option["bcr"]["net_public"]) == SPREAD
        assert list(option["payback_year"]) == ["simple", "discounted", "lead_body_cash"]
        assert list(option["pv_benefits_by_cash_type"]) == [
            *("cash_releasing", "avoided_growth", "capacity", "wider_value"),
        ]
        for body in option["bodies"]:
            assert list(body) == [
                *("body", "npv", "cash_releasing_npv", "cash_releasing_npv_ends", "cash_terms_by_year"),
            ]
        for line in option["lines"]:
            assert list(line) == ["id", "intervention", "body", "kind", "cash_type", "ring_fence", "by_year"]
            assert len(line["by_year"]) == len(data["years"]) == 10
    for figure in data["figures"]:
        assert set(figure) >= {"id", "value", "unit", "status", "source", "replaced"}
    assert data["choices"]["at-home.independent-settings"]["route"] == "top_down"
    assert (data["standing"], data["currency"], data["as_of"]) == ("illustrative", "GBP", "2026-11-22")
    assert (data["price_base"], data["discount_base"]) == ("2026-27", "2027-28")
    assert data["discount_schedule"] == "green-book-2026"


def test_the_result_comes_back_from_its_json_as_itself(kent: Appraisal) -> None:
    result = kent.result()
    text = result.to_json()
    assert Result.from_json(text) == result
    assert Result.from_json(text).to_json() == text
    assert text.endswith("}\n")
    assert "£" in text, "as people read it, not escaped"


def test_the_same_case_gives_the_same_text(kent: Appraisal) -> None:
    assert solved(KENT.read_text("utf-8")).result().to_json() == kent.result().to_json()


def test_numbers_are_finite_and_rounded_to_the_penny_and_the_millionth(kent: Appraisal) -> None:
    data = json.loads(kent.result().to_json())
    for value in leaves(data):
        if isinstance(value, float):
            assert math.isfinite(value)
            assert math.copysign(1, value) == 1 or value != 0, "no negative nil"
    for option in data["options"]:
        pounds = [*leaves(option["npsv"]), *leaves(option["bodies"]), *leaves(option["lines"])]
        assert all(round(x, 2) == x for x in pounds if isinstance(x, float))
        assert all(round(x, 6) == x for x in leaves(option["bcr"]) if isinstance(x, float))


def test_written_parts_add_to_written_wholes_within_their_rounding(kent: Appraisal) -> None:
    for option in kent.result().options:
        if option.npsv.central is None:
            continue
        bodies = sum(body.npv.central or 0.0 for body in option.bodies)
        assert option.npsv.central == pytest.approx(bodies, abs=0.005 * (1 + len(option.bodies)))
        kinds = sum(spread.central or 0.0 for spread in option.pv_benefits_by_cash_type.values())
        assert option.pv_benefits.central == pytest.approx(kinds, abs=0.025)


def test_every_null_of_an_option_has_its_reason(kent: Appraisal) -> None:
    result = kent.result()
    reasons = {problem.field for problem in result.problems if problem.code == "undefined"}
    for option in result.options:
        if f"options.{option.id}" in reasons:
            assert not option.lines, "nothing was worked out"
            continue
        assert None not in leaves(json.loads(option.npsv.model_dump_json()))
        assert (option.bcr.net_public.central is None) == (f"options.{option.id}.bcr.net_public" in reasons)
        for name, year in option.payback_year.model_dump().items():
            assert (year is None) == (f"options.{option.id}.payback_year.{name}" in reasons)


NOT_WORKED_OUT = (
    SMALLEST
    + """\
  - id: refused
    title: Move people
    rejected: Nobody wants it
  - id: idea
    title: An idea
  - id: dear
    title: Dear
    rejected: It costs more
    costs: [{id: d, title: D, body: council, amount: {2026-27: £5}}]
"""
)


def test_what_nobody_worked_out_is_null_and_what_is_nil_is_nil() -> None:
    result = solved(NOT_WORKED_OUT).result()
    options = {option.id: option for option in result.options}
    why = {problem.field: problem.message for problem in result.problems if problem.code == "undefined"}
    for name, said in (("refused", "it was rejected, and no cost or benefit"), ("idea", "worked out: no cost")):
        option = options[name]
        for spread in (option.npsv, option.pv_costs, option.pv_benefits, option.eanb.own_years, option.bcr.net_public):
            assert (spread.central, spread.cautious, spread.favourable) == (None, None, None)
        assert set(option.pv_benefits_by_cash_type.values()) == {NOWHERE}
        assert (option.payback_year.simple, option.gross_to_net) == (None, None)
        assert said in why[f"options.{name}"]
    assert options["dear"].npsv.central == -5.0, "rejected, and worked out all the same"
    assert options["business-as-usual"].npsv.central == 0.0, "nil by what it is"
    assert {"options.dear", "options.business-as-usual"}.isdisjoint(why)


def test_a_number_that_nobody_worked_out_is_explained_as_undefined() -> None:
    found = Explainer(solved(NOT_WORKED_OUT)).explain("refused.npsv")
    assert found.value is None
    assert "it was rejected" in found.notes[0]


def test_the_manifest_is_of_the_inputs_and_of_nothing_else() -> None:
    def fingerprint(text: str) -> str:
        return solved(text).result().manifest["inputs_sha256"]

    once = fingerprint(SMALLEST)
    assert len(once) == 64
    assert fingerprint(SMALLEST.replace("title: Grants programme", "title: Grants programme  # a remark")) == once
    assert fingerprint(SMALLEST.replace("£45k", "£45000")) == once, "the same amount written otherwise"
    assert fingerprint(SMALLEST.replace("£45k", "£45001")) != once


def test_a_result_is_frozen_and_takes_no_other_key() -> None:
    result = solved(SMALLEST).result()
    with pytest.raises(ValidationError):
        result.title = "Another"  # type: ignore[misc]
    data = result.to_dict()
    with pytest.raises(ValueError, match="extra"):
        Result.from_json(json.dumps({**data, "score": 1}))


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"schema": "investcase/result/3"}', '{"schema": "investcase/result/2"}', "nothing", ""]
)
def test_what_is_not_this_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - a JSON error is a ValueError too, in its own words
        Result.from_json(text)


def test_an_earlier_result_is_not_read_as_this_one() -> None:
    data = {**solved(SMALLEST).result().to_dict(), "schema": "investcase/result/1"}
    with pytest.raises(ValueError, match=r"plus is good for the body named.*investcase run CASE --format json"):
        Result.from_json(json.dumps(data))


@settings(max_examples=30)
@given(lines)
def test_any_case_writes_finite_json_that_comes_back(specs: list[Spec]) -> None:
    result = solved(text_of(specs)).result()
    text = result.to_json()
    assert Result.from_json(text) == result
    assert not any(word in text for word in ("NaN", "Infinity"))
