"""No page but the last stays almost empty: what follows begins beneath, where it would have begun a page."""

from __future__ import annotations

from typing import Any

_LEAST = 1 / 3
"""Of a page's height."""
_SECTION = "page"
_BENEATH = "beneath"


def let_next_begin_beneath(document: Any) -> bool:
    """Have the section after each page that is under a third full begin on it; whether there is such a page."""
    changed = False
    sheets = [page._page_box for page in document.pages]  # noqa: SLF001
    for number, sheet in enumerate(sheets[:-1]):
        if _filled(sheet) < _LEAST:
            here = _sections(sheet)
            follows = next((each for each in _sections(sheets[number + 1]) if each not in here), None)
            if follows is not None and _BENEATH not in follows.get("class").split():
                follows.set("class", f"{follows.get('class')} {_BENEATH}")
                changed = True
    return changed


def _filled(sheet: Any) -> float:
    """How far down its page the lowest word or drawing reaches, as a share of the height between the margins."""
    body = sheet.children[0]
    ends = [
        box.position_y + box.height
        for box in body.descendants()
        if getattr(box, "text", "") or type(box).__name__.endswith("ReplacedBox")
    ]
    top = sheet.content_box_y()
    return float((max(ends, default=top) - top) / sheet.height)


def _sections(sheet: Any) -> list[Any]:
    """The elements of the sections that stand on a page, in their order."""
    found = [
        box.element
        for box in sheet.children[0].descendants()
        if box.element_tag == "section" and _SECTION in (box.element.get("class") or "").split()
    ]
    return list(dict.fromkeys(found))
