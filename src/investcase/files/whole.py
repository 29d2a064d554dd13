"""Writing files whole or not at all: what was there stands until all of them are on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext

from investcase.files.device import send
from investcase.files.output import Output, UnwritableError, output_at
from investcase.files.unfinished import Unfinished, keep_names, sweep


def _nobody(_: Output) -> None:
    """Nobody wants to know."""


def write_whole(output: Output | str | os.PathLike[str], content: bytes) -> None:
    """Write one file whole, or leave what was there as it was.

    Raises:
        OSError: it cannot be written; it names the file, and nothing is left behind.
    """
    write_all([(output if isinstance(output, Output) else output_at(output), content)])


def write_all(
    contents: Sequence[tuple[Output, bytes]],
    written: Callable[[Output], None] = _nobody,
    moving: AbstractContextManager[object] | None = None,
) -> None:
    """Write several files: all are on the disk before the first is put in its place.

    A file that is new gets the permissions that new files get here; one that is replaced keeps its own, and its owner
    where that is allowed. `written` is told of each once it stands, also when something fails or stops right after.
    `moving` is entered while the files are put in their places, which takes a moment: it may keep interruptions away.

    Raises:
        OSError: one cannot be written; it names the file. Those that `written` was not told of are as they were.
    """
    with ExitStack() as whatever_happens:
        begun = []
        for output, content in contents:
            with _naming(output):
                if output.place is not None:
                    sweep(output.place.parent)
                    unfinished = Unfinished(output.place.parent)
                    whatever_happens.callback(unfinished.end)
                    if output.place.exists():
                        unfinished.take_after(output.place.stat())
                    unfinished.write(content)
                    begun.append((output, output.place, unfinished))
        with moving or nullcontext():
            for output, place, unfinished in begun:
                with _naming(output):
                    try:
                        unfinished.move(place)
                    finally:
                        if unfinished.moved:
                            written(output)
            # After all of them, so that as little time as can be lies between two moves.
            for folder in dict.fromkeys(place.parent for _, place, _ in begun):
                keep_names(folder)
    for output, content in contents:
        if output.place is None:
            with _naming(output):
                send(output, content)
            written(output)


@contextmanager
def _naming(output: Output) -> Iterator[None]:
    """Whoever asked knows the file by its own name, and not by that of the unfinished one."""
    try:
        yield
    except UnwritableError:
        raise
    except PermissionError as error:
        words = f"{error.strerror}; if it is open in another program, close it there, or choose another name"
        raise OSError(error.errno, words, output.named) from error
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), output.named) from error
