"""Tables of places: a CSV with a sidecar that gives every column's unit, source, status and date."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.digits import Whole
from investcase.documents.fields import FileBeside, Flag, Id, Measure, Name, Text, UnitField, fault
from investcase.documents.figure import Nation, Status
from investcase.documents.reading_numbers import hold, needs_its_kind
from investcase.quantities import Kind


class Column(Document):
    """One measured column: the name models call it by, and where its numbers come from.

    A cell stands as its publisher wrote it; its value in `unit` is cell x `multiplier` / `per`, so that thousands of
    pounds have a multiplier of 1000 and percentages are per 100. `is` says what a plain number is. `national_total` is
    already in `unit`. `adds` says that the values of two places may be summed, as people and pounds may and rates may
    not. `of` names the column that a share or rate is of: with it, small places are not told apart by chance. `locator`
    says where in the publication the cells stand. `blanks` says why a cell is blank; `blank_because` heads a column of
    the CSV that says it row by row.
    """

    name: Name
    column: Text
    title: Text
    unit: UnitField
    is_: Kind | None = Field(alias="is", default=None)
    multiplier: Annotated[Whole, Field(gt=0)] = 1
    per: Annotated[Whole, Field(gt=0)] = 1
    adds: Flag = False
    of: Name | None = None
    period: Text
    source: Id
    status: Status
    national_total: Measure | None = None
    total_locator: Text | None = None
    locator: Text | None = None
    blanks: Text | None = None
    blank_because: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _total_in_unit(self) -> Column:
        if self.national_total is not None and self.national_total.unit != self.unit:
            raise fault("unit", f"the national total is in {self.national_total.unit}", f"{self.unit}")
        needs_its_kind(self.unit, self.is_)
        if self.national_total is not None:
            hold(self.national_total, self.is_)
        return self


PlaceKind = Literal["council", "integration_authority", "nhs_board", "hsc_trust"]


class PlacesTable(Document):
    """`investcase/places/1`: what a CSV table of places holds.

    `key`, `name`, `old_codes`, `made_of` and the values of `labels` are headings of the CSV. `made_of` heads the codes,
    joined by "+", of the councils a place covers: what other tables say of those councils is read through to it.
    """

    table: Id
    title: Text
    nation: Nation
    kind: PlaceKind
    csv: FileBeside
    key: Text
    name: Text
    old_codes: Text | None = None
    made_of: Text | None = None
    other_names: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)
    labels: dict[Name, Text] = Field(default_factory=dict)
    lists_places: Flag = False
    columns: tuple[Column, ...]
    note: Text | None = None

    @model_validator(mode="after")
    def _names_once(self) -> PlacesTable:
        seen: set[str] = set()
        for column in self.columns:
            if column.name in seen:
                raise fault("column-twice", f"two columns are named {column.name!r}", "a name for each column")
            seen.add(column.name)
        if not self.columns and not self.labels and not self.lists_places:
            raise fault("columns", "this table gives nothing of any place", "a column, a label, or lists_places: yes")
        return self
