"""Tables of places: a CSV with a sidecar that gives every column's unit, source, status and date."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Flag, Id, Measure, Name, Text, UnitField, fault
from investcase.documents.figure import Nation, Status


class Column(Document):
    """One measured column: the name models call it by, and where its numbers come from."""

    name: Name
    column: Text
    title: Text
    unit: UnitField
    period: Text
    source: Id
    status: Status
    national_total: Measure | None = None
    total_locator: Text | None = None
    blanks: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _total_in_unit(self) -> Column:
        if self.national_total is not None and self.national_total.unit != self.unit:
            raise fault("unit", f"the national total is in {self.national_total.unit}", f"{self.unit}")
        return self


class PlacesTable(Document):
    """`investcase/places/1`: what a CSV table of places holds."""

    table: Id
    title: Text
    nation: Nation
    kind: Literal["council", "integration_authority", "nhs_board", "hsc_trust"]
    csv: Text
    key: Text
    name: Text
    old_codes: Text | None = None
    labels: dict[Name, Text] = Field(default_factory=dict)
    lists_places: Flag = False
    columns: tuple[Column, ...]
    note: Text | None = None
