"""Our own typefaces in the paper: the system's fonts and rules are hidden, and what ours cannot draw is named."""

from typing import Any

from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from investcase.catalogue.typefaces import beyond_ours
from investcase.report.pdf.libraries import empty_configuration
from investcase.report.undrawn import with_names

_HEADS = ("data-short-title", "data-foot", "data-statement")
"""What the stylesheet takes from the page into the heads and feet of its sheets."""


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
