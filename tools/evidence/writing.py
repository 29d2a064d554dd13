"""Plain data as YAML in the manner of the library: lines of at most 120 characters, long text folded."""

from __future__ import annotations

import re
import textwrap
from decimal import Decimal
from typing import Any

_WIDTH = 116
_UNSAFE = re.compile(r"^[\s'\"&*!|>%@`\[\]{}#?,-]|: | #|:$|^\d+$|^(yes|no|true|false|null|~)$", re.IGNORECASE)


def document(kind: str, blocks: dict[str, list[dict[str, Any]]], heading: str) -> str:
    """One document of the library: its format line, and each block as a list, left out when it is empty."""
    lines = [f"# {line}" for line in heading.splitlines()]
    lines.append(f"format: investcase/{kind}/1")
    for name, entries in blocks.items():
        if not entries:
            if name == "figures":
                lines.append("figures: []")
            continue
        lines.append(f"{name}:")
        for entry in entries:
            lines += _item(entry, 2)
    return "\n".join(lines) + "\n"


def number(text: str) -> str:
    """A number of a prepared table as people write it, with its thousands apart and nothing lost."""
    return f"{Decimal(text):,f}"


def _item(entry: dict[str, Any], indent: int) -> list[str]:
    lines = _mapping(entry, indent + 2)
    return [" " * indent + "- " + lines[0].lstrip(), *lines[1:]]


def _mapping(entry: dict[str, Any], indent: int) -> list[str]:
    pad, lines = " " * indent, []
    for key, value in entry.items():
        if value is None:
            continue
        if isinstance(value, dict):
            lines += [f"{pad}{key}:", *_mapping(value, indent + 2)]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{pad}{key}:")
            for item in value:
                lines += _item(item, indent + 2)
        elif isinstance(value, list):
            lines.append(f"{pad}{key}: [{', '.join(value)}]")
        elif isinstance(value, int):
            lines.append(f"{pad}{key}: {value}")
        else:
            lines += _scalar(pad, key, str(value))
    return lines


def _scalar(pad: str, key: str, text: str) -> list[str]:
    written = '"' + text.replace('"', '\\"') + '"' if _UNSAFE.search(text) else text
    line = f"{pad}{key}: {written}"
    if len(line) <= _WIDTH or " " not in text:
        return [line]
    inner = pad + "  "
    return [f"{pad}{key}: >-", *textwrap.wrap(text, _WIDTH - 2, initial_indent=inner, subsequent_indent=inner)]
