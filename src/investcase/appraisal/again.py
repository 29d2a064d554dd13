"""An option built again at central values with one thing changed: its prices, its effect, or when it comes.

What the change does not reach is worked out once for all of them: what the option does, which only a later effect
changes, and its money up to the point where it has its prices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.worked import Worked
from investcase.flows.before_prices import BeforePrices, before_prices, needs_prices
from investcase.flows.build import at_prices, stage_of
from investcase.flows.done import Done, done_by
from investcase.flows.effect import AS_IT_STANDS, EffectChange
from investcase.flows.stage import Stage
from investcase.flows.worlds import CENTRAL, lay_out
from investcase.resolving.option import option_figures
from investcase.resolving.prices import PricePaths


def again(
    worked: Worked, option: OptionAppraisal, *, paths: PricePaths | None = None, effect: EffectChange = AS_IT_STANDS
) -> OptionAppraisal:
    """An option at central values: at other prices, or with another effect.

    Raises:
        Refused: a model cannot be worked out when its effect is so late.
    """
    central, settled = worked.once(_central)[option.id], option.flows.option
    at = central.at if paths is None else replace(central.at, prices=paths)
    if effect is AS_IT_STANDS and central.before is not None:
        before = central.before
    else:
        done = done_by(settled, at, effect) if effect.late else central.done
        before = before_prices(settled, done, at, effect)
    settled = settled if paths is None else replace(settled, price_paths=paths)
    return replace(option, flows=at_prices(settled, before, at))


@dataclass(frozen=True, slots=True)
class _Central:
    """Where an option is worked out at central values, what it does there, and its money if no price is asked for."""

    at: Stage
    done: Done
    before: BeforePrices | None


def _central(worked: Worked) -> Mapping[str, _Central]:
    found = {}
    for option in worked.options:
        settled = option.flows.option
        at = stage_of(settled, lay_out(option_figures(settled), (CENTRAL,)), worked.case.horizon, worked.case.lead)
        done = done_by(settled, at, AS_IT_STANDS)
        before = None if needs_prices(settled) else before_prices(settled, done, at, AS_IT_STANDS)
        found[option.id] = _Central(at, done, before)
    return found
