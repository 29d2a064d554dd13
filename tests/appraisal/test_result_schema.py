"""The published schema of the result: it is current, it describes every field, and every result keeps to it and to its
rule of signs.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from cases import KENT, solved
from investcase.appraisal.appraise import Appraisal, appraise
from investcase.appraisal.described import AMOUNT, SIGNED
from investcase.appraisal.result_schema import result_schema, schema_text
from investcase.resolving.case import load
from random_cases import Spec, lines, text_of
from random_whole.solving import worked_out
from random_whole.whole import whole_case

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs" / "result.schema.json"
PAGE = ROOT / "docs" / "result.md"
EXAMPLES = sorted(path.parent for path in KENT.parents[1].glob("*/case.yaml"))
SCHEMA = result_schema()
PARTS = {"Result": SCHEMA, **SCHEMA["$defs"]}
SPREADS = ("#/$defs/Spread", "#/$defs/AtEnds")
TYPES = {
    "object": (),
    "array": (),
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
NO_MONEY = {
    *("Spread.central", "Spread.cautious", "Spread.favourable"),
    *("AtEnds.central", "AtEnds.cautious", "AtEnds.favourable", "FollowedResult.years"),
    *("Ratios.net_public", "VintageOption.bcr_net_public"),
    *("GrossToNetResult.benefits_kept", "CutResult.share", "CutResult.effect_of_stopping"),
    *("MemberResult.alone_by_year", "MemberResult.counted_by_year", "SharedEventsResult.baseline"),
    *("PortfolioResult.slippage", "PeopleLostResult.longer", "PeopleLostResult.shorter"),
    *("ShortFundingResult.share_done_by_year", "ReleaseResult.step", "ReleaseResult.quantity_by_year"),
    *("ReleaseResult.released_by_year", "PostsResult.posts_needed", "PostsResult.posts_filled"),
    *("PostsResult.share_delivered", "PostsResult.displaced", "PayResult.rise_at_nil"),
    *("WeightedGroupResult.weight", "WeightedResult.eta", "WeightedResult.switching", "RepresentedResult.share"),
    *("RepresentedResult.comparator", "RepresentedResult.ratio", "RepresentedResult.low", "RepresentedResult.high"),
    *("CareResult.hours", "CareResult.by_sex", "CareResult.by_age", "GradientResult.slope_index"),
    *("GradientResult.relative_index", "GradientResult.concentration_index", "HealthResult.net_by_fifth"),
    *("HealthResult.net", "HealthResult.slope_falls_by", "HealthResult.weighted"),
    *("LikelyResult.chance_above_nil", "LikelyResult.chance_error", "BodyChancesResult.chance_worse_off"),
    *("BodyChancesResult.chance_back", "OptionChancesResult.chance_best", "OptionChancesResult.chance_best_error"),
    *("OptionChancesResult.chance_best_for_lead", "BodyChancesResult.chance_never_back"),
    *("SwitchResult.value", "SwitchResult.step", "FigureSwitchesResult.today", "FigureSwitchesResult.low"),
    *(
        "FigureSwitchesResult.high",
        "FigureSwitchesResult.least",
        "FigureSwitchesResult.most",
        "LeftOutResult.units",
    ),
    *("PriceGrowthResult.points", "TogetherResult.correlation"),
    *("RiskResult.chance", "RiskResult.chance_worth_if_it_happens"),
}
"""Numbers that are no money: shares, chances, ratios, people, events, hours, years of health."""


def fields() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in PARTS.items():
        for field, said in part["properties"].items():
            yield f"{name}.{field}", said


def holds_numbers(said: dict[str, Any]) -> bool:
    if said.get("$ref") in SPREADS or "number" in said.get("type", ()):
        return True
    inner = [said[key] for key in ("items", "additionalProperties") if isinstance(said.get(key), dict)]
    return any(map(holds_numbers, [*inner, *said.get("anyOf", ())]))


def wrong(value: Any, said: dict[str, Any], at: str = "") -> Iterator[str]:
    """Where a value does not keep to a schema: the few words of JSON Schema that ours is written in."""
    if "$ref" in said:
        yield from wrong(value, PARTS[said["$ref"].rpartition("/")[2]], at)
        return
    if "anyOf" in said:
        if not any(not list(wrong(value, each, at)) for each in said["anyOf"]):
            yield f"{at}: none of {said['anyOf']}"
        return
    if "const" in said or "enum" in said:
        if value not in said.get("enum", [said.get("const")]):
            yield f"{at}: {value!r}"
        return
    kinds = said["type"] if isinstance(said["type"], list) else [said["type"]]
    if kinds == ["object"] and isinstance(value, dict):
        known, other = said.get("properties", {}), said.get("additionalProperties")
        for name in said.get("required", ()):
            if name not in value:
                yield f"{at}: no {name}"
        for name, inner in value.items():
            if name not in known and not other:
                yield f"{at}: unknown {name}"
            else:
                yield from wrong(inner, known.get(name, other), f"{at}.{name}")
    elif kinds == ["array"] and isinstance(value, list):
        for index, inner in enumerate(value):
            yield from wrong(inner, said["items"], f"{at}[{index}]")
    elif not any(isinstance(value, TYPES[kind]) and (kind == "boolean" or value is not True) for kind in kinds):
        yield f"{at}: {value!r} is no {kinds}"


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the published schema is not part of the wheel")
def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text("utf-8") == schema_text(), "write it anew: investcase schema > docs/result.schema.json"


def test_every_field_is_described() -> None:
    undescribed = [name for name, said in fields() if not (said.get("description") or "").strip()]
    assert undescribed == []
    assert all(part["description"] for part in SCHEMA["$defs"].values())


def test_every_field_of_money_says_its_sign_and_whose_pounds_it_is_in() -> None:
    for name, said in fields():
        if not holds_numbers(said) or name in NO_MONEY:
            assert "x-sign" not in said, name
        else:
            assert said.get("x-sign") in (SIGNED, AMOUNT), name
            assert said["x-terms"] in ("present_value", "real", "real_drawn", "cash", "yearly", "price"), name
            rule = "Plus is good for the body named" if said["x-sign"] == SIGNED else "A plain amount"
            assert rule in said["description"], name
    assert {name for name, said in fields() if holds_numbers(said)} >= NO_MONEY


def test_the_validator_of_this_test_finds_what_is_wrong() -> None:
    data = solved(text_of([Spec("council", None, (1, 2, 3, 4))])).result().to_dict()
    assert list(wrong(data, SCHEMA)) == []
    assert list(wrong({**data, "score": 1}, SCHEMA)) == [": unknown score"]
    assert list(wrong({**data, "schema": "investcase/result/1"}, SCHEMA)) == [".schema: 'investcase/result/1'"]
    assert list(wrong({**data, "years": [2026]}, SCHEMA)) == [".years[0]: 2026 is no ['string']"]
    assert list(wrong({key: data[key] for key in data if key != "options"}, SCHEMA)) == [": no options"]


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.name)
def example(request: pytest.FixtureRequest) -> Appraisal:
    return appraise(load(request.param))


def amounts(value: Any, said: dict[str, Any], at: str) -> Iterator[tuple[str, str, float]]:
    """Every number of a result with the sign that its field has."""
    if value is None:
        return
    if "$ref" in said and said["$ref"] not in SPREADS:
        part = PARTS[said["$ref"].rpartition("/")[2]]
        for name, inner in value.items():
            yield from amounts(inner, part["properties"][name], f"{at}.{name}")
    elif "x-sign" in said:
        yield from ((at, said["x-sign"], number) for number in numbers(value))
    elif "anyOf" in said:
        yield from amounts(value, next(each for each in said["anyOf"] if each != {"type": "null"}), at)
    elif said.get("type") == "array":
        for index, inner in enumerate(value):
            yield from amounts(inner, said["items"], f"{at}[{index}]")


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from numbers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from numbers(inner)
    elif value is not None:
        yield value


def keeps_to_the_rule(appraisal: Appraisal) -> None:
    """Signed parts add to signed wholes: no field has to be taken away from another."""
    data = appraisal.result().to_dict()
    assert list(wrong(data, SCHEMA)) == []
    rates = dict(zip(data["years"], appraisal.factors.tolist(), strict=True))
    for option, worked in zip(data["options"], appraisal.options, strict=True):
        npsv = option["npsv"]["central"]
        if npsv is None:
            continue
        size = 1 + sum(abs(x) for line in option["lines"] for x in line["by_year"])
        penny = 0.01 * (2 + len(option["lines"]) * len(rates)) + 1e-9 * size

        def same(a: float, b: float, within: float = penny) -> bool:
            return math.isclose(a, b, rel_tol=0, abs_tol=within)

        if worked.health_factors is None:
            parts = [x * f for line in option["lines"] for x, f in zip(line["by_year"], rates.values(), strict=True)]
            assert same(sum(parts), npsv)
        assert same(sum(body["npv"]["central"] for body in option["bodies"]), npsv)
        assert same(option["pv_benefits"]["central"] - option["pv_costs"]["central"], npsv)
        sides = [*option["who_pays"]["economic"], *option["who_gains"]["economic"]]
        assert same(sum(share["pv"]["central"] for share in sides), npsv)
        for body in option["bodies"]:
            if body["cash_releasing_npv"]["central"] is None:
                continue
            rows = [*option["who_pays"]["budget"], *option["who_gains"]["budget"]]
            own = [row["by_year"] for row in rows if row["body"] == body["body"]]
            for year, net in enumerate(body["cash_terms_by_year"]):
                assert same(sum(row[year] for row in own), net)
        for cut in option["disinvestment"]:
            back = sum(part["pv"]["central"] for part in cut["comes_back"])
            kept = cut["saving_after_optimism"]["central"] + cut["freed_not_cash"]["central"]
            kept += cut["freed_and_not_counted"]["central"]
            assert same(kept + back - cut["exit_costs"]["central"], cut["npv"]["central"])
    for split in data.get("groups", {}).get("money", ()):
        for group in split["groups"]:
            assert math.isclose(group["gains"] + group["pays"], group["net"], abs_tol=0.001)
        assert math.isclose(sum(line["total"] for line in split["lines"]), split["total"] or 0, abs_tol=0.005)


def test_an_example_keeps_to_the_schema_and_its_signs(example: Appraisal) -> None:
    keeps_to_the_rule(example)


def test_a_cost_is_minus_and_a_plain_amount_plus(example: Appraisal) -> None:
    data = example.result().to_dict()
    chosen = next(option for option in data["options"] if option["preferred"])
    for line in chosen["lines"]:
        if line["kind"] == "cost" and line["id"].rpartition(".")[2] != "other-side":
            made = next(each for each in example.preferred.cash.lines if each.id == line["id"])
            assert [-round(x, 2) for x in made.amounts[0].tolist()] == pytest.approx(line["by_year"], abs=0.006)
    plain = [each for each in amounts(data, {"$ref": "#/$defs/Result"}, "") if each[1] == AMOUNT]
    assert plain
    below = {at.rpartition(".")[2].partition("[")[0] for at, _, value in plain if value < 0}
    assert below <= {"pv_costs", "net_public_cost", "growth", "cost"}, "what may be saved, may fall, or may be cheaper"


@settings(max_examples=40)
@given(lines)
def test_any_case_keeps_to_the_schema_and_its_signs(specs: list[Spec]) -> None:
    extra = ["funding:", "  - {id: p, title: P, body: council, paid_by: nhs, amount: {2027-28: £777}}"]
    keeps_to_the_rule(solved(text_of(specs, extra=extra)))


@pytest.mark.parametrize("seed", [1, 2, 3, 8, 9])
def test_a_whole_case_keeps_to_the_schema_and_its_signs(seed: int) -> None:
    keeps_to_the_rule(worked_out(whole_case(seed)))


@pytest.mark.skipif(not PAGE.is_file(), reason="the page is not part of the wheel")
def test_the_page_names_fields_that_there_are() -> None:
    known = {part for name, _ in fields() for part in name.split(".")} | {"schema", "x-sign", "x-terms"}
    # The columns of the table of flows are no fields of the result.
    of_the_result = PAGE.read_text("utf-8").partition("## Every line by year")[0]
    rows = [line for line in of_the_result.splitlines() if line.startswith("| `")]
    named = [word for row in rows for word in row.split("|")[1].replace("`", "").replace(",", " ").split()]
    assert len(named) > 10
    for word in named:
        assert set(word.replace("[]", "").split(".")) <= known, word


def test_the_schema_is_json() -> None:
    assert json.loads(schema_text()) == SCHEMA
