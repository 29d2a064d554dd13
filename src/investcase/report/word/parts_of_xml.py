"""The XML of a Word document, element by element: paragraphs, runs of words, fields, and what is said of a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from types import ModuleType
from typing import Any

from investcase.reading.extras import needed
from investcase.report.isolating import in_directions

WHY = "A paper in Word"
Element = Any
"""An element as python-docx makes it."""
Document = Any
"""A document as python-docx opens it."""

_SPACE = re.compile("[ \t\r\n\f]+")
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@cache
def _oxml() -> tuple[ModuleType, ModuleType]:
    return needed("docx.oxml", WHY), needed("docx.oxml.ns", WHY)


def qualified(name: str) -> str:
    """A name as lxml has it: `w:p` with the address in place of `w`."""
    found: str = _oxml()[1].qn(name)
    return found


def element(name: str, children: Iterable[Element] = (), /, **attributes: str | int) -> Element:
    """An element such as `w:p` with its children; attributes are of the namespace `w`."""
    made = _oxml()[0].OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qualified(f"w:{attribute}"), str(value))
    made.extend(list(children))
    return made


def paragraph(style: str, runs: Iterable[Element], settings: Iterable[Element] = ()) -> Element:
    """A paragraph in a style, by the style's id; `settings` are further ones, in the order that Word asks for."""
    return element("w:p", [element("w:pPr", [element("w:pStyle", val=style), *settings]), *runs])


def words(text: str, *, style: str = "", bold: bool = False) -> list[Element]:
    """Runs of one text, those that run from right to left told apart; white space is one space, as on a web page."""
    plain = _SPACE.sub(" ", _NO_XML.sub("\ufffd", text))
    return [_run(part, style, bold=bold, leftward=leftward) for part, leftward in in_directions(plain)]


def tab() -> Element:
    """A tab."""
    return element("w:r", [element("w:tab")])


def line_end() -> Element:
    """The end of a line within a paragraph."""
    return element("w:r", [element("w:br")])


def counted(name: str, number: int) -> list[Element]:
    """A number that Word counts by itself, such as that of the next `Table`, with what it comes to here."""
    return _field(f"SEQ {name} \\* ARABIC", str(number))


def page_number() -> list[Element]:
    """The number of the page."""
    return _field("PAGE", "1")


def page_count() -> list[Element]:
    """How many pages there are."""
    return _field("NUMPAGES", "1")


def _run(text: str, style: str, *, bold: bool, leftward: bool) -> Element:
    settings = [element("w:rStyle", val=style)] if style else []
    settings += [element("w:b"), element("w:bCs")] if bold else []
    settings += [element("w:rtl")] if leftward else []
    return element("w:r", [*([element("w:rPr", settings)] if settings else []), _text(text)])


def _text(text: str) -> Element:
    made = element("w:t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _field(instruction: str, shown: str) -> list[Element]:
    told = element("w:instrText")
    told.text = f" {instruction} "
    told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    marks = [element("w:fldChar", fldCharType=each) for each in ("begin", "separate", "end")]
    inside = [marks[0], told, marks[1], _text(shown), marks[2]]
    return [element("w:r", [each]) for each in inside]
