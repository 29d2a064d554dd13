"""Keeps an amount on one line: the rules of line breaking allow a break between a sign and a pound sign."""

import re
from typing import Any

_SIGNED_AMOUNT = re.compile(r"[+−]£[\d,.]+\w*")
_LEFT_ALONE = frozenset({"head", "style", "script", "title", "{http://www.w3.org/2000/svg}svg"})


def keep_amounts_whole(root: Any) -> None:
    """Wrap each signed amount in a parsed page in ``<span class="amount">``, which the stylesheet does not break."""
    if not isinstance(root.tag, str) or root.tag in _LEFT_ALONE:
        return
    # Children first, while they are still only the author's own.
    for child in list(root):
        keep_amounts_whole(child)
        rest, spans = _split(root, child.tail)
        child.tail = rest
        _insert(root, list(root).index(child) + 1, spans)
    root.text, spans = _split(root, root.text)
    _insert(root, 0, spans)


def _insert(parent: Any, place: int, spans: list[Any]) -> None:
    for offset, span in enumerate(spans):
        parent.insert(place + offset, span)


def _split(parent: Any, text: str | None) -> tuple[str | None, list[Any]]:
    """The text before the first amount, and a span for each amount with the text after it as its tail."""
    if not text or not (found := list(_SIGNED_AMOUNT.finditer(text))):
        return text, []
    spans = []
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=True):
        span = parent.makeelement("span", {"class": "amount"})
        span.text = match[0]
        span.tail = text[match.end() : end]
        spans.append(span)
    return text[: found[0].start()], spans
