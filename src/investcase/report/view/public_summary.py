"""The public summary: one page in the author's plain words, under six headings none of which may be left out."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.documents.equality import PublicSummary
from investcase.equality.readability import COMPULSORY, measure
from investcase.numbers.writing import number

_NOTHING = "Nobody has written this yet."


@dataclass(frozen=True, slots=True)
class PublicPage:
    """Heading and words, in the order printed, and how they read."""

    parts: tuple[tuple[str, str], ...]
    reading: str


def public_page(summary: PublicSummary | None) -> PublicPage:
    """The page of a case; without a summary every heading says that nobody has written it."""
    written = {name: getattr(summary, name) for name in COMPULSORY} if summary else {}
    text = "\n\n".join(words for words in written.values() if words)
    read = measure(text)
    reading = "Nobody has written it yet."
    if read.words:
        reading = (
            f"Reading age by formula: about {number(read.age)}; {number(read.mean_sentence)} words a sentence. A "
            "formula is a smoke alarm. This is not an easy read version: that needs pictures, and testing by people "
            "with learning disabilities."
        )
    return PublicPage(tuple((title, written.get(name) or _NOTHING) for name, title in COMPULSORY.items()), reading)
