"""The styles of a document by the names that Word shows."""

from __future__ import annotations

from investcase.report.word.parts_of_xml import Element, qualified


class Styles:
    """Finds a style's id by its name; capital letters make no difference, as in Word."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._ids = {
            str(each.find(qualified("w:name")).get(qualified("w:val"))).casefold(): str(
                each.get(qualified("w:styleId"))
            )
            for each in element.iter(qualified("w:style"))
            if each.find(qualified("w:name")) is not None
        }

    def __call__(self, name: str) -> str:
        """The id of a style.

        Raises:
            KeyError: there is none of that name.
        """
        return self._ids[name.casefold()]

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._ids
