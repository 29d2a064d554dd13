"""One case at one place, from a description that any worker anywhere can be sent, to what became of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from investcase.appraisal.appraise import Appraisal, appraise
from investcase.catalogue.readings import Readings
from investcase.catalogue.shipped import VERSION
from investcase.checks.review import appraised, refuse
from investcase.many.headlines import headlines
from investcase.reading.problems import Problems, Severity
from investcase.resolving.case import load
from investcase.resolving.resolved_case import ResolvedCase

SCHEMA = "investcase/at-place/2"


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
    return appraised(_loaded(job))


def _loaded(job: Job) -> ResolvedCase:
    library = None if job.library is None else Path(job.library)
    day = dt.date.fromisoformat(job.as_of)
    return load(job.case, library, day, job.changes, job.place, _readings(job.made_of))


@lru_cache(maxsize=1)
def _readings(_: str) -> Readings:
    """What one worker reads of the libraries that a fingerprint names, once for all the places it is given."""
    return Readings()


def whole(job: Job) -> bytes:
    """The whole result of a case at a place, as `run --format json` writes it there.

    Raises:
        Problems: it cannot be worked out there.
    """
    return settled(job).result().to_json().encode("utf-8")


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
    """What becomes of a case at a place, as JSON: its headlines, or why there are none; the same from any worker."""
    try:
        worked_out = appraise(_loaded(job))
        refuse(worked_out)
        found: dict[str, Any] = {"options": headlines(worked_out), "refused": None}
    except Problems as problems:
        first = next(each for each in problems.problems if each.severity is Severity.ERROR)
        words = {"code": first.code, "message": first.message, "remedy": first.remedy, "field": first.field}
        found = {"options": None, "refused": words}
    head = {"schema": SCHEMA, "place": job.place, "name": job.name, "changes": dict(sorted(job.changes.items()))}
    return (json.dumps({**head, **found}, ensure_ascii=False) + "\n").encode("utf-8")
