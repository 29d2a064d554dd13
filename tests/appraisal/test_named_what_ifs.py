"""Each what-if of a case is answered as `run --set` with the same changes would be; what parts do together is told."""

from __future__ import annotations

import json

import pytest

from cases import KENT, SMALLEST, solved
from investcase.appraisal import what_if as module
from investcase.appraisal.appraise import appraise
from investcase.appraisal.what_if import WhatIf, named_what_ifs, what_if
from investcase.reading.text import SourceText
from investcase.report.text import summary_text
from investcase.report.view.what_ifs import TOGETHER, what_ifs_grid, what_ifs_lines
from investcase.resolving.case import load_text
from random_whole.solving import LIBRARY, settled
from random_whole.whole import whole_case
from random_whole.writing import written

ASKED = """
what_ifs:
  - {id: longer, title: Care takes longer, changes: {home_care_hours: 18, deadweight: 20% to 40%}}
  - {id: dear, title: The team costs more, changes: {at-home.home-first-team.salary: 45000}}
  - {id: both, title: Both at once, combines: [longer, dear], changes: {years: 8}}
options:"""
TEXT = KENT.read_text("utf-8").replace("\noptions:", ASKED, 1)


def told(found: WhatIf) -> tuple[object, ...]:
    figures = {(each.title, each.after and each.after.quantity) for each in found.figures}
    return found.npsv, found.lead_cash, found.repaid, found.years, figures


def agrees(text: str) -> int:
    """Hold each what-if of a case to the same changes made by name, and its parts to the whole; how many there are."""
    asked = named_what_ifs(appraise(settled(text)))
    for each in asked:
        changes = {change.name: change.value for change in each.asked.changes}
        assert each.found is not None
        set_so = what_if(appraise(load_text(SourceText("case.yaml", text), None, LIBRARY, changes=changes)))
        assert told(each.found) == told(set_so)
        if each.found.together is not None:
            parts = [*(part.moves for part in each.found.alone), each.found.together]
            sums = tuple(sum(part[place] for part in parts if part) for place in (0, 1))
            assert sums == pytest.approx(each.found.moves)
    return len(asked)


def test_a_what_if_is_what_the_same_changes_by_name_make() -> None:
    assert agrees(TEXT) == 3


def test_of_every_case_too() -> None:
    asking = [case for case in map(whole_case, range(60)) if "what_ifs" in case][:2]
    assert sum(agrees(written(case)) for case in asking) >= 2


def test_the_result_has_each_with_its_parts() -> None:
    appraisal = solved(TEXT)
    made = json.loads(appraisal.result().to_json())
    longer, dear, both = made["what_ifs"]
    assert longer["changes"] == {"home_care_hours": "18", "deadweight": "20% to 40%"}
    assert [part["what"] for part in both["answer"]["alone"]] == ["Care takes longer", "The team costs more", "years=8"]
    assert (dear["answer"]["alone"], dear["answer"]["together"]) == ([], None)
    own = float(appraisal.preferred.npsv[0])
    for each in (longer, dear, both):
        answer = each["answer"]
        assert answer["npsv"] - answer["moves"]["npsv"] == pytest.approx(own, abs=0.02)
    for place in ("npsv", "lead_cash"):
        parts = [*(part["moves"][place] for part in both["answer"]["alone"]), both["answer"]["together"][place]]
        assert sum(parts) == pytest.approx(both["answer"]["moves"][place], abs=0.05)


def test_what_is_printed_says_what_is_changed_and_what_parts_do_together() -> None:
    appraisal = solved(TEXT)
    table = what_ifs_grid(appraisal)
    assert table is not None
    labels = [row.label for row in table.rows]
    assert labels == [
        "As it stands",
        "Care takes longer",
        "Hours of home care instead, alone",
        "Deadweight: would have happened anyway, alone",
        TOGETHER,
        "The team costs more",
        "Both at once",
        "Care takes longer, alone",
        "The team costs more, alone",
        "Years, alone",
        TOGETHER,
    ]
    lines = what_ifs_lines(appraisal)
    assert "Home-first team: salary: £41,000, now £45,000" in lines[1]
    assert "Years: 10, now 8" in lines[2]
    assert "Care takes longer" in summary_text(appraisal)


def test_one_that_cannot_be_worked_out_says_why_and_the_rest_stands() -> None:
    """A model that divides by nothing is no fault of the case as it stands."""
    asked = """
what_ifs:
  - {id: none, title: Nobody is admitted, changes: {england_admissions: 0}}
  - {id: shorter, title: Fewer years, changes: {years: 8}}
  - {id: both, title: Both, combines: [none, shorter]}
options:"""
    appraisal = solved(KENT.read_text("utf-8").replace("\noptions:", asked, 1))
    none, shorter, both = appraisal.result().what_ifs or ()
    assert (none.answer, both.answer) == (None, None)
    assert shorter.answer is not None
    undefined = {each.field: each.message for each in appraisal.result().problems if each.code == "undefined"}
    assert "divides by zero" in undefined["what_ifs.none.answer"]
    assert "Nobody is admitted: it cannot be worked out" in what_ifs_lines(appraisal)[0]


def test_a_case_that_asks_nothing_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that asks is worked out again only for an output that prints it."""

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(module, "settled_with", never)
    nothing = solved(SMALLEST)
    assert "what_ifs" not in nothing.result().to_dict()
    assert what_ifs_grid(nothing) is None
    assert solved(TEXT).preferred.npsv[0] > 0
