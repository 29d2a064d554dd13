"""The questions of a starter, each by its kind."""

from __future__ import annotations

from collections.abc import Callable

from investcase.cli.asking.cuts import Consulted, Heading, SavingLine, Service, Users
from investcase.cli.asking.forms import Form
from investcase.cli.asking.investing import Growth, Loan, Risk, Words, Works
from investcase.cli.asking.of_starters import Of
from investcase.cli.asking.people import People
from investcase.cli.asking.question import Question
from investcase.cli.asking.starters import Asks, Starter

_KINDS: dict[str, Callable[[Asks, Starter], Of]] = {
    "service": Service,
    "users": Users,
    "saving": SavingLine,
    "form": Form,
    "consulted": Consulted,
    "works": Works,
    "loan": Loan,
    "risk": Risk,
    "words": Words,
    "growth": Growth,
}


def questions_of(starter: Starter) -> list[Question]:
    """The starter's own questions, in their order."""
    found: list[Question] = []
    for each in starter.asks:
        if each.kind == "heading":
            found.append(Heading(each, starter))
        elif each.kind == "people":
            found.append(People())
        else:
            found.append(_KINDS[each.kind](each, starter))
    return found
