"""What is read is never written over, whatever it is called."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from investcase.files.output import Output, UnwritableError

_READ = (".yaml", ".yml", ".csv", ".md", ".txt")
"""The endings of what a library holds."""


def refuse_input(
    output: Output, files: Iterable[Path], libraries: Iterable[Path] = (), *, what: str = "a case"
) -> None:
    """Refuse to write over one of some files, each of them `what`, or over anything of some libraries.

    Two names are the same file when the disk says so: by a link of either kind, by `..`, by capital letters where they
    make no difference.

    Raises:
        UnwritableError: the output is one of them.
    """
    if output.place is None or not output.place.exists():
        return
    there = output.place.stat()
    for called, candidates in ((what, files), ("part of a library", _of(libraries))):
        for path in candidates:
            if _is(path, there):
                same = "" if str(path) == output.named else f" ({path})"
                sentence = f"{output.named} is {called} that is read here{same}, and is never written over"
                raise UnwritableError(errno.EEXIST, f"{sentence}; choose another name")


def _of(libraries: Iterable[Path]) -> Iterator[Path]:
    for library in libraries:
        seen = set()
        for folder, inside, names in os.walk(library, followlinks=True):
            real = os.path.realpath(folder)
            if real in seen:  # a link that leads back up
                inside.clear()
                continue
            seen.add(real)
            yield from (path for name in names if (path := Path(folder, name)).suffix.casefold() in _READ)


def _is(path: Path, there: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), there)
    except OSError:
        return False
