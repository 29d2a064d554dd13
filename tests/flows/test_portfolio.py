"""Interventions on the same events: each event is counted once, in whatever order they stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import SMALLEST, WHOLE, faults, solved
from investcase.appraisal.additionality import gross_to_net
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.explaining import Explainer
from investcase.checks.review import reviewed
from investcase.flows.portfolio import OVERLAP_TITLE, SLIPPAGE_TITLE, shares_counted
from investcase.reading.problems import Problems
from investcase.report.view.portfolio import portfolio_grids, slippage_words

HEAD = """\
format: investcase/case/1
case: together
title: Together
place: Kent
start: 2027-28
years: 3
price_base: 2026-27
discount: {flat: 0%}
options:
  - id: both
    title: Both
"""
EVERY_FALL = (
    "falls_a_year: {value: 1 falls / person / year, source: ours, reason: ours}",
    "ambulances_a_fall: {value: 0.1 incidents / fall, source: ours}",
    "ambulance_cost: {value: £400 / incident, price_base: 2026-27, source: ours, reason: ours}",
    "attendances_a_fall: {value: 0 attendances / fall, source: ours}",
    "effect_years: {value: 1 years, source: ours, reason: ours}",
)


def classes(name: str, people: int, more: Sequence[str] = ()) -> list[str]:
    """Exercise that avoids a fifth of the falls of those who come."""
    own = (
        f"people_starting: {{value: {people} people / year, source: ours}}",
        "exercise_ratio: {value: 80%, source: ours, reason: ours}",
        "ratio_no_effect: {value: 100%, source: ours, reason: ours}",
        "class_cost: {value: £200 / person, price_base: 2026-27, source: ours, reason: ours}",
        *EVERY_FALL,
    )
    return [f"- id: {name}", "  model: falls-exercise", f"  {WHOLE}", *(f"  {row}" for row in more), "  inputs:"] + [
        f"    {row}" for row in own
    ]


def member(name: str, more: str = "") -> str:
    return f"{{intervention: {name}, quantity: falls_avoided{more}}}"


def case(
    entries: Sequence[list[str]],
    members: Sequence[str],
    baseline: str = "1000 falls / year",
    slippage: str = "",
    shared: bool = True,
) -> str:
    rows = ["    interventions:", *(f"      {row}" for entry in entries for row in entry)]
    if shared or slippage:
        rows.append("    portfolio:")
    if shared:
        rows += [
            "      shared_events:",
            "        - id: falls",
            "          title: Falls at home",
            f"          baseline: {{value: {baseline}, source: ours}}",
            "          members:",
            *(f"            - {each}" for each in members),
        ]
    if slippage:
        rows.append(f"      slippage: {slippage}")
    return HEAD + "\n".join(rows) + "\n"


TWO = [classes("one", 1000), classes("two", 2000)]
BOTH = [member("one"), member("two")]


def nets(appraisal: Appraisal) -> dict[str, np.ndarray]:
    return {line.id: line.net for line in appraisal.preferred.cash.lines}


def test_two_independent_effects_multiply_down_from_the_baseline() -> None:
    appraisal = solved(case(TWO, BOTH))
    # Once settled 200 and 400 falls of 1,000: 1 - 0.8 x 0.6 = 52%, so 520 are avoided and not 600.
    (found,) = appraisal.preferred.flows.shared_events
    assert found.alone["one"][0, 2] == pytest.approx(200)
    assert found.alone["two"][0, 2] == pytest.approx(400)
    assert found.counted["one"][0, 2] == pytest.approx(200 * 520 / 600)
    assert found.counted["one"][0, 2] + found.counted["two"][0, 2] == pytest.approx(520)
    # A tenth of the falls at £400 each; the classes cost what they cost.
    assert nets(appraisal)["two.ambulances"][0, 2] == pytest.approx(400 * 520 / 600 * 0.1 * 400)
    assert nets(appraisal)["two.classes"][0, 2] == pytest.approx(-400_000)
    # The first year, half of each: 100 and 200, 1 - 0.9 x 0.8 = 28%.
    assert nets(appraisal)["one.ambulances"][0, 0] == pytest.approx(100 * 280 / 300 * 40)


def test_of_nested_effects_the_largest_counts() -> None:
    three = [*TWO, classes("three", 500)]
    members = [member("one", ", nested: yes"), member("two", ", nested: yes"), member("three")]
    (found,) = solved(case(three, members)).preferred.flows.shared_events
    # 20% within 40% is 40%; with 10% apart, 1 - 0.6 x 0.9 = 46%.
    assert sum(row[0, 2] for row in found.counted.values()) == pytest.approx(460)
    # The overlap of the nested is theirs alone: the third loses 46 of 50 parts only.
    assert found.counted["three"][0, 2] == pytest.approx(100 * 46 / 50)


effects = st.lists(st.tuples(st.floats(-0.5, 1.0, allow_nan=False), st.booleans()), min_size=1, max_size=5)


@given(effects, st.randoms())
def test_no_order_matters_and_no_more_is_avoided_than_there_is(
    given_: list[tuple[float, bool]], random: object
) -> None:
    order = list(range(len(given_)))
    random.shuffle(order)  # type: ignore[attr-defined]
    shares = shares_counted([np.array([[e]]) for e, _ in given_], [n for _, n in given_])
    other = shares_counted([np.array([[given_[i][0]]]) for i in order], [given_[i][1] for i in order])
    for place, index in enumerate(order):
        np.testing.assert_allclose(other[place], shares[index], rtol=1e-9)
    counted = [max(e, 0.0) * float(share[0, 0]) for (e, _), share in zip(given_, shares, strict=True)]
    assert sum(counted) <= 1 + 1e-9
    assert sum(counted) <= sum(max(e, 0.0) for e, _ in given_) + 1e-9
    assert sum(counted) >= max(max(e, 0.0) for e, _ in given_) - 1e-9
    assert all(0 <= float(share[0, 0]) <= 1 + 1e-9 for share in shares)
    assert all(float(share[0, 0]) == 1 for (e, _), share in zip(given_, shares, strict=True) if e <= 0)


@settings(max_examples=5)
@given(st.permutations([0, 1, 2]), st.permutations([0, 1, 2]))
def test_the_order_of_interventions_and_members_changes_no_line(one: list[int], other: list[int]) -> None:
    entries = [*TWO, classes("three", 500)]
    members = [*BOTH, member("three")]
    first = nets(solved(case(entries, members)))
    again = nets(solved(case([entries[i] for i in one], [members[i] for i in other])))
    assert set(first) == set(again)
    for key, amounts in first.items():
        np.testing.assert_allclose(again[key], amounts, rtol=1e-12, atol=1e-9)


def test_overlap_and_slippage_are_steps_of_the_waterfall_and_it_still_adds() -> None:
    appraisal = solved(case(TWO, BOTH, slippage="{share: 25%, reason: ours}"))
    found = gross_to_net(appraisal.preferred)
    steps = dict(found.steps)
    # Falls alone 300 + 600 + 600, counted 280 + 520 + 520: 180 fewer at £40, and then a quarter of £52,800.
    assert steps[OVERLAP_TITLE] == pytest.approx(-180 * 40)
    assert steps[SLIPPAGE_TITLE] == pytest.approx(-0.25 * 1320 * 40)
    assert found.gross + sum(steps.values()) == pytest.approx(found.net)
    assert found.net == pytest.approx(appraisal.preferred.npsv[0])
    (table,) = portfolio_grids(appraisal)
    assert [row.cells for row in table.rows] == [
        ("200", "20%", "173"),
        ("400", "40%", "347"),
        ("600", "60%", "520"),
        ("", "", "−80"),
    ]
    assert "25%" in (slippage_words(appraisal) or "")


def test_no_more_events_are_avoided_than_there_are_in_any_world() -> None:
    def codes(text: str) -> set[str]:
        try:
            solved(text)
        except Problems as problems:
            return {problem.code for problem in problems.problems}
        return set()

    assert codes(case(TWO, BOTH, baseline="401 falls / year")) == set()
    assert "events-past-baseline" in codes(case(TWO, BOTH, baseline="399 falls / year"))
    ranged = "'350 to 900, central 600 falls / year'"
    assert "events-past-baseline" in codes(case(TWO, BOTH, baseline=ranged))


WRONG = [
    (case(TWO, [member("one"), member("nobody")]), "unknown-intervention"),
    (case(TWO, [member("one"), "{intervention: two, quantity: nothing}"]), "unknown-quantity"),
    (case(TWO, [member("one"), "{intervention: two, quantity: people_now}"]), "events-unit"),
    (case(TWO, BOTH, baseline="1000 falls"), "events-baseline"),
    (case(TWO, BOTH, baseline="0 falls / year"), "events-baseline"),
    (case(TWO, [member("one"), member("one")]), "events-twice"),
    (case(TWO, [member("one"), member("two", ", lines: [classes]")]), "unknown-line-of-its-effect"),
    (case([TWO[0], classes("two", 9, ["adjustments: {overlap: 10%}"])], BOTH), "overlap-twice"),
    (case(TWO, BOTH[:1]), "too-short"),
]


@pytest.mark.parametrize(("text", "code"), WRONG, ids=[f"{n}-{code}" for n, (_, code) in enumerate(WRONG)])
def test_what_is_wrong_with_a_portfolio_is_told(text: str, code: str) -> None:
    assert code in {problem.code for problem in faults(text)}


def test_the_overlap_that_models_name_is_not_taken_off_again() -> None:
    def text(portfolio: bool) -> str:
        rows = [
            "    interventions:",
            "      - {id: settings, model: ccn-independent-settings}",
            "      - {id: hours, model: ccn-home-care-hours}",
        ]
        if portfolio:
            rows += [
                "    portfolio:",
                "      shared_events:",
                "        - id: hours",
                "          title: Hours",
                "          baseline: {value: 90000000 hours / year, source: ours}",
                "          members:",
                "            - {intervention: settings, quantity: hours_added}",
                "            - {intervention: hours, quantity: hours_bought_by_hour}",
            ]
        return HEAD + "\n".join(rows) + "\n"

    def overlaps(appraisal: Appraisal) -> list[str]:
        return [a.kind for entry in appraisal.case.preferred.interventions for a in entry.adjustments]

    assert "overlap" in overlaps(solved(text(portfolio=False)))
    assert "overlap" not in overlaps(solved(text(portfolio=True)))


def test_what_a_reviewer_asks_of_several_interventions_and_of_the_options() -> None:
    def raised(text: str) -> set[str]:
        return {problem.code for problem in reviewed(solved(text))}

    apart = raised(case(TWO, BOTH, shared=False))
    assert "same-events" in apart
    assert "no-slippage" not in apart
    assert "same-events" not in raised(case(TWO, BOTH))
    three = [*TWO, classes("three", 500)]
    assert "no-slippage" in raised(case(three, BOTH))
    assert "no-slippage" not in raised(case(three, BOTH, slippage="{share: 10%, reason: ours}"))
    assert "few-options" in raised(SMALLEST)
    cost = "{id: cost, title: Cost, body: council, each_year: £5}"
    rival = f"  - {{id: least, title: The least, ambition: do_minimum, costs: [{cost}]}}\n"
    assert "few-options" not in raised(SMALLEST + rival)


def test_a_preferred_option_is_preferred_in_both_places() -> None:
    rival = "  - {id: least, title: The least, ambition: preferred}\n"
    assert "ambition" in {problem.code for problem in faults(SMALLEST + rival)}


def test_a_case_that_shares_nothing_prints_nothing_of_it() -> None:
    appraisal = solved(SMALLEST)
    assert portfolio_grids(appraisal) == ()
    assert slippage_words(appraisal) is None
    assert all(option.portfolio is None for option in appraisal.result().options)


def test_what_overlap_leaves_is_explained_down_to_the_events_there_would_be() -> None:
    appraisal = solved(case(TWO, BOTH))
    (found,) = appraisal.preferred.flows.shared_events
    entry = next(iter(found.alone))
    by_hand = float(found.counted[entry][0, 1] / found.alone[entry][0, 1])
    waiting, shares = [Explainer(appraisal).explain(f"{entry}.ambulances@2028-29")], []
    while waiting:
        node = waiting.pop()
        waiting.extend(node.parts)
        shares += [node] if node.title == "Left after overlap" else []
    assert [share.value for share in shares] == [pytest.approx(by_hand)]
    assert by_hand < 1
    assert {part.figure.source for part in shares[0].parts if part.figure is not None} == {"ours"}
