"""A cut worked out by hand: what is claimed, what comes back to whom, and the year it turns negative."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from cases import faults, solved
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.disinvestment import CutAppraisal, cut_appraisals, turn_index
from investcase.appraisal.result import Result
from investcase.checks.review import reviewed
from investcase.flows.fading import effort_lost
from investcase.formulas.product import Product
from investcase.report.text import summary_text
from investcase.report.view.disinvestment import cut_pages, cut_sentences
from investcase.resolving.rollout import make_rollout

HEAD = """\
format: investcase/case/1
case: cut
title: Close the day centre
place: {name: Elsewhere, nation: england}
start: 2026-27
years: 4
price_base: 2026-27
discount: {flat: 0%}
"""
SAVING = "{id: grant, title: Grant, body: council, each_year: £100000, budget_line: Grants, owner: The director}"
DEMAND = (
    "{id: crisis, title: Crisis care, body: nhs, amount: {2026-27: £20k, 2027-28: £60k, 2028-29: £90k, 2029-30: £90k}}",
    "{id: ask, title: Requests, body: council, amount: {2026-27: £30k, 2027-28: £80k, 2028-29: £150k, 2029-30: £160k}}",
    "{id: company, title: Company lost, body: people, each_year: £5000}",
)
EXITS = (
    "redundancy: {amount: {2026-27: £40k}, source: ours}",
    "notice: {zero: the contract ends}",
    "clawback: {zero: no grant}",
    "stranded_overheads: {each_year: £1000, to: 2027-28, source: ours}",
)
RESTART = ("restart_cost: {amount: £50k, source: ours}",)


def text_of(
    *own: str,
    saving: Sequence[str] = (SAVING,),
    demand: Sequence[str] = DEMAND,
    exits: Sequence[str] = EXITS,
    restart: Sequence[str] = RESTART,
    change: str = "change: stop",
    top: str = "",
) -> str:
    rows = ["options:", "  - id: close", "    title: Close it", "    disinvestments:", "      - id: centre"]
    rows += [f"        {line}" for line in ("title: The day centre", change, *own)]
    for name, lines in (("saving", saving), ("demand", demand)):
        if lines:
            rows += [f"        {name}:", *(f"          - {line}" for line in lines)]
    rows += ["        exit_costs:", *(f"          {line}" for line in exits)]
    rows += [f"        {line}" for line in restart]
    return HEAD + top + "\n".join(rows) + "\n"


def worked(text: str) -> tuple[Appraisal, CutAppraisal]:
    appraisal = solved(text)
    return appraisal, cut_appraisals(appraisal, appraisal.preferred)[0]


def test_what_is_saved_what_comes_back_and_what_is_left() -> None:
    appraisal, cut = worked(text_of())
    np.testing.assert_allclose(cut.claimed[0], [100_000] * 4)
    by_body = {(str(part.body), part.falls_as): list(part.cost[0]) for part in cut.demand}
    assert by_body == {
        ("council", "cash"): [30_000, 80_000, 150_000, 160_000],
        ("nhs", "cash"): [20_000, 60_000, 90_000, 90_000],
        ("people", "wider_value"): [5_000] * 4,
    }
    np.testing.assert_allclose(cut.exits[0], [41_000, 1_000, 0, 0])
    # 100 - 30 - 20 - 5 - 41 = 4; 100 - 80 - 60 - 5 - 1 = -46; 100 - 150 - 90 - 5 = -145; 100 - 160 - 90 - 5 = -155
    np.testing.assert_allclose(cut.net[0], [4_000, -46_000, -145_000, -155_000])
    assert cut.npv[0] == pytest.approx(-342_000)
    assert appraisal.preferred.npsv[0] == pytest.approx(-342_000)
    # Everyone: 4, -42: negative in the second year, and for good.
    assert str(cut.for_all.central.negative) == "2027-28"
    assert cut.for_all.central.ahead_again is None


def test_the_year_it_turns_for_the_lead_body_in_cash() -> None:
    appraisal, cut = worked(text_of())
    index = appraisal.case.prices.index
    cash = [index.factor(appraisal.case.prices.base, year) for year in appraisal.case.horizon]
    # The council alone: 100 - 30 - 41 = 29; 100 - 80 - 1 = 19; -50; -60: 29, 48, -2, -62, each in its year's cash.
    by_hand = np.array([29_000, 19_000, -50_000, -60_000]) * cash
    np.testing.assert_allclose(cut.lead_cash, by_hand)
    assert by_hand.cumsum()[1] > 0 > by_hand.cumsum()[2]
    assert str(cut.in_cash.central.negative) == "2028-29"


def test_a_first_year_out_of_pocket_that_is_made_good_is_told_apart_from_one_that_is_not() -> None:
    exits = ("redundancy: {amount: {2026-27: £150k}, source: ours}", *EXITS[1:3], "stranded_overheads: {zero: none}")
    small = ("{id: crisis, title: Crisis care, body: nhs, each_year: £1000}",)
    _, cut = worked(text_of(demand=small, exits=exits))
    # 100 - 1 - 150 = -51, then +99 a year: -51, 48.
    assert str(cut.for_all.central.negative) == "2026-27"
    assert str(cut.for_all.central.ahead_again) == "2027-28"
    _, never = worked(text_of(demand=small))
    assert never.for_all.central.negative is None
    assert "never turns negative" in cut_sentences(solved(text_of(demand=small)))[0]


@pytest.mark.parametrize(("net", "index"), [([1, -2, 5], 1), ([1, -1, 0], None), ([-0.001, 1], None), ([0, 0, -1], 2)])
def test_turning_negative_is_the_first_year_by_which_all_so_far_is_a_loss(net: list[float], index: int | None) -> None:
    assert turn_index(np.array(net, dtype=float)) == index


def test_optimism_bias_lowers_the_saving_and_raises_what_comes_back() -> None:
    bias = "optimism_bias: {saving: {share: 10%, reason: ours}, demand: {share: 20%, reason: ours}}"
    _, cut = worked(text_of(bias))
    np.testing.assert_allclose(cut.claimed[0], [100_000] * 4)
    np.testing.assert_allclose(cut.saved[0], [90_000] * 4)
    nhs = next(part for part in cut.demand if part.body.id == "nhs")
    np.testing.assert_allclose(nhs.cost[0], [24_000, 72_000, 108_000, 108_000])
    np.testing.assert_allclose(cut.exits[0], [41_000, 1_000, 0, 0])


def test_what_a_body_absorbs_is_pressure_and_never_cash() -> None:
    appraisal, cut = worked(text_of("absorbed: {nhs: beds have a fixed budget}"))
    nhs = next(part for part in cut.demand if part.body.id == "nhs")
    assert nhs.falls_as == "capacity"
    assert appraisal.preferred.cash_npv_of(nhs.body)[0] == 0
    assert appraisal.preferred.npv_of(nhs.body)[0] == pytest.approx(-260_000)
    bought, _ = worked(text_of())
    assert bought.preferred.cash_npv_of(nhs.body)[0] == pytest.approx(-260_000)
    assert appraisal.preferred.npsv[0] == bought.preferred.npsv[0]


def test_starting_again_is_in_no_total_but_has_an_answer_of_its_own() -> None:
    appraisal, cut = worked(text_of(restart=(*RESTART, "restart_in: 2028-29")))
    plain, _ = worked(text_of())
    np.testing.assert_array_equal(appraisal.preferred.npsv, plain.preferred.npsv)
    # Two years of the cut, 4 - 46, and then 50 to start again; nothing is saved and nothing comes back after that.
    assert cut.npsv_restarted is not None
    assert cut.npsv_restarted[0] == pytest.approx(4_000 - 46_000 - 50_000)


MODEL = (
    "model: falls-exercise",
    "inputs:",
    "  people_starting: {value: 1000 people / year, source: ours}",
    "  falls_a_year: {value: 1 falls / person / year, source: ours, reason: ours}",
    "  exercise_ratio: {value: 80%, source: ours, reason: ours}",
    "  ambulances_a_fall: {value: 0.1 incidents / fall, source: ours}",
    "  ambulance_cost: {value: £400 / incident, price_base: 2026-27, source: ours, reason: ours}",
    "  attendances_a_fall: {value: 0 attendances / fall, source: ours}",
    "  ratio_no_effect: {value: 100%, source: ours, reason: ours}",
    "  effect_years: {value: 1 years, source: ours, reason: ours}",
    "  class_cost: {value: £200 / person, price_base: 2026-27, source: ours, reason: ours}",
)
CLASSES = "{id: run, title: Classes, body: council, model_line: classes, budget_line: Falls, owner: The director%s}"


@pytest.mark.parametrize("own", ["to: 2027-28", "price_base: 2020-21", "recurrent: no", "source: The contract"])
def test_what_the_model_says_of_a_saving_is_not_said_again(own: str) -> None:
    (fault,) = faults(text_of(*MODEL, "share: 50%", change="change: reduce", saving=[CLASSES % f", {own}"], demand=()))
    assert fault.code == "model-saving"
    assert fault.remedy is not None
    assert fault.remedy.startswith(f"remove {own.partition(':')[0]};")


def test_a_saving_of_a_model_keeps_what_it_is_tied_to() -> None:
    tied = CLASSES % ", ring_fence: The falls grant"
    appraisal, _ = worked(text_of(*MODEL, "share: 50%", change="change: reduce", saving=[tied], demand=()))
    (line,) = (line for line in appraisal.preferred.cash.lines if line.id == "run")
    assert line.ring_fence == "The falls grant"


def test_a_third_of_a_service_and_the_effect_of_stopping_it() -> None:
    own = (*MODEL, "share: 50%", "effect_of_stopping: {value: 60%, source: ours}", "absorbed: {nhs: fixed budgets}")
    appraisal, cut = worked(text_of(*own, change="change: reduce", saving=[CLASSES % ", from: 2027-28"], demand=()))
    # 500 people a year; those still under effect: 250, then 500. Falls kept off: a fifth of theirs, 50 and 100 a year.
    # A tenth need an ambulance at £400: £2,000 and £4,000; stopping undoes 60% of it.
    (nhs,) = (part for part in cut.demand if part.cost.any())
    np.testing.assert_allclose(nhs.cost[0], [1_200, 2_400, 2_400, 2_400])
    # 500 people at £200; the money leaves the budget from the second year, and is freed time before.
    np.testing.assert_allclose(cut.claimed[0], [0, 100_000, 100_000, 100_000])
    np.testing.assert_allclose(cut.freed[0], [100_000, 0, 0, 0])
    assert not any(problem.code == "effect-of-stopping" for problem in appraisal.problems)
    assumed = solved(text_of(*MODEL, saving=[CLASSES % ""], demand=()))
    assert any(problem.code == "effect-of-stopping" for problem in assumed.problems)
    assert "Assumed: the effect of stopping equals that of starting." in cut_pages(assumed)[0].rests_on


def test_what_people_keep_fades_in_a_straight_line() -> None:
    rollout = make_rollout(4, 0, None, (), 1.0, None)
    # Over two years: on average 3/4 is kept in the first and 1/4 in the second.
    np.testing.assert_allclose(effort_lost(rollout, 4, Product.of(2.0)), [[0.25, 0.75, 1, 1]])
    np.testing.assert_allclose(effort_lost(rollout, 4, Product.of(0.0)), [[1, 1, 1, 1]])
    np.testing.assert_allclose(effort_lost(rollout, 4, None), [[1, 1, 1, 1]])


@pytest.mark.parametrize("ramp", [(), (0.5, 1.0), (0.2, 0.7, 0.4)])
@pytest.mark.parametrize("first_part", [1.0, 0.25])
@pytest.mark.parametrize("fades", [0.3, 1.0, 2.5, 9.0])
def test_the_fading_agrees_with_a_plain_sum_over_short_steps(
    ramp: tuple[float, ...], first_part: float, fades: float
) -> None:
    years, per = 6, 2000
    rollout = make_rollout(years, 1, None, ramp, first_part, None)
    levels = list(ramp) or [1.0]
    begins = [1 + 1 - first_part, *range(2, 2 + len(levels) - 1)]
    steps = [levels[0], *(later - before for before, later in pairwise(levels))]
    moments = (np.arange(years * per) + 0.5) / per
    lost = np.zeros(len(moments))
    for begin, step in zip(begins, steps, strict=True):
        since = moments - begin
        lost += np.where(since > 0, step * np.clip(since / fades, 0, 1), 0)
    by_year = lost.reshape(years, per).mean(axis=1)
    np.testing.assert_allclose(effort_lost(rollout, years, Product.of(fades))[0], by_year, atol=1e-3)


WRONG = [
    (text_of(demand=()), "cut-without-demand"),
    (text_of(change="change: reduce"), "cut-share"),
    (text_of("share: 40%"), "cut-share"),
    (text_of("share: 100%", change="change: reduce"), "cut-share"),
    (text_of("decay: {value: 2 years, source: ours}"), "cut-model"),
    (text_of("effect_of_stopping: {value: 80%, source: ours}"), "cut-model"),
    (text_of(saving=[CLASSES % ""]), "cut-model"),
    (text_of(*MODEL, "adjustments: {optimism_bias: 10%}", saving=[CLASSES % ""]), "cut-bias"),
    (text_of(saving=[SAVING.replace("each_year", "optimism_bias: 10%, each_year")]), "cut-bias"),
    (text_of(demand=[DEMAND[2].replace("each_year", "optimism_bias: 10%, each_year")]), "cut-bias"),
    (text_of(*MODEL, "decay: {value: 2 years, source: ours}", saving=[CLASSES % ""]), "decay-on-stock"),
    (text_of(*MODEL, "effect_of_stopping: {value: £8, source: ours}", saving=[CLASSES % ""]), "share"),
    (text_of(*MODEL, "decay: {value: 2 weeks, source: ours}", saving=[CLASSES % ""]), "unit"),
    (text_of("absorbed: {police: fixed}"), "absorbed-body"),
    (text_of(exits=EXITS[:3]), "missing"),
    (text_of(exits=("redundancy: {source: ours}", *EXITS[1:])), "exit-cost"),
    (text_of(demand=[DEMAND[2].replace("£5000", "-£5000")]), "cut-below-zero"),
    (text_of(exits=(EXITS[0].replace("£40k", "-£40k"), *EXITS[1:])), "cut-below-zero"),
    (text_of(restart=("restart_cost: {amount: -£5, source: ours}",)), "cut-below-zero"),
    (text_of(restart=()), "missing"),
    (text_of(restart=("restart_cost: {amount: £5, zero: none}",)), "exit-cost"),
    (text_of(restart=(*RESTART, "restart_in: 2040-41")), "outside-horizon"),
    (text_of(saving=()), "missing"),
    (text_of(*MODEL, saving=[(CLASSES % "").replace("line: classes", "line: ambulances")]), "unknown-delivery-line"),
    (text_of(*MODEL, saving=[(CLASSES % "").replace("body: council", "body: nhs")]), "saving-body"),
    (text_of(*MODEL, saving=[CLASSES % "", (CLASSES % "").replace("id: run", "id: again")]), "saving-twice"),
    (text_of(saving=[SAVING, SAVING]), "id-twice"),
    *(
        (text_of(*MODEL, saving=[CLASSES % f", {field}"]), "model-saving")
        for field in ("to: 2028-29", "start_month: July", "spend: capital", "recurrent: no", "price_base: 2024-25")
    ),
    (text_of(*MODEL, saving=[CLASSES % ", marginal_share: {share: 25%, reason: r}"]), "model-saving"),
]


@pytest.mark.parametrize(("text", "code"), WRONG, ids=[f"{n}-{code}" for n, (_, code) in enumerate(WRONG)])
def test_what_is_wrong_with_a_cut_is_told(text: str, code: str) -> None:
    assert code in {problem.code for problem in faults(text)}


def test_what_a_reviewer_asks_of_a_cut() -> None:
    def raised(text: str) -> set[str]:
        return {problem.code for problem in reviewed(solved(text))}

    found = raised(text_of())
    assert {"cut-without-equality", "cut-without-bias"} <= found
    assert "cut-without-exit-cost" not in found
    free = tuple(f"{line.partition(':')[0]}: {{zero: nothing to pay}}" for line in EXITS)
    assert "cut-without-exit-cost" in raised(text_of(exits=free))
    stops = "equality: {assessed_on: 2026-01-10, change_type: stop}\n"
    assert "cut-without-equality" not in raised(text_of(top=stops))
    assert "cut-without-equality" in raised(text_of(top=stops.replace("stop", "redesign")))
    unnamed = SAVING.replace("owner: The director", "owner: TBC")
    assert "release-not-named" in raised(text_of(saving=[unnamed]))
    assert "release-not-named" not in found


def test_the_terminal_and_the_result_say_what_the_cut_comes_to() -> None:
    appraisal = solved(text_of(restart=(*RESTART, "restart_in: 2028-29")))
    shown = " ".join(summary_text(appraisal).split())
    assert "Saving claimed: £400k" in shown
    assert "£420k to the Council (cash it must spend)" in shown
    assert "In cash, for the Council, the cut turns negative in 2028-29" in shown
    result = appraisal.result()
    assert Result.from_json(result.to_json()) == result
    (cut,) = next(option for option in result.options if option.preferred).disinvestment
    assert cut.everyone_in_present_value.central.turns_negative == "2027-28"
    assert sum(part.pv.central or 0 for part in cut.comes_back) == pytest.approx(-700_000)
    assert cut.npsv_if_restarted is not None
    assert cut.npsv_if_restarted.central == pytest.approx(-92_000)


def test_a_case_without_a_cut_says_nothing_of_cuts() -> None:
    from cases import SMALLEST

    appraisal = solved(SMALLEST)
    assert cut_pages(appraisal) == ()
    assert "cut" not in summary_text(appraisal)


def test_the_saving_claimed_is_the_claim_and_growth_is_told_apart_from_it() -> None:
    # £1m growing by 5% from 2026-27: £0, £50,000, £102,500 and £157,625 more by year. Of £90,000 a year after 10% for
    # hope, growth takes 0, 50,000, 90,000 and 90,000: £230,000 of £360,000, and £130,000 is left.
    grows = "demand:\n  - {body: council, budget_line: Grants, baseline: £1m, population_growth: 5%, source: Plan}\n"
    bias = "optimism_bias: {saving: {share: 10%, reason: ours}, demand: {share: 0%, reason: ours}}"
    appraisal, cut = worked(text_of(bias, top=grows))
    np.testing.assert_allclose(cut.claimed[0], [100_000] * 4)
    np.testing.assert_allclose(cut.saved[0], [90_000] * 4)
    np.testing.assert_allclose(cut.grown[0], [0, 50_000, 90_000, 90_000])
    assert not cut.freed.any()
    told = cut_sentences(appraisal)[0]
    assert "Saving claimed: £400k, £360k after optimism bias" in told
    assert "Of it £230k only meets growing demand, and £130k is left to leave the budget." in told
    (result,) = next(option for option in appraisal.result().options if option.preferred).disinvestment
    assert result.saving_claimed.central == pytest.approx(400_000)
    assert result.saving_that_only_meets_growth.central == pytest.approx(230_000)
    labels = [row.label for table in cut_pages(appraisal)[0].tables for row in table.rows]
    assert "of which only meets growing demand: not cash" in labels
    assert "growing demand" not in cut_sentences(solved(text_of()))[0]
