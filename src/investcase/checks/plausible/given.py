"""Every figure that a case, or a library of its own, gives a model: where it is written and what it replaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.library import FoundFigure
from investcase.catalogue.origins import CASE, SHIPPED
from investcase.checks.card import Card
from investcase.documents.case import Intervention
from investcase.documents.disinvestment import Disinvestment
from investcase.documents.lines import LocalValue
from investcase.quantities import Quantity
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem
from investcase.reading.suggest import to_write
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention


@dataclass(frozen=True, slots=True)
class Given:
    """One figure as somebody gave it: for which input, of which model at work, and where it is written.

    `name` is the input's name in the model's formulas. `path` is None for a figure of a library, `found` for one of the
    case.
    """

    appraisal: Appraisal
    intervention: ResolvedIntervention
    name: str
    figure: Resolved
    path: Path | None
    found: FoundFigure | None

    @property
    def value(self) -> Quantity:
        """The figure as it is written."""
        return self.figure.original

    @property
    def before(self) -> Quantity | None:
        """What investcase's own library, or a published table, holds in its place."""
        return self.figure.replaced[-1].value if self.figure.replaced else None

    def problem(
        self,
        card: Card,
        message: str,
        *,
        expected: str | None = None,
        remedy: str | None = None,
        instead: Sequence[str] = (),
    ) -> Problem:
        """A problem of the card's level at the place where it is written; what is offered instead, where the case gives
        it, goes before the remedy in words.
        """
        words = to_write(instead)
        said = f"{self.figure.title}: {message}"
        if self.path is not None:
            loaded = self.appraisal.case.loaded
            remedy = None if instead else remedy
            return card.problem(loaded, said, self.path, expected=expected, remedy=remedy, instead=instead)
        assert self.found is not None
        made = self.found.problem(card.code, said, expected=expected, remedy=words or remedy)
        return replace(made, severity=card.level)


def given_figures(appraisal: Appraisal) -> Iterator[Given]:
    """Every given figure that a model of an option that may be chosen uses, each once."""
    seen: set[str] = set()
    case = appraisal.case
    for index, option in enumerate(case.document.options):
        settled = next((entry for entry in case.options if entry.id == option.id), None)
        if option.rejected or settled is None:
            continue
        entries: list[tuple[Path, Intervention | Disinvestment]] = [
            (("options", index, "interventions", i), entry) for i, entry in enumerate(option.interventions)
        ]
        entries += [(("options", index, "disinvestments", i), cut) for i, cut in enumerate(option.disinvestments)]
        written = {entry.id: (path, entry.inputs) for path, entry in entries}
        for intervention in settled.models_at_work:
            for given in _of_one(appraisal, intervention, *written[intervention.id]):
                if given.figure.key not in seen:
                    seen.add(given.figure.key)
                    yield given


def _of_one(
    appraisal: Appraisal, intervention: ResolvedIntervention, path: Path, inputs: Mapping[str, LocalValue]
) -> Iterator[Given]:
    case = appraisal.case
    for name, figure in intervention.values.items():
        where: Path | None = None
        found: FoundFigure | None = None
        if name in inputs:
            where = (*path, "inputs", name, "value")
        elif figure.origin == CASE and figure.key in case.document.figures:
            where = ("figures", figure.key, "value")
        elif figure.origin != SHIPPED:
            found = next((held for held in case.library.figure(figure.key) if held.origin == figure.origin), None)
        if where is not None or found is not None:
            yield Given(appraisal, intervention, name, figure, where, found)
