"""One case at one place, from a description that any worker anywhere can be sent, to what became of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.shipped import VERSION
from investcase.checks.review import appraised
from investcase.reading.problems import Problems, Severity
from investcase.resolving.case import load

SCHEMA = "investcase/at-place/1"


@dataclass(frozen=True, slots=True)
class Job:
    """A case at a place. `made_of` is a fingerprint of the case's file and of the libraries that it stands on."""

    case: str
    library: str | None
    as_of: str
    made_of: str
    place: str
    name: str
    changes: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """What the answer is kept under: another only where something that it is made of is another."""
        parts = [SCHEMA, VERSION, self.made_of, self.as_of, self.place, sorted(self.changes.items())]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8")).hexdigest()[:32]


def settled(job: Job) -> Appraisal:
    """A case worked out at its place.

    Raises:
        Problems: it cannot be.
    """
    library = None if job.library is None else Path(job.library)
    return appraised(load(job.case, library, dt.date.fromisoformat(job.as_of), job.changes, job.place))


def paper(job: Job) -> bytes:
    """The short paper of a case at a place, as a PDF.

    Raises:
        Problems: it cannot be worked out there, or words or figures would run off the paper.
    """
    from investcase.report.lengths import Length, Piece
    from investcase.report.papers import pdf_files
    from investcase.report.views import Views

    return pdf_files(Views(settled(job)), Length.SHORT, (Piece.PAPER,), lambda _: None)[0]


def answered(job: Job) -> bytes:
    """What becomes of a case at a place, as JSON: the result, or why there is none; the same bytes from any worker."""
    try:
        found: dict[str, Any] = {"result": json.loads(settled(job).result().to_json()), "refused": None}
    except Problems as problems:
        first = next(each for each in problems.problems if each.severity is Severity.ERROR)
        words = {"code": first.code, "message": first.message, "remedy": first.remedy, "field": first.field}
        found = {"result": None, "refused": words}
    head = {"schema": SCHEMA, "place": job.place, "name": job.name, "changes": dict(sorted(job.changes.items()))}
    return (json.dumps({**head, **found}, ensure_ascii=False) + "\n").encode("utf-8")
