"""A field that changes nothing beside another is refused, or asked about where only the money can tell."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cases import faults, solved, with_lines, with_model
from checks.told import told
from investcase.documents.base import Document
from investcase.documents.case import Case
from investcase.documents.equality import SAID_BEFORE, Equality
from mutated.bases import values_of_fields
from random_whole.fields import kinds_within, written_fields

REASONS = ("zero", "none", "covered_by")
"""What says that there is no money at all."""
SAYS_WHO = ("source", "status")
REFUSED = {"says-nothing", "exit-cost", "omitted-cost", "refill"}
KINDS = sorted(
    (kind for kind in kinds_within(Case) if set(REASONS) & {name for name, _ in written_fields(kind)}),
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_beside_the_reason_for_there_being_nothing_nothing_is_said(kind: type[Document]) -> None:
    """Every other field of every such document, with what other cases write there."""
    names = [name for name, _ in written_fields(kind)]
    for reason in set(REASONS) & set(names):
        for name in set(names) - set(SAYS_WHO) - {reason}:
            value = values_of_fields().get((kind.__name__, name), ("a-line",))[0]
            with pytest.raises(ValidationError) as found:
                kind.model_validate({reason: "as-agreed", name: value})
            assert {error["type"] for error in found.value.errors()} & REFUSED, (reason, name)


def test_of_an_assessment_still_to_be_made_only_what_is_printed_is_said() -> None:
    """Every field of an assessment, with what other cases write there."""
    for name in Equality.model_fields:
        if name not in ("assessed_on", "change_type", "may_lose", "outcome"):
            value = values_of_fields()["Equality", name][0]
            text = {"assessed_on": "not yet", "change_type": "stop", name: value}
            if name in SAID_BEFORE:
                Equality.model_validate(text)
                continue
            with pytest.raises(ValidationError) as found:
                Equality.model_validate(text)
            assert [error["type"] for error in found.value.errors()] == ["says-nothing"], name


TEAM = "id: team, title: Team, body: council, each_year: £10000"
POSTS = "workforce: [{id: posts, source: s, posts: 4, vacancy_rate: 10%, for: [b]MORE}]"
GAIN = "id: b, title: B, body: nhs, cash_type: capacity, each_year: £5000"
CUT = """disinvestments:
  - id: cut
    title: Cut
    change: stopMORE
    demand: [{id: d, title: D, body: nhs, each_year: £1000, from: 2026-27}]
    saving: [{id: s, title: S, body: council, each_year: £9000, from: 2026-27, budget_line: B, owner: O}]
    exit_costs: {redundancy: {zero: r}, notice: {zero: r}, clawback: {zero: r}, stranded_overheads: {zero: r}}
    restart_cost: {zero: r}"""
NAMED = "body: council, budget_line: Care homes, owner: O, from: 2028-29"


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        (with_lines([TEAM], [GAIN], extra=[POSTS]), ", body: nhs", "says-nothing"),
        (with_lines([TEAM], [GAIN], extra=[POSTS]), ", price_base: 2024-25", "says-nothing"),
        (with_lines([TEAM], extra=CUT.split("\n")), "\n        ramp: [50%]", "cut-model"),
        (with_model("release:", f"  - {{{NAMED}MORE}}"), ", price_base: 2024-25", "says-nothing"),
    ],
)
def test_what_would_say_nothing_is_refused(text: str, said: str, code: str) -> None:
    """And the remedy is to remove it: the case without it stands."""
    (problem,) = faults(text.replace("MORE", said))
    assert problem.code == code
    assert "say nothing" in problem.message or "says nothing" in problem.message
    assert solved(text.replace("MORE", ""))


CASH = GAIN.replace("capacity", "cash_releasing, budget_line: Wards, owner: O")
SHARE = ", marginal_share: {share: 40%, reason: r}"
GROWS = "demand: [{body: nhs, budget_line: Wards, baseline: £10m, population_growth: 2%, source: x}]\noptions:"


@pytest.mark.parametrize(
    ("line", "demand", "asked"),
    [
        (CASH, "options:", True),
        (CASH.replace("£", "-£") + ", loses: yes", "options:", True),
        (GAIN, "options:", False),
        (CASH, GROWS, False),
    ],
    ids=["cash", "a loss", "capacity", "cash that only meets growing demand"],
)
def test_a_marginal_share_of_nothing_freed_is_asked_about(line: str, demand: str, asked: bool) -> None:
    """Just where it moves nothing: capacity that is freed by growing demand counts at it."""
    text = with_lines([TEAM], [line + SHARE], whole=False).replace("options:", demand, 1)
    without = text.replace(SHARE, "")
    moves = solved(text).preferred.npsv[0] != solved(without).preferred.npsv[0]
    assert bool(told(text, ["share-of-nothing"])) == asked == (not moves)
    assert not told(without, ["share-of-nothing"])


def test_a_model_whose_money_all_leaves_has_nothing_for_a_share() -> None:
    """Released from the first year in steps of one: nothing is left; from the second, the first year's is."""
    for first, asked in (("2027-28", True), ("2028-29", False)):
        release = f"  - {{{NAMED.replace('2028-29', first)}}}"
        assert bool(told(with_model("release:", release), ["share-of-nothing"])) == asked


def test_terms_of_yearly_money_are_asked_about_where_nothing_recurs() -> None:
    terms = "funding_terms: {recruitment_lag: 4 months, churn: 20%, late_start: 2 months, source: s}"
    once = "id: once, title: Once, body: council, amount: {2026-27: £1000}"
    assert told(with_lines([once], [GAIN], extra=[terms]), ["terms-of-nothing"])
    assert not told(with_lines([TEAM], [GAIN], extra=[terms]), ["terms-of-nothing"])


@pytest.mark.parametrize("said", ["from: 2028-29", "step: 24 places", "double_running: {months: 3 months}"])
def test_a_release_of_nothing_that_says_how_money_leaves_is_asked_about(said: str) -> None:
    text = with_model("release:", f"  - {{body: council, as: capacity, {said}}}")
    (problem,) = told(text, ["release-of-nothing"])
    assert said.split(":")[0] in (problem.remedy or "")
    assert not told(text.replace(f", {said}", ""), ["release-of-nothing"])
