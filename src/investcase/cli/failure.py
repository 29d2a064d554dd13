"""How a command ends when it cannot do what was asked: one clear message and an exit code, never a traceback."""

from __future__ import annotations

from collections.abc import Callable

import click

DONE, ERRORS, MISUSE, MACHINE = 0, 1, 2, 3


class CannotError(Exception):
    """This machine cannot do it; the message says what would let it."""


def guarded(command: Callable[..., object]) -> int:
    """Run a command and turn how it ends into an exit code."""
    try:
        code = command(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Stopped; nothing was written.", err=True)
        return ERRORS
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except CannotError as error:
        click.echo(f"investcase: {error}", err=True)
        return MACHINE
    except SystemExit:
        # Outside standalone mode click ends so in one case only: whoever read the output has closed it, as `head` does.
        return DONE
    except OSError as error:
        click.echo(f"investcase: {error.strerror or error}: {error.filename or ''}".rstrip(": "), err=True)
        return MACHINE
    except Exception as error:
        return _ours(error)
    return code if isinstance(code, int) else DONE


def _ours(error: Exception) -> int:
    from investcase.reading.problems import Problems

    if not isinstance(error, Problems):
        raise error
    from investcase.cli.problems import print_problems

    print_problems(error.problems)
    return ERRORS
