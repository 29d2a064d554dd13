"""Where a line may end and where it may not, marked in a parsed page for the stylesheet.

The rules of line breaking allow a break between a sign and a pound sign, where none may be; and none inside a word,
however long, which then pushes the columns beside it off the paper.
"""

import re
import unicodedata
from typing import Any

from investcase.report.isolating import ISOLATED

_SIGNED_AMOUNT = re.compile(r"[+−]£[\d,.]+\w*")
_LONG_WORD = re.compile(r"[^\s\u200b\u2066-\u2069-]{25,}\u200b?")
"""Longer than the words of any language in general use, and shorter than a narrow column of the paper is wide."""
_ENDLESS_WORD = re.compile(r"\S{100,}")
_PART_OF_ONE = re.compile(r"(\S{50})(?=\S{50})")
_MAY_BREAK = "\u200b"
_FIGURE = re.compile(r"[+−-]?£?\d[^\s–—]*")
_LEFT_ALONE = frozenset({"head", "style", "script", "title", "{http://www.w3.org/2000/svg}svg"})
_CELLS = frozenset({"th", "td"})


def keep_amounts_whole(root: Any) -> None:
    """Wrap each signed amount in a parsed page in ``<span class="amount">``, which the stylesheet does not break."""
    _wrap(root, _SIGNED_AMOUNT, _amount)


def let_long_words_break(root: Any) -> None:
    """Wrap each word too long for its column in ``<span class="long">``, which the stylesheet may break anywhere.

    To find where a word longer than any line may break, and what width it asks of its column, takes time that grows
    with the square of its length. So it is told where to break, and its table goes by fixed widths.
    """
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _LEFT_ALONE:
            element.text = element.text and _PART_OF_ONE.sub(rf"\1{_MAY_BREAK}", element.text)
        element.tail = element.tail and _PART_OF_ONE.sub(rf"\1{_MAY_BREAK}", element.tail)
    for table in root.iter("table"):
        cells = [element for element in table.iter() if element.tag in _CELLS]
        if any(_ENDLESS_WORD.search("".join(cell.itertext())) for cell in cells):
            _add_class(table, "fixed")
        for cell in cells:
            _wrap(cell, _LONG_WORD, _long)


def set_right_to_left_apart(root: Any) -> None:
    """Wrap what stands between isolating signs in ``<bdi>``: the page's own words and figures keep their order.

    The signs alone would do it in a browser. Here each line of a paragraph is laid out by itself, so that a line
    which begins inside of them would not know it.
    """
    _wrap(root, ISOLATED, _apart)


def keep_figures_whole(table: Any) -> None:
    """Wrap each figure in the cells of a table as an amount is."""
    for cell in list(table.iter("td")):
        _wrap(cell, _FIGURE, _amount)


def _add_class(element: Any, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _amount(parent: Any, words: str) -> Any:
    return _element(parent, "span", words, {"class": "amount"})


def _long(parent: Any, words: str) -> Any:
    return _element(parent, "span", words, {"class": "long"})


def _apart(parent: Any, words: str) -> Any:
    first = next((way for way in map(unicodedata.bidirectional, words) if way in ("L", "R", "AL")), "L")
    # Of one piece, since the order of several in a line that runs from right to left is not to be relied on.
    return _element(parent, "bdi", words[1:-1], {"class": "long"} | ({} if first == "L" else {"dir": "rtl"}))


def _element(parent: Any, tag: str, words: str, attributes: dict[str, str]) -> Any:
    made = parent.makeelement(tag, attributes)
    made.text = words
    return made


def _wrap(root: Any, pattern: re.Pattern[str], make: Any) -> None:
    """Put an element in place of each text that a pattern finds, beneath an element of a parsed page."""
    if not isinstance(root.tag, str) or root.tag in _LEFT_ALONE or root.get("class") in ("trail", "long"):
        return
    root.text, children = _split(root, root.text, pattern, make)
    for child in list(root):
        _wrap(child, pattern, make)
        children.append(child)
        child.tail, made = _split(root, child.tail, pattern, make)
        children.extend(made)
    root[:] = children


def _split(parent: Any, text: str | None, pattern: re.Pattern[str], make: Any) -> tuple[str | None, list[Any]]:
    """The text before the first that is found, and an element for each with the text after it as its tail."""
    if not text or not (found := list(pattern.finditer(text))):
        return text, []
    made = []
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=True):
        element = make(parent, match[0])
        element.tail = text[match.end() : end]
        made.append(element)
    return text[: found[0].start()], made
