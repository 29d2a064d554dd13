"""`investcase import`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.failure import DONE
from investcase.cli.loading import library_option
from investcase.cli.named import A_CASE, A_SHEET
from investcase.cli.sheets import EXCEL


def _figures(path: Path, library: Path | None) -> dict[str, str]:
    """A council's own figures, as the files of a library by their place in it.

    Raises:
        Problems: a row gives no figure; the message names every one.
    """
    from investcase.cli.sheet_figures import figures_in
    from investcase.cli.sheet_yaml import Written
    from investcase.cli.sheets import sheets_of
    from investcase.cli.shelf import library_here
    from investcase.reading.problems import Problems, has_errors

    shelf = library_here(library)
    if has_errors(shelf.problems):
        raise Problems(shelf.problems)
    sheets, problems = sheets_of(path)
    taken = figures_in(sheets, shelf, path.name)
    if problems or taken.problems:
        raise Problems([*problems, *taken.problems])
    return Written(taken.given, shelf).files(path.stem)


@click.command("import", epilog="Example: investcase import figures.xlsx")
@click.argument("file", type=A_SHEET)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="The folder that holds assumptions, or will; else here.",
)
@click.option("--force", is_flag=True, help="Replace files that are already there.")
@click.option(
    "--into", type=A_CASE, metavar="CASE", help="The case whose workbook FILE is: show what its values change there."
)
@click.option("--keep", is_flag=True, help="With --into: write the changed lines into the case's own file.")
@library_option
def command(file: Path, output: Path, force: bool, into: Path | None, keep: bool, library: Path | None) -> int:
    """Write the figures of FILE, an Excel workbook (.xlsx) or a CSV, into assumptions as a library of your own.

    A row is a figure: its id or title as investcase list figures shows it, value, unit, source, date, owner, and of
    money the year of its prices, each under a heading of that name. Every row that cannot be read is named, and then
    nothing is written.

    With --into, FILE is the workbook that report wrote of CASE, saved with values of your own in it: what they change
    in the case is shown line by line, with whose they are and why, and written with --keep.
    """
    _refuse_together(into, keep=keep, others=force or output != Path())
    if into is not None or file.suffix.casefold() in EXCEL:
        from investcase.cli.book_edited import is_book
        from investcase.cli.book_into import refused_without_a_case, show_or_keep

        if into is not None:
            return show_or_keep(file, into, library, keep=keep)
        if is_book(file):
            raise refused_without_a_case(file)
    from investcase.cli.outputs import as_misuse, write
    from investcase.cli.streams import by_the_way
    from investcase.cli.where_drafts_go import refuse_to_overwrite
    from investcase.files.folders import new_folder, try_new_folder
    from investcase.files.inputs import refuse_input
    from investcase.files.output import output_at

    texts = {output / "assumptions" / place: text for place, text in _figures(file, library).items()}
    for each in texts:
        refuse_to_overwrite(each, force)
    with as_misuse():
        for folder in dict.fromkeys(each.parent for each in texts):
            try_new_folder(folder)
    first, *others = dict.fromkeys(each.parent for each in texts)
    with new_folder(first), new_folder(others[0] if others else first), as_misuse():
        outputs = [(output_at(each), text.encode("utf-8")) for each, text in texts.items()]
        for written, _ in outputs:
            refuse_input(written, [file], what="a file")
        write(outputs)
    with by_the_way():
        click.echo(f"Next: investcase check {output}")
    return DONE


def _refuse_together(into: Path | None, *, keep: bool, others: bool) -> None:
    if keep and into is None:
        raise click.UsageError("--keep writes into a case: name it too, as in --into CASE")
    if into is not None and others:
        raise click.UsageError("--into writes no library: leave out --output and --force")
