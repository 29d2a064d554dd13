"""`investcase new-model`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.failure import DONE
from investcase.cli.new import read_id, refuse_to_overwrite
from investcase.cli.outputs import as_misuse, write
from investcase.cli.streams import by_the_way
from investcase.files.folders import new_folder, try_new_folder
from investcase.files.output import output_at


@click.command(epilog="Example: investcase new-model falls-visits")
@click.argument("name", callback=read_id)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="The folder that holds assumptions, or will; else here.",
)
@click.option("--force", is_flag=True, help="Replace a draft that is already there.")
def command(name: str, output: Path, force: bool) -> int:
    """Write assumptions/models/NAME: a commented draft of a model of your own, and of its technical notes.

    It is a working skeleton with a blank for all that only you can say; check asks for each. Nothing is made up.
    """
    from investcase.cli.model_draft import model_draft

    folder = output / "assumptions" / "models" / name
    files = {folder / file: text for file, text in model_draft(name).items()}
    for file in files:
        refuse_to_overwrite(file, force)
    with as_misuse():
        try_new_folder(folder)
    with new_folder(folder), as_misuse():
        write([(output_at(file), text.encode("utf-8")) for file, text in files.items()])
    with by_the_way():
        click.echo(f"Next: fill in every ___, then  investcase check {output}")
    return DONE
