"""One typeface in the paper: the system's fonts and rules are hidden, and what ours cannot draw is spelled out."""

import unicodedata
from typing import Any

from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from investcase.report.charts.lettering import is_drawn
from investcase.report.pdf.libraries import empty_configuration

_UNSEEN = {"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"}


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


def spell_out(root: Any) -> None:
    """Replace, in a parsed page, each character our typeface lacks by its Unicode name in square brackets."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("style", "script"):
            continue
        if element.text:
            element.text = spelled_out(element.text)
        if element.tail:
            element.tail = spelled_out(element.tail)


def spelled_out(text: str) -> str:
    """The text in letters of our typeface: ``[grinning face]`` for an emoji, unseen characters kept or dropped."""
    if all(is_drawn(character) or character in "\n\r\t" for character in text):
        return text
    return "".join(map(_spelled, unicodedata.normalize("NFC", text)))


def _spelled(character: str) -> str:
    if is_drawn(character):
        return character
    category = unicodedata.category(character)
    if category in _UNSEEN:
        return " " if category.startswith("Z") or character in "\n\r\t" else ""
    return f"[{unicodedata.name(character, f'character U+{ord(character):04X}').lower()}]"
