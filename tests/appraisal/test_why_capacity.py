"""A benefit that frees capacity and no cash says why, where it is explained."""

from __future__ import annotations

import pytest

from cases import KENT, solved, with_lines
from investcase.appraisal.explaining import Explainer
from investcase.documents.kinds_of_money import CashType

COST = "id: grant, title: Grant, body: council, amount: {2026-27: £60000}"
GAIN = "id: gain, title: Gain, body: council, amount: {2027-28: £80000}"


def why(text: str, name: str) -> str:
    return " ".join(Explainer(solved(text)).explain(name).notes)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("cash_type: capacity", "the case says that no budget falls"),
        ("cash_type: cash_releasing", "calls it cash_releasing, and gives no budget_line and no owner to release it"),
        ("cash_type: cash_releasing, budget_line: Day care", "and gives no owner to release it"),
        ("cash_type: cash_releasing, budget_line: Day care, owner: The director", ""),
    ],
)
def test_a_line_of_one_s_own(more: str, said: str) -> None:
    found = why(with_lines([COST], [f"{GAIN}, {more}"], whole=False), "gain")
    assert (said in found) if said else ("Capacity" not in found)


def test_every_capacity_line_of_the_worked_example_says_why() -> None:
    appraisal = solved(KENT.read_text("utf-8"))
    explainer = Explainer(appraisal)
    lines = appraisal.preferred.cash.of(kind="benefit").lines
    freed = {line.id: explainer.explain(line.id).notes for line in lines if line.cash_type is CashType.CAPACITY}
    assert freed
    assert all(any(note.startswith("Capacity: ") for note in notes) for notes in freed.values())
    others = [line for line in lines if line.cash_type is not CashType.CAPACITY]
    assert not [note for line in others for note in explainer.explain(line.id).notes if note.startswith("Capacity: ")]
