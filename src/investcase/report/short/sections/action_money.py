"""What is known of the money for an action that lessens a harm: never more than the case shows."""

from __future__ import annotations

from investcase.appraisal.measures import OptionAppraisal
from investcase.checks.equality_answers import unconfirmed_money
from investcase.documents.equality import Mitigation

PAID_FOR = "paid for"


def action_money(option: OptionAppraisal, entry: Mitigation) -> str:
    """`paid for` where a cost line of the case pays out of money that may be counted on, or it is said to cost nothing.

    Else what is wanting: there is no money, none of what pays is confirmed, or nobody has said what it costs.
    """
    if not entry.funded:
        return "no money yet"
    if unconfirmed_money(option, entry):
        return "in the plan, money not confirmed"
    if entry.cost is None and entry.cost_line is None:
        return "said to be paid for, no cost given"
    return PAID_FOR
