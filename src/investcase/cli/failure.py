"""How a command ends when it cannot do what was asked: one clear message and an exit code, never a traceback."""

from __future__ import annotations

import os
import shlex
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import click

from investcase.cli.at_once import STOPPED
from investcase.cli.stopping import StoppedError, begin_noting, stop_if_asked, stopped_words
from investcase.cli.streams import EnoughError

DONE, ERRORS, MISUSE, MACHINE, OURS = 0, 1, 2, 3, 4

_DEBUG = "INVESTCASE_DEBUG"
"""The environment variable that, set to anything, shows what only a programmer wants to see."""


class CannotError(Exception):
    """This machine cannot do it; the message says what would let it."""


def guarded(command: Callable[..., object]) -> int:
    """Run a command and turn how it ends into an exit code."""
    begin_noting()
    try:
        code = command(standalone_mode=False)
        stop_if_asked()
    except (click.exceptions.Abort, KeyboardInterrupt, StoppedError):
        click.echo(stopped_words(), err=True)
        return STOPPED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except CannotError as error:
        click.echo(f"investcase: {error}", err=True)
        return MACHINE
    except EnoughError:
        return DONE
    except OSError as error:
        click.echo(f"investcase: {_system_words(error)}", err=True)
        return MACHINE
    except Exception as error:
        return _unforeseen(error)
    return code if isinstance(code, int) else DONE


def keep_to_ourselves() -> None:
    """Show a user nothing of what the libraries beneath warn of, which speaks of code and not of a case.

    What the user asked Python for is shown.
    """
    if os.environ.get(_DEBUG):
        return
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None


def _system_words(error: OSError) -> str:
    """What the system says, and of what."""
    if error.filename is None and not _folder_is_there():
        return "the folder you are in is no longer there; cd to one that is"
    return f"{error.strerror or error}: {error.filename or ''}".rstrip(": ")


def _folder_is_there() -> bool:
    try:
        Path.cwd()
    except OSError:
        return False
    return True


def _unforeseen(error: Exception) -> int:
    from investcase.reading.extras import MissingPackageError
    from investcase.reading.problems import Problems

    if isinstance(error, Problems):
        from investcase.cli.problems import print_problems

        print_problems(error.problems)
        return ERRORS
    if isinstance(error, MissingPackageError):
        click.echo(f"investcase: {error}", err=True)
        return MACHINE
    if os.environ.get(_DEBUG):
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True)
    if isinstance(error, MemoryError):
        click.echo("investcase: there is not enough memory free for this; close other programs and try again", err=True)
        return MACHINE
    from investcase.report.pdf.unavailable import REINSTALL

    if isinstance(error, ImportError) and not (error.name or "").startswith("investcase"):
        first = (str(error).splitlines() or ["it says no more"])[0]
        click.echo(
            f"investcase: a library that it needs cannot be loaded ({first}); if no memory is free, close other "
            f"programs; otherwise run: {REINSTALL}",
            err=True,
        )
        return MACHINE
    click.echo(our_fault(error), err=True)
    return OURS


def our_fault(error: Exception) -> str:
    """One sentence; without the exception's own words, which may hold what a case says."""
    asked = shlex.join(["investcase", *sys.argv[1:]])
    return (
        f"investcase: this is a fault of investcase, not yours: {type(error).__name__} at {_place_of(error)}, while "
        f"doing {asked}; please send this line, with the case if you may share it, to whoever gave you investcase "
        f"({_DEBUG}=1 before the command shows more)"
    )


def _place_of(error: Exception) -> str:
    """The innermost line of investcase's own that an exception went through, as `flows/build.py:40`."""
    package = Path(__file__).parent.parent
    place = "an unknown line"
    traceback = error.__traceback__
    while traceback is not None:
        file = Path(traceback.tb_frame.f_code.co_filename)
        if package in file.parents:
            place = f"{file.relative_to(package).as_posix()}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
