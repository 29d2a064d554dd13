"""What it is worth to find a figure out before deciding, for the choice that the case offers.

Whoever knew how everything will turn out would take the best choice each time: what that is worth on average beyond the
choice that is best on average is the most that any finding out is worth (the expected value of perfect information).
Of one figure it is the same of what each choice is worth on average given that figure, which is fitted to the draws by
a polynomial of where the figure falls in its spread. It is never below nil, since nobody is made to act on what they
find.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.polynomial import legendre

from investcase.appraisal.chances import lead_cash, may_be_chosen, random_figures
from investcase.appraisal.drawn import Drawn, drawn
from investcase.appraisal.worked import Worked
from investcase.flows.draws import BLOCK, FIRST
from investcase.quantities.arrays import Array
from investcase.resolving.figures import Resolved
from investcase.resolving.option import option_figures

_DEGREE = 5


@dataclass(frozen=True, slots=True)
class Worth:
    """What finding something out is worth at most, pounds of present value: plain amounts, never below nil.

    `noise` is what the same sum makes of draws that have nothing to do with the figure: less than that is nothing.
    """

    to_society: float
    to_lead: float
    noise_to_society: float = 0.0
    noise_to_lead: float = 0.0

    @property
    def counts_for_society(self) -> bool:
        """Whether it is more than chance alone makes of it."""
        return self.to_society > max(2 * self.noise_to_society, 1.0)

    @property
    def counts_for_lead(self) -> bool:
        """The same for the lead body."""
        return self.to_lead > max(2 * self.noise_to_lead, 1.0)


@dataclass(frozen=True, slots=True)
class FindingOut:
    """What it is worth to know everything that was drawn, and each figure alone, the most worth first."""

    everything: Worth
    figures: tuple[tuple[Resolved, Worth], ...]


def finding_out(worked: Worked) -> FindingOut | None:
    """What it is worth to find out, before deciding, what was drawn; None where no figure behind the answer has a
    range. Ask it through `worked.once`.
    """
    return finding_out_of(worked, worked.once(drawn)) if random_figures(worked) else None


def finding_out_of(worked: Worked, done: Drawn) -> FindingOut:
    """The same of some draws."""
    society = _choices(worked, {name: option.npsv for name, option in done.options.items()})
    lead = _choices(worked, lead_cash(worked, done))
    everything = Worth(of_everything(society), of_everything(lead))
    # What is fitted may stray beyond what all of it is worth, which nothing that is a part of it can be.
    most = (everything.to_society, everything.to_lead)
    both, ends = np.concatenate([society, lead]), len(society)
    found = []
    for figure in _to_find_out(worked):
        basis = _basis(done.plan.chances(figure, range(done.blocks)))
        worth = []
        # A block further on the figure's stream is one that these answers have nothing to do with.
        for rows in (basis, np.roll(basis, BLOCK, axis=1)):
            fitted = _fitted(both, rows)
            for amounts, limit in zip((fitted[:ends], fitted[ends:]), most, strict=True):
                worth.append(min(of_everything(amounts), limit))
        found.append((figure, Worth(*worth)))
    found.sort(key=lambda entry: (-entry[1].to_society, -entry[1].to_lead, entry[0].key))
    return FindingOut(everything, tuple(found))


def _to_find_out(worked: Worked) -> list[Resolved]:
    """What was drawn, each thing once: figures of one stream are one, known by the preferred option's own name for it,
    however the options are put in order.
    """
    own = {figure.key for figure in option_figures(worked.preferred.flows.option)}
    found: dict[str, Resolved] = {}
    for figure in sorted(random_figures(worked), key=lambda figure: (figure.key not in own, figure.key)):
        found.setdefault(figure.stream, figure)
    return list(found.values())


def of_one(amounts: Array, falls: Array) -> float:
    """What it is worth to know where one figure falls, 0 to 1 and evenly, [draw], before taking one of the choices, of
    which `amounts` says what each is worth, [choice, draw].
    """
    return of_everything(_fitted(amounts, _basis(falls)))


def _basis(falls: Array) -> Array:
    """Curves that are nothing of one another, in where a figure falls: [power, draw]."""
    return np.ascontiguousarray(legendre.legvander(2 * falls - 1, _DEGREE).T)


def _fitted(amounts: Array, basis: Array) -> Array:
    """What each choice is worth on average where the figure falls, [choice, draw]."""
    fitted = np.zeros_like(amounts)
    for row in basis:
        size = (amounts * row).mean(axis=1) / (row * row).mean()
        fitted += size[:, None] * row
    return fitted


def of_everything(amounts: Array) -> float:
    """What it is worth to know in which draw one stands: how much more the best choice in each is worth, on average,
    than the choice that is best on average. `amounts` is what each choice is worth, [choice, draw].
    """
    best = amounts[int(amounts.mean(axis=1).argmax())]
    return max(0.0, float((amounts.max(axis=0) - best).mean()))


def _choices(worked: Worked, amounts: Mapping[str, Array]) -> Array:
    return np.stack([amounts[option.id][FIRST:] for option in worked.options if may_be_chosen(option)])
