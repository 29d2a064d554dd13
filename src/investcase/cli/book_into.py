"""A workbook of a case, saved with values of somebody's own, as the lines of the case's file that would change."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from investcase.cli.book_edited import Edited, edited_book
from investcase.cli.failure import DONE, CannotError
from investcase.cli.loading import load_for
from investcase.reading.problems import Problem, Problems, has_errors


def show_or_keep(path: Path, case: Path, library: Path | None, *, keep: bool) -> int:
    """Say what a workbook changes in a case, as a diff of its file, and write it there where that is asked for.

    Raises:
        Problems: it is of another case or draft, or a value in it is none; nothing is written.
        MissingPackageError: openpyxl or XlsxWriter is not installed.
        CannotError: the file cannot be written.
    """
    from investcase.appraisal.appraise import appraise
    from investcase.cli.book_locked import changed_elsewhere
    from investcase.cli.book_moves import moves_of
    from investcase.cli.changed_lines import diff
    from investcase.cli.problems import print_problems
    from investcase.cli.streams import by_the_way
    from investcase.report.workbook.book import Workbook
    from investcase.resolving.written_back import NotKeptError, lines_of
    from investcase.serving.keeping import put

    edited = edited_book(path)
    file = case / "case.yaml" if case.is_dir() else case
    loaded = load_for(case, library)
    appraisal = appraise(loaded)
    wrong = list(_of_another(edited, loaded.document.case, appraisal.inputs, file))
    if wrong:
        raise Problems(wrong)
    made = Workbook(appraisal)
    content = made.written()
    if edited.names() != [cells.name for cells in made.inputs.cells.values()]:
        raise Problems([_moved_rows(edited)])
    names = {cells.name for key, cells in made.inputs.cells.items() if key not in made.shut}
    found = moves_of(loaded, made.inputs, [row for row in edited.rows() if row.name in names])
    problems = [*found.problems, *changed_elsewhere(edited, content)]
    if has_errors(problems):
        raise Problems(problems)
    if problems:
        print_problems(problems)
    if not found.moves:
        click.echo(f"{edited.path.name} holds no value of anybody's own: {file} stays as it is.")
        return DONE
    load_for(case, library, {move.figure.key: move.text for move in found.moves})  # what it refuses is told here
    try:
        lines = lines_of(loaded, file.read_bytes(), found.moves, found.said)
        if keep:
            put(file, lines.before, lines.after)
    except NotKeptError as error:
        raise CannotError(str(error)) from None
    told = [f"{words}\n" for words in found.words]
    click.echo("".join((*told, "\n", *diff(file, lines.before, lines.after))), nl=False)
    again = f"investcase import {shlex.quote(str(edited.path))} --into {shlex.quote(str(case))} --keep"
    with by_the_way():
        said = f"Wrote {file}\nNext: investcase check {shlex.quote(str(case))}"
        click.echo(said if keep else f"Nothing is written yet. To write it: {again}", err=True)
    return DONE


def refused_without_a_case(path: Path) -> click.UsageError:
    """What is said where nobody says which case a workbook is to be read into."""
    found = edited_book(path)
    name, case = shlex.quote(str(path)), shlex.quote(found.case)
    return click.UsageError(
        f"{path.name} is the workbook of the case {found.case}: say where that lies, as in "
        f"investcase import {name} --into {case}"
    )


def _of_another(edited: Edited, case: str, inputs: bytes, file: Path) -> Iterator[Problem]:
    from investcase.catalogue.shipped import VERSION
    from investcase.resolving.canonical import fingerprint

    again = f"write a new one with investcase report {shlex.quote(str(file.parent))} --to xlsx, and your values in that"
    if edited.case != case:
        message = f"{edited.path.name} is the workbook of the case {edited.case}, and {file} is the case {case}"
        yield Problem("book-of-another", message, remedy="name the folder of its own case after --into")
    elif edited.inputs != fingerprint(inputs):
        message = (
            f"{edited.path.name} is the workbook of another draft of {case}: its fingerprint begins "
            f"{edited.inputs[:12]}, and that of {file} as it stands {fingerprint(inputs)[:12]}"
        )
        yield Problem("book-of-another", message, remedy=again)
    elif edited.made_by != f"investcase {VERSION}":
        message = f"{edited.path.name} was made by {edited.made_by}, and this is investcase {VERSION}"
        yield Problem("book-of-another", message, remedy=again)


def _moved_rows(edited: Edited) -> Problem:
    message = f"the rows of Inputs in {edited.path.name} are not those that were written: some were moved or taken out"
    remedy = "undo that in the workbook and save it, or write your values in a new one"
    return Problem("book-of-another", message, remedy=remedy)
