"""Read a case from where it stands, and settle it; again with changes, or in another place."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path as FilePath

from investcase.catalogue.library import Library
from investcase.catalogue.opening import open_library
from investcase.catalogue.readings import Readings
from investcase.documents.base import Loaded, read_document
from investcase.documents.case import Case, OwnPlace
from investcase.documents.edits import Changed, Edit
from investcase.documents.equality import words_protected
from investcase.documents.figure import Nation
from investcase.documents.given import given_mapping, given_text, is_text
from investcase.documents.partly import read_partly
from investcase.reading.problems import Problem, Problems, Severity, has_errors, in_order
from investcase.reading.text import SourceText, read_text
from investcase.resolving.changes import changes_of, fixed_among, names_of_changes, said_of
from investcase.resolving.in_their_units import in_their_units
from investcase.resolving.library_checks.where_used import open_checked
from investcase.resolving.option import option_figures
from investcase.resolving.resolved_case import ResolvedCase
from investcase.resolving.settling import settle
from investcase.resolving.unsourced import read_as_not_given
from investcase.resolving.what_ifs import NamedChanges, settle_what_ifs


def load(
    path: str | FilePath | Mapping[str, object],
    library: FilePath | None = None,
    as_of: dt.date | None = None,
    changes: Mapping[str, str] | None = None,
    place: str | None = None,
    readings: Readings | None = None,
) -> ResolvedCase:
    """Read and settle a case: at a path, which is a YAML file or a folder holding `case.yaml`; its text; or a mapping.

    Dated judgements are as of the case's own `as_of`, else the one given; nothing here reads the clock. `changes` are
    values put in place of what the file says, by name, as `resolving.changes` has them; `place` stands in place of the
    case's own, and nothing else that it says is another. `readings` is what others read of the same library.

    Raises:
        Problems: every problem found, when at least one is an error.
    """
    if isinstance(path, Mapping) or (isinstance(path, str) and is_text(path)):
        given = given_text(path) if isinstance(path, str) else given_mapping(path)
        if isinstance(given, Problem):
            raise Problems([given])
        return load_text(given, None, library, as_of, changes, place, readings)
    shown = FilePath(path)
    # By `os`: a name too long for a disk, or with a NUL in it, is no folder, and no fault either.
    is_folder = os.path.isdir(path)  # noqa: PTH112
    file = shown / "case.yaml" if is_folder else shown
    if is_folder and not file.exists() and not file.is_symlink():
        raise Problems([_no_case_in(shown)])
    text = read_text(file, str(file))
    if isinstance(text, Problem):
        raise Problems([text])
    return load_text(text, file.parent, library, as_of, changes, place, readings)


def _no_case_in(folder: FilePath) -> Problem:
    others = sorted(path.name for path in folder.iterdir() if path.suffix.casefold() in (".yaml", ".yml"))
    remedy = f"name the file itself, such as {folder / others[0]}" if others else "name a folder that holds one"
    return Problem("unreadable", f"{folder} holds no case.yaml", remedy=remedy)


def load_text(
    text: SourceText,
    folder: FilePath | None,
    library: FilePath | None = None,
    as_of: dt.date | None = None,
    changes: Mapping[str, str] | None = None,
    place: str | None = None,
    readings: Readings | None = None,
) -> ResolvedCase:
    """Settle a case from its text, as if it stood in a folder, at its own place or at another, some figures changed.

    Raises:
        Problems: every problem found, when at least one is an error.
    """
    moved = [] if place is None else [Edit(("place",), place)]
    found = _settled(text, folder, library, as_of, moved, readings)
    if not changes:
        return found
    made = changes_in(found, changes)
    edits = [*moved, *(edit for each in made for edit in each.edits)]
    try:
        return replace(_settled(text, folder, library, as_of, edits, readings), changes=made, unchanged=found)
    except Problems as problems:
        raise Problems(said_of(problems, made)) from None


def _settled(
    text: SourceText,
    folder: FilePath | None,
    library: FilePath | None,
    as_of: dt.date | None,
    edits: Sequence[Edit],
    readings: Readings | None,
) -> ResolvedCase:
    written, problems = read_document(text, "case", Case, edits)
    if written is None:
        problems = in_their_units(problems, text, lambda: open_library(folder, library))
        raise Problems([*problems, *_of_the_rest(text, folder, library, as_of, edits)])
    loaded = replace(written, document=_printable(written.document))
    problems = [*problems, *read_as_not_given(written)]
    found = open_checked(folder, library, text.text, readings)
    found.as_of = loaded.document.as_of or as_of
    if has_errors(found.problems):
        # What a case lacks on a library that is wrong is most likely not the case's fault.
        raise Problems([*problems, *found.problems])
    settled, more = settle(loaded, found)
    problems = [*problems, *more, *found.problems]
    if settled is None:
        problems += _wherever_it_is(loaded, found)
    if settled is None or has_errors(problems):
        raise Problems(problems)
    asked: tuple[NamedChanges, ...] = ()
    if written.document.what_ifs and not edits:
        case, rests_on = settled, _rests_on(settled)
        # Of the words as they were typed: a value is no count of people to be protected.
        asked, more = settle_what_ifs(
            written,
            case.document,
            case.options,
            found,
            lambda changes: _rests_on(settled_with(case, changes)) if changes else rests_on,
        )
        problems = [*problems, *more]
    if has_errors(problems):
        raise Problems(problems)
    return replace(
        settled,
        what_ifs=asked,
        problems=in_order(problems),
        texts={text.name: text, **found.used},
        written=written.document,
        as_of=loaded.document.as_of or as_of,
    )


def _rests_on(case: ResolvedCase) -> tuple[object, ...]:
    """The value of every figure in every place where an option uses it, and the years."""
    return case.horizon, *(figure.quantity for option in case.options for figure in option_figures(option))


def _of_the_rest(
    text: SourceText, folder: FilePath | None, library: FilePath | None, as_of: dt.date | None, edits: Sequence[Edit]
) -> Iterator[Problem]:
    """What is wrong with the meaning of a case that cannot be read whole: with the rest of it, in its own right."""
    partly = read_partly(text, "case", Case, edits)
    if partly is None:
        return
    found = open_checked(folder, library, text.text)
    found.as_of = partly.loaded.document.as_of or as_of
    if has_errors(found.problems):
        yield from found.problems
        return
    settled, problems = settle(partly.loaded, found)
    if settled is None:
        problems = [*problems, *_wherever_it_is(partly.loaded, found)]
    yield from (each for each in problems if each.severity is Severity.ERROR and partly.is_sound(each))


_OF_NO_PLACE = ("outside-horizon", "years-reversed", "year-kind", "unit")
"""Problems of a case's meaning, beside names that mean nothing, that are the same in every place."""


def _wherever_it_is(loaded: Loaded[Case], library: Library) -> Iterator[Problem]:
    """What is wrong with a case whose place cannot be found, and would be in any place."""
    if isinstance(loaded.document.place, OwnPlace):
        return
    somewhere = OwnPlace.model_construct(name="Somewhere", nation=Nation.ENGLAND)
    _, problems = settle(replace(loaded, document=loaded.document.model_copy(update={"place": somewhere})), library)
    for problem in problems:
        if problem.code.startswith("unknown-") or problem.code in _OF_NO_PLACE:
            yield problem


def changes_in(case: ResolvedCase, changes: Mapping[str, str]) -> tuple[Changed, ...]:
    """What changes by name edit in a case's document.

    Raises:
        Problems: a name is of nothing that the case can give.
    """
    return changes_of(case.document, case.options, case.library, changes)


def unread(case: ResolvedCase, name: str, value: str) -> Problem | None:
    """Why a case could not read a value given by name, by itself; None where it can, or has no such name."""
    try:
        changed = changes_in(case, {name: value})
    except Problems:
        return None
    edits = [edit for each in changed for edit in each.edits]
    _, problems = read_document(case.loaded.positions.source, "case", Case, edits)
    return next((each for each in problems if each.severity is Severity.ERROR), None)


def fixed_in(case: ResolvedCase, names: Iterable[str]) -> dict[str, Problem]:
    """Those of some figures' names that the case can give no value, each with why not."""
    return fixed_among(case.document, case.options, case.library, names)


def names_that_change(case: ResolvedCase) -> tuple[str, ...]:
    """Every name that `changes_in` takes of a case: figures, inputs and adjustments by their short names, and years."""
    return names_of_changes(case.document, case.options, case.library)


def settled_with(case: ResolvedCase, changes: Iterable[Changed]) -> ResolvedCase:
    """A case settled again with some of the changes that could be made in it, on the same library; unreviewed.

    Raises:
        Problems: the changes cannot stand without the others.
    """
    edits = [edit for each in changes for edit in each.edits]
    written, problems = read_document(case.loaded.positions.source, "case", Case, edits)
    if written is None:
        raise Problems(problems)
    settled, more = settle(replace(written, document=_printable(written.document)), case.library)
    if settled is None or has_errors(more):
        raise Problems(more)
    return settled


def _printable(case: Case) -> Case:
    """The case with small counts of people out of its words; what names something is left as it is."""
    names = {"equality", *(["place"] if isinstance(case.place, str) else [])}
    words = {name: getattr(case, name) for name in Case.model_fields if name not in names}
    return case.model_copy(update=words_protected(case.equality, words))
