"""Being stopped half-way: by the keyboard, or by whoever ends processes. One sentence, and it is true.

Every file is whole whenever that happens; see `files/`.
"""

from __future__ import annotations

import os
import signal
from contextvars import ContextVar
from types import FrameType
from typing import NoReturn

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


_written: ContextVar[list[str]] = ContextVar("written")


class StoppedError(BaseException):
    """Somebody ended this process; it goes through everything, as an interruption from the keyboard does."""


def listen() -> None:
    """Have each way of stopping end in one sentence; those that whoever started this had us ignore stay ignored."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _stop)


def past_stopping() -> None:
    """Have nothing interrupt the last moments of a process, when all is done and said."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (_stop, _at_once):
            signal.signal(number, signal.SIG_IGN)


def begin_noting() -> list[str]:
    """A list of every file that stands from now on, which fills as they are written."""
    written: list[str] = []
    _written.set(written)
    return written


def note_written(name: str) -> None:
    """Keep in mind that a file stands, for the sentence."""
    written = _written.get(None)
    if written is not None:
        written.append(name)


def stopped_words(written: list[str]) -> str:
    """The sentence."""
    return f"Stopped; written before that: {', '.join(written)}." if written else "Stopped; nothing was written."


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    # Whoever asks twice does not want to wait for tidying up: what is left behind goes with the next run.
    for name in _SIGNALS:
        each = getattr(signal, name, None)
        if each is not None and signal.getsignal(each) is _stop:
            signal.signal(each, _at_once)
    raise KeyboardInterrupt if number == signal.SIGINT else StoppedError


def _at_once(_number: int, _frame: FrameType | None) -> NoReturn:
    os.write(2, b"Stopped at once.\n")
    os._exit(1)
