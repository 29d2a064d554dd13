"""`investcase new-model`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.failure import DONE
from investcase.cli.new import read_id
from investcase.cli.outputs import as_misuse, write
from investcase.cli.streams import by_the_way
from investcase.cli.where_drafts_go import refuse_to_overwrite
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
    _refuse_a_shipped_name(name)
    for file in files:
        refuse_to_overwrite(file, force)
    with as_misuse():
        try_new_folder(folder)
    with new_folder(folder), as_misuse():
        write([(output_at(file), text.encode("utf-8")) for file, text in files.items()])
    with by_the_way():
        click.echo(f"Next: fill in every ___, then  investcase check {output}")
    return DONE


def _refuse_a_shipped_name(name: str) -> None:
    """Stop at the name of a model of ours: the draft would stand in its place in every case beneath, blanks and all.

    --force replaces a draft and no model of ours, so that it makes no difference here.
    """
    from investcase.catalogue.library import shipped_library
    from investcase.cli.refusal import RefusedError
    from investcase.reading.problems import Problem

    if name in shipped_library().model_ids():
        message = f"{name} is a model of investcase's own, and a draft of that name would stand in its place"
        remedy = f"choose another name, such as our-{name}; to see it: investcase show {name}"
        raise RefusedError([Problem("model-of-ours", message, remedy=remedy)])
