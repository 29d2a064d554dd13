"""`investcase new`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli import completing
from investcase.cli.choices import Choice, WholeNumber
from investcase.cli.failure import DONE
from investcase.cli.loading import library_option
from investcase.cli.outputs import as_misuse, write
from investcase.cli.streams import by_the_way
from investcase.cli.today import today
from investcase.cli.where_drafts_go import check_there, refuse_to_overwrite
from investcase.files.folders import new_folder
from investcase.files.output import output_at, refuse_odd_name
from investcase.quantities import Year, YearError, parse_year

if TYPE_CHECKING:
    from investcase.catalogue.library import Library
    from investcase.cli.asking.question import Question
    from investcase.cli.asking.starters import Starter
    from investcase.cli.asking.state import Draft
    from investcase.cli.asking.talk import Terminal
    from investcase.documents.bodies import Body


def read_id(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An id as it is typed for a name."""
    from investcase.cli.readers import UnreadableError, field
    from investcase.documents.fields import Id

    try:
        return None if value is None else str(field(Id)(value))
    except UnreadableError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def _year(ctx: click.Context, param: click.Parameter, value: str | None) -> Year | None:
    try:
        return None if value is None else parse_year(value)
    except YearError as error:
        raise click.BadParameter(f"{error}; write a year such as 2027-28", ctx, param) from None


_EXAMPLE = """\b
Examples:
  investcase new
  investcase new kent-at-home --place Kent --model ccn-independent-settings
  investcase new --continue kent-at-home
"""
_YEARS = 10
_LEADS = ("council", "ijb", "nhs", "icb", "nhs_trust", "nhs_board", "health_board", "hsc_trust")


@click.command(epilog=_EXAMPLE)
@click.argument("name", required=False, metavar="[NAME]")
@click.option(
    "--place", shell_complete=completing.places, help="A name or code from: investcase list places. Else it is asked."
)
@click.option(
    "--model",
    "models",
    multiple=True,
    shell_complete=completing.models,
    help="From: investcase list models. May be repeated. Else it is asked.",
)
@click.option("--like", help="The kind of decision, from: investcase list starters.")
@click.option("--lead", type=Choice(_LEADS), help="The body that leads; else the place's own.")
@click.option("--start", callback=_year, metavar="YEAR", help="The first year, such as 2027-28; else the next one.")
@click.option(
    "--years", type=WholeNumber(1, 60), help="How many years to appraise; else as the decision needs, often 10."
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="Where to put the case's folder; else here.",
)
@library_option
@click.option("--continue", "further", is_flag=True, help="Go on with the draft that is in the folder NAME.")
@click.option("--no-input", is_flag=True, help="Ask nothing; every question stays open in the draft.")
@click.option("--force", is_flag=True, help="Replace a draft that is already there.")
def command(
    name: str | None,
    place: str | None,
    models: tuple[str, ...],
    like: str | None,
    lead: str | None,
    start: Year | None,
    years: int | None,
    output: Path,
    library: Path | None,
    further: bool,
    no_input: bool,
    force: bool,
) -> int:
    """Write NAME/case.yaml by asking: a draft that loads, with what is published of the place.

    At most twelve questions. An empty answer, or "don't know", leaves a thing open, and nothing is made up in its
    place: what only you can give, and have not, stands as a blank, and check asks for it. Ctrl-C keeps what you have
    said, and --continue goes on from the file, whatever was changed in it since. Answers may be piped, a line each.
    """
    from investcase.cli.asking.talk import Terminal

    terminal = None if no_input else Terminal(piped=not is_terminal())
    if further:
        return _go_on_with(terminal, name, output, library)
    wanted = _Wanted(name, place, models, lead, start, years, output, library, force)
    return _begin(terminal, wanted, like)


@dataclass(slots=True)
class _Wanted:
    """What is known of a new case before its file is begun: as it was typed, then as it was asked for."""

    name: str | None
    place: str | None
    models: tuple[str, ...]
    lead: str | None
    start: Year | None
    years: int | None
    output: Path
    library: Path | None
    force: bool
    starter: Starter | None = None
    leader: Body | None = None

    @property
    def wants_models(self) -> bool:
        """Whether it is still to be asked what is to be decided."""
        return not self.models and (self.starter is None or self.starter.models != "no")


def _begin(terminal: Terminal | None, new: _Wanted, like: str | None) -> int:
    from investcase.cli.asking.asked import asked
    from investcase.cli.asking.keeping import asked_and_kept
    from investcase.cli.asking.opening import say_what_ends, say_what_it_is, say_which_years
    from investcase.cli.asking.setting import settle
    from investcase.cli.asking.skeleton import skeleton
    from investcase.cli.asking.state import Draft
    from investcase.documents.bodies import plain_body

    if new.name is not None:
        new.name = read_id(click.get_current_context(), click.Argument(["name"]), new.name)
        check_there(new.output / str(new.name) / "case.yaml", new.library, new.force)
    new.leader = plain_body(new.lead) if new.lead else None
    new.starter = _starter(like, new.models)
    place, before = (new.place, 0) if new.place is not None and not new.wants_models else _ask_first(terminal, new)
    starter = new.starter
    name = new.name or _name_for(place, new.models[0] if new.models else starter.names if starter else "case")
    file = new.output / name / "case.yaml"
    check_there(file, new.library, new.force)
    years = new.years or (starter.years if starter else _YEARS)
    setting = settle(name, place, new.models, new.leader, new.start, years, file.parent, new.library, today())
    say_which_years(setting.start)
    say_what_ends(setting)
    draft = Draft(setting, skeleton(setting, starter), str(file))
    questions = asked(setting, starter)
    if terminal is not None and not before and not terminal.piped:
        say_what_it_is(terminal, setting, len(questions))
        terminal.way_out()
    draft, stopped = asked_and_kept(terminal, draft, questions, before=before)
    return _finish(draft, questions, file, force=new.force, stopped=stopped)


def _ask_first(terminal: Terminal | None, new: _Wanted) -> tuple[str, int]:
    """Ask for the place and for what is to be decided, as far as neither is given: the place, and how often it asked.

    Raises:
        UsageError: there is nobody to ask, or no answer.
    """
    from investcase.cli.asking.first import ask_decided, ask_place
    from investcase.cli.asking.starters import starters

    found = _library(new.output / (new.name or "case"), new.library)
    place, asked = new.place, 0
    if terminal is None or (terminal.piped and sys.stdin.closed):
        missing = "--place" if place is None else "--model"
        raise click.UsageError(f"Missing option '{missing}': without a terminal it is not asked")
    terminal.way_out()
    try:
        if place is None:
            asked += 1
            place, said = ask_place(terminal, found, str(asked))
            new.leader = said or new.leader
        if new.wants_models:
            asked += 1
            starter, every = new.starter, starters()
            others = [] if starter else [(each.starter, each.title) for each in every.values() if each.models == "no"]
            most = 1 if starter is not None and starter.models == "one" else 2
            chosen = ask_decided(terminal, found, others, str(asked), most)
            new.models, new.starter = chosen.models, every[chosen.starter] if chosen.starter else starter
    except EOFError as error:
        missing = "--place" if place is None else "--model"
        raise click.UsageError(f"Missing option '{missing}', and no answer gives it") from error
    return place, asked


def _library(folder: Path, library: Path | None) -> Library:
    from investcase.resolving.library_checks.where_used import open_checked

    return open_checked(folder, library)


def _name_for(place: str, what: str) -> str:
    import re

    return re.sub(r"[^a-z0-9]+", "-", f"{place} {what}".casefold()).strip("-")


def _starter(like: str | None, models: tuple[str, ...]) -> Starter | None:
    """The starter that was asked for.

    Raises:
        UsageError: there is none of that name, or it puts no model to work and one is given.
    """
    from investcase.cli.asking.starters import starters
    from investcase.reading.suggest import did_you_mean

    if like is None:
        return None
    found = starters().get(like.casefold())
    if found is None:
        hint = did_you_mean(like, list(starters())) or f"one of: {', '.join(starters())}"
        raise click.UsageError(f"there is no starter {like!r}; {hint}")
    if found.models == "no" and models:
        raise click.UsageError(f"{found.starter} puts no model to work; leave --model out, or --like")
    if found.models == "one" and len(models) > 1:
        raise click.UsageError(f"{found.starter} puts one model to work; give --model once")
    return found


def _finish(draft: Draft, questions: list[Question], file: Path, *, force: bool, stopped: bool) -> int:
    """Write the draft, and end with its answer, what matters most, and what to do next."""
    from investcase.cli.asking.closing import say_what_comes_of_it
    from investcase.cli.for_editors import schema_beside, schema_for
    from investcase.reading.problems import Problems, Severity
    from investcase.reading.text import SourceText
    from investcase.resolving.case import load_text

    setting = draft.setting
    try:
        load_text(SourceText(str(file), draft.text), file.parent, setting.library, setting.today)
    except Problems as faults:
        unforeseen = [
            f for f in faults if f.severity is Severity.ERROR and f.code not in ("input-missing", "still-blank")
        ]
        if unforeseen:
            click.echo("Nothing was written.\n", err=True)
            raise
    schema = schema_beside(file)
    with new_folder(schema.parent), as_misuse():
        target = output_at(file)
        refuse_to_overwrite(file, force)  # again: answering takes a while
        known = schema_for(_library(file.parent, setting.library))
        write([(target, draft.text.encode("utf-8"))], beside=[(output_at(schema), known)])
    with by_the_way():
        say_what_comes_of_it(draft, questions, file.parent, stopped=stopped)
    return DONE


def _go_on_with(terminal: Terminal | None, name: str | None, output: Path, library: Path | None) -> int:
    from investcase.cli.asking.asked import asked
    from investcase.cli.asking.closing import say_what_comes_of_it
    from investcase.cli.asking.keeping import asked_and_kept, where_to_go_on
    from investcase.cli.asking.reopened import reopened

    if name is None:
        raise click.UsageError("--continue goes on with a draft: give its folder, as in investcase new --continue NAME")
    folder = output / name
    file = folder if folder.suffix in (".yaml", ".yml") else folder / "case.yaml"
    with as_misuse():
        refuse_odd_name(file)
    found = reopened(file, library, today())
    questions = asked(found.draft.setting, found.starter)
    if terminal is None:
        raise click.UsageError("--continue asks, and --no-input lets nothing be asked")
    first = where_to_go_on(terminal, found.draft, questions)
    draft, stopped = asked_and_kept(terminal, found.draft, questions, first=first)
    if draft.text == found.draft.text:
        click.echo(f"{file} is as it was.")
        return DONE
    with as_misuse():
        found.refuse_if_changed()
        write([(output_at(file), found.as_bytes(draft.text))])
    with by_the_way():
        say_what_comes_of_it(draft, questions, file.parent, stopped=stopped)
    return DONE


def is_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()
