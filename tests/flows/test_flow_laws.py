"""What must hold of any case's money, whatever its lines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import KENT, solved
from investcase.appraisal.appraise import Appraisal
from investcase.documents.bodies import plain_bodies
from investcase.documents.kinds_of_money import CashType
from investcase.flows.worlds import CENTRAL
from random_cases import Spec, lines, text_of

SOME = settings(max_examples=40)


@pytest.fixture(scope="module")
def kent() -> Appraisal:
    return solved(KENT.read_text("utf-8"))


def parts_make_wholes(appraisal: Appraisal) -> None:
    for option in appraisal.options:
        cash, npsv = option.cash, option.npsv
        scale = 1.0 + float(sum(np.abs(line.amounts).sum() for line in cash.lines))

        def same(parts: object, whole: object, within: float = scale) -> None:
            np.testing.assert_allclose(np.asarray(parts), np.asarray(whole), rtol=0, atol=1e-13 * within)

        same(sum(option.npv_of(body) for body in plain_bodies()), npsv)
        same(option.pv_benefits - option.pv_costs, npsv)
        same(sum(option.pv_benefits_of(kind) for kind in CashType), option.pv_benefits)
        same(sum((cash.cube() * option.factors).sum(axis=2), start=np.zeros_like(npsv)), npsv)
        same(sum(cash.of(body=body).net() for body in cash.bodies), cash.net())
        same(cash.of(kind="benefit").amounts() - cash.of(kind="cost").amounts(), cash.net())
        for body in cash.bodies:
            own = cash.of(body=body)
            same(sum(own.of(kind="benefit", cash_types=(kind,)).amounts() for kind in CashType),
                 own.of(kind="benefit").amounts())  # fmt: skip
        ids = [line.id for line in cash.lines]
        assert len(ids) == len(set(ids))


def test_parts_make_wholes_in_a_whole_case(kent: Appraisal) -> None:
    parts_make_wholes(kent)


@SOME
@given(lines)
def test_parts_make_wholes(specs: list[Spec]) -> None:
    parts_make_wholes(solved(text_of(specs)))


@SOME
@given(lines, st.integers(2, 9))
def test_every_amount_times_k_makes_the_answer_times_k(specs: list[Spec], k: int) -> None:
    once, often = (solved(text_of(s)).preferred.npsv for s in (specs, [spec.scaled(k) for spec in specs]))
    # Where nothing moves the answer, rounding alone decides which end is cautious; the answers are the same.
    np.testing.assert_allclose(often, k * once, rtol=1e-9, atol=1e-4)


@SOME
@given(lines, lines)
def test_another_line_moves_none_of_the_others(specs: list[Spec], more: list[Spec]) -> None:
    before, after = solved(text_of(specs)), solved(text_of([*specs, *more]))
    new = {line.id: line for line in after.preferred.cash.lines}
    for line in before.preferred.cash.lines:
        for world, laid_out in enumerate(before.worlds.worlds):
            if len(laid_out.ends) > 1:
                continue  # these are picked by what each figure does to the whole answer
            same = new[line.id].amounts[after.worlds.places[laid_out.name]]
            assert line.amounts[world].tolist() == same.tolist()


@SOME
@given(lines, st.integers(0, 30))
def test_the_same_case_later_is_worth_the_same_in_real_terms(specs: list[Spec], later: int) -> None:
    now, then = solved(text_of(specs)), solved(text_of(specs, start=2026 + later))
    for a, b in zip(now.npsv_at(now.preferred), then.npsv_at(then.preferred), strict=True):
        assert b == pytest.approx(a, rel=1e-12, abs=1e-6)


@SOME
@given(lines)
def test_the_central_world_does_not_know_of_the_ranges(specs: list[Spec]) -> None:
    ranged, plain = solved(text_of(specs)), solved(text_of([replace(spec, ends=None) for spec in specs]))
    assert ranged.preferred.npsv[0] == plain.preferred.npsv[0]
    assert plain.worlds.names == (CENTRAL.name,), "with nothing uncertain the range is a point"


def one_figure_at_a_time(appraisal: Appraisal) -> None:
    worlds = appraisal.worlds
    assert worlds.worlds[0] == CENTRAL
    assert len(set(worlds.names)) == len(worlds.names), "no world is worked out twice"
    for index, world in enumerate(worlds.worlds):
        moved = {key for key in worlds.values if worlds.each(key)[index] != worlds.each(key)[0]}
        figures = {key: appraisal.case.register()[key] for key in world.ends}
        wanted = {key: figures[key].quantity.ends[end == "high"] for key, end in world.ends.items()}
        assert moved == {key for key, value in wanted.items() if value != figures[key].quantity.central}
        assert all(worlds.each(key)[index] == value for key, value in wanted.items())
    for key, values in worlds.values.items():
        low, high = appraisal.case.register()[key].quantity.ends
        assert ((values >= low) & (values <= high)).all()
        assert len(values) == (len(worlds.worlds) if any(key in world.ends for world in worlds.worlds) else 1)


def test_each_world_of_a_whole_case_moves_one_figure(kent: Appraisal) -> None:
    one_figure_at_a_time(kent)
    ranged = [f for f in kent.case.register().values() if f.quantity.is_range]
    single = [world for world in kent.worlds.worlds if len(world.ends) <= 1]
    assert len(single) == 1 + 2 * len(ranged)
    answers = sum(1 + len(ends.cash) for ends in kent.ends.values())
    assert len(kent.worlds.worlds) <= len(single) + 2 * answers


@SOME
@given(lines)
def test_each_world_moves_one_figure(specs: list[Spec]) -> None:
    one_figure_at_a_time(solved(text_of(specs)))


def ordered(appraisal: Appraisal) -> None:
    central, cautious, favourable = appraisal.npsv_at(appraisal.preferred)
    slack = 1e-9 * (1 + abs(central) + abs(cautious) + abs(favourable))
    assert cautious <= central + slack
    assert central <= favourable + slack
    singles = appraisal.preferred.npsv[[len(world.ends) == 1 for world in appraisal.worlds.worlds]]
    if singles.size:
        assert cautious <= singles.min() + slack
        assert favourable >= singles.max() - slack


@SOME
@given(lines)
def test_the_cautious_answer_is_the_lowest_and_the_favourable_the_highest(specs: list[Spec]) -> None:
    ordered(solved(text_of(specs)))


def test_and_so_in_a_whole_case(kent: Appraisal) -> None:
    ordered(kent)
    assert [s.width for s in kent.swings] == sorted((s.width for s in kent.swings), reverse=True)
