"""A logo as an SVG, written anew from what only draws: shapes, their colours and their places, and nothing that opens,
runs or moves.

What a drawing program keeps beside the drawing is left out. What would look otherwise without a part of it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from investcase.report.face.face import Logo

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_HOLD = frozenset({"svg", "g", "defs", "clipPath", "linearGradient", "radialGradient", "stop", "use"})
_REFER = frozenset({"use", "linearGradient", "radialGradient"})
_SILENT = frozenset({"title", "desc", "metadata", "style"})
_TOLD: Final[Mapping[str, str]] = {
    "text": "letters in a typeface; turn them into outlines (Inkscape: Path > Object to Path)",
    "tspan": "letters in a typeface; turn them into outlines (Inkscape: Path > Object to Path)",
    "image": "a picture inside the drawing; save all of it as a PNG",
    "foreignObject": "a web page inside the drawing; save all of it as a PNG",
    "script": "a program; save it as Plain SVG, or as a PNG",
    "animate": "something that moves; save it as a PNG",
    "filter": "a filter; save it as a PNG",
    "mask": "a mask; save it as a PNG",
    "pattern": "a pattern; save it as a PNG",
    "symbol": "a symbol; save it as Plain SVG, or as a PNG",
}
_SAY_WHERE = (
    "d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points transform offset gradientUnits gradientTransform "
    "spreadMethod clipPathUnits viewBox"
)
_SAY_HOW = (
    "fill fill-opacity fill-rule clip-rule clip-path opacity stroke stroke-width stroke-opacity stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stop-color stop-opacity display visibility "
    "color"
)
_GEOMETRY, _LOOKS = frozenset(_SAY_WHERE.split()), frozenset(_SAY_HOW.split())
_REFUSED_LOOKS = frozenset({"filter", "mask", "mix-blend-mode"})
_NAME = re.compile(r"[\w.-]+")
_VALUE = re.compile(r"[\w\s.,%#()+-]*")
_OWN_PART = re.compile(r"url\(#[\w.-]+\)")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NUMBER = re.compile(r"\s*(-?\d*\.?\d+(?:e-?\d+)?)\s*(?:px|pt|mm|cm|in)?\s*", re.IGNORECASE)
_MOST_MARKS = 5000


def svg_logo(content: bytes) -> Logo:
    """The logo, drawn by nothing but its own shapes.

    Raises:
        ValueError: it is no SVG, or holds what is not taken; the words say what, and what to do.
    """
    if b"<!ENTITY" in content:
        raise ValueError("it holds words that stand for others (<!ENTITY>); save it as Plain SVG, or as a PNG")
    try:
        root = ET.fromstring(content)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ValueError("it is neither a PNG nor an SVG that can be read; save it anew") from error
    if root.tag != f"{_SVG}svg":
        raise ValueError("it is neither a PNG nor an SVG; save it as one of them")
    wide, high, box = _size(root)
    styles = dict(_styles(root))
    made = _Cleaning(styles).clean(root)
    made.attrib.update({"viewBox": box, "width": f"{wide:g}", "height": f"{high:g}"})
    if not any(each.tag.removeprefix(_SVG) in _SHAPES for each in made.iter()):
        raise ValueError("nothing is drawn in it; save it as a PNG")
    ET.register_namespace("", _SVG.strip("{}"))
    return Logo(ET.tostring(made, encoding="utf-8"), "svg+xml", wide / high)


class _Cleaning:
    """Writes the drawing anew, element by element."""

    def __init__(self, styles: Mapping[str, Mapping[str, str]]) -> None:
        self._styles = styles
        self._marks = 0

    def clean(self, given: ET.Element) -> ET.Element:
        name = given.tag.removeprefix(_SVG)
        self._marks += 1
        if self._marks > _MOST_MARKS:
            raise ValueError(f"it has more than {_MOST_MARKS} marks; save it as a PNG")
        made = ET.Element(given.tag, dict(self._attributes(given, name)))
        for child in given:
            # Of another namespace is what a drawing program keeps for itself; a comment has no tag of text.
            if not isinstance(child.tag, str) or not child.tag.startswith(_SVG):
                continue
            inner = child.tag.removeprefix(_SVG)
            if inner in _SILENT:
                continue
            if inner not in _SHAPES | _HOLD or inner == "svg":
                raise ValueError(
                    f"it holds {_TOLD.get(inner, f'<{inner[:20]}>, which is not taken; save it as a PNG')}"
                )
            made.append(self.clean(child))
        return made

    def _attributes(self, given: ET.Element, name: str) -> Iterator[tuple[str, str]]:
        for key, value in given.attrib.items():
            if key == "id" and _NAME.fullmatch(value):
                yield key, value
            elif key in _HREF:
                if not re.fullmatch(r"#[\w.-]+", value):
                    raise ValueError("it opens another file; save it as Plain SVG, or as a PNG")
                if name in _REFER:
                    yield _HREF[1], value
            elif key in _GEOMETRY and name != "svg":
                yield key, _safe(key, value)
        looks = {key: value for key, value in given.attrib.items() if key in _LOOKS | _REFUSED_LOOKS}
        for each in given.get("class", "").split():
            looks |= self._styles.get(each, {})
        looks |= _declared(given.get("style", ""))
        for key, value in looks.items():
            if key in _REFUSED_LOOKS and value != "none":
                raise ValueError(f"it is drawn with {key}, which is not taken; save it as a PNG")
            if key in _LOOKS:
                yield key, _safe(key, value)


def _safe(key: str, value: str) -> str:
    """A value of numbers, names and parts of this drawing."""
    rest = _OWN_PART.sub("", value)
    if not _VALUE.fullmatch(rest) or "url" in rest.casefold():
        raise ValueError(f"its {key} is written in a way that is not taken; save it as Plain SVG, or as a PNG")
    return value


def _declared(text: str) -> dict[str, str]:
    parts = (each.partition(":") for each in text.split(";"))
    return {key.strip(): value.replace("!important", "").strip() for key, _, value in parts if key.strip() and value}


def _styles(root: ET.Element) -> Iterator[tuple[str, dict[str, str]]]:
    """What a style sheet inside the drawing says of each class; it may choose by nothing else."""
    found: dict[str, dict[str, str]] = {}
    for sheet in root.iter(f"{_SVG}style"):
        text = _COMMENT.sub("", sheet.text or "")
        if "@" in text or _RULE.sub("", text).strip():
            raise ValueError("it has a style sheet that is not taken; save it as Plain SVG, or as a PNG")
        for chosen, said in _RULE.findall(text):
            for selector in chosen.split(","):
                if not re.fullmatch(r"\.[\w-]+", selector.strip()):
                    raise ValueError("it has a style sheet that is not taken; save it as Plain SVG, or as a PNG")
                found.setdefault(selector.strip()[1:], {}).update(_declared(said))
    yield from found.items()


def _size(root: ET.Element) -> tuple[float, float, str]:
    """How wide and how high it is, in units of its own, and the view of it."""
    box = root.get("viewBox", "")
    parts = [_NUMBER.fullmatch(each) for each in re.split(r"[\s,]+", box.strip())] if box else []
    if not parts:
        parts = [_NUMBER.fullmatch(each) for each in ("0", "0", root.get("width", ""), root.get("height", ""))]
    numbers = [float(part[1]) for part in parts if part]
    if len(numbers) != 4 or not all(0 < each < 1e6 for each in numbers[2:]):
        raise ValueError("it does not say how large it is (viewBox); save it as Plain SVG, or as a PNG")
    return numbers[2], numbers[3], " ".join(f"{each:g}" for each in numbers)
