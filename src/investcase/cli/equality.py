"""`investcase equality`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from investcase.cli.failure import DONE, CannotError
from investcase.cli.loading import case_argument, library_option, load_for
from investcase.cli.writing import refuse_without_folder


def _named(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.casefold() not in (".pdf", ".html"):
        raise click.BadParameter(f"{value.name!r} ends in neither .pdf nor .html")
    return value


@click.command(epilog="Example: investcase equality kent-at-home -o kent-equality.pdf")
@case_argument
@library_option
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), callback=_named, help="FILE.pdf|.html")
@click.option(
    "--with",
    "others",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Another case on the same people; may be given more than once.",
)
def command(case: Path, library: Path | None, output: Path | None, others: tuple[Path, ...]) -> int:
    """The equality impact note of CASE and its public summary, alone; to ./<case id>-equality.pdf by default."""
    if output is not None:
        refuse_without_folder(output)
    from investcase.checks.equality import RULES
    from investcase.checks.review import appraised
    from investcase.cli.problems import print_problems
    from investcase.reading.problems import Severity
    from investcase.report.equality_paper import render_equality
    from investcase.report.pdf import PdfUnavailable

    appraisal = appraised(load_for(case, library))
    beside = [appraised(load_for(other, library)) for other in others]
    of_equality = (problem for problem in appraisal.problems if problem.code in (*RULES, "not-assessed"))
    worth_saying = [problem for problem in of_equality if problem.severity is not Severity.NOTE]
    if worth_saying:
        print_problems(worth_saying)
    path = output or Path(f"{appraisal.case.document.case}-equality.pdf")
    try:
        render_equality(appraisal, path, beside, _progress)
    except PdfUnavailable as error:
        raise CannotError(str(error)) from error
    click.echo(f"Wrote {path}")
    return DONE


def _progress(words: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"{words} ...", err=True)
