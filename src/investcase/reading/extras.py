"""Packages that only some of what is asked needs, which are installed when it is asked for."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Final

LOWEST: Final = {
    "distributed": "distributed>=2024.8",
    "docx": "python-docx>=1.1.2",
    "openpyxl": "openpyxl>=3.1.3",
    "pandas": "pandas>=2.1",
    "pyarrow": "pyarrow>=16.1",
    "scipy": "scipy>=1.11.1",
    "starlette": "starlette>=0.41",
    "uvicorn": "uvicorn>=0.32",
    "xlsxwriter": "xlsxwriter>=3.2",
}
"""Each such package as it is imported, with what installs it at the lowest version that is known to do.

pyproject.toml has an extra for each.
"""


class MissingPackageError(ImportError):
    """What is asked for needs a package that is not installed; the message holds the line that installs it."""


def needed(module: str, why: str) -> ModuleType:
    """A module of such a package, imported now.

    Args:
        module: its dotted name, such as `scipy.optimize`.
        why: what it is needed for, such as `A table of the lines`.

    Raises:
        MissingPackageError: the package is not installed.
    """
    package = module.partition(".")[0]
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != package:
            raise
        remedy = f"Run: python3 -m pip install '{LOWEST[package]}'"
        name = LOWEST[package].partition(">")[0]
        raise MissingPackageError(f"{why} needs {name}, which is not installed. {remedy}", name=package) from error
