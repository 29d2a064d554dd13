"""A file written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write to a temporary file beside the target, then rename: the old file stands until the new one is whole.

    Raises:
        OSError: the folder cannot be written; nothing is left behind.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            # "x" refuses a file or link that someone else put there first.
            with unfinished.open("xb") as file:
                file.write(content)
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        # Whoever asked knows the file by its own name.
        raise OSError(error.errno, error.strerror, str(path)) from error
