"""A whole case worked out, as `investcase.load` and `appraise` do it, with the library that some cases name."""

from __future__ import annotations

from pathlib import Path

from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import appraised
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text
from investcase.resolving.resolved_case import ResolvedCase
from random_whole.draw import Tree
from random_whole.writing import written

LIBRARY = Path(__file__).parent / "library"
"""A council's own library: the corrections by grade of evidence that a case may take."""


def settled(text: str) -> ResolvedCase:
    """A case settled from its text.

    Raises:
        Problems: it is no valid case.
    """
    return load_text(SourceText("case.yaml", text), None, LIBRARY)


def worked_out(tree: Tree) -> Appraisal:
    """A case worked out and reviewed.

    Raises:
        Problems: it is no valid case.
    """
    return appraised(settled(written(tree)))
