"""Why the answer moved: steps that add to the whole difference, in an order that the documents' own does not change."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import investcase
from cases import KENT, SMALLEST, loaded, with_lines, with_model
from investcase.appraisal.appraise import appraise
from investcase.appraisal.comparing import Comparison, compare, measure_names
from investcase.appraisal.comparing.way import State, Way
from investcase.reading.problems import Problems
from investcase.report.compared import WIDTH, compared_json, compared_text, measure_words
from investcase.resolving.resolved_case import ResolvedCase
from random_cases import Spec, lines, text_of

EXAMPLES = KENT.parents[1]
TEXTS = {name: (EXAMPLES / name / "case.yaml").read_text("utf-8") for name in ("kent-at-home", "fife-at-home")}
# Each a change that one person might make to a draft: what is replaced, and by what; only the first place is.
MUTATIONS = (
    ("ramp: [", "ramp: [10%, "),
    ("deadweight: {share: 10%", "deadweight: {share: 25%"),
    ("already_achieved: {share: 20%", 'already_achieved: {share: "12% to 22%, central 18%"'),
    ("salary: £41000", "salary: £43500"),
    ("price_base: 2026-27", "price_base: 2027-28"),
    ("discount: green-book-2026", "discount: {flat: 3%}"),
    ("years: 10", "years: 12"),
    ("start_month: October", "start_month: January"),
    ("2028-29: £160,000", "2029-30: £160,000"),
    ("\noptions:", "\nfigures:\n  home-care.hourly-rate: {value: £29 / hour, source: Ours, reason: Ours}\noptions:"),
    ("optimism_bias: 10%", "optimism_bias: 15%"),
    ("title: Home-first team", "title: The team"),
    ("share_by: admissions", "share_by: population"),
)


def npsv(case: ResolvedCase) -> Decimal:
    return Decimal(repr(float(appraise(case).preferred.npsv[0]))).quantize(Decimal("0.01"))


def assert_adds(found: Comparison, first: ResolvedCase, second: ResolvedCase) -> None:
    assert (found.start, found.end) == (npsv(first), npsv(second))
    assert sum((step.amount for step in found.steps), Decimal(0)) == found.end - found.start == found.total
    running = found.start
    for step in found.steps:
        running += step.amount
        assert step.running == running
        assert step.amount
    assert all(step.amount == 0 for step in found.unmoved)
    assert all("Everything else" not in step.title for step in found.steps), "every change is named"


@settings(max_examples=6)
@given(st.sampled_from(sorted(TEXTS)), st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=5, unique=True))
def test_any_changes_to_a_shipped_case_add_to_the_difference(name: str, changes: list[tuple[str, str]]) -> None:
    text = TEXTS[name]
    for old, new in changes:
        text = text.replace(old, new, 1)
    first, second = loaded(TEXTS[name]), loaded(text)
    there, back = compare(first, second), compare(second, first)
    assert_adds(there, first, second)
    assert_adds(back, second, first)
    assert there.total == -back.total


@settings(max_examples=12)
@given(lines, lines, st.sampled_from(["{flat: 3.5%}", "green-book-2022"]))
def test_any_two_cases_of_direct_lines_add_to_the_difference(one: list[Spec], other: list[Spec], rates: str) -> None:
    first, second = loaded(text_of(one)), loaded(text_of(other, discount=rates))
    assert_adds(compare(first, second), first, second)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_case_with_itself_is_empty(name: str) -> None:
    case = loaded(TEXTS[name])
    found = compare(case, case)
    assert (found.steps, found.unmoved, found.words, found.total) == ((), (), (), 0)
    assert "The two cases are the same." in compared_text(found)


def test_two_places_are_far_apart_and_still_add() -> None:
    first, second = (loaded(TEXTS[name], EXAMPLES / name) for name in ("kent-at-home", "fife-at-home"))
    assert_adds(compare(first, second), first, second)


def test_one_figure_by_hand() -> None:
    # £60,000 becomes £70,000 in year 0: £10,000 worse. £80,000 becomes £90,000 a year later at 3.5%: £9,661.84 better.
    changed = SMALLEST.replace("2026-27: £60000", "2026-27: £70000").replace("2027-28: £80k", "2027-28: £90k")
    found = compare(loaded(SMALLEST), loaded(changed))
    assert [(step.title, step.amount) for step in found.steps] == [
        ("Visits avoided: amount: 2027-28", Decimal("9661.84")),
        ("Grants: amount: 2026-27", Decimal("-10000.00")),
    ]
    (moved,) = found.steps[1].figures
    assert [str(side.original) for side in (moved.before, moved.after) if side] == ["£60,000", "£70,000"]


def test_prices_are_rebased_first_and_as_one_step() -> None:
    first = loaded(with_lines(["id: c, title: C, body: council, each_year: £1000, price_base: 2024-25"]))
    text = with_lines(["id: c, title: C, body: council, each_year: £1500, price_base: 2024-25"], price_base="2027-28")
    found = compare(first, loaded(text))
    prices, figure = found.steps
    rate = first.prices.index.factor(first.document.price_base, found.second.price_base)
    assert prices.title == "The price base"
    assert prices.amount == pytest.approx(found.start * Decimal(rate) - found.start, abs=Decimal("0.02"))
    assert figure.amount == pytest.approx(prices.running / 2, abs=Decimal("0.02"))


def test_amounts_that_do_not_say_their_prices_mean_another_thing_in_another_base() -> None:
    line = ["id: c, title: C, body: council, each_year: £1000"]
    found = compare(loaded(with_lines(line)), loaded(with_lines(line, price_base="2027-28")))
    assert found.total == 0
    assert [step.title.split(",")[0] for step in found.steps] == [
        "The price base",
        "Amounts that do not say their prices",
    ]


def test_the_order_in_which_a_document_is_written_changes_nothing() -> None:
    costs = [
        f"id: c{n}, title: C{n}, body: council, each_year: £{n}000, likely_range: '90% to 110%, central 100%'"
        for n in (1, 2, 3)
    ]
    dearer = [cost.replace("000,", "500,").replace("central 100%", "central 105%") for cost in costs]
    first = loaded(with_lines(costs))
    forward, backward = (compare(first, loaded(with_lines(list(rows)))) for rows in (dearer, reversed(dearer)))
    assert forward.steps == backward.steps
    assert len(forward.steps) == 6
    assert compare(first, loaded(with_lines(costs[::-1]))).steps == ()


def test_a_change_that_needs_a_later_one_waits_for_it() -> None:
    first = loaded(with_lines(["id: c, title: C, body: council, amount: {2026-27: £5, 2027-28: £7}"], years=2))
    text = with_lines(["id: c, title: C, body: council, amount: {2027-28: £7, 2028-29: £9}"], start="2027-28", years=2)
    found = compare(first, loaded(text))
    assert [step.title for step in found.steps] == ["C: amount: 2026-27", "The first year", "C: amount: 2028-29"]


def many_lines(count: int, amount: str) -> ResolvedCase:
    costs = [
        f"id: c{n}, title: C{n}, body: council, each_year: £{amount}, likely_range: '90% to 110%, central 100%'"
        for n in range(count)
    ]
    return loaded(with_lines(costs))


def test_work_does_not_grow_with_the_square_of_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    settlings: list[int] = []
    settled = Way.settled

    def counted(self: Way, state: State) -> ResolvedCase | None:
        settlings.append(1)
        return settled(self, state)

    monkeypatch.setattr(Way, "settled", counted)
    told = {}
    for count in (40, 160):
        found = compare(many_lines(count, "1000"), many_lines(count, "1100"))
        assert len(found.steps) == count
        assert {step.amount for step in found.steps} <= {found.steps[0].amount + Decimal(n) / 100 for n in (-1, 0, 1)}
        told[count] = len(settlings)
        settlings.clear()
    # Two more for each doubling: those of the changes with a one in a place, and those of the others.
    assert told[160] == told[40] + 4 < 30


def test_what_can_stand_only_together_is_one_step() -> None:
    line = ["id: c, title: C, body: council, each_year: £1000"]
    first, second = loaded(with_lines(line)), loaded(with_lines(line, start="2026", price_base="2026"))
    found = compare(first, second)
    assert_adds(found, first, second)
    assert any({("start",), ("price_base",)} <= set(step.places) for step in (*found.steps, *found.unmoved))


def test_another_model_and_another_way_of_saying_how_much() -> None:
    first = loaded(with_model(extra=("costs:", "  - {id: t, title: T, body: council, each_year: £9k}")))
    second = loaded(
        with_model(
            model="ccn-home-care-hours",
            extra=("costs:", "  - {id: t, title: T, body: council, amount: {2027-28: £8k}}"),
        )
    )
    found = compare(first, second)
    assert_adds(found, first, second)
    assert {step.title for step in found.steps} == {"T", "m"}


def test_another_preferred_option_is_a_step_of_its_own() -> None:
    text = TEXTS["kent-at-home"].replace("    preferred: yes\n", "", 1)
    text = text.replace("title: Community support only\n", "title: Community support only\n    preferred: yes\n", 1)
    text = text.replace("each_year: £420,000", "each_year: £400,000")
    first, second = loaded(TEXTS["kent-at-home"]), loaded(text)
    found = compare(first, second)
    assert_adds(found, first, second)
    assert [step.title for step in found.steps] == [
        "The option preferred: Community support only, not Home first, with five years' funding",
        "Community support grants and contracts: each year",
    ]


def test_a_figure_of_the_library_is_a_step(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    figure = """\
format: investcase/figures/1
figures:
  - id: home-care.hourly-rate
    title: Price of an hour of home care
    unit: £ / hour
    values:
      - {value: £31 / hour, price_base: 2026-27, status: local, how: contract}
"""
    (tmp_path / "figures" / "home-care.yaml").write_text(figure, "utf-8")
    text = with_model()
    first, second = loaded(text), loaded(text, library=tmp_path)
    found = compare(first, second)
    assert_adds(found, first, second)
    (step,) = found.steps
    assert step.title == "Price of an hour of home care (library)"
    assert (step.is_figure, [moved.key for moved in step.figures]) == (True, ["home-care.hourly-rate"])


def test_what_differs_and_moves_nothing_is_told() -> None:
    text = SMALLEST.replace("title: Grants,", "title: Grants to groups, source: Budget,").replace(
        "cash_type: capacity", "cash_type: avoided_growth"
    )
    found = compare(loaded(SMALLEST), loaded(text))
    assert found.steps == ()
    assert [step.title for step in found.unmoved] == [
        "Visits avoided: cash type",
        *["Grants to groups, 2026-27: its source or standing", "Grants to groups, 2027-28: its source or standing"],
    ]
    assert found.words == ("source", "title")
    assert "Visits avoided: cash type: capacity → avoided_growth" in compared_text(found)


@pytest.mark.parametrize(
    "measure",
    ["pv_costs", "pv_benefits", "net_public_cost", "lead_body", "lead_body_cash", "nhs", "council.cash_releasing_npv"],
)
def test_other_measures_add_too(measure: str) -> None:
    first = loaded(SMALLEST)
    second = loaded(SMALLEST.replace("£60000", "£90000").replace("£80k", "£20k"))
    found = compare(first, second, measure)
    ends = [appraise(case) for case in (first, second)]
    options = [end.preferred for end in ends]
    lead = first.lead
    values = {
        "pv_costs": [option.pv_costs[0] for option in options],
        "pv_benefits": [option.pv_benefits[0] for option in options],
        "net_public_cost": [option.net_public_cost[0] for option in options],
        "lead_body": [option.npv_of(lead)[0] for option in options],
        "lead_body_cash": [option.cash_npv_of(lead)[0] for option in options],
        "council.cash_releasing_npv": [option.cash_npv_of(lead)[0] for option in options],
        "nhs": [option.pv_benefits[0] for option in options],
    }[measure]
    assert [float(found.start), float(found.end)] == [pytest.approx(float(value), abs=0.006) for value in values]
    assert sum(step.amount for step in found.steps) == found.total != 0


def test_a_measure_that_does_not_add_is_refused() -> None:
    with pytest.raises(Problems, match="pv_benefits") as caught:
        compare(loaded(SMALLEST), loaded(SMALLEST), "bcr")
    assert [problem.code for problem in caught.value] == ["unknown-measure"]
    assert all(measure_words(name) for name in measure_names())


def test_the_waterfall_fits_a_terminal_and_the_json_adds() -> None:
    first, second = (loaded(TEXTS[name], EXAMPLES / name) for name in ("kent-at-home", "fife-at-home"))
    found = investcase.compare(first, second, measure="lead_body_cash")
    text = compared_text(found)
    assert max(len(line) for line in text.splitlines()) <= WIDTH
    assert all(f"{number}. " in text for number in range(1, len(found.steps) + 1))
    data = json.loads(compared_json(found))
    assert data["schema"] == "investcase/comparison/1"
    assert data["start"] + sum(step["amount"] for step in data["steps"]) == pytest.approx(data["end"], abs=1e-6)
