"""A round for the terminal: the headline first, then the tables that bear on it."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.report.terminal import Bullets, Part, Screen, titled
from investcase.rounds.round import Round
from investcase.rounds.view import round_view

_SHOWN = ("The cases", "What it does to each budget", "What may be counted twice", "What to do first")
_MOST_BODIES = 2


def round_text(found: Round, screen: Screen) -> str:
    """What the command prints."""
    view = round_view(found)

    def parts() -> Iterator[Part]:
        yield Bullets("The finding", view.says)
        if view.left_out:
            yield Bullets("Left out", tuple(f"{name}: {why}" for name, why in view.left_out))
        for part in view.parts:
            if part.heading in _SHOWN:
                last = part.heading == _SHOWN[-1]
                yield from part.says if last else part.grids[:_MOST_BODIES]

    return titled(view.title, parts(), screen)
