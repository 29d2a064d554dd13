"""Every problem there can be: what its code means, why it matters, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.checks import code_texts
from investcase.checks.code_texts_equality import EQUALITY


@dataclass(frozen=True, slots=True)
class Code:
    """A problem's code. `about` says what is wrong: the text, a document, the library, a model, the case, or, for
    what a reviewer would raise, the review.
    """

    code: str
    about: str
    title: str
    why: str
    remedy: str


def _codes(about: str, entries: tuple[tuple[str, str, str, str], ...]) -> dict[str, Code]:
    return {code: Code(code, about, title, why, remedy) for code, title, why, remedy in entries}


CODES = {
    **_codes("text", code_texts.TEXT),
    **_codes("document", code_texts.DOCUMENT),
    **_codes("library", code_texts.LIBRARY),
    **_codes("model", code_texts.MODEL),
    **_codes("case", code_texts.CASE),
    **_codes("review", code_texts.REVIEW),
    **_codes("review", EQUALITY),
}
"""Every code, by its name."""
