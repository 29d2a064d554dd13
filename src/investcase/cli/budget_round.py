"""`investcase budget-round`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.choices import Number
from investcase.cli.failure import DONE, ERRORS, CannotError
from investcase.cli.loading import library_option
from investcase.cli.named import Existing
from investcase.cli.outputs import output_type, progress, refuse_one_for_several, refuse_read, the_output, write
from investcase.cli.progress import Progress
from investcase.cli.screen import plain_option
from investcase.cli.today import today
from investcase.reading.suggest import did_you_mean
from investcase.report.terminal import Screen
from investcase.rounds.formats import ROUND_FORMATS

if TYPE_CHECKING:
    pass

_NAME = "budget-round"
_A_FOLDER = Existing("the folder of cases", file=True)


def _formats(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().casefold() for part in (value or "").split(",") if part.strip()))
    unknown = [name for name in wanted if name not in ROUND_FORMATS]
    if unknown or (value is not None and not wanted):
        hint = did_you_mean(unknown[0], ROUND_FORMATS) if unknown else ""
        known = ", ".join(ROUND_FORMATS)
        raise click.BadParameter(f"{value!r} is not a list of {known}" + (f"; {hint}" if hint else ""))
    return wanted


def _pounds(_context: click.Context, _option: click.Parameter, value: str | None) -> float | None:
    return None if value is None else _amount(value, "pounds, such as £2m", money=True)


def _share(_context: click.Context, _option: click.Parameter, value: str | None) -> float | None:
    found = None if value is None else _amount(value, "a share from 0% to 100%, such as 50%")
    if found is not None and not 0 < found <= 1:
        raise click.BadParameter(f"{value!r} is not a share from 0% to 100%, such as 50%")
    return found


def _amount(value: str, wanted: str, *, money: bool = False) -> float:
    from investcase.quantities import NUMBER, QuantityError, UnitError, parse_quantity, parse_unit

    try:
        found = parse_quantity(value)
    except (QuantityError, UnitError):
        raise click.BadParameter(f"{value!r} is not {wanted}") from None
    if found.is_range or found.central < 0 or found.unit not in (NUMBER, *([parse_unit("£")] if money else [])):
        raise click.BadParameter(f"{value!r} is not {wanted}")
    return float(found.central)


def _groups(_context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    made = tuple(tuple(name.strip() for name in each.split(",") if name.strip()) for each in value)
    if any(len(each) < 2 for each in made):
        raise click.BadParameter("name two cases or more with a comma between, such as care-hub,day-centre")
    return made


@click.command(epilog="Example: investcase budget-round proposals --cash £2m --to pdf,xlsx,plan")
@click.argument("folders", type=_A_FOLDER, nargs=-1, required=True, metavar="FOLDER...")
@library_option
@click.option("--cash", callback=_pounds, metavar="£", help="How far the lead body may be out of pocket, at most.")
@click.option("--posts", type=Number(0), help="How many posts may be needed in any year, at most.")
@click.option("--balance", callback=_share, metavar="SHARE", help="The most of the spending that one FOLDER may have.")
@click.option("--must", multiple=True, metavar="CASE", help="A case that must be done; may be given more than once.")
@click.option(
    "--not-both",
    "exclusive",
    multiple=True,
    callback=_groups,
    metavar="CASE,CASE",
    help="Cases of which one at most may be done; may be given more than once.",
)
@click.option("--workers", type=click.IntRange(1, 256), help="How many processes; one for each core when not given.")
@click.option(
    "--to",
    "formats",
    callback=_formats,
    help=f"Also as {', '.join(form.told for form in ROUND_FORMATS.values())}.",
)
@click.option(
    "-o", "--output", type=output_type, metavar="FILE|FOLDER", help="A file, or a folder for several formats."
)
@plain_option
def command(
    folders: tuple[Path, ...],
    library: Path | None,
    cash: float | None,
    posts: float | None,
    balance: float | None,
    must: tuple[str, ...],
    exclusive: tuple[tuple[str, ...], ...],
    workers: int | None,
    formats: tuple[str, ...],
    output: str | None,
    screen: Screen,
) -> int:
    """Every case in each FOLDER side by side: their sums, what two of them count, and what to do first under limits.

    A case that cannot be worked out is told, with its problems, and has no part in any sum. Files go to
    ./budget-round.<format> unless -o says otherwise.
    """
    if output is not None and not formats:
        formats = ("pdf",)
    refuse_one_for_several(formats, output)
    if balance is not None and len(folders) < 2:
        raise click.UsageError("--balance is between folders, and one is named; name two, such as adults children")
    outputs = [
        the_output(output, ROUND_FORMATS[form].stem(_NAME), [ROUND_FORMATS[form].ending], in_folder=True)[0]
        for form in formats
    ]
    from investcase.many.running import Crew, WorkersLostError
    from investcase.report.pdf import PdfUnavailable
    from investcase.rounds.cases import cases_in
    from investcase.rounds.limits import Limits
    from investcase.rounds.round import budget_round
    from investcase.rounds.text import round_text
    from investcase.rounds.writing import written_as

    files = [each.file for each in cases_in(folders)]
    refuse_read(outputs, (), files)
    limits = Limits(cash, posts, balance, must, exclusive)
    try:
        found = budget_round(
            folders,
            library=library,
            as_of=today(),
            limits=None if limits == Limits() else limits,
            crew=Crew(workers or os.cpu_count() or 1),
            told=Progress("cases"),
        )
    except WorkersLostError as error:
        raise CannotError(f"{error}; give --workers 1, or see what ends them") from None
    click.echo(round_text(found, screen), nl=False)
    contents = []
    try:
        for form in formats:
            progress(f"Writing {ROUND_FORMATS[form].told}")
            contents.append(written_as(found, form))
    except PdfUnavailable as error:
        raise CannotError(str(error)) from error
    if formats:
        write(list(zip(outputs, contents, strict=True)))
    return DONE if found.cases else ERRORS
