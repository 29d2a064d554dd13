"""The outside view: what others found for something like this, held against the case and never multiplied by.

Like is compared with like: a published return counts everyone's benefits over all costs, and so does the gross BCR. A
case whose benefits are cash alone has a cash ratio, and is not compared at all.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH, OptionAppraisal
from investcase.documents.guidance import OutsideView
from investcase.documents.model import CashType


@dataclass(frozen=True, slots=True)
class Outside:
    """A published average and the option's own gross BCR, central; `transferred`: the average is another nation's."""

    view: OutsideView
    ratio: float
    transferred: bool

    @property
    def is_above_average(self) -> bool:
        """Whether the case claims more than the average of those chosen for having worked."""
        return self.ratio > self.view.average

    @property
    def is_above_the_best(self) -> bool:
        """Whether the case claims more than the best of them."""
        return self.ratio > self.view.highest


def outside_view(appraisal: Appraisal, option: OptionAppraisal) -> Iterator[Outside]:
    """Every published average that an option's gross BCR can be held against."""
    ratio = float(option.bcr_gross[0])
    other = sum(float(option.pv_benefits_of(kind)[0]) for kind in CashType if kind not in CASH)
    if math.isnan(ratio) or other <= 0:
        return
    for view in appraisal.case.outside_views:
        yield Outside(view, ratio, appraisal.case.nation not in view.nations)
