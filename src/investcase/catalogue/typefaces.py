"""Which letters a PDF can be printed in: those of our own typeface, and of those that the extra `languages` brings.

Never those of the machine: the same case would make another paper on the next one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from investcase.catalogue.shipped import templates_dir

EXTRA = "investcase[languages]"
PACKAGE = "manimgx-fonts"
_IMPORTED_AS = "manimgx_fonts"
_FILES = (
    "NotoSans[wght].ttf",
    *(
        f"NotoSans{script}[wght].ttf"
        for script in (
            *("Arabic", "Hebrew", "Bengali", "Devanagari", "Gujarati", "Gurmukhi", "Tamil", "Telugu", "Kannada"),
            *("Malayalam", "Oriya", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Ethiopic", "Armenian", "Georgian"),
            "Symbols",
        )
    ),
    "NotoEmoji[wght].ttf",
)
"""In this order: a letter comes from the first that has it."""

# What every typeface of ours draws, or no typeface has to: most texts need no more looking at.
_ORDINARY = re.compile("[\n\r\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f‘-”–—•…€−≤≥→▲▼●✔\u00a0]*")
_NEVER_DRAWN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


def unprintable(text: str) -> frozenset[str]:
    """The letters and signs of a text that no typeface at hand can draw."""
    beyond = beyond_ours(text)
    return frozenset(beyond.difference(*(letters for _, letters in others()))) if beyond else beyond


def beyond_ours(text: str) -> frozenset[str]:
    """The letters and signs of a text that our own typeface cannot draw."""
    if _ORDINARY.fullmatch(text):
        return frozenset()
    found = {sign for sign in unicodedata.normalize("NFC", text) if not _is_never_drawn(sign)}
    return frozenset(found - _ours())


def others() -> Iterable[tuple[Path, frozenset[str]]]:
    """The typefaces of the extra `languages` and their letters; none where it is not installed."""
    found = find_spec(_IMPORTED_AS)
    if found is None or not found.submodule_search_locations:
        return
    folder = Path(next(iter(found.submodule_search_locations)))
    for name in _FILES:
        if (folder / name).is_file():
            yield folder / name, _letters(folder / name)


def version_of_others() -> str:
    """The version of the typefaces of the extra `languages`, or `none`."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return "none"


def _ours() -> frozenset[str]:
    return _letters(templates_dir() / "fonts" / "SourceSans3-Regular.ttf")


@cache
def _letters(file: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as typeface:
        return frozenset(map(chr, typeface.getBestCmap()))


def _is_never_drawn(sign: str) -> bool:
    return unicodedata.category(sign) in _NEVER_DRAWN or "\ufe00" <= sign <= "\ufe0f"
