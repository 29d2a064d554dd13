"""A value written into the text of a document: the lines that say it are written or rewritten, and no other byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from investcase.cli.asking.values import Held, Short, Value, entry, inline, item

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A value, and where in the document it stands."""

    path: Path
    value: Value


def edited(text: str, edit: Edit) -> str:
    """The text with the value in place.

    A mapping over a mapping that spreads over lines is set field by field, so that what its author added stays. A line
    held back behind one mark makes room for the live one.

    Raises:
        ValueError: the text is not one YAML mapping, or a part of the path is of another kind.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root = yaml.compose(text, Loader=loader)
    if not isinstance(root, yaml.MappingNode):
        raise ValueError("not a mapping")  # noqa: TRY004 (of the text, not of what was passed)
    return _set(text, root, edit.path, edit.value)


def _set(text: str, root: yaml.MappingNode, path: Path, value: Value) -> str:
    node: yaml.Node = root
    for depth, part in enumerate(path):
        inner = _inside(node, part)
        rest = path[depth + 1 :]
        if inner is None:
            return _add(text, node, part, _nested(rest, value))
        key, found = inner
        if not rest:
            return _replace(text, key, found, value, path, root)
        if not isinstance(found, yaml.MappingNode | yaml.SequenceNode):
            return _replace(text, key, found, _nested(rest, value), path[: depth + 1], root)
        node = found
    raise ValueError("no path is given")


def _inside(node: yaml.Node, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode) and isinstance(part, str):
        return next(((key, found) for key, found in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return (None, node.value[part]) if part < len(node.value) else None
    raise ValueError(f"{part!r} is looked for in what cannot hold it")


def _nested(path: Path, value: Value) -> Value:
    for part in reversed(path):
        value = {part: value} if isinstance(part, str) else [value]
    return value


def _replace(
    text: str, key: yaml.Node | None, found: yaml.Node, value: Value, path: Path, root: yaml.MappingNode
) -> str:
    in_lines = isinstance(found, yaml.MappingNode) and not found.flow_style
    if in_lines and isinstance(value, Mapping) and not isinstance(value, Short):
        for name, each in value.items():
            if isinstance(each, Held):
                continue
            text = edited(text, Edit((*path, name), each))
        return text
    end = _live_end(found)
    if key is None:
        start = found.start_mark.index
        return text[:start] + "\n".join(item(value, found.start_mark.column - 2)).lstrip()[2:] + text[end:]
    start = key.start_mark.index
    if _in_braces(root, path):
        return f"{text[:start]}{key.value}: {inline(value)}{text[end:]}"
    lines = entry(key.value, value, key.start_mark.column)
    return text[:start] + "\n".join(lines).lstrip() + text[end:]


def _in_braces(root: yaml.MappingNode, path: Path) -> bool:
    node: yaml.Node = root
    for part in path[:-1]:
        if _is_flow(node):
            return True
        inner = _inside(node, part)
        assert inner is not None
        node = inner[1]
    return _is_flow(node)


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _add(text: str, parent: yaml.Node, part: str | int, value: Value) -> str:
    if not isinstance(parent, yaml.MappingNode | yaml.SequenceNode):
        raise ValueError(f"{part!r} is to go into what cannot hold it")  # noqa: TRY004
    if parent.flow_style:
        own = f"{part}: {inline(value)}" if isinstance(part, str) else inline(value)
        close = parent.end_mark.index - 1
        return text[:close].rstrip() + (", " if parent.value else "") + own + text[close:]
    indent = parent.start_mark.column
    lines = entry(part, value, indent) if isinstance(part, str) else item(value, indent)
    held = _held_back(text, parent, indent, lines[0])
    if held is not None:
        return text[: held[0]] + "\n".join(lines) + text[held[1] :]
    at = _after_what_is_deeper(text, _live_end(parent), indent)
    return text[:at] + "\n" + "\n".join(lines) + text[at:]


def _after_what_is_deeper(text: str, end: int, indent: int) -> int:
    """The end of the line that ends there, or of the last held back beneath it that stands deeper than an indent."""
    at = text.find("\n", end)
    at = len(text) if at < 0 else at
    while (below := re.compile(r"\n( *)#[^\n]*").match(text, at)) is not None and len(below[1]) > indent:
        at = below.end()
    return at


def _held_back(text: str, parent: yaml.Node, indent: int, line: str) -> tuple[int, int] | None:
    """Where a line of the parent's stands that says the same and is held back: by its key, or by the id of an item."""
    said = re.match(r"\s*(- \{?(?:id|like): [\w.-]+|\w[\w.-]*:)", line)
    if said is None:
        return None
    wanted = re.compile(rf" {{{indent}}}# {re.escape(said[1])}(?=[\s,}}]|$)")
    start = text.rfind("\n", 0, parent.start_mark.index) + 1
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        here = text[start:end]
        if wanted.match(here):
            return start, end
        bare = here.lstrip()
        outside = len(here) - len(bare) < indent and here[:indent].strip("- ") != ""
        if bare and not bare.startswith("#") and outside and start > parent.start_mark.index:
            return None
        start = end + 1
    return None


def _live_end(node: yaml.Node) -> int:
    """Where the last thing that a node says ends: not the notes and empty lines after it."""
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)
