"""A budget round worked out: every case's own answer, and what only shows when they lie side by side."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from investcase.documents.equality import Direction
from investcase.equality.cumulative import Assessed, SameGroup, same_groups
from investcase.many.keeping import Kept
from investcase.many.running import Crew, Told, answers
from investcase.reading.extras import MissingPackageError, needed
from investcase.reading.problems import Problem, Problems
from investcase.rounds.budgets import BodyBudget, budgets
from investcase.rounds.calendar import years_of
from investcase.rounds.case_in import BodyIn, CaseIn, LeftOut
from investcase.rounds.cases import CaseFile, cases_in
from investcase.rounds.choosing import Choice, choose
from investcase.rounds.doubles import SamePeople, Twice, counted_twice, same_people
from investcase.rounds.drawn_twice import DrawnTwice, drawn_twice
from investcase.rounds.limits import Limits, field_of
from investcase.rounds.register import COLUMNS, Figure, row_of
from investcase.rounds.together import Together, together
from investcase.rounds.working import Job, left_out, worked_out

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Round:
    """Many cases at once. `body` is whose budget the choice is about: the lead of most of them.

    Present values are added where all cases' are in the same pounds (`one_base`): of one price base and one first year.
    `hit_twice` are groups of people whom two cases or more leave worse off. `choice` is None where nothing can be
    chosen, and `no_choice` says why.
    """

    cases: tuple[CaseIn, ...]
    left_out: tuple[LeftOut, ...]
    years: tuple[str, ...]
    body: BodyIn | None
    budgets: tuple[BodyBudget, ...]
    twice: tuple[Twice, ...]
    people_twice: tuple[SamePeople, ...]
    funding_twice: tuple[DrawnTwice, ...]
    hit_twice: tuple[SameGroup, ...]
    together: Together | None
    choice: Choice | None
    no_choice: str | None

    @property
    def one_base(self) -> bool:
        """Whether the present values of all cases are in the same pounds."""
        return len({(case.price_base, case.discounted_from) for case in self.cases}) == 1

    @property
    def npsv(self) -> float | None:
        """The sum of the cases' own values to society, to the penny; None where they are not in the same pounds."""
        return round(sum(case.npsv for case in self.cases), 2) + 0.0 if self.one_base else None

    @property
    def npsv_twice(self) -> float:
        """What of it may be counted twice."""
        return round(sum(float(each.taken_off("value").sum()) for each in self.twice), 2) + 0.0

    @property
    def npsv_late(self) -> float | None:
        """The sum with every case a year late; None where they are not in the same pounds."""
        return round(sum(case.npsv_late for case in self.cases), 2) + 0.0 if self.one_base else None

    @property
    def rows(self) -> tuple[dict[str, Figure], ...]:
        """The register: a row for each line and year of every case's savings plan, in the columns of `COLUMNS`."""
        return tuple(row_of(case, line) for case in self.cases for line in case.plan)

    def budget(self, body: BodyIn) -> BodyBudget | None:
        """One body's budget over all cases; None where none moves it."""
        return next((each for each in self.budgets if each.body == body), None)

    def to_pandas(self) -> pd.DataFrame:
        """The register as a table.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        table: pd.DataFrame = needed("pandas", "A table of the register").DataFrame(
            [tuple(row.values()) for row in self.rows], columns=list(COLUMNS)
        )
        return table

    def to_arrow(self) -> Any:
        """The register as an Arrow table.

        Raises:
            MissingPackageError: PyArrow is not installed.
        """
        arrow = needed("pyarrow", "An Arrow table of the register")
        kinds = {name: arrow.float64() if number else arrow.string() for name, number in COLUMNS.items()}
        columns = {name: [row[name] for row in self.rows] for name in COLUMNS}
        return arrow.table(columns, schema=arrow.schema(list(kinds.items())))


def budget_round(
    folders: Sequence[Path],
    *,
    library: Path | None = None,
    as_of: dt.date | None = None,
    limits: Limits | None = None,
    crew: Crew | None = None,
    told: Told = lambda done, of: None,
) -> Round:
    """Work out every case in some folders, and hold them side by side.

    Args:
        folders: where the cases are, however deep.
        library: the council's own library; the one above each case when None.
        as_of: the date of dated judgements, where a case gives none.
        limits: what the choice of cases is held to.
        crew: who works.
        told: hears how many cases are done, of how many.

    Raises:
        Problems: a folder has no case; or the limits name a case that is not there. A case that cannot be worked out is
            in `left_out`.
        MissingPackageError: limits are given, and SciPy is not installed.
        WorkersLostError: workers ended before their work, more often than chance would have it.
    """
    files = cases_in(folders)
    day = (as_of or dt.date(1970, 1, 1)).isoformat()
    own = None if library is None else os.path.abspath(library)  # noqa: PTH100 (of any name, whether it can be or not)
    jobs = [Job(str(each.file.resolve()), own, day, each.name, each.folder) for each in files]
    _refuse_unknown(limits, files)
    made = answers(jobs, Kept(None), crew or Crew(), told, worked_out)
    return held_together([pickle.loads(made[job.address]) for job in jobs], limits)


def held_together(found: Sequence[CaseIn | LeftOut], limits: Limits | None = None) -> Round:
    """A round of cases that are worked out already. A case that stands there twice has a part in it once.

    Raises:
        MissingPackageError: limits are given, and SciPy is not installed.
    """
    cases: list[CaseIn] = []
    out: list[LeftOut] = [each for each in found if isinstance(each, LeftOut)]
    for each in found:
        if isinstance(each, CaseIn):
            first = next((case for case in cases if case.case == each.case), None)
            if first is None:
                cases.append(each)
            else:
                out.append(left_out(each.name, each.folder, _twice_there(each, first), 1))
    years = years_of(cases)
    twice = counted_twice(cases, years)
    held = budgets(cases, years, twice)
    one_base = len({(case.price_base, case.discounted_from) for case in cases}) == 1
    body = held[0].body if held else None
    choice, why = _chosen(cases, years, body, twice, limits) if one_base else (None, _PRICES)
    return Round(
        cases=tuple(cases),
        left_out=tuple(out),
        years=years,
        body=body,
        budgets=held,
        twice=twice,
        people_twice=same_people(cases),
        funding_twice=drawn_twice(cases, years),
        hit_twice=_hit_twice(cases),
        together=together(cases, one_base=one_base),
        choice=choice,
        no_choice=why,
    )


_PRICES = (
    "the cases' present values are not in the same pounds: give all the same price_base and the same first year, and "
    "they can be added and chosen between"
)


def _chosen(
    cases: Sequence[CaseIn], years: Sequence[str], body: BodyIn | None, twice: Sequence[Twice], limits: Limits | None
) -> tuple[Choice | None, str | None]:
    if body is None or len(cases) < 2:
        return None, "there are fewer than two cases to choose between"
    here = {case.name for case in cases}
    wanted = limits or Limits()
    lost = [name for name in wanted.required if name not in here]
    if lost:
        return None, f"{lost[0]} must be done and could not be worked out"
    try:
        return choose(field_of(cases, years, body, twice), wanted), None
    except MissingPackageError as error:
        if limits is not None:
            raise
        return None, str(error)


def _hit_twice(cases: Sequence[CaseIn]) -> tuple[SameGroup, ...]:
    """Groups of one place whom two cases or more leave worse off, or some of them."""
    found: list[SameGroup] = []
    for place in dict.fromkeys(case.place for case in cases):
        here = [_worse_off(case.assessed) for case in cases if case.place == place]
        found.extend(same_groups(here))
    return tuple(found)


def _worse_off(case: Assessed) -> Assessed:
    worse = (Direction.NEGATIVE, Direction.MIXED)
    return replace(case, impacts=tuple(each for each in case.impacts if each.shown.direction in worse))


def _twice_there(case: CaseIn, first: CaseIn) -> Problem:
    return Problem(
        "case-twice",
        f"{case.name} is the case {case.case}, and so is {first.name}: the same money would be counted twice",
        expected="each case once",
        remedy="move the one that does not count out of the folder, or give it a case: of its own",
    )


def _refuse_unknown(limits: Limits | None, files: Sequence[CaseFile]) -> None:
    """Refuse a limit that names a case which is not in the round."""
    from investcase.reading.suggest import did_you_mean

    known = [each.name for each in files]
    named = () if limits is None else (*limits.required, *(name for group in limits.exclusive for name in group))
    wrong = [
        Problem(
            "no-such-case",
            f"no case of this round is called {name[:80]!r}",
            expected=f"the name of a case's folder, such as {known[0]}",
            remedy=did_you_mean(name[:80], known),
        )
        for name in named
        if name not in known
    ]
    if wrong:
        raise Problems(wrong)
