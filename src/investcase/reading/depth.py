"""Where a text goes one level too deep, for when the fast parser gives up before it says so.

The fast parser (libyaml) reads a line of brackets to its end before it hands over the first of them, and newer ones
refuse a thousand levels by themselves, in words and at a place of their own. Python's parser hands over one at a time.
"""

from __future__ import annotations

from typing import Any

import yaml


def may_open(text: str, begin: int, end: int) -> int:
    """At most so many levels are opened between two indexes: only brackets are read ahead."""
    return text.count("[", begin, end) + text.count("{", begin, end)


def too_deep_at(text: str, levels: int, end: int) -> int | None:
    """The index of what opens one level more than ``levels``: a bracket, dash or name; None if none before ``end``.

    Takes up to a tenth of a millisecond for each value in the text.
    """
    depth = 0
    try:
        for event in yaml.parse(text[:end], Loader=yaml.SafeLoader):
            start: Any = event.start_mark
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > levels:
                    return int(start.index)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return None
    return None
