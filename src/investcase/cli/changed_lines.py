"""What changes in a file, as lines."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path


def diff(file: Path, before: bytes, after: bytes) -> Iterator[str]:
    """The lines that differ, as `patch` takes them."""
    old, new = (content.decode("utf-8").splitlines(keepends=True) for content in (before, after))
    for line in difflib.unified_diff(old, new, str(file), str(file)):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
