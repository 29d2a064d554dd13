"""Standard output and the error stream: what becomes of words that cannot be written to them.

What is said on the error stream is said to whoever listens: when nobody does, or it is full, the work goes on. What
goes to standard output is what was asked for, so that its loss is told, once; unless whoever reads it has had enough,
as `head` has.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class EnoughError(Exception):
    """Whoever reads standard output has closed it."""


class LostError(OSError):
    """Standard output takes no more, or was closed from the start."""


class _Stream(io.RawIOBase):
    """What lies beneath a stream; None where it was closed from the start."""

    def __init__(self, under: io.RawIOBase | None) -> None:
        self._under = under
        self._lost = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        if self._under is None:
            raise io.UnsupportedOperation("fileno")
        return self._under.fileno()

    def isatty(self) -> bool:
        return self._under is not None and self._under.isatty()

    def write(self, words: ReadableBuffer, /) -> int | None:
        if not self._lost:
            try:
                return _open(self._under).write(words)
            except OSError as error:
                # What is left goes nowhere: neither the rest of it nor the end of the process tells it once more.
                self._lost = True
                self.lose(error)
        return memoryview(words).nbytes

    def lose(self, error: OSError) -> None:
        """What happens at the first loss."""


class _Product(_Stream):
    def lose(self, error: OSError) -> None:
        if error.errno == errno.EPIPE:
            raise EnoughError from None
        raise LostError(error.errno, error.strerror, "standard output") from None


def _open(under: io.RawIOBase | None) -> io.RawIOBase:
    if under is None:
        raise OSError(errno.EBADF, "nothing can be written to what is closed")
    return under


def take_over() -> None:
    """Have both streams behave so; a sign that a terminal cannot show is a question mark there, and no fault."""
    _hold_numbers()
    sys.stdin = sys.stdin or io.StringIO()  # closed from the start: nobody answers
    sys.stdout = _over(sys.stdout, _Product)
    sys.stderr = _over(sys.stderr, _Stream)


@contextmanager
def by_the_way() -> Iterator[None]:
    """Words on standard output about what was done already, which stands whether or not anybody reads them."""
    with suppress(EnoughError, LostError):
        yield


def _over(stream: TextIO | None, kind: type[_Stream]) -> TextIO:
    if stream is None:
        return _text(kind(None), "utf-8", at_once=True)
    if not isinstance(stream, io.TextIOWrapper):  # somebody else's already, as under a test
        return stream
    under = getattr(stream.buffer, "raw", stream.buffer)
    return _text(kind(under), stream.encoding, at_once=stream.line_buffering or stream.write_through)


def _text(raw: io.RawIOBase, encoding: str, *, at_once: bool) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding, "replace", line_buffering=at_once)


def _hold_numbers() -> None:
    """Have no file take the number of a stream that is closed, into which a library may still write a word."""
    try:
        handle = os.open(os.devnull, os.O_RDWR)
        while handle <= 2:
            handle = os.dup(handle)
        os.close(handle)
    except OSError:
        return
