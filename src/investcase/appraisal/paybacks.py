"""When an option pays back: everyone together, as it stands and discounted, and the lead body in cash alone."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import Array, OptionAppraisal
from investcase.appraisal.payback import payback_index
from investcase.quantities import Year


def payback_rows(appraisal: Appraisal, option: OptionAppraisal) -> dict[str, Array]:
    """What each payback is of, by year: everyone together as it stands and discounted, and the lead body's cash."""
    return {
        "simple": option.cash.net()[0],
        "discounted": option.discounted(option.cash)[0],
        "lead_body_cash": option.cash_felt_by(appraisal.case.lead).net()[0],
    }


def payback_years(appraisal: Appraisal, option: OptionAppraisal) -> dict[str, Year | None]:
    """The simple and discounted payback of the whole system, and the lead body's in cash released, all central."""
    years = appraisal.case.horizon
    rows = payback_rows(appraisal, option)
    found = {name: payback_index(row) for name, row in rows.items()}
    return {name: None if index is None else years[index] for name, index in found.items()}
