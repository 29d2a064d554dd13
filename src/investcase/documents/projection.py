"""Tables of how many older people there will be: a CSV by place and year with a sidecar."""

from __future__ import annotations

from investcase.documents.base import Document
from investcase.documents.fields import FileBeside, Id, Text
from investcase.documents.figure import Nation, Status


class ProjectionsTable(Document):
    """`investcase/projections/1`: what a CSV of projections holds.

    Its columns are code, name, level (`council` or `region`), year (mid-year) and people by age. A region stands in for
    those of its councils that have no rows of their own.
    """

    table: Id
    title: Text
    nation: Nation
    csv: FileBeside
    source: Id
    status: Status
    note: Text | None = None
