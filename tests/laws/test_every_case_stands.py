"""No valid case crashes anything: it is worked out, reviewed, written and explained, or refused in words."""

from __future__ import annotations

import json
import math
import random
from functools import cache

import pytest
from law import Whole, law, leaves, whole

from investcase.appraisal.explaining import Explainer, How
from investcase.appraisal.result import Result
from investcase.cli.every_code import CODES
from investcase.report.render import web_page
from investcase.report.savings_plan import savings_plan_csv
from investcase.report.text import summary_text
from random_whole.fields import fields_in, fields_of_a_case, words_in, words_of_a_case
from random_whole.whole import whole_case
from recomputed import combined, walk

COVERED = range(700)
NOT_WRITTEN = {
    "options.disinvestments.adjustments.optimism_bias": "refused: the bias of a cut is given once, for the whole cut",
    "options.disinvestments.adjustments.evidence_grade": "refused for the same reason, with all that stands under it",
    "options.disinvestments.saving.optimism_bias": "refused: the bias of a cut is given once",
    "options.disinvestments.demand.optimism_bias": "refused: the bias of a cut is given once",
    "options.disinvestments.saving.transfer_with": "refused: what comes back says who loses it",
}
"""Fields that exist and that no valid case may write."""
WORDS_NOT_WRITTEN = {
    ("Source.read", "local"): "refused: a source is read at source, or second hand",
    ("Source.read", "illustrative"): "refused for the same reason",
    ("Source.read", "derived"): "refused for the same reason",
    ("OwnPlace.nation", "uk"): "no place is of the whole of the UK: no duties hold there",
}
LINES = ("CostLine.body", "BenefitLine.body", "DemandLine.body", "Saving.body")


@cache
def what_cases_write() -> tuple[set[str], set[tuple[str, str]]]:
    """Every field, and every word of the fields that take one of a few, that some case writes."""
    fields: set[str] = set()
    words: set[tuple[str, str]] = set()
    for seed in COVERED:
        tree = whole_case(seed)
        fields |= {".".join(place) for place in fields_in(tree)}
        words |= words_in(tree)
    return fields, words


def test_every_field_that_a_case_may_hold_is_written_by_some_case() -> None:
    written, _ = what_cases_write()
    known = {".".join(place) for place in fields_of_a_case()}
    refused = {place for place in known if any(place == no or place.startswith(f"{no}.") for no in NOT_WRITTEN)}
    assert sorted(known - written - refused) == []
    assert sorted(written & refused) == []


def test_every_word_that_a_field_may_take_is_written_by_some_case() -> None:
    """Of the bodies, whoever a line may belong to: who else may pay, lead or be paid is each rule's own."""
    _, written = what_cases_write()
    bodies = {word for place, word in words_of_a_case() if place == LINES[0]}
    wanted = {(place, word) for place, word in words_of_a_case() if place in LINES or word not in bodies}
    assert sorted(wanted - written - set(WORDS_NOT_WRITTEN)) == []


@pytest.mark.parametrize("seed", [0, 7])
def test_a_seed_gives_one_case(seed: int) -> None:
    assert whole_case(seed) == whole_case(seed)
    assert whole_case(seed) != whole_case(seed + 1)


def test_next_to_none_is_refused() -> None:
    """A model may find that its numbers cannot be, and says so; nothing else stands in the way of any."""
    refused = [codes for seed in range(40) if (codes := whole(seed).refused)]
    assert refused == []


@law(cases=40)
def test_it_is_worked_out_reviewed_and_written(case: Whole) -> None:
    result = case.appraisal.result(balanced=True) if case.seed % 3 == 0 else case.result
    for _, value in leaves(json.loads(result.to_json())):
        assert not isinstance(value, float) or math.isfinite(value)
    assert {problem.code for problem in case.appraisal.problems} <= set(CODES)
    assert summary_text(case.appraisal)
    assert savings_plan_csv(case.appraisal)


@law(cases=8, every=40)
def test_its_paper_is_written(case: Whole) -> None:
    assert web_page(case.appraisal)


@law(cases=40)
def test_its_result_comes_back_from_json_as_itself(case: Whole) -> None:
    text = case.result.to_json()
    assert Result.from_json(text) == case.result
    assert Result.from_json(text).to_json() == text


@law(cases=20, every=4, also=(273, 2225))
def test_what_explains_a_number_makes_it(case: Whole) -> None:
    """Of some of its numbers: every node is what its parts make, and every leaf says where it is from."""
    explainer = Explainer(case.appraisal)
    asked = [entry.name for entry in explainer.askable]
    chance = random.Random(case.seed)
    for name in ["npsv", *chance.sample(asked, min(8, len(asked)))]:
        for node in walk(explainer.explain(name)):
            if node.parts and node.value is not None:
                assert node.value == pytest.approx(combined(node, case.appraisal), rel=1e-9, abs=1e-6), node.title
            elif node.how is How.GIVEN:
                assert (node.figure and node.figure.source) or node.notes or not node.value, node.title
