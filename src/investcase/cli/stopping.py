"""Being stopped half-way: by the keyboard, or by whoever ends processes. One sentence, and it is true.

Every file is whole whenever that happens; see `files/`.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType
from typing import NoReturn

from investcase.cli.at_once import STOPPED, stop_at_once

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")

_written: ContextVar[list[str]] = ContextVar("written")
_undisturbed: ContextVar[bool] = ContextVar("undisturbed", default=False)
_asked: list[int] = []
"""The signals that were answered. A library may have caught what was raised then, and gone on with half its work."""


class StoppedError(BaseException):
    """Somebody ended this process; it goes through everything, as an interruption from the keyboard does."""


def listen() -> None:
    """Have each way of stopping end in one sentence; those that whoever started this had us ignore stay ignored."""
    _answer(signal.SIG_DFL, signal.default_int_handler, stop_at_once, by=_stop)


def stop_if_asked() -> None:
    """Stop now if somebody asked for it and was not heard: what was made since is not to be trusted.

    Raises:
        StoppedError: somebody did.
    """
    if _asked:
        raise StoppedError


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep a stop that is asked for until afterwards, for what takes a moment and is to be done whole."""
    before = _undisturbed.set(True)
    try:
        yield
    finally:
        _undisturbed.reset(before)


def go_on() -> None:
    """Forget that somebody asked, who has been asked back and wants to go on."""
    _asked.clear()
    _answer(_at_once, by=_stop)


def past_stopping() -> None:
    """Have nothing interrupt the last moments of a process, when all is done and said."""
    _answer(_stop, _at_once, by=signal.SIG_IGN)


def begin_noting() -> None:
    """Keep in mind from now on which files stand."""
    _written.set([])


def note_written(name: str) -> None:
    """Keep in mind that a file stands, for the sentence."""
    written = _written.get(None)
    if written is not None and name not in written:
        written.append(name)


def stopped_words() -> str:
    """The sentence."""
    written = _written.get([])
    return f"Stopped; written before that: {', '.join(written)}." if written else "Stopped; nothing was written."


def _answer(*before: object, by: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    """Have the signals that are answered in one of some ways answered in another."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in before:
            signal.signal(number, by)


def _stop(number: int, _frame: FrameType | None) -> None:
    # Whoever asks twice does not want to wait for tidying up: what is left behind goes with the next run.
    _answer(_stop, by=_at_once)
    _asked.append(number)
    if not _undisturbed.get():
        raise KeyboardInterrupt if number == signal.SIGINT else StoppedError


def _at_once(_number: int, _frame: FrameType | None) -> NoReturn:
    os.write(2, b"Stopped at once.\n")
    os._exit(STOPPED)
