"""A resolved case worked out: the numbers themselves, of which everything above asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self, TypeVar, cast

from investcase.appraisal.bridge import Bridge, economic_to_budget
from investcase.appraisal.budget import BodyBudget, body_budget
from investcase.appraisal.ends import At, Ends, OptionEnds
from investcase.appraisal.equivalent_annual import EquivalentAnnual, equivalent_annual
from investcase.appraisal.funding import BodyFunding, body_funding
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.reconcile import Reconciliation, reconcile
from investcase.appraisal.sensitivity import Swing
from investcase.documents.bodies import Body
from investcase.flows.worlds import Worlds
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.problems import Problem
from investcase.resolving.canonical import canonical_inputs
from investcase.resolving.resolved_case import ResolvedCase

T = TypeVar("T")


def _again(kind: type[Worked], made_of: tuple[Any, ...]) -> Worked:
    return kind(*made_of)


@dataclass(frozen=True, slots=True, eq=False)
class Worked:
    """A case worked out: every option over every world and year, with what the paper says of the preferred one.

    The arrays live in `options[...].cash.lines`, each [draw, year] in pounds of the case's price base. `ends` holds
    each option's own ends, by its id.
    """

    case: ResolvedCase
    worlds: Worlds
    factors: Array
    health_factors: Array | None
    options: tuple[OptionAppraisal, ...]
    ends: Mapping[str, OptionEnds]
    swings: tuple[Swing, ...]
    problems: tuple[Problem, ...]
    _kept: dict[Callable[..., object], object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """To carry it elsewhere: what it was made of; what was asked of it is asked again there."""
        return _again, (type(self), tuple(getattr(self, each.name) for each in fields(self) if each.init))

    def once(self, ask: Callable[[Worked], T]) -> T:
        """What a function says of this worked case: it is asked the first time only, and its answer kept."""
        if ask not in self._kept:
            self._kept[ask] = ask(self)
        return cast(T, self._kept[ask])

    @property
    def inputs(self) -> bytes:
        """The inputs of the case as one document, which a paper carries and its fingerprint is taken of."""
        return self.once(_inputs)

    @property
    def reconciliations(self) -> tuple[Reconciliation, ...]:
        """Each national claim behind the preferred option beside local activity."""
        return self.once(_reconciled)

    def told(self, problems: tuple[Problem, ...]) -> Self:
        """The same case worked out, with other problems: what was asked of it stays known."""
        same = replace(self, problems=problems)
        same._kept.update(self._kept)  # noqa: SLF001
        return same

    def reworded(self, case: ResolvedCase) -> Self:
        """The same worked out of a case that differs in words alone, none of which moves a number."""
        same = replace(self, case=case)
        same._kept.update(self._kept)  # noqa: SLF001
        return same

    @property
    def preferred(self) -> OptionAppraisal:
        """The preferred option."""
        return next(option for option in self.options if option.flows.option.preferred)

    def equivalent_annual(self, option: OptionAppraisal) -> EquivalentAnnual:
        """An option's NPSV as an equal amount in each of its own years, by both conventions."""
        return equivalent_annual(option, self.worlds, self.case.schedule)

    def ends_of(self, option: OptionAppraisal) -> Ends:
        """The ends of an option's own NPSV."""
        return self.ends[option.id].npsv

    def npsv_at(self, option: OptionAppraisal) -> At[float]:
        """An option's NPSV centrally and at its own ends: cautious <= central <= favourable."""
        return self.ends_of(option).at(option.npsv)

    def cash_at(self, option: OptionAppraisal, body: Body) -> At[float]:
        """A body's cash, present value, centrally and at its own ends: cautious <= central <= favourable.

        A body that feels none of the option has nothing at any of them.
        """
        ends = self.ends[option.id].cash.get(body)
        return At(0.0, 0.0, 0.0) if ends is None else ends.at(option.cash_npv_of(body))

    def at(self, option: OptionAppraisal, values: Array) -> At[float]:
        """A part of an option's NPSV [draw], centrally and in the worlds at the NPSV's ends: parts add to it there."""
        return self.ends_of(option).at(values)

    def budget(self, option: OptionAppraisal, body: Body, draw: int = 0) -> BodyBudget:
        """A body's budget view of an option, in cash, in one world of the draw axis: the central one unless another is
        asked for.
        """
        flows, settled = option.flows, option.flows.option
        return body_budget(
            flows.cash,
            settled.funding,
            body,
            self.case.horizon,
            draw,
            vat=flows.vat,
            borrowing=settled.borrowing,
        )

    @property
    def worth_more(self) -> tuple[OptionAppraisal, ...]:
        """The other options that may be chosen and are worth more to society than the preferred one, centrally."""
        least = float(self.preferred.npsv[0]) + UNPRINTED
        settled = ((option, option.flows.option) for option in self.options)
        return tuple(
            option
            for option, own in settled
            if not own.rejected and not own.business_as_usual and option.cash.lines and float(option.npsv[0]) > least
        )

    def funding(self, option: OptionAppraisal) -> tuple[BodyFunding, ...]:
        """What pays for an option, body by body, for those to whom money comes."""
        found = (body_funding(option, self.budget(option, body)) for body in option.bodies)
        return tuple(entry for entry in found if entry is not None)

    def bridge(self, option: OptionAppraisal) -> Bridge:
        """From the economic view to the lead body's budget view."""
        return economic_to_budget(option, self.budget(option, self.case.lead), self.case.lead)


def _reconciled(worked: Worked) -> tuple[Reconciliation, ...]:
    made = (reconcile(mechanism.intervention) for mechanism in worked.preferred.flows.mechanisms)
    return tuple(entry for entry in made if entry is not None)


def _inputs(worked: Worked) -> bytes:
    return canonical_inputs(worked.case)
