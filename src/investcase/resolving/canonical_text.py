"""The inputs written out as YAML text, the same bytes wherever it is done.

The emitter in C takes a sixth of the time. It and the one in Python agree but where they break a line inside quotes:
where there are breaks in a text, or characters that are written as escapes, and in keys that are long or empty. There,
and where no C one is installed, the one in Python writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

_PLAIN = re.compile("[ -~\u00a1-\u2027\u202a-\ud7ff]*")
_LONGEST_KEY = 60


def canonical_text(content: dict[str, Any]) -> str:
    """A mapping of text, lists and mappings as YAML."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper) if all(_is_plain(content)) else yaml.SafeDumper
    text: str = yaml.dump(content, Dumper=dumper, allow_unicode=True, sort_keys=False, width=120)
    return text


def _is_plain(content: Any) -> Iterator[bool]:
    """Of every text in it, whether both emitters write it alike."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield 0 < len(key) <= _LONGEST_KEY and _PLAIN.fullmatch(key) is not None
            yield from _is_plain(value)
    elif isinstance(content, list):
        for value in content:
            yield from _is_plain(value)
    elif content is not None:
        yield _PLAIN.fullmatch(content) is not None
