"""Where a command begins: whoever stops it before it is loaded gets the one sentence too, and no traceback."""

from __future__ import annotations

from investcase.cli.at_once import stop_at_once


def main() -> None:
    """The commands, from the first moment that is ours. Nothing can have been written while they load."""
    try:
        import signal

        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, stop_at_once)
        from investcase.cli.main import main as commands
    except KeyboardInterrupt:
        stop_at_once()
    commands()
