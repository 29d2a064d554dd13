"""One case worked out at many places: an answer a place, in the order asked, or why there is none."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from investcase.appraisal.appraise import Appraisal
from investcase.many.answering import Job, settled
from investcase.many.headlines import HEADLINES, Figure
from investcase.many.keeping import Kept, made_of
from investcase.many.places import Asked, places_asked
from investcase.many.running import Crew, Told, answers
from investcase.reading.extras import needed
from investcase.resolving.resolved_case import ResolvedCase

if TYPE_CHECKING:
    import pandas as pd

KEPT = "answers"


@dataclass(frozen=True, slots=True)
class AtPlace:
    """The case at one place: `options`, a row of headlines for each, or `refused`, why there are none."""

    asked: Asked
    job: Job
    options: tuple[Mapping[str, Figure], ...] | None
    refused: Mapping[str, str | None] | None

    def worked_out(self) -> Appraisal:
        """The case at this place worked out whole, as it is when it is run there.

        Raises:
            Problems: it cannot be.
        """
        return settled(self.job)


@dataclass(frozen=True, slots=True)
class Across:
    """One case at many places.

    `own_place` is the name of the place that its file names, and `own_costs` whether the file gives costs in pounds of
    its own, which are then the same at every place.
    """

    case: str
    title: str
    own_place: str
    price_base: str
    years: tuple[str, ...]
    lead: str
    own_costs: bool
    at: tuple[AtPlace, ...]

    @property
    def answered(self) -> tuple[AtPlace, ...]:
        """The places that have an answer."""
        return tuple(each for each in self.at if each.options is not None)

    @property
    def refused(self) -> tuple[AtPlace, ...]:
        """The places that have none."""
        return tuple(each for each in self.at if each.options is None)

    def region_of(self, at: AtPlace) -> str:
        """The region of a place, or its nation where that publishes none."""
        return at.asked.region or at.asked.nation.value.replace("_", " ").title()

    @property
    def rows(self) -> tuple[dict[str, Figure], ...]:
        """A row for each option at each place that has an answer: pounds of the price base, present values, plus good.

        The columns are those of `COLUMNS`.
        """
        return tuple(row for each in self.answered for row in _rows(each))

    def to_pandas(self) -> pd.DataFrame:
        """The same rows as a table.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        table: pd.DataFrame = needed("pandas", "A table of the places").DataFrame(
            [tuple(row.values()) for row in self.rows], columns=list(COLUMNS)
        )
        return table


COLUMNS = ("place", "name", "nation", "region", *HEADLINES)
"""What a row has: who, and the headlines."""
TEXTS = ("place", "name", "nation", "region", "option", "preferred", "lead_repaid")
"""The columns that hold words; the others hold numbers."""


def across(
    case: ResolvedCase,
    file: Path,
    wanted: str | Sequence[Asked],
    *,
    library: Path | None,
    kept: Path | None = None,
    crew: Crew | None = None,
    told: Told = lambda done, of: None,
) -> Across:
    """Work a case out at many places; every figure drawn is drawn alike at all of them.

    Args:
        case: the case at its own place, read already.
        file: where it was read from.
        wanted: which places, as `places_asked` takes them, or as it returns them.
        library: the council's own library that was named for it.
        kept: the folder that answers are kept in; None keeps none.
        crew: who works.
        told: hears how many places are done, of how many.

    Raises:
        Problems: there are no such places.
        OSError: an answer cannot be kept.
    """
    asked = places_asked(case, wanted) if isinstance(wanted, str) else tuple(wanted)
    made = made_of(case, file)
    day = (case.as_of or dt.date(1970, 1, 1)).isoformat()
    own = None if library is None else str(library.resolve())
    jobs = [Job(str(file.resolve()), own, day, made, each.code, each.name, each.changes) for each in asked]
    found = answers(jobs, Kept(kept), crew or Crew(), told)
    return Across(
        case=case.document.case,
        title=case.document.title,
        own_place=case.place_name,
        price_base=str(case.document.price_base),
        years=tuple(map(str, case.horizon)),
        lead=case.lead.id,
        own_costs=any(each.costs for each in case.document.options if each.id == case.preferred.id),
        at=tuple(_at(each, job, found[job.address]) for each, job in zip(asked, jobs, strict=True)),
    )


def _at(asked: Asked, job: Job, content: bytes) -> AtPlace:
    data = json.loads(content)
    return AtPlace(asked, job, None if data["options"] is None else tuple(data["options"]), data["refused"])


def _rows(at: AtPlace) -> Iterator[dict[str, Figure]]:
    who = (at.asked.code, at.asked.name, at.asked.nation.value, at.asked.region)
    for option in at.options or ():
        yield dict(zip(COLUMNS, (*who, *option.values()), strict=True))
