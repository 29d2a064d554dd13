"""`investcase equality`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.failure import DONE, CannotError
from investcase.cli.loading import case_argument, library_option, load_for
from investcase.cli.named import A_CASE
from investcase.cli.outputs import named_after, output_type, progress, refuse_read, the_output, write
from investcase.cli.report import brand_option

if TYPE_CHECKING:
    from investcase.resolving.resolved_case import ResolvedCase


@click.command(epilog="Example: investcase equality kent-at-home -o kent-equality.pdf")
@case_argument
@library_option
@click.option("-o", "--output", type=output_type, metavar="FILE", help="FILE.pdf or FILE.html; - is standard output.")
@click.option(
    "--with",
    "others",
    multiple=True,
    type=A_CASE,
    metavar="CASE",
    help="Another case on the same people; may be given more than once.",
)
@brand_option
def command(case: Path, library: Path | None, output: str | None, others: tuple[Path, ...], brand: Path | None) -> int:
    """The equality impact note of CASE and its public summary, alone; to ./<its folder's name>-equality.pdf."""
    target, form = the_output(output, f"{named_after(case)}-equality", ("pdf", "html"))
    from investcase.checks.equality import codes_of_rules
    from investcase.checks.people import NOT_ASSESSED
    from investcase.checks.review import appraised
    from investcase.cli.problems import print_problems
    from investcase.reading.problems import Severity
    from investcase.report.equality_paper import equality_rendered
    from investcase.report.face.reading import face_of
    from investcase.report.pdf import PdfUnavailable

    loaded = [load_for(each, library) for each in (case, *others)]
    face = face_of(loaded[0], brand)
    refuse_read([target], loaded, face.files)
    _refuse_two_rules(loaded)
    appraisal, *beside = [appraised(each) for each in loaded]
    codes = codes_of_rules() | {NOT_ASSESSED.code}
    of_equality = (problem for problem in appraisal.problems if problem.code in codes)
    worth_saying = [problem for problem in of_equality if problem.severity is not Severity.NOTE]
    if worth_saying:
        print_problems(worth_saying)
    for words in _told_together(loaded):
        click.secho(f"warning: {words}\n", fg="yellow", err=True)
    try:
        made = equality_rendered(appraisal, form, beside, progress, face)
    except PdfUnavailable as error:
        raise CannotError(str(error)) from error
    write([(target, made)])
    return DONE


def _told_together(loaded: Sequence[ResolvedCase]) -> Iterator[str]:
    """Of any two of the cases, the tables that changed by few from one to the other, as `compare` tells of drafts."""
    from investcase.documents.equality_between import moved_by_few
    from investcase.report.compared import told_together_words

    for first, other in combinations(loaded, 2):
        tables = moved_by_few(first.equality, other.equality)
        if tables:
            yield told_together_words(tables, f" of {first.loaded.file} and {other.loaded.file}")


def _refuse_two_rules(loaded: Sequence[ResolvedCase]) -> None:
    """Under two rules on small counts one case withholds what the other prints: 8 or 9, and no more."""
    first, *others = (case.equality for case in loaded)
    for place, other in enumerate(others, start=1):
        if first is not None and other is not None and first.disclosure != other.disclosure:
            files = f"{loaded[0].loaded.file} and {loaded[place].loaded.file}"
            raise CannotError(
                f"{files} protect small counts by two rules (disclosure), so that the two together may tell a count "
                "that neither does; write the same disclosure: in both, the stricter"
            )
