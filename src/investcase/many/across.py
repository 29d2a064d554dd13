"""One case worked out at many places: an answer a place, in the order asked, or why there is none."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from investcase.many.answering import Job
from investcase.many.keeping import Kept, made_of
from investcase.many.places import Asked, places_asked
from investcase.many.running import Crew, Told, answers
from investcase.reading.extras import needed
from investcase.resolving.resolved_case import ResolvedCase

if TYPE_CHECKING:
    import pandas as pd

Figure = str | int | float | None
KEPT = "answers"


@dataclass(frozen=True, slots=True)
class AtPlace:
    """The case at one place: `result` as `run --format json` writes it there, or `refused`, why there is none."""

    asked: Asked
    job: Job
    result: Mapping[str, Any] | None
    refused: Mapping[str, str | None] | None


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
        return tuple(each for each in self.at if each.result is not None)

    @property
    def refused(self) -> tuple[AtPlace, ...]:
        """The places that have none."""
        return tuple(each for each in self.at if each.result is None)

    def region_of(self, at: AtPlace) -> str:
        """The region of a place, or its nation where that publishes none."""
        return at.asked.region or at.asked.nation.value.replace("_", " ").title()

    @property
    def rows(self) -> tuple[dict[str, Figure], ...]:
        """A row for each option at each place that has an answer: pounds of the price base, present values, plus good.

        The columns are those of `COLUMNS`.
        """
        return tuple(row for each in self.answered for row in _rows(each, self.lead))

    def to_pandas(self) -> pd.DataFrame:
        """The same rows as a table.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        table: pd.DataFrame = needed("pandas", "A table of the places").DataFrame(
            [tuple(row.values()) for row in self.rows], columns=list(COLUMNS)
        )
        return table


COLUMNS = (
    *("place", "name", "nation", "region", "option", "preferred"),
    *("npsv", "npsv_cautious", "npsv_favourable", "npsv_p10", "npsv_p50", "npsv_p90", "chance_worth_more"),
    *("lead_cash", "lead_cash_cautious", "lead_cash_favourable", "chance_lead_gains", "lead_repaid"),
)
"""What a row has: who, then the value to society, then the lead body's cash."""
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
    made = made_of(file, case.library.folders)
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
    return AtPlace(asked, job, data["result"], data["refused"])


def _rows(at: AtPlace, lead: str) -> list[dict[str, Figure]]:
    assert at.result is not None
    drawn = {each["option"]: each for each in (at.result["chances"] or {"options": ()})["options"]}
    rows = []
    for option in at.result["options"]:
        chances = drawn.get(option["id"])
        npsv = None if chances is None else chances["npsv"]
        body = next((each for each in option["bodies"] if each["body"] == lead), None)
        its = next((each for each in chances["bodies"] if each["body"] == lead), None) if chances else None
        cash = {} if body is None else body["cash_releasing_npv"]
        values: tuple[Figure, ...] = (
            *(at.asked.code, at.asked.name, at.asked.nation.value, at.asked.region),
            *(option["id"], "yes" if option["preferred"] else "no"),
            *(option["npsv"][end] for end in ("central", "cautious", "favourable")),
            *((npsv or {}).get(end) for end in ("p10", "p50", "p90", "chance_above_nil")),
            *(cash.get(end) for end in ("central", "cautious", "favourable")),
            None if its is None else its["cash"].get("chance_above_nil"),
            option["payback_year"]["lead_body_cash"],
        )
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return rows
