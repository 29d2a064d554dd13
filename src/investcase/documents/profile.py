"""Tables of who people are (shares) and of how often something holds (rates): a CSV with a sidecar."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Date, FileBeside, Id, Name, Text, fault


class Withheld(Document):
    """A row that is known of and not given, with the reason."""

    population: Name
    characteristic: Name
    group: Text
    nation: Text
    reason: Text


class Composition(Document):
    """The groups of one characteristic that together are everybody, so that their shares add to 1."""

    population: Name
    characteristic: Name
    nation: Text
    year: Text
    groups: tuple[Text, ...] = Field(min_length=1)


class ProfilesTable(Document):
    """`investcase/profiles/1`: what a CSV of profiles holds.

    `holds` is `shares` (parts of a population, 0 to 1, in a column `share`) or `rates` (how many of a group have
    something, in a column `rate` as a share 0 to 1, with `measure` and `basis`). The two are never one table: a rate of
    one group and a rate of another add to nothing.
    """

    table: Id
    title: Text
    holds: Literal["shares", "rates"]
    csv: FileBeside
    checked: Date
    review_by: Date
    rounding: Text
    compositions: tuple[Composition, ...] = ()
    not_shipped: tuple[Withheld, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _only_shares_make_a_whole(self) -> ProfilesTable:
        if self.holds == "rates" and self.compositions:
            raise fault("composition", "rates do not make up a whole", "compositions in a table that holds shares")
        return self
