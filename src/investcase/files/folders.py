"""Folders made for a file: they stay if it does."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from investcase.files.output import UnwritableError, refuse_odd_name
from investcase.files.unfinished import try_folder

A_FOLDER = "prevention-2027"
"""A good name for one."""


def try_new_folder(folder: Path) -> None:
    """Find out whether a folder, with those above it, can be made and written into; nothing is left there.

    Raises:
        UnwritableError: it cannot, or nobody could type its name.
    """
    refuse_odd_name(folder, of="a folder", such_as=A_FOLDER)
    there = next(above for above in (folder, *folder.parents) if above.exists() or above.is_symlink())
    if not there.is_dir():
        sentence = f"{there} is not a folder, so nothing can be written into it; choose another name"
        raise UnwritableError(errno.ENOTDIR, sentence)
    try:
        try_folder(there)
    except OSError as error:
        reason = error.strerror or error
        sentence = f"{folder} cannot be made: nothing can be put into {there} ({reason}); choose another place"
        raise UnwritableError(error.errno or 0, sentence, asked=False) from None


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are missing.

    Raises:
        UnwritableError: it cannot be made, or that is no name for one.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        sentence = f"{str(folder)[:200]!r} cannot be a folder ({reason}); choose another name"
        raise UnwritableError(getattr(error, "errno", None) or errno.EINVAL, sentence) from None


def take_away(file: Path) -> None:
    """Take a file of ours away, where it is there.

    Raises:
        OSError: it cannot be.
    """
    file.unlink(missing_ok=True)


@contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """Make a folder and those above it that are missing; if what follows fails, those that were made go again.

    Raises:
        OSError: one cannot be made.
    """
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    made = []
    try:
        for each in reversed(missing):
            each.mkdir(exist_ok=True)
            made.append(each)
        yield
    except BaseException:
        for each in reversed(made):
            with suppress(OSError):  # somebody else has put something into it
                each.rmdir()
        raise
