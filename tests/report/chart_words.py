"""Whether the words of a chart fit their sheet, and stand clear of one another."""

import xml.etree.ElementTree as ET
from itertools import combinations

from investcase.report.charts import Chart, lettering
from investcase.report.charts.drawing import ASCENT, DESCENT

SVG = "{http://www.w3.org/2000/svg}"


def years(count: int) -> list[str]:
    return [f"{2027 + index}-{(28 + index) % 100:02d}" for index in range(count)]


def sheet(root: ET.Element) -> tuple[float, float]:
    """The width and height of a drawing, in its own units."""
    _, _, wide, high = root.attrib["viewBox"].split()
    return float(wide), float(high)


def boxes(chart: Chart) -> list[tuple[str, float, float, float, float]]:
    """Each text's own box: words, left, top, right, bottom."""
    found = []
    for text in ET.fromstring(chart.svg).iter(f"{SVG}text"):
        words = text.text or ""
        size = float(text.attrib["font-size"])
        # The label's own slack is taken off again: touching is allowed, overlapping is not.
        wide = lettering.width(words, size, bold=text.get("font-weight") == "700") / 1.02
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[text.attrib["text-anchor"]]
        found.append((words, left, y - size * ASCENT, left + wide, y + size * DESCENT))
    return found


def assert_words_fit(chart: Chart) -> None:
    root = ET.fromstring(chart.svg)
    wide, high = sheet(root)
    placed = boxes(chart)
    for words, left, top, right, bottom in placed:
        assert left >= -0.5, (words, left)
        assert right <= wide + 0.5, (words, right)
        assert top >= -0.5, (words, top)
        assert bottom <= high + 0.5, (words, bottom)
    for one, other in combinations(placed, 2):
        apart = one[3] <= other[1] + 0.5 or other[3] <= one[1] + 0.5 or one[4] <= other[2] + 1 or other[4] <= one[2] + 1
        assert apart, (one, other)


def assert_marks_stay_on_the_sheet(chart: Chart) -> None:
    root = ET.fromstring(chart.svg)
    wide, high = sheet(root)
    for mark in root.iter(f"{SVG}rect"):
        x, y = float(mark.attrib["x"]), float(mark.attrib["y"])
        assert -0.5 <= x <= x + float(mark.attrib["width"]) <= wide + 0.5
        assert -0.5 <= y <= y + float(mark.attrib["height"]) <= high + 0.5
