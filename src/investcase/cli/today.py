"""The date on which a command judges: today, or the one that SOURCE_DATE_EPOCH fixes."""

from __future__ import annotations

import datetime as dt
import os

import click

_VARIABLE = "SOURCE_DATE_EPOCH"
_LAST = 253402300799
"""The last second of the year 9999, after which there are no dates."""


def today() -> dt.date:
    """The date judgements are made on: SOURCE_DATE_EPOCH when it is set, else today.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is set to what is no time.
    """
    written = os.environ.get(_VARIABLE)
    if written is None:
        return dt.datetime.now(tz=dt.UTC).astimezone().date()
    digits = len(written) <= len(str(_LAST)) and written.isascii() and written.isdigit()
    if not digits or int(written) > _LAST:
        raise click.UsageError(
            f"the environment variable {_VARIABLE} is {written[:40]!r}, which is no time; expected whole seconds since "
            f"1970, from 0 to {_LAST}, such as 1795305600; for today's date: unset {_VARIABLE}"
        )
    return dt.datetime.fromtimestamp(int(written), tz=dt.UTC).date()
