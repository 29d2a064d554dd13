"""The live page served: on this machine alone, until it is stopped or nobody has used it for two hours."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from investcase.reading.extras import LOWEST, MissingPackageError, needed
from investcase.serving.app import live_app
from investcase.serving.gate import Gate
from investcase.serving.live import Live

IDLE = 2 * 60 * 60
"""Seconds."""
_WHY = "The live page"
_LOOK = 1.0


def required() -> None:
    """Find out whether everything that serves the page is installed.

    Raises:
        MissingPackageError: it is not.
    """
    missing = []
    for module in ("starlette", "uvicorn"):
        try:
            needed(module, _WHY)
        except MissingPackageError as error:
            missing.append(error.name or module)
    if missing:
        packages = " ".join(f"'{LOWEST[name]}'" for name in missing)
        names = " and ".join(missing)
        message = f"{_WHY} needs {names}, not installed here. Run: python3 -m pip install {packages}"
        raise MissingPackageError(message, name=missing[0])


def serve(
    live: Live, port: int, say: Callable[[str], None], fault: Callable[[Exception], None], idle: float = IDLE
) -> bool:
    """Serve the page until it is stopped from outside, or until nobody has used it for so many seconds.

    Args:
        live: the case.
        port: of this machine; 0 for any that is free.
        say: told the address, with the token that opens it once.
        fault: told of every exception that nobody foresaw.
        idle: how long nobody may use it.

    Returns:
        Whether it ended by itself.

    Raises:
        OSError: the port cannot be had.
        MissingPackageError: a package is not installed.
    """
    uvicorn = needed("uvicorn", _WHY)
    sockets = _sockets(port)
    number: int = sockets[0].getsockname()[1]
    last = [time.monotonic()]

    def used() -> None:
        last[0] = time.monotonic()

    gate = Gate(live_app(live, fault, used), number)
    config = uvicorn.Config(
        gate,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )

    class Quiet(uvicorn.Server):  # type: ignore[name-defined,misc]
        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            yield  # They are answered below: uvicorn would raise each once more at the end.

    server: Any = Quiet(config)

    async def run() -> bool:
        ended = asyncio.create_task(_when_idle(server, last, idle))
        with _stopped_by_signals(server):
            say(f"http://127.0.0.1:{number}/?token={gate.token}")
            await server.serve(sockets=sockets)
        ended.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            return await ended
        return False

    try:
        return asyncio.run(run())
    finally:
        for each in sockets:
            each.close()


async def _when_idle(server: Any, last: list[float], idle: float) -> bool:
    while time.monotonic() - last[0] < idle:
        await asyncio.sleep(min(_LOOK, idle))
    server.should_exit = True
    return True


def _sockets(port: int) -> list[socket.socket]:
    """This machine's own two addresses, the second where it has it."""
    first = socket.create_server(("127.0.0.1", port))
    found = [first]
    with contextlib.suppress(OSError):
        found.append(socket.create_server(("::1", first.getsockname()[1]), family=socket.AF_INET6))
    return found


@contextmanager
def _stopped_by_signals(server: Any) -> Iterator[None]:
    """Ctrl-C, and being told to end, let the page finish what it is doing; the second time it stops at once."""

    def stop(*_: Any) -> None:
        server.force_exit = server.should_exit
        server.should_exit = True

    before = {}
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
