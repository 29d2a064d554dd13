"""`investcase report`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from investcase.cli.failure import DONE, CannotError
from investcase.cli.loading import case_argument, library_option, load_for
from investcase.cli.writing import refuse_without_folder

FORMATS = ("pdf", "html", "json", "csv")


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
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder for several formats.")
def command(case: Path, library: Path | None, formats: tuple[str, ...], output: Path | None) -> int:
    """Write the paper of CASE in one or more formats, to ./<case id>.<format> unless -o says otherwise."""
    return write_reports(case, library, formats, output)


def write_reports(case: Path, library: Path | None, formats: tuple[str, ...], output: Path | None) -> int:
    """Write a case's paper in some formats, saying what was written.

    Raises:
        Problems: the case has errors; nothing is written.
        UsageError: there is no such folder to write into.
        CannotError: this machine cannot write PDF.
    """
    _refuse_target(formats, output)
    from investcase.checks.review import appraised
    from investcase.cli.problems import print_problems
    from investcase.reading.problems import Severity
    from investcase.report.pdf import PdfUnavailable
    from investcase.report.render import render

    appraisal = appraised(load_for(case, library))
    worth_saying = [problem for problem in appraisal.problems if problem.severity is not Severity.NOTE]
    if worth_saying:
        print_problems(worth_saying)
    for name in formats:
        path = _target(appraisal.case.document.case, name, formats, output)
        try:
            render(appraisal, path, _progress)
        except PdfUnavailable as error:
            raise CannotError(str(error)) from error
        click.echo(f"Wrote {path}")
    return DONE


def _refuse_target(formats: tuple[str, ...], output: Path | None) -> None:
    if output is None or output.is_dir():
        return
    if len(formats) > 1:
        wrong = "is not a folder" if output.exists() else "is not there"
        remedy = "name another" if output.exists() else f"make it first: mkdir -p {output}"
        raise click.UsageError(f"{len(formats)} formats need a folder, and {output} {wrong}; {remedy}")
    refuse_without_folder(output)


def _target(case_id: str, name: str, formats: tuple[str, ...], output: Path | None) -> Path:
    if output is None:
        return Path(f"{case_id}.{name}")
    if output.is_dir():
        return output / f"{case_id}.{name}"
    return output if output.suffix else output.with_suffix(f".{name}")


def _progress(words: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"{words} ...", err=True)
