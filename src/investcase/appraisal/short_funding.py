"""What it costs to fund the same work one year at a time.

Method: the option is worked out again with less work done in each year it runs. Before the first year's money is
confirmed nothing is done, so the first year loses `late_start` of twelve months, and work that begins within that year
loses of them only those after it would have begun. At each renewal the share of posts in `churn` is lost; nobody is
sought for them until the money is confirmed, and they then stand empty for the recruitment lag, so each later year
loses churn x (late start + lag) / 12, of which no more than the whole year. Recruiting at the very start is left out,
since longer funding meets it too. Models do that much less in each year, and the people they would have kept in support
later are fewer as well; recurring benefits of the case's own fall by the same share. The costs of the case's own and of
delivering a model stay whole, pay among them: pay not spent on posts that stand empty is work not done and no saving,
and is told apart.

What rests on posts that cannot all be filled is cut once. The late first year is time in which nobody works, filled
post or not, and so multiplies with the share of posts filled. At a renewal both count posts that stand empty, so in
later years the smaller of the two shares is taken and never their product.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.worked import Worked
from investcase.documents.bodies import Body
from investcase.documents.funding import FundingTerms
from investcase.documents.kinds_of_money import PriceKind
from investcase.flows.build import OptionFlows, build_flows
from investcase.flows.lines import CashFlows, FlowLine
from investcase.flows.model_lines import Mechanism
from investcase.flows.worlds import Worlds
from investcase.quantities import Unit, Year
from investcase.quantities.arrays import Array
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.option import ResolvedOption
from investcase.resolving.rollout import Rollout
from investcase.resolving.terms import DirectLine


@dataclass(frozen=True, slots=True)
class PeopleLost:
    """People of one intervention over the horizon, with longer funding and with short: person-years where the model
    counts people at any one time.
    """

    intervention: str
    title: str
    unit: Unit
    longer: float
    shorter: float


@dataclass(frozen=True, slots=True)
class ShortFunding:
    """An option funded one year at a time beside itself: present values, [draw], pounds of the price base.

    `done` is the share of each year's work that is done, [year]. `unspent` is the present value, central, of the pay of
    posts that stand empty.
    """

    terms: FundingTerms
    years: tuple[Year, ...]
    done: tuple[float, ...]
    longer: OptionAppraisal
    shorter: OptionAppraisal
    unspent: float
    people: tuple[PeopleLost, ...]

    @property
    def cost(self) -> Array:
        """What short funding costs in value to society, [draw]."""
        return np.asarray(self.longer.npsv - self.shorter.npsv)


def share_done(terms: FundingTerms, first: int, last: int, years: int) -> tuple[float, ...]:
    """The share of each year's work that is done when the money is renewed in every year from `first` to `last`."""
    late, lag, churn = terms.late_start.central, terms.recruitment_lag.central, terms.churn.central
    renewed = 1 - churn * min(12.0, late + lag) / 12
    return tuple(1 - late / 12 if year == first else renewed if first < year <= last else 1.0 for year in range(years))


def short_fundings(worked: Worked) -> Mapping[str, ShortFunding]:
    """Every option funded one year at a time, by its id; without those whose case gives no terms, or that do no work
    that recurs.
    """
    horizon, lead = worked.case.horizon, worked.case.lead
    found = {option.id: _short_funding(option, worked.worlds, horizon, lead) for option in worked.options}
    return {name: each for name, each in found.items() if each is not None}


def _short_funding(
    option: OptionAppraisal, worlds: Worlds, horizon: tuple[Year, ...], lead: Body
) -> ShortFunding | None:
    settled = option.flows.option
    terms = settled.funding_terms
    running = years_of_work(option, len(horizon))
    if terms is None or not running:
        return None
    done = _Done(
        np.array(share_done(terms, min(running), max(running), len(horizon))),
        min(running),
        _parts(settled, min(running)),
    )
    flows = build_flows(_with_less_done(settled, done), worlds, horizon, lead)
    shorter = replace(option, flows=replace(flows, cash=_costs_whole(option.cash, flows.cash)))
    return ShortFunding(
        terms=terms,
        years=horizon,
        done=tuple(done.of_all(option).tolist()),
        longer=option,
        shorter=shorter,
        unspent=_unspent(option, flows, done),
        people=tuple(
            _people_lost(before, after) for before, after in zip(option.flows.mechanisms, flows.mechanisms, strict=True)
        ),
    )


def years_of_work(option: OptionAppraisal, years: int) -> list[int]:
    """The years in which the option's own recurring work is paid for, or a model helps somebody new."""
    paid = option.cash.of(kind="cost").where(_is_work).amounts()[0]
    at_work = [mechanism.rollout.by_year for mechanism in option.flows.mechanisms]
    return [t for t in range(years) if paid[t] or any(row[t] for row in at_work)]


def _is_work(line: FlowLine) -> bool:
    """Whether a cost is what the option spends year after year, and not the other side of what a body is paid."""
    return line.recurrent and line.role != "transfer" and not line.follows_effect


@dataclass(frozen=True, slots=True)
class _Done:
    """The share of each year's work that is done, [year], of work that runs in the whole of the first year.

    `parts` is the part of that year in which each line and intervention runs, by its id; the whole year where it is
    not named.
    """

    whole: Array
    first: int
    parts: Mapping[str, float]

    def of(self, name: str) -> Array:
        """The share done of one line or intervention: it loses no time before it would have begun."""
        return self._in_part(self.parts.get(name, 1.0))

    def of_all(self, option: OptionAppraisal) -> Array:
        """The share done of the work that begins first."""
        paid = option.cash.of(kind="cost").where(lambda line: _is_work(line) and bool(line.amounts[0, self.first]))
        named = {line.intervention or line.id for line in paid.lines}
        return self._in_part(max((self.parts.get(name, 1.0) for name in named), default=1.0))

    def late_alone(self, name: str) -> Array:
        """The same of the first year alone."""
        return np.where(np.arange(len(self.whole)) == self.first, self.of(name), 1.0)

    def _in_part(self, part: float) -> Array:
        lost = max((1 - self.whole[self.first]) - (1 - part), 0.0) / part
        return np.where(np.arange(len(self.whole)) == self.first, 1 - lost, self.whole)


def _parts(option: ResolvedOption, first: int) -> dict[str, float]:
    """The part of a year in which each line and intervention that runs in it does, by its id."""
    lines = {line.id: max((term.profile[first] for term in line.terms), default=0.0) for line in option.lines}
    rollouts = {entry.id: entry.planned or entry.rollout for entry in option.interventions}
    models = {name: rollout.first_part for name, rollout in rollouts.items() if rollout.starts == first}
    return {name: part for name, part in (lines | models).items() if part > 0}


def _with_less_done(option: ResolvedOption, done: _Done) -> ResolvedOption:
    """The option with less done; what rests on named posts loses the first year alone here, and the rest with them."""
    staffed = {name for entry in option.workforce for name in entry.needed_by}

    def share(name: str) -> Array:
        return done.late_alone(name) if name in staffed else done.of(name)

    return replace(
        option,
        interventions=tuple(_less_rolled_out(entry, share(entry.id)) for entry in option.interventions),
        lines=tuple(_less_of(line, share(line.id)) if _falls(line) else line for line in option.lines),
        workforce=tuple(replace(entry, renewed=_renewed(done.whole, done.first)) for entry in option.workforce),
    )


def _renewed(done: Array, first: int) -> tuple[float, ...]:
    return tuple(np.where(np.arange(len(done)) == first, 1.0, done).tolist())


def _costs_whole(longer: CashFlows, shorter: CashFlows) -> CashFlows:
    """The shorter lines, with what is spent on recruiting as it was: fewer posts filled would make it fall."""
    own = longer.of(kind="cost").where(lambda line: not line.intervention and line.role != "transfer")
    whole = {line.labels.id: line for line in own.lines if not line.follows_effect}
    return replace(shorter, lines=tuple(whole.get(line.labels.id, line) for line in shorter.lines))


def _less_rolled_out(entry: ResolvedIntervention, done: Array) -> ResolvedIntervention:
    """The intervention with less done in each year, late or not; what delivers it is paid as it was."""

    def less(rollout: Rollout) -> Rollout:
        by_year = tuple(share * part for share, part in zip(rollout.by_year, done.tolist(), strict=True))
        return replace(rollout, by_year=by_year)

    return replace(
        entry,
        rollout=less(entry.rollout),
        planned=None if entry.planned is None else less(entry.planned),
        delivered=entry.delivered or entry.planned or entry.rollout,
    )


def _falls(line: DirectLine) -> bool:
    """Whether a line of the case's own falls when less is done: recurring benefits, and no cost."""
    return line.recurrent and line.kind == "benefit"


def _less_of(line: DirectLine, done: Array) -> DirectLine:
    profiles = (tuple((np.array(term.profile) * done).tolist()) for term in line.terms)
    terms = zip(line.terms, profiles, strict=True)
    return replace(line, terms=tuple(replace(term, profile=profile) for term, profile in terms))


def _unspent(option: OptionAppraisal, shorter: OptionFlows, done: _Done) -> float:
    """The present value, central, of pay for posts that short funding leaves empty: it is in the costs all along."""
    empty = {
        name: before.share[0] - after.share[0] * done.late_alone(name)
        for before, after in zip(option.flows.staff, shorter.staff, strict=True)
        for name in (*(line.id for line in before.workforce.staff), *before.workforce.needed_by)
    }
    total = 0.0
    for line in option.cash.of(kind="cost").where(_is_pay).lines:
        name = line.id if line.intervention is None else line.intervention
        left = empty.get(name, 1 - done.of(name))
        total += float((line.amounts[0] * left * option.factors).sum())
    return total


def _is_pay(line: FlowLine) -> bool:
    """Whether a cost is the pay of those who do the work: of a line of one's own, or of what delivers a model."""
    pays = line.prices_as is PriceKind.PAY and line.recurrent and line.role == "plain"
    return pays and line.in_cut is None and not line.follows_effect


def _people_lost(longer: Mechanism, shorter: Mechanism) -> PeopleLost:
    entry = longer.intervention
    unit = next(d.unit for d in entry.program.definitions if d.name == entry.document.people)
    return PeopleLost(entry.id, entry.title, unit, float(longer.people[0].sum()), float(shorter.people[0].sum()))
