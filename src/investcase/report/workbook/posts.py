"""The posts of an option's sheet: how many are needed, how many can be filled, and who leaves them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from investcase.flows.workforce import Staffing
from investcase.quantities.arrays import Array
from investcase.report.workbook.cells import Cells
from investcase.report.workbook.inputs import Inputs
from investcase.report.workbook.looks import FINE, SHARE
from investcase.report.workbook.page import Page
from investcase.resolving.figures import Resolved
from investcase.resolving.workforce import ResolvedWorkforce

_MONTHS_A_YEAR = {"month": 12.0, "year": 1.0}


@dataclass(frozen=True, slots=True, eq=False)
class Posts:
    """An entry of the workforce: the share of its posts that is filled, and how many leave them, by year."""

    share: Cells
    leavers: Cells | None


def write_posts(page: Page, inputs: Inputs, staff: Staffing) -> Posts:
    """Write one entry of the workforce."""
    return _Posts(page, inputs, staff).write()


class _Posts:
    def __init__(self, page: Page, inputs: Inputs, staff: Staffing) -> None:
        self.page, self.inputs, self.staff = page, inputs, staff
        self.workforce: ResolvedWorkforce = staff.workforce
        self.count = len(page.years)

    def write(self) -> Posts:
        page, here = self.page, self.page.name
        page.heading(self.workforce.title, "Posts")
        needed = self._needed("Posts needed", self.staff.needed[0], in_part=False)
        most = self._fillable(needed)
        how = "No more than are needed"
        filled = page.by_year(
            "Posts filled",
            lambda year: f"MIN({needed.at(year, here)},{most(year)})",
            self.staff.filled[0],
            how=how,
            form=FINE,
        )
        own = Cells(here, page.row, self.staff.share[0], by_year=True)

        def share(year: int) -> str:
            before = "1" if year == 0 else own.at(year - 1, here)
            return f"IF({needed.at(year, here)}>0,{filled.at(year, here)}/{needed.at(year, here)},{before})"

        made = page.by_year("Share of the posts filled", share, self.staff.share[0], form=SHARE)
        return Posts(made, self._leavers(needed, filled))

    def _one(self, figure: Resolved) -> str:
        return self.inputs.of(figure).one(self.page.name)

    def _needed(self, title: str, values: Array, *, in_part: bool) -> Cells:
        posts = self.workforce.posts
        here = self.page.name
        if posts is not None:
            there, count = self._years(self.workforce.stand, "What needs them", in_part=in_part), self._one(posts)

            def standing(year: int) -> str:
                return f"{there.at(year, here)}*{count}"

            return self.page.by_year(title, standing, values, how=posts.title, form=FINE)
        terms = [term for line in self.workforce.staff for term in line.terms]
        rows = [self._years(term.profile, term.factors[0].figure.title, in_part=in_part) for term in terms]

        def text(year: int) -> str:
            found = [
                f"{row.at(year, here)}*{self._one(term.factors[0].figure)}"
                for row, term in zip(rows, terms, strict=True)
            ]
            return "+".join(found) or "0"

        return self.page.by_year(title, text, values, how="Those of the lines that pay for them", form=FINE)

    def _years(self, stand: Sequence[float], how: str, *, in_part: bool) -> Cells:
        profile = np.array(stand)
        values = profile if in_part else (profile > 0).astype(np.float64)
        title = f"    {'Share of the year in which they stand' if in_part else 'Years in which they stand'}"
        return self.page.given(title, values, by_year=True, how=how, form=FINE)

    def _fillable(self, needed: Cells) -> Callable[[int], str]:
        workforce, here = self.workforce, self.page.name
        renewed = None
        if workforce.renewed:
            title = "    Share that money renewed year by year leaves filled"
            renewed = self.page.given(title, workforce.renewed, by_year=True, form=SHARE)
        vacant = None if workforce.fillable else self._vacant()

        def most(year: int) -> str:
            if vacant is None:
                named = dict(workforce.fillable)
                latest = max((index for index in named if index <= year), default=min(named))
                found = self._one(named[latest])
            else:
                found = f"{needed.at(year, here)}*(1-{vacant.one(here)})"
            return found if renewed is None else f"{found},{needed.at(year, here)}*{renewed.at(year, here)}"

        return most

    def _vacant(self) -> Cells:
        workforce = self.workforce
        rate = workforce.vacancy_rate
        if rate is not None:
            return self.page.one("Share of the posts empty", self._one(rate), rate.quantity.central, form=SHARE)
        assert workforce.time_to_fill is not None
        a_year = _MONTHS_A_YEAR[str(workforce.time_to_fill.unit)]
        text, leaving = self._leaving()
        empty = workforce.time_to_fill.quantity.central / a_year
        years = self.page.given("    Of a year, in the unit of the time to fill", [a_year], by_year=False, form=FINE)
        emptied = self.page.one(
            "    Emptied in a year, times how long each stands empty",
            f"{text}*{self._one(workforce.time_to_fill)}/{years.one(self.page.name)}",
            leaving * empty,
            form=FINE,
        )
        at = emptied.one(self.page.name)
        value = leaving * empty / (1 + leaving * empty)
        return self.page.one("Share of the posts empty", f"{at}/(1+{at})", value, form=SHARE)

    def _leaving(self) -> tuple[str, float]:
        rate, time = self.workforce.turnover_rate, self.workforce.time_in_post
        if rate is not None:
            return self._one(rate), rate.quantity.central
        assert time is not None
        return f"1/{self._one(time)}", 1 / time.quantity.central

    def _leavers(self, needed: Cells, filled: Cells) -> Cells | None:
        if self.workforce.recruiting is None:
            return None
        page, here = self.page, self.page.name
        standing = self.staff.running[0] * self.staff.needed[0]
        stand = self._needed("Posts that stand, part years in part", standing, in_part=True)
        text, leaving = self._leaving()

        def left(year: int) -> str:
            there = needed.at(year, here)
            return f"{text}*{filled.at(year, here)}*IF({there}>0,{stand.at(year, here)}/{there},1)"

        values = leaving * self.staff.filled[0] * self.staff.running[0]
        return page.by_year("Staff who leave in the year", left, values, form=FINE)
