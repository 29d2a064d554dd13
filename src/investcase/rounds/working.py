"""One case of a round, from a description that any worker can be sent, to what the round holds of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import pickle
from dataclasses import dataclass
from pathlib import Path

from investcase.catalogue.shipped import VERSION
from investcase.checks.review import appraised
from investcase.reading.problems import Problem, Problems, Severity
from investcase.resolving.case import load
from investcase.rounds.case_in import CaseIn, LeftOut
from investcase.rounds.taking import taken


@dataclass(frozen=True, slots=True)
class Job:
    """A case of a round: its file, what it is called there, and the folder it was found in."""

    file: str
    library: str | None
    as_of: str
    name: str
    folder: str

    @property
    def address(self) -> str:
        """What its answer is known by within one run."""
        parts = [VERSION, self.file, self.library, self.as_of, self.name]
        return hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest()[:32]


def worked_out(job: Job) -> bytes:
    """What a round holds of a case, or why it has no part in it, pickled: it is read by the process that asked."""
    return pickle.dumps(_worked_out(job))


def _worked_out(job: Job) -> CaseIn | LeftOut:
    library = None if job.library is None else Path(job.library)
    try:
        return taken(appraised(load(job.file, library, dt.date.fromisoformat(job.as_of))), job.name, job.folder)
    except Problems as problems:
        errors = [each for each in problems.problems if each.severity is Severity.ERROR]
        return left_out(job.name, job.folder, errors[0], len(errors))


def left_out(name: str, folder: str, first: Problem, of: int) -> LeftOut:
    """A case that has no part in a round, for a reason."""
    return LeftOut(
        name=name,
        folder=folder,
        code=first.code,
        message=first.message,
        where="" if first.position is None else str(first.position),
        remedy=first.remedy or first.expected or "",
        problems=of,
    )
