"""The sheets of a document: their size and margins, and those that lie on their side."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from investcase.report.word.parts_of_xml import Element, element, qualified

_A4 = (11906, 16838)
# The head of a page pushes its text down, and the first page has none: page 1 has that much more room.
_MARGINS = {"top": 567, "right": 1020, "bottom": 907, "left": 1020, "header": 510, "footer": 454, "gutter": 0}
_TWENTIETHS = 20
_FIRST_PAGE = ("w:titlePg", "w:pgNumType", "w:type")
_BETWEEN_COLUMNS = 400
_USUALLY_BETWEEN = 720
_AFTER_TYPE = ("w:pgSz", "w:pgMar")
_AFTER_COLUMNS = (
    "w:formProt",
    "w:vAlign",
    "w:noEndnote",
    "w:titlePg",
    "w:textDirection",
    "w:bidi",
    "w:rtlGutter",
    "w:docGrid",
    "w:printerSettings",
    "w:sectPrChange",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of sheet with its margins, as the element `w:sectPr` that a section of a document ends with."""

    section: Element

    @classmethod
    def a4(cls) -> Sheet:
        """An upright sheet of A4."""
        wide, high = _A4
        size, margins = element("w:pgSz", w=wide, h=high), element("w:pgMar", **_MARGINS)
        return cls(element("w:sectPr", [size, margins]))

    @classmethod
    def around(cls, place: Element) -> Sheet:
        """The sheet on which a place of a document's body is printed: that of the section which it stands in."""
        name = qualified("w:sectPr")
        if place.tag == name:
            return cls(place)
        for after in (place, *place.itersiblings()):
            found = after if after.tag == name else after.find(f"{qualified('w:pPr')}/{name}")
            if found is not None:
                return cls(found)
        return cls.a4()

    @property
    def room(self) -> float:
        """How wide its text is, or a column of it, in points."""
        size, margins = self._size, self.section.find(qualified("w:pgMar"))
        wide = int(size.get(qualified("w:w")))
        for name in ("w:left", "w:right", "w:gutter"):
            wide -= int(margins.get(qualified(name), "0"))
        columns = self.section.find(qualified("w:cols"))
        if columns is not None:
            many = int(columns.get(qualified("w:num"), "1"))
            wide = (wide - (many - 1) * int(columns.get(qualified("w:space"), str(_USUALLY_BETWEEN)))) // many
        return wide / _TWENTIETHS

    @property
    def _size(self) -> Element:
        return self.section.find(qualified("w:pgSz"))

    def ended(self) -> Element:
        """The end of a section here; what comes after goes on from it, with no first page of its own."""
        before = deepcopy(self.section)
        for name in _FIRST_PAGE:
            for each in self.section.findall(qualified(name)):
                self.section.remove(each)
        return before

    def in_two_columns(self) -> Sheet:
        """The same sheet in two columns, which begin under what stands on it."""
        made = Sheet(deepcopy(self.section))
        for each in made.section.findall(qualified("w:cols")):
            made.section.remove(each)
        columns = element("w:cols", num=2, space=_BETWEEN_COLUMNS)
        made.section.insert_element_before(columns, *_AFTER_COLUMNS)
        made.go_on()
        return made

    def go_on(self) -> None:
        """Begin this section under what stands before it, whose columns are then of one height."""
        for each in self.section.findall(qualified("w:type")):
            self.section.remove(each)
        self.section.insert_element_before(element("w:type", val="continuous"), *_AFTER_TYPE)

    def on_its_side(self) -> Sheet:
        """The same sheet turned; one that lies already stays as it is."""
        turned = Sheet(deepcopy(self.section))
        size = turned._size
        wide, high = (int(size.get(qualified(name))) for name in ("w:w", "w:h"))
        size.set(qualified("w:w"), str(max(wide, high)))
        size.set(qualified("w:h"), str(min(wide, high)))
        size.set(qualified("w:orient"), "landscape")
        return turned
