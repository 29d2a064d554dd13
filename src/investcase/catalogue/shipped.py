"""What ships: the edition, and where the assumptions and templates are. No other module knows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

VERSION = "0.1.0"
_PACKAGE = Path(__file__).resolve().parent.parent


class NotInstalledError(RuntimeError):
    """The folders that ship with investcase are missing: the installation is broken."""


def assumptions_dir() -> Path:
    """The shipped evidence library."""
    return _shipped("assumptions")


def templates_dir() -> Path:
    """The shipped templates, style sheets and fonts."""
    return _shipped("templates")


def _shipped(name: str) -> Path:
    return _found(_PACKAGE, name)


@cache
def _found(package: Path, name: str) -> Path:
    for folder in (package / name, package.parent.parent / name):
        if folder.is_dir():
            return folder
    raise NotInstalledError(f"investcase's own {name}/ folder is missing: install investcase again")
