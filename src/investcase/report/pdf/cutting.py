"""Cuts the embedded typeface down to the letters used, and names it, in one way on every machine.

WeasyPrint 70 asks HarfBuzz-Subset to do it where the system has that library, and fontTools where it has not, so that
the same paper would have other bytes on the next machine. fontTools is a Python package of a known version and always
there: it is the one way, and it says nothing of the time. And it names a typeface after how Pango describes it, which
newer versions of Pango do in more words.
"""

import logging
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

_UNUSED = ["GSUB", "GPOS", "SVG "]

# What nobody listens for Python prints: fontTools' remarks on a typeface are of no use to whoever writes a paper.
logging.getLogger("fontTools").addHandler(logging.NullHandler())


class CutOurWay(dict[Any, Any]):
    """What a WeasyPrint ``Document`` keeps its fonts in: each that is drawn with is to be named and cut by us.

    Only this one document's fonts are changed.
    """

    def __setitem__(self, key: Any, font: Any) -> None:
        whole = font.file_content
        # Two that are drawn from one file have to differ in name.
        before = sum(known.subset.args[1] == whole for known in self.values())
        font.hash = "".join(chr(65 + byte % 26) for byte in sha256(whole + bytes([before])).digest()[:6])
        font.name = f"/{font.hash}+{_postscript_name(whole)}".encode("ascii")
        font.to_unicode = _NeverNothing()
        # A file that is written again starts from the whole typeface again.
        font.subset = partial(_cut, font, whole)
        super().__setitem__(key, font)


class _NeverNothing(dict[int, str]):
    """Which letters each glyph stands for. Where one letter is drawn in several, as in Arabic, the rest stand for none.

    WeasyPrint writes that as an empty text, which the format does not allow: a zero-width space reads the same.
    """

    def __setitem__(self, glyph: int, letters: str) -> None:
        super().__setitem__(glyph, letters or "\u200b")


def _postscript_name(typeface: bytes) -> str:
    """The name that a typeface has in PDF, by its own account."""
    return str(TTFont(BytesIO(typeface), lazy=True)["name"].getDebugName(6))


def _cut(font: Any, whole: bytes, to_unicode: dict[int, str], hinting: bool) -> None:
    """Leave in ``font.file_content`` what draws the glyphs that ``to_unicode`` is keyed by, under their old numbers."""
    options = subset.Options(
        retain_gids=True,
        passthrough_tables=True,
        ignore_missing_glyphs=True,
        hinting=hinting,
        desubroutinize=True,
        notdef_outline=bool(font.missing),
    )
    options.drop_tables += _UNUSED
    cutter = subset.Subsetter(options)
    cutter.populate(gids=sorted(to_unicode))
    typeface = TTFont(BytesIO(whole), fontNumber=font.index, recalcTimestamp=False)
    cutter.subset(typeface)
    cut = BytesIO()
    typeface.save(cut)
    font.file_content = cut.getvalue()
