"""What looks alike is found by looking it up, and is what holding each amount against every other would find."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import investcase.checks.twice.alike as module
from investcase.checks.twice.alike import alike, why_alike
from investcase.checks.twice.money import Money, plain
from investcase.checks.twice.totals import totals
from investcase.documents.bodies import plain_body

YEARS = 3
AMOUNTS = st.sampled_from([0.0, 0.3, 100.0, 100.4, 100.9, 200.0, 300.2, -100.0, -200.0])
LINES = st.sampled_from([[], ["care"], ["beds"]])


@st.composite
def moneys(draw: st.DrawFn) -> list[Money]:
    """A few amounts, so alike that many are taken for one another; those of models first, as in a case."""
    found = []
    kinds = draw(
        st.lists(st.sampled_from(["model", "line", "line", "line", "beside", "funding"]), min_size=2, max_size=8)
    )
    for number, told_in in enumerate(sorted(kinds, key=lambda kind: kind != "model")):
        owner = draw(st.sampled_from(["w1", "w2"])) if told_in == "model" else f"m{number}"
        apart = draw(st.sets(st.sampled_from(["w1", *(f"m{n}" for n in range(8))]), max_size=1))
        lines = {plain(line) for line in draw(LINES)} if told_in in ("model", "line") else set()
        found.append(
            Money(
                id=f"m{number}",
                title=draw(st.sampled_from(["Grants", "grants.", "Visits"])),
                body=draw(st.sampled_from([plain_body("council"), plain_body("council"), plain_body("nhs")])),
                told_in=told_in,
                net=np.array(draw(st.lists(AMOUNTS, min_size=YEARS, max_size=YEARS))),
                path=("options", 0, "funding" if told_in == "funding" else "benefits", number),
                owner=owner,
                budget_lines=frozenset(lines),
                event=draw(st.sampled_from([None, "fall"])) if told_in == "line" else None,
                apart_from=frozenset(apart) if told_in == "line" else frozenset(),
            )
        )
    return found


@given(moneys())
def test_what_is_alike_is_what_holding_each_against_every_other_finds(found: list[Money]) -> None:
    expected: dict[str, tuple[str, str]] = {}
    for one, other in combinations(found, 2):
        why = None if one.apart(other) else why_alike(one, other)
        if why is not None:
            expected.setdefault(other.id, (one.id, why))
    assert {other.id: (one.id, why) for one, other, why in alike(found)} == expected


@given(moneys())
def test_sums_are_what_adding_up_every_group_finds(found: list[Money]) -> None:
    expected = {}
    for whole in found:
        others = [
            other
            for other in found
            if other is not whole
            and whole.told_in == "line"
            and (other.told_in == "model" or (other.told_in == "line" and other.same_way(whole)))
            and other.body == whole.body
            and other.net.any()
            and not whole.apart(other)
        ]
        owners = list(dict.fromkeys(other.owner for other in others if other.told_in == "model"))
        own = [other for other in others if other.told_in == "line"]
        models = [other for other in others if other.told_in == "model"]
        sides = [own, *([other for other in models if other.owner == owner] for owner in owners), models, others]
        for side in sides:
            for parts in (side, [other for other in side if other.budget_lines & whole.budget_lines]):
                if len(parts) > 1 and whole.equals(np.sum([part.net for part in parts], axis=0)):
                    expected.setdefault(whole.id, [part.id for part in parts])
    assert {whole.id: [part.id for part in parts] for whole, parts in totals(found)} == expected


@pytest.mark.parametrize("budget_lines", [frozenset(), frozenset({"care"})])
def test_twice_as_many_amounts_are_looked_at_twice_as_often(
    monkeypatch: pytest.MonkeyPatch, budget_lines: frozenset[str]
) -> None:
    looked_at = [0]

    def counted(one: Money, other: Money) -> str | None:
        looked_at[0] += 1
        return why_alike(one, other)

    monkeypatch.setattr(module, "why_alike", counted)

    def looks(count: int) -> int:
        looked_at[0] = 0
        found = [
            Money(
                *(
                    f"m{n}",
                    f"Cost {n}",
                    plain_body("council"),
                    "line",
                    np.full(YEARS, 1000.0),
                    ("options", 0, "costs", n),
                ),
                owner=f"m{n}",
                budget_lines=budget_lines,
            )
            for n in range(count)
        ]
        list(alike(found))
        list(totals(found))
        return looked_at[0]

    assert looks(400) <= 2 * looks(200) + 10
