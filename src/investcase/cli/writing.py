"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click


def write_whole(file: Path, text: str) -> None:
    """Write text as UTF-8 beside its place and move it there in one step; what was there stays until then.

    Raises:
        OSError: it cannot be written; nothing is left behind but folders.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def refuse_without_folder(file: Path) -> None:
    """Say, before any work is done, that a file has no folder to go into.

    Raises:
        UsageError: its folder is not there, or is none.
    """
    folder = file.parent
    if folder.is_dir():
        return
    if folder.exists():
        raise click.UsageError(f"{folder} is not a folder, so nothing can be written into it")
    raise click.UsageError(f"there is no folder {folder}; make it first: mkdir -p {folder}")
