"""What each option comes to along one figure: the same case at each of some values of it, all else central."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.worked import Worked
from investcase.flows.build import build_flows
from investcase.flows.worlds import CENTRAL, lay_out
from investcase.resolving.figures import Resolved


@dataclass(frozen=True, slots=True)
class Along:
    """One option at each value: worth to everyone, present value in the price base, and the lead body's left cash."""

    option: str
    npsv: tuple[float, ...]
    left: tuple[float, ...]


def along(worked: Worked, options: Sequence[OptionAppraisal], figure: Resolved, values: Sequence[float]) -> list[Along]:
    """The options at values of one figure that lie within what is possible for it.

    Raises:
        Problems: a model cannot be worked out at one of them.
    """
    case = worked.case
    central = lay_out(list(case.register().values()), (CENTRAL,) * (len(values) + 1))
    column = np.array([figure.quantity.central, *values], dtype=np.float64)[:, np.newaxis]
    worlds = replace(central, values={**central.values, figure.key: column})
    found = []
    for option in options:
        with np.errstate(all="ignore"):
            flows = build_flows(option.flows.option, worlds, case.horizon, case.lead)
            built = replace(option, flows=flows)
            npsv = np.broadcast_to(built.npsv, (len(values) + 1,))
            left = [worked.budget(built, case.lead, draw).net_of_loans.sum() for draw in range(1, len(values) + 1)]
        found.append(Along(option.id, tuple(map(float, npsv[1:])), tuple(map(float, left))))
    return found
