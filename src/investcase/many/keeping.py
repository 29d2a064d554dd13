"""Answers kept in a folder by what they were made of, so that nothing done is done again after a stop or a change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from investcase.files.folders import make_folder
from investcase.files.whole import write_whole


class Kept:
    """What was made, in a folder, each a file of its own, whole or not there; of no folder, nothing."""

    def __init__(self, folder: Path | None, ending: str = "json") -> None:
        self._folder = folder
        self._ending = ending

    def get(self, address: str) -> bytes | None:
        """What was made for an address, where it is there; what another program has spoilt is not."""
        try:
            content = b"" if self._folder is None else self._file(self._folder, address).read_bytes()
            if self._ending == "json" and not json.loads(content).keys() >= {"result", "refused"}:
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


def made_of(case: Path, libraries: Iterable[Path]) -> str:
    """A fingerprint of a case's file and of every file of the libraries that it stands on."""
    found = hashlib.sha256(case.read_bytes())
    for folder in libraries:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            found.update(file.relative_to(folder).as_posix().encode("utf-8"))
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()
