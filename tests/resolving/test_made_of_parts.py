"""What is put together from parts of a case is held to no rules again: the parts were, where they stand."""

from __future__ import annotations

import pytest

from cases import faults, solved, with_model
from cut_cases import case
from investcase.reading.problems import Severity
from random_whole.solving import LIBRARY

CUT = case("ccn-independent-settings", cut=True)
SERVICE = "id: m\n"
PAID = "redundancy: {amount: {2027-28: £5000}, source: ours}"


LONG = ("as the register has it, " * 300)[:6000].strip(" ,")


def test_a_cut_has_as_long_an_id_title_and_source_as_anything() -> None:
    text = CUT.replace("redundancy: {zero: a}", PAID.replace("ours", f'"{LONG}"')).replace(SERVICE, f"id: {'m' * 80}\n")
    found = solved(text.replace("title: The withdrawal", f"title: {'t' * 250}"))
    (cost,) = [figure for key, figure in found.case.register().items() if "redundancy" in key]
    assert (len(cost.source), cost.quantity.central) == (len(LONG), pytest.approx(5000, rel=0.1))


@pytest.mark.parametrize("beside", ["from: 2027-28", "to: 2028-29"])
def test_amounts_by_year_of_a_cost_of_leaving_say_when_as_those_of_a_line_do(beside: str) -> None:
    text = CUT.replace("redundancy: {zero: a}", PAID.replace("source", f"{beside}, source"))
    assert text != CUT
    assert [p.code for p in faults(text) if p.severity is Severity.ERROR] == ["line-amount"]


def test_who_signed_for_a_grade_may_say_so_at_length() -> None:
    more = f'evidence_grade: {{grade: "4", table: ours, signed_off_by: {"s" * 6000}}}'
    text = with_model(f"adjustments: {{{more}}}")
    assert [p for p in faults(text, library=LIBRARY) if p.severity is Severity.ERROR] == []
