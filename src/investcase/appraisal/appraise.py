"""A resolved case to its appraisal: worked out, and everything that may be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from investcase.appraisal.alternatives import OtherChoice, other_choices
from investcase.appraisal.chances import Chances, chances
from investcase.appraisal.finding_out import FindingOut, finding_out
from investcase.appraisal.horizons import Horizons, horizons
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.vintages import VintageAnswer, answers_by_vintage
from investcase.appraisal.worked import Worked
from investcase.appraisal.working_out import worked_out
from investcase.numbers.writing import pounds_short
from investcase.reading.extras import needed
from investcase.resolving.resolved_case import ResolvedCase

if TYPE_CHECKING:
    import pandas as pd

    from investcase.appraisal.result import Result


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Appraisal(Worked):
    """A case worked out, and what may be asked of the whole of it: each answer is worked out when first asked for.

    The arrays live in `options[...].cash.lines`, each [draw, year] in pounds of the case's price base. `ends` holds
    each option's own ends, by its id. `shown_by` is what a notebook shows of one, which the paper knows how to draw.
    """

    shown_by: ClassVar[Callable[[Appraisal], str] | None] = None

    def __repr__(self) -> str:
        worth = pounds_short(float(self.preferred.npsv[0]))
        return (
            f"<appraisal of {self.case.document.case}: {self.preferred.flows.option.title} is worth {worth} to society>"
        )

    def _repr_html_(self) -> str | None:
        shown = type(self).shown_by
        return None if shown is None else shown(self)

    @property
    def vintages(self) -> tuple[VintageAnswer, ...]:
        """The answer under each edition of the guidance, the case's own first."""
        return self.once(answers_by_vintage)

    @property
    def horizons(self) -> Horizons:
        """The preferred option over fewer years and over more."""
        return self.once(horizons)

    @property
    def other_choices(self) -> tuple[OtherChoice, ...]:
        """The preferred option's NPSV had it picked otherwise, one choice at a time."""
        return self.once(other_choices)

    @property
    def chances(self) -> Chances | None:
        """How sure the answer is; None where no figure behind it has a range."""
        return self.once(chances)

    @property
    def finding_out(self) -> FindingOut | None:
        """What it is worth to find figures out before deciding; None where no figure behind the answer has a range."""
        return self.once(finding_out)

    def result(self, *, balanced: bool = False) -> Result:
        """The versioned result, with nothing undefined in it but null.

        `balanced` works out the contributions between partners too, where the case asks for them: it loads a solver.

        Raises:
            MissingPackageError: they are asked for, and SciPy is not installed.
        """
        from investcase.appraisal.result import make_result

        return make_result(self, balanced=balanced)

    def to_pandas(self) -> pd.DataFrame:
        """Every line of every option as a table: one row a line, world and year, in pounds of the case's price base.

        The worlds are `central`, each of the option's figures alone at each end, and `cautious` and `favourable`, the
        option's own. `net` is good for the body when it is plus: a cost is minus, a benefit plus.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        rows = [
            (
                option.id,
                line.id,
                str(line.body),
                line.kind,
                line.cash_type and str(line.cash_type),
                world,
                str(year),
                net,
            )
            for option in self.options
            for line in option.cash.lines
            for world, draw in self.named_worlds(option)
            for row in (line.net[draw] + 0.0,)
            for year, net in zip(self.case.horizon, row.tolist(), strict=True)
        ]
        columns = ["option", "line", "body", "kind", "cash_type", "world", "year", "net"]
        table: pd.DataFrame = needed("pandas", "A table of the lines").DataFrame(rows, columns=columns)
        return table

    def named_worlds(self, option: OptionAppraisal) -> list[tuple[str, int]]:
        """The worlds of an option's own as a table names them, each with its place on the draw axis."""
        ends, names = self.ends_of(option), self.worlds.names
        single = [(names[draw], draw) for draw in sorted(ends.tried) if len(self.worlds.worlds[draw].ends) <= 1]
        return [*single, ("cautious", ends.cautious.world), ("favourable", ends.favourable.world)]

    @property
    def _shape(self) -> tuple[int, int]:
        return self.worlds.draws, len(self.case.horizon)


def appraise(case: ResolvedCase) -> Appraisal:
    """Work a case out.

    Raises:
        Problems: a model that cannot be worked out on the case's figures, or whose bounds do not hold centrally; a line
            that comes to more than money can.
    """
    return worked_out(case, Appraisal)
