"""Letters that no typeface at hand can print."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.typefaces import EXTRA, unprintable
from investcase.checks.card import Card, check
from investcase.documents.walk import values_in
from investcase.reading.problems import Problem, Severity

_SHOWN = 8


LETTERS_NOT_PRINTED = Card(
    "letters-not-printed",
    Severity.WARNING,
    title="Words are written in letters that the PDF has no typeface for",
    why="It could only say that something stood there.",
    remedy="Install investcase[languages], or write the words in Latin letters.",
)


@check(LETTERS_NOT_PRINTED)
def letters_not_printed(appraisal: Appraisal) -> Iterator[Problem]:
    """Texts of the case that a PDF cannot hold as they are written: told once, at the first of them."""
    loaded = appraisal.case.loaded
    found = [
        (written, letters)
        for written in values_in(loaded.document)
        if isinstance(written.value, str) and (letters := unprintable(written.value))
    ]
    if not found:
        return
    first = sorted({"(digits)" if letter.isdigit() else letter for letter in found[0][1]})  # they may count people
    shown = " ".join(first[:_SHOWN]) + (f" and {len(first) - _SHOWN} more" if len(first) > _SHOWN else "")
    count = len(found) - 1
    others = f"; {count} other {'text holds' if count == 1 else 'texts hold'} such letters too" if count else ""
    yield LETTERS_NOT_PRINTED.problem(
        loaded,
        f"no typeface at hand has the letters or signs {shown}: a PDF says in brackets what stood there, and the HTML "
        f"holds the letters themselves{others}",
        found[0][0].path,
        expected="letters that the paper can be printed in",
        remedy=f"pip install '{EXTRA}' brings most scripts, not Chinese, Japanese or Korean; or write these words in "
        "Latin letters",
    )
