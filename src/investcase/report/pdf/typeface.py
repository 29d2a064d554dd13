"""Our own typefaces in the paper: the system's fonts and rules are hidden, and what ours cannot draw is named."""

import re
import unicodedata
from typing import Any

from fontTools.unicodedata import script, script_name
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from investcase.catalogue.typefaces import beyond_ours, unprintable
from investcase.report.pdf.libraries import empty_configuration

_HEADS = ("data-short-title", "data-foot", "data-statement")
"""What the stylesheet takes from the page into the heads and feet of its sheets."""
_LINE_ENDS = re.compile("[\u0085\u2028\u2029]")
_AS_THEY_ARE_CALLED = {
    "Han": "Chinese characters",
    "Hangul": "Korean letters",
    "Hiragana": "Japanese letters",
    "Katakana": "Japanese letters",
}


class OnlyOurFonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint has no types
    """A font configuration that knows no font but those the stylesheet brings, and none of the machine's own rules."""

    def __init__(self) -> None:
        super().__init__()
        # A missing letter would otherwise be borrowed from whatever this machine has installed, and its rules may put
        # another typeface or size in place of ours: the same case would make another paper on another machine.
        self._config = empty_configuration()
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self.font_map), self._config)
        # The font map holds on to it from here on.
        fontconfig.FcConfigDestroy(self._config)


def name_undrawn(root: Any) -> frozenset[str]:
    """Put a name in square brackets in place of what no typeface at hand draws in a parsed page.

    What comes back are the letters that other typefaces than our own have to draw.
    """
    drawn: set[str] = set()

    def settled(text: str | None) -> str | None:
        if not text:
            return text
        written = with_names(text)
        drawn.update(beyond_ours(written))
        return written

    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in ("style", "script"):
            element.text = settled(element.text)
        element.tail = settled(element.tail)
        for name in _HEADS:
            if element.get(name):
                element.set(name, settled(element.get(name)) or "")
    return frozenset(drawn)


def with_names(text: str) -> str:
    """The text with each run of what cannot be drawn as its name: ``[Arabic letters]``, ``[thumbs up sign]``."""
    text = _LINE_ENDS.sub(" ", text)
    lacking = unprintable(text)
    if not lacking and not beyond_ours(text):
        return text
    text = unicodedata.normalize("NFC", text)
    if not lacking:
        return text
    one = f"[{re.escape(''.join(sorted(lacking)))}]"
    # Words of the same letters are one run, with the spaces, marks and joiners among them.
    return re.sub(rf"{one}(?:[\s\u0300-\u036f\u200c-\u200f\ufe00-\ufe0f]*{one})*[\ufe00-\ufe0f\u200d]*", _named, text)


def _named(run: re.Match[str]) -> str:
    signs = [sign for sign in run[0] if unicodedata.category(sign)[0] not in "CMZ"] or list(run[0])
    letters = [sign for sign in signs if unicodedata.category(sign)[0] == "L"]
    if letters:
        called = script_name(script(letters[0]))
        return f"[{_AS_THEY_ARE_CALLED.get(called, f'{called} letters')}]"
    if len(signs) > 1:
        return f"[{len(signs)} signs]"
    return f"[{unicodedata.name(signs[0], f'character U+{ord(signs[0]):04X}').lower()}]"
