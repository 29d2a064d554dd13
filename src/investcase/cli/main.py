"""`investcase`: the commands, each loaded only when it is called.

Exit codes: 0 done; 1 errors, or blockers under `check`; 2 misuse; 3 this machine cannot; 4 a fault of investcase's own;
130 stopped before its end.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from keyword import iskeyword

import click

_COMMANDS = {
    "new": "Write a commented draft case for a place, pre-filled from published figures.",
    "new-model": "Write a commented draft of a prevention model of your own.",
    "import": "Your own figures from Excel or CSV, as a library of your own.",
    "check": "What is to be done before a case can be final, and what would make it better, in order.",
    "run": "The answer in the terminal; --format json for programs.",
    "pdf": "The committee paper. The same as: report --to pdf.",
    "report": "The paper as PDF, web page, Word or JSON; the savings plan and every flow as CSV.",
    "plan": "Every body's savings-plan rows as CSV. The same as: report --to csv.",
    "serve": "The live page in a browser: redrawn as you save, with the figures that matter to move.",
    "equality": "The equality impact note and its public summary, alone.",
    "explain": "Any number as a tree, down to the source of each leaf.",
    "simulate": "How sure the answer is: every range drawn at once, as often as you say.",
    "find-out": "What it is worth to find out before deciding, figure by figure.",
    "sensitivity": "What each figure would have to be for the answer to turn.",
    "compare": "Why the answer moved between two cases, change by change, adding to the penny.",
    "across": "One case at many places: every council of a nation, a care board's, or a file's.",
    "budget-round": "Many cases at once: their sums, what two count, and what to do first under limits.",
    "reconcile": "A national claim shared out over every place, and summed back.",
    "list": "What the library holds: models, places, figures, sources, checks.",
    "show": "One model, place, figure, source or check, whole.",
    "glossary": "What the words of a paper mean, in plain English.",
    "library": "What a library asks of those who keep it: due, superseded, unused.",
    "schema": "The JSON Schema of the result that run --format json writes.",
    "doctor": "Whether this machine can do everything, and the one line that mends it.",
}
_GROUPS = {
    "Write": ("new", "new-model", "import", "serve", "check"),
    "Look": ("run", "simulate", "find-out", "sensitivity", "compare", "across", "budget-round", "reconcile"),
    "Explain": ("explain", "list", "show", "glossary", "library", "schema"),
    "Hand over": ("report", "pdf", "plan", "equality"),
    "This machine": ("doctor",),
}
"""What one is about to do, and the commands for it, in the order of the help."""


class LazyGroup(click.Group):
    """A group whose help needs none of its commands' imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order a user meets them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, imported now."""
        if cmd_name not in _COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        # Python keeps some words for itself.
        module = importlib.import_module(f"investcase.cli.{name}_" if iskeyword(name) else f"investcase.cli.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The one-line summaries by what one is about to do, from the tables above rather than the commands."""
        grouped = {name for names in _GROUPS.values() for name in names}
        more = tuple(name for name in _COMMANDS if name not in grouped)
        for title, names in {**_GROUPS, "More": more}.items():
            rows = [(name, _COMMANDS[name]) for name in names if name in _COMMANDS]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> object:
        """What was asked for; a pipe with a name that breaks is told, where click would end without a word."""
        from investcase.cli.failure import CannotError

        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise CannotError(f"whoever reads {error.filename or 'this'} has closed it before the end") from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named, or the nearest names to one that does not exist."""
        if args and args[0] not in _COMMANDS:
            from investcase.reading.suggest import did_you_mean

            hint = did_you_mean(args[0], _COMMANDS)
            raise click.UsageError(f"there is no command {args[0]!r}" + (f"; {hint}" if hint else ""), ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: investcase new kent-at-home --place Kent --model ccn-independent-settings",
)
@click.version_option(package_name="investcase", message="investcase %(version)s")
def cli() -> None:
    """The case for prevention: national models and local figures in, a committee paper out."""
    from investcase.cli.today import today

    today()  # asked for now, so that a bad SOURCE_DATE_EPOCH is told before any work is done


def main() -> None:
    """The entry point: every failure ends in one clear message and the right exit code."""
    from investcase.cli.at_once import STOPPED
    from investcase.cli.failure import guarded, keep_to_ourselves
    from investcase.cli.stopping import StoppedError, listen, past_stopping, stopped_words
    from investcase.cli.streams import take_over

    keep_to_ourselves()
    # Threads for linear algebra cost a tenth of a short command to start, and arrays as small as these use none.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    listen()
    gc.disable()  # a command is short: collecting while it reads is a twentieth of its time, and frees nothing
    take_over()
    try:
        code = guarded(cli)
        past_stopping()
    except (KeyboardInterrupt, StoppedError):  # while the last of it was being said
        click.echo(stopped_words(), err=True)
        code = STOPPED
    sys.exit(code)
