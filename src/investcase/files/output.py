"""Where something is to be written, tried before any work is done for it."""

from __future__ import annotations

import errno
import os
import re
import shlex
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from investcase.files.unfinished import try_folder


class UnwritableError(OSError):
    """Something cannot be written, as is known before any work is done for it; the message is one whole sentence.

    `asked`: what was asked for is no place for a file. Otherwise this machine, or its owner, does not allow it.
    """

    def __init__(self, number: int, sentence: str, *, asked: bool = True) -> None:
        super().__init__(number, sentence)
        self.asked = asked

    def __str__(self) -> str:
        """The sentence alone."""
        return str(self.strerror)


@dataclass(frozen=True, slots=True)
class Output:
    """Where something is to be written: a file, a device or a pipe, or standard output.

    `named` is what whoever asked for it calls it. `place` is the file that is replaced, links followed; None where
    there is nothing to replace, since it is written to directly. `standard` is standard output.
    """

    named: str
    place: Path | None = None
    standard: bool = False


def standard_output() -> Output:
    """Standard output, as `-o -` asks for it.

    Raises:
        UnwritableError: it is closed.
    """
    if sys.__stdout__ is None:
        raise UnwritableError(errno.EBADF, "standard output is closed, so nothing can be written to it")
    return Output("standard output", standard=True)


def is_stream(named: str) -> bool:
    """Whether a name is of what is written to directly: /dev/null, a pipe, standard output by another name."""
    try:
        found = os.stat(named)  # noqa: PTH116 (a Path forgets how a name was written)
    except OSError:
        return False
    return _is_standard_output(found) or not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode))


def refuse_odd_name(named: str | os.PathLike[str], *, of: str = "a file", such_as: str = "paper.pdf") -> None:
    """Say of a name that no file should have it, since nobody could type or see it, or no disk would take it.

    `of` is what it is the name of, and `such_as` a good one.

    Raises:
        UnwritableError: it or a part of it is blank, it holds a line break or its like, is too long, or leads only to
            itself.
    """
    name = os.fspath(named)
    own = Path(name).name
    blank = not name.strip() or (own and not Path(own).stem.strip())
    in_part = any(not part.strip() for part in Path(name).parts)
    if blank or in_part or _UNPRINTED.search(name):
        odd = "it holds a line break, or another character that is not printed"
        why = "it is blank" if blank else "a part of it is blank" if in_part else odd
        sentence = f"{_shown(name)!r} cannot be the name of {of}: {why}; choose another, such as {such_as}"
        raise UnwritableError(errno.EINVAL, sentence)
    try:
        os.stat(name)  # noqa: PTH116
    except OSError as error:
        if error.errno in _ASKED:
            raise UnwritableError(error.errno or 0, _said(error, name)) from None


def output_at(named: str | os.PathLike[str]) -> Output:
    """The output of some name, once it is known that it can be written there.

    A link is followed, also one to a file that is not there yet. What is not a file is written to directly.

    Raises:
        UnwritableError: it cannot; nothing was changed.
    """
    name = os.fspath(named)
    refuse_odd_name(name)
    try:
        found = os.stat(name)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return _new_file(name)
    except OSError as error:
        raise UnwritableError(error.errno or 0, _said(error, name), asked=error.errno in _ASKED) from None
    if stat.S_ISDIR(found.st_mode):
        raise UnwritableError(
            errno.EISDIR, f"{name} is a folder; name a file in it, such as {Path(name) / 'paper.pdf'}"
        )
    if _is_standard_output(found):
        return standard_output()
    if not stat.S_ISREG(found.st_mode):
        return _device(name, found)
    return _old_file(name, found)


_ASKED = (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)


def _said(error: OSError, name: str) -> str:
    words = {errno.ENAMETOOLONG: "that name is too long for this disk; choose a shorter one"}
    words[errno.ELOOP] = "that is a link which leads only to itself; choose another name"
    return f"{_shown(name)} cannot be written: {words.get(error.errno or 0, error.strerror or str(error))}"


def _shown(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"


_SHOWN = 120
_UNPRINTED = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")


def _new_file(name: str) -> Output:
    place = Path(os.path.realpath(name))
    folder = place.parent
    # Said as it was written, unless a link led elsewhere.
    linked = os.path.islink(name)  # noqa: PTH114
    shown = folder if linked else Path(name).parent
    leads = f"{name} is a link to {place}, and " if linked else ""
    if not folder.is_dir():
        if folder.exists():
            raise UnwritableError(errno.ENOTDIR, f"{leads}{shown} is not a folder, so nothing can be written into it")
        remedy = f"make it first: mkdir -p {shlex.quote(str(shown))}"
        raise UnwritableError(errno.ENOENT, f"{leads}there is no folder {shown}; {remedy}")
    if not os.path.basename(name):  # noqa: PTH119 (it ends as the name of a folder does)
        raise UnwritableError(errno.ENOENT, f"there is no folder {name}; make it first: mkdir -p {shlex.quote(name)}")
    _try(name, folder, shown)
    return Output(name, place)


def _old_file(name: str, found: os.stat_result) -> Output:
    place = Path(os.path.realpath(name))
    # Whoever may do anything may also write what its owner put a lock on: that is respected all the same.
    if not found.st_mode & 0o222 or not os.access(place, os.W_OK):
        sentence = f"{name} is read-only, so it is left as it is; choose another name, or let it be written first"
        raise UnwritableError(errno.EACCES, sentence, asked=False)
    _try(name, place.parent, place.parent)
    if _kept_for_its_owner(place.parent, found):
        sentence = f"{name} belongs to somebody else, who alone may replace it in its folder; choose another name"
        raise UnwritableError(errno.EPERM, sentence, asked=False)
    return Output(name, place)


def _kept_for_its_owner(folder: Path, found: os.stat_result) -> bool:
    """Whether a folder is one, such as /tmp, where nobody replaces the files of others."""
    if not hasattr(os, "geteuid"):
        return False
    at = folder.stat()
    return bool(at.st_mode & stat.S_ISVTX) and os.geteuid() not in (0, found.st_uid, at.st_uid)


def _try(name: str, folder: Path, shown: Path) -> None:
    try:
        try_folder(folder)
    except OSError as error:
        sentence = (
            f"{name} cannot be written: nothing can be put into {shown} ({error.strerror or error}); choose another"
        )
        raise UnwritableError(error.errno or 0, f"{sentence} place", asked=False) from None


def _device(name: str, found: os.stat_result) -> Output:
    if not (stat.S_ISCHR(found.st_mode) or stat.S_ISFIFO(found.st_mode)):
        what = "a disk" if stat.S_ISBLK(found.st_mode) else "neither a file nor a pipe"
        raise UnwritableError(errno.EINVAL, f"{name} is {what}; name a file instead")
    if not os.access(name, os.W_OK):
        raise UnwritableError(errno.EACCES, f"{name} may not be written by you; choose another", asked=False)
    return Output(name)


def _is_standard_output(found: os.stat_result) -> bool:
    """Whether a name, such as /dev/stdout, is only another one for what standard output goes to."""
    try:
        return sys.__stdout__ is not None and os.path.samestat(found, os.fstat(1))
    except OSError:
        return False
