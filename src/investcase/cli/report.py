"""`investcase report`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from investcase.cli.choices import Choice
from investcase.cli.failure import DONE, CannotError
from investcase.cli.loading import case_argument, library_option, load_for
from investcase.cli.named import A_BRAND, A_TEMPLATE
from investcase.cli.outputs import (
    as_misuse,
    named_after,
    output_type,
    progress,
    refuse_one_for_several,
    refuse_read,
    the_output,
    write,
)
from investcase.reading.suggest import did_you_mean
from investcase.report.formats import FACED, FORMATS
from investcase.report.lengths import Length, Piece, Wanted, evidence_stem

_USUAL = Wanted()
_Command = TypeVar("_Command", bound=Callable[..., object])


def lengths(command: _Command) -> _Command:
    """The options that say how long a paper is, and which of its two files is written."""
    only = click.option(
        "--only",
        type=Choice([str(piece) for piece in Piece]),
        help="Write one of the two files alone: the paper, or its evidence.",
    )
    length = click.option(
        "--length",
        type=Choice([str(each) for each in Length]),
        default=str(Length.SHORT),
        show_default=True,
        help="page: page 1 alone. short: the paper, and its evidence in a second file. full: both in one file.",
    )
    return only(length(command))


brand_option = click.option(
    "--brand",
    type=A_BRAND,
    metavar="FILE",
    help="Your council's name, logo and colour; by default brand.yaml beside the case, or beside its library.",
)


def wanted_of(length: str, only: str | None, formats: tuple[str, ...] = ("pdf",)) -> Wanted:
    """What both options together ask for.

    Raises:
        UsageError: one of two files is asked for where there is one, or either of what is no PDF.
    """
    given = f"--only {only}" if only is not None else f"--length {length}"
    if "pdf" not in formats and (only is not None or length != Length.SHORT):
        raise click.UsageError(
            f"{given} is of a PDF, and {', '.join(formats)} is none; leave it out, or add pdf to --to"
        )
    if only is not None and length != Length.SHORT:
        raise click.UsageError(
            f"--length {length} makes one file, so --only {only} has none to leave out; give one of the two"
        )
    return Wanted(Length(length), Piece(only) if only else None)


def _formats(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().casefold() for part in value.split(",") if part.strip()))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        hint = did_you_mean(unknown[0], FORMATS) if unknown else ""
        raise click.BadParameter(f"{value!r} is not a list of {', '.join(FORMATS)}" + (f"; {hint}" if hint else ""))
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
    help=f"{', '.join(form.told for form in FORMATS.values())}.",
)
@click.option(
    "-o",
    "--output",
    type=output_type,
    metavar="FILE|FOLDER",
    help="A file, or a folder for several formats; - is standard output.",
)
@click.option(
    "--template",
    type=A_TEMPLATE,
    metavar="FILE",
    help="Your own Word template: its styles, with [[paper]] where the paper goes.",
)
@brand_option
@lengths
def command(
    case: Path,
    library: Path | None,
    formats: tuple[str, ...],
    output: str | None,
    template: Path | None,
    brand: Path | None,
    length: str,
    only: str | None,
) -> int:
    """Write the paper of CASE in one or more formats, to ./<its folder's name>.<format> unless -o says otherwise.

    A PDF is two files: the paper, and its evidence in <name>-evidence.pdf.
    """
    wanted = wanted_of(length, only, formats)
    return write_reports(case, library, formats, output, wanted, in_folder=True, template=template, brand=brand)


def write_reports(
    case: Path,
    library: Path | None,
    formats: tuple[str, ...],
    output: str | None,
    wanted: Wanted = _USUAL,
    *,
    in_folder: bool = False,
    template: Path | None = None,
    brand: Path | None = None,
) -> int:
    """Write a case's paper in some formats, all or none, saying what was written. Several formats go into a folder.

    Raises:
        Problems: the case has errors, or the brand cannot be taken; nothing is written.
        UsageError: `output` is no place to write to, or no paper can be put into the Word `template`, as is found out
            before any work is done.
        CannotError: this machine cannot write PDF.
        OSError: this machine does not let it be written.
    """
    refuse_one_for_several(formats, output)
    names = {form: _named(named_after(case), form, wanted) for form in formats}
    firsts = [the_output(output, names[form], [FORMATS[form].ending], in_folder=in_folder)[0] for form in formats]
    from investcase.checks.review import appraised
    from investcase.cli.problems import print_problems
    from investcase.reading.problems import Severity
    from investcase.report.face import PLAIN
    from investcase.report.face.reading import face_of
    from investcase.report.pdf import PdfUnavailable
    from investcase.report.render import outputs_of, rendered, template_at
    from investcase.report.views import Views

    with as_misuse():
        outputs = [outputs_of(first, form, wanted) for first, form in zip(firsts, formats, strict=True)]
    every = [output for each in outputs for output in each]
    if template is not None and "docx" not in formats:
        raise click.UsageError(f"--template is of a paper in Word, and {', '.join(formats)} is none; add docx to --to")
    if brand is not None and not set(formats) & set(FACED):
        raise click.UsageError(f"--brand is of a paper, and {', '.join(formats)} is none; add pdf to --to")
    try:
        own = None if template is None else template_at(template)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    loaded = load_for(case, library)
    face = PLAIN if not set(formats) & set(FACED) else face_of(loaded, brand, in_word="docx" in formats and not own)
    refuse_read(every, [loaded], [*face.files, *([] if template is None else [template])])
    appraisal = appraised(loaded)
    worth_saying = [problem for problem in appraisal.problems if problem.severity is not Severity.NOTE]
    if worth_saying:
        print_problems(worth_saying)
    views = Views(appraisal, own, face)
    try:
        made = [
            content
            for form, each in zip(formats, outputs, strict=True)
            for content in rendered(views, form, progress, wanted, alone=len(each) == 1)
        ]
    except PdfUnavailable as error:
        raise CannotError(str(error)) from error
    write(list(zip(every, made, strict=True)))
    return DONE


def _named(name: str, form: str, wanted: Wanted) -> str:
    """What the first file of a format is called, without its ending."""
    return evidence_stem(name) if form == "pdf" and wanted.only is Piece.EVIDENCE else FORMATS[form].stem(name)
