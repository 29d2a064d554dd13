"""What no typeface at hand draws, by its name in square brackets: ``[Arabic letters]``, ``[thumbs up sign]``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from investcase.catalogue.typefaces import beyond_ours, unprintable

_LINE_ENDS = re.compile("[\u0085\u2028\u2029]")
_AS_THEY_ARE_CALLED = {
    "Han": "Chinese characters",
    "Hangul": "Korean letters",
    "Hiragana": "Japanese letters",
    "Katakana": "Japanese letters",
}


def with_names(text: str) -> str:
    """The text with each run of what no typeface at hand draws as its name."""
    text = _LINE_ENDS.sub(" ", text)
    return _with_names(text, unprintable(text))


def drawn_by_ours(text: str) -> str:
    """The same where there is no other typeface than our own."""
    text = _LINE_ENDS.sub(" ", text)
    return _with_names(text, beyond_ours(text))


def _with_names(text: str, lacking: Iterable[str]) -> str:
    if not lacking and not beyond_ours(text):
        return text
    text = unicodedata.normalize("NFC", text)
    if not lacking:
        return text
    one = f"[{re.escape(''.join(sorted(lacking)))}]"
    # Words of the same letters are one run, with the spaces, marks and joiners among them.
    return re.sub(rf"{one}(?:[\s\u0300-\u036f\u200c-\u200f\ufe00-\ufe0f]*{one})*[\ufe00-\ufe0f\u200d]*", _named, text)


def _named(run: re.Match[str]) -> str:
    from fontTools.unicodedata import script, script_name

    signs = [sign for sign in run[0] if unicodedata.category(sign)[0] not in "CMZ"] or list(run[0])
    letters = [sign for sign in signs if unicodedata.category(sign)[0] == "L"]
    if letters:
        called = script_name(script(letters[0]))
        return f"[{_AS_THEY_ARE_CALLED.get(called, f'{called} letters')}]"
    if len(signs) > 1:
        return f"[{len(signs)} signs]"
    return f"[{unicodedata.name(signs[0], f'character U+{ord(signs[0]):04X}').lower()}]"
