"""Cuts the embedded typeface down to the letters used, in one way on every machine.

WeasyPrint 70 asks HarfBuzz-Subset to do it where the system has that library, and fontTools where it has not, so that
the same paper would have other bytes on the next machine. fontTools is a Python package of a known version and always
there: it is the one way, and it says nothing of the time.
"""

from functools import partial
from io import BytesIO
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

_UNUSED = ["GSUB", "GPOS", "SVG "]


class CutOurWay(dict[Any, Any]):
    """What a WeasyPrint ``Document`` keeps its fonts in: each that is drawn with is to be cut by us."""

    def __setitem__(self, key: Any, font: Any) -> None:
        # Of this one document's font alone; a file written again starts from the whole typeface again.
        font.subset = partial(_cut, font, font.file_content)
        super().__setitem__(key, font)


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
