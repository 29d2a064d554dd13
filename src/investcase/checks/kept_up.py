"""A library kept up: what one step of upkeep would write into a file of figures, and what that moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from investcase.catalogue.dated import on_the_day
from investcase.catalogue.library import Library, shipped_library, shown_name
from investcase.catalogue.origins import COUNCIL, SHIPPED, Origin, is_shipped
from investcase.checks.upkeep import uses_of
from investcase.documents.base import Loaded, read_document
from investcase.documents.edits import Edit
from investcase.documents.figure import Figure, FiguresFile, FigureValue, Status, needs_price_base
from investcase.documents.written_into import UnwritableLineError, entry_added, written_into
from investcase.reading.nodes import Data
from investcase.reading.problems import Problem, Problems, Severity
from investcase.reading.suggest import did_you_mean
from investcase.reading.text import SourceText, decode
from investcase.resolving.library_checks import CHECKS

_AS_BEFORE = ("holds_for", "method", "gross_or_net", "basis")
"""How a value was counted, which its next year is too; a figure that is counted otherwise gets an id of its own."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file of figures as it is and as it would be, the models that it moves, the figures that were made from what
    changes and are to be made again, and what the checks of the library say of it that they did not say before.
    """

    file: Path
    before: bytes
    after: bytes
    models: tuple[str, ...] = ()
    made_from: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """The library in a folder, and a figure's place in it."""

    library: Library
    origin: Origin

    def find(self, figure_id: str) -> tuple[Loaded[FiguresFile], int]:
        """The file of the figure and its place there.

        Raises:
            Problems: this library does not hold it, or its file cannot be read.
        """
        name = self.library.name_now(figure_id)
        loaded = self.library.figures_file(self.origin, name.partition(".")[0])
        ids = [figure.id for figure in loaded.document.figures] if loaded is not None else []
        if loaded is not None and name in ids:
            return loaded, ids.index(name)
        if self.library.problems:
            raise Problems(self.library.problems)
        own = [figure.id for file in self.library.figures_files(self.origin) for figure in file.document.figures]
        remedy = did_you_mean(figure_id, own)
        if self.library.figure(figure_id):
            remedy = (
                "it ships with investcase: name the library that holds it with --library, or import one of your own"
            )
        message = f"the library {self.origin.folder} holds no figure {figure_id}"
        raise Problems([Problem("no-figure", message, remedy=remedy or "investcase list figures shows every id")])


def opened(folder: Path) -> Kept:
    """The library in an `assumptions/` folder, above what ships unless it is what ships."""
    shipped = is_shipped(folder)
    origin = Origin(SHIPPED if shipped else COUNCIL, folder)
    return Kept(Library((origin,)) if shipped else shipped_library([origin]), origin)


def next_value(folder: Path, figure_id: str, given: dict[str, str]) -> FileChange:
    """One more value under a figure, which stands from its `since`; those before it are kept.

    `given` are fields of a value as they would be typed, with `source` and `since`. What is left out and says how the
    value is counted is as in the value before it; what is asked of every value of the figure, and left out, is named.

    Raises:
        Problems: the figure is not there, something is missing, or the library would be wrong with it.
    """
    kept = opened(folder)
    loaded, index = kept.find(figure_id)
    figure = loaded.document.figures[index]
    before = _value_before(kept, figure, given.get("holds_for"))
    data = _plain(loaded, index, figure, before)
    entry = {**{name: data[name] for name in _AS_BEFORE if name in data}, **given}
    source = kept.library.source(given.get("source", ""))
    entry.setdefault("status", source.read.value if source is not None else Status.READ_AT_SOURCE.value)
    problems = [] if source is not None else [_no_source(kept, given["source"])]
    options = [f"--{name.replace('_', '-')}" for name in _missing(figure, before, entry)]
    if options:
        message = f"{figure.id}: its next value needs {', '.join(options)}"
        problems.append(Problem("value-not-whole", message, remedy="say each of them as its source does"))
    if problems:
        raise Problems(problems)
    _refuse_an_earlier_day(figure, before, entry["since"])
    ordered = {name: entry[name] for name in FigureValue.model_fields if name in entry}
    path, place = ("figures", index, "values"), figure.values.index(before)
    return _change(kept, loaded, [figure.id], lambda text: entry_added(text, path, dict(ordered), behind=place))


def superseded(folder: Path, figure_id: str, by: str) -> FileChange:
    """A figure marked as superseded by another, which is counted otherwise; every case that names it is told.

    Raises:
        Problems: either figure is not there, or the library would be wrong with it.
    """
    kept = opened(folder)
    loaded, index = kept.find(figure_id)
    edit = Edit(("figures", index, "superseded_by"), kept.library.name_now(by))
    return _change(kept, loaded, [loaded.document.figures[index].id], lambda text: written_into(text, [edit]))


def reviewed(folder: Path, source_id: str, checked: dt.date, review_by: dt.date) -> tuple[FileChange, ...]:
    """Every standing value of one source marked as looked at again: the publication had nothing new.

    Raises:
        Problems: no value of this library is of that source, the dates are in the wrong order, or it would be wrong.
    """
    if review_by <= checked:
        message = f"it is to be reviewed by {review_by}, and was checked on {checked}"
        raise Problems([Problem("review-order", message, expected="a review after the day of the check")])
    kept = opened(folder)
    changes = []
    for loaded in list(kept.library.figures_files(kept.origin)):
        edits: list[Edit] = []
        moved = []
        for index, figure in enumerate(loaded.document.figures):
            stands = on_the_day(figure, None).values
            for place, value in enumerate(figure.values):
                if value.source == source_id and value in stands:
                    at = ("figures", index, "values", place)
                    edits += [Edit((*at, "checked"), str(checked)), Edit((*at, "review_by"), str(review_by))]
                    moved.append(figure.id)
        if edits:
            changes.append(_change(kept, loaded, moved, lambda text, made=tuple(edits): written_into(text, made)))  # type: ignore[misc]
    if not changes:
        known = {source.id for source in kept.library.all_sources()} - {source_id}
        message = f"no value that stands in {folder} is of a source {source_id}"
        remedy = did_you_mean(source_id, known) or "investcase library report shows the sources that fall due"
        raise Problems([Problem("source-not-cited", message, remedy=remedy)])
    return tuple(changes)


def _value_before(kept: Kept, figure: Figure, holds_for: str | None) -> FigureValue:
    stands = on_the_day(figure, None).values
    same = [value for value in stands if holds_for is None or value.holds_for.casefold() == holds_for.casefold()]
    if len(same) != 1:
        where = ", ".join(value.holds_for for value in stands)
        message = f"{figure.id} has values for {where}" + (f", and none for {holds_for}" if holds_for else "")
        remedy = f"say which has a new one: --holds-for {stands[0].holds_for}"
        raise Problems([Problem("which-value", message, remedy=remedy)])
    if same[0].study is not None or same[0].interval is not None or same[0].rests_on:
        message = (
            f"{figure.id} is a finding of a study, or was made from others: nobody can add its next year as a number"
        )
        raise Problems([Problem("which-value", message, remedy="write it by hand, with its study or how it was made")])
    return same[0]


def _no_source(kept: Kept, source_id: str) -> Problem:
    known = [source.id for source in kept.library.all_sources()]
    message = f"there is no source {source_id}"
    expected = f"an entry in a file of {kept.origin.folder / 'sources'}: id, title, publisher, date, url, licence, read"
    return Problem("unknown-source", message, expected=expected, remedy=did_you_mean(source_id, known))


def _refuse_an_earlier_day(figure: Figure, before: FigureValue, since: str) -> None:
    """Stop at a value that would stand behind the one there is; what is no date is told when the value is read."""
    try:
        day = dt.date.fromisoformat(since)
    except ValueError:
        return
    if before.since is not None and day <= before.since:
        message = (
            f"{figure.id}: a value for {before.holds_for} stands since {before.since} already, and this one since {day}"
        )
        remedy = "its next value begins later; one of an earlier year is written by hand, in its place"
        raise Problems([Problem("value-before", message, expected=f"a day after {before.since}", remedy=remedy)])


def _plain(loaded: Loaded[FiguresFile], index: int, figure: Figure, value: FigureValue) -> dict[str, str]:
    """The fields of a value as they were typed."""
    data: Data = loaded.data
    for step in ("figures", index, "values", figure.values.index(value)):
        data = data[step]  # type: ignore[index]
    assert isinstance(data, dict)
    return {name: each for name, each in data.items() if isinstance(each, str)}


def _missing(figure: Figure, before: FigureValue, entry: dict[str, str]) -> Iterator[str]:
    asked = ["since", "source", "locator", "checked", "review_by", "status"]
    asked += ["price_base"] if needs_price_base(figure.unit) else []
    asked += ["grade"] if before.grade is not None else []
    asked += ["period"] if before.period is not None else []
    if entry.get("status") in (Status.DERIVED, Status.ILLUSTRATIVE):
        asked.append("how")
    yield from (name for name in asked if name not in entry)


def _change(kept: Kept, loaded: Loaded[FiguresFile], figures: Iterable[str], write: Callable[[str], str]) -> FileChange:
    """The file with it written, once the whole library has been read so and nothing is wrong that was right."""
    file = next(
        path
        for path in sorted((kept.origin.folder / "figures").glob("*.yaml"))
        if shown_name(kept.origin, path) == loaded.file
    )
    before = file.read_bytes()
    try:
        after = write(before.decode("utf-8")).encode("utf-8")
    except UnwritableLineError as error:
        raise Problems([Problem("unwritable", f"{file} cannot be written into: {error}")]) from None
    text = decode(after, loaded.file)
    if isinstance(text, Problem):
        raise Problems([text])
    wrong = read_document(text, "figures", FiguresFile)[1]
    if wrong:  # what follows from a file that cannot be read is no fault of its own
        raise Problems(wrong)
    said = {_known_by(each) for each in _problems(kept, {})}
    told = [each for each in _problems(kept, {file: text}) if _known_by(each) not in said]
    if any(each.severity is Severity.ERROR for each in told):
        raise Problems(told)
    names = tuple(dict.fromkeys(figures))
    uses = uses_of(kept.library)
    models = tuple(sorted({model for name in names for model in uses.get(name, ())}))
    rest = tuple(_resting_on(kept.library, set(names)))
    return FileChange(file, before, after, models, rest, tuple(told))


def _known_by(problem: Problem) -> tuple[str, str, str]:
    """What a problem is the same by, wherever in its file it stands now."""
    return problem.code, problem.message, problem.position.file if problem.position else ""


def _problems(kept: Kept, unwritten: dict[Path, SourceText]) -> list[Problem]:
    library = Library(kept.library.origins, unwritten=unwritten)
    found = [problem for check in CHECKS for problem in check(library, kept.origin)]
    return [*library.problems, *found]


def _resting_on(library: Library, names: set[str]) -> Iterator[str]:
    for _, figure in library.all_figures():
        if any(library.name_now(name) in names for value in figure.values for name in value.rests_on):
            yield figure.id
