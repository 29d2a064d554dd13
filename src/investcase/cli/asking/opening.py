"""What is said before the first question."""

from __future__ import annotations

import click

from investcase.catalogue.place_changes import ending
from investcase.cli.asking.setting import Setting, in_a_sentence
from investcase.cli.asking.state import body_name
from investcase.cli.asking.talk import Terminal
from investcase.quantities import Year


def say_what_it_is(terminal: Terminal, setting: Setting, count: int) -> None:
    """Whose case it is, what it is about, and how many questions there are."""
    what = ", and ".join(in_a_sentence(model.title) for model in setting.models)
    who = body_name(setting, setting.lead)
    terminal.say(f"A business case for {who}{f': {what}' if what else ''}. {count} questions.", 2)


def say_which_years(start: Year) -> None:
    """That a calendar year was meant, where one was given."""
    if not start.financial:
        financial = Year(start.start)
        click.echo(
            f"The case starts in the calendar year {start}, January to December. For financial years, as budgets are "
            f"made: --start {financial}",
            err=True,
        )


def say_what_ends(setting: Setting) -> None:
    """That the place ends before the case does, where that is sure."""
    found = ending(setting.place.followed_by, setting.horizon)
    if found is not None and found.sure:
        click.echo(f"{setting.place.name}: {found.words}.", err=True)
