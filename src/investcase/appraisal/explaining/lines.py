"""A line of money: its present value by year, and each year's amount down to what it is the product of."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property

from investcase.appraisal.discounting import rate_in
from investcase.appraisal.explaining.beside import beside_node
from investcase.appraisal.explaining.capacity import why_capacity
from investcase.appraisal.explaining.explanation import Explanation, How, factor, multiplied, summed
from investcase.appraisal.explaining.figures import factor_node
from investcase.appraisal.explaining.price_paths import price_effect
from investcase.appraisal.explaining.quantities import Quantities
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.worked import Worked
from investcase.documents.bodies import Body, body_of
from investcase.flows.growth import only_meets_growth
from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.flows.model_lines import LIMITED, Mechanism
from investcase.quantities import NUMBER
from investcase.resolving.line_id import LineId, MadeBy


class Lines:
    """The lines of one option; `prefix` stands before every name that is asked for."""

    def __init__(self, appraisal: Worked, option: OptionAppraisal, prefix: str) -> None:
        self.appraisal = appraisal
        self.option = option
        self.prefix = prefix
        self.horizon = appraisal.case.horizon
        self._prices = appraisal.case.prices
        self._known: dict[tuple[LineId, int | None], Explanation] = {}
        self._kinds: dict[PartKind, Callable[[FlowLine, Part, int], Explanation]] = {
            PartKind.QUANTITY: self._quantity,
            PartKind.TERMS: self._terms,
            PartKind.PLAN: self._plan,
            PartKind.RELEASE: self._release,
            PartKind.PRICE: self._price,
            PartKind.COUNTED: self._counted,
        }

    @cached_property
    def quantities(self) -> dict[str, Quantities]:
        """The quantities of every model at work, by intervention."""
        return {
            mechanism.intervention.id: Quantities(mechanism, self.horizon, self._prices, self.prefix)
            for mechanism in self.option.flows.every_mechanism
        }

    def present_value(self, line: FlowLine) -> Explanation:
        """A line's present value: each year's amount times its discount factor."""
        return self._once(line, None, lambda: self._present_value(line))

    def _present_value(self, line: FlowLine) -> Explanation:
        years = [year for year in range(len(self.horizon)) if line.amounts[0, year]]
        parts = [self._discounted(line, year) for year in years]
        value = float((line.net[0] * self.option.factors_of(line)).sum())
        made = summed(f"{self.prefix}{line.id}", f"{_titled(line)}, present value", value, parts)
        why = why_capacity(self.appraisal.case, self.option.flows.option, line)
        return replace(made, notes=(*made.notes, *why)) if why else made

    def _once(self, line: FlowLine, year: int | None, make: Callable[[], Explanation]) -> Explanation:
        if (line.labels.id, year) not in self._known:
            self._known[line.labels.id, year] = make()
        return self._known[line.labels.id, year]

    def amount(self, line: FlowLine, year: int) -> Explanation:
        """A line's amount in a year, minus where it is a cost: pounds of the case's price base, undiscounted."""
        return self._once(line, year, lambda: self._amount(line, year))

    def _amount(self, line: FlowLine, year: int) -> Explanation:
        name = f"{self.prefix}{line.id}@{self.horizon[year]}"
        value = float(line.net[0, year])
        title = f"{line.title}, {self.horizon[year]}"
        if not line.parts:
            return Explanation(name, title, value)
        parts = [self.part(line, part, year) for part in line.parts]
        if line.kind == "cost":
            parts.append(factor("A cost, and so a minus", -1.0, "Plus is good for the body named."))
        return multiplied(name, title, value, parts)

    def _discount_factor(self, line: FlowLine, year: int) -> Explanation:
        """What a pound of a year is worth in the first: the factor of the year before over one plus the year's rate."""
        case = self.appraisal.case
        health = case.health_schedule if line.health else None
        schedule = health or case.schedule
        title = f"Discount factor{' for life and health' if health else ''}, {self.horizon[year]}"
        value = float(self.option.factors_of(line)[year])
        rate = rate_in(schedule.bands, year)
        if year == 0:
            return factor(title, value, "The first year of spend is not discounted.")
        before = f"The factor of {self.horizon[year - 1]} over 1 + {rate:.4g}."
        return factor(title, value, before, f"{schedule.title}; source: {schedule.source}.")

    def part(self, line: FlowLine, part: Part, year: int) -> Explanation:
        """What a line is multiplied by in a year."""
        if part.factor is not None:
            return factor_node(part.factor, self._prices)
        return self._kinds.get(part.kind, self._other)(line, part, year)

    def _discounted(self, line: FlowLine, year: int) -> Explanation:
        value = float(line.net[0, year] * self.option.factors_of(line)[year])
        title = f"{self.horizon[year]}, discounted"
        return multiplied(None, title, value, (self.amount(line, year), self._discount_factor(line, year)))

    def _mechanism(self, line: FlowLine) -> Mechanism:
        return next(each for each in self.option.flows.every_mechanism if each.intervention.id == line.intervention)

    def _quantity(self, line: FlowLine, part: Part, year: int) -> Explanation:
        known = self.quantities.get(line.intervention or "")
        if known is None or line.made_from is None or line.in_cut == "saving":
            words = f"What the model gives for it, on the effort that is withdrawn: {part.title}."
            return Explanation(None, line.title, _at(part, year), notes=(words,))
        return known.at(line.made_from, year)

    def _terms(self, line: FlowLine, part: Part, year: int) -> Explanation:
        title, value = f"{line.title}, before anything is added or taken off", _at(part, year)
        terms = [term for term in part.terms if term.profile[year]]
        if value and not terms:
            return self._other(line, part, year)
        made = []
        for term in terms:
            factors = [factor_node(entry, self._prices) for entry in term.factors]
            if term.profile[year] != 1.0:
                runs = f"Share of {self.horizon[year]} in which it runs"
                factors.insert(0, factor(runs, term.profile[year], "From the line's start month."))
            if term.deflated is not None:
                words = f"From cash of {self.horizon[year]} to the case's prices"
                factors.append(factor(words, term.deflated[year], "Written as cash of each year."))
            amount = math.prod(_value(part) for part in factors)
            made.append(factors[0] if len(factors) == 1 else multiplied(None, line.title, amount, factors))
        if len(made) == 1:
            return made[0]
        return summed(None, title, value, made)

    def people(self, mechanism: Mechanism, year: int) -> Explanation:
        """The people a model helps in a year, after the adjustments, empty posts and what a plan already counts."""
        entry = mechanism.intervention
        people = entry.document.people
        parts = [self.quantities[entry.id].at(people, year), *self._kept(mechanism)]
        if people in mechanism.limits:
            parts.append(_delivered(float(mechanism.limits[people][0, year])))
        if entry.document.people_adjusted and entry.already_in_plan:
            parts.append(self._left_by_plans(mechanism, year))
        name = f"{self.prefix}{entry.id}.people@{self.horizon[year]}"
        title = f"{entry.document.people_title.capitalize()}, {self.horizon[year]}"
        return multiplied(name, title, float(mechanism.people[0, year]), parts, parts[0].unit)

    def people_settled(self, mechanism: Mechanism) -> Explanation:
        """The people a model helps once the rollout has settled, after the adjustments and empty posts."""
        entry = mechanism.intervention
        parts = [self.quantities[entry.id].settled(entry.document.people), *self._kept(mechanism)]
        limited = (staff for staff in self.option.flows.staff if entry.id in staff.workforce.needed_by)
        parts.extend(_delivered(float(staff.share[0, -1])) for staff in limited)
        title = f"{entry.document.people_title.capitalize()}, at steady state"
        value = float(mechanism.people_settled[0, 0])
        return multiplied(f"{self.prefix}{entry.id}.people", title, value, parts, parts[0].unit)

    def _kept(self, mechanism: Mechanism) -> list[Explanation]:
        """What the adjustments of the effect, displacement among them, leave of the people a model counts."""
        taken = mechanism.kept if mechanism.intervention.document.people_adjusted else ()
        return [factor_node(part.factor, self._prices) for part in taken if part.factor is not None]

    def _plan(self, line: FlowLine, part: Part, year: int) -> Explanation:
        return self._left_by_plans(self._mechanism(line), year)

    def _left_by_plans(self, mechanism: Mechanism, year: int) -> Explanation:
        plans = mechanism.intervention.already_in_plan
        left = tuple(self._left_for(mechanism, body, row[year], year) for body, row in plans)
        title, value = "Share that no approved plan counts yet", min(_value(part) for part in left)
        how = How.SMALLEST if len(left) > 1 else How.SAME
        return Explanation(None, title, value, NUMBER, how, left, is_factor=True)

    def _left_for(self, mechanism: Mechanism, body: Body, planned: float, year: int) -> Explanation:
        """The share of the effect that one body's plan leaves uncounted."""
        who = body.name
        in_prices = "Cash of the plan, in the case's prices."
        in_plan = Explanation(None, f"Already in the approved plan of the {who}", planned, notes=(in_prices,))
        parts = tuple(self._before_plan(mechanism, body, year))
        total = sum(-_value(part) if part.taken else _value(part) for part in parts)
        saving = summed(None, f"What this would save the {who} in all", total, parts)
        share = min(max(planned / total, 0.0), 1.0) if total > 0 else 0.0
        counted = Explanation(
            None, "Share that the plan already counts", share, NUMBER, How.SHARE, (in_plan, saving), is_factor=True
        )
        return Explanation(
            None, f"Left by the plan of the {who}", 1 - share, NUMBER, How.ONE_MINUS, (counted,), is_factor=True
        )

    def _before_plan(self, mechanism: Mechanism, body: Body, year: int) -> Iterator[Explanation]:
        """The lines of a body that the effect makes, before any plan and at their own prices, as a plan is held.

        What delivery costs is no part of it.
        """
        entry = mechanism.intervention
        paths = self.option.flows.option.price_paths
        for key, line in entry.document.lines.items():
            whose = body_of(line.body, self.appraisal.case.lead, entry.instead)
            if whose != body or not line.adjusted:
                continue
            own = LineId(key, MadeBy.MODEL, entry.id)
            made_into = next(each for each in self.option.cash.lines if each.labels.id == own)
            before = itertools.takewhile(lambda part: part.kind is not PartKind.PLAN, made_into.parts)
            parts = [self.part(made_into, each, year) for each in before]
            effect = price_effect(made_into, paths, self.horizon[year])
            if effect.value != 1.0:
                parts.append(effect)
            made = multiplied(None, line.title, math.prod(_value(part) for part in parts), parts)
            yield made if line.kind == "benefit" else made.taken_away()

    def _release(self, line: FlowLine, part: Part, year: int) -> Explanation:
        notes = tuple(self._released(line)) or (_as_worked_out(line),)
        return factor(part.title, _at(part, year), *notes)

    def _released(self, line: FlowLine) -> Iterator[str]:
        """What the release that made a line says of itself."""
        if line.in_cut and line.budget_line and line.owner:
            yield f"The budget line that falls: {line.budget_line}. Its owner: {line.owner}."
        known = (each.intervention for each in self.option.flows.every_mechanism)
        entry = next((each for each in known if each.id == line.intervention), None)
        for release in entry.releases if entry else ():
            assert entry is not None
            if line.labels.id.made_by is not MadeBy.MODEL or line.labels.id.own not in release.lines:
                continue
            told = release.release
            if told.budget_line and told.owner:
                yield f"The budget line that falls: {told.budget_line}. Its owner: {told.owner}."
            if release.step is not None:
                yield f"What can be closed at one time: {told.closes or told.step or 'one at a time'}."

    def _counted(self, line: FlowLine, part: Part, year: int) -> Explanation:
        words = "Nobody closes or fills what is freed, and the case gives no marginal share of its cost."
        if only_meets_growth(line):
            words = (
                "Growth in demand fills what is freed. No plan pays for that growth, and the case gives no share of it."
            )
        return factor(part.title, _at(part, year), words)

    def _price(self, line: FlowLine, part: Part, year: int) -> Explanation:
        return price_effect(line, self.option.flows.option.price_paths, self.horizon[year])

    def _other(self, line: FlowLine, part: Part, year: int) -> Explanation:
        found = beside_node(self, line, part, year, _at(part, year)) if _at(part, year) else None
        return found or factor(part.title, _at(part, year), _as_worked_out(line))


def _delivered(share: float) -> Explanation:
    return factor(LIMITED, share, "Of the posts that this needs, those that can be filled.")


def _as_worked_out(line: FlowLine) -> str:
    return f"As the case is worked out for {line.title}."


def _at(part: Part, year: int) -> float:
    return float(part.values[0, year if part.values.shape[1] > 1 else 0])


def _value(part: Explanation) -> float:
    assert part.value is not None
    return part.value


def _titled(line: FlowLine) -> str:
    words = [line.body.name]
    if line.cash_type is not None:
        words.append(line.cash_type.value.replace("_", " "))
    return f"{line.title} ({'; '.join(words)})"
