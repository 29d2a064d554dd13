"""`investcase serve`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.choices import WholeNumber
from investcase.cli.failure import DONE, CannotError
from investcase.cli.loading import case_by_name, library_option, load_for
from investcase.cli.today import today


@click.command(epilog="Example: investcase serve kent-at-home")
@case_by_name
@library_option
@click.option(
    "--port",
    type=WholeNumber(1, 65535),
    metavar="NUMBER",
    help="A port of this machine; by default any that is free.",
)
def command(case: Path, library: Path | None, port: int | None) -> int:
    """The live page of CASE in a browser: page 1, redrawn when the file is saved, with the figures that matter to move.

    It prints an address that opens once, in one browser, on this machine alone. Moving a figure writes nothing until
    you keep it, which shows the very lines first. Ends with Ctrl-C, or after two hours in which nobody uses it.
    """
    import gc

    from investcase.serving.running import required, serve

    required()
    from investcase.cli.failure import our_fault
    from investcase.serving.live import Live

    gc.enable()  # no short command, this one
    file = case / "case.yaml" if case.is_dir() else case
    if not file.is_file():
        load_for(case, library)  # which says what there is instead: nothing, a folder, a pipe
    live = Live(file, library, today)
    gc.freeze()
    click.echo(f"The live page of {file}:", err=True)
    try:
        by_itself = serve(live, port or 0, click.echo, lambda error: click.echo(our_fault(error), err=True))
    except OSError as error:
        where = f"port {port}" if port is not None else "a port of this machine"
        remedy = "; leave --port out, and one that is free is taken" if port is not None else ""
        raise CannotError(f"{where} cannot be had: {error.strerror or error}{remedy}") from None
    click.echo("Ended: nobody has used it for two hours." if by_itself else "Ended.", err=True)
    return DONE
