"""Which lines of a document tell of people: those on which its `equality:` stands, wherever the reader finds it.

The parsed place decides, in whatever style it is written. Where a document cannot be read to its end, the plain layout
of a case decides (names at the left margin, one a line); one that is laid out otherwise may hold people anywhere, and
no digit of it is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

SECTION = "equality"
_TOP = re.compile(r"""(?P<quote>["']?)(?P<name>[\w.-]+)(?P=quote)\s*:(?:\s|$)""")
_MAY_HOLD = re.compile(r"equality|\\[xuUN0-9]|\\$", re.IGNORECASE | re.MULTILINE)
"""The name, or a sign by which it may be written otherwise: without either there is no section."""
_OTHERWISE = re.compile(r"""^["'].*\\|^[?{\[&*!<]|[:-]\s+[&*]\w""")
"""A name with escapes, a line that begins no plain name, or a part of the document that stands for another."""
_MOST_EVENTS = 100_000


def equality_lines(lines: Sequence[str]) -> tuple[bool, ...]:
    """Of each line, whether a number on it may tell of people."""
    text = "\n".join(lines)
    if _MAY_HOLD.search(text) is None:
        return (False,) * len(lines)
    found = [False] * len(lines)
    try:
        for first, last in _spans(text):
            for line in range(first, min(last, len(lines) - 1) + 1):
                found[line] = True
    except yaml.YAMLError:
        return _by_layout(lines)
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """First and last line of every section, by the parser's events; nothing is composed, so depth costs nothing."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth, is_key, began, mapping = 0, True, None, False
    newlines = [found.end() for found in re.finditer("\n", text)]
    spans: list[tuple[int, int]] = []
    for count, event in enumerate(yaml.parse(text, Loader=loader)):
        if count > _MOST_EVENTS or isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.YAMLError("it refers from one place to another, so that a place says little")
        opens = isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)
        closes = isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
        depth += opens - closes
        if opens and depth == 1:
            mapping, is_key = isinstance(event, yaml.MappingStartEvent), True
            continue
        ends_node = isinstance(event, yaml.ScalarEvent) or closes
        if not mapping or not ends_node or depth != 1:
            continue
        start: Any = event.start_mark
        end: Any = event.end_mark
        if is_key:
            named = isinstance(event, yaml.ScalarEvent) and event.value.strip().casefold() == SECTION
            began = start.index if named or not isinstance(event, yaml.ScalarEvent) else None
        elif began is not None:
            spans.append((_line(newlines, began), _line(newlines, max(end.index - 1, began))))
        is_key = not is_key
    yield from spans


def _line(newlines: Sequence[int], index: int) -> int:
    return bisect_right(newlines, index)


def _by_layout(lines: Sequence[str]) -> tuple[bool, ...]:
    """By names at the left margin; everything where those are not how the document is laid out."""
    said = [line for line in lines if line.strip() and not line.lstrip().startswith(("#", "---"))]
    plain = bool(said) and _TOP.match(said[0]) is not None
    if not plain or any(_OTHERWISE.search(line) for line in said):
        return (True,) * len(lines)
    inside, found = False, []
    for line in lines:
        top = _TOP.match(line)
        if top is not None:
            inside = top["name"].casefold() == SECTION
        found.append(inside)
    return tuple(found)
