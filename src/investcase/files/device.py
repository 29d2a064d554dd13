"""Writing to what is no file: standard output, a pipe with a name, a device such as /dev/null."""

from __future__ import annotations

import errno
import os
import stat
import sys

from investcase.files.output import Output


def send(output: Output, content: bytes) -> None:
    """Write to it directly.

    Raises:
        OSError: it takes no more, or nobody reads from it.
    """
    if output.standard:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    # Not to wait for ever for a reader who never comes.
    try:
        handle = os.open(output.named, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise OSError(errno.ENXIO, "nobody reads from this pipe; start its reader first") from None
        raise
    with open(handle, "wb", buffering=0) as stream:  # noqa: PTH123 (it is open already)
        if stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it has become a file meanwhile")
        if hasattr(os, "set_blocking"):
            os.set_blocking(handle, True)
        left = memoryview(content)
        while left:
            left = left[stream.write(left) :]
