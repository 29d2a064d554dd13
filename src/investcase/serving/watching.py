"""Whether anything that a case rests on has changed on the disk since it was last looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from investcase.catalogue.origins import SHIPPED, origins_for

Print = tuple[tuple[str, int, int, int], ...]
"""Every file with when it was changed, how long it is and which file of the disk it is."""
_MOST = 5_000
"""Files of a library that are watched: a larger one is read again when the case is saved."""


def print_of(file: Path, library: Path | None) -> Print:
    """What can be told of a case's files without reading them: of the case itself, and of its own libraries."""
    return tuple(_told(path) for path in (file, *_of_libraries(file, library)))


def _of_libraries(file: Path, library: Path | None) -> Iterator[Path]:
    count = 0
    for origin in origins_for(file.parent, library):
        if origin.name == SHIPPED:
            continue
        for folder, inside, names in os.walk(origin.folder):
            inside.sort()
            for name in sorted(names):
                count += 1
                if count > _MOST:
                    return
                yield Path(folder, name)


def _told(path: Path) -> tuple[str, int, int, int]:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return str(path), 0, -1, 0
    return str(path), found.st_mtime_ns, found.st_size, found.st_ino
