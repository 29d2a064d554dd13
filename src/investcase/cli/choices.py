"""One of some words, as an option or an argument takes it; the nearest is offered for one that is misspelt."""

from __future__ import annotations

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
