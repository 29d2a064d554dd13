"""Every option, and every body's cash in it, has ends of its own, and its centre lies between them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import investcase
from cases import HEAD, KENT, SMALLEST, figure, solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.ends import worked_ends
from investcase.appraisal.route_ends import route_ends
from investcase.documents.bodies import plain_bodies
from investcase.documents.kinds_of_money import CashType
from investcase.flows.worlds import CENTRAL, Worlds
from investcase.numbers.writing import pounds, pounds_short
from investcase.report.view.money import lead_cash_sentence, value_sentence
from investcase.report.view.options import options_grid
from investcase.report.view.paper import make_paper
from investcase.report.view.reconciliation import claim_pages
from investcase.resolving.behind import figures_behind
from investcase.resolving.figures import Resolved
from random_cases import YEARS, Spec, lines

EXAMPLES = sorted(path.parent for path in (KENT.parents[1]).glob("*/case.yaml"))
SOME = settings(max_examples=40, deadline=None)
HALF_A_PENNY = 0.005


@pytest.fixture(scope="module")
def kent() -> Appraisal:
    return solved(KENT.read_text("utf-8"))


triples = st.lists(st.integers(-30, 30), min_size=3, max_size=3).map(sorted)
figures = st.lists(triples, min_size=1, max_size=5).map(
    lambda found: [figure(f"f{i}", *(float(v) for v in ends)) for i, ends in enumerate(found)]
)
powers = st.lists(st.tuples(st.integers(-9, 9), st.lists(st.integers(0, 2), min_size=5, max_size=5)), max_size=6)


def polynomial(terms: Sequence[tuple[int, Sequence[int]]]) -> Callable[[Worlds], np.ndarray]:
    """Products and squares of figures, so that they undo one another, and one may lower the answer at both ends."""

    def answer(worlds: Worlds) -> np.ndarray:
        columns = [worlds.each(key) for key in worlds.values]
        total = np.zeros(len(worlds.worlds))
        for weight, exponents in terms:
            product = np.full(len(worlds.worlds), float(weight))
            for column, power in zip(columns, exponents, strict=False):
                product = product * column**power
            total = total + product
        return total

    return answer


@settings(max_examples=300, deadline=None)
@given(figures, powers)
def test_whatever_figures_do_to_one_another_the_centre_lies_between_the_ends(
    found: list[Resolved], terms: list[tuple[int, list[int]]]
) -> None:
    answer = polynomial(terms)
    at, ends = worked_ends(found, answer)
    assert at.cautious <= at.central + HALF_A_PENNY
    assert at.central <= at.favourable + HALF_A_PENNY
    for extreme, value in ((ends.cautious, at.cautious), (ends.favourable, at.favourable)):
        by_hand = {
            f.key: f.quantity.ends[extreme.moved[f.key] == "high"] if f.key in extreme.moved else f.quantity.central
            for f in found
        }
        assert one(answer, by_hand) == pytest.approx(value, rel=1e-12, abs=1e-9)
    for one_figure, end in itertools.product(found, (0, 1)):
        alone = {f.key: f.quantity.ends[end] if f is one_figure else f.quantity.central for f in found}
        value = one(answer, alone)
        assert at.cautious - HALF_A_PENNY <= value <= at.favourable + HALF_A_PENNY


def one(answer: Callable[[Worlds], np.ndarray], values: dict[str, float]) -> float:
    """An answer in one world, written out by hand."""
    return float(answer(Worlds((CENTRAL,), {key: np.array([[value]]) for key, value in values.items()}))[0])


def test_a_figure_that_lowers_the_answer_at_both_ends_stays_central_in_the_better_world() -> None:
    at, ends = worked_ends([figure("x", -2, 0, 3)], lambda worlds: -(worlds.each("x") ** 2))
    assert (at.cautious, at.central, at.favourable) == (-9, 0, 0)
    assert (dict(ends.cautious.moved), dict(ends.favourable.moved)) == ({"x": "high"}, {})


def test_figures_that_undo_one_another_are_told_from_those_that_move_together() -> None:
    # 10 - x - y + 10xy, x and y each 0 or 1: alone each lowers it to 9, together they come to 18.
    def answer(worlds: Worlds) -> np.ndarray:
        x, y = (worlds.each(key) for key in "xy")
        return 10 - x - y + 10 * x * y

    at, ends = worked_ends([figure("x", 0, 0, 1), figure("y", 0, 0, 1)], answer)
    assert (at.cautious, at.central, at.favourable) == (9, 10, 18)
    assert len(ends.cautious.moved) == 1, "one alone lowers it, both together raise it"
    assert dict(ends.favourable.moved) == {"x": "high", "y": "high"}
    assert not ends.cautious.together
    assert not ends.favourable.together


def in_order(appraisal: Appraisal) -> None:
    """The law, of every option's NPSV and every body's cash: as held, and as written."""
    for option, written in zip(appraisal.options, appraisal.result().options, strict=True):
        spreads = [(appraisal.npsv_at(option), written.npsv)]
        cash = {body.body: body.cash_releasing_npv for body in written.bodies}
        spreads += [(appraisal.cash_at(option, body), cash[str(body)]) for body in option.bodies if body.public]
        for at, spread in spreads:
            assert at.cautious <= at.central + HALF_A_PENNY
            assert at.central <= at.favourable + HALF_A_PENNY
            if spread.central is None:
                continue  # Nothing was worked out of a rejected option without lines.
            assert spread.cautious is not None
            assert spread.central is not None
            assert spread.favourable is not None
            assert spread.cautious <= spread.central <= spread.favourable


def figures_add_up(appraisal: Appraisal) -> None:
    """What is written of each end: which figures moved, all of them behind the option, and how many did not."""
    for option, written in zip(appraisal.options, appraisal.result().options, strict=True):
        behind = {f.key: f for f in figures_behind(option.flows.option)}
        ends = [written.npsv_ends, *(b.cash_releasing_npv_ends for b in written.bodies if b.cash_releasing_npv_ends)]
        for end in (each for pair in ends for each in (pair.cautious, pair.favourable)):
            assert set(end.figures) <= behind.keys()
            assert len(end.figures) == end.figures_moved <= end.figures_with_a_range
            assert end.figures_moved + end.figures_not_moved == len(behind)
            assert all(behind[key].quantity.is_range for key in end.figures)
            assert end.figures_with_a_range == sum(f.quantity.is_range for f in behind.values())


def parts_add_at_each_end(appraisal: Appraisal) -> None:
    for option in appraisal.options:
        whole = appraisal.npsv_at(option)
        bodies = [appraisal.at(option, option.npv_of(body)) for body in option.cash.bodies]
        kinds = [appraisal.at(option, option.pv_benefits_of(kind)) for kind in CashType]
        costs = appraisal.at(option, option.pv_costs)
        for place in range(3):
            assert sum(part[place] for part in bodies) == pytest.approx(whole[place], rel=1e-9, abs=1e-4)
            by_kind = sum(part[place] for part in kinds) - costs[place]
            assert by_kind == pytest.approx(whole[place], rel=1e-9, abs=1e-4)


def holds(appraisal: Appraisal) -> None:
    in_order(appraisal)
    figures_add_up(appraisal)
    parts_add_at_each_end(appraisal)


@SOME
@given(lines)
def test_in_any_case_of_lines(specs: list[Spec]) -> None:
    holds(solved(choice([("a", specs)], "a")))


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_and_in_every_example(folder: Path) -> None:
    appraisal = investcase.appraise(investcase.load(folder))
    holds(appraisal)
    for vintage in appraisal.result().vintages:
        for option in vintage.options:
            assert option.npsv.cautious <= option.npsv.central <= option.npsv.favourable  # type: ignore[operator]


def choice(options: Sequence[tuple[str, Sequence[Spec]]], preferred: str) -> str:
    """A case of several options of lines, one of them preferred."""
    rows = [
        HEAD.format(
            place="Elsewhere",
            nation="england",
            start="2026-27",
            years=YEARS,
            price_base="2026-27",
            discount="{flat: 3.5%}",
        )
        + "options:"
    ]
    for name, specs in options:
        rows += [
            f"  - id: {name}",
            f"    title: Option {name}",
            f"    preferred: {'yes' if name == preferred else 'no'}",
        ]
        for heading, cost in (("costs", True), ("benefits", False)):
            written = [
                spec.yaml(f"l{index}", 2026) for index, spec in enumerate(specs) if (spec.cash_type is None) is cost
            ]
            rows += [f"    {heading}:"] * bool(written) + [f"      - {{{text}}}" for text in written]
    return "\n".join(rows) + "\n"


def told_of(appraisal: Appraisal, name: str) -> object:
    """Everything the result writes of an option but whether it is preferred."""
    found = next(option for option in appraisal.result().options if option.id == name)
    return found.model_dump(exclude={"preferred"})


@SOME
@given(lines, lines, lines)
def test_another_option_and_the_preference_change_no_number(
    first: list[Spec], second: list[Spec], third: list[Spec]
) -> None:
    both = [("a", first), ("b", second)]
    alone, beside = solved(choice(both[:1], "a")), solved(choice([*both, ("c", third)], "a"))
    assert told_of(alone, "a") == told_of(beside, "a")
    turned = solved(choice([*both, ("c", third)], "b"))
    for name in "abc":
        assert told_of(beside, name) == told_of(turned, name)


def test_nor_do_they_in_a_whole_case(kent: Appraisal) -> None:
    text = KENT.read_text("utf-8")
    assert text.count("preferred: yes") == 1
    turned = text.replace("    preferred: yes\n", "").replace(
        "  - id: hours-only\n", "  - id: hours-only\n    preferred: yes\n"
    )
    other = solved(turned)
    assert other.preferred.id == "hours-only"
    for option in kent.options:
        now, then = ((a.npsv_at(option), [a.cash_at(option, body) for body in plain_bodies()]) for a in (kent, other))
        assert now == then


def test_a_rival_is_at_its_own_ends_and_a_body_s_cash_at_its_own(kent: Appraisal) -> None:
    """A dearer hour lowers what the preferred option is worth and raises its rival's, so no one world serves both."""
    rival = next(option for option in kent.options if option.id == "hours-only")
    mine, theirs = kent.ends_of(kent.preferred).cautious.moved, kent.ends_of(rival).cautious.moved
    assert (mine["home-care.hourly-rate"], theirs["home-care.hourly-rate"]) == ("high", "low")
    cash = kent.ends[kent.preferred.id].cash[kent.case.lead]
    assert "independent-settings.equipment" in cash.cautious.moved
    value = kent.ends_of(kent.preferred)
    assert cash.favourable.moved != value.favourable.moved
    # The council's best end is better than what it has where everyone together is best off.
    at_theirs = kent.at(kent.preferred, kent.preferred.cash_npv_of(kent.case.lead))
    assert kent.cash_at(kent.preferred, kent.case.lead).favourable > at_theirs.favourable


def test_the_words_count_the_figures_that_move(kent: Appraisal) -> None:
    behind = figures_behind(kent.preferred.flows.option)
    ranged = sum(f.quantity.is_range for f in behind)
    moved = len(kent.ends_of(kent.preferred).cautious.moved)
    assert 0 < moved < ranged < len(behind)
    words = f"with {moved} of the {ranged} figures that have a range (of {len(behind)})"
    assert words in value_sentence(kent)
    assert f"of the {ranged} figures that have a range (of {len(behind)})" in (lead_cash_sentence(kent) or "")
    cells = {row.label: row.cells for row in options_grid(kent).rows}
    rival = next(option for option in kent.options if option.id == "hours-only")
    of_rival = len(figures_behind(rival.flows.option))
    assert cells["figures moved for that"] == (
        "–",
        f"{moved} of {len(behind)}",
        f"{len(kent.ends_of(rival).cautious.moved)} of {of_rival}",
    )
    assert "every figure" not in value_sentence(kent)


def test_one_figure_and_all_of_them_are_said_so() -> None:
    cost = "id: a, title: A, body: council, each_year: £1000, likely_range: '90% to 125%, central 100%'"
    text = value_sentence(solved(with_lines([cost])))
    assert "with the one figure that has a range (of 2) at the end that lowers, or raises, it" in text
    again = value_sentence(solved(with_lines([cost, cost.replace("id: a", "id: b")])))
    assert "with all 2 figures that have a range (of 4) at the end that lowers, or raises, it" in again
    one_way = cost.replace("90% to", "100% to")
    half = value_sentence(solved(with_lines([one_way])))
    assert "at the end that lowers it; with every figure central, as none raises it" in half


def test_each_row_of_the_claim_s_ranges_names_what_its_ends_are(kent: Appraisal) -> None:
    for page, found in zip(claim_pages(kent), kent.reconciliations, strict=True):
        table = page.ranges.table
        assert table.columns == ("Estimate", "Low", "Central", "High", "Low and high are")
        assert all(row[-1] for row in table.rows)
        rows = {row[0]: row[1:4] for row in table.rows}
        own = route_ends(found.intervention, found.claim.bottom_up)
        assert own is not None
        assert rows["Local activity and prices"] == tuple(pounds(v) for v in (own.low, own.central, own.high))
        assert own.central == pytest.approx(found.bottom_up, rel=1e-12)
        assert own.low < own.central < own.high
        top = route_ends(found.intervention, found.claim.top_down)
        assert top is not None
        assert top.central == pytest.approx(found.top_down, rel=1e-12)
        assert rows["The same, by the service's own price"][0] == rows["The same, by the service's own price"][2] == "–"


def test_two_figures_of_the_local_route_reach_what_they_reach_alone(kent: Appraisal) -> None:
    """On its delay and its hours alone the local route runs from £5.12m to £22.96m; its own ends hold that."""
    own = route_ends(kent.reconciliations[0].intervention, kent.reconciliations[0].claim.bottom_up)
    assert own is not None
    assert own.low <= 5_120_000
    assert own.high >= 22_960_000
    assert {"ccn.delay-years", "home-care.hours-instead-of-care-home"} <= {f.key for f in own.moved}


@pytest.mark.parametrize(
    ("folder", "changes", "told"),
    [*((folder, {}, False) for folder in EXAMPLES), (KENT.parent, {"achievement": "50%"}, True)],
    ids=lambda value: value.name if isinstance(value, Path) else str(value),
)
def test_an_alternative_outside_the_range_is_told_apart(folder: Path, changes: dict[str, str], *, told: bool) -> None:
    appraisal = investcase.appraise(investcase.load(folder, changes=changes))
    low, high = appraisal.npsv_at(appraisal.preferred)[1:]
    table = make_paper(appraisal, appraisal.result()).other_choices
    found = [(other, row) for other, row in zip(appraisal.other_choices, table.rows if table else (), strict=True)]
    beyond = [other.npsv is not None and not low <= other.npsv <= high for other, _ in found]
    for (other, row), outside in zip(found, beyond, strict=True):
        if other.npsv is not None:
            assert row.cells[2] == f"{pounds_short(other.npsv)}{', outside the range' if outside else ''}"
    assert any(beyond) is told
    assert any(beyond) == bool(table and table.note)


def test_a_case_with_no_range_has_no_ends_but_its_centre() -> None:
    appraisal = solved(SMALLEST)
    assert len(appraisal.worlds.worlds) == 1
    option = appraisal.result().options[1]
    assert option.npsv.cautious == option.npsv.central == option.npsv.favourable
    assert option.npsv_ends.cautious.figures_moved == 0
