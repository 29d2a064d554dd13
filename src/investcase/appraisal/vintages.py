"""The answer under each edition of the discount rates, side by side: does the verdict change?

The flows and the worlds are the case's own; only the factors differ. The verdict is the sign of the preferred option's
NPSV and its rank by NPSV among the options that may be chosen, business as usual included.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from investcase.appraisal.described import Terms, said, signed
from investcase.appraisal.discounting import discount_factors
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import NOWHERE, UNDEFINED, AtEnds, Spread, at_ends, spread_of
from investcase.appraisal.worked import Worked
from investcase.catalogue.guidance import Rates
from investcase.quantities.tolerance import NEGLIGIBLE

Sign = Literal["positive", "nil", "negative"]
ALL_STANDARD = "all-standard"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the preferred option is worth more than it costs, and its place among `of` options."""

    sign: Sign
    rank: int
    of: int


@dataclass(frozen=True, slots=True)
class VintageAnswer:
    """Every option under one edition's rates."""

    id: str
    title: str
    in_force: str
    options: tuple[OptionAppraisal, ...]
    verdict: Verdict
    changes_verdict: bool

    @property
    def preferred(self) -> OptionAppraisal:
        """The preferred option."""
        return next(option for option in self.options if option.flows.option.preferred)


def answers_by_vintage(appraisal: Worked) -> tuple[VintageAnswer, ...]:
    """The case's own answer first, then each edition beside it, then all lines at the standard rates where asked for.

    All at the standard rates: whenever a line takes the health rates, and for Scottish NHS boards and integration
    authorities, whose manual has one rate for everything (Scottish Capital Investment Manual, 2.8.3).
    """
    case = appraisal.case
    own = Rates(case.schedule, case.health_schedule)
    wanted = [(rates.schedule.schedule, rates.schedule.title, rates) for rates in (own, *case.compared)]
    one_rate = case.nation in case.lead.kind.one_rate
    health = any(line.health and line.amounts.any() for option in appraisal.options for line in option.cash.lines)
    if (case.health_schedule is not None and health) or one_rate:
        wanted.append((ALL_STANDARD, f"{case.schedule.title}, for every line", Rates(case.schedule, None)))
    verdict = verdict_of(appraisal.options)
    found = []
    for name, title, rates in wanted:
        options = tuple(_under(option, rates, len(case.horizon)) for option in appraisal.options)
        reached = verdict_of(options)
        found.append(VintageAnswer(name, title, rates.schedule.in_force, options, reached, reached != verdict))
    return tuple(found)


def verdict_of(options: tuple[OptionAppraisal, ...]) -> Verdict:
    """The verdict on some options, at central values; one that was rejected or not worked out has no place."""
    preferred = next(option for option in options if option.flows.option.preferred)
    live = [option for option in options if has_a_place(option)]
    npsv = float(preferred.npsv[0])
    better = sum(float(option.npsv[0]) > npsv + NEGLIGIBLE for option in live)
    return Verdict(sign_of(npsv), better + 1, len(live))


def has_a_place(option: OptionAppraisal) -> bool:
    """Whether an option may be chosen: not rejected, and worked out unless it is the preferred one."""
    settled = option.flows.option
    return settled.preferred or (not settled.rejected and option.why_unknown is None)


def sign_of(pounds: float) -> Sign:
    """Which side of nil an amount lies, half a penny being nothing."""
    return "nil" if abs(pounds) < NEGLIGIBLE else "positive" if pounds > 0 else "negative"


def _under(option: OptionAppraisal, rates: Rates, years: int) -> OptionAppraisal:
    health = discount_factors(rates.health.bands, years) if rates.health else None
    return replace(option, factors=discount_factors(rates.schedule.bands, years), health_factors=health)


class VintageOption(Part):
    """One option under one edition's rates: the NPSV at its own ends, the ratios at those of the case's own rates."""

    id: Annotated[str, said("The option")]
    npsv: Annotated[Spread, signed("Net present social value at these rates", Terms.PRESENT)]
    bcr_net_public: Annotated[AtEnds, said("Every other value over the net public cost")]


class VintageResult(Part):
    """One edition of the rates; `verdict` is the preferred option's, at central values."""

    id: Annotated[str, said("The edition")]
    title: Annotated[str, said("What it is called")]
    in_force: Annotated[str, said("When it is or was in force")]
    sign: Annotated[Sign, said("Which side of nil the preferred option's value lies")]
    rank: Annotated[int, said("Its place among the options that may be chosen")]
    of: Annotated[int, said("How many may be chosen, business as usual among them")]
    changes_verdict: Annotated[bool, said("Whether sign or place differs from the case as it stands")]
    options: Annotated[tuple[VintageOption, ...], said("Every option that may be chosen")]


def _under_rates(appraisal: Worked, option: OptionAppraisal) -> VintageOption:
    if option.why_unknown:
        return VintageOption(id=option.id, npsv=UNDEFINED, bcr_net_public=NOWHERE)
    return VintageOption(
        id=option.id,
        npsv=spread_of(appraisal.ends_of(option).reach(option.npsv)),
        bcr_net_public=at_ends(appraisal.at(option, option.bcr_net_public), 6),
    )


def vintages_result(appraisal: Worked) -> tuple[VintageResult, ...]:
    """The editions as the result writes them, options that have no place left out."""
    return tuple(
        VintageResult(
            id=answer.id,
            title=answer.title,
            in_force=answer.in_force,
            sign=answer.verdict.sign,
            rank=answer.verdict.rank,
            of=answer.verdict.of,
            changes_verdict=answer.changes_verdict,
            options=tuple(_under_rates(appraisal, option) for option in answer.options if has_a_place(option)),
        )
        for answer in appraisal.once(answers_by_vintage)
    )
