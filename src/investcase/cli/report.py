"""`investcase report`."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from investcase.cli.failure import DONE, CannotError
from investcase.cli.loading import case_argument, library_option, load_for
from investcase.cli.outputs import STANDARD, named_after, output_type, progress, refuse_read, the_output, write
from investcase.report.formats import FORMATS


def _formats(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().casefold() for part in value.split(",") if part.strip()))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        raise click.BadParameter(f"{value!r} is not a list of {', '.join(FORMATS)}")
    return wanted


@click.command(epilog="Example: investcase report kent-at-home --to pdf,html,json")
@case_argument
@library_option
@click.option(
    "--to",
    "formats",
    default="pdf",
    show_default=True,
    callback=_formats,
    help="pdf, html, json, csv (the savings plan).",
)
@click.option(
    "-o",
    "--output",
    type=output_type,
    metavar="FILE|FOLDER",
    help="A file, or a folder for several formats; - is standard output.",
)
def command(case: Path, library: Path | None, formats: tuple[str, ...], output: str | None) -> int:
    """Write the paper of CASE in one or more formats, to ./<its folder's name>.<format> unless -o says otherwise."""
    return write_reports(case, library, formats, output, in_folder=True)


def write_reports(
    case: Path, library: Path | None, formats: tuple[str, ...], output: str | None, *, in_folder: bool = False
) -> int:
    """Write a case's paper in some formats, all or none, saying what was written. Several formats go into a folder.

    Raises:
        Problems: the case has errors; nothing is written.
        UsageError: `output` is no place to write to, as is found out before any work is done.
        CannotError: this machine cannot write PDF.
        OSError: this machine does not let it be written.
    """
    _refuse_one_for_several(formats, output)
    name = named_after(case)
    outputs = [the_output(output, name, [form], in_folder=in_folder)[0] for form in formats]
    from investcase.checks.review import appraised
    from investcase.cli.problems import print_problems
    from investcase.reading.problems import Severity
    from investcase.report.pdf import PdfUnavailable
    from investcase.report.render import rendered

    loaded = load_for(case, library)
    refuse_read(outputs, [loaded])
    appraisal = appraised(loaded)
    worth_saying = [problem for problem in appraisal.problems if problem.severity is not Severity.NOTE]
    if worth_saying:
        print_problems(worth_saying)
    try:
        made = [rendered(appraisal, form, progress) for form in formats]
    except PdfUnavailable as error:
        raise CannotError(str(error)) from error
    write(list(zip(outputs, made, strict=True)))
    return DONE


def _refuse_one_for_several(formats: tuple[str, ...], output: str | None) -> None:
    if output is None or len(formats) == 1 or os.path.isdir(output):  # noqa: PTH112 (a name too long is no fault)
        return
    if not output:
        raise click.UsageError("-o is empty; name a folder, or leave it out")
    if output == STANDARD:
        raise click.UsageError(f"{len(formats)} formats need a folder, and - is standard output; ask for one format")
    wrong = f"is not there; make it first: mkdir -p {shlex.quote(output)}"
    if os.path.lexists(output):
        wrong = "is not a folder; name another"
    raise click.UsageError(f"{len(formats)} formats need a folder, and {output} {wrong}")
