"""The way from gross to net as the result writes it."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.additionality import GrossToNet
from investcase.appraisal.described import Terms, said, signed
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import pounds


class StepResult(Part):
    """One step of a waterfall: present value in pounds, central."""

    step: Annotated[str, said("What is done, in words")]
    pv: Annotated[float, signed("What the step adds to the value to society or takes off", Terms.PRESENT)]


class GrossToNetResult(Part):
    """From gross to net: present values in pounds, central; the gross and the steps add to the NPSV.

    `benefits_kept` is the share of each intervention's gross benefits that is counted.
    """

    gross: Annotated[
        float, signed("What the option would be worth if every claim came true here, less all costs", Terms.PRESENT)
    ]
    steps: Annotated[tuple[StepResult, ...], said("What each adjustment changes it by, in the order taken")]
    net: Annotated[float, signed("What is left, which is the net present social value", Terms.PRESENT)]
    benefits_kept: Annotated[
        dict[str, float], said("The share of each intervention's gross benefits that is counted, 0-1")
    ]


def gross_to_net_result(found: GrossToNet) -> GrossToNetResult:
    """The way from gross to net as the result writes it: present values in pounds, central."""
    return GrossToNetResult(
        gross=pounds(found.gross),
        steps=tuple(StepResult(step=step, pv=pounds(change)) for step, change in found.steps),
        net=pounds(found.net),
        benefits_kept={name: round(share, 6) for name, share in found.benefits_kept},
    )
