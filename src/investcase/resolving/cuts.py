"""A cut with every figure settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.documents.bodies import Body
from investcase.documents.disinvestment import Disinvestment
from investcase.documents.model import Model, ModelLine
from investcase.quantities import Year
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.labels import Labelled, Labels
from investcase.resolving.terms import DirectLine, Factor

EXIT_TITLES = {
    "redundancy": "Redundancy",
    "notice": "Notice",
    "clawback": "Clawback of money already given",
    "stranded_overheads": "Overheads that stay behind",
}


@dataclass(frozen=True, slots=True)
class ModelSaving(Labelled):
    """A saving that is what the model says a part of the delivery costs; cash from a year, capacity before it."""

    labels: Labels
    model_line: str
    from_: Year | None
    adjustments: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class ComesBack:
    """A line of demand that the case gives, and whether it is cash, capacity or wider value."""

    line: DirectLine
    falls_as: str


@dataclass(frozen=True, slots=True)
class ResolvedCut:
    """A cut with every figure settled.

    `service` is the model at work on the share that is cut, as if it were being started; `effect` is the effect of
    stopping as a share of that of starting, None when taken to be the same; `fades` is how many years people already
    helped keep what they have, None for no longer than the model itself says. `unpaid_exits` are the costs of leaving
    said to be nil, each with its reason.
    """

    document: Disinvestment
    share: float
    service: ResolvedIntervention | None
    effect: Resolved | None
    fades: Resolved | None
    absorbed: dict[Body, str]
    model_savings: tuple[ModelSaving, ...]
    savings: tuple[DirectLine, ...]
    demand: tuple[ComesBack, ...]
    exits: tuple[DirectLine, ...]
    unpaid_exits: tuple[tuple[str, str], ...]
    saving_bias: Resolved | None
    demand_bias: Resolved | None
    restart: Resolved | None
    restart_in: int | None

    @property
    def id(self) -> str:
        """The cut's id."""
        return self.document.id

    @property
    def title(self) -> str:
        """The cut's title."""
        return self.document.title

    def lines(self) -> Iterator[DirectLine]:
        """Every line that the case gives of it."""
        yield from self.savings
        yield from (entry.line for entry in self.demand)
        yield from self.exits

    def own_figures(self) -> Iterator[Resolved]:
        """The figures of the cut itself, without those of its model and its lines."""
        for figure in (self.effect, self.fades, self.saving_bias, self.demand_bias, self.restart):
            if figure is not None:
                yield figure
        for saving in self.model_savings:
            yield from (factor.figure for factor in saving.adjustments)


def delivery_lines(model: Model) -> dict[str, ModelLine]:
    """What delivering a model's service costs: the cost lines that the adjustments of effect do not lessen."""
    return {key: line for key, line in model.lines.items() if line.kind == "cost" and not line.adjusted}
