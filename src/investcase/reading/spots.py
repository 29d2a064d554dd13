"""Where one value is written, in whatever file, for what is found out about it later."""

from __future__ import annotations

from dataclasses import dataclass, replace

from investcase.reading.problems import Position, Problem, Severity
from investcase.reading.text import SourceText


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text, and the field that stands there where the text has fields."""

    source: SourceText
    at: Position
    field: str | None = None

    def problem(self, code: str, message: str, *, severity: Severity, expected: str | None = None) -> Problem:
        """A problem at this place."""
        made = self.source.problem(code, message, self.at, field=self.field, expected=expected)
        return replace(made, severity=severity)
