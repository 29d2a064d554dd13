"""What a paper looks like where a council gives it a face of its own."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from investcase.report.charts.palette import NAVY

_HIGH, _WIDEST = 12.0, 48.0
"""Millimetres that a logo may take of a page."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that was made safe: its bytes, its kind, and how wide it is of one high."""

    content: bytes
    kind: Literal["png", "svg+xml"]
    ratio: float

    @property
    def inside(self) -> str:
        """The picture as an address that holds all of it, so that no other file is opened."""
        return f"data:image/{self.kind};base64,{b64encode(self.content).decode('ascii')}"

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how high it stands on a page, in millimetres."""
        wide = min(_HIGH * self.ratio, _WIDEST)
        return round(wide, 1), round(wide / self.ratio, 1)


@dataclass(frozen=True, slots=True)
class Face:
    """A council's name, logo and colour (`#rrggbb`, on paper and on a dark screen); None is what it is without them.

    `files` are those that it was read from, which nothing is written over.
    """

    name: str | None = None
    logo: Logo | None = None
    logo_in_word: Logo | None = None
    colour: str | None = None
    colour_on_dark: str | None = None
    files: tuple[Path, ...] = ()

    def coloured(self, marks: str) -> str:
        """Charts, or style sheets that choose their marks, in the council's colour: what a case says is left as it is,
        since no quotation mark in it stands in mark-up.
        """
        return marks if self.colour is None else marks.replace(f'"{NAVY}"', f'"{self.colour}"')

    def in_word(self, value: str) -> str:
        """A value of an attribute of a paper in Word, which may be the paper's own colour."""
        ours = value == NAVY.removeprefix("#").upper()
        return self.colour.removeprefix("#").upper() if ours and self.colour else value

    def rules(self, *, screen: bool) -> str:
        """What the style sheets are told beside themselves; paper is never dark."""
        if self.colour is None:
            return ""
        light = f"html:root {{ --navy: {self.colour}; }}"
        own, dark = self.colour, self.colour_on_dark
        marks = " ".join(f'html .web svg [{kind}="{own}"] {{ {kind}: {dark}; }}' for kind in ("fill", "stroke"))
        root = f"html:root {{ --navy: {dark}; }}"
        return f"{light}\n@media (prefers-color-scheme: dark) {{ {root} {marks} }}" if screen else light


PLAIN = Face()
"""The paper's own looks."""
