"""How wide the terminal is, and whether what is printed is to be read aloud."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

import click

from investcase.report.terminal import NARROWEST, WIDTH, Screen


def columns(most: int = WIDTH) -> int:
    """The terminal's columns, or what COLUMNS says, from 40 to `most`; `most` where there is no terminal."""
    return max(NARROWEST, min(most, shutil.get_terminal_size((most, 24)).columns))


def _screen(context: click.Context, parameter: click.Parameter, plain: bool) -> Screen:
    return Screen(columns(), plain)


def plain_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--plain`, given to a command as its `screen`."""
    words = "Line by line, without columns or rules, for a screen reader."
    return click.option("--plain", "screen", is_flag=True, callback=_screen, help=words)(command)
