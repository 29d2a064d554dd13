"""Every problem there can be: what its code means, why it matters, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.checks.code_texts.cases import CASE
from investcase.checks.code_texts.documents import DOCUMENT
from investcase.checks.code_texts.entries import Entries
from investcase.checks.code_texts.equality import EQUALITY
from investcase.checks.code_texts.events import EVENTS_CASE, EVENTS_DOCUMENT, EVENTS_REVIEW
from investcase.checks.code_texts.library import LIBRARY
from investcase.checks.code_texts.models import MODEL
from investcase.checks.code_texts.plausible import PLAUSIBLE
from investcase.checks.code_texts.prices import PRICES_CASE, PRICES_DOCUMENT, PRICES_REVIEW
from investcase.checks.code_texts.review import REVIEW
from investcase.checks.code_texts.text import TEXT


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


def _codes(about: str, entries: Entries) -> dict[str, Code]:
    return {code: Code(code, about, title, why, remedy) for code, title, why, remedy in entries}


CODES = {
    **_codes("text", TEXT),
    **_codes("document", DOCUMENT),
    **_codes("library", LIBRARY),
    **_codes("model", MODEL),
    **_codes("case", CASE),
    **_codes("review", REVIEW),
    **_codes("review", EQUALITY),
    **_codes("document", PRICES_DOCUMENT),
    **_codes("case", PRICES_CASE),
    **_codes("review", PRICES_REVIEW),
    **_codes("review", PLAUSIBLE),
    **_codes("document", EVENTS_DOCUMENT),
    **_codes("case", EVENTS_CASE),
    **_codes("review", EVENTS_REVIEW),
}
"""Every code, by its name."""
