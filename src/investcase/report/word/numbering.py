"""The numbers that Word counts by itself: of sections and their paragraphs, and of lists, each of which begins at 1."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.report.word.parts_of_xml import Element, element, qualified

_OUTLINE = (("%1", 0), ("%1.%2", 567))
_DECIMAL, _BULLET = "decimal", "bullet"
_HANGING = 340


class Numbers:
    """The numbers of one document: `numbering` is its element of that name, `styles` the element of its styles."""

    def __init__(self, numbering: Element, styles: Element) -> None:
        self._numbering = numbering
        self._styles = styles
        self._outline = self._begun(self._kind([(text, _DECIMAL, indent, indent) for text, indent in _OUTLINE]))

    def section(self) -> Element:
        """What numbers the heading of the next section."""
        return _numbered(self._outline, 0)

    def paragraph(self) -> Element:
        """What numbers the next paragraph of a section."""
        return _numbered(self._outline, 1)

    def numbered_list(self, style: str) -> Element:
        """What numbers every item of a list in a style, as the style does where it does; each list begins at 1."""
        own = self._of_style(style)
        kind = self._kind_of(own) if own else self._kind([("%1.", _DECIMAL, _HANGING, _HANGING)])
        return _numbered(self._begun(kind), 0)

    def bullets(self, style: str) -> list[Element]:
        """What sets a bullet before every item of a list in a style; nothing where the style does."""
        if self._of_style(style):
            return []
        return [_numbered(self._begun(self._kind([("•", _BULLET, _HANGING, _HANGING)])), 0)]

    def _of_style(self, style: str) -> str:
        """The number that a style stands under, or a style it is based on; empty where it has none."""
        by_id = {each.get(qualified("w:styleId")): each for each in self._styles.iter(qualified("w:style"))}
        seen: set[str] = set()
        while style in by_id and style not in seen:
            seen.add(style)
            found = by_id[style].find(f".//{qualified('w:numId')}")
            if found is not None:
                return str(found.get(qualified("w:val")))
            based = by_id[style].find(qualified("w:basedOn"))
            style = "" if based is None else based.get(qualified("w:val"))
        return ""

    def _kind_of(self, number: str) -> str:
        for each in self._numbering.iter(qualified("w:num")):
            if each.get(qualified("w:numId")) == number:
                return str(each.find(qualified("w:abstractNumId")).get(qualified("w:val")))
        return self._kind([("%1.", _DECIMAL, _HANGING, _HANGING)])

    def _kind(self, levels: list[tuple[str, str, int, int]]) -> str:
        """A kind of numbering of our own: of each level its text, how it counts, its indent and how far it hangs."""
        name = self._next("w:abstractNum", "w:abstractNumId")
        made = element("w:abstractNum", _levels(levels), abstractNumId=name)
        first = self._numbering.find(qualified("w:num"))
        if first is None:
            self._numbering.append(made)
        else:
            first.addprevious(made)
        return name

    def _begun(self, kind: str) -> str:
        """The number of a list of some kind that begins at 1."""
        name = self._next("w:num", "w:numId")
        begins = element("w:lvlOverride", [element("w:startOverride", val=1)], ilvl=0)
        self._numbering.append(element("w:num", [element("w:abstractNumId", val=kind), begins], numId=name))
        return name

    def _next(self, name: str, attribute: str) -> str:
        taken = [int(each.get(qualified(attribute))) for each in self._numbering.iter(qualified(name))]
        return str(max(taken, default=0) + 1)


def _levels(levels: list[tuple[str, str, int, int]]) -> Iterator[Element]:
    yield element("w:multiLevelType", val="multilevel" if len(levels) > 1 else "singleLevel")
    for place, (text, how, indent, hanging) in enumerate(levels):
        inside = [
            element("w:start", val=1),
            element("w:numFmt", val=how),
            element("w:suff", val="tab" if indent else "nothing"),
            element("w:lvlText", val=text if indent else f"{text}\u2002"),
            element("w:lvlJc", val="left"),
            element("w:pPr", [element("w:ind", left=indent, hanging=hanging)]),
        ]
        yield element("w:lvl", inside, ilvl=place)


def _numbered(number: str, level: int) -> Element:
    return element("w:numPr", [element("w:ilvl", val=level), element("w:numId", val=number)])
