"""A case or a library that a command is given by name: one sentence, and the exit code of misuse, where none is there.

What it holds is another matter: whatever is wrong in it is a problem of the case, and ends as an error.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import click

STANDARD_INPUT = Path("-")
"""What stands for standard input: this very path, since ./- is a file of that name."""
_SHOWN = 120


class Existing(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic only from click 8.2
    """A path that is there: a folder unless `folder` forbids it, and, where `file` allows it, a file.

    With `typed` a hyphen is `STANDARD_INPUT`.
    """

    name = "path"

    def __init__(self, what: str, *, file: bool, folder: bool = True, typed: bool = False) -> None:
        self._what = what
        self._file = file
        self._folder = folder
        self._typed = typed

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path.

        Raises:
            UsageError: nothing of the kind is there.
        """
        name = os.fspath(value)
        shown = repr(name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…")
        if self._typed and name == "-":
            return STANDARD_INPUT
        if not name.strip():
            raise click.UsageError(f"the name of {self._what} is empty; write where it lies", ctx)
        try:
            mode = os.stat(name).st_mode  # noqa: PTH116 (a Path forgets how a name was written)
        except (OSError, ValueError) as error:
            raise click.UsageError(f"{self._what} {shown} cannot be found: {_why(name, error)}", ctx) from None
        if (self._folder and stat.S_ISDIR(mode)) or (self._file and stat.S_ISREG(mode)):
            return Path(name)
        kind = "a folder" if stat.S_ISDIR(mode) else "a file" if stat.S_ISREG(mode) else "a device, a pipe or a socket"
        kinds = (("a file", self._file), ("a folder", self._folder))
        wanted = " or ".join(each for each, allowed in kinds if allowed)
        raise click.UsageError(f"{self._what} {shown} is {kind}; name {wanted}", ctx)


def _why(name: str, error: Exception) -> str:
    number = getattr(error, "errno", None)
    if number == errno.ELOOP:
        return "it is a link that leads only to itself; name what it was to lead to"
    if number == errno.ENAMETOOLONG:
        return "no name is as long as that"
    if isinstance(error, FileNotFoundError):
        linked = os.path.islink(name)  # noqa: PTH114
        return "it is a link to what is not there" if linked else "nothing of that name is there"
    if isinstance(error, NotADirectoryError):
        return "a part of it that stands for a folder is a file"
    return getattr(error, "strerror", None) or str(error)


A_CASE = Existing("the case", file=True)
A_CASE_OR_INPUT = Existing("the case", file=True, typed=True)
A_TEMPLATE = Existing("the template", file=True, folder=False)
A_BRAND = Existing("the brand", file=True, folder=False)
A_SHEET = Existing("the spreadsheet", file=True, folder=False)
A_LIBRARY = Existing("the library", file=False)
