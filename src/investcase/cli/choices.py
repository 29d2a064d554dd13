"""What an option or an argument takes: one of some words, the nearest offered for one misspelt; or a whole number."""

from __future__ import annotations

import math
from typing import Any

import click


class Choice(click.Choice):  # type: ignore[type-arg,unused-ignore]  # generic only from click 8.2
    """What click offers, with the nearest word."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The word.

        Raises:
            BadParameter: it is none of them.
        """
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            from investcase.reading.suggest import did_you_mean

            hint = did_you_mean(str(value)[:80], [str(choice) for choice in self.choices])
            if hint is None:
                raise
            raise click.BadParameter(f"{error.message.rstrip('.')}; {hint}", ctx, param) from None


class WholeNumber(click.IntRange):
    """What click takes as a whole number within bounds, refused in plain words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number.

        Raises:
            BadParameter: it is no whole number, or out of bounds.
        """
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            ends = f"from {self.min} up" if self.max is None else f"from {self.min} to {self.max}"
            said = f"{str(value)[:80]!r} is not a whole number {ends}"
            raise click.BadParameter(said, ctx, param) from None


class Number(click.FloatRange):
    """What click takes as a number within bounds; `nan` and what is beyond all numbers are none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number.

        Raises:
            BadParameter: it is none, or out of bounds.
        """
        found = super().convert(value, param, ctx)
        if not math.isfinite(found):
            self.fail(f"{str(value)[:80]!r} is not a number, such as 12 or 3.5", param, ctx)
        return found
