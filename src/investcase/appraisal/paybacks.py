"""When an option pays back: everyone together, as it stands and discounted, and the lead body in cash alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.payback import Position, moving, payback_index
from investcase.appraisal.worked import Worked
from investcase.flows.lines import CashFlows
from investcase.quantities import Year


def payback_positions(appraisal: Worked, option: OptionAppraisal) -> dict[str, Position]:
    """What each payback is of, by year: everyone together as it stands and discounted, and the lead body's cash."""
    felt = option.cash_felt_by(appraisal.case.lead)
    everyone, own = _moved(option.cash), _moved(felt)
    return {
        "simple": Position(option.cash.net()[0], everyone),
        "discounted": Position(option.discounted(option.cash)[0], everyone),
        "lead_body_cash": Position(felt.net()[0], own),
    }


def payback_years(appraisal: Worked, option: OptionAppraisal) -> dict[str, Year | None]:
    """The simple and discounted payback of the whole system, and the lead body's in cash released, all central."""
    years = appraisal.case.horizon
    found = {name: payback_index(at.net, at.moved) for name, at in payback_positions(appraisal, option).items()}
    return {name: None if index is None else years[index] for name, index in found.items()}


def _moved(part: CashFlows) -> NDArray[np.bool_]:
    return moving(np.zeros(part.years), *(line.amounts[0] for line in part.lines))
