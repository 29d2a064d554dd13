"""The file of a case as the page writes it: whole, in one step, and only while it is what was shown."""

from __future__ import annotations

import os
from pathlib import Path as FilePath

from investcase.files.output import UnwritableError, output_at
from investcase.files.whole import write_whole
from investcase.resolving.written_back import NotKeptError


def may_be_written(file: FilePath) -> None:
    """Find out whether the page may write a case's file.

    Raises:
        NotKeptError: it is read-only or somebody else's, or leads out of its folder.
    """
    place = FilePath(os.path.realpath(file))
    folder = FilePath(os.path.realpath(file.parent))
    if folder not in place.parents:
        raise NotKeptError(f"{file.name} is a link to a file outside its folder, which the page leaves alone.")
    try:
        found = place.stat()
        if hasattr(os, "geteuid") and found.st_uid != os.geteuid() and os.geteuid() != 0:
            raise NotKeptError(f"{file.name} belongs to somebody else, and would be yours if the page wrote it.")
        output_at(str(place))
    except UnwritableError:
        raise NotKeptError(f"{file.name} is read-only here.") from None
    except OSError as error:
        raise NotKeptError(f"{file.name} cannot be written: {error.strerror or error}.") from None


def put(file: FilePath, before: bytes, after: bytes) -> None:
    """Write a file whole in place of what was read of it: beside it first, then moved there in one step.

    Raises:
        NotKeptError: it may not be written, or is no longer what was read.
    """
    may_be_written(file)
    place = FilePath(os.path.realpath(file))
    try:
        if place.read_bytes() != before:
            raise NotKeptError(f"{file.name} was saved by somebody at this very moment. Look at the lines again.")
        write_whole(str(place), after)
    except OSError as error:
        raise NotKeptError(f"{file.name} cannot be written: {error.strerror or error}.") from None
