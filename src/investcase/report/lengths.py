"""How much of a case is laid out, and in which files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Length(StrEnum):
    """How long the paper is: its page 1, the short paper with its evidence in a second file, or both in one file."""

    PAGE = "page"
    SHORT = "short"
    FULL = "full"


class Piece(StrEnum):
    """One of the two files of a short paper."""

    PAPER = "paper"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a length, and of the two files of a short paper perhaps only one.

    Raises:
        ValueError: one of two files is asked for where there is one.
    """

    length: Length = Length.SHORT
    only: Piece | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if self.only is not None and self.length is not Length.SHORT:
            raise ValueError(f"a paper of the length {self.length} is one file, so that there is no other to leave out")

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The files to be written, as pieces: what is one file counts as the paper."""
        if self.length is not Length.SHORT:
            return (Piece.PAPER,)
        return (self.only,) if self.only else tuple(Piece)


def beside(name: str) -> str:
    """What the evidence pack beside a paper is called: `kent-evidence.pdf` beside `kent.pdf`."""
    path = Path(name)
    return str(path.with_name(f"{evidence_stem(path.stem)}{path.suffix}"))


def evidence_stem(stem: str) -> str:
    """The same without its ending."""
    return f"{stem}-{Piece.EVIDENCE}"
