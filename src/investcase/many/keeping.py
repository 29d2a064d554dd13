"""Answers kept in a folder by what they were made of, so that nothing done is done again after a stop or a change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from investcase.files.folders import make_folder
from investcase.files.whole import write_whole
from investcase.reading.text import SourceText, read_text
from investcase.resolving.canonical import canonical_inputs
from investcase.resolving.resolved_case import ResolvedCase


class Kept:
    """What was made, in a folder, each a file of its own, whole or not there; of no folder, nothing."""

    def __init__(
        self, folder: Path | None, ending: str = "json", fields: Sequence[str] | None = ("options", "refused")
    ) -> None:
        """`fields` are those that JSON kept there has; None where what is kept is none."""
        self._folder = folder
        self._ending = ending
        self._fields = fields

    def get(self, address: str) -> bytes | None:
        """What was made for an address, where it is there; what another program has spoilt is not."""
        try:
            content = b"" if self._folder is None else self._file(self._folder, address).read_bytes()
            if self._fields is not None and not json.loads(content).keys() >= set(self._fields):
                return None
        except (OSError, ValueError, AttributeError):
            return None
        return content or None

    def put(self, address: str, content: bytes) -> None:
        """Keep what was made.

        Raises:
            OSError: it cannot be written.
        """
        if self._folder is not None:
            make_folder(self._folder)
            write_whole(self._file(self._folder, address), content)

    def _file(self, folder: Path, address: str) -> Path:
        return folder / f"{address}.{self._ending}"


def made_of(case: ResolvedCase, file: Path) -> str:
    """A fingerprint of a case, of how its file is laid out, and of every file of the libraries that it stands on.

    It names files that are handed on, and can be tried out by whoever has the rest of the case: so of people it is made
    of no more than is printed. Nothing that is answered moves with what it leaves out.
    """
    found = hashlib.sha256(canonical_inputs(case))
    text = read_text(file)
    if isinstance(text, SourceText):
        found.update("\n".join(text.veiled_lines).encode("utf-8"))
    for folder in case.library.folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            found.update(path.relative_to(folder).as_posix().encode("utf-8"))
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
