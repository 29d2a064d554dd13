"""Where each thing in a YAML text begins and ends, for whoever writes into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from investcase.reading.nodes import Path


@dataclass(slots=True)
class Span:
    """A value of a document: from `start` up to `end` in the text, and what it holds.

    `column` is how far in the first key of a mapping stands, and for a value that is not there how far its key does.
    `is_block` says that it is a text of several lines under | or >, whose end is the beginning of what follows.
    """

    path: Path
    start: int
    end: int
    column: int
    flow: bool = False
    is_scalar: bool = False
    is_null: bool = False
    is_block: bool = False
    keys: dict[str, Span] = field(default_factory=dict)
    items: list[Span] = field(default_factory=list)


def spans(text: str) -> Span | None:
    """The document that a text holds; None where it is empty, or is not to be read."""
    reader = _Reader(text)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            reader.take(event)
    except yaml.YAMLError:
        return None
    return reader.root


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[Span] = []
        self._key: list[str | None] = []
        self._key_column: list[int] = []
        self.root: Span | None = None

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            start: Any = event.start_mark
            end: Any = event.end_mark
            if self._awaits_key:
                self._key[-1], self._key_column[-1] = event.value, start.column
                if not self._open[-1].keys:
                    self._open[-1].column = start.column
                return
            plain = event.implicit[0] and event.style in (None, "")
            null = plain and event.value in ("", "~", "null")
            at = start.index if event.value or not plain else self._behind_colon(start.index)
            span = Span(self._path, at, end.index if event.value or not plain else at, self._column, is_scalar=True)
            span.is_null, span.is_block = null and not event.value, event.style in ("|", ">")
            self._hold(span)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            begin: Any = event.start_mark
            span = Span(self._path, begin.index, begin.index, begin.column, flow=bool(event.flow_style))
            self._hold(span)
            self._open.append(span)
            self._key.append(None if isinstance(event, yaml.MappingStartEvent) else "")
            self._key_column.append(begin.column)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            close: Any = event.end_mark
            self._open.pop().end = close.index
            self._key.pop()
            self._key_column.pop()

    @property
    def _awaits_key(self) -> bool:
        return bool(self._open) and self._key[-1] is None

    @property
    def _path(self) -> Path:
        if not self._open:
            return ()
        parent, key = self._open[-1], self._key[-1]
        return (*parent.path, key) if key else (*parent.path, len(parent.items))

    @property
    def _column(self) -> int:
        return self._key_column[-1] if self._key_column else 0

    def _behind_colon(self, index: int) -> int:
        """Where a value that is not there would begin: YAML puts it anywhere up to the next thing."""
        colon = self._text.rfind(":", 0, index + 1)
        return colon + 1 if colon >= 0 and not self._text[colon + 1 : index].split("\n")[0].strip() else index

    def _hold(self, span: Span) -> None:
        if not self._open:
            self.root = span
        elif self._key[-1]:
            self._open[-1].keys[self._key[-1]] = span
            self._key[-1] = None
        else:
            self._open[-1].items.append(span)
