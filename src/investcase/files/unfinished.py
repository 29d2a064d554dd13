"""A file on its way: written under a name of its own beside its place, then moved there in one step.

Each is locked by whoever writes it, for as long as that lives: so what was left behind by a process that was killed can
be told from what another is still writing. Its name says which machine that was, since not every shared disk passes
locks on; where a disk knows none, nothing is taken for left behind.
"""

from __future__ import annotations

import hashlib
import os
import platform
import secrets
import stat
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    fcntl = None
else:
    import fcntl

_START = f".investcase-{hashlib.sha256(platform.node().encode()).hexdigest()[:8]}-"
_END = ".part"
_BEGIN = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_LOOK = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Unfinished:
    """One file on its way to its place, begun empty with the permissions that a new file gets in a folder.

    Raises:
        OSError: nothing can be put into the folder; nothing is left there.
    """

    def __init__(self, folder: Path) -> None:
        self.path, self._handle = _begun(folder)

    def take_after(self, old: os.stat_result) -> None:
        """Take on the permissions of the file that is replaced and, where that is allowed, its owner and group."""
        if sys.platform == "win32":
            return
        for owner in (old.st_uid, -1):
            try:
                os.fchown(self._handle, owner, old.st_gid)
            except OSError:
                continue
            break
        os.fchmod(self._handle, stat.S_IMODE(old.st_mode) & 0o777)

    def write(self, content: bytes) -> None:
        """Put all of it on the disk itself: a loss of power after the move must not leave the name without it."""
        with open(self._handle, "wb", closefd=False) as stream:
            stream.write(content)
        os.fsync(self._handle)

    def move(self, place: Path) -> None:
        """Put it in its place, over whatever file is there; `keep_names` then keeps it there."""
        if fcntl is None:  # where there are no locks of this kind, nothing that is open can be moved
            self._close()
        self.path.replace(place)

    @property
    def moved(self) -> bool:
        """Whether it is no longer where it was begun."""
        return not self.path.exists()

    def end(self) -> None:
        """Let go of it, and take it away if it was not moved."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._close()

    def _close(self) -> None:
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


def try_folder(folder: Path) -> None:
    """Find out whether a file can be put into a folder, by doing it; nothing is left there.

    Raises:
        OSError: it cannot.
    """
    Unfinished(folder).end()


def sweep(folder: Path) -> None:
    """Take away what processes of ours left unfinished in a folder when they were killed."""
    if fcntl is None:
        return
    with suppress(OSError):
        for path in folder.glob(f"{_START}*{_END}"):
            _take_away(path)


def _begun(folder: Path) -> tuple[Path, int]:
    while True:
        path = folder / f"{_START}{secrets.token_hex(8)}{_END}"
        try:
            handle = os.open(path, _BEGIN, 0o666)
        except FileExistsError:
            continue
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
        _hold(handle)
        # Somebody who sweeps may have come in between.
        if _is_at(path, handle):
            return path, handle
        os.close(handle)


def _hold(handle: int) -> None:
    """Lock it, until it is closed or its process is gone. Where a disk knows no locks, nobody sweeps."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)


def _is_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except OSError:
        return False


def _take_away(path: Path) -> None:
    with suppress(OSError):
        handle = os.open(path, _LOOK)
        try:
            found = os.fstat(handle)
            if stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and found.st_uid == os.geteuid():
                # An error, and it stays, where its writer lives or the disk knows no locks.
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _is_at(path, handle):
                    path.unlink()
        finally:
            os.close(handle)


def keep_names(folder: Path) -> None:
    """Put what a folder's files are called on the disk itself, where a system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
