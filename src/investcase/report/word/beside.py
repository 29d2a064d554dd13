"""A picture at the right of the page in Word, with the lines that follow on its left."""

from __future__ import annotations

from investcase.report.word.parts_of_xml import Element, element

_EMU = 12700
"""Of a point."""
_APART, _BELOW = 12 * _EMU, 6 * _EMU


def at_the_right(drawing: Element) -> Element:
    """A run of a drawing that was to stand in a line: it takes no line, and the text runs beside it."""
    inline = drawing[0]
    anchor = element("wp:anchor")
    of_anchor = {"simplePos": 0, "relativeHeight": 1, "behindDoc": 0, "locked": 0, "layoutInCell": 1, "allowOverlap": 0}
    for name, value in {"distT": 0, "distB": 0, "distL": _APART, "distR": 0, **of_anchor}.items():
        anchor.set(name, str(value))
    nowhere = element("wp:simplePos")
    nowhere.set("x", "0")
    nowhere.set("y", "0")
    anchor.extend([nowhere, _placed("wp:positionH", "margin", "wp:align", "right")])
    anchor.append(_placed("wp:positionV", "paragraph", "wp:posOffset", str(_BELOW)))
    wrap = element("wp:wrapSquare")
    wrap.set("wrapText", "left")
    for child in list(inline):
        anchor.append(child)
        if child.tag.endswith("}extent"):
            anchor.append(wrap)
    return element("w:r", [element("w:drawing", [anchor])])


def _placed(name: str, of: str, how: str, value: str) -> Element:
    said = element(how)
    said.text = value
    made = element(name, [said])
    made.set("relativeFrom", of)
    return made
