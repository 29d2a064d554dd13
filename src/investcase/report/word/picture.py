"""A chart as a picture for Word: the marks of its SVG drawn in our own typeface, fine enough for print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from investcase.catalogue.shipped import templates_dir
from investcase.report.charts.palette import PAPER
from investcase.report.undrawn import drawn_by_ours

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_PER_INCH = 220
"""What Word itself keeps of a picture for print; it would cut a finer one down."""
_FINER = 2
_COLOURS = 128
_POINTS: Final = {"pt": 1.0, "": 0.75}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(pt|)")
_STEP = re.compile(r"([ML])(-?[\d.]+) (-?[\d.]+)")
_NAMESPACE = "{http://www.w3.org/2000/svg}"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a PNG, its size in points, and the words that are read in its place."""

    content: bytes
    wide: float
    high: float
    words: str


def picture(svg: str) -> Picture:
    """One of our charts as a picture.

    Raises:
        ValueError: it holds a mark that is not one of a chart's.
    """
    from xml.etree import ElementTree as ET

    from PIL import Image, ImageColor, ImageDraw

    root = ET.fromstring(svg)
    wide, high = _points(root.attrib["width"]), _points(root.attrib["height"])
    _, _, across, _ = (float(part) for part in root.attrib["viewBox"].split())
    pixels = (round(wide / 72 * _PER_INCH), round(high / 72 * _PER_INCH))
    fine = Image.new("RGB", (pixels[0] * _FINER, pixels[1] * _FINER), PAPER)
    canvas = _Canvas(ImageDraw.Draw(fine), fine.width / across)
    words, texts = "", []
    for mark in root:
        name = mark.tag.removeprefix(_NAMESPACE)
        if name == "title":
            words = mark.text or ""
        elif name == "text":
            texts.append(mark)
        elif name in _MARKS:
            _MARKS[name](canvas, mark.attrib)
        else:
            raise ValueError(f"a chart holds a {name}, which no picture is drawn of")
    # Edges are made smooth by drawing them finer; letters are smooth already, and stand above all else.
    sheet = fine.reduce(_FINER)
    canvas = _Canvas(ImageDraw.Draw(sheet), sheet.width / across)
    for mark in texts:
        canvas.text(mark.attrib, mark.text or "")
    # Few colours, of which every shade at an edge is one: a picture a third of the size.
    small = sheet.quantize(_COLOURS, Image.Quantize.FASTOCTREE)
    # A colour of so few may be a shade off, which is seen where it is the paper's.
    colours, ground = small.getpalette() or [], max(range(_COLOURS), key=small.histogram().__getitem__)
    colours[3 * ground : 3 * ground + 3] = ImageColor.getrgb(PAPER)
    small.putpalette(colours)
    out = BytesIO()
    small.save(out, "PNG", dpi=(_PER_INCH, _PER_INCH))
    return Picture(out.getvalue(), wide, high, words)


class _Canvas:
    """The sheet, in the units of the chart."""

    def __init__(self, draw: ImageDraw, scale: float) -> None:
        self._draw = draw
        self._scale = scale

    def at(self, x: str | float, y: str | float) -> Point:
        return float(x) * self._scale, float(y) * self._scale

    def weight(self, given: Mapping[str, str]) -> int:
        return max(round(float(given.get("stroke-width", "1")) * self._scale), 1)

    def rect(self, given: Mapping[str, str]) -> None:
        left, top = float(given["x"]), float(given["y"])
        right, foot = left + float(given["width"]), top + float(given["height"])
        corners = [self.at(left, top), self.at(right, top), self.at(right, foot), self.at(left, foot)]
        self._draw.polygon(corners, fill=given["fill"])
        if "stroke" in given:
            self._stroke([*corners, corners[0]], given)

    def line(self, given: Mapping[str, str]) -> None:
        self._stroke([self.at(given["x1"], given["y1"]), self.at(given["x2"], given["y2"])], given)

    def path(self, given: Mapping[str, str]) -> None:
        strokes: list[list[Point]] = []
        for step, x, y in _STEP.findall(given["d"]):
            if step == "M":
                strokes.append([])
            strokes[-1].append(self.at(x, y))
        for points in strokes:
            self._stroke(points, given)

    def circle(self, given: Mapping[str, str]) -> None:
        x, y = self.at(given["cx"], given["cy"])
        # Half of the edge lies outside; Pillow draws all of it inside.
        radius = (float(given["r"]) + float(given.get("stroke-width", "1")) / 2) * self._scale
        box = (x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(box, fill=given["fill"], outline=given["stroke"], width=self.weight(given))

    def text(self, given: Mapping[str, str], words: str) -> None:
        bold = given.get("font-weight") == "700"
        typeface = _typeface(round(float(given["font-size"]) * self._scale, 2), bold=bold)
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[given["text-anchor"]]
        self._draw.text(
            self.at(given["x"], given["y"]), drawn_by_ours(words), fill=given["fill"], font=typeface, anchor=anchor
        )

    def _stroke(self, points: list[Point], given: Mapping[str, str]) -> None:
        lengths = [float(each) * self._scale for each in given.get("stroke-dasharray", "").split()]
        for piece in _dashes(points, lengths) if lengths else [points]:
            self._draw.line(piece, fill=given["stroke"], width=self.weight(given), joint="curve")


_MARKS: Final[dict[str, Callable[[_Canvas, Mapping[str, str]], None]]] = {
    "rect": _Canvas.rect,
    "line": _Canvas.line,
    "path": _Canvas.path,
    "circle": _Canvas.circle,
}


def _dashes(points: list[Point], lengths: list[float]) -> Iterator[list[Point]]:
    """The pieces of a line through points that its dashes draw; what is begun goes on round a corner."""
    place, left, drawing = 0, lengths[0], True
    piece = [points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        whole = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        done = 0.0
        while whole - done > left:
            done += left
            turn = (x1 + (x2 - x1) * done / whole, y1 + (y2 - y1) * done / whole)
            if drawing:
                yield [*piece, turn]
            piece, drawing = [turn], not drawing
            place += 1
            left = lengths[place % len(lengths)]
        left -= whole - done
        piece.append((x2, y2))
    if drawing and len(piece) > 1:
        yield piece


def _points(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    if found is None:
        raise ValueError(f"a chart's size is {length!r}, which is no length in points or pixels")
    return float(found[1]) * _POINTS[found[2]]


@cache
def _typeface(size: float, *, bold: bool) -> FreeTypeFont:
    from PIL import ImageFont

    name = f"SourceSans3-{'Bold' if bold else 'Regular'}.ttf"
    # The plain engine: the other is not on every machine, and letters would stand a little otherwise.
    return ImageFont.truetype(str(templates_dir() / "fonts" / name), size, layout_engine=ImageFont.Layout.BASIC)
