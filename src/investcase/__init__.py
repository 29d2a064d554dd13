"""Prevention business cases from YAML: a net-present-value case, whole-system and sourced.

case = investcase.load("kent-at-home")     # a path, a text or a mapping; raises Problems, all at once, only on errors
appraisal = investcase.appraise(case)      # frozen; holds the arrays; appraisal.to_pandas()
result = appraisal.result()                # frozen; the versioned JSON
investcase.render(appraisal, "kent.pdf")
investcase.explain(appraisal, "npsv")      # a number as a tree, down to the source of each leaf
investcase.compare(case, other_case)       # why the answer moved, change by change
investcase.across("kent-at-home", "england")  # the same case at every council, for pandas
investcase.budget_round("proposals")       # many cases side by side: what two of them count, and what to do first
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:  # what is imported takes long to load, and the command has to answer from its first moment
    import datetime as dt
    from enum import StrEnum
    from pathlib import Path

    from investcase.appraisal.appraise import Appraisal
    from investcase.appraisal.comparing import Comparison
    from investcase.appraisal.explaining import Explanation
    from investcase.files.output import UnwritableError
    from investcase.many.across import Across
    from investcase.reading.extras import MissingPackageError
    from investcase.reading.problems import Position, Problem, Problems, Severity
    from investcase.report.pdf.unavailable import PdfUnavailable
    from investcase.resolving.resolved_case import ResolvedCase
    from investcase.rounds.round import Round

    __version__: str

__all__ = [
    "MissingPackageError",
    "PdfUnavailable",
    "Position",
    "Problem",
    "Problems",
    "Severity",
    "UnwritableError",
    "across",
    "appraise",
    "budget_round",
    "compare",
    "explain",
    "load",
    "render",
]

_LATER = {
    "MissingPackageError": "investcase.reading.extras",
    "PdfUnavailable": "investcase.report.pdf.unavailable",
    "Position": "investcase.reading.problems",
    "Problem": "investcase.reading.problems",
    "Problems": "investcase.reading.problems",
    "Severity": "investcase.reading.problems",
    "UnwritableError": "investcase.files.output",
}
"""Where each class is, until it is asked for."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name == "__version__":
            from investcase.catalogue.shipped import VERSION

            found = VERSION
        elif name in _LATER:
            from importlib import import_module

            found = getattr(import_module(_LATER[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__, "__version__"})


_FOLDERS = "the path of a folder of cases, or several in a list"
_AN_APPRAISAL = "an appraisal, as investcase.appraise returns it"


def _hold(function: str, given: object, wanted: str, *kinds: type) -> None:
    """Say what to pass where something else was passed, in place of whatever would break on it later."""
    import datetime as dt

    if not isinstance(given, kinds) or (isinstance(given, dt.datetime) and dt.date in kinds):
        a = "an" if type(given).__name__[0] in "aeiouAEIOU" else "a"
        raise TypeError(f"investcase.{function} takes {wanted}; this is {a} {type(given).__name__}")


def _choose(function: str, name: str, given: str, words: type[StrEnum]) -> None:
    """Say which words may be passed where another was."""
    if given not in set(words):
        known = " or ".join(words) if len(words) < 3 else ", ".join(list(words)[:-1]) + f" or {list(words)[-1]}"
        raise ValueError(f"investcase.{function} takes as {name} {known}; this is {given[:40]!r}")


def load(
    path: str | Path | Mapping[str, object],
    *,
    library: str | Path | None = None,
    as_of: dt.date | None = None,
    changes: Mapping[str, str] | None = None,
) -> ResolvedCase:
    """Read a case, find the source of every figure, and bring money to one price base.

    Args:
        path: a YAML file, or a folder that holds `case.yaml`; or the case itself: its text, several lines of the form
            `name: value`; or a mapping of names to values, whose problems have no line and say their field.
        library: a council's own `assumptions/` folder; by default the first one in a folder above the case's,
            and none for a case that is in no file.
        as_of: the date of dated judgements, where the case does not give its own.
        changes: values in place of what the case says, each a text as a case writes it, by the name of a figure, of a
            model's input or of an adjustment: {"home_care_hours": "18", "deadweight": "20% to 40%"}. The file is not
            touched.

    Raises:
        TypeError: something of another kind was passed.
        Problems: everything wrong, with positions, when at least one thing is an error. What is less than an error is
            in `.problems` of the answer.
    """
    import datetime as dt
    from pathlib import Path

    from investcase.resolving.case import load as load_case

    _hold("load", path, "a case: its path, its text or a mapping", str, Path, Mapping)
    _hold("load", library, "as library the path of a folder", str, Path, type(None))
    _hold("load", as_of, "as as_of a datetime.date", dt.date, type(None))
    if changes is not None:
        _hold("load", changes, "as changes a mapping of names to texts", Mapping)
        for each in (*changes, *changes.values()):
            _hold("load", each, "as changes texts by name, such as {'home_care_hours': '18'}", str)
    return load_case(path, None if library is None else Path(library), as_of, changes)


def appraise(case: ResolvedCase) -> Appraisal:
    """Work a case out and review it: frozen; `.result()` is the versioned result, `.to_pandas()` every line by world
    and year. Its problems are those that `investcase check` prints.

    Raises:
        TypeError: something of another kind was passed.
        Problems: a model cannot be worked out on the case's figures, or the review finds an error.
    """
    from investcase.appraisal.appraise import Appraisal
    from investcase.checks.review import appraised
    from investcase.resolving.resolved_case import ResolvedCase

    _hold("appraise", case, "a case, as investcase.load returns it", ResolvedCase)
    Appraisal.shown_by = staticmethod(_page_1)
    return appraised(case)


def _page_1(appraisal: Appraisal) -> str:
    """Page 1 of the paper, for a notebook."""
    from investcase.report.notebook import page_1

    return page_1(appraisal)


def across(
    path: str | Path,
    places: str,
    *,
    library: str | Path | None = None,
    keep: str | Path | None = None,
    workers: int = 1,
    scheduler: str | None = None,
) -> Across:
    """Work a case out at many places, each at what is published of it; all else that the case says is held.

    Args:
        path: a YAML file, or a folder that holds `case.yaml`.
        places: `england`, `scotland`, `wales` or `northern_ireland`; `icb:` and a board's name; or the path of a CSV
            with a column `place`, and one for each name that `load` takes under `changes`.
        library: a council's own `assumptions/` folder, as `load` takes it.
        keep: a folder in which answers are kept, so that none is worked out twice.
        workers: how many processes.
        scheduler: the address of a Dask scheduler, whose workers take the processes' part.

    Raises:
        TypeError: something of another kind was passed.
        Problems: the case cannot be read, or there are no such places. A place at which it cannot be worked out is in
            `.refused` of the answer.
        ValueError: that is no address of a scheduler.
        UnwritableError: nothing can be kept there.
        MissingPackageError: a scheduler is named and Dask is not installed.
    """
    from pathlib import Path

    from investcase.files.folders import A_FOLDER, make_folder
    from investcase.files.output import refuse_odd_name
    from investcase.many.across import across as over
    from investcase.many.running import ADDRESSES, Crew, is_address

    _hold("across", path, "the path of a case", str, Path)
    _hold("across", library, "as library the path of a folder", str, Path, type(None))
    _hold("across", places, "as places a text such as 'england'", str)
    _hold("across", keep, "as keep the path of a folder", str, Path, type(None))
    _hold("across", workers, "as workers a whole number", int)
    _hold("across", scheduler, "as scheduler the address of one", str, type(None))
    if scheduler is not None and not is_address(scheduler):
        raise ValueError(f"investcase.across takes as scheduler {ADDRESSES}; this is {scheduler[:40]!r}")
    if keep is not None:
        refuse_odd_name(keep, of="a folder", such_as=A_FOLDER)
    case = load(path, library=library)
    own, kept = (None if each is None else Path(each) for each in (library, keep))
    if kept is not None:
        make_folder(kept)
    return over(case, Path(case.loaded.file), places, library=own, kept=kept, crew=Crew(workers, scheduler))


def budget_round(
    folders: str | Path | Sequence[str | Path],
    *,
    library: str | Path | None = None,
    cash: float | None = None,
    posts: float | None = None,
    balance: float | None = None,
    must: tuple[str, ...] = (),
    not_both: tuple[tuple[str, ...], ...] = (),
    workers: int = 1,
) -> Round:
    """Work out every case in some folders and hold them side by side: their sums, what two of them may both count, and
    which come to the most within limits.

    Args:
        folders: a folder that holds cases, however deep, or the file of one; or several.
        library: a council's own `assumptions/` folder, as `load` takes it.
        cash: how far the lead body's running total may fall below nil at any year's end, in pounds of cash.
        posts: how many posts may be needed in any year.
        balance: the most of the spending that the cases of one folder may have, 0-1.
        must: the names of cases that must be done.
        not_both: the names of cases of which one at most may be done.
        workers: how many processes.

    Raises:
        TypeError: something of another kind was passed.
        ValueError: a limit is below nil, or a share above 1.
        Problems: a folder holds no case, or a name is no case's. A case that cannot be worked out is in `.left_out`.
        MissingPackageError: a limit is given and SciPy is not installed.
    """
    from pathlib import Path

    from investcase.many.running import Crew
    from investcase.rounds.limits import Limits
    from investcase.rounds.round import budget_round as over

    _hold("budget_round", folders, _FOLDERS, str, Path, list, tuple)
    named = (folders,) if isinstance(folders, str | Path) else tuple(folders)
    for each in named:
        _hold("budget_round", each, _FOLDERS, str, Path)
    _hold("budget_round", library, "as library the path of a folder", str, Path, type(None))
    for name, given in (("cash", cash), ("posts", posts), ("balance", balance)):
        _hold("budget_round", given, f"as {name} a number", int, float, type(None))
        within = given is None or (0 <= given <= 1 if name == "balance" else 0 <= given < float("inf"))
        if not within:
            most = "a share from 0 to 1" if name == "balance" else "a number of nil or more"
            raise ValueError(f"investcase.budget_round takes as {name} {most}; this is {given}")
    _hold("budget_round", must, "as must the names of cases, such as ('care-hub',)", tuple)
    _hold("budget_round", not_both, "as not_both groups of names, such as (('care-hub', 'day-centre'),)", tuple)
    if any(not isinstance(group, tuple) for group in not_both):
        raise TypeError(
            "investcase.budget_round takes as not_both groups of names, such as (('care-hub', 'day-centre'),); this is "
            "a tuple of something else"
        )
    for each in (*must, *(name for group in not_both for name in group)):
        _hold("budget_round", each, "as must and not_both names of cases", str)
    _hold("budget_round", workers, "as workers a whole number", int)
    limits = Limits(cash, posts, balance, must, not_both)
    return over(
        tuple(map(Path, named)),
        library=None if library is None else Path(library),
        limits=None if limits == Limits() else limits,
        crew=Crew(workers),
    )


def explain(appraisal: Appraisal, name: str) -> Explanation:
    """Any number of an appraisal as a tree, down to the source of each leaf; nothing is worked out again.

    Args:
        appraisal: whose number.
        name: such as `npsv`, `council.net@2028-29`, a line, a model's quantity or a figure's id; `investcase explain
            CASE` lists them all.

    Raises:
        TypeError: something of another kind was passed.
        Problems: nothing has that name; with the nearest that do.
    """
    from investcase.appraisal.appraise import Appraisal
    from investcase.appraisal.explaining import Explainer

    _hold("explain", appraisal, _AN_APPRAISAL, Appraisal)
    _hold("explain", name, "as name a text such as 'npsv'", str)
    return Explainer(appraisal).explain(name)


def compare(first: ResolvedCase, second: ResolvedCase, *, measure: str = "npsv") -> Comparison:
    """Why the preferred option's answer moved between two cases, change by change, adding to the penny.

    Args:
        first: the case to start from.
        second: the case to end at.
        measure: `npsv`, `pv_costs`, `pv_benefits`, `lead_body`, `lead_body_cash`, a body such as `council`, or its cash
            as in `council.cash_releasing_npv`: present values in pounds, each case's in its own prices.

    Raises:
        TypeError: something of another kind was passed.
        Problems: there is no such measure, or a case cannot be worked out.
    """
    from investcase.appraisal.comparing import compare as between
    from investcase.resolving.resolved_case import ResolvedCase

    for case in (first, second):
        _hold("compare", case, "two cases, as investcase.load returns them", ResolvedCase)
    _hold("compare", measure, "as measure a text such as 'npsv'", str)
    return between(first, second, measure)


def render(
    appraisal: Appraisal,
    path: str | Path,
    *,
    length: str = "short",
    only: str | None = None,
    template: str | Path | None = None,
    brand: str | Path | None = None,
) -> tuple[Path, ...]:
    """Write the paper (PDF, HTML, Word, JSON), the workbook (XLSX) or the savings plan (CSV) by the name's ending, and
    say which files are there.

    Args:
        appraisal: what `investcase.appraise` returns.
        path: where to write. A PDF is two files: the paper, and its evidence beside it in `<name>-evidence.pdf`; all
            are written, or none.
        length: of a PDF, `page` (page 1 alone), `short`, or `full` (paper and evidence in the one file).
        only: of a short paper, `paper` or `evidence` alone, under the name given.
        template: of a paper in Word, the council's own template to put it into.
        brand: of a paper, the `brand.yaml` with the council's name, logo and colour; by default that beside the case,
            or beside the library it stands on.

    Raises:
        TypeError: something of another kind was passed.
        ValueError: the name ends in something else; there is no such length or piece, not both together, or none
            of what is no PDF; or there is a template for what is not for Word, or one that no paper can be put into;
            or a brand for what is no paper.
        Problems: the brand cannot be read or taken; words or figures would run off the paper.
        PdfUnavailable: this machine lacks Pango; the message holds the line that installs it.
        MissingPackageError: what the format needs is not installed; the message holds the line that installs it.
        UnwritableError: the file cannot be written, as is known before any work; it is an OSError.
        OSError: the disk would not take it.
    """
    from pathlib import Path

    from investcase.appraisal.appraise import Appraisal
    from investcase.report.lengths import Length, Piece, Wanted
    from investcase.report.render import render as write

    _hold("render", appraisal, _AN_APPRAISAL, Appraisal)
    _hold("render", path, "as path the name of a file", str, Path)
    _hold("render", length, "as length page, short or full", str)
    _hold("render", only, "as only paper or evidence", str, type(None))
    _choose("render", "length", length, Length)
    _hold("render", template, "as template the name of a file", str, Path, type(None))
    _hold("render", brand, "as brand the name of a file", str, Path, type(None))
    if only is not None:
        _choose("render", "only", only, Piece)
    wanted = Wanted(Length(length), None if only is None else Piece(only))
    own, face = (None if each is None else Path(each) for each in (template, brand))
    return write(appraisal, Path(path), wanted=wanted, template=own, brand=face)
