"""How many years are counted, how far the evidence reaches, and what goes on after delivery: in the result."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.after_delivery import AfterDelivery, after_delivery
from investcase.appraisal.described import Terms, said, signed
from investcase.appraisal.evidence_reach import EvidenceReach, evidence_reach
from investcase.appraisal.horizons import Over, horizons
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import pounds
from investcase.appraisal.vintages import Sign, sign_of
from investcase.appraisal.worked import Worked


class OverResult(Part):
    """The preferred option over so many years from the case's first, in pounds of the price base, central.

    `lead_body_cash` is a present value, before loans and all that stands under funding.
    """

    years: Annotated[int, said("How many years are counted")]
    last_year: Annotated[str, said("The last of them")]
    npsv: Annotated[float, signed("Net present social value over them", Terms.PRESENT)]
    lead_body_cash: Annotated[
        float,
        signed("The lead body's cash over them, before loans and all that stands under funding", Terms.PRESENT),
    ]
    sign: Annotated[Sign, said("Which side of nil the value lies")]


class FollowedResult(Part):
    """One model at work: how many years its evidence followed people, null where that is not stated."""

    model: Annotated[str, said("The model")]
    years: Annotated[float | None, said("How many years its evidence followed people; null where that is not stated")]


class EvidenceReachResult(Part):
    """What the preferred option's effects are worth, and how much of it comes after the evidence's follow-up.

    Present values in pounds of the price base, central, of the effects whose follow-up is stated; a loss is negative.
    `npsv_without` leaves out what comes after it, with every cost of delivery as it is. `late` is of the effects whose
    follow-up is not stated: what they are worth later than ten years after the start.
    """

    followed: Annotated[tuple[FollowedResult, ...], said("Every model at work")]
    effect: Annotated[float, signed("What the effects whose follow-up is stated are worth", Terms.PRESENT)]
    after_follow_up: Annotated[float, signed("How much of that comes after the follow-up", Terms.PRESENT)]
    npsv_without: Annotated[
        float,
        signed(
            "Net present social value without what comes after it, with every cost of delivery as it is", Terms.PRESENT
        ),
    ]
    turns_sign: Annotated[bool, said("Whether leaving that out turns a gain to a loss, or a loss to a gain")]
    late: Annotated[
        float,
        signed(
            "What the effects whose follow-up is not stated are worth later than ten years after the start",
            Terms.PRESENT,
        ),
    ]


class AfterDeliveryResult(Part):
    """Interventions that help new people after most of what delivery costs has ended; `ended` gives the year for each.

    `npsv` is what the option would be worth if they stopped then, and `at_stake` how much more it is worth as it is:
    pounds of the price base, central.
    """

    ended: Annotated[dict[str, str], said("The last year in which most of delivery is paid for, by intervention")]
    npsv: Annotated[float, signed("Net present social value were nobody new helped after that", Terms.PRESENT)]
    at_stake: Annotated[float, signed("How much more the option is worth as it is", Terms.PRESENT)]


class HorizonResult(Part):
    """How the preferred option's answer rests on the years that are counted.

    `over` is the answer over up to three fewer years, the case's own, and up to three more, in that order; `turns_sign`
    whether a gain is a loss over any of them, or a loss a gain; `why_not_longer` null where more years could be worked
    out. `evidence` is null where no model is at work, and `after_delivery` where nothing goes on after delivery.
    """

    over: Annotated[tuple[OverResult, ...], said("Over up to three fewer years, the case's own, and up to three more")]
    turns_sign: Annotated[bool, said("Whether a gain is a loss over any of them, or a loss a gain")]
    why_not_longer: Annotated[str | None, said("Why no more years could be worked out; null where they could")]
    evidence: Annotated[
        EvidenceReachResult | None, said("How far the evidence reaches; null where no model is at work")
    ]
    after_delivery: Annotated[AfterDeliveryResult | None, said("What goes on after delivery; null where nothing does")]


def horizon_result(appraisal: Worked) -> HorizonResult:
    """The horizon as the result writes it."""
    found, reach, after = appraisal.once(horizons), evidence_reach(appraisal), after_delivery(appraisal)
    return HorizonResult(
        over=tuple(_over(over) for over in (*reversed(found.shorter), found.own, *found.longer)),
        turns_sign=found.turned is not None,
        why_not_longer=found.why_not_longer,
        evidence=None if reach is None else _reach(reach),
        after_delivery=None if after is None else _after(after),
    )


def _over(over: Over) -> OverResult:
    return OverResult(
        years=over.years,
        last_year=str(over.last),
        npsv=pounds(over.npsv),
        lead_body_cash=pounds(over.lead_cash),
        sign=sign_of(over.npsv),
    )


def _reach(found: EvidenceReach) -> EvidenceReachResult:
    return EvidenceReachResult(
        followed=tuple(
            FollowedResult(model=entry.title, years=None if entry.years is None else round(entry.years, 6))
            for entry in found.followed
        ),
        effect=pounds(found.effect),
        after_follow_up=pounds(found.past),
        npsv_without=pounds(found.npsv_without),
        turns_sign=found.turns,
        late=pounds(found.late),
    )


def _after(found: AfterDelivery) -> AfterDeliveryResult:
    ended = {name: str(year) for name, year in found.ended.items()}
    return AfterDeliveryResult(ended=ended, npsv=pounds(found.npsv), at_stake=pounds(found.at_stake))
