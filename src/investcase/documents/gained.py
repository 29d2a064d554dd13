"""All that an option says is gained or lost other than by spending: what it is, whose, and where that is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from investcase.documents.base import Document
from investcase.documents.bodies import Body
from investcase.documents.case import Option
from investcase.reading.nodes import Path


@dataclass(frozen=True, slots=True)
class Gained:
    """Something that a body gains or loses: `kind` is a cash type, as the word at `path` says."""

    title: str
    body: Body
    kind: str
    path: Path
    written: bool
    health: bool

    @property
    def has_budget(self) -> bool:
        """Whether it is a public body's."""
        return self.body.public


def gained(option: Option, path: Path) -> Iterator[Gained]:
    """Each of an option's benefits, savings, what comes back, and what fills what is freed, in their order.

    What comes back as cash is spending, which anybody may bear.
    """
    for index, benefit in enumerate(option.benefits):
        yield _of(benefit, benefit.title, benefit.body, (*path, "benefits", index, "cash_type"))
    for index, intervention in enumerate(option.interventions):
        where: Path = (*path, "interventions", index, "release")
        for number, release in enumerate(() if intervention.release == "none" else intervention.release):
            refill = release.refill
            if refill is not None and refill.value_to is not None:
                yield _of(refill, refill.by or "", refill.value_to, (*where, number, "refill", "cash_type"))
    for index, cut in enumerate(option.disinvestments):
        where = (*path, "disinvestments", index)
        for number, saving in enumerate(cut.saving):
            yield _of(saving, saving.title, saving.body, (*where, "saving", number, "cash_type"))
        for number, line in enumerate(cut.demand):
            if line.falls_as in ("capacity", "wider_value"):
                yield _of(line, line.title, line.body, (*where, "demand", number, "falls_as"))


def _of(entry: Document, title: str, body: Body, path: Path) -> Gained:
    name: Literal["cash_type", "falls_as"] = "falls_as" if path[-1] == "falls_as" else "cash_type"
    written = name in entry.model_fields_set
    health = getattr(entry, "discount", None) is not None
    return Gained(title, body, str(getattr(entry, name)), path, written, health)
