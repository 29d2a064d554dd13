"""Prevention business cases from YAML: a net-present-value case, whole-system and sourced.

case = investcase.load("kent-at-home")     # raises Problems, all of them with positions, only on errors
appraisal = investcase.appraise(case)      # frozen; holds the arrays; appraisal.to_pandas()
result = appraisal.result()                # frozen; the versioned JSON
investcase.render(appraisal, "kent.pdf")
investcase.explain(appraisal, "npsv")      # a number as a tree, down to the source of each leaf
investcase.compare(case, other_case)       # why the answer moved, change by change
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from investcase.catalogue.shipped import VERSION
from investcase.reading.problems import Position, Problem, Problems, Severity

if TYPE_CHECKING:
    from investcase.appraisal.appraise import Appraisal
    from investcase.appraisal.comparing import Comparison
    from investcase.appraisal.explaining import Explanation
    from investcase.resolving.case import ResolvedCase

__all__ = ["Position", "Problem", "Problems", "Severity", "appraise", "compare", "explain", "load", "render"]
__version__ = VERSION


def load(path: str | Path, *, library: str | Path | None = None, as_of: dt.date | None = None) -> ResolvedCase:
    """Read a case, find the source of every figure, and bring money to one price base.

    Args:
        path: a YAML file, or a folder that holds `case.yaml`.
        library: a council's own `assumptions/` folder; by default the first one in a folder above the case's.
        as_of: the date of dated judgements, where the case does not give its own.

    Raises:
        Problems: everything wrong, with positions, when at least one thing is an error. What is less than an error is
            in `.problems` of the answer.
    """
    from investcase.resolving.case import load as load_case

    return load_case(path, None if library is None else Path(library), as_of)


def appraise(case: ResolvedCase) -> Appraisal:
    """Work a case out and review it: frozen; `.result()` is the versioned result, `.to_pandas()` every line by world
    and year. Its problems are those that `investcase check` prints.

    Raises:
        Problems: a model cannot be worked out on the case's figures, or the review finds an error.
    """
    from investcase.checks.review import appraised

    return appraised(case)


def explain(appraisal: Appraisal, name: str) -> Explanation:
    """Any number of an appraisal as a tree, down to the source of each leaf; nothing is worked out again.

    Args:
        appraisal: whose number.
        name: such as `npsv`, `council.net@2028-29`, a line, a model's quantity or a figure's id; `investcase explain
            CASE` lists them all.

    Raises:
        Problems: nothing has that name; with the nearest that do.
    """
    from investcase.appraisal.explaining import Explainer

    return Explainer(appraisal).explain(name)


def compare(first: ResolvedCase, second: ResolvedCase, *, measure: str = "npsv") -> Comparison:
    """Why the preferred option's answer moved between two cases, change by change, adding to the penny.

    Args:
        first: the case to start from.
        second: the case to end at.
        measure: `npsv`, `pv_costs`, `pv_benefits`, `lead_body`, `lead_body_cash`, a body such as `council`, or its cash
            as in `council.cash_releasing_npv`: present values in pounds, each case's in its own prices.

    Raises:
        Problems: there is no such measure, or a case cannot be worked out.
    """
    from investcase.appraisal.comparing import compare as between

    return between(first, second, measure)


def render(appraisal: Appraisal, path: str | Path) -> None:
    """Write the paper (PDF, HTML, JSON) or the savings plan (CSV) by the name's ending, replaced in one step.

    Raises:
        ValueError: the name ends in something else.
        PdfUnavailable: this machine lacks Pango; the message holds the line that installs it.
        OSError: the file cannot be written.
    """
    from investcase.report.render import render as write

    write(appraisal, Path(path))
