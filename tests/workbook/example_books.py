"""The examples, each worked out and written as a workbook once."""

from functools import cache
from pathlib import Path

from recalculated import Book

from investcase.appraisal.appraise import appraise
from investcase.resolving.case import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())


@cache
def book_of(name: str) -> Book:
    """The workbook of an example."""
    return Book(appraise(load(EXAMPLES / name)))
