"""Optimism bias on timing: set-up that runs late puts the effect off, and none of its cost."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.documents.case import Intervention
from investcase.reading.nodes import Path
from investcase.resolving.bias import settle_bias
from investcase.resolving.context import Context


@dataclass(frozen=True, slots=True)
class Lateness:
    """Set-up as planned and as it is taken to last, in months, and why."""

    planned: float
    taken: float
    share: float
    source: str

    @property
    def months(self) -> float:
        """How many months later than planned the effect begins."""
        return self.taken - self.planned


def lateness(context: Context, entry: Intervention, path: Path) -> Lateness | None:
    """How late an intervention's set-up is taken to run: months x (1 + bias); None with a problem if not known.

    The share is its central value: lateness has no range of its own.
    """
    given = entry.set_up
    assert given is not None
    if given.optimism_bias is not None:
        share, source = given.optimism_bias.central, given.reason
    else:
        assert given.optimism_bias_from is not None
        where: Path = (*path, "set_up", "optimism_bias_from")
        found = settle_bias(context, given.optimism_bias_from, where, of="duration", spend=None)
        if found is None:
            return None
        share, source = found.value.central, f"{given.reason.rstrip('.')}. {found.source}. {found.how}"
    return Lateness(given.months, given.months * (1 + share), share, source)
