"""Typefaces for the letters that ours lacks, cut down to the letters used: one plain and one bold of each.

They come from the package of the extra `languages`, and are cut by fontTools, so that the bytes are the same wherever
the versions are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from investcase.catalogue.typefaces import others

_WEIGHTS = (400, 700)
_WITH_ANY = frozenset(" \u00a0\u200c\u200d\u25cc")
"""What letters of these scripts are drawn with: spaces, joiners, and the circle that bears a mark of its own."""


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface of one weight: its name in the stylesheet, the file's name in its address, and its bytes."""

    family: str
    weight: int
    name: str
    content: bytes


def faces_for(letters: frozenset[str]) -> Iterator[Face]:
    """The typefaces that draw these letters, as far as any at hand does."""
    wanted = letters
    for file, drawn in others():
        found = wanted & drawn
        if found:
            wanted -= found
            family = file.stem.partition("[")[0]
            for weight in _WEIGHTS:
                yield Face(family, weight, f"fonts/{family}-{weight}.ttf", _cut(file, found | _WITH_ANY, weight))


def stylesheet(faces: list[Face]) -> str:
    """The rules that bring these typefaces to a page, each at its name beneath the page's own address."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; src: url("{face.name}"); }}\n'
        for face in faces
    )


def _cut(file: Path, letters: frozenset[str], weight: int) -> bytes:
    options = subset.Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(map(ord, letters)))
    typeface = TTFont(file, recalcTimestamp=False)
    cutter.subset(typeface)
    if "fvar" in typeface:
        limits = {axis.axisTag: axis.defaultValue for axis in typeface["fvar"].axes} | {"wght": weight}
        instantiateVariableFont(typeface, limits, inplace=True)
    written = BytesIO()
    typeface.save(written)
    return written.getvalue()
