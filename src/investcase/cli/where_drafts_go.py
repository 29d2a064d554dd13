"""Where a new draft goes: a folder that can be written, and no draft there that nobody said to replace."""

from __future__ import annotations

from pathlib import Path

from investcase.cli.outputs import as_misuse
from investcase.files.folders import try_new_folder
from investcase.files.inputs import refuse_input
from investcase.files.output import output_at, refuse_odd_name


def check_there(file: Path, library: Path | None, force: bool) -> None:
    """Stop before anybody is asked anything, where the draft could not be written."""
    with as_misuse():
        refuse_odd_name(file)
    refuse_to_overwrite(file, force)
    _try(file, library)


def _try(file: Path, library: Path | None) -> None:
    """Find out whether the draft can be written before anybody is asked anything."""
    from investcase.catalogue.origins import origins_for

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
        remedy = (
            f"to go on with it, investcase new --continue {file.parent}; to begin another, choose another name, "
            "or give --force to replace it"
        )
        raise RefusedError([Problem("already-there", message, remedy=remedy)])
