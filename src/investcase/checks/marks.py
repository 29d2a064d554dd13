"""The marks that the review holds a case against, from the guidance of its library."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.worked import Worked
from investcase.catalogue.registers import review_marks
from investcase.documents.review import Mark
from investcase.reading.problems import Problems


def mark(appraisal: Appraisal, name: str) -> Mark:
    """One mark, by its id.

    Raises:
        Problems: the guidance cannot be read.
    """
    return appraisal.once(_marks)[name]


def share(appraisal: Appraisal, name: str) -> float:
    """A mark that is a share."""
    found = mark(appraisal, name).share
    assert found is not None, f"the mark {name} is no share"
    return found.central


def _marks(worked: Worked) -> dict[str, Mark]:
    found, problems = review_marks(worked.case.library)
    if problems:
        raise Problems(problems)
    return found
