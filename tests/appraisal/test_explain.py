"""Every number explains itself: each node is what its parts make, and each leaf says where it is from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

import investcase
from cases import KENT, solved, with_lines, with_model
from investcase.appraisal.appraise import Appraisal, appraise
from investcase.appraisal.explaining import Explainer, Explanation, How
from investcase.appraisal.spreads import written_value
from investcase.reading.problems import Problems
from investcase.report.explained import WIDTH, askable_text, explained_json, explained_text
from investcase.resolving.case import load
from random_cases import Spec, lines, text_of
from recomputed import combined, walk

EXAMPLES = sorted(path.parent for path in (KENT.parents[1]).glob("*/case.yaml"))
IN_PLAN = with_model(
    "start_month: October",
    "ramp: [40%, 100%]",
    "adjustments: {deadweight: 10%, reasons: {deadweight: tried}}",
    "release: [{body: council, budget_line: Care homes, owner: the director, from: 2028-29}]",
    "already_in_plan:",
    "  - {body: council, amount: {2028-29: £100k, 2029-30: £90m}}",
    "  - {body: nhs, amount: {2028-29: £20k, 2030-31: £40k}}",
    extra=(
        "costs:",
        "  - id: team",
        "    title: Team",
        "    body: council",
        "    staff: {wte: 4, salary: £41000, on_costs: 30%, on_costs_as_of: 2026-04-01}",
        "    price_base: 2025-26",
        "    start_month: July",
        "    optimism_bias: 10%",
        "    likely_range: 90% to 120%, central 100%",
        "  - {id: system, title: System, body: nhs, spend: capital, amount: {2027-28: £50k, 2029-30: £7k}}",
        "funding:",
        "  - {id: fund, title: Fund, body: council, paid_by: nhs, each_year: £30k, confirmed: yes}",
        "  - {id: reserve, title: Reserve, body: council, paid_by: council, amount: {2027-28: £10k}}",
    ),
)


OWN_PRICES = with_lines(
    ["id: c, title: C, body: council, prices_as: pay, each_year: £1000"],
    [
        "id: b, title: B, body: council, cash_type: cash_releasing, budget_line: x, owner: y, prices_as: fees,"
        " each_year: £9",
        "id: r, title: R, body: nhs, cash_type: capacity, relative_price: {each_year: 2%, reason: r}, each_year: £70",
    ],
    start="2024-25",
    years=6,
).replace(
    "options:",
    "prices:\n  relative_prices: no\n  bodies:\n"
    "    council: {pay: {each_year: 4%, source: Plan}, fees: {by_year: {2026-27: 5%, 2027-28: 3%}, source: Plan}}\n"
    "options:",
    1,
)
STEPS = with_model(
    "choices: {route: bottom_up}",
    "adjustments: {already_achieved: 0%, achievement: 50%, reasons: {already_achieved: x, achievement: y}}",
    "release:",
    "  - body: council",
    "    budget_line: Care homes",
    "    owner: The director",
    "    from: 2028-29",
    "    step: 40 places",
    "    double_running: {months: 3 months}",
    "    refill: {by: People waiting, share: 60%, value: £9000 / person / year, value_to: people,"
    " cash_type: wider_value, cost: £5000 / person / year, source: x}",
)
FALLS = (
    "inputs:",
    "  people_starting: {value: 3000 people / year, source: registers}",
    "  ambulances_a_fall: {value: 0.05 incidents / fall, source: the service}",
    "  attendances_a_fall: {value: 0.1 attendances / fall, source: the hospital}",
)
SHARED = with_model(
    *FALLS,
    "already_in_plan: [{body: nhs, amount: {2028-29: £3k}}]",
    model="falls-exercise",
    extra=(
        "  - id: n",
        "    model: falls-exercise",
        *(f"    {row}" for row in FALLS),
        "portfolio:",
        "  shared_events:",
        "    - id: falls",
        "      title: Falls",
        "      baseline: {value: 9000 falls / year, source: needs assessment}",
        "      members: [{intervention: m, quantity: falls_avoided}, {intervention: n, quantity: falls_avoided}]",
        "  slippage: {share: 15%, reason: The last programme}",
    ),
)
ONE_YEAR = with_model(*FALLS, model="falls-exercise", years=1)
STAFFED = with_model(
    *FALLS,
    # The NHS runs the classes, and no plan counts what they cost.
    "already_in_plan: [{body: nhs, amount: {2028-29: £3k}}]",
    model="falls-exercise",
    lead="nhs",
    extra=(
        "workforce:",
        "  - id: teachers",
        "    posts: 4",
        "    vacancy_rate: 25%",
        "    drawn_from_local_home_care: 10%",
        "    source: the rota",
    ),
).replace("place: Kent", "place: {name: Elsewhere, nation: england}")
UNNAMED = with_lines(
    extra=(
        "disinvestments:",
        "  - id: cut",
        "    title: Fewer classes",
        "    change: stop",
        "    model: falls-exercise",
        *(f"    {row}" for row in FALLS),
        "    saving: [{id: s, title: S, body: council, model_line: classes}]",
        "    exit_costs:",
        *(f"      {cost}: {{zero: x}}" for cost in ("redundancy", "notice", "clawback", "stranded_overheads")),
        "    restart_cost: {zero: x}",
    )
)
BORROWED = with_lines(
    [
        "id: build, title: Build, body: council, spend: capital, irrecoverable_vat: 20%, life: 20 years,"
        " amount: {2026-27: £100k}"
    ],
    extra=[
        "borrowing:",
        "  - {id: loan, title: Loan, body: council, for: build, rate: 5%, years: 10, source: PWLB}",
    ],
)
MADE = {
    "borrowing-and-vat": BORROWED,
    "steps-and-refill": STEPS,
    "in-plan": IN_PLAN,
    "in-plan-at-own-prices": IN_PLAN.replace(
        "options:", "prices: {bodies: {council: {fees: {each_year: 5%, source: Plan}}}}\noptions:", 1
    ),
    "life-and-health": with_lines(
        ["id: c, title: C, body: nhs, each_year: £1000"],
        ["id: q, title: Q, body: people, cash_type: wider_value, measure: qaly, discount: health, each_year: £2000"],
        discount="green-book-2026",
    ),
    "released-in-steps": IN_PLAN.replace(
        "from: 2028-29}",
        "from: 2028-29, step: 7 places, double_running: {months: 2}, exit_costs: {2028-29: £9k}, refill: {by: Others,"
        " share: 40%, value: £9000 / person / year, value_to: people, cash_type: wider_value,"
        " cost: £500 / person / year}}",
    ),
    "shared-events-already-in-a-plan": SHARED,
    "empty-posts-and-a-plan": STAFFED,
    "one-year": ONE_YEAR,
    "a-cut-that-names-no-budget-line": UNNAMED,
    "own-prices": OWN_PRICES,
    "relative-prices": OWN_PRICES.replace("relative_prices: no", "relative_prices: yes"),
}


@pytest.fixture(scope="module", params=[*[path.name for path in EXAMPLES], *MADE])
def appraisal(request: pytest.FixtureRequest) -> Appraisal:
    if request.param in MADE:
        return solved(MADE[request.param])
    return appraise(load(KENT.parents[1] / request.param))


def explain(appraisal: Appraisal, name: str) -> Explanation:
    return Explainer(appraisal).explain(name)


def every_name(appraisal: Appraisal, explainer: Explainer) -> Iterator[str]:
    """Everything that can be asked, whole and in every year, of the preferred option and of the others."""
    others = [option.id for option in appraisal.options if option.cash.lines and option is not appraisal.preferred]
    for asked in explainer.askable:
        names = [asked.name] if asked.group == "Figures" else [asked.name, *(f"{o}.{asked.name}" for o in others)]
        for name in names:
            if name not in explainer._answers:
                continue  # another option need not have what the preferred one has
            yield name
            if asked.by_year:
                yield from (f"{name}@{year}" for year in appraisal.case.horizon)


def explained(appraisal: Appraisal) -> list[Explanation]:
    """Every node of every tree, each once."""
    seen: dict[int, Explanation] = {}
    explainer = Explainer(appraisal)
    for name in every_name(appraisal, explainer):
        waiting = [explainer.explain(name)]
        while waiting:
            node = waiting.pop()
            if id(node) not in seen:
                seen[id(node)] = node
                waiting.extend(node.parts)
    return list(seen.values())


@pytest.fixture(scope="module")
def nodes(appraisal: Appraisal) -> list[Explanation]:
    return explained(appraisal)


def test_every_node_is_what_its_parts_make(appraisal: Appraisal, nodes: list[Explanation]) -> None:
    made = [node for node in nodes if node.parts and node.value is not None]
    assert len(made) > 20
    for node in made:
        assert node.value == pytest.approx(combined(node, appraisal), rel=1e-9, abs=1e-6), (node.name, node.title)


def test_every_leaf_says_where_it_is_from(nodes: list[Explanation]) -> None:
    for node in nodes:
        if node.how is How.GIVEN:
            sourced = node.figure is not None and node.figure.source
            assert sourced or node.notes or node.value == 0, (node.name, node.title)


def test_the_numbers_are_those_of_the_result(appraisal: Appraisal) -> None:
    result = appraisal.result()
    explainer = Explainer(appraisal)
    for option in result.options:
        if option.business_as_usual or not option.lines:
            continue
        wanted = {
            "npsv": option.npsv.central,
            "pv_costs": option.pv_costs.central,
            "pv_benefits": option.pv_benefits.central,
            "net_public_cost": option.net_public_cost.central,
            "bcr.net_public": option.bcr.net_public.central,
            "eanb.own_years": option.eanb.own_years.central,
            "eanb.after_purchase": option.eanb.after_purchase.central,
        }
        wanted |= {body.body: body.npv.central for body in option.bodies}
        wanted |= {
            f"{body.body}.cash_releasing_npv": body.cash_releasing_npv.central
            for body in option.bodies
            if body.cash_releasing_npv.central is not None
        }
        for body in option.bodies:
            if body.cash_releasing_npv.central is not None:
                for year, amount in zip(result.years, body.cash_terms_by_year, strict=True):
                    wanted[f"{body.body}.net@{year}"] = amount
        for line in option.lines:
            wanted |= {f"{line.id}@{y}": a for y, a in zip(result.years, line.by_year, strict=True)}
        for name, value in wanted.items():
            found = explainer.explain(f"{option.id}.{name}").value
            assert found == (None if value is None else pytest.approx(value, abs=0.006)), name
    figures = {figure.id: figure for figure in result.figures}
    for key in appraisal.case.register():
        node = explainer.explain(key)
        shown = node.figure or next(part.figure for part in walk(node) if part.figure and part.figure.key == key)
        assert written_value(shown.quantity) == figures[key].value


@settings(max_examples=15)
@given(lines)
def test_any_case_of_direct_lines_explains_itself(specs: list[Spec]) -> None:
    found = solved(text_of(specs))
    for node in explained(found):
        if node.parts and node.value is not None:
            assert node.value == pytest.approx(combined(node, found), rel=1e-9, abs=1e-6), (node.name, node.title)


def test_a_present_value_by_hand() -> None:
    # £1,000 and £1,035 a year later at 3.5%: worth £1,000 each.
    found = solved(
        with_lines(
            benefits=[
                "id: b, title: B, body: nhs, cash_type: wider_value, optimism_bias: 20%,"
                " amount: {2026-27: £1000, 2027-28: £1035}"
            ]
        )
    )
    tree = explain(found, "npsv")
    (line,) = tree.parts[0].parts
    assert [round(part.value or 0, 9) for part in line.parts] == [800.0, 800.0]
    amount, factor = line.parts[1].parts
    assert (amount.name, amount.value) == ("b@2027-28", pytest.approx(828.0))
    assert factor.value == pytest.approx(1 / 1.035, rel=1e-15)
    before, left = amount.parts
    assert (before.value, before.figure and before.figure.key) == (1035.0, "programme.b.2027-28")
    assert (left.value, left.parts[0].value) == (0.8, 0.2)


def test_what_a_plan_counts_is_explained_by_body() -> None:
    found = solved(IN_PLAN)
    node = explain(found, "m.people@2029-30")
    assert node.value == 0.0
    share = node.parts[-1]
    assert share.how is How.SMALLEST
    council, nhs = (part.parts[0] for part in share.parts)
    assert (council.how, council.value) == (How.SHARE, 1.0)
    assert nhs.value == 0.0
    assert council.parts[0].value == pytest.approx(90e6 * 102.0057 / 107.9012, rel=1e-12)


def test_what_a_figure_replaced_is_shown() -> None:
    found = solved(
        with_model(top=("figures: {home-care.hourly-rate: {value: £30 / hour, source: invoices, reason: our own}}",))
    )
    text = explained_text(explain(found, "home-care.hourly-rate"), 2)
    assert "£30.00 an hour  [home-care.hourly-rate]" in text
    assert "Local; from the case. invoices." in text
    assert "our own." in text
    assert "Replaces £" in text
    assert "investcase's library" in text


def test_nothing_is_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    found = appraise(load(KENT))
    for module in ("most_money", "alternatives"):
        monkeypatch.delattr(f"investcase.appraisal.{module}.build_flows")
    assert explain(found, "npsv").value == float(found.preferred.npsv[0])


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("npvs", "unknown-number", "did you mean 'npsv'"),
        ("council.nett@2028-29", "unknown-number", "council.net"),
        ("", "unknown-number", "no number called ''"),
        ("npsv@2028-29", "no-year", "one number"),
        ("council.net@2040-41", "outside-horizon", "2027-28 to 2036-37"),
        ("council.net@soon", "year", "'soon'"),
        ("x" * 500, "unknown-number", "xxx"),
    ],
)
def test_a_name_that_cannot_be_explained(name: str, code: str, words: str) -> None:
    with pytest.raises(Problems) as caught:
        explain(appraise(load(KENT)), name)
    (problem,) = caught.value
    assert problem.code == code
    assert words in str(problem)
    assert len(str(problem)) < 400


def test_the_tree_fits_a_terminal(appraisal: Appraisal) -> None:
    explainer = Explainer(appraisal)
    for asked in explainer.askable:
        text = explained_text(explainer.explain(asked.name), 3)
        assert max(len(line) for line in text.splitlines()) <= WIDTH, asked.name
        assert ("…" in text.splitlines()[-1]) == any(line.endswith(" …") for line in text.splitlines()[:-1])
    listed = askable_text(appraisal, explainer.askable)
    assert all(f"  {asked.name}" in listed for asked in explainer.askable)


def test_json_holds_the_tree_to_a_depth() -> None:
    found = appraise(load(KENT))
    data = json.loads(explained_json(found, explain(found, "npsv"), 1))
    assert data["schema"] == "investcase/explanation/2"
    benefits, costs = data["parts"]
    assert data["value"] == pytest.approx(benefits["value"] - costs["value"], rel=1e-12)
    assert costs["taken"] is True
    assert (benefits["hidden"], "parts" in benefits) == (len(found.preferred.cash.of(kind="benefit").lines), False)
    leaf = json.loads(explained_json(found, explain(found, "home-care.hourly-rate"), 3))
    assert leaf["figure"]["status"] == "second_hand" or leaf["figure"]["source"]


def test_the_public_name() -> None:
    found = investcase.appraise(investcase.load(KENT))
    assert investcase.explain(found, "council").value == float(found.preferred.npv_of(found.case.lead)[0])


def test_examples_are_all_here() -> None:
    assert {path.name for path in EXAMPLES} >= {"kent-at-home", "fife-at-home"}
    assert all(isinstance(path, Path) for path in EXAMPLES)
