"""`investcase new`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli import completing
from investcase.cli.choices import Choice
from investcase.cli.failure import DONE
from investcase.cli.loading import library_option
from investcase.cli.outputs import as_misuse, write
from investcase.cli.stopping import go_on
from investcase.cli.streams import by_the_way
from investcase.cli.today import today
from investcase.documents.bodies import plain_body
from investcase.files.folders import new_folder, try_new_folder
from investcase.files.inputs import refuse_input
from investcase.files.output import output_at, refuse_odd_name
from investcase.quantities import Year, YearError, parse_year

if TYPE_CHECKING:
    from investcase.cli.answers import Answers
    from investcase.cli.draft_setting import Setting


def read_id(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """An id as it is typed for a name."""
    from investcase.cli.readers import UnreadableError, field
    from investcase.documents.fields import Id

    try:
        return str(field(Id)(value))
    except UnreadableError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def _year(ctx: click.Context, param: click.Parameter, value: str | None) -> Year | None:
    try:
        return None if value is None else parse_year(value)
    except YearError as error:
        raise click.BadParameter(f"{error}; write a year such as 2027-28", ctx, param) from None


_EXAMPLE = """\b
Example:
  investcase new kent-at-home --place Kent --model ccn-independent-settings
"""


@click.command(epilog=_EXAMPLE)
@click.argument("name", callback=read_id)
@click.option(
    "--place", required=True, shell_complete=completing.places, help="A name or code from: investcase list places."
)
@click.option(
    "--model",
    "models",
    required=True,
    multiple=True,
    shell_complete=completing.models,
    help="From: investcase list models. May be repeated.",
)
@click.option("--lead", type=Choice(["council", "ijb", "nhs"]), help="The body that leads; else the place's own.")
@click.option("--start", callback=_year, metavar="YEAR", help="The first year, such as 2027-28; else the next one.")
@click.option("--years", type=click.IntRange(1, 60), default=10, show_default=True, help="How many years to appraise.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="Where to put the case's folder; else here.",
)
@library_option
@click.option("--no-input", is_flag=True, help="Ask nothing; every question stays open in the draft.")
@click.option("--force", is_flag=True, help="Replace a draft that is already there.")
def command(
    name: str,
    place: str,
    models: tuple[str, ...],
    lead: str | None,
    start: Year | None,
    years: int,
    output: Path,
    library: Path | None,
    no_input: bool,
    force: bool,
) -> int:
    """Write NAME/case.yaml: a commented draft, with what is published of the place.

    On a terminal it first asks up to twelve questions. An empty answer, or "don't know", keeps the library's figure,
    which the draft shows with its source and status. Nothing is made up: what only you can give, and have not, stands
    as a blank, and check asks for it.
    """
    from investcase.cli.answers import Answers
    from investcase.cli.awaited import awaited, say_what_is_awaited
    from investcase.cli.draft import draft_text
    from investcase.cli.draft_setting import settle
    from investcase.reading.problems import Problems, Severity
    from investcase.reading.text import SourceText
    from investcase.resolving.case import load_text

    file = output / name / "case.yaml"
    with as_misuse():
        refuse_odd_name(file)
    refuse_to_overwrite(file, force)
    _try(file, library)
    leader = plain_body(lead) if lead else None
    setting = settle(name, place, models, leader, start, years, file.parent, library, today())
    _say_which_years(setting.start)
    _say_what_ends(setting)
    answers = Answers()
    if is_terminal() and not no_input:
        _ask(setting, answers)
    text = draft_text(setting, answers)
    still_open = awaited(setting, answers)
    try:
        load_text(SourceText(str(file), text), file.parent, library, today())
    except Problems as faults:
        unforeseen = [f for f in faults if f.severity is Severity.ERROR and f.code != "input-missing"]
        if unforeseen or not still_open:
            click.echo("Nothing was written.\n", err=True)
            raise
    with new_folder(file.parent), as_misuse():
        target = output_at(file)
        refuse_to_overwrite(file, force)  # again: answering takes a while
        write([(target, text.encode("utf-8"))])
    with by_the_way():
        if still_open:
            say_what_is_awaited(still_open)
        click.echo(f"Next:  investcase check {file.parent}")
    return DONE


def _ask(setting: Setting, answers: Answers) -> None:
    """Put the questions; an author who stops half-way is asked whether what was answered becomes a draft."""
    from investcase.cli.answers import Answers
    from investcase.cli.questions import ask_all

    try:
        ask_all(setting, answers)
    except click.Abort:
        click.echo("")
        if answers == Answers() or not click.confirm("Keep what you have answered so far as a draft?", default=True):
            raise
        go_on()


def _say_which_years(start: Year) -> None:
    if not start.financial:
        financial = Year(start.start)
        click.echo(
            f"The case starts in the calendar year {start}, January to December. For financial years, as budgets are "
            f"made: --start {financial}",
            err=True,
        )


def _say_what_ends(setting: Setting) -> None:
    from investcase.catalogue.place_changes import ending

    found = ending(setting.place.followed_by, setting.horizon)
    if found is not None and found.sure:
        click.echo(f"{setting.place.name}: {found.words}.", err=True)


def is_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _try(file: Path, library: Path | None) -> None:
    """Find out whether the draft can be written before anybody is asked anything."""
    from investcase.catalogue.library import origins_for

    with as_misuse():
        if file.exists():
            refuse_input(output_at(file), (), [origin.folder for origin in origins_for(file.parent, library)])
        else:
            try_new_folder(file.parent)


def refuse_to_overwrite(file: Path, force: bool) -> None:
    """Stop where a draft is already there, unless it may be replaced."""
    if file.exists() and not force:
        from investcase.cli.refusal import RefusedError
        from investcase.reading.problems import Problem

        message = f"{file} is already there"
        remedy = "choose another name, or give --force to replace it"
        raise RefusedError([Problem("already-there", message, remedy=remedy)])
