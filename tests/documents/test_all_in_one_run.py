"""All problems in one run: a case that cannot be read whole is looked at for its meaning too, and told no falsehood."""

from __future__ import annotations

import random
from typing import Any

import pytest

from cases import SMALLEST, faults, with_model
from investcase.reading.nodes import Parsed, parse
from investcase.reading.text import SourceText
from mutated.bases import small_cases
from mutated.trees import places, put
from random_whole.whole import whole_case
from random_whole.writing import written

SPOILT = """\
format: investcase/case/1
case: mine
title: Mine
place: Atlantis
start: 2027-28
years: 10
price_base: 2026-27
colour: red
options:
  - id: first
    title: First
    preferred: yes
    interventions:
      - {id: hours, model: ccn-home-care-hourz}
      - {id: home, model: reablement, inputs: {people_offered: {value: 12 banans, source: Registers}}}
    costs:
      - {id: tea, title: Tea, body: council, each_year: £40, to: 2050-51}
  - {id: second, title: Second, costs: [{like: first.te}]}
equality: {assessed_on: 2026-01-01, change_type: stop, assessed_by: [x], impacts: []}
sources: []
net_budgets: {}
"""


def test_shape_and_meaning_are_told_at_once() -> None:
    told = {(problem.code, problem.field) for problem in faults(SPOILT)}
    assert told == {
        ("unknown-place", "place"),
        ("unknown-field", None),
        ("unknown-model", "options[0].interventions[0].model"),
        ("quantity", "options[0].interventions[1].inputs.people_offered.value"),
        ("outside-horizon", "options[0].costs[0].to"),
        ("like", "options[1].costs[0].like"),
        ("tuple-type", "net_budgets"),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("start: 2026-27", "start: soon"),
        ("years: 3", "years: three hundred"),
        ("place: {", "place: {nayme: x, "),
        ("each_year", "each_yeer"),
        ("id: team", "id: Team!"),
        ("body: council", "body: me"),
    ],
)
def test_what_was_not_read_makes_no_second_problem(old: str, new: str) -> None:
    """The cost that answers an omitted one, the frame of the case, and the id that others name."""
    lines = ["omitted_costs: {delivery: {covered_by: team}}"]
    team = ["costs: [{id: team, title: Team, body: council, each_year: £400000, to: 2028-29}]"]
    text = with_model(*lines, extra=team, start="2026-27", years=3, place="{name: Here, nation: england}",
                      top=["figures: {place.people-65: {value: 5 people, source: s}}"])  # fmt: skip
    before = {problem.code for problem in faults(text)}
    told = [problem for problem in faults(text.replace(old, new, 1)) if problem.severity == "error"]
    assert len([problem for problem in told if problem.code not in before]) == 1, "\n".join(map(str, told))


def test_a_body_that_cannot_be_read_may_be_named_all_the_same() -> None:
    text = SMALLEST.replace("options:", "bodies: [{id: mine, is: council, nayme: Mine}]\noptions:").replace(
        "body: council", "body: mine"
    )
    assert {problem.field for problem in faults(text)} == {"bodies[0]"}


@pytest.mark.parametrize("seed", range(30))
def test_a_good_case_with_one_thing_spoilt_is_told_of_nothing_else(seed: int) -> None:
    """Some value of a valid case is nothing that could be meant: whatever is told stands there, or holds it."""
    chance = random.Random(f"spoilt {seed}")
    tree: Any = whole_case(seed) if seed % 3 else chance.choice(small_cases())
    if any(problem.severity == "error" for problem in faults(written(tree))):
        pytest.skip("no valid case")
    where = chance.choice([place for place in places(tree) if place])
    spoilt: Any = put(tree, where, {"nothing-that": "could be meant"})
    told = [problem for problem in faults(written(spoilt)) if problem.severity == "error"]
    field = _dotted(where)
    for problem in told:
        at = problem.field or ""
        assert field.startswith(at) or at.startswith(field), f"{field}: {problem}"


def _dotted(place: Any) -> str:
    out = ""
    for part in place:
        out += f"[{part}]" if isinstance(part, int) else f".{part}"
    return out.removeprefix(".")


@pytest.mark.parametrize("pieces", [1, 40, 60, 300])
def test_a_text_cut_off_in_many_places_is_read_no_oftener_for_it(pieces: int, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []

    def counting(source: SourceText) -> Parsed:
        counted.append(1)
        return parse(source)

    monkeypatch.setattr("investcase.documents.base.parse", counting)
    long = ", ".join(["as the register has it"] * (pieces + 1))
    told = faults(SPOILT.replace("each_year: £40,", f"each_year: £40, source: {long},"))
    (fault,) = (fault for fault in told if fault.code == "comma-in-braces")
    assert 1 <= len(counted) <= 4
    assert fault.mends or "source:" in str(fault.remedy)
