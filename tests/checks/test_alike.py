"""What looks alike is found by looking it up, and is what holding each amount against every other would find."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.checks.twice.alike import alike
from investcase.checks.twice.money import Money
from investcase.checks.twice.totals import totals
from investcase.documents.model import Body

YEARS = 3
AMOUNTS = st.sampled_from([0.0, 0.3, 100.0, 100.4, 200.0, 300.2, -100.0, -200.0])


@st.composite
def moneys(draw: st.DrawFn) -> list[Money]:
    """A few amounts, so alike that many are taken for one another."""
    found = []
    for number in range(draw(st.integers(2, 7))):
        told_in = draw(st.sampled_from(["line", "line", "line", "beside", "funding"]))
        part = draw(st.sampled_from(["costs", "benefits", "disinvestments"])) if told_in == "line" else "interventions"
        found.append(
            Money(
                id=f"m{number}",
                title=draw(st.sampled_from(["Grants", "grants.", "Visits"])),
                body=draw(st.sampled_from([Body.COUNCIL, Body.COUNCIL, Body.NHS])),
                told_in=told_in,
                budget_line=draw(st.sampled_from([None, None, "Care", "care"])) if told_in == "line" else None,
                net=np.array(draw(st.lists(AMOUNTS, min_size=YEARS, max_size=YEARS))),
                path=("options", 0, "funding" if told_in == "funding" else part, number),
                apart_from=frozenset(draw(st.sets(st.sampled_from([f"m{n}" for n in range(7)]), max_size=1)))
                if told_in == "line"
                else frozenset(),
            )
        )
    return found


def why_alike(one: Money, other: Money) -> str | None:
    """Why two amounts look like one, held against one another; the words are those of the module."""
    if one.body is not other.body or not one.meets(other) or one.is_apart(other):
        return None
    if "funding" in (one.told_in, other.told_in):
        return "same name" if one.told_in == other.told_in and one.name == other.name else None
    if one.name == other.name and one.told_in == other.told_in == "line" and one.side == other.side:
        return "same name"
    if not other.equals(one.net):
        return None
    if one.budget and one.budget == other.budget:
        return "same budget line"
    if one.told_in != other.told_in:
        return "paid by the same body"
    if one.part != other.part and ("costs",) in (one.part, other.part) and one.net.sum() > 0:
        return "as a cost and as a benefit"
    return None


@given(moneys())
def test_what_is_alike_is_what_holding_each_against_every_other_finds(found: list[Money]) -> None:
    expected: dict[str, tuple[str, str]] = {}
    for one, other in combinations(found, 2):
        why = why_alike(one, other)
        if why is not None:
            expected.setdefault(other.id, (one.id, why))
    told = {other.id: (one.id, why) for one, other, why in alike(found)}
    assert {name: one for name, (one, _) in told.items()} == {name: one for name, (one, _) in expected.items()}
    for name, (_, why) in expected.items():
        assert why in told[name][1]


@given(moneys())
def test_sums_are_what_adding_up_every_group_finds(found: list[Money]) -> None:
    expected = {}
    for whole in found:
        others = [
            other
            for other in found
            if other is not whole
            and other.told_in == whole.told_in == "line"
            and (other.body, other.side) == (whole.body, whole.side)
            and not other.is_apart(whole)
        ]
        named = [other for other in others if whole.budget and other.budget == whole.budget]
        for parts in (others, named):
            if len(parts) > 1 and whole.equals(np.sum([part.net for part in parts], axis=0)):
                expected[whole.id] = [part.id for part in parts]
                break
    assert {whole.id: [part.id for part in parts] for whole, parts in totals(found)} == expected


def test_twice_as_many_amounts_are_looked_at_twice_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = [0]
    for name in ("meets", "equals", "is_apart"):
        real = getattr(Money, name)

        def counted(self: Money, other: object, real: object = real) -> bool:
            looked_at[0] += 1
            return real(self, other)  # type: ignore[operator, no-any-return]

        monkeypatch.setattr(Money, name, counted)

    def looks(count: int) -> int:
        looked_at[0] = 0
        found = [
            Money(f"m{n}", f"Cost {n}", Body.COUNCIL, "line", None, np.full(YEARS, 1000.0), ("options", 0, "costs", n))
            for n in range(count)
        ]
        assert not list(alike(found))
        assert not list(totals(found))
        return looked_at[0]

    assert looks(400) <= 2 * looks(200) + 10
