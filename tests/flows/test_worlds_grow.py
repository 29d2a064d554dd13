"""Worlds are laid out, and answers added up, once: work is counted, and never timed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from cases import solved, with_lines
from investcase.appraisal import measures
from investcase.flows import lines as adding
from investcase.flows.worlds import World, lay_out, one_at_a_time
from investcase.quantities import parse_quantity
from investcase.quantities.arrays import Array
from investcase.report.text import summary_text
from investcase.resolving.resolved_case import ResolvedCase


class Ends(dict[str, str]):
    """What is not central in a world, and how often anybody looked."""

    looks = 0

    def __contains__(self, key: object) -> bool:
        Ends.looks += 1
        return super().__contains__(key)

    def __getitem__(self, key: str) -> str:
        Ends.looks += 1
        return super().__getitem__(key)


def ranged(count: int) -> ResolvedCase:
    costs = [f"id: c{n}, title: C {n}, body: council, each_year: '£900 to £1100, central £1000'" for n in range(count)]
    return solved(with_lines(costs)).case


def test_laying_out_worlds_looks_at_each_once_and_not_once_for_each_figure() -> None:
    figures = list(ranged(40).register().values())
    worlds = [World(Ends(world.ends)) for world in one_at_a_time(figures)]  # type: ignore[arg-type]
    Ends.looks = 0
    found = lay_out(figures, worlds)
    assert Ends.looks <= 2 * len(worlds)
    least, most = parse_quantity("£900"), parse_quantity("£1100")
    for place, figure in enumerate(figures):
        column = found.values[figure.key][:, 0]
        assert column[1 + 2 * place] == least.central
        assert column[2 + 2 * place] == most.central
        assert (column == 1000).sum() == len(worlds) - 2


def test_what_an_option_is_worth_is_added_up_once_however_often_it_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    case = with_lines(["id: c, title: C, body: council, each_year: '£900 to £1100, central £1000'"])
    appraisal = solved(case)
    added: list[tuple[int, ...]] = []
    real = adding.sum_of

    def counted(arrays: Iterable[Array], shape: tuple[int, ...]) -> Array:
        added.append(shape)
        return real(arrays, shape)

    for module in (adding, measures):
        monkeypatch.setattr(module, "sum_of", counted)
    assert [appraisal.preferred.npsv is appraisal.preferred.npsv for _ in range(3)] == [True] * 3
    summary_text(appraisal)
    first = len(added)
    added.clear()
    summary_text(appraisal)
    assert len(added) < first
