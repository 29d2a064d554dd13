"""That a place ends, or may, before the case does."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.place_changes import ending


def place_ends_sentence(appraisal: Appraisal, *, planned: bool = True) -> str:
    """A sentence with the space before it; nothing where the place outlives the case, or its end is only planned."""
    place = appraisal.case.place
    found = ending(place.followed_by, appraisal.case.horizon) if place is not None else None
    return f" {place.name}: {found.words}." if place and found and (planned or found.sure) else ""
