"""`investcase library add`, `supersede` and `review`: a step of upkeep, shown as the lines of a file and written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from investcase.cli.failure import DONE
from investcase.cli.named import A_LIBRARY
from investcase.cli.today import today

if TYPE_CHECKING:
    from investcase.checks.kept_up import FileChange

_DAY = click.DateTime(["%Y-%m-%d"])


def _where(function: Callable[..., int]) -> Callable[..., int]:
    """The two options of each of these commands."""
    dry = click.option("--dry-run", is_flag=True, help="Show the lines and write nothing.")
    folder = click.option(
        "--library", type=A_LIBRARY, metavar="FOLDER", help="The library to write into; else ./assumptions."
    )
    return dry(folder(function))


@click.command(
    epilog="Example: investcase library add care-home.nhs-nursing-payment '£276 / person / week' --since 2027-04-01 "
    "--source dhsc-rate-2027-28 --locator 'standard rate' --price-base 2027-28 --grade A --review-by 2028-04-01"
)
@click.argument("figure")
@click.argument("value")
@click.option("--since", required=True, metavar="DATE", help="The day from which it stands.")
@click.option("--source", required=True, metavar="ID", help="An entry of the library's sources.")
@click.option("--locator", metavar="WORDS", help="Where in the source it stands: a table, a page, a row.")
@click.option("--price-base", metavar="YEAR", help="Of money: the year of its prices.")
@click.option("--period", metavar="WORDS", help="What time it counts.")
@click.option("--holds-for", metavar="NATION", help="Which of the figure's values it follows, where there are several.")
@click.option("--status", metavar="WORD", help="How far it can be traced; else as its source was read.")
@click.option("--grade", metavar="A-E", help="How good the evidence is.")
@click.option("--how", metavar="WORDS", help="How it was come by, where that needs saying.")
@click.option("--checked", metavar="DATE", help="The day on which it was read; else today.")
@click.option("--review-by", metavar="DATE", help="The day by which it is looked at again.")
@_where
def add(figure: str, value: str, library: Path | None, dry_run: bool, **given: str | None) -> int:
    """Write VALUE under FIGURE, as what stands from a day on; the value before it is kept for cases of before that day.

    The lines are shown, with the models that move and the figures that are to be made again. Nothing is written where
    something is missing, or where the library would be wrong with it.
    """
    from investcase.checks.kept_up import next_value

    fields = {name: words for name, words in {"value": value, **given}.items() if words is not None}
    fields.setdefault("checked", str(today()))
    return _show_and_write([next_value(_folder(library), figure, fields)], dry_run=dry_run)


@click.command(epilog="Example: investcase library supersede ours.visit ours.visit-with-travel")
@click.argument("figure")
@click.argument("by")
@_where
def supersede(figure: str, by: str, library: Path | None, dry_run: bool) -> int:
    """Mark FIGURE as superseded by BY, which is counted otherwise; a newer value of the same figure is for add.

    Both stay, and every case and model that names FIGURE is told of BY.
    """
    from investcase.checks.kept_up import superseded

    return _show_and_write([superseded(_folder(library), figure, by)], dry_run=dry_run)


@click.command(epilog="Example: investcase library review dhsc-fee-reporting-2025-26 --review-by 2027-11-01")
@click.argument("source")
@click.option("--review-by", type=_DAY, required=True, metavar="DATE", help="The day by which to look again.")
@click.option("--checked", type=_DAY, metavar="DATE", help="The day on which it was looked at; else today.")
@_where
def review(
    source: str, review_by: dt.datetime, checked: dt.datetime | None, library: Path | None, dry_run: bool
) -> int:
    """Mark every standing value of SOURCE as looked at again, where its publication had nothing new."""
    from investcase.checks.kept_up import reviewed

    day = checked.date() if checked is not None else today()
    return _show_and_write(reviewed(_folder(library), source, day, review_by.date()), dry_run=dry_run)


COMMANDS = (add, supersede, review)


def _folder(library: Path | None) -> Path:
    from investcase.checks.library import library_folder

    found = library_folder(library or Path("assumptions"))
    if found is None or not found.is_dir():
        wrong = f"{library} is and holds no library" if library else "there is no folder assumptions here"
        raise click.UsageError(f"{wrong}; name the one to write into, as in --library my-council/assumptions")
    return found


def _show_and_write(changes: Sequence[FileChange], *, dry_run: bool) -> int:
    import shlex

    from investcase.cli.changed_lines import diff
    from investcase.cli.outputs import as_misuse, write
    from investcase.cli.problems import print_problems
    from investcase.cli.streams import by_the_way
    from investcase.files.output import output_at

    changed = [change for change in changes if change.before != change.after]
    if not changed:
        click.echo("All of that stands there already: nothing is written.")
        return DONE
    for change in changed:
        click.echo("".join(diff(change.file, change.before, change.after)), nl=False)
    told = list(dict.fromkeys(each for change in changed for each in change.told))
    if told:
        print_problems(told)
    _say("Models that name it", changed, lambda change: change.models)
    _say("Made from it, and to be made again by hand", changed, lambda change: change.made_from)
    if dry_run:
        with by_the_way():
            click.echo("Nothing is written yet: leave out --dry-run to write it.", err=True)
        return DONE
    with as_misuse():
        outputs = [(output_at(change.file), change.after) for change in changed]
    write(outputs)
    with by_the_way():
        click.echo(f"Next: investcase check {shlex.quote(str(changed[0].file.parent.parent))}", err=True)
    return DONE


def _say(words: str, changes: Sequence[FileChange], names: Callable[[Any], Sequence[str]]) -> None:
    from investcase.cli.tables import wrapped

    found = dict.fromkeys(name for change in changes for name in names(change))
    click.echo("\n".join(wrapped(f"{words}: {', '.join(found) or 'none'}.")))
