"""Keeps words that run from right to left from turning round the figures beside them.

In a line of both, the rules of two directions let an amount after an Arabic title change places with it, and its sign
and pound sign with its digits. So each text of the author's that holds such letters is set between two signs that
cannot be seen and that say: what is in here is ordered by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from investcase.documents.base import Document
from investcase.documents.walk import values_in

_BEGIN, _END = "\u2068", "\u2069"
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
RIGHT_TO_LEFT = re.compile(_LETTER)
ISOLATED = re.compile(f"{_BEGIN}[^{_BEGIN}{_END}]*{_END}")
# Words that are no text of a case, or are cut: letters and the spaces between them, and never a figure.
_RUN = rf"{_LETTER}(?:[\s\u200c-\u200f\u0300-\u036f-]*{_LETTER})*"
_BETWEEN_TAGS = re.compile("[^<>]+")


def texts_of(document: Document) -> list[str]:
    """Every text of a document, and each paragraph of it by itself."""
    texts = [written.value for written in values_in(document) if isinstance(written.value, str)]
    return [part for text in texts for part in dict.fromkeys((text, *text.split("\n\n")))]


def isolated(html: str, texts: Callable[[], Iterable[str]]) -> str:
    """A page in which each of these texts that runs from right to left is ordered by itself, wherever it stands.

    `texts` is asked only where the page has such letters at all.
    """
    if not RIGHT_TO_LEFT.search(html):
        return html
    known = {text for text in texts() if RIGHT_TO_LEFT.search(text)}
    forms = {form for text in known for form in (escape(text, quote=False), _as_jinja_writes(text))}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))

    def within(found: re.Match[str]) -> str:
        words = found[0]
        if not RIGHT_TO_LEFT.search(words):
            return words
        here = [re.escape(form) for form in longest_first if form in words]
        return re.sub("|".join([*here, _RUN]), lambda text: f"{_BEGIN}{text[0]}{_END}", words)

    return _BETWEEN_TAGS.sub(within, html)


def in_directions(text: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it runs from right to left, for what is laid out piece by piece."""
    pieces: list[tuple[str, bool]] = []
    place = 0
    for found in re.finditer(_RUN, text) if RIGHT_TO_LEFT.search(text) else ():
        pieces += [(text[place : found.start()], False), (found[0], True)]
        place = found.end()
    return [piece for piece in (*pieces, (text[place:], False)) if piece[0]]


def _as_jinja_writes(text: str) -> str:
    from markupsafe import escape as written

    return str(written(text))
