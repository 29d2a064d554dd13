"""Tables of what places are called, of bodies that are no place of a case, and of which body followed which."""

from __future__ import annotations

from typing import Literal

from investcase.documents.base import Document
from investcase.documents.fields import Date, FileBeside, Id, Text


class GazetteerTable(Document):
    """`investcase/gazetteer/1`: what a CSV of the gazetteer holds.

    `holds` is `names` (what a listed place is called beside its name in its own table), `areas` (bodies that nothing is
    published of here, such as districts and care boards) or `changes` (one row for each body that ended, or will, and
    each that followed it). Every row names its source. `checked` is the last day on which anything was looked up.
    """

    table: Id
    title: Text
    holds: Literal["names", "areas", "changes"]
    csv: FileBeside
    checked: Date
    note: Text | None = None
