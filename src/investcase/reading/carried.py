"""Exceptions that survive pickling and copying, so that work in other processes can end in one."""

from __future__ import annotations

from typing import Any


class Carried(Exception):
    """Rebuilt from what it holds, whatever its own ``__init__`` asks for."""

    def __reduce__(self) -> tuple[Any, tuple[type[Carried], tuple[Any, ...], dict[str, Any]]]:
        return _rebuilt, (type(self), self.args, self.__dict__)


def _rebuilt(kind: type[Carried], args: tuple[Any, ...], held: dict[str, Any]) -> Carried:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(held)
    return error
