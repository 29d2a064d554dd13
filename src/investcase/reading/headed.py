"""Lines under headings, as data beside the code: `[heading]`, then its lines; `#` begins a note."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def under_headings(file: str) -> dict[str, tuple[str, ...]]:
    """The lines of a file of this package that say something, by the heading above them, as they are written."""
    found: dict[str, tuple[str, ...]] = {}
    heading = ""
    for line in files(__package__).joinpath(file).read_text("utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
            found[heading] = ()
        elif line and not line.startswith("#"):
            found[heading] += (line,)
    return found
