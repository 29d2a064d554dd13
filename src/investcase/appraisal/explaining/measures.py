"""The measures of an option as sums, differences and ratios of its lines."""

from __future__ import annotations

from collections.abc import Callable

from investcase.appraisal.equivalent_annual import EquivalentAnnual
from investcase.appraisal.explaining.explanation import Explanation, How, factor, summed
from investcase.appraisal.explaining.lines import Lines
from investcase.appraisal.measures import CASH
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import CashFlows
from investcase.quantities import NUMBER
from investcase.quantities.arrays import Array

Maker = Callable[[], Explanation]
_TYPES = {
    CashType.CASH_RELEASING: "Cash-releasing benefits",
    CashType.AVOIDED_GROWTH: "Avoided growth",
    CashType.CAPACITY: "Capacity",
    CashType.WIDER_VALUE: "Wider value",
}

_RATIO = "Benefit-cost ratio: everything else of value over the net public cost"
_OWN_YEARS = "Equivalent annual net benefit: the equal amount in each of the option's own years that is worth its NPSV"
_AFTER_PURCHASE = (
    "Equivalent annual net benefit as the Scottish Capital Investment Manual has it: bought in the first year, in "
    "service to the end of each of as many years after it"
)
_COSTS = "Costs as a plain amount, present value"
_CASH = "cash, present value, before funding and loans"


class Measures:
    """The measures of one option, each by the name it is asked for, without the option's prefix."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._option = lines.option
        self._cash = lines.option.cash
        self._prefix = lines.prefix

    def makers(self) -> dict[str, tuple[str, Maker]]:
        """What each measure is, and how to explain it."""
        made: dict[str, tuple[str, Maker]] = {
            "npsv": ("Value to society, net present value", self.npsv),
            "pv_benefits": ("Benefits, present value", self.pv_benefits),
            "pv_costs": (_COSTS, self.pv_costs),
            "bcr.net_public": (_RATIO, self.bcr_net_public),
            "eanb.own_years": (_OWN_YEARS, self.eanb_own_years),
            "eanb.after_purchase": (_AFTER_PURCHASE, self.eanb_after_purchase),
            "net_public_cost": ("Net public cost, present value", self.net_public_cost),
        }
        unknown = self._option.why_unknown
        if unknown is not None:
            return {name: (title, self._unknown(name, title, unknown)) for name, (title, _) in made.items()}
        for cash_type in CashType:
            if self._cash.of(cash_types=(cash_type,)).lines:
                made[f"pv_benefits.{cash_type}"] = (f"{_TYPES[cash_type]}, present value", self._by_type(cash_type))
        # The lead body's answer is printed whether or not its budget feels anything of the option.
        for body in dict.fromkeys((*self._option.bodies, self._lines.appraisal.case.lead)):
            words = body.name
            made[str(body)] = (f"{words}: net present value, capacity and wider value included", self._body(body))
            if body.public:
                made[f"{body}.cash_releasing_npv"] = (f"{words}: {_CASH}", self._body_cash(body))
        return made

    def npsv(self) -> Explanation:
        title = f"Value to society, net present value: {self._option.flows.option.title}"
        parts = (self.pv_benefits(), self.pv_costs().taken_away())
        return summed(f"{self._prefix}npsv", title, self._option.npsv[0], parts)

    def pv_benefits(self) -> Explanation:
        part = self._cash.of(kind="benefit")
        return self._sum("pv_benefits", "Benefits, present value", float(self._option.pv_benefits[0]), part)

    def pv_costs(self) -> Explanation:
        part = self._cash.of(kind="cost")
        parts = tuple(self._lines.present_value(line).taken_away() for line in part.lines)
        return summed(f"{self._prefix}pv_costs", _COSTS, self._option.pv_costs[0], parts)

    def bcr_net_public(self) -> Explanation:
        net = self.net_public_cost()
        assert net.value is not None
        rest = summed(
            None,
            "Everything else of value: NPSV with the net public cost put back",
            float(self._option.npsv[0]) + net.value,
            (self.npsv(), net),
        )
        value, none = float(self._option.bcr_net_public[0]), self._option.no_ratio
        return Explanation(
            f"{self._prefix}bcr.net_public",
            _RATIO,
            None if none else value,
            NUMBER,
            How.RATIO,
            (rest, net),
            is_factor=True,
            notes=(f"Not worked out ({none}): {none.reason}.",) if none else (),
        )

    def eanb_own_years(self) -> Explanation:
        found = self._yearly()
        return self._eanb("own_years", _OWN_YEARS, found.own_years, found.own_factors, found, 0)

    def eanb_after_purchase(self) -> Explanation:
        found = self._yearly()
        return self._eanb("after_purchase", _AFTER_PURCHASE, found.after_purchase, found.after_factors, found, 1)

    def _yearly(self) -> EquivalentAnnual:
        return self._lines.appraisal.equivalent_annual(self._option)

    def _eanb(
        self, name: str, title: str, values: Array, factors: Array, found: EquivalentAnnual, late: int
    ) -> Explanation:
        if not found.years:
            note = "The option moves no money in any year."
            return Explanation(f"{self._prefix}eanb.{name}", title, 0.0, notes=(note,))
        horizon = self._lines.appraisal.case.horizon
        first, last = int(found.first[0]), int(found.last[0])
        note = (
            f"The discount factors of year{'s' if found.years > 1 else ''} {first + late}"
            f"{f' to {last + late}' if found.years > 1 else ''}, added up; year 0 is {horizon[0]}."
        )
        worth = factor("What a pound in each of those years is worth", float(factors[0]), note)
        parts = (self.npsv(), worth)
        return Explanation(f"{self._prefix}eanb.{name}", title, float(values[0]), how=How.RATIO, parts=parts)

    def net_public_cost(self) -> Explanation:
        public = self._cash.where(lambda line: line.body.public)
        costs = [self._lines.present_value(line).taken_away() for line in public.of(kind="cost").lines]
        cash = public.of(kind="benefit", cash_types=CASH)
        gains = [self._lines.present_value(line).taken_away() for line in cash.lines]
        title = "Net public cost, present value: public bodies' costs less the cash they release or no longer need"
        return summed(f"{self._prefix}net_public_cost", title, self._option.net_public_cost[0], (*costs, *gains))

    def _unknown(self, name: str, title: str, why: str) -> Maker:
        note = f"{why[:1].upper()}{why[1:]}."
        return lambda: Explanation(f"{self._prefix}{name}", title, None, notes=(note,))

    def _by_type(self, cash_type: CashType) -> Maker:
        return lambda: self._sum(
            f"pv_benefits.{cash_type}",
            f"{_TYPES[cash_type]}, present value",
            float(self._option.pv_benefits_of(cash_type)[0]),
            self._cash.of(kind="benefit", cash_types=(cash_type,)),
        )

    def _body(self, body: Body) -> Maker:
        title = f"{body.name}: net present value, capacity and wider value included"
        return lambda: self._sum(str(body), title, float(self._option.npv_of(body)[0]), self._cash.of(body=body))

    def _body_cash(self, body: Body) -> Maker:
        return lambda: self._sum(
            f"{body}.cash_releasing_npv",
            f"{body.name}: {_CASH}",
            float(self._option.cash_npv_of(body)[0]),
            self._option.cash_felt_by(body),
        )

    def _sum(self, name: str, title: str, value: float, part: CashFlows) -> Explanation:
        parts = [self._lines.present_value(line) for line in part.lines]
        return summed(f"{self._prefix}{name}", title, value, parts)
