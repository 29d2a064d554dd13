"""What a round's bodies and cases are called where they are printed."""

from __future__ import annotations

from collections.abc import Callable

from investcase.rounds.case_in import BodyIn
from investcase.rounds.round import Round


def called_in(found: Round) -> Callable[[BodyIn], str]:
    """A body's name; with its place's, where the cases are of more places than one."""
    several = len({case.place for case in found.cases}) > 1
    return str if several else (lambda body: body.name)
